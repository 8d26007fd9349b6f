"""The texts of corpora: records of a .jsonl of {"text"}, or whole lines of any other file; plain or compressed.

`vnlint.corpus` cuts a plain text at an empty line and leaves out what is empty. Here nothing is left out, and a text is
cut where the shipped data had it cut: a number of texts to take means the same as it did.
"""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from vnlint.sources.containers import opened

CHUNK = 4_000_000
"""Code points that are enough at once for numpy to be called seldom."""


def lines(path: Path) -> Iterator[str]:
    """The lines of a file with their ends, which are LF alone. Raises OSError, ValueError for what is not UTF-8."""
    with io.TextIOWrapper(opened(str(path)), "utf-8", newline="\n") as file:
        yield from file


def has_records(path: Path) -> bool:
    """Whether the lines of a file are records."""
    return ".jsonl" in path.suffixes


def texts(path: Path, limit: int | None = None) -> Iterator[str]:
    """The first ``limit`` texts of a corpus, or all, in NFC: of each record, else of lines that fill a CHUNK."""
    if has_records(path):
        pieces = (json.loads(line)["text"] for line in lines(path))
    else:
        pieces = filter(None, map("".join, groups(lines(path), CHUNK)))
    for piece in islice(pieces, limit):
        yield unicodedata.normalize("NFC", piece)


def groups(parts: Iterable[str], size: int) -> Iterator[list[str]]:
    """Parts in a row that are more than ``size`` code points together; in the last group, what is left, or nothing."""
    waiting: list[str] = []
    waiting_size = 0
    for part in parts:
        waiting.append(part)
        waiting_size += len(part)
        if waiting_size > size:
            yield waiting
            waiting, waiting_size = [], 0
    yield waiting


def pages(parts: Iterable[str], size: int) -> Iterator[str]:
    """Texts joined by line ends, grouped as `groups` does."""
    return map("\n".join, groups(parts, size))
