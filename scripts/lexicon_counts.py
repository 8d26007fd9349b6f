"""A stream of folded text from corpora, with the counts of its words (used by learn_lexicon.py).

A corpus is a .txt or a .jsonl of {"id", "text"}, plain or compressed. Folded means NFC and the new style of tone
placement (hoà). Records of a held-out set, and runs of twelve words shared with one, are marked as not to be counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from corpus import CHUNK, groups, has_records, lines
from folding import in_new_style
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document
from vnlint.columns import Columns, Tokens
from vnlint_rules.language.context.learning.exclusion import Exclusion

WINDOW = 2_000  # code points that count as a document where the corpus does not tell

Words = NDArray[np.uint64]
Flags = NDArray[np.bool_]


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


def hashes(document: Document) -> Words:
    """Of each word of a document, folded."""
    folded = in_new_style(document.text)
    return (document if folded == document.text else Document(folded)).tokens.hashes


def documents(path: Path, held_out: Exclusion) -> Iterator[str]:
    """Records of a .jsonl, stretches between empty lines of a text, or windows of whole lines."""
    if has_records(path):
        for record in map(json.loads, lines(path)):
            if str(record["id"]) not in held_out.ids:
                yield record["text"] + "\n"
        return
    waiting: list[str] = []
    size = 0
    separated = False
    for line in lines(path):
        empty = line == "\n"
        separated |= empty
        if waiting and (empty or (not separated and size >= WINDOW)):
            yield "".join(waiting)
            waiting, size = [], 0
        waiting.append(line)
        size += len(line)
    yield "".join(waiting)


def chunks(paths: Iterable[Path], held_out: Exclusion) -> Iterator[Chunk]:
    """The corpora, folded and cut."""
    for path in paths:
        for group in filter(None, groups(documents(path, held_out), CHUNK)):
            yield _chunk(group, held_out)


def _chunk(parts: list[str], held_out: Exclusion) -> Chunk:
    parts = [in_new_style(part) for part in parts]
    starts = np.cumsum([0, *map(len, parts)])[:-1]
    text = "".join(parts)
    document = Document(text)
    columns, tokens = document.columns, document.tokens
    numbers = np.searchsorted(starts, tokens.starts, "right")
    return Chunk(text, columns, tokens, numbers, ~held_out.covers(document))


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
