"""The edits that were made, one a line: where, by which rule, and the words before and after."""

from __future__ import annotations

from typing import TextIO

from vnlint.diagnostic import Message
from vnlint.report import AppliedFix
from vnlint.reporters.base import joined, record_words
from vnlint.reporters.change import ARROW, applied
from vnlint.reporters.paint import paint
from vnlint.reporters.visible import printable

_NOTHING = Message("(nothing)", "(không có gì)")


def show(fixes: list[AppliedFix], stream: TextIO, lang: str, color: bool) -> None:
    """Write the edits of a part of a file."""
    for fix in fixes:
        before, after = applied(fix)
        line = joined(
            paint(f"{printable(fix.path)}:{fix.location.row}:{fix.location.column}:", "path", color),
            paint(fix.rule, "label", color),
            paint(before, "removed", color) + ARROW + paint(after or _NOTHING.text(lang), "added", color),
            paint(record_words(fix.record, lang), "aside", color),
        )
        stream.write(line + "\n")
