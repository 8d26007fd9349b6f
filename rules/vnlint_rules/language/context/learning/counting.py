"""One batch of texts, counted: its words; then its pairs and triples of ids."""

from __future__ import annotations

import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.context import stream
from vnlint_rules.language.context.learning.exclusion import Exclusion
from vnlint_rules.language.context.learning.runs import Keys, Tallies, counted
from vnlint_rules.language.context.model import pair_keys, triple_keys
from vnlint_rules.language.context.vocabulary import FIRST, MOST, STOP, Ids, Vocabulary
from vnlint_rules.language.tone import fold_style

SEPARATOR = "\n\ufdd0\n"
_KEPT_OUT = 100
"""One text in so many is kept out, to measure with."""
_CORPUS = 50_000
"""Code points from which a text is taken for many."""
_LONGEST = 40
"""Letters of the longest word that is counted: longer ones are no words."""
_MISSING = np.uint16(MOST)
"""Stands for a word that is not to be counted."""


class Grams(Struct, frozen=True):
    """What was counted in a batch."""

    unigrams: NDArray[np.int64]
    """How often each id was seen."""
    pairs: tuple[Keys, Tallies]
    triples: tuple[Keys, Tallies]
    kept_out: Ids
    """The ids of the texts that were not counted."""
    texts: int
    words: int


def is_kept_out(text: str) -> bool:
    """Whether a text is for measuring. It hangs on the text alone."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % _KEPT_OUT == 0


def parts_of(text: str) -> list[str]:
    """A text, or what it is made of where it is a whole corpus: parts with empty lines between, or else its lines."""
    if len(text) < _CORPUS:
        return [text]
    return text.split("\n\n") if "\n\n" in text else text.split("\n")


def words_of(texts: Iterable[str]) -> Counter[str]:
    """The words of texts, in lower case, NFC and the newer style of tone placement, with their counts."""
    found: Counter[str] = Counter()
    document = Document(SEPARATOR.join(map(_composed, texts)))
    tokens = document.tokens
    _, first, counts = np.unique(tokens.hashes, return_index=True, return_counts=True)
    starts, ends = tokens.starts[first].tolist(), tokens.ends[first].tolist()
    for start, end, count in zip(starts, ends, counts.tolist(), strict=True):
        if end - start <= _LONGEST:
            found[fold_style(document.text[start:end].lower())] += count
    return found


def grams_of(texts: Iterable[str], ids: Iterable[object], vocabulary: Vocabulary, exclusion: Exclusion) -> Grams:
    """The pairs and triples of ids of texts. ``ids`` name the records they are from."""
    counted_texts: list[str] = []
    measured: list[str] = []
    for text, name in zip(texts, ids, strict=True):
        if name is None or str(name) not in exclusion.ids:
            for part in parts_of(text):
                (measured if is_kept_out(part) else counted_texts).append(_composed(part))
    row, words = _row(counted_texts, vocabulary, exclusion)
    known = row != _MISSING
    first, second, third = row[:-2], row[1:-1], row[2:]
    both = known[:-1] & known[1:]
    # Nothing reaches across the end of a sentence; what stands before it does.
    whole = known[:-2] & known[1:-1] & known[2:] & ((second != STOP) | ((first == STOP) & (third != STOP)))
    return Grams(
        np.bincount(row[known], minlength=len(vocabulary)),
        counted(pair_keys(row[:-1][both], row[1:][both])),
        counted(triple_keys(first[whole], second[whole], third[whole])),
        _row(measured, vocabulary, exclusion)[0],
        len(counted_texts) + len(measured),
        words,
    )


def _row(texts: Iterable[str], vocabulary: Vocabulary, exclusion: Exclusion) -> tuple[Ids, int]:
    """The ids of texts in a row, and how many of them are of words."""
    document = Document(SEPARATOR.join(texts))
    read = stream.read(document, vocabulary)
    ids = read.ids.copy()
    ids[read.places[exclusion.covers(document)]] = _MISSING
    return ids, len(read.places)


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def frequent(counts: Counter[str], least: int, more: Iterable[str]) -> Iterator[str]:
    """The words with at least ``least``, and those of ``more``, the most frequent first; no more than there are ids."""
    wanted = {word for word, count in counts.items() if count >= least} | set(more)
    ordered = sorted(wanted, key=lambda word: (-counts[word], word))
    return iter(ordered[: MOST - FIRST])
