"""Words of Vietnamese that stand where another was meant: "trao đổi đoản", "năng xuất".

The model of word sequences finds them (`context`). Added here is what it does not know: a capital is of a name,
initialisms and parts of codes have no context, what a text says again and again it means, words of the dictionary hold
together.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from vnlint import UPPER, Document
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.context.model import Floats
from vnlint_rules.language.context.reader import Misfit, Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.substitution import in_place
from vnlint_rules.language.context.vocabulary import FIRST, NAME, NUMBER, UNKNOWN, Ids
from vnlint_rules.language.familiarity import familiarity
from vnlint_rules.language.fit import Fit
from vnlint_rules.language.known_names import makes_known_name
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.placed_word import PlacedWord, placed_word
from vnlint_rules.language.variants import with_other_i
from vnlint_rules.language.verdict import CHOICES, Fault, Verdict, probability, written

_EVEN = -1.9
"""Log-odds that a word is wrong of which nothing else is known."""
_CONTEXT, _SLIP = 0.6, 0.35
"""Weights of the log-odds of a misfit, and of the log-likelihood of its slip beside them.

These weights and those below, in log-odds, are of a logistic regression on 560 places that were read in news, laws and
Wikipedia and on the words that people marked or left in a part of Wikipedia; rounded, and those of names as they were
before.
"""
_WRITTEN, _MEANT = 0.12, -0.28
"""Weights of the log share of the written word, and of that of the word that may have been meant.

A rare word has been seen in few places, and in a new one a frequent word always seems likelier ("bờ vãng", "giữ gôn").
"""
_BEHIND_NO_WORD, _BEFORE_NO_WORD = 1.1, 0.55
"""Log-odds that a word loses behind, or before, what is no known word: a name, a number, the end of a sentence."""
_OPENING, _NAME, _AMONG_NAMES, _BETWEEN_NAMES = 0.3, 1.8, 1.2, 0.6
"""Log-odds that a word loses with a capital at the beginning of a sentence, with one inside a sentence, with one beside
another capital; and in lower case between two capitals."""
_KNOWN_NAME = 2.4
"""Log-odds gained where the word meant makes a well-known name with a neighbour: "Hà Nôi", "Thụy Điện"."""
_COMPOUND, _OTHER_COMPOUND = 1.8, 0.7
"""Log-odds lost where the written word makes one of the dictionary with a neighbour, and gained where the word meant
does."""
_ELSEWHERE = 1.5
"""Log-odds gained where the text has the word meant beside the same neighbour elsewhere."""
_REACH = 2000
"""Words to either side among which that is looked for: some texts are whole books."""
_AGAIN = 0.7
"""Weight of the log of how much oftener the text has the written word than others do, which is taken off."""
_UNFAMILIAR, _FAMILIAR = 2.0, 1.7
"""Log-odds lost for each unit of `familiarity` that the words around are below the second number."""
_ALONE = 4.0
"""Log-odds that a word loses between two marks, where nothing but the model's liking tells: "Meo!", "hì..."."""
_OF_TALK = 4.0
"""Log-odds that a word of `_TALK` loses."""
_TALK = frozenset(
    "ngươi mi tau mầy mụ hông hổng nha nè nhen nghen hén hử hứ hừ hì hê hí hơ hây hầy ây úi ui ối ố ớ í ọe "
    "ực khụ meo gâu quác".split()
)
"""Words that talk and stories have, and the press seldom."""
_DOUBLED = 1 / 50
"""Share of its places in which a word stands twice in a row, from which it may do so: "khụ khụ"."""
_BESIDE_OTHERS = 1.0
"""Log-odds that a word loses beside one that is wrong itself, until that is put right."""
_VARIANT = 0.6
"""Weight of the log-likelihood that the word gains in its other spelling with i or y, which is taken off."""
LEAST = 0.5
"""Log-odds from which a word is reported."""


def judged(document: Document, reader: Reader, fit: Fit, around: Stream) -> Iterator[Verdict]:
    """The verdicts on such words, in order, beside the neighbours that ``around`` gives them."""
    misfits = reader.misfits(document, around)
    for misfit, odds in zip(misfits, _log_odds(document, reader, around, misfits), strict=True):
        if odds.max() + _OTHER_COMPOUND + _ELSEWHERE >= LEAST:
            verdict = _judged(document, reader, fit, misfit, odds)
            if verdict is not None:
                yield verdict


def _log_odds(document: Document, reader: Reader, around: Stream, misfits: Sequence[Misfit]) -> list[Floats]:
    """For each misfit the log-odds that each of what may have been meant was, by what the model knows of the words."""
    if not misfits:
        return []
    model, read = reader.model, document.view(reader.read)
    numbers = np.array([misfit.number for misfit in misfits])
    places = around.places[numbers]
    own = _EVEN + _WRITTEN * model.log_shares(read.ids[read.places[numbers]])
    before, behind = around.ids[places - 1], around.ids[places + 1]
    own -= _BEHIND_NO_WORD * (before < FIRST) + _BEFORE_NO_WORD * (behind < FIRST)
    own -= _ALONE * (_parts(before) & _parts(behind))
    own -= _UNFAMILIAR * np.maximum(0.0, _FAMILIAR - familiarity(around, places, model))
    changed = around.ids != read.ids
    own -= _BESIDE_OTHERS * np.any([changed[places + step] for step in (-2, -1, 1, 2)], axis=0)
    sizes = [len(misfit.ids) for misfit in misfits]
    ids = np.concatenate([misfit.ids for misfit in misfits])
    odds = np.concatenate([misfit.odds for misfit in misfits])
    slips = np.concatenate([misfit.slips for misfit in misfits])
    found = np.repeat(own, sizes) + _CONTEXT * odds + _SLIP * slips + _MEANT * model.log_shares(ids)
    return np.split(found, np.cumsum(sizes)[:-1])


