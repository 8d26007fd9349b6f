"""Tabs inside a line of prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vnlint import (
    ANY,
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Phase,
    Positions,
    Rule,
    Scope,
    option,
)
from vnlint_rules.spacing.blanks import closes_line, in_table, is_marker_padding, opens_line, run_at
from vnlint_rules.spacing.line_ends import majority


@dataclass(frozen=True)
class TabRun(Rule):
    """Tabs stand inside a line of prose.

    They are what is left of a page's layout where two paragraphs were put on one line, and a model learns them as text.
    Rows of tables are left alone: neighbouring lines with the same number of tab groups, and Markdown tables.
    """

    to: Literal["space", "line-break"] = option(
        "space", "what takes the place of the tabs: one space, or a line break where they part paragraphs"
    )

    message = Message("tabs inside a line ({count})", "ký tự tab giữa dòng ({count})")
    examples = (
        Bad("Hai bên ký kết văn bản hợp tác.⟦\t\t\t\t⟧Chuyến thăm kéo dài ba ngày.",
            fixed="Hai bên ký kết văn bản hợp tác. Chuyến thăm kéo dài ba ngày."),
        Bad("Hai bên ký kết văn bản.⟦ \t\t⟧Chuyến thăm kéo dài ba ngày.", options={"to": "line-break"},
            fixed="Hai bên ký kết văn bản.\nChuyến thăm kéo dài ba ngày."),
        Bad("mưa lớn ở⟦\t\t⟧trong nhiều giờ", unsafe="mưa lớn ở trong nhiều giờ"),
        Good("Tên\tTuổi\tQuê\nLan\t24\tHuế\nMinh\t31\tVinh", "columns of a table"),
        Good("| Tên\t| Tuổi\t|\n|---|---|\n", "a Markdown table", format="markdown"),
    )  # fmt: skip
    triggers = (Pairs(CharSet.of("\t"), ANY),)
    scope = Scope.DOCUMENT
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    heeds_protection = False
    measured = Measured(corpus="raw news, 11,000 articles", per_10k=0.0, read=0, true=0, date="2026-11-22")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        end = line_end = -1
        is_row = False
        for place in places.tolist():
            if place < end:
                continue
            if place > line_end:
                line_end, is_row = document.line(place).end, in_table(document, place)
            run = run_at(text, place)
            end = run.end
            if opens_line(text, run.start) or closes_line(text, run.end):
                continue
            if is_row or is_marker_padding(document, run):
                continue
            yield self.found(
                run.start,
                run.end,
                replace=" " if self.to == "space" else majority(document),
                count=run.of(text).count("\t"),
            )
