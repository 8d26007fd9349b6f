"""The words of a text that no list has, judged: slips that show by themselves, and those that neighbours tell."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from vnlint import Document, Pattern, Span
from vnlint_rules.language import lexicon, plain_slips
from vnlint_rules.language.beside import BLANKS
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.context.decoding import Doubt
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.fit import NOTHING, Fit
from vnlint_rules.language.known_names import has_name_beside, makes_known_name
from vnlint_rules.language.letters import has_mark
from vnlint_rules.language.meanings import Answer, Question, answers, has_own_letter
from vnlint_rules.language.odd_words import odd_words
from vnlint_rules.language.placed_word import PlacedWord
from vnlint_rules.language.slips import Candidate, Slip
from vnlint_rules.language.syllable import analyse, is_legal
from vnlint_rules.language.tone import strip_tone
from vnlint_rules.language.verdict import CHOICES, Fault, Verdict, probability, written

FAULTS = {
    Slip.MISSING_MARK: Fault.MISSING_MARK,
    Slip.WRONG_MARK: Fault.NO_SYLLABLE,
    Slip.DOUBLED: Fault.DOUBLED,
    Slip.LETTER: Fault.LETTER,
    Slip.KEYS: Fault.KEYS,
    Slip.JOINED: Fault.JOINED,
}
"""By the slip that makes a word which no list has, what is wrong with it."""
_WRITABLE = Pattern(r"(?!.*(.)\1\1)[a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]+")
_SHORTENED = Pattern("(?=.*đ)[bcdđghklmnpqrstvx]+")
"""Forms without a vowel that are written so on purpose: "đc", "gđ"."""
_TOO_COMMON_TO_ECHO = 4.0
"""`lexicon.frequency` above which a word is no half of one that says itself twice."""
_IN_USE = 1.0
"""`lexicon.frequency` from which a word was meant by one with its tone out of place, whatever stands around it."""
_LONGEST = 7
"""Letters of the longest syllable."""
_VOWELS = Pattern("[aăâeêioôơuưy]+")
_EDGES = ".,!?…-–"
_PARTS = dict.fromkeys(map(ord, '()[]"“”‘’«»:;'), "\n")
"""Brackets and marks that part a passage in another language from the text around, as a table for `str.translate`."""
_NEAR, _REACH = 2, 20
"""Words to either side that tell which language a word stands in, and the code points that they may take."""
_OF_OTHERS = Pattern("[a-z]*[àáãèéìíòóõùúý][a-z]*")
"""Forms that Portuguese, Spanish or Italian may write as well: with one mark, that Vietnamese shares with them."""
_OUT_OF_PLACE, _AMONG_SYLLABLES = 0.999, 0.9
"""Confidence that a tone is out of place: in Vietnamese, and among syllables that other languages may write."""
_FAR = -6.0
"""Log-odds below which nothing is offered."""
_KNOWN_NAME = 8.0
"""Log-odds that a well-known name was meant by a word that no list has, beside the rest of the name."""
SCALE = 1.5
"""Log-odds in one unit of confidence."""
_OPENERS = frozenset('.!?…\n\r“”":-–')
"""Marks behind which a capital is that of a sentence.

