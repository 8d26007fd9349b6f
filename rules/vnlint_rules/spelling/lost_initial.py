"""Sentences whose first letter is gone."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from vnlint import (
    BLANK,
    LOWER,
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
)
from vnlint_rules.language import lexicon
from vnlint_rules.language.fit import between
from vnlint_rules.language.style import styled_like

_INITIALS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_CUT = {"h": ("c", "g", "k", "n", "p", "t", "ng"), "g": ("n",), "gh": ("n",), "r": ("t",), "u": ("q",), "i": ("g",)}
"""What may have stood before the first letters that are left: of *ch, gh, ngh, tr, qu, gi* but a part."""
_BEFORE = Pattern(r"(?:[^\W\d_]{2,}|\d)[”\"’)\]]?\Z")
_AFTER = Pattern(r"([^\W\d_]+)[ \u00a0]([^\W\d_]+)(?:[ \u00a0]([^\W\d_]+))?")
_WORD = 4.0
"""How much likelier a word is to begin a sentence in lower case than a form that is none."""
_NO_WORD = -40.0
"""How likely any other form is."""
_WORTH = 3.0
"""By how much, in log-likelihood, the words with the letter must be likelier than those without."""


class LostInitial(Rule):
    """A sentence begins without its first letter.

    ". hủ tịch nước", ". rong khi đó": decorated initials and careless cutting take the capital away. Sentences that
    begin with a small letter for other reasons (after an abbreviation, in verse, in lists) are left alone: only a
    word that cannot begin there, and can with one letter more, is reported.
    """

    message = Message("the first letter of “{text}” is missing: “{meant}”", "“{text}” mất chữ cái đầu: “{meant}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.006, read=10, true=10, date="2026-11-23")
    examples = (
        Bad("Trời đã tối. ⟦hủ⟧ tịch xã ra về.", unsafe="Trời đã tối. Chủ tịch xã ra về."),
        Bad("Giá vàng tăng. ⟦rong⟧ khi đó, giá dầu giảm.", unsafe="Giá vàng tăng. Trong khi đó, giá dầu giảm."),
        Good("Ông Th. hiện ở Huế. anh trai ông ở Vinh.", why="a small letter, and a word that may begin a sentence"),
        Good("Các loại cá, tôm v.v. ở hồ này rất nhiều.", why="an abbreviation"),
    )
    triggers = (Pairs(CharSet.of(".!?"), BLANK),)
    phase = Phase.SPELLING
    applicability = Applicability.UNSAFE
    heeds_words = True
    silences = frozenset(
        {"letter-slip", "missing-shape", "impossible-syllable", "doubled-mark", "typing-residue", "real-word-error"}
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each such word."""
        codes = document.columns.codes
        places = places[places + 2 < len(codes)]
        small = LOWER.table()[document.columns.rows[places + 2]]
        for place in (places[small] + 2).tolist():
            text = document.text
            match = _AFTER.match(text, place, place + 40)
            if match and _BEFORE.search(text, max(0, place - 12), place - 2):
                first, second = match.group(1), match.group(2)
                if meant := _completed(first, second):
                    meant = styled_like(document, place, meant[0].upper() + meant[1:])
                    yield self.found(place, match.end(1), replace=meant, text=first, meant=meant)


@functools.lru_cache(maxsize=50_000)
def _completed(first: str, second: str) -> str | None:
    """The word that ``first`` is with its initial, when that fits before ``second`` and ``first`` does not."""
    if second[0].isupper() and first in lexicon.syllables():
        return None  # "ông Hương": a title that the writer left small
    second = second.lower()
    if second not in lexicon.syllables() or lexicon.frequent_compound(first, second):
        return None
    whole = [initial + first for initial in _INITIALS]
    whole += [letters + first for rest, before in _CUT.items() if first.startswith(rest) for letters in before]
    words = sorted({word for word in whole if word in lexicon.syllables()})
    if not words:
        return None
    *fits, as_it_is = between("", [*words, first], second)
    best = max(range(len(words)), key=fits.__getitem__)
    as_it_is = as_it_is + _WORD if first in lexicon.syllables() else _NO_WORD
    return words[best] if fits[best] >= as_it_is + _WORTH else None
