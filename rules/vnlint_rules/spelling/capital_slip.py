"""Capitals that a finger held too long or let go too late."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vnlint import (
    LOWER,
    UPPER,
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
)
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.plain_slips import in_right_case
from vnlint_rules.spacing.blanks import next_word, previous_word

_CASED = UPPER | LOWER
_UNIT = Pattern(r"(?<=\d[ \u00a0])(độ)([CFK])\Z")
"""A unit whose blank is lost: "30 độC"."""
_BEHIND_ESCAPE = Pattern(r"\\[nrt]\Z")
"""A line end or a tab that was written out, and not made: "\\nHọ"."""


class CapitalSlip(Rule):
    """A second capital stands in a word, or the first letter missed it.

    "VIệt Nam", "NGoại trưởng", "nGuyễn": the shift key was held too long. Words in capitals, initialisms with an ending
    (TTg) and brands (VnExpress) are left alone: only Vietnamese words that need their marks are judged.
    """

    message = Message("“{text}” has a capital too many: “{meant}”", "“{text}” viết hoa sai: “{meant}”")
    phase = Phase.SPELLING
    heeds_words = True
    applicability = Applicability.SAFE
    invariant = Invariant.CASE_ONLY
    triggers = (Pairs(UPPER, UPPER), Pairs(LOWER, UPPER))
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.027, read=46, true=46, date="2026-11-23")
    examples = (
        Bad("Người ⟦VIệt⟧ ở xa quê.", fixed="Người Việt ở xa quê."),
        Bad("⟦NGoại⟧ trưởng đến thăm.", fixed="Ngoại trưởng đến thăm."),
        Bad("Ông ⟦nGuyễn⟧ Văn An đã về.", unsafe="Ông Nguyễn Văn An đã về."),
        Bad("Hàng ⟦xUất⟧ khẩu tăng mạnh.", unsafe="Hàng xuất khẩu tăng mạnh."),
        Bad("Trời nóng 30 ⟦độC⟧ ở Huế.", unsafe="Trời nóng 30 độ C ở Huế."),
        Good("Trời mưa.\\nÔng về nhà.", why="a line end, written out"),
        Good("VIỆT NAM, TTg, VnExpress và iPhone.", why="capitals on purpose"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each such word."""
        rows, last = document.columns.rows, len(document.text) - 1
        before, after = rows[np.maximum(places - 1, 0)], rows[np.minimum(places + 2, last)]
        ends = LOWER.table()[rows[places]] & (places > 0) & _CASED.table()[before]
        goes_on = (places + 2 <= last) & LOWER.table()[after]
        tokens, done = document.tokens, -1
        for number in (np.searchsorted(tokens.starts, places[ends | goes_on], "right") - 1).tolist():
            start, end = int(tokens.starts[number]), int(tokens.ends[number])
            if start == done:
                continue
            done = start
            word = document.text[start:end]
            unit = _UNIT.search(document.text, max(0, start - 3), end)
            if _BEHIND_ESCAPE.search(document.text, max(0, start - 1), start + 1):
                continue
            has_capital = _is_capital_due(document.text, start, end)
            if choices := (unit.expand(r"\1 \2"),) if unit else in_right_case(word, has_capital):
                safe = len(choices) == 1 and not unit
                yield self.found(
                    start,
                    end,
                    replace=choices[0],
                    applicability=Applicability.SAFE if safe else Applicability.UNSAFE,
                    choices=choices[1:],
                    confidence=0.999 if safe else 0.9,
                    text=word,
                    meant=choices[0],
                )


def _is_capital_due(text: str, start: int, end: int) -> bool:
    """Whether a word has a capital by where it stands: at the head of a sentence, or beside another that has one."""
    before = previous_word(text, start)
    in_name = before[:1].isupper() and not opens_sentence(text, start - 1 - len(before))
    return in_name or next_word(text, end)[:1].isupper() or opens_sentence(text, start)