Fewer than `openings` has: behind a bracket the capital of an unknown word is that of a name ("cây vàng nghệ (Sơr
Brơ)").
"""


class Asked(Struct, frozen=True):
    """A word whose neighbours have to tell, and what they tell."""

    word: PlacedWord
    question: Question
    answer: Answer


class _Option(NamedTuple):
    candidate: Candidate
    id: int


def sorted_out(document: Document, fit: Fit) -> tuple[list[Verdict], list[Asked]]:
    """The verdicts on slips that show by themselves; the words that are left, with what their neighbours tell."""
    settled: list[Verdict] = []
    words: list[PlacedWord] = []
    for word in odd_words(document):
        if not is_writable(word.text.lower()):
            continue
        verdict = _plain(document, word, fit)
        if verdict:
            settled.append(verdict)
        elif _is_open(document, word):
            words.append(word)
    questions = [_question(document, word, fit) for word in words]
    return settled, list(map(Asked, words, questions, answers(questions, fit)))


def is_writable(form: str) -> bool:
    """Whether a Vietnamese keyboard writes a form (lower case, NFC), and it is not drawn out on purpose ("đâuuu")."""
    return _WRITABLE.fullmatch(form) is not None


def with_names(asked: Iterable[Asked], reader: Reader) -> Iterator[Asked]:
    """The words, those that may be names of other languages ("Viêt Nam") with what well-known name they may mean.

    Such a word that makes no well-known name is left out.
    """
    for one in asked:
        question = one.question
        if question.casing is Casing.LOWER or has_own_letter(question.form):
            yield one
            continue
        beside = one.word.left, one.word.right
        meant = (c for c in _single(one.answer.meant) if makes_known_name(reader.model, *beside, question.form, c.text))
        if names := tuple(meant):
            yield Asked(one.word, question, Answer(names, _KNOWN_NAME))


def doubts(document: Document, asked: Iterable[Asked], reader: Reader) -> Iterator[Doubt]:
    """What the words that are hardly right may mean, for those who judge the words beside them."""
    ids = document.view(reader.read)
    for one in asked:
        meant = _single(one.answer.meant) if one.answer.odds > 0 else []
        numbers = [(number, c.weight) for c in meant if (number := reader.model.vocabulary.id_of(c.text))]
        if numbers:
            place = int(ids.places[document.tokens.index_at(one.word.start)])
            known, weights = zip(*numbers, strict=True)
            yield Doubt(place, np.array(known, np.uint16), np.array(weights))


def judged(document: Document, asked: Iterable[Asked], reader: Reader, around: Stream) -> Iterator[Verdict]:
    """The verdicts on such words, beside the neighbours in ``around``."""
    wrong = [one for one in asked if one.answer.odds > 0 or _is_no_loan(one.question)]
    for one, meant in zip(wrong, _ranked(document, wrong, reader, around), strict=True):
        yield _verdict(document, one, meant[:CHOICES])


def _plain(document: Document, word: PlacedWord, fit: Fit) -> Verdict | None:
    """What is wrong with a word whatever its neighbours are."""
    span, casing = word.span, casing_of(word.text)
    if casing is Casing.MIXED:
        choices = () if word.is_glued else plain_slips.parted_at_capital(word.text, fit)
        return Verdict(Fault.JOINED, span, choices, 0.95, is_open=len(choices) > 1) if choices else None
    meant = _with_tone_in_place(word.text.lower())
    sure = _certainty_of_tone(document, word) if meant else 0.0
    if not meant or not sure:
        return None
    return Verdict(Fault.MISPLACED_TONE, span, (written(document, meant, casing, span),), sure)


def _certainty_of_tone(document: Document, word: PlacedWord) -> float:
    """How sure it is that a tone is out of place in a word: 0 where it may be in its place in another language.

    "caí", "aí", "saí", "baú", "huí" are words of Portuguese and Spanish.
    """
    if not _OF_OTHERS.fullmatch(word.text.lower()) or is_amid_vietnamese(document, word.span):
        return _OUT_OF_PLACE
    near = {form.strip(_EDGES).lower() for form in _near(document, word.span)} - {""}
    are_syllables = any(map(has_mark, near)) and near <= lexicon.syllables().keys()
    return _AMONG_SYLLABLES if are_syllables else 0.0


def _is_open(document: Document, word: PlacedWord) -> bool:
    """Whether the neighbours of a word are to decide: not of parts of something longer, most names, and initialisms.

    Nor of what would be a syllable with its tone elsewhere, but was taken for a word of another language.
    """
    if word.is_glued or _with_tone_in_place(word.text.lower()):
        return False
    casing = casing_of(word.text)
    if _SHORTENED.fullmatch(word.text.lower()):
        return False
    if casing is not Casing.TITLE:
        return casing is Casing.LOWER
    return has_own_letter(word.text.lower()) or (
        has_name_beside(word.left, word.right) and is_amid_vietnamese(document, word.span)
    )


def is_amid_vietnamese(document: Document, span: Span) -> bool:
    """Whether a word near another, in no other brackets, is in small letters that no other language has.

    "Vescovo di Xuân Lôc (Viêt Nam)" (bằng tiếng Ý)" is not Vietnamese, all but the note at its end.
    """
    return any(form.islower() and has_own_letter(form) for form in _near(document, span))


def _near(document: Document, span: Span) -> list[str]:
    """The words near another that nothing parts from it, with the marks of punctuation at them."""
    text = document.text
    before = text[max(0, span.start - _REACH) : span.start].translate(_PARTS).rpartition("\n")[2].split()[-_NEAR:]
    behind = text[span.end : span.end + _REACH].translate(_PARTS).partition("\n")[0].split()[:_NEAR]
    return before + behind


def _question(document: Document, word: PlacedWord, fit: Fit) -> Question:
    form = word.text.lower()
    echoes = _echoes(form, word.left) or _echoes(form, word.right)
    before = document.text[max(0, word.start - 4) : word.start].rstrip(BLANKS)
    opens = not before or before[-1] in _OPENERS
    left, right = fit.row_of(word.left), fit.row_of(word.right)
    among_others = (left == NOTHING and word.left != "") or (right == NOTHING and word.right != "")
    return Question(form, casing_of(word.text), opens, left, right, among_others, echoes)


def _verdict(document: Document, one: Asked, meant: Sequence[Candidate]) -> Verdict:
    span, question, answer = one.word.span, one.question, one.answer
    choices = tuple(written(document, candidate.text, question.casing, span) for candidate in meant)
    confidence = probability(max(answer.odds, -9.0) / SCALE)
    fault = FAULTS[meant[0].slip] if answer.odds > 0 else Fault.NO_SYLLABLE
    return Verdict(fault, span, choices, confidence)


def _ranked(document: Document, wrong: Sequence[Asked], reader: Reader, around: Stream) -> list[Sequence[Candidate]]:
    """What may have been meant by each of some words, the likeliest first by all that stands around it."""
    meant: list[Sequence[Candidate]] = [one.answer.meant if one.answer.odds >= _FAR else () for one in wrong]
    known = {number: several for number, one in enumerate(meant) if len(several := _known(one, reader)) > 1}
    if not known:
        return meant
    options = list(itertools.chain.from_iterable(known.values()))
    starts = np.array([wrong[number].word.start for number in known])
    words = np.searchsorted(document.tokens.starts, starts)
    scores = reader.scores(
        words,
        np.repeat(np.arange(len(known)), [len(several) for several in known.values()]),
        np.array([option.id for option in options], np.uint16),
        np.array([option.candidate.weight for option in options]),
        around,
    )
    position = 0
    for number, several in known.items():
        order = np.argsort(-scores[position : position + len(several)], kind="stable").tolist()
        position += len(several)
        first = [several[k].candidate for k in order]
        meant[number] = first + [candidate for candidate in meant[number] if candidate not in first]
    return meant


def _known(meant: Sequence[Candidate], reader: Reader) -> list[_Option]:
    """The candidates that the model knows; none if the likeliest is more than one word."""
    if not meant or " " in meant[0].text:
        return []
    numbers = ((c, reader.model.vocabulary.id_of(c.text)) for c in _single(meant))
    return [_Option(candidate, number) for candidate, number in numbers if number]


def _single(meant: Iterable[Candidate]) -> list[Candidate]:
    return [candidate for candidate in meant if " " not in candidate.text]


def _is_no_loan(question: Question) -> bool:
    """Whether a form is meant as one Vietnamese syllable, and is none.

    What has no tone and vowels in two places is a word of other languages, as books of chemistry write it ("palađi").
    """
    form = question.form
    own = question.casing is Casing.LOWER and has_own_letter(form) and len(form) <= _LONGEST
    if not own or is_legal(form):
        return False
    stripped = strip_tone(form)
    return stripped is None or bool(stripped[1]) or len(_VOWELS.findall(form)) == 1


def _echoes(form: str, beside: str) -> bool:
    """Whether the word beside a form begins or ends with the same sounds and is itself not common."""
    one, other = analyse(form), analyse(beside)
    if one is None or other is None or lexicon.frequency(beside) > _TOO_COMMON_TO_ECHO:
        return False
    return one.onset == other.onset or one.rime == other.rime


@functools.lru_cache(maxsize=50_000)
def _with_tone_in_place(form: str) -> str | None:
    """The word in common use that a form is but for the place of its tone.

    None of rare ones: "maỵ" is more likely "may" than the rare "mạy".
    """
    meant = plain_slips.with_tone_in_place(form)
    return meant if meant and lexicon.frequency(meant) >= _IN_USE else None
