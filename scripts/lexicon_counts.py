"""A stream of folded text from corpora, with the counts of its words (used by learn_lexicon.py).

A corpus is a .txt or a .jsonl of {"id", "text"}, plain or .zst. Folded means NFC and one style of tone placement (hoà).
Records of a held-out set, and runs of twelve words shared with one, are marked as not to be counted.
"""

from __future__ import annotations

import io
import json
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import regex
from msgspec import Struct
from numpy.typing import NDArray

from vnlint.columns import Columns, Tokens

CHUNK = 4_000_000  # code points
WINDOW = 2_000  # code points that count as a document where the corpus does not tell
RUN = 12  # words in common with a held-out text that make a stretch part of it
MIXER = np.uint64(0xD6E8FEB86659FD93)
BITS = 26

Words = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_OLD = regex.compile(r"[òóỏõọ][ae](?!\w)|(?<!q)[ùúủũụ]y(?!\w)", regex.IGNORECASE)
_NEW = {
    first + tone + second: first + second + tone
    for tone in "\u0300\u0301\u0303\u0309\u0323"
    for first, second in ("oa", "oe", "uy", "OA", "OE", "UY", "Oa", "Oe", "Uy", "oA", "oE", "uY")
}
_NEW = {unicodedata.normalize("NFC", old): unicodedata.normalize("NFC", new) for old, new in _NEW.items()}


def fold(text: str) -> str:
    """NFC, the tone of an open oa, oe, uy on its second vowel: hòa becomes hoà, hòan stays."""
    return _OLD.sub(lambda found: _NEW[found[0]], unicodedata.normalize("NFC", text))


class Chunk(Struct, frozen=True):
    """Some megabytes of folded text, with the number of the document of each word and which words count."""

    text: str
    columns: Columns
    tokens: Tokens
    documents: NDArray[np.int64]
    counted: Flags

    def capitals(self) -> tuple[Flags, Flags, Flags]:
        """For each word: begins with a capital; does so after a word and a blank; is of capitals only (two or more)."""
        upper = _table(str.isupper)
        codes, starts, ends = self.columns.codes, self.tokens.starts, self.tokens.ends
        first = upper[np.minimum(codes[starts], len(upper) - 1)]
        last = upper[np.minimum(codes[ends - 1], len(upper) - 1)]
        return first, first & self.joined(), first & last & (ends - starts > 1)

    def joined(self) -> Flags:
        """For each word whether the word before it stands one blank away in the same document."""
        starts, ends = self.tokens.starts, self.tokens.ends
        result = np.zeros(len(starts), np.bool_)
        result[1:] = (starts[1:] == ends[:-1] + 1) & (self.columns.codes[starts[1:] - 1] == ord(" "))
        return result


def _table(test: Callable[[str], bool]) -> Flags:
    return np.array([test(chr(code)) for code in range(0x2000)])


