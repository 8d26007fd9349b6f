"""Syllables that a blank has cut in two, as texts taken out of PDF have them: "lu ật", "đ ịnh", "thu ế", "đa ng".

Two neighbouring words are looked up as one, by the hash that they have together. Whether they were meant as one the
model of word sequences tells: how well the one stands there against the two, beside neighbours that may be cut, too.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import CharSet, Document, Positions, Span
from vnlint_rules.language import lexicon
from vnlint_rules.language.beside import BLANKS
from vnlint_rules.language.cases import Casing
from vnlint_rules.language.context.model import Floats
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.letters import vowel_rows
from vnlint_rules.language.placed_word import is_glued
from vnlint_rules.language.verdict import Fault, Verdict, written

_LONGEST = 7
"""Letters of the longest syllable."""
_SHORT = 2
"""Letters of the longest coda, which has no vowel."""
_VOWELS = frozenset(letter for row in vowel_rows().values() for letter in row)
_UNITS = frozenset("m h g l k t s d p cm mm km kg nm ng ha".split())
"""Units that a number makes of what may be the first half of a syllable."""
_SIZES = frozenset("SMLX")
"""Sizes of clothes, before a measure and its number: "S eo 62-66"."""
_LEAST = (11.0, 8.7, 2.0)
"""Log-odds that one syllable has to have against two words ("do anh", "thú y"), one word, and none ("Ph ượng").

In 29,233 raw articles some 1,100 pairs could be one; 129 have as much, and of these all are; the nearest that are not
have 8.6 (a formula of chemistry) and 9.9. Of 1,041 syllables cut at random 0.99 have it.
"""
_SURE = 0.97
"""Confidence of a finding."""


class Cut(Struct, frozen=True):
    """Two words that may be one syllable."""

    span: Span
    whole: str
    """The syllable in lower case."""
    casing: Casing
    number: int
    """The number of the first word in the text."""
    broken: int
    """How many halves have no vowel, or are no syllable in use."""


def judged(document: Document, reader: Reader) -> Iterator[Verdict]:
    """The verdicts on the syllables that were cut in two, in order."""
    found = document.view(_cuts)
    if found:
        for cut, odds in zip(found, _odds(document, found, reader).tolist(), strict=True):
            if odds > _LEAST[cut.broken]:
                meant = written(document, cut.whole, cut.casing, cut.span)
                yield Verdict(Fault.CUT, cut.span, (meant,), _SURE)


def _cuts(document: Document) -> list[Cut]:
    """The pairs of words that make a syllable in use together, in order; a view (`Document.view`)."""
    text, tokens, syllables = document.text, document.tokens, lexicon.syllables()
    found: list[Cut] = []
    before = ""
    for number in _pairs(document).tolist():
        start, middle = int(tokens.starts[number]), int(tokens.ends[number])
        end = int(tokens.ends[number + 1])
        left, right = text[start:middle], text[middle + 1 : end]
        whole = left.lower() + right
        if text[middle] not in BLANKS or not right.islower() or whole not in syllables:
            continue
        if not (left[1:].islower() or len(left) == 1) or is_glued(text, start, end):
            continue
        if left in _UNITS and right in syllables and text[max(0, start - 2) : start - 1].isdigit():
            continue
        if left in _SIZES and right in syllables and text[end + 1 : end + 2].isdigit():
            continue
        if found and found[-1].number == number - 1:  # "lo ng ại": what is left over has to be a word
            if right in syllables or before not in syllables:
                continue
            found.pop()
        before = left.lower()
        broken = sum(_VOWELS.isdisjoint(half) or half not in syllables for half in (left.lower(), right))
        casing = Casing.TITLE if left[0].isupper() else Casing.LOWER
        found.append(Cut(Span(start, end), whole, casing, number, broken))
    return found


def _odds(document: Document, found: Sequence[Cut], reader: Reader) -> Floats:
    """For each cut the log-odds that one word was meant against two, where the broken ones around it are one, too."""
    stream, id_of = document.view(reader.read), reader.model.vocabulary.id_of
    numbers = np.array([cut.number for cut in found], np.int64)
    wholes = np.array([id_of(cut.whole) for cut in found], np.uint16)
    broken = np.array([cut.broken > 0 for cut in found], np.bool_)
    first, second = stream.places[numbers], stream.places[numbers + 1]
    left, right = stream.ids[first], stream.ids[second]
    ids, kept = stream.ids.copy(), np.ones(len(stream.ids), np.bool_)
    ids[first[broken]] = wholes[broken]
    kept[second[broken]] = False
    ids, places = ids[kept], np.cumsum(kept) - 1
    begins, ends = places[first], places[np.where(broken, first, second)]
    before, behind = (ids[begins - 2], ids[begins - 1]), (ids[ends + 1], ids[ends + 2])
    model = reader.model
    as_one = model.log_likelihoods_in_row((*before, wholes, *behind))
    return as_one - model.log_likelihoods_in_row((*before, left, right, *behind))


def _pairs(document: Document) -> Positions:
    """The numbers of words that, with the next one a blank behind, have the hash of a syllable in use."""
    tokens = document.tokens
    if len(tokens.starts) < 2:
        return np.empty(0, np.int64)
    lengths = tokens.ends - tokens.starts
    near = tokens.starts[1:] - tokens.ends[:-1] == 1
    numbers = np.flatnonzero(near & (lengths[:-1] + lengths[1:] <= _LONGEST))
    begins_rime = _vowels()[document.columns.rows[tokens.starts[numbers + 1]]]
    numbers = numbers[begins_rime | (lengths[numbers + 1] <= _SHORT) | (lengths[numbers] == 1)]
    found: Positions = numbers[lexicon.known_in_lower_case().contains(tokens.joined_hashes(numbers))]
    return found


@functools.cache
def _vowels() -> NDArray[np.bool_]:
    """By the row of a character, whether it is one."""
    return CharSet.of("".join(_VOWELS)).table()
