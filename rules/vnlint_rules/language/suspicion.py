"""The sentences that may have been typed without marks, or in keys: found on columns, so that others cost nothing."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from vnlint import Document, Pattern, Span
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.lexicon import WordTable, frequency
from vnlint_rules.language.meanings import has_own_letter
from vnlint_rules.language.odd_words import odd
from vnlint_rules.language.passages import sentence_around
from vnlint_rules.language.placed_word import is_glued
from vnlint_rules.language.skeletons import skeletons
from vnlint_rules.language.typed import Way, readings

_NEAR = 6
"""Words from one that is suspicious to the next."""
_MOSTLY_MARKED = 1.6
"""`Skeleton.against_marked` from which on a word mostly lacks its marks where it stands in Vietnamese."""
_MISFIT = 0.5
"""Log-odds from which on a word is suspicious because another would fit in better."""
_COMMON = 3.0
"""`lexicon.frequency` from which on a word with a capital may be meant by keys."""
_PAIR = Pattern("aa|ee|oo|aw|ow|uw|dd")
"""Keys of Telex that such a word has."""
_FIRST_KEY, _LAST_KEY = np.uint32(ord("(")), np.uint32(ord("~"))


def worth_a_look(document: Document, reader: Reader) -> Iterator[tuple[Span, set[int]]]:
    """The sentences in which words stand near each other that hardly stand so in Vietnamese, and where they begin."""
    tokens, text = document.tokens, document.text
    words = document.view(odd).copy()
    unsure = document.view(reader.suspects)
    words[unsure] |= _telling().contains(tokens.hashes[unsure])
    sure = _before_keys(document)
    sure[[misfit.number for misfit in reader.alone(document) if misfit.odds[0] > _MISFIT]] = True
    numbers = np.flatnonzero(words | sure)
    beside = np.diff(numbers, prepend=-_NEAR - 1, append=len(words) + _NEAR) <= _NEAR
    numbers = numbers[beside[:-1] | beside[1:]]
    bounds = zip(tokens.starts[numbers].tolist(), tokens.ends[numbers].tolist(), sure[numbers].tolist(), strict=True)
    kept = [
        k
        for k, (a, b, is_sure) in enumerate(bounds)
        if is_sure or (_is_readable(text[a:b]) and not is_glued(text, a, b))
    ]
    numbers = numbers[kept]
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


@functools.lru_cache(maxsize=50_000)
def _is_readable(word: str) -> bool:
    """Whether a word that no list has may well be Vietnamese typed badly; a name is not unless it reads as keys."""
    form = word.lower()
    if word.istitle():
        return _PAIR.search(form) is not None and any(
            r.way is Way.KEYS and frequency(r.text) > _COMMON for r in readings(form)
        )
    return bool(readings(form)) or has_own_letter(form)


def _before_keys(document: Document) -> NDArray[np.bool_]:
    """For each word of two letters at least whether it ends with a small one at what is a key of VNI or VIQR."""
    ends, codes = document.tokens.ends, document.columns.codes
    keyed = np.zeros(len(ends), np.bool_)
    if len(ends):
        after = np.take(codes, ends, mode="clip")
        near = np.flatnonzero(after - _FIRST_KEY <= _LAST_KEY - _FIRST_KEY)  # 7 of 10 words have a blank behind them
        keyed[near] = _keys()[after[near]] & (codes[ends[near] - 1] >= ord("a"))
        keyed[near] &= ends[near] - document.tokens.starts[near] > 1  # not "m2"
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
