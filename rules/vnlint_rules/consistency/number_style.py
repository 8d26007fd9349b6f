"""Numbers with points and commas in both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vnlint import (
    DIGIT,
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
    Scope,
    option,
)
from vnlint_rules.consistency.majority import usual

if TYPE_CHECKING:
    import regex

_NUMBER = Pattern(r"(?<![\p{L}\d/:\-]|\d[.,])\d+(?:[.,]\d+)+(?![\d/:\-]|[.,]\d|\p{L}{3})")
_THOUSANDS = {".": Pattern(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"), ",": Pattern(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")}
_DECIMAL = Pattern(r"\d+([.,])\d{1,2}")
_UNIT = Pattern(
    r"[^\S\r\n]?(?:%|‰|°|tỷ|tỉ|triệu|nghìn|ngàn|km|cm|mm|m[23²³]?\b|kg|g\b|ha\b|tấn|mét|độ|điểm|USD|EUR|đồng|inch|GB|MB"
    r"|lần|giây|phút|mã lực|năm|tuổi)(?!\p{L})"
)
_OTHER = {".": ",", ",": "."}


@dataclass(frozen=True)
class NumberStyle(Rule):
    """Points and commas in numbers change places within a document.

    Vietnamese writes 1.250.000 and 3,5; English 1,250,000 and 3.5. Where both ways stand in one text, 1.250 may be a
    thousand or little more than one. Only numbers that can be read in one way alone are looked at: such with several
    groups of three figures, with both signs, or with one or two figures behind the sign and a unit; dates, times,
    scores, versions, engines (2.0 lít) and articles of law are left alone.
    """

    message = Message(
        "{text} for {answer}, as numbers are mostly written here", "{text}: ở đây số thường được viết như {answer}"
    )
    scope = Scope.DOCUMENT
    default = False
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    heeds_protection = False
    measured = Measured(
        corpus="raw news, 6,388 articles", per_10k=0.11, read=30, true=24, defensible=6, date="2026-11-26"
    )
    triggers = (Pairs(DIGIT, CharSet.of(".,")),)
    examples = (
        Bad(
            "Thu 1.250.000 đồng, tăng 3,5%, chi ⟦1,100,000⟧ đồng.",
            unsafe="Thu 1.250.000 đồng, tăng 3,5%, chi 1.100.000 đồng.",
        ),
        Bad("Tăng 3,5% rồi 4,2%, giảm ⟦2.5⟧ độ.", unsafe="Tăng 3,5% rồi 4,2%, giảm 2,5 độ."),
        Bad("Chi ⟦1,100,000⟧ đồng.", unsafe="Chi 1.100.000 đồng.", options={"style": "vietnamese"}),
        Good("Tăng 3,5% ngày 7.2, bản 4.50, lúc 8.30, điều 2.1, thu 1.250.000 đồng."),
    )
    style: Literal["", "vietnamese", "english"] = option(
        "", "`vietnamese` (1.250.000,5) or `english` (1,250,000.5); empty for what the document mostly has."
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, done = document.text, 0
        found: list[tuple[regex.Match[str], str]] = []
        for place in places.tolist():
            if place < done:
                continue
            start = place
            while start and text[start - 1].isdigit():
                start -= 1
            match = _NUMBER.match(text, start)
            if match:
                done = match.end()
                if mark := _decimal_mark(match):
                    found.append((match, mark))
        wanted = {"vietnamese": ",", "english": "."}.get(self.style)
        mark = usual([one for _, one in found], wanted) or ""
        for match, own in found if mark else ():
            if own != mark:
                answer = match.group().translate(str.maketrans(_OTHER))
                yield self.found(match.start(), match.end(), replace=answer, text=match.group(), answer=answer)


def _decimal_mark(number: regex.Match[str]) -> str:
    """The decimal mark of the way that a number is written in; empty when it may be both."""
    shown = number.group()
    for mark, pattern in _THOUSANDS.items():
        if pattern.fullmatch(shown) and (shown.count(mark) > 1 or _OTHER[mark] in shown):
            return _OTHER[mark]
    decimal = _DECIMAL.fullmatch(shown)
    return decimal[1] if decimal and _UNIT.match(number.string, number.end()) else ""