class HeldOut:
    """What must not be counted: records by their id, and stretches by the runs of words they share."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.ids: set[str] = set()
        runs = [np.zeros(0, np.uint64)]
        for path in paths:
            for record in map(json.loads, _lines(path)):
                self.ids.add(str(record["id"]))
                runs += [_runs(Columns(fold(record[key])).tokens.hashes) for key in ("text", "clean") if key in record]
        self._runs = np.sort(np.concatenate(runs))
        self._maybe = np.zeros(1 << BITS, np.bool_)
        self._maybe[_slots(self._runs)] = True

    def covers(self, hashes: Words) -> Flags:
        """For each word whether it stands in such a run, or within RUN words of one."""
        result = np.zeros(len(hashes), np.bool_)
        runs = _runs(hashes)
        found = np.flatnonzero(self._maybe[_slots(runs)])
        at = np.searchsorted(self._runs, runs[found])
        for place in found[self._runs[np.minimum(at, len(self._runs) - 1)] == runs[found]].tolist():
            result[max(0, place - RUN) : place + 2 * RUN] = True
        return result


def _runs(hashes: Words) -> Words:
    """A hash of each run of RUN words."""
    if len(hashes) < RUN:
        return np.zeros(0, np.uint64)
    size = len(hashes) - RUN + 1
    result = np.zeros(size, np.uint64)
    for offset in range(RUN):
        result = result * MIXER + hashes[offset : offset + size]
    return result


def _slots(hashes: Words) -> NDArray[np.int64]:
    return ((hashes * MIXER) >> np.uint64(64 - BITS)).astype(np.int64)


def _lines(path: Path) -> Iterator[str]:
    """Lines of a plain or a compressed file."""
    command = ["zstd", "-dc", str(path)] if path.suffix == ".zst" else ["cat", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield from io.TextIOWrapper(process.stdout, encoding="utf-8", newline="\n")


def documents(path: Path, held_out: HeldOut) -> Iterator[str]:
    """Records of a .jsonl, stretches between empty lines of a text, or windows of whole lines."""
    if ".jsonl" in path.suffixes:
        for record in map(json.loads, _lines(path)):
            if str(record["id"]) not in held_out.ids:
                yield record["text"] + "\n"
        return
    waiting: list[str] = []
    size = 0
    separated = False
    for line in _lines(path):
        empty = line == "\n"
        separated |= empty
        if waiting and (empty or (not separated and size >= WINDOW)):
            yield "".join(waiting)
            waiting, size = [], 0
        waiting.append(line)
        size += len(line)
    yield "".join(waiting)


def chunks(paths: Iterable[Path], held_out: HeldOut) -> Iterator[Chunk]:
    """The corpora, folded and cut."""
    for path in paths:
        waiting: list[str] = []
        size = 0
        for document in documents(path, held_out):
            waiting.append(document)
            size += len(document)
            if size >= CHUNK:
                yield _chunk(waiting, held_out)
                waiting, size = [], 0
        if waiting:
            yield _chunk(waiting, held_out)


def _chunk(parts: list[str], held_out: HeldOut) -> Chunk:
    parts = [fold(part) for part in parts]
    starts = np.cumsum([0, *map(len, parts)])[:-1]
    text = "".join(parts)
    columns = Columns(text)
    tokens = columns.tokens
    numbers = np.searchsorted(starts, tokens.starts, "right")
    return Chunk(text, columns, tokens, numbers, ~held_out.covers(tokens.hashes))


class Counts(Struct, frozen=True):
    """Words with how often they were seen. `numbers` has a row a word, with the columns of `COLUMNS`."""

    words: list[str]
    numbers: NDArray[np.int64]

    def save(self, path: Path) -> None:
        """Write an .npz."""
        np.savez(path, words=np.frombuffer("\n".join(self.words).encode(), np.uint8), numbers=self.numbers)

    @classmethod
    def load(cls, path: Path) -> Counts:
        """What `save` wrote."""
        with np.load(path) as file:
            return cls(file["words"].tobytes().decode().split("\n"), file["numbers"])


COLUMNS = "all lower inner capitals documents".split()
"""Occurrences; of them those in lower case, capitalised after a word, in capitals only; documents with the word."""


def count(pieces: Iterable[Chunk], least: int = 3) -> Counts:
    """The words that occur at least `least` times, by falling frequency."""
    spelling: dict[int, str] = {}
    waiting: list[tuple[Words, NDArray[np.int64]]] = []
    for chunk in pieces:
        kept = np.flatnonzero(chunk.counted)
        order = kept[np.argsort(chunk.tokens.hashes[kept], kind="stable")]
        hashes, numbers = chunk.tokens.hashes[order], chunk.documents[order]
        first, inner, capitals = (flags[order] for flags in chunk.capitals())
        fresh = np.append(True, (hashes[1:] != hashes[:-1]) | (numbers[1:] != numbers[:-1]))
        rows = np.stack([np.ones(len(order)), ~first, inner & ~capitals, capitals, fresh], 1).astype(np.int64)
        distinct, sums, where = _summed(hashes, rows)
        for key, place in zip(distinct.tolist(), order[where].tolist(), strict=True):
            if key not in spelling:
                spelling[key] = chunk.text[chunk.tokens.starts[place] : chunk.tokens.ends[place]].lower()
        waiting.append((distinct, sums))
        if len(waiting) == 16:
            waiting = [_merged(waiting)]
    hashes, sums = _merged(waiting)
    words = [spelling[key] for key in hashes.tolist()]
    chosen = [row for row in range(len(words)) if sums[row, 0] >= least]
    chosen.sort(key=lambda row: (-sums[row, 0], words[row]))
    return Counts([words[row] for row in chosen], sums[chosen])


def _merged(parts: list[tuple[Words, NDArray[np.int64]]]) -> tuple[Words, NDArray[np.int64]]:
    hashes, sums = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(hashes, kind="stable")
    distinct, total, _ = _summed(hashes[order], sums[order])
    return distinct, total


def _summed(keys: Words, rows: NDArray[np.int64]) -> tuple[Words, NDArray[np.int64], NDArray[np.int64]]:
    """Distinct ones of sorted keys, the sums of their rows, where they begin."""
    where = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[where], np.add.reduceat(rows, where, 0), where
