"""Lines that stand twice rightly: what is sung, said or listed comes back."""

from __future__ import annotations

from vnlint import Document, Pattern, Span
from vnlint_rules.language.asked import once_a_line
from vnlint_rules.spacing.blanks import SIGNS

_QUOTED = Pattern(r"\s*(?:\p{Lu}[^\s:]*(?: \p{Lu}[^\s:]*){0,3}:\s*)?[\"“«].*[\"”»][.,!?…]*\s*")
"""Nothing but a quotation, and the name of who says it: "Lan: “Mình đi thôi!”"."""
_ITEM = Pattern(rf"\s*(?:[-–—*+{SIGNS}]|\d{{1,3}}[.)](?!\d)|[a-zđ]\))\s*\S")
_ITEM_ENDS = 160
"""Code points from which on what begins like an item of a list is a paragraph all the same."""
_VERSE = 60
"""Code points of a line of verse, at most."""
_LONGEST = 120
"""Code points of a line that may be one amid such lines."""
_LINES, _MOST = 6, 0.8
"""Lines of a text from which on it may be verse, and the part of them that is as short."""


def _comes_back(line: str) -> bool:
    """Whether a line may stand twice for what it is: a quotation, or an item of a list."""
    line = line.strip()
    return bool(_QUOTED.fullmatch(line)) or (len(line) <= _ITEM_ENDS and bool(_ITEM.match(line)))


_stands_in_such_a_line = once_a_line(_comes_back)


def is_refrain(document: Document, span: Span) -> bool:
    """Whether a stretch of a text is a quotation with a line for itself, or stands in verse."""
    line = document.line(span.start)
    shown = line.of(document.text)
    return (len(shown.strip()) == len(span) and bool(_QUOTED.fullmatch(shown))) or _is_in_verse(document, shown)


def is_in_refrain(document: Document, span: Span) -> bool:
    """Whether a stretch of a text stands in a line that comes back, as it may; or in verse."""
    line = document.line(span.start)
    shown = line.of(document.text).strip()
    if _stands_in_such_a_line(document, span.start) and document.text.find(shown) < line.start:
        return True
    return _is_in_verse(document, shown)


def _is_in_verse(document: Document, line: str) -> bool:
    return len(line) <= _LONGEST and document.view(_is_verse)


def _is_verse(document: Document) -> bool:
    """Whether a text is of short lines, as poems, songs and dialogues are; a view (`Document.view`)."""
    lines = [line for line in document.text.split("\n") if line.strip()]
    return len(lines) >= _LINES and sum(len(line) <= _VERSE for line in lines) >= _MOST * len(lines)
