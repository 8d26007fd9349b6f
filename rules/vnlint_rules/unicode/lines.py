"""Questions about whole lines, answered once for each: a line may be a megabyte with something odd in every word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from vnlint import Document, Span

Answer = TypeVar("Answer")


def once_a_line(ask: Callable[[str], Answer]) -> Callable[[Document, int], Answer]:
    """The question that is asked of a line, as one about the line at a position of a document, in code points."""

    def answers(document: Document) -> dict[int, Answer]:
        """The answers so far, by where their lines begin."""
        return {}

    def answer(document: Document, position: int) -> Answer:
        line, known = document.line(position), document.view(answers)
        if line.start not in known:
            known[line.start] = ask(line.of(document.text))
        return known[line.start]

    return answer


def _inked(line: str) -> tuple[int, int]:
    return len(line) - len(line.lstrip()), len(line.rstrip())


_inked_part = once_a_line(_inked)


def inked_part(document: Document, position: int) -> Span:
    """The line at a position without the blanks at its ends; of one that has nothing else, its end."""
    line, (first, last) = document.line(position), _inked_part(document, position)
    return Span(line.start + first, line.start + max(first, last))
