"""The words of a text that no list has, each with its neighbours: found on columns, so that only they cost anything."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vnlint import UPPER, Document
from vnlint_rules.language import lexicon

_NEAR = 3
"""Words to either side that tell whether a word stands in a foreign passage,"""
_FOREIGN = 5
"""odd ones among them, itself counted, up to which it does not,"""
_LONELY = 2
"""and up to which a word without marks does not."""
_BLANKS = " \u00a0"
_DEBRIS = frozenset("€‚„†‡ˆ‰‹¤¦¨¬±¸¼½¾√∫≈∞≤≥∂∆∑∏◊").union(map(chr, range(0x2500, 0x25A0)))
"""What stands right beside letters in text that was read in another encoding, and hardly else."""
LONGEST = 32
"""Letters of a word, at most; what is longer is data, and to take it apart would take long."""


class OddWord(NamedTuple):
    """A word, and the words that one blank parts from it; empty where something else stands there."""

    start: int
    end: int
    text: str
    left: str
    right: str


def odd_words(document: Document) -> list[OddWord]:
    """The odd words, in order; without those of foreign passages, and names without marks.

    A word is odd when no list has it as it is written, in lower case or with a capital.
    """
    tokens, columns, text = document.tokens, document.columns, document.text
    is_odd = document.view(odd)
    numbers = np.flatnonzero(is_odd)
    if not len(numbers):
        return []
    first, last = _around(document, numbers, _NEAR)
    sums = np.concatenate(([0], np.cumsum(is_odd)))
    around = sums[last] - sums[first]
    numbers, around = numbers[around <= _FOREIGN], around[around <= _FOREIGN]
    foreign = (around > _LONELY) | UPPER.table()[columns.rows[tokens.starts[numbers]]]
    first, last = _around(document, numbers, 1)
    places = (tokens.starts[first], tokens.ends[first], tokens.starts[last - 1], tokens.ends[last - 1])
    rows = zip(
        tokens.starts[numbers].tolist(),
        tokens.ends[numbers].tolist(),
        *(place.tolist() for place in places),
        foreign.tolist(),
        strict=True,
    )
    found = []
    for start, end, before, before_end, after, after_end, is_foreign in rows:
        word = text[start:end]
        if text[start - 1 : start] in _DEBRIS or text[end : end + 1] in _DEBRIS:
            continue
        if word.isascii() and (is_foreign or text[before:after_end].isascii()):
            continue
        left = text[before:before_end] if before_end + 1 == start and text[before_end] in _BLANKS else ""
        right = text[after:after_end] if end + 1 == after and text[end] in _BLANKS else ""
        found.append(OddWord(start, end, word, left, right))
    return found


def odd(document: Document) -> NDArray[np.bool_]:
    """For each word whether no list has it, in lower case or with its capital; a view (`Document.view`).

    Not so what is longer than words are.
    """
    tokens = document.tokens
    is_odd = ~lexicon.known_in_lower_case().contains(tokens.hashes) & (tokens.ends - tokens.starts <= LONGEST)
    numbers = np.flatnonzero(is_odd)
    capital = numbers[UPPER.table()[document.columns.rows[tokens.starts[numbers]]]]
    is_odd[capital] = ~lexicon.known().contains(tokens.hashes[capital])
    return is_odd


def _around(document: Document, numbers: NDArray[np.int64], reach: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each of some words the numbers of the first, and after the last, of those near it in its line."""
    starts, lines = document.tokens.starts, document.columns.line_starts
    edges = np.searchsorted(starts, np.append(lines, starts[-1:] + 1))
    line = np.searchsorted(lines, starts[numbers], "right")
    return np.maximum(numbers - reach, edges[line - 1]), np.minimum(numbers + reach + 1, edges[line])
