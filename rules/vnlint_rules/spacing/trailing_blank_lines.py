"""A file that ends in empty lines."""

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
from vnlint_rules.spacing.line_ends import ANY_LINE_END, is_end_of_file


class TrailingBlankLines(Rule):
    """Empty lines follow the last line of a file, or are all there is in it.

    They are nothing to a reader, and a difference to whoever compares versions. With missing-final-newline this is
    what the hook end-of-file-fixer of pre-commit does. Off by default, and texts in records are never flagged.
    """

    message = Message("empty lines at the end of the file ({count})", "dòng trống thừa ở cuối tệp ({count})")
    examples = (
        Bad("Cuộc họp kết thúc lúc 11 giờ.\n⟦\n\n⟧", fixed="Cuộc họp kết thúc lúc 11 giờ.\n"),
        Bad("Đoạn một.\r\nĐoạn hai.\r\n⟦\r\n⟧", fixed="Đoạn một.\r\nĐoạn hai.\r\n"),
        Good("Cuộc họp kết thúc lúc 11 giờ.\n"),
        Good("Đoạn một.\n\n\nĐoạn hai.", "they are blank-line-run's"),
    )
    scope = Scope.DOCUMENT
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    severity = Severity.INFO
    default = False
    heeds_protection = False
    reads_normalized = False  # lines count as they are
    measured = Measured(corpus="raw news as records, never flagged", per_10k=0.0, read=0, true=0, date="2026-11-28")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        if not is_end_of_file(document):
            return
        text = document.text
        last = len(text.rstrip("\r\n"))
        line_ends = list(ANY_LINE_END.finditer(text, last))
        blank = line_ends[1:] if last else line_ends  # the first one closes a line, unless nothing stands before
        if blank:
            yield self.found(blank[0].start(), len(text), replace="", count=len(blank))
