"""A file whose last line has no end."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Phase,
    Positions,
    Rule,
    Scope,
    Severity,
)
from vnlint_rules.spacing.line_ends import is_end_of_file, majority


class MissingFinalNewline(Rule):
    """The last line of a file has no line end.

    Files put together with `cat` then run into each other. Off by default: many corpora hold texts without it, and
    nothing in them is wrong. Texts in records have no use for it and are never flagged.
    """

    message = Message("no line end at the end of the file", "cuối tệp thiếu dấu xuống dòng")
    examples = (
        Bad("Cuộc họp kết thúc lúc 11 giờ.⟦⟧", fixed="Cuộc họp kết thúc lúc 11 giờ.\n"),
        Bad("Đoạn một.\r\nĐoạn hai.⟦⟧", fixed="Đoạn một.\r\nĐoạn hai.\r\n"),
        Good("Cuộc họp kết thúc lúc 11 giờ.\n"),
        Good("", "an empty file has no line"),
    )
    scope = Scope.DOCUMENT
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    severity = Severity.INFO
    default = False
    heeds_protection = False
    reads_normalized = False  # lines count as they are
    measured = Measured(corpus="raw news as records, never flagged", per_10k=0.0, read=0, true=0, date="2026-11-22")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        if text and text[-1] not in "\r\n" and is_end_of_file(document):
            yield self.found(len(text), len(text), replace=majority(document))
