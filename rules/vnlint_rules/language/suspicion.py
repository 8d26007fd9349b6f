"""The sentences that may have been typed without marks, or in keys: found on columns, so that others cost nothing."""

from __future__ import annotations

import functools
import string
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from vnlint import Document, Pattern, Span
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.keyed import hardly_known, typed_in
from vnlint_rules.language.lexicon import WordTable, frequency
from vnlint_rules.language.meanings import has_own_letter
from vnlint_rules.language.passages import sentence_around
from vnlint_rules.language.placed_word import is_glued
from vnlint_rules.language.skeletons import skeletons
from vnlint_rules.language.typed import Way, readings

_NEAR = 6
"""Words from one that is suspicious to the next, at most."""
_MOSTLY_MARKED = 1.6
"""`Skeleton.against_marked` from which on a word mostly lacks its marks where it stands in Vietnamese."""
_MISFIT = 0.5
"""Log-odds from which on a word is suspicious because another would fit in better."""
_TOGETHER = 5.0
"""Sum of the log-odds of misfits from which a sentence is suspicious, where every word is in some list."""
_TOO_MANY = 3
"""Different words without marks, each of them right elsewhere, that make a sentence suspicious."""
_LEAST_IN_KEYS = 3.0
"""`lexicon.frequency` above which a word may be meant by keys that begin with a capital."""
_PAIR = Pattern("aa|ee|oo|aw|ow|uw|dd")
"""Two keys of Telex for one letter, of which a word with a capital has to have some."""
_SPELLS = 4.5
"""Log of how much more frequent the syllable that a foreign word spells in keys has to be to make it suspicious."""
_FIRST_KEY, _LAST_KEY = np.uint32(ord("(")), np.uint32(ord("~"))
"""The least and the greatest of the characters that are keys of VNI or VIQR."""
_FIRST_SHAPE, _SHAPES = np.uint32(ord("6")), np.uint32(3)
"""The first of the keys of VNI that make other letters, and how many more there are."""


def worth_a_look(document: Document, reader: Reader) -> Iterator[tuple[Span, set[int]]]:
    """The sentences in which words stand near each other that hardly stand so in Vietnamese, and where they begin."""
    tokens, text = document.tokens, document.text
    telling = np.zeros(len(tokens.starts), np.bool_)
    unsure = document.view(reader.suspects)
    telling[unsure] = _telling().contains(tokens.hashes[unsure])
    odds, keyed = _odds(document, reader), _before_keys(document)
    strange, sure = document.view(hardly_known) | keyed, keyed | (odds > _MISFIT)
    telling |= typed_in(_SPELLS).contains(tokens.hashes)
    numbers = np.flatnonzero(strange | telling | sure)
    beside = np.diff(numbers, prepend=-_NEAR - 1, append=len(telling) + _NEAR) <= _NEAR
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
            some = numbers[slice(*np.searchsorted(places, (span.start, span.end)))]
            if (
                strange[some].any()
                or odds[some].sum() >= _TOGETHER
                or _are_bare(document, some[~sure[some]])
                or span.of(text).isascii()
            ):
                yield span, set(tokens.starts[some].tolist())
            done = found.end


def _odds(document: Document, reader: Reader) -> NDArray[np.float64]:
    """For each word the log-odds that another was meant, by its neighbours as they are written; 0 where none was."""
    odds = np.zeros(len(document.tokens.starts))
    misfits = reader.alone(document)
    odds[[misfit.number for misfit in misfits]] = [float(misfit.odds[0]) for misfit in misfits]
    return odds


def _are_bare(document: Document, numbers: NDArray[np.int64]) -> bool:
    """Whether words that may well be right are too many not to lack their marks."""
    return len(set(document.tokens.hashes[numbers].tolist())) >= _TOO_MANY


@functools.lru_cache(maxsize=50_000)
def _is_readable(word: str) -> bool:
    """Whether a word that no list has may well be Vietnamese typed badly; a name is not unless it reads as keys."""
    form = word.lower()
    if word.istitle():
        return _PAIR.search(form) is not None and any(
            r.way is Way.KEYS and frequency(r.text) > _LEAST_IN_KEYS for r in readings(form)
        )
    return bool(readings(form)) or has_own_letter(form)


def _before_keys(document: Document) -> NDArray[np.bool_]:
    """For each word whether it ends with a small letter at what is a key of VNI or VIQR.

    Not "m2": of one letter only a key that makes another one of it tells, and only if the word goes on, as in "o7n".
    """
    ends, codes = document.tokens.ends, document.columns.codes
    keyed = np.zeros(len(ends), np.bool_)
    if len(ends):
        after = np.take(codes, ends, mode="clip")
        near = np.flatnonzero(after - _FIRST_KEY <= _LAST_KEY - _FIRST_KEY)  # 7 of 10 words have a blank behind them
        keyed[near] = _keys()[after[near]] & (codes[ends[near] - 1] >= ord("a"))
        short = near[ends[near] - document.tokens.starts[near] == 1]
        keyed[short] &= (after[short] - _FIRST_SHAPE <= _SHAPES) & _goes_on()[
            np.minimum(np.take(codes, ends[short] + 1, mode="clip"), 128)
        ]
    return keyed


@functools.cache
def _keys() -> NDArray[np.bool_]:
    """Which of the first 128 characters are keys for marks, and hardly follow a letter otherwise."""
    table = np.zeros(128, np.bool_)
    table[[ord(key) for key in "123456789^+*(`~"]] = True
    return table


@functools.cache
def _goes_on() -> NDArray[np.bool_]:
    """Which of the first 128 characters, and whether any other one, stand within a word of VNI behind its first key."""
    table = np.zeros(129, np.bool_)
    table[[ord(letter) for letter in "123456789" + string.ascii_lowercase]] = True
    return table


@functools.cache
def _telling() -> WordTable:
    """The words that mostly lack their marks where they stand in Vietnamese, and do not stand in foreign text."""
    words = [w for w, s in skeletons().items() if s.against_marked >= _MOSTLY_MARKED and s.against_foreign >= 0]
    return WordTable(Document("\n".join(words)).tokens.hashes)
