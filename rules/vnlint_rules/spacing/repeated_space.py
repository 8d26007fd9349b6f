"""Two or more blanks where one belongs."""

from __future__ import annotations

import re

from vnlint import (
    BLANK,
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
    Pattern,
    Phase,
    Span,
)
from vnlint_rules.language.gaps import is_undecided
from vnlint_rules.language.half_letters import may_be_half_a_letter
from vnlint_rules.spacing.blanks import (
    closes_line,
    demands_complement,
    in_table,
    is_before_punctuation,
    is_blank,
    is_marker_padding,
    neighbours,
    opens_line,
    run_at,
    word_before,
)
from vnlint_rules.spacing.space_inside_brackets import is_inside_brackets

_UNDECIDED = Message(
    "{count} blanks in a row: they stay, for a word may be missing here",
    "{count} khoảng trắng liên tiếp: giữ nguyên vì có thể thiếu từ ở đây",
)
_RUN = re.compile(r"[^\S\n\r]{2,}")
_CLOSING = frozenset(")”’\"'")
_LINE_START = Pattern(r"[-–—•*>]?+[^\S\n\r]*+[“‘\"']?+\p{Lu}")


class RepeatedSpace(CharacterRule):
    """Two or more blanks of any kind stand where one belongs.

    They come from joined lines, dropped links and careless typing. Between a letter and a lower-case letter they may
    be all that is left of a lost word. Between a letter and a capital, brackets and quotation marks aside, they mostly
    are what is left of the line end behind a heading or a caption, and beside a number they often part the cells of a
    table. Such places are fixed on request only, and where it cannot be decided whether a word is missing (see
    missing-word) no fix is offered. Columns that are aligned with the line above or below are left alone; tabs are the
    matter of tab-run, the edges of a line of leading-space and trailing-space.
    """

    message = Message("{count} blanks in a row", "{count} khoảng trắng liên tiếp")
    examples = (
        Bad("Hướng tới tương lai.⟦  ⟧Qua đó, hai bên", fixed="Hướng tới tương lai. Qua đó, hai bên"),
        Bad("Hướng tới tương lai.⟦\u00a0 ⟧Qua đó, hai bên", fixed="Hướng tới tương lai. Qua đó, hai bên"),
        Bad("mối quan hệ với⟦  ⟧là ưu tiên", unsafe="mối quan hệ với là ưu tiên"),
        Bad("Anh nấu cơm và⟦  ⟧rửa bát giúp vợ."),
        Bad("Gạch 30⟦  ⟧Cửa 20", unsafe="Gạch 30 Cửa 20"),
        Bad("Chuẩn bị vườn⟦  ⟧Đất được xới kỹ.", unsafe="Chuẩn bị vườn Đất được xới kỹ."),
        Bad("(Ảnh: Minh Lan)⟦  ⟧Sáng nay, đoàn đã đến.", unsafe="(Ảnh: Minh Lan) Sáng nay, đoàn đã đến."),
        Bad('Chưa từng có⟦  ⟧"Tôi rất mừng", bà nói.', unsafe='Chưa từng có "Tôi rất mừng", bà nói.'),
        Bad("XEM CLIP:⟦  ⟧Sáng nay, đoàn đã đến.", unsafe="XEM CLIP: Sáng nay, đoàn đã đến."),
        Bad("Anh nói: “Tôi về.”⟦  ⟧Rồi anh đi.", fixed="Anh nói: “Tôi về.” Rồi anh đi."),
        Good("Lan      24    Huế\nMinh     31    Vinh", "columns of a table"),
        Good("-   mở bài\n-   thân bài", "the width of a list mark", format="markdown"),
        Good("Hội nghị bế mạc.  \nHai bên ra về.", "the edge of a line"),
    )
    triggers = (Pairs(BLANK, BLANK),)
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    heeds_protection = False
    measured = Measured(
        corpus="raw news, 8,342 articles", per_10k=7.25, read=157, true=155, defensible=2, date="2026-11-22"
    )

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        if place > 0 and is_blank(text[place - 1]):
            return None  # judged at its start
        run = run_at(text, place)
        if (
            "\t" in run.of(text)
            or may_be_half_a_letter(text, run.start)
            or opens_line(text, run.start)
            or closes_line(text, run.end)
            or is_before_punctuation(text, run)
            or is_inside_brackets(document, run)
            or is_marker_padding(document, run)
            or in_table(document, place)
            or _is_aligned(document, run)
        ):
            return None
        before, after = text[run.start - 1], text[run.end]
        if before.isalpha() and after.islower() and is_undecided(document, run.start):
            return self.found(run.start, run.end, message=_UNDECIDED, count=len(run))
        # Beside a number they often part the cells of a table that was put on one line: "Gạch 30  Cửa 20".
        cells = before.isdigit() or after.isdigit()
        doubtful = cells or _may_be_line_end(text, run) or demands_complement(text, run.start)
        return self.found(
            run.start,
            run.end,
            replace=" ",
            applicability=Applicability.UNSAFE if doubtful else None,
            count=len(run),
        )


def _may_be_line_end(text: str, run: Span) -> bool:
    """Whether what follows a run of blanks begins like a line, and what is before it does not end like a sentence.

    "Chuẩn bị vườn  Đất được xới": a line ended at 23 of 25 such places in news, and surely at 18 of 24 such as
    "(Ảnh: Lan)  Sáng nay", "XEM CLIP:  Sáng nay", "một quán nước  - Xem ảnh" or beside a quotation mark.
    """
    end = run.start
    while end > 0 and text[end - 1] in _CLOSING:
        end -= 1
    before = text[end - 1 : end]
    if before == ":":
        label = word_before(text, end - 1)
        return len(label) > 1 and label.isupper() and text[run.end].isupper()
    return before.isalpha() and _LINE_START.match(text, run.end) is not None


def _is_aligned(document: Document, run: Span) -> bool:
    """Whether a run of blanks in the line above or below ends in the same column."""
    column = run.end - document.line(run.start).start
    return any(
        match.end() == column and match.start() > 0
        for line in neighbours(document, run.start)
        for match in _RUN.finditer(line, 0, column + 1)
        if match.end() < len(line)
    )
