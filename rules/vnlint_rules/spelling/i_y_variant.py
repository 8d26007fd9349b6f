"""One word written with i here and with y there."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Phase,
    Positions,
    Rule,
    Scope,
    Words,
    option,
)
from vnlint_rules.language.beside import word_before, word_behind
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.language.openings import opens_sentence

_ALWAYS = "kỹ/kĩ ký/kí kỳ/kì kỷ/kỉ kỵ/kị lý/lí mỹ/mĩ quy/qui quý/quí quỳ/quì quỷ/quỉ quỹ/quĩ quỵ/quị sỹ/sĩ"
"""Spellings of the same words, whatever stands beside them; the exceptions are below."""
_IN_COMPOUNDS = "hy/hi hỷ/hỉ ly/li lỵ/lị mỵ/mị tỷ/tỉ ty/ti tỳ/tì tỵ/tị vỹ/vĩ"
"""Different words by themselves (hi hi, cái li, ti vi); the same in a compound that stands in the text both ways."""
_ONLY_I = {"lí": "nhí lắc láu la", "kí": "ninh lô", "kì": "cọ kèo cạch nhông nèo", "tỉ": "mỉ tê"}
"""Native words and loans that have i in any spelling: the word behind tells them."""

_TO_I = dict(pair.split("/") for pair in f"{_ALWAYS} {_IN_COMPOUNDS}".split())
_TO_Y = {i: y for y, i in _TO_I.items()}
_FREE = frozenset(pair.partition("/")[0] for pair in _ALWAYS.split())


class _Use(NamedTuple):
    start: int
    text: str
    """The syllable in lower case."""
    key: str
    """What is the same word: the syllable with y, or the compound."""
    has_y: bool


@dataclass(frozen=True)
class IYVariant(Rule):
    """A word is written with i where the text elsewhere writes it with y, or the other way round.

    Both "kỹ thuật" (the press, the law) and "kĩ thuật" (school books) are right; a text that has both has two
    spellings of one word. By default the spelling of most uses in a text counts as its own, and where neither has more
    nothing is said. Names keep their spelling, and so do words that have but one: "tỉ mỉ", "kì cọ", "ti vi".
    """

    name = "i-y-variant"
    message = Message(
        "“{text}” is written “{meant}” elsewhere in the text",
        "“{text}” được viết là “{meant}” ở chỗ khác trong văn bản",
    )
    examples = (
        Bad(
            "Đội kỹ thuật xem kỹ bản vẽ, rồi phòng ⟦kĩ⟧ thuật duyệt.",
            unsafe="Đội kỹ thuật xem kỹ bản vẽ, rồi phòng kỹ thuật duyệt.",
        ),
        Bad(
            "Đó là ⟦lý⟧ do. Bác sĩ nói vậy.",
            unsafe="Đó là lí do. Bác sĩ nói vậy.",
            options={"spelling": "i"},
        ),
        Good("Cô xem tỉ mỉ tỷ lệ rồi mở ti vi ở công ty.", "different words"),
        Good("Ông Lý đã nêu lí do, nước Mỹ thì chưa.", "names"),
        Good("Một lý do và một lí do.", "one of each: no spelling is the text's own"),
    )
    triggers = (Words(frozenset(_TO_I) | frozenset(_TO_Y)),)
    scope = Scope.DOCUMENT
    heeds_words = True
    phase = Phase.SPELLING
    applicability = Applicability.UNSAFE
    default = False
    measured = Measured(corpus="raw news, 8,000 articles", per_10k=0.49, read=70, true=70, date="2026-11-23")

    spelling: Literal["majority", "y", "i"] = option(
        "majority",
        "the spelling wanted: that of most uses in the text, y (the press: kỹ, lý, but sĩ) or i (schools: kĩ, but quy)",
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        uses = list(_uses(document, places))
        balance = collections.Counter[str]()
        for use in uses:
            balance[use.key] += 1 if use.has_y else -1
        mixed = {use.key for use in uses if use.has_y} & {use.key for use in uses if not use.has_y}
        for use in uses:
            wants_y = self._wants_y(use, balance[use.key] if use.key in mixed else 0)
            if wants_y is not None and wants_y != use.has_y:
                end = use.start + len(use.text)
                meant = (_TO_Y if wants_y else _TO_I)[use.text]
                shown = document.text[use.start : end]
                meant = meant if shown.islower() else meant.capitalize()
                yield self.found(use.start, end, replace=meant, text=shown, meant=meant)

    def _wants_y(self, use: _Use, balance: int) -> bool | None:
        """Whether a use should have y; None when either is right. ``balance``: uses with y less those with i."""
        if self.spelling == "majority":
            return balance > 0 if balance else None
        if use.key not in _FREE:
            return None
        if self.spelling == "y":
            return None if use.key == "sỹ" else True
        return None if use.key.startswith("qu") else False


def _uses(document: Document, places: Positions) -> Iterator[_Use]:
    tokens, text = document.tokens, document.text
    for place in places.tolist():
        number = tokens.index_at(place)
        shown = text[place : tokens.ends[number]]
        if not shown.islower() and not (shown.istitle() and opens_sentence(text, place)):
            continue
        word = shown.lower()
        after = word_behind(document, number).lower()
        if after in _ONLY_I.get(word, "").split():
            continue
        base = _TO_Y.get(word, word)
        key = base if base in _FREE else _compound(base, word_before(document, number).lower(), after)
        if key:
            yield _Use(place, word, key, word == base)


def _compound(base: str, before: str, after: str) -> str:
    """The compound that a syllable (spelt with y) makes with a neighbour, spelt with y; empty where it makes none."""
    for spelt in (base, _TO_I[base]):
        if frequent_compound(spelt, after):
            return f"{base} {after}"
        if frequent_compound(before, spelt):
            return f"{before} {base}"
    return ""
