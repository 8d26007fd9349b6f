"""Characters without a meaning of their own."""

from __future__ import annotations

from vnlint import (
    Applicability,
    Bad,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Phase,
)
from vnlint_rules.unicode.lines import inked_part
from vnlint_rules.unicode.run_rule import RunRule
from vnlint_rules.unicode.surroundings import code_of

_BULLETS = {"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "➢", "\uf0fc": "✓"}
"""Bullets of the fonts Symbol and Wingdings, as word processors store them; elsewhere in a line they are anything."""
_KNOWN = {"\uf0e0": "→", "\uf0e8": "→"} | _BULLETS


class PrivateUseCharacter(RunRule):
    """A private use character stands in the text; what it shows depends on a font that is not here.

    Most are bullets and arrows of a word processor and can be named; of the others nobody but the author knows the
    meaning. Leave them where the corpus defines them itself.
    """

    message = Message(
        "private use character {code} has no meaning of its own", "ký tự dùng riêng {code} không có nghĩa xác định"
    )
    examples = (
        Bad("⟦\uf0b7⟧ Thứ nhất\n⟦\uf0a7⟧ Thứ hai", unsafe="• Thứ nhất\n• Thứ hai"),
        Bad("từ A ⟦\uf0e0⟧ B", unsafe="từ A → B"),
        Bad("Viện Hàn lâm⟦\uf0d8⟧ quốc gia"),
        Bad("dấu ⟦\ue123\ue124⟧ lạ"),
        Good("• Thứ nhất → thứ hai"),
    )
    triggers = (Characters(CharSet.of(categories="Co")),)
    phase = Phase.UNICODE
    applicability = Applicability.UNSAFE
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="Wikipedia, 297,000 lines", per_10k=0.0091, read=15, true=15, date="2026-11-22")

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        at_start = place <= inked_part(document, place).start
        if text[place] in _KNOWN and (at_start or text[place] not in _BULLETS):
            return self.found(place, place + 1, replace=_KNOWN[text[place]], code=code_of(text[place]))
        start, end = place, place + 1
        while start > 0 and _is_unknown(text[start - 1]):
            start -= 1
        while end < len(text) and _is_unknown(text[end]):
            end += 1
        codes = dict.fromkeys(map(code_of, text[start:end]))
        return self.found(start, end, code=", ".join(codes))


def _is_unknown(character: str) -> bool:
    code = ord(character)
    return (0xE000 <= code < 0xF900 or code >= 0xF0000) and character not in _KNOWN
