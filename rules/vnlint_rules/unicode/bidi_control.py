"""Controls for the direction of writing."""

from __future__ import annotations

from vnlint import (
    Applicability,
    Bad,
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
)
from vnlint_rules.language.asked import once_a_line
from vnlint_rules.unicode.run_rule import RunRule
from vnlint_rules.unicode.surroundings import SEPARATOR, in_address, named, word_around

_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_RIGHT_TO_LEFT = Pattern(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class BidiControl(RunRule):
    """A control for the direction of writing stands in a line that is all written from left to right.

    It does nothing but cut words ("k·ý"), and an override can make a text read other than it is stored. In a line with
    Hebrew or Arabic it has work to do and is left alone.
    """

    message = Message("invisible {name} at “{text}”", "ký tự vô hình {name} ở “{text}”")
    examples = (
        Bad("việc quản l⟦\u200e⟧ý đất đai", fixed="việc quản lý đất đai"),
        Bad("⟦\u202a⟧Số điện thoại⟦\u202c⟧", fixed="Số điện thoại"),
        Bad("xem http://vi.du/a⟦\u200e⟧b nhé", unsafe="xem http://vi.du/ab nhé"),
        Good("tiếng Ả Rập: مصر\u200e (Ai Cập)", why="the line has Arabic"),
    )
    triggers = (Characters(CharSet.of(_CONTROLS)),)
    phase = Phase.UNICODE
    applicability = Applicability.SAFE
    invariant = Invariant.INVISIBLE_ONLY
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="Wikipedia, 297,000 lines", per_10k=0.0139, read=23, true=23, date="2026-11-22")

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        if _beside_right_to_left(document, place):
            return None
        text, line = document.text, document.line(place)
        start, end = place, place + 1
        while start > line.start and text[start - 1] in _CONTROLS:
            start -= 1
        while end < line.end and text[end] in _CONTROLS:
            end += 1
        inside = (
            line.start < start and end < line.end and text[start - 1] not in SEPARATOR and text[end] not in SEPARATOR
        )
        safe = not (inside and in_address(text, start, end))
        word = word_around(text, start, end).of(text)
        return self.found(
            start,
            end,
            replace="",
            applicability=Applicability.SAFE if safe else Applicability.UNSAFE,
            name=", ".join(map(named, sorted(set(text[start:end])))),
            text="".join("·" if c in _CONTROLS else c for c in word),
        )


def _has_right_to_left(line: str) -> bool:
    return _RIGHT_TO_LEFT.search(line) is not None


_beside_right_to_left = once_a_line(_has_right_to_left)
