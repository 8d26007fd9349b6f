"""Blanks at the end of a line."""

from __future__ import annotations

from vnlint import (
    BLANK,
    LINE_END,
    Applicability,
    Bad,
    CharacterRule,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Phase,
    Severity,
)
from vnlint_rules.language.half_letters import may_be_half_a_letter
from vnlint_rules.spacing.blanks import in_table, opens_line, run_at


class TrailingSpace(CharacterRule):
    """A line ends in blanks, or is nothing but blanks.

    Nobody sees them, but copies of one text differ by them and a tokenizer learns them. In Markdown two spaces at the
    end of a line break it, and in a table of tabs they are an empty cell: both are left alone.
    """

    message = Message("blanks at the end of the line ({count})", "khoảng trắng thừa ở cuối dòng ({count})")
    examples = (
        Bad("Hội nghị bế mạc.⟦   ⟧\nHai bên ra về.⟦ ⟧", fixed="Hội nghị bế mạc.\nHai bên ra về."),
        Bad("Đoạn một.\n⟦\u00a0 ⟧\nĐoạn hai.", fixed="Đoạn một.\n\nĐoạn hai."),
        Good("Hội nghị bế mạc.  \nHai bên ra về.", "a line break of Markdown", format="markdown"),
        Good("Anh ấy đi v\u00c3\u00a0\nrồi về.", "half of a letter in the wrong encoding"),
        Good("Tên\tTuổi\t\nLan\t\t", "empty cells"),
    )
    triggers = (Pairs(BLANK, LINE_END),)
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    severity = Severity.INFO
    heeds_protection = False
    reads_normalized = False  # lines count as they are
    measured = Measured(corpus="raw news, 8,342 articles", per_10k=17.0, read=61, true=61, date="2026-11-22")

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        run = run_at(text, place)
        if may_be_half_a_letter(text, run.start):
            return None
        if not opens_line(text, run.start):
            blanks = run.of(text)
            if document.meta.format == "markdown" and blanks.endswith("  "):
                return None
            if "\t" in blanks and in_table(document, place):
                return None
        return self.found(run.start, run.end, replace="", count=len(run))
