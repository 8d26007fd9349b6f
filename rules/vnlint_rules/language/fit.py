"""How well words fit between their neighbours: log-likelihoods from counts of words and of pairs of words.

A word is a number here, its row in a table of hashes and shares, so that thousands are scored in a few steps.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language import lexicon, pairs

Rows = NDArray[np.int64]
"""Words by their rows."""

NOTHING, NUMBER, NAME = range(3)
"""The edge of a sentence or a word of which nothing is known; any number; any capitalised word that is no syllable."""

_FIRST = 3
_OFTEN = 6.0
"""Log count of pairs that may be one name."""


class _Words(Struct, frozen=True):
    rows: dict[str, int]
    """Of every syllable in use."""
    hashes: NDArray[np.uint64]
    shares: NDArray[np.float64]
    """Of all words; 1 for NOTHING."""


def row_of(word: str) -> int:
    """The row of a word (NFC, any case, either style) or number; of an unknown word that of its class."""
    if not word:
        return NOTHING
    row = _words().rows.get(word.lower())
    if row is not None:
        return row
    if word[0].isdigit():
        return NUMBER
    return NAME if word[0].isupper() else NOTHING


def is_syllable(row: int) -> bool:
    """Whether it is the row of a syllable in use, or of a number."""
    return row == NUMBER or row >= _FIRST


def log_share(row: int) -> float:
    """The natural log of the share that a word has in all text; 0 for NOTHING."""
    return math.log(_words().shares[row])


def follows(left: Rows, right: Rows) -> NDArray[np.float64]:
    """log p(right | left) for words side by side, interpolated with the share of the right one alone; shape (n,).

    What comes after NOTHING has its share; NOTHING itself adds nothing.
    """
    table, words = pairs.load(), _words()
    a, b = words.hashes[left], words.hashes[right]
    share = words.shares[right]
    seen = words.shares[left] * table.total
    both = np.exp(table.log_counts(a, b, fold=False).astype(np.float64))
    both = np.minimum(both, np.minimum(seen, share * table.total))  # hides pairs that only look as if kept
    both[(left == NOTHING) | (right == NOTHING)] = 0.0
    weight = 3.0 * seen**0.7 + 1.0
    result: NDArray[np.float64] = np.log((both + weight * share) / (seen + weight))
    np.copyto(result, np.log(share), where=left == NOTHING)
    result[right == NOTHING] = 0.0
    return result


def between(left: str, words: Sequence[str], right: str) -> list[float]:
    """For each of several known words how well it fits between two others; an empty one is the edge of a sentence."""
    rows = np.array([row_of(word) for word in words], np.int64)
    first, last = (np.full(len(rows), row_of(word)) for word in (left, right))
    fits: list[float] = (follows(first, rows) + follows(rows, last)).tolist()
    return fits


def often_together(left: str, right: str) -> bool:
    """Whether two words (NFC, any case, either style) stand side by side so often that they may be one name."""
    rows = row_of(left), row_of(right)
    if not all(map(is_syllable, rows)):
        return False
    hashes = _words().hashes[np.array(rows)]
    return bool(pairs.load().log_counts(hashes[:1], hashes[1:], fold=False)[0] >= _OFTEN)


@functools.cache
def _words() -> _Words:
    table = pairs.load()
    syllables = lexicon.syllables()
    words = list(syllables)
    shares = np.exp(list(syllables.values())) / 1e6
    classes = np.array([1.0, table.numbers / table.total, table.names / table.total])
    hashes = np.array([0, pairs.NUMBER, pairs.NAME], np.uint64)
    return _Words(
        dict(zip(words, range(_FIRST, _FIRST + len(words)), strict=True)),
        np.concatenate((hashes, pairs.folded(Document("\n".join(words)).tokens.hashes))),
        np.concatenate((classes, shares)),
    )
