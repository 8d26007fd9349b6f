"""Line ends of several kinds in one text."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Edit,
    Good,
    Invariant,
    Measured,
    Message,
    Phase,
    Positions,
    Rule,
    Scope,
    Span,
)
from vnlint_rules.spacing.line_ends import ANY_LINE_END, NAMES, counts, majority


class MixedLineEndings(Rule):
    """Line ends of several kinds stand in one file or record.

    Tools that split lines at LF alone leave a carriage return in the text, or see one long line. All become the kind
    that most lines of the file (of the text, in a record) have; a tie goes to LF. A text that is all CRLF is left
    alone.
    """

    message = Message(
        "{odd} of {total} line ends are not {name}, as the others are",
        "{odd} trong {total} dấu xuống dòng không phải {name} như các dòng khác",
    )
    examples = (
        Bad("Dòng một.\nDòng hai.⟦\r\n⟧Dòng ba.\n", fixed="Dòng một.\nDòng hai.\nDòng ba.\n"),
        Bad("Dòng một.\r\nDòng hai.⟦\n⟧Dòng ba.\r\n", fixed="Dòng một.\r\nDòng hai.\r\nDòng ba.\r\n"),
        Bad("Dòng một.⟦\r⟧Dòng hai.\n", fixed="Dòng một.\nDòng hai.\n"),
        Good("Dòng một.\r\nDòng hai.\r\n", "one kind throughout"),
    )
    scope = Scope.DOCUMENT
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    heeds_protection = False
    reads_normalized = False  # lines count as they are
    measured = Measured(corpus="raw news, 11,000 articles", per_10k=0.0, read=0, true=0, date="2026-11-22")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        # Not a trigger on CR: a piece of a large file may hold nothing but LF where the file as a whole has CRLF; and
        # to ask every text is cheaper than to be called with all its line ends.
        if "\r" not in text and document.meta.newline in ("", "\n"):
            return
        wanted = majority(document)
        number = counts(text)
        if sum(number.values()) == number[wanted]:
            return
        edits = [
            Edit(span, wanted)
            for match in ANY_LINE_END.finditer(text)
            if match.group() != wanted and not document.is_fenced(span := Span(*match.span()))
        ]
        if edits:
            yield self.found(
                edits[0].span.start,
                edits[0].span.end,
                edits=edits,
                odd=len(edits),
                total=sum(number.values()),
                name=NAMES[wanted],
            )
