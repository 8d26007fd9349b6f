"""Quotation marks without a partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from vnlint import (
    Bad,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Page,
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
)
from vnlint_rules.punctuation.inches import follows_inches

_MARKS = Pattern(r"[“”\"]|''|’’|‘‘")
"""Two single marks in a row are what some keyboards give for a double one."""
_BEGINS = Pattern(r"['‘“]?[^\W_]")
"""What stands behind a mark that opens: a word, or a quotation within: "'Thế hệ vàng' đã về"."""
_OPENING = Pattern(r"\s*[“\"]")
"""A quotation mark at the head of a line."""


class _Line(NamedTuple):
    """The quotation marks of a line that found no partner there."""

    opened: list[int]
    closed: list[int]


class UnbalancedQuotes(Rule):
    """A quotation is opened and never closed, or closed and never opened.

    Where it ends cannot be told any more, so that speech counts as report or report as speech. Pairs of two kinds
    (“…") are pairs here; each paragraph of a long quotation may open it anew; inches are left alone.
    """

    scope = Scope.DOCUMENT
    phase = Phase.WORDING
    message = Message(
        "quotation mark without a partner: “{text}”",
        "dấu ngoặc kép không có dấu đi cặp: “{text}”",
    )
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.61, read=90, true=78, defensible=11, date="2026-11-22"
    )
    triggers = (Characters(CharSet.of('“”"')),)
    examples = (
        Bad("Ông nói: ⟦“⟧Trời sắp mưa. Rồi ông ra về."),
        Bad('Ông nói: ⟦"⟧Trời sắp mưa. Bà đáp: "Vâng".'),
        Bad("Trời sắp mưa⟦”⟧, ông nói."),
        Good('Ông nói: “Trời sắp mưa". Bà đáp: "Vâng”.'),
        Good("Bài ^\"'Thế hệ vàng' đã về\" in ở trang nhất.", "one within another"),
        Good("“Trời sắp mưa.\n“Gió đã lên.”", "a quotation of two paragraphs"),
        Good('Điều 5 được sửa như sau:\n"Điều 5. Nghỉ phép\nMỗi năm 12 ngày."', "one that spans lines"),
        Good('Màn hình 55" rất nét, còn “màn hình 60" thì không”.'),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """The marks of documents that have an odd number of them, or not as many “ as ”."""
        owners, codes = page.owners(places), page.columns.codes[places]
        size = len(page.documents)
        odd = np.bincount(owners, minlength=size) % 2 == 1
        odd |= np.bincount(owners[codes == ord("“")], minlength=size) != np.bincount(
            owners[codes == ord("”")], minlength=size
        )
        marks: Positions = places[odd[owners]]
        return marks

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for place, opens in _odd(text):
            line = document.line(place)
            shown = text[place : min(line.end, place + 50)] if opens else text[max(line.start, place - 30) : place + 1]
            yield self.found(place, place + 1, text=shown)


def _odd(text: str) -> list[tuple[int, bool]]:
    """The marks without a partner in the whole text, in order, and whether each opens a quotation.

    A quotation that a line leaves open may end in a later one; until then each line may open it anew.
    """
    odd: list[tuple[int, bool]] = []
    pending: list[int] = []
    follows = False
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = _match(text, start, end)
        anew = _OPENING.match(text, start, end) is not None
        for place in line.closed:
            if pending:
                pending.pop()
            else:
                odd.append((place, False))
        if anew and follows and pending and not line.closed:
            if line.opened:
                line.opened.pop(0)
            else:
                pending.pop()
        pending += line.opened
        follows = bool(line.opened) or (follows and not text[start:end].strip()) or (anew and bool(pending))
        start = end + 1
    odd += [(place, True) for place in pending]
    return sorted((place, opens) for place, opens in odd if text[place] in '“”"')


def _match(text: str, start: int, end: int) -> _Line:
    """Pair the marks of one line: by their shape, and a straight mark by the blanks beside it.

    Where a mark may be one of inches, the line is not judged.
    """
    opened: list[int] = []
    closed: list[int] = []
    inched = False
    for mark in _MARKS.finditer(text, start, end):
        place = mark.start()
        before, after = text[place - 1 : place] if place > start else "", text[mark.end() : mark.end() + 1]
        free = not before or before.isspace() or before in '([-–—/“"‘^'
        closes = _BEGINS.match(text, mark.end(), end) is None
        opens = free and not closes
        inches = closes or (before == " " and after.islower()) or after.isdigit()
        if (
            mark.group() != "“"
            and inches
            and (before.isdigit() or before == " ")
            and follows_inches(text, start, place)
        ):
            inched = True
        if not opened:
            odd = closes and not free and mark.group() != "“"
            (closed if odd else opened).append(place)
        elif opens and mark.group() != "”":
            opened.append(place)
        else:
            opened.pop()
    return _Line([], []) if inched else _Line(opened, closed)
