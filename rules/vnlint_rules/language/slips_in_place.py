"""Words that no list has and that may well be right, judged by what would stand best in their place.

Words of other languages, names and abbreviations are in no list either, and the two words beside one seldom tell
(`unlisted`). Counts of triples and the network do: "cho biot", "Ngân hàng noy cho biết", "Ttránh tình trạng".
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from vnlint import Document, Pattern, Span
from vnlint_rules.language import lexicon
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.context.model import Numbers
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import NAME, UNKNOWN
from vnlint_rules.language.odd_words import odd
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.placed_word import PlacedWord, placed_word
from vnlint_rules.language.slips import LONGEST, Candidate, candidates
from vnlint_rules.language.unlisted import RULES, is_writable
from vnlint_rules.language.verdict import CHOICES, Verdict, probability, written

_ABBREVIATED = Pattern("[^aăâeêioôơuưy]{1,2}|.")
"""Forms that are signs, initials or abbreviations ("tp", "đc"), without their tones."""
_COMMON = 1.5
"""`lexicon.frequency` that is asked of what may be meant by a word without marks."""
_LEAST = 1.5
"""Log-odds that the likeliest has to have against an unknown word or name,"""
_AMONG_OTHERS = 3.0
"""and as much more if it has no marks and a word beside it is none of Vietnamese: "Bartolomé de las Casas"."""
_SCALE = 1.5
"""Log-odds in one unit of confidence."""


class _Stranger(Struct, frozen=True):
    """Such a word, and what it may be a slip of."""

    span: Span
    number: int
    """Of the word in the text."""
    casing: Casing
    meant: Sequence[Candidate]
    """What the model knows, at least one."""
    least: float
    """Log-odds that the likeliest has to have."""


def judged(document: Document, reader: Reader, around: Stream) -> Iterator[Verdict]:
    """The verdicts on such words, in order of place, beside the neighbours in ``around``."""
    strangers = list(_strangers(document, reader))
    if not strangers:
        return
    odds = _odds(strangers, reader, around)
    ends = np.cumsum([len(stranger.meant) for stranger in strangers])
    for stranger, of_each in zip(strangers, np.split(odds, ends[:-1]), strict=True):
        order = np.argsort(-of_each, kind="stable").tolist()
        if of_each[order[0]] > stranger.least:
            likeliest = [stranger.meant[k] for k in order[:CHOICES]]
            choices = tuple(written(document, one.text, stranger.casing, stranger.span) for one in likeliest)
            confidence = probability(float(of_each[order[0]]) / _SCALE)
            yield Verdict(RULES[likeliest[0].slip], stranger.span, choices, confidence)


def _strangers(document: Document, reader: Reader) -> Iterator[_Stranger]:
    """The words in small letters, and those with the capital of their sentence, that may be slips."""
    tokens, text, id_of = document.tokens, document.text, reader.model.vocabulary.id_of
    numbers = np.flatnonzero(document.view(odd) & (tokens.ends - tokens.starts <= LONGEST))
    for number in numbers.tolist():
        word = placed_word(document, number)
        casing, form = casing_of(word.text), word.text.lower()
        if casing is not Casing.LOWER and not (casing is Casing.TITLE and opens_sentence(text, word.start)):
            continue
        if word.is_glued or not is_writable(form) or _ABBREVIATED.fullmatch(form):
            continue
        is_plain = form.isascii()
        meant = [one for one in candidates(form, _COMMON if is_plain else lexicon.FLOOR) if id_of(one.text)]
        if meant:
            least = _LEAST + _AMONG_OTHERS * (is_plain and _is_among_others(word))
            yield _Stranger(Span(word.start, word.end), number, casing, meant, least)


def _is_among_others(word: PlacedWord) -> bool:
    """Whether a word beside it is none of Vietnamese."""
    return any(beside.lower() not in lexicon.syllables() for beside in (word.left, word.right) if beside)


def _odds(strangers: Sequence[_Stranger], reader: Reader, around: Stream) -> Numbers:
    """For each candidate of each word the log-odds that it was meant, against an unknown word or name."""
    id_of = reader.model.vocabulary.id_of
    unknown = [NAME if stranger.casing is Casing.TITLE else UNKNOWN for stranger in strangers]
    several = list(itertools.chain.from_iterable(stranger.meant for stranger in strangers))
    every, sizes = np.arange(len(strangers)), [len(stranger.meant) for stranger in strangers]
    owners = np.repeat(every, sizes)
    scores = reader.scores(
        np.array([stranger.number for stranger in strangers], np.int64),
        np.concatenate((every, owners)),
        np.array([*unknown, *(id_of(one.text) for one in several)], np.uint16),
        np.array([*itertools.repeat(0.0, len(strangers)), *(one.weight for one in several)]),
        around,
    )
    odds: Numbers = scores[len(strangers) :] - scores[owners]
    return odds
