"""The sentences that may have been typed without marks, or in keys: found on columns, so that others cost nothing."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from vnlint import UPPER, Document, Span
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.lexicon import WordTable
from vnlint_rules.language.odd_words import odd
from vnlint_rules.language.passages import sentence_around
from vnlint_rules.language.placed_word import is_glued
from vnlint_rules.language.skeletons import skeletons
from vnlint_rules.language.typed import readings, slipped

_NEAR = 6
"""Words from one that is suspicious to the next."""
_MOSTLY_MARKED = 2.3
"""`Skeleton.against_marked` from which on a word mostly lacks its marks where it stands in Vietnamese."""
_MISFIT = 2.0
"""Log-odds from which on a word is suspicious because another would fit in better."""
_FIRST_KEY, _LAST_KEY = np.uint32(ord("(")), np.uint32(ord("~"))


def worth_a_look(document: Document, reader: Reader) -> Iterator[tuple[Span, set[int]]]:
    """The sentences in which words stand near each other that hardly stand so in Vietnamese, and where they begin."""
    tokens, text = document.tokens, document.text
    words = (document.view(odd) | _telling().contains(tokens.hashes)) & ~_is_titled(document)
    numbers = np.flatnonzero(words)
    bounds = zip(tokens.starts[numbers].tolist(), tokens.ends[numbers].tolist(), strict=True)
    kept = [k for k, (a, b) in enumerate(bounds) if not is_glued(text, a, b) and _is_readable(text[a:b].lower())]
    misfits = [misfit.number for misfit in reader.alone(document) if misfit.odds[0] > _MISFIT]
    numbers = np.union1d(np.union1d(numbers[kept], np.array(misfits, np.int64)), np.flatnonzero(_before_keys(document)))
    near = np.flatnonzero(np.diff(numbers) <= _NEAR)
    firsts, lasts = tokens.starts[numbers[near]].tolist(), tokens.starts[numbers[near + 1]].tolist()
    places = tokens.starts[numbers]
    done = -1
    for first, last in zip(firsts, lasts, strict=True):
        if first < done:
            continue
        found = sentence_around(text, first, document.line(first))
        if last < found.end:
            span = Span(max(done, found.start), found.end)
            start, end = np.searchsorted(places, (span.start, span.end))
            yield span, set(places[start:end].tolist())
            done = found.end


def _is_readable(form: str) -> bool:
    return bool(readings(form) or slipped(form))


def _is_titled(document: Document) -> NDArray[np.bool_]:
    """For each word whether its first letter is a capital and the next is none: a name, or the first of a sentence."""
    upper, rows, starts = UPPER.table(), document.columns.rows, document.tokens.starts
    first, second = (upper[np.take(rows, starts + step, mode="clip")] for step in (0, 1))
    return first & ~second


def _before_keys(document: Document) -> NDArray[np.bool_]:
    """For each word whether it ends with a small letter at what is a key of VNI or VIQR."""
    ends, codes = document.tokens.ends, document.columns.codes
    keyed = np.zeros(len(ends), np.bool_)
    if len(ends):
        after = np.take(codes, ends, mode="clip")
        near = np.flatnonzero(after - _FIRST_KEY <= _LAST_KEY - _FIRST_KEY)  # 7 of 10 words have a blank behind them
        keyed[near] = _keys()[after[near]] & (codes[ends[near] - 1] >= ord("a"))
    return keyed


@functools.cache
def _keys() -> NDArray[np.bool_]:
    """Which of the first 128 characters are keys for marks, and hardly follow a letter otherwise."""
    table = np.zeros(128, np.bool_)
    table[[ord(key) for key in "123456789^+*(`~"]] = True
    return table


@functools.cache
def _telling() -> WordTable:
    """The words that mostly lack their marks where they stand in Vietnamese, and do not stand in foreign text."""
    words = [w for w, s in skeletons().items() if s.against_marked >= _MOSTLY_MARKED and s.against_foreign >= 0]
    return WordTable(Document("\n".join(words)).tokens.hashes)
