"""Many empty lines on end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vnlint import (
    LINE_END,
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
    Severity,
    option,
)
from vnlint_rules.spacing.line_ends import ANY_LINE_END

_LINE_ENDS = re.compile(r"(?:\r\n|\n|\r){2,}")


@dataclass(frozen=True)
class BlankLineRun(Rule):
    """More empty lines follow one another than a text has use for.

    They are what is left of removed pictures, advertisements and tables. One empty line parts paragraphs and two may
    part sections; a third says nothing more. Set ``max`` to 1 for the rule that markdownlint knows as MD012.
    """

    max: int = option(2, "how many empty lines may follow one another")

    message = Message("{count} empty lines on end", "{count} dòng trống liên tiếp")
    examples = (
        Bad("Đoạn một.\n\n\n⟦\n\n⟧Đoạn hai.", fixed="Đoạn một.\n\n\nĐoạn hai."),
        Bad("Đoạn một.\r\n\r\n⟦\r\n⟧Đoạn hai.", fixed="Đoạn một.\r\n\r\nĐoạn hai.", options={"max": 1}),
        Good("Đoạn một.\n\nĐoạn hai."),
        Good("Chương một.\n\n\nChương hai.", "two empty lines part sections"),
    )
    triggers = (
        Pairs(CharSet.of("\n"), LINE_END),
        Pairs(CharSet.of("\r"), CharSet.of("\r")),
    )
    scope = Scope.DOCUMENT
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    severity = Severity.INFO
    heeds_protection = False
    reads_normalized = False  # lines count as they are
    measured = Measured(corpus="raw news, 11,000 articles", per_10k=0.0, read=0, true=0, date="2026-11-22")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        end = -1
        for place in places.tolist():
            if text.startswith("\r\n", place - 1):
                place -= 1
            if place < end or (match := _LINE_ENDS.match(text, place)) is None:
                continue
            end = match.end()
            # The first line end closes a line of text, unless the text begins with it.
            kept = self.max + (1 if match.start() > 0 else 0)
            line_ends = list(ANY_LINE_END.finditer(text, match.start(), end))
            if len(line_ends) > kept:
                yield self.found(line_ends[kept].start(), end, replace="", count=len(line_ends) - kept + self.max)
