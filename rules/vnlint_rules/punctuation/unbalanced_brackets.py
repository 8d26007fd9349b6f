"""Brackets without a partner."""

from __future__ import annotations

from collections.abc import Iterator

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

_PARTNER = {")": "(", "]": "[", "}": "{"}
_ITEM = Pattern(r"(?:^|[\s(“\";:,.])(?:[^\W\d_]|\d{1,2}|[ivxIVX]{1,4})\Z")
"""What stands before the bracket of a list item: 1), a), iv), 2.1)."""
_LONGEST_ITEM = 5
"""In code points, the last number and what parts it from the others included."""
_SHOWN_BEFORE, _SHOWN_BEHIND = 26, 40
_WIDEST_MOUTH = 40
"""Brackets of a smiley, at most: ":))))"."""
_FACE = Pattern(r"(?:[:;=xX8][\-'’^o.]?|[\^\-_T])\Z")
"""The eyes of a face, before its mouth."""


class UnbalancedBrackets(Rule):
    """A bracket is opened and never closed, or closed and never opened.

    Words were lost with its partner, or it is a slip; parsers of corpora that strip brackets take the rest of the text
    away. List items ("a)", "1)"), emoticons and brackets that span paragraphs are left alone.
    """

    scope = Scope.DOCUMENT
    phase = Phase.WORDING
    message = Message(
        "“{mark}” has no partner: “{text}”",
        "dấu “{mark}” không có dấu đi cặp: “{text}”",
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.15, read=90, true=89, date="2026-11-22")
    triggers = (Characters(CharSet.of("()[]{}")),)
    examples = (
        Bad("Ông Ba ⟦(⟧sinh năm 1960, quê ở Huế là thợ mộc."),
        Bad("Ông Ba sinh năm 1960⟦)⟧ là thợ mộc."),
        Bad("Ông Ba ⟦((⟧sinh năm 1960, quê ở Huế là thợ mộc."),
        Good("Có hai việc: 1) gieo mạ; b) cấy lúa :) và ngủ =))"),
        Good("Ông Ba (thợ mộc, sinh năm 1960 [có lẽ]) đã về."),
        Good("(Bài này dài.\nNó có hai đoạn.)", "spans paragraphs"),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """The brackets of documents that have not as many to open as to close of each kind."""
        owners, codes = page.owners(places), page.columns.codes[places]
        odd = np.zeros(len(page.documents), np.bool_)
        for opening, closing in ("()", "[]", "{}"):
            balance = np.bincount(owners[codes == ord(opening)], minlength=len(odd))
            odd |= balance != np.bincount(owners[codes == ord(closing)], minlength=len(odd))
        return places[odd[owners]]

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for start, end in _runs(text, _odd(text, places)):
            mark, line = text[start], document.line(start)
            if mark in _PARTNER:
                shown = text[max(line.start, end - _SHOWN_BEFORE) : end]
            else:
                shown = text[start : min(line.end, start + _SHOWN_BEHIND)]
            yield self.found(start, end, mark=mark, text=shown.strip())


def _runs(text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """Where runs of one and the same bracket begin and end."""
    start = end = -1
    for place in places:
        if place == end and text[place] == text[start]:
            end += 1
            continue
        if end > start:
            yield start, end
        start, end = place, place + 1
    if end > start:
        yield start, end


def _odd(text: str, places: Positions) -> list[int]:
    """Where the brackets without a partner stand."""
    opened: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    odd: list[int] = []
    for place in places.tolist():
        mark = text[place]
        if mark in opened:
            opened[mark].append(place)
        elif opened[_PARTNER[mark]]:
            opened[_PARTNER[mark]].pop()
        else:
            odd.append(place)
    odd += [place for several in opened.values() for place in several]
    return sorted(place for place in odd if not _is_mouth(text, place) and not _is_item(text, place))


def _is_item(text: str, place: int) -> bool:
    return text[place] == ")" and _ITEM.search(text, max(0, place - _LONGEST_ITEM), place) is not None


def _is_mouth(text: str, place: int) -> bool:
    least = max(0, place - _WIDEST_MOUTH)
    while place > least and text[place - 1] in "()":
        place -= 1
    return _FACE.search(text, max(0, place - 2), place) is not None
