"""The words of a text that no list has, each with its neighbours: found on columns, so that only they cost anything."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vnlint import UPPER, Document
from vnlint_rules.language import lexicon
from vnlint_rules.language.beside import is_one_blank
from vnlint_rules.language.placed_word import PlacedWord, is_glued

_NEAR = 3
"""Words to either side, in the same line, that tell whether an odd word stands in a foreign passage."""
_FOREIGN = 5
"""Odd words among these, itself counted, beyond which a word stands in a foreign passage."""
_LONELY = 2
"""Odd words among these, itself counted, beyond which a word without marks is foreign."""
_DEBRIS = frozenset("€‚„†‡ˆ‰‹¤¦¨¬±¸¼½¾√∫≈∞≤≥∂∆∑∏◊").union(map(chr, range(0x2500, 0x25A0)))
"""What stands right beside letters in text that was read in another encoding, and hardly else."""
LONGEST = 32
"""Letters of a word, at most; what is longer is data, and to take it apart would take long."""


def odd_words(document: Document) -> list[PlacedWord]:
    """The odd words, in order; without those of foreign passages, and names without marks.

    A word is odd when no list has it as it is written, in lower case or with a capital.
    """
    tokens, columns, text = document.tokens, document.columns, document.text
    is_odd = document.view(odd)
    numbers = np.flatnonzero(is_odd)
    if not len(numbers):
        return []
    near = _around(document, numbers, _NEAR)
    counts = _counted(is_odd, *near)
    passages, dense = (_beside(numbers[counts > most], near, len(is_odd)) for most in (_FOREIGN, _LONELY))
    numbers, dense = numbers[~passages], dense[~passages]
    foreign = dense | UPPER.table()[columns.rows[tokens.starts[numbers]]]
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
        left = text[before:before_end] if is_one_blank(text, before_end, start) else ""
        right = text[after:after_end] if is_one_blank(text, end, after) else ""
        found.append(PlacedWord(start, end, word, left, right, is_glued(text, start, end)))
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


def _beside(
    crowded: NDArray[np.int64], near: tuple[NDArray[np.int64], NDArray[np.int64]], size: int
) -> NDArray[np.bool_]:
    """Of the odd words whether a crowded one, by its number among ``size``, stands ``near`` them (`_around`).

    So the first and last words of a passage belong to it, and are not put right one by one until nothing is left of it.
    """
    marks = np.zeros(size, np.bool_)
    marks[crowded] = True
    found: NDArray[np.bool_] = _counted(marks, *near) > 0
    return found


def _counted(marks: NDArray[np.bool_], first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many words are marked from the first of each stretch to before the last."""
    sums = np.concatenate(([0], np.cumsum(marks)))
    counted: NDArray[np.int64] = sums[last] - sums[first]
    return counted


def _around(document: Document, numbers: NDArray[np.int64], reach: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each of some words the numbers of the first, and after the last, of those near it in its line."""
    starts, lines = document.tokens.starts, document.columns.line_starts
    edges = np.searchsorted(starts, np.append(lines, starts[-1:] + 1))
    line = np.searchsorted(lines, starts[numbers], "right")
    return np.maximum(numbers - reach, edges[line - 1]), np.minimum(numbers + reach + 1, edges[line])
