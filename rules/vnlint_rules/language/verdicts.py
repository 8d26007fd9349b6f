"""The one verdict on each odd word of a text, which the rules of spelling share.

A page is looked up as hashes; Python sees only words that no list knows, and judges each form once. What stands around
a word ranks what may have been meant, and says whether anything else was meant at all.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from vnlint import Document, Pattern, Span
from vnlint_rules.language import lexicon, plain_slips
from vnlint_rules.language.cases import Casing, casing_of, in_casing
from vnlint_rules.language.fit import NOTHING, row_of
from vnlint_rules.language.keyed import keyed_words
from vnlint_rules.language.meanings import Answer, Question, answers, has_own_letter
from vnlint_rules.language.odd_words import OddWord, odd_words
from vnlint_rules.language.slips import Slip
from vnlint_rules.language.style import styled_like
from vnlint_rules.language.syllable import analyse, is_legal


class Verdict(Struct, frozen=True):
    """What is wrong with a word."""

    rule: str
    """The name of the rule that says it."""
    span: Span
    choices: tuple[str, ...]
    """What may have been meant, best first, as it would stand in the text; may be empty."""
    confidence: float
    """How sure it is that the first choice was meant, 0 to 1."""
    is_open: bool = False
    """Whether several choices are as likely, so that a person has to choose."""
    rare: bool = False
    """Whether the form is a word, only a rare one."""
    times: int = 0
    """How often the form stands in the text, if so often that it may be a word: then it is asked about, once."""


_RULES = {
    Slip.MISSING_MARK: "missing-shape",
    Slip.WRONG_MARK: "impossible-syllable",
    Slip.DOUBLED: "doubled-mark",
    Slip.LETTER: "letter-slip",
    Slip.KEYS: "typing-residue",
    Slip.JOINED: "joined-syllables",
}
_REPEATED = 3
"""How often a form stands in one text until it is asked about."""
_CHOICES = 5
_WRITABLE = Pattern(r"(?!.*(.)\1\1)[a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]+")
"""Lower-case forms that a Vietnamese keyboard writes, less those drawn out on purpose ("đâuuu")."""
_SHORTENED = Pattern("(?=.*đ)[bcdđghklmnpqrstvx]+")
"""Forms without a vowel that are written so on purpose: "đc", "gđ"."""
_JOINTS = frozenset("-–'’ʼ‘`´.@/_&+*^(~?%\u00ad\u200b\u200c\u200d\u2060")
"""What joins a word to a neighbour without a blank: it is part of a loan, a name, an address."""
_KEYS = frozenset("*'`?~.^+(")
"""What VIQR writes for marks: "đuo*.c"."""
_COMMON = 4.0
"""`lexicon.frequency` from which on a word is no half of a word that says itself twice."""
_LONGEST = 7
"""Letters of the longest syllable."""
_FAR = -6.0
"""Log-odds below which nothing is offered."""
_SCALE = 1.5
"""Log-odds in one unit of confidence."""
_OPENERS = frozenset('.!?…\n\r“”":-–')
"""After these a sentence may begin."""


def verdicts(document: Document) -> Mapping[str, list[Verdict]]:
    """By rule, the verdicts on the words of a document or page, in order of place; a view (`Document.view`)."""
    found: dict[str, list[Verdict]] = {}
    for verdict in sorted(_judged(document), key=lambda verdict: verdict.span):
        found.setdefault(verdict.rule, []).append(verdict)
    return found


def _judged(document: Document) -> Iterator[Verdict]:
    """All verdicts."""
    for keyed in keyed_words(document):
        yield Verdict("typing-residue", keyed.span, (keyed.meant,), 0.98)
    open_words: list[OddWord] = []
    done = 0
    for word in odd_words(document):
        if word.start < done or not _WRITABLE.fullmatch(word.text.lower()):
            continue
        verdict = _plain(document, word, done)
        if verdict:
            done = verdict.span.end
            yield verdict
        elif _is_open(document, word):
            open_words.append(word)
    owners = document.owners(np.array([word.start for word in open_words], np.int64)).tolist()
    keys = [(owner, word.text.lower()) for owner, word in zip(owners, open_words, strict=True)]
    times = Counter(keys)
    questions = [_question(document, word) for word in open_words]
    for word, key, question, answer in zip(open_words, keys, questions, answers(questions), strict=True):
        verdict = _answered(document, word, question, answer)
        if verdict is None or times[key] < 0:
            continue
        if times[key] >= _REPEATED:
            verdict = replace(verdict, times=times[key])
            times[key] = -1
        yield verdict


def _plain(document: Document, word: OddWord, done: int) -> Verdict | None:
    """What is wrong with a word whatever its neighbours are; nothing that begins before ``done``."""
    span, casing = Span(word.start, word.end), casing_of(word.text)
    glued = _is_glued(document.text, span)
    if not glued and (cut := _cut(document, word)) and cut.span.start >= done:
        return cut
    if casing is Casing.MIXED:
        choices = () if glued else plain_slips.parted_at_capital(word.text)
        return Verdict("joined-syllables", span, choices, 0.95, is_open=len(choices) > 1) if choices else None
    meant = _with_tone_in_place(word.text.lower())
    return Verdict("misplaced-tone", span, (_written(document, meant, casing, span),), 0.999) if meant else None


def _cut(document: Document, word: OddWord) -> Verdict | None:
    """A syllable that a blank has cut in two, of which the word is one half."""
    halves = (
        (word.start - len(word.left) - 1, word.left, word.text, word.end),
        (word.start, word.text, word.right, word.end + len(word.right) + 1),
    )
    for start, left, right, end in halves:
        if left and right and (whole := plain_slips.rejoined(left.lower(), right)):
            span = Span(start, end)
            choice = _written(document, whole, casing_of(left + right), span)
            return Verdict("split-syllable", span, (choice,), 0.97)
    return None


def _is_open(document: Document, word: OddWord) -> bool:
    """Whether the neighbours of a word are to decide: not of parts of something longer, most names, and initialisms."""
    if _is_glued(document.text, Span(word.start, word.end)):
        return False
    casing = casing_of(word.text)
    if _SHORTENED.fullmatch(word.text.lower()):
        return False
    return casing is Casing.LOWER or (casing is Casing.TITLE and has_own_letter(word.text.lower()))


def _question(document: Document, word: OddWord) -> Question:
    form = word.text.lower()
    echoes = _echoes(form, word.left) or _echoes(form, word.right)
    before = document.text[max(0, word.start - 4) : word.start].rstrip(" \u00a0")
    opens = not before or before[-1] in _OPENERS
    left, right = row_of(word.left), row_of(word.right)
    among_others = (left == NOTHING and word.left != "") or (right == NOTHING and word.right != "")
    return Question(form, casing_of(word.text), opens, left, right, among_others, echoes)


def _answered(document: Document, word: OddWord, question: Question, answer: Answer) -> Verdict | None:
    """What is said of a form; None where it may well be right."""
    span, rare = Span(word.start, word.end), lexicon.is_rare(question.form)
    if answer.odds <= 0 and (rare or not _is_no_loan(question)):
        return None
    meant = answer.meant[:_CHOICES] if answer.odds >= _FAR else ()
    choices = tuple(_written(document, candidate.text, question.casing, span) for candidate in meant)
    confidence = round(1 / (1 + math.exp(-max(answer.odds, -9.0) / _SCALE)), 3)
    rule = _RULES[answer.meant[0].slip] if answer.odds > 0 else "impossible-syllable"
    return Verdict(rule, span, choices, confidence, rare=rare)


def _is_no_loan(question: Question) -> bool:
    """Whether a form is meant as one Vietnamese syllable, and is none."""
    form = question.form
    own = question.casing is Casing.LOWER and has_own_letter(form) and len(form) <= _LONGEST
    return own and not is_legal(form)


def _written(document: Document, words: str, casing: Casing, span: Span) -> str:
    """Words as they would stand in the text: their tones in its style, their case that of the form."""
    return in_casing(styled_like(document, span.start, words), casing)


def _is_glued(text: str, span: Span) -> bool:
    """Whether a word is part of something longer: a loan with hyphens, a name, an address."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return _joins(before[::-1]) or _joins(after)


def _joins(beside: str) -> bool:
    """Whether the two characters beside a word, from the word outwards, make it part of something longer."""
    return beside[:1].isdigit() or (beside[:1] in _JOINTS and (beside[1:].isalnum() or beside[1:] in _KEYS))


def _echoes(form: str, beside: str) -> bool:
    """Whether the word beside a form begins or ends with the same sounds and is itself not common."""
    one, other = analyse(form), analyse(beside)
    if one is None or other is None or lexicon.frequency(beside) > _COMMON:
        return False
    return one.onset == other.onset or one.rime == other.rime


_with_tone_in_place = functools.lru_cache(maxsize=50_000)(plain_slips.with_tone_in_place)
