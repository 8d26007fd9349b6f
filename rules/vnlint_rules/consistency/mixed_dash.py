"""Several kinds of dash in one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vnlint import (
    BLANK,
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

_STYLES = {"hyphen": "-", "en-dash": "–", "em-dash": "—"}
_DASHES = CharSet.of("-–—")
_BETWEEN_WORDS = Pattern(r"(?<=[^\s\-–—][^\S\r\n])[-–—](?=[^\S\r\n]\S)")
_RANGE = Pattern(r"(?<![\d.,/\-–—\p{L}]|\d\s)\d{1,4}(?:[.,]\d+)?([-–])\d{1,4}(?:[.,]\d+)?(?![\d/\-–—\p{L}]|[.,]\d)")


@dataclass(frozen=True)
class MixedDash(Rule):
    """Dashes between words, or between numbers, are written in several ways in one document.

    "Việt Nam - Lào" beside "Việt Nam – Lào" are two things to a program and one to a reader. Each document is held to
    the way it goes itself most of the time, or to the one that is set. Bullets, hyphens inside words, dates and phone
    numbers are left alone; dashes between words and dashes between numbers are two matters.
    """

    message = Message(
        "“{text}” where this document mostly has “{usual}”", "“{text}”, trong khi văn bản thường dùng “{usual}”"
    )
    scope = Scope.DOCUMENT
    default = False
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    heeds_protection = False
    measured = Measured(corpus="raw news, 6,388 articles", per_10k=2.1, read=28, true=28, date="2026-11-26")
    triggers = (Pairs(BLANK, _DASHES), Pairs(DIGIT, CharSet.of("-–")))
    examples = (
        Bad(
            "Quan hệ Việt Nam – Lào. Cầu nối Huế – Đà Nẵng. Tuyến Hà Nội ⟦-⟧ Lào Cai.",
            unsafe="Quan hệ Việt Nam – Lào. Cầu nối Huế – Đà Nẵng. Tuyến Hà Nội – Lào Cai.",
        ),
        Bad("Từ 5–10 người, có khi 10–15, ít nhất 2⟦-⟧3.", unsafe="Từ 5–10 người, có khi 10–15, ít nhất 2–3."),
        Bad("Quan hệ Việt Nam ⟦-⟧ Lào.", unsafe="Quan hệ Việt Nam – Lào.", options={"style": "en-dash"}),
        Good("- Gạo\n- Mì\nQuan hệ Việt Nam – Lào, sau 5-10 năm.", "bullets; words and numbers apart"),
        Good("Ngày 25-1-2017 – số 091-234-567 – U-20."),
    )
    style: Literal["", "hyphen", "en-dash", "em-dash"] = option(
        "", "`hyphen`, `en-dash` or `em-dash`; empty for what the document mostly has."
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        words = [at + 1 for at in places.tolist() if _BETWEEN_WORDS.match(text, at + 1)]
        found = (_RANGE.search(text, max(0, at - 6), at + 8) for at in places.tolist() if text[at].isdigit())
        numbers = sorted({match.start(1) for match in found if match})
        for family in (words, numbers):
            dash = usual([text[at] for at in family], _STYLES.get(self.style))
            for at in family if dash else ():
                if text[at] != dash:
                    yield self.found(at, at + 1, replace=dash, text=text[at], usual=dash)
