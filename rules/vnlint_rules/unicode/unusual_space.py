"""Spaces other than the space."""

from __future__ import annotations

from dataclasses import dataclass

from vnlint import (
    Applicability,
    Bad,
    CharacterRule,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pattern,
    Phase,
    option,
)
from vnlint_rules.language.half_letters import may_be_half_a_letter
from vnlint_rules.unicode.surroundings import SEPARATOR, in_mojibake, named, near_asian

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_NO_BREAK = "\u00a0\u2007\u202f"
_UNIT = Pattern(r"\p{L}{1,4}\b|[%‰°₫$€]|\d")


@dataclass(frozen=True)
class UnusualSpace(CharacterRule):
    """A no-break or typographic space stands where a plain space belongs.

    Web pages are full of them and nobody sees the difference, but "Hà Nội" with one is another string than without.
    Only a single space between two characters is meant here; runs and line edges have rules of their own. Between
    Chinese or Japanese characters the wide space is right.
    """

    keep_nbsp: bool = option(False, "leave no-break spaces between a number and its unit or next digits (10 kg)")

    message = Message("{name} instead of a plain space", "{name} thay cho dấu cách thường")
    examples = (
        Bad("ở⟦\u00a0⟧Hà⟦\u2009⟧Nội", fixed="ở Hà Nội"),
        Bad("nặng 10⟦\u00a0⟧kg", fixed="nặng 10 kg"),
        Good("nặng 10\u00a0kg", why="kept by option", options={"keep_nbsp": True}),
        Good("hai \u00a0chữ", why="a run of blanks is `repeated-space`"),
        Good("日本\u3000東京", why="the space of Chinese and Japanese"),
        Good("tên gốc: ＡＢＣ\u3000ＤＥＦ", why="full width on both sides of a full-width space"),
        Good("l\u00c3\u00a0m viá»‡c", why="half of a letter in the wrong encoding"),
    )
    triggers = (Characters(CharSet.of(_SPACES)),)
    phase = Phase.UNICODE
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.0332, read=58, true=58, date="2026-11-22")

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        if not 0 < place < len(text) - 1 or text[place - 1] in SEPARATOR or text[place + 1] in SEPARATOR:
            return None
        if self.keep_nbsp and text[place] in _NO_BREAK and text[place - 1].isdigit() and _UNIT.match(text, place + 1):
            return None
        full_width = any("\uff01" <= text[i] <= "\uff5e" for i in (place - 1, place + 1))
        if full_width or near_asian(document, place, place + 1) or _is_half_a_letter(document, place):
            return None
        return self.found(place, place + 1, replace=" ", name=named(text[place]))


def _is_half_a_letter(document: Document, place: int) -> bool:
    """Whether it may be the second byte of a letter in UTF-8 that was read as Latin-1: "Ã " is "à", "Æ " is "Ơ"."""
    return may_be_half_a_letter(document.text, place) or in_mojibake(document, place)
