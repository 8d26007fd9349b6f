"""Sentences whose first letter is gone."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from vnlint import (
    BLANK,
    LINE_END,
    LOWER,
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Good,
    Measured,
    Message,
    Page,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
    Span,
)
from vnlint_rules.language import lexicon
from vnlint_rules.language.fit import shipped_fit
from vnlint_rules.language.style import styled_like

_INITIALS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_CUT = {"h": ("c", "g", "k", "n", "p", "t", "ng"), "g": ("n",), "gh": ("n",), "r": ("t",), "u": ("q",), "i": ("g",)}
"""By the first letters that are left what may have stood before them: a part of *ch, gh, ngh, tr, qu, gi*."""
_STOP = CharSet.of(".!?")
_BEFORE = Pattern(r"(?:[^\W\d_]{2,}|\d)[”\"’)\]]?\Z")
_AFTER = Pattern(r"([^\W\d_]+)[ \u00a0]([^\W\d_]+)")
_VOWEL = Pattern("(?i)[aeiouyàáâãèéêìíòóôõùúýăĩũơưạ-ỹ]")
_ENDING = Pattern(r"([^\W\d_]+)\s*\Z")
"""The last word of a line without a stop: what follows may belong to it."""
_WORD = 4.0
"""Log-likelihood that a known word in lower case gains as the beginning of a sentence."""
_NO_WORD = -40.0
"""Log-likelihood that a sentence begins with any other form."""
_WORTH = 3.0
"""Log-likelihood by which the words with the letter must be likelier than those without it."""
_SURE = -13.5
"""Log-likelihood of the words with the letter from which a fix is offered: below it more than a letter may be gone."""


class LostInitial(Rule):
    """A sentence begins without its first letter.

    ". hủ tịch nước", ". rong khi đó", or a line that begins "uổi trẻ": decorated initials and careless cutting take the
    capital away. Sentences that begin with a small letter for other reasons (after an abbreviation, in verse, in lists,
    where a line was broken) are left alone: only a word that cannot begin there, and can with one letter more, is
    reported. Where more than one letter may be gone, no fix is offered.
    """

    message = Message("the first letter of “{text}” is missing: “{meant}”", "“{text}” mất chữ cái đầu: “{meant}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.010, read=66, true=66, date="2026-11-27")
    examples = (
        Bad("Trời đã tối. ⟦hủ⟧ tịch xã ra về.", unsafe="Trời đã tối. Chủ tịch xã ra về."),
        Bad("Giá vàng tăng. ⟦rong⟧ khi đó, giá dầu giảm.", unsafe="Giá vàng tăng. Trong khi đó, giá dầu giảm."),
        Bad(
            "Chợ nổi trên sông\n⟦hững⟧ người dân ở đây sống bằng nghề cá.",
            unsafe="Chợ nổi trên sông\nNhững người dân ở đây sống bằng nghề cá.",
        ),
        Bad("Khu nghỉ mới\n⟦riển⟧ theo mô hình xanh, nơi này có ba hồ."),
        Good("Ông Th. hiện ở Huế. anh trai ông ở Vinh.", why="a small letter, and a word that may begin a sentence"),
        Good("Các loại cá, tôm v.v. ở hồ này rất nhiều.", why="an abbreviation"),
    )
    triggers = (Pairs(_STOP, BLANK), Pairs(LINE_END, LOWER))
    scope = Scope.DOCUMENT
    phase = Phase.SPELLING
    applicability = Applicability.UNSAFE
    heeds_words = True
    silences = frozenset(
        {"letter-slip", "missing-shape", "impossible-syllable", "doubled-mark", "typing-residue", "real-word-error"}
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """The small letters with which sentences begin."""
        rows = page.columns.rows
        places = places + 1 + BLANK.table()[rows[places + 1]]
        return places[LOWER.table()[rows[places]]]

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each such word."""
        text = document.text
        for place in places.tolist():
            match = _AFTER.match(text, place, place + 40)
            if match and _VOWEL.search(match.group(1)) and _may_begin(text, place, match.group(1)):
                first = match.group(1)
                if found := completed(first, match.group(2)):
                    meant = styled_like(document, place, found.word.capitalize())
                    edits = [Edit(Span(place, match.end(1)), meant)] if found.fit >= _SURE else []
                    yield self.found(place, match.end(1), edits=edits, text=first, meant=meant)


def _may_begin(text: str, place: int, word: str) -> bool:
    """Whether a sentence may begin with a word: behind a stop, or on a new line that does not go on with the last."""
    if text[place - 1 : place] not in ("", "\n", "\r"):
        return _BEFORE.search(text, max(0, place - 12), place - 2) is not None
    last = _ENDING.search(text, max(0, place - 20), place)
    return last is None or not shipped_fit().times_together(last.group(1), word)


class Completed(NamedTuple):
    """A word with its initial."""

    word: str
    fit: float
    """The log-likelihood that a sentence begins with it and the word behind it."""


@functools.lru_cache(maxsize=50_000)
def completed(first: str, second: str) -> Completed | None:
    """The word that ``first`` is with its initial, when a sentence may begin so, and not with ``first``."""
    known = lexicon.syllables()
    if second[0].isupper() and first in known:
        return None  # "ông Hương": a title that the writer left small
    second = second.lower()
    if second not in known or lexicon.frequent_compound(first, second):
        return None
    whole = [initial + first for initial in _INITIALS]
    whole += [letters + first for rest, before in _CUT.items() if first.startswith(rest) for letters in before]
    words = sorted({word for word in whole if word in known})
    if not words:
        return None
    *fits, as_it_is = shipped_fit().opening([*words, first], second)
    best = max(range(len(words)), key=fits.__getitem__)
    as_it_is = as_it_is + _WORD if first in known or first in lexicon.others() else _NO_WORD
    return Completed(words[best], fits[best]) if fits[best] >= as_it_is + _WORTH else None
