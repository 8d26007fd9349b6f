"""Which word was meant by a form that is none, by the slip that it takes and by its neighbours; or whether none was."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language import lexicon
from vnlint_rules.language.cases import Casing
from vnlint_rules.language.fit import Fit, Rows
from vnlint_rules.language.rereadings import half_keyed, splits
from vnlint_rules.language.slips import Candidate, candidates
from vnlint_rules.language.syllable import is_legal


class Question(Struct, frozen=True):
    """A form and what stands around it."""

    form: str
    """In lower case and NFC."""
    casing: Casing
    opens: bool
    """Whether a capital would be due to any word here."""
    left: int
    """The word before it, by its row (`Fit.row_of`)."""
    right: int
    """The word behind it, by its row."""
    among_others: bool = False
    """Whether a word beside it is not known either."""
    echoes: bool = False
    """Whether a word beside it begins or ends like it: the two may be one word that says itself twice."""


class Answer(Struct, frozen=True):
    """What may have been meant, likeliest first, and the log-odds that the first was, against the form being right."""

    meant: tuple[Candidate, ...]
    odds: float


_UNATTESTED = -17.5
"""Log-likelihood that a legal syllable in lower case is right though no list has it."""
_ILLEGAL = -20.0
"""Log-likelihood that a form in lower case is right that is no legal syllable."""
_LATIN = -16.0
"""Log-likelihood that a form in lower case is right whose letters other languages have."""
_ASCII = -12.5
"""Log-likelihood that a form in lower case without marks is right though no list has it."""
_ECHO = 5.0
"""Log-likelihood added beside a word that echoes the form: "dáo dác", "lộp độp"."""
_NAME = 9.0
"""Log-likelihood added for a capital inside a sentence."""
_OPENING = 6.0
"""Log-likelihood added for a capital at the beginning of a sentence."""
_AMONG_OTHERS = 3.0
"""Log-likelihood added for a form without marks beside an unknown word."""
_FOREIGN = frozenset("z")
"""Letters that Vietnamese has in loans and slang alone."""
_BORROWED = 4.0
"""Log-likelihood added for a form with such a letter."""
_OWN = frozenset("ăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
"""Letters that no other language in common use has."""
_MARKED = frozenset("àáãèéìíòóõùúý")
"""Letters with the mark of a tone; words of other languages mostly have one at most."""
_MOST = 25
"""Candidates of a form that are looked at in context, those of the likeliest slips."""
LEAST_WITHOUT_MARKS = 1.5
"""`lexicon.frequency` from which a word may be meant by a form without marks, which mostly is of another language."""


def has_own_letter(form: str) -> bool:
    """Whether the form (lower case) has a letter that only Vietnamese has."""
    return not _OWN.isdisjoint(form)


def answers(questions: Sequence[Question], fit: Fit) -> list[Answer]:
    """The answer to each question, by what ``fit`` says of the neighbours; the rows of the questions are its."""
    known = [_meanings(question.form, fit) for question in questions]
    sizes = [len(meanings.candidates) for meanings in known]
    left, right = np.array([(q.left, q.right) for q in questions], np.uint16).reshape(-1, 2).T
    firsts = np.concatenate([_NONE, *(meanings.firsts for meanings in known)])
    lasts = np.concatenate([_NONE, *(meanings.lasts for meanings in known)])
    fits = fit.follows(  # all at once: a call costs as much as hundreds of words
        np.concatenate((np.repeat(left, sizes), lasts)),
        np.concatenate((firsts, np.repeat(right, sizes))),
    )
    scores = fits.reshape(2, -1).sum(0)
    scores += np.concatenate([np.empty(0), *(meanings.inner for meanings in known)])
    found, start = [], 0
    for question, meanings, size in zip(questions, known, sizes, strict=True):
        of_form = scores[start : start + size]
        start += size
        order = np.argsort(-of_form, kind="stable").tolist()
        odds = float(of_form[order[0]]) - _as_it_is(question, fit) if size else -math.inf
        found.append(Answer(tuple(meanings.candidates[i] for i in order), odds))
    return found


def _as_it_is(question: Question, fit: Fit) -> float:
    """The log-likelihood that the form is right though no list has it."""
    form = question.form
    if form.isascii():
        base = _ASCII
    elif is_legal(form):
        base = _UNATTESTED
    else:
        base = _ILLEGAL if has_own_letter(form) or sum(map(_MARKED.__contains__, form)) > 1 else _LATIN
    if question.casing is Casing.TITLE:
        base += _OPENING if question.opens else _NAME
    if question.echoes:
        base += _ECHO
    if not _FOREIGN.isdisjoint(form):
        base += _BORROWED
    if form.isascii() and question.among_others:
        base += _AMONG_OTHERS
    return base + fit.log_share(question.right)


class _Meanings(Struct, frozen=True):
    """The candidates of one form, with what does not hang on its neighbours."""

    candidates: tuple[Candidate, ...]
    firsts: Rows
    """The row of the first word of each candidate."""
    lasts: Rows
    """The row of the last word of each candidate."""
    inner: NDArray[np.float64]
    """Log-likelihood of the slip of each candidate, and of its words behind each other."""


_NONE = np.empty(0, np.uint16)


@functools.lru_cache(maxsize=50_000)
def _meanings(form: str, fit: Fit) -> _Meanings:
    by_text: dict[str, Candidate] = {}
    # What looks right unless its neighbours say otherwise gives way to common words only.
    least = LEAST_WITHOUT_MARKS if form.isascii() else lexicon.FLOOR
    for candidate in sorted((*half_keyed(form), *candidates(form, least), *splits(form)), key=_by_weight):
        by_text.setdefault(candidate.text, candidate)
    found = list(by_text.values())[:_MOST]
    words = [[fit.row_of(word) for word in c.text.split(" ")] for c in found]
    inner = np.array([c.weight for c in found], np.float64)
    for number, rows in enumerate(words):
        if len(rows) > 1:
            inner[number] += fit.follows(np.array(rows[:-1], np.uint16), np.array(rows[1:], np.uint16)).sum()
    firsts, lasts = ([rows[end] for rows in words] for end in (0, -1))
    return _Meanings(tuple(found), np.array(firsts, np.uint16), np.array(lasts, np.uint16), inner)


def _by_weight(candidate: Candidate) -> float:
    return -candidate.weight