def _judged(document: Document, reader: Reader, fit: Fit, misfit: Misfit, each: Floats) -> Verdict | None:
    word = placed_word(document, misfit.number)
    casing, form, words = casing_of(word.text), word.text.lower(), reader.model.vocabulary
    if casing in (Casing.UPPER, Casing.MIXED) or word.is_glued or _is_doubled(fit, word, form):
        return None
    order = np.argsort(-each, kind="stable")[:CHOICES]
    ids: list[int] = misfit.ids[order].tolist()
    meant = list(map(words.word_of, ids))
    odds = float(each[order[0]]) - _AGAIN * _insistence(document, reader, misfit.number)
    odds -= _OF_TALK * (form in _TALK)
    if casing is Casing.TITLE:
        odds -= _OPENING if opens_sentence(document.text, word.start) else _NAME
        odds -= _AMONG_NAMES * (word.left[:1].isupper() or word.right[:1].isupper())
        odds += _KNOWN_NAME * makes_known_name(reader.model, word.left, word.right, form, meant[0])
    else:
        odds -= _BETWEEN_NAMES * (word.left[:1].isupper() and word.right[:1].isupper())
    odds -= _COMPOUND * _holds_together(word, form)
    odds += _OTHER_COMPOUND * _holds_together(word, meant[0])
    if odds + _ELSEWHERE < LEAST:
        return None
    odds += _ELSEWHERE * _stands_elsewhere(document, misfit.number, words.hash_of(ids[0]))
    odds -= _VARIANT * max(0.0, _fit_of_variant(document, reader, misfit, form))
    if odds < LEAST:
        return None
    span = word.span
    choices = tuple(written(document, other, casing, span) for other in meant)
    return Verdict(Fault.MISUSED, span, choices, probability(odds))


def _parts(ids: Ids) -> NDArray[np.bool_]:
    """Which ids are of marks that part words."""
    parts: NDArray[np.bool_] = (ids < FIRST) & ~np.isin(ids, (UNKNOWN, NAME, NUMBER))
    return parts


def _is_doubled(fit: Fit, around: PlacedWord, word: str) -> bool:
    """Whether a word stands twice in a row that does so elsewhere."""
    beside = word in (around.left.lower(), around.right.lower())
    return beside and fit.times_together(word, word) > _DOUBLED * fit.times(word)


def _holds_together(around: PlacedWord, word: str) -> bool:
    return bool(
        (around.left and frequent_compound(around.left, word))
        or (around.right and frequent_compound(word, around.right))
    )


def _stands_elsewhere(document: Document, number: int, meant: np.uint64) -> bool:
    """Whether the text has a word, by its hash, beside a neighbour of another, in the same case, as often as that."""
    tokens = document.tokens
    first, last = _text_around(document, number)
    first, last = max(first, number - _REACH), min(last, number + _REACH)
    hashes, at = tokens.hashes[first:last], number - first
    capital = UPPER.table()[document.columns.rows[tokens.starts[first:last]]]
    others = np.flatnonzero((hashes == meant) & (capital == capital[at]))
    if not len(others):
        return False
    same = np.flatnonzero(hashes == hashes[at])
    edge = np.zeros(1, np.uint64)  # the hash of no word, of the type of the others: as floats near hashes become equal
    edged = np.concatenate((edge, hashes, edge))
    return any(
        np.count_nonzero(edged[others + 1 + step] == beside) >= np.count_nonzero(edged[same + 1 + step] == beside)
        for step in (-1, 1)
        if (beside := edged[at + 1 + step])
    )


def _insistence(document: Document, reader: Reader, number: int) -> float:
    """The log of how much oftener the word stands in its text than in others, or once: 0 or more."""
    tokens, ids = document.tokens, document.view(reader.read)
    first, last = _text_around(document, number)
    times = np.count_nonzero(tokens.hashes[first:last] == tokens.hashes[number])
    place = int(ids.places[number])
    due = math.exp(reader.model.log_shares(ids.ids[place : place + 1])[0]) * (last - first)
    return max(0.0, math.log(times / (1 + due)))


def _text_around(document: Document, number: int) -> tuple[int, int]:
    """The numbers of the first word, and after the last, of the text that holds a word."""
    starts = document.tokens.starts
    extent = document.extent(int(starts[number]))
    first, last = np.searchsorted(starts, (extent.start, extent.end)).tolist()
    return first, last


def _fit_of_variant(document: Document, reader: Reader, misfit: Misfit, written: str) -> float:
    """How much better the word would stand there in its other spelling with i or y, which is as right."""
    other = with_other_i(written)
    number = reader.model.vocabulary.id_of(other) if other else 0
    if not number:
        return 0.0
    ids = document.view(reader.read)
    place = ids.places[misfit.number]
    fits = in_place(ids.ids, np.array([place, place]), np.array([number, ids.ids[place]], np.uint16), reader.model)
    return float(fits[0] - fits[1])
