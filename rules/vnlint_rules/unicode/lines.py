"""Where the lines at some positions have ink."""

from __future__ import annotations

from vnlint import Document, Span
from vnlint_rules.language.asked import once_a_line


def _inked(line: str) -> tuple[int, int]:
    return len(line) - len(line.lstrip()), len(line.rstrip())


_inked_part = once_a_line(_inked)


def inked_part(document: Document, position: int) -> Span:
    """The line at a position without the blanks at its ends; of one that has nothing else, its end."""
    line, (first, last) = document.line(position), _inked_part(document, position)
    return Span(line.start + first, line.start + max(first, last))
