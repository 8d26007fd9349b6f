"""Questions about whole lines or texts, answered once for each: one may be a megabyte, odd in every word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from vnlint import Document, Span

Answer = TypeVar("Answer")


def once_a_line(ask: Callable[[str], Answer]) -> Callable[[Document, int], Answer]:
    """The question that is asked of a line, as one about the line at a position of a document, in code points."""
    return _once(ask, lambda document, position: document.line(position))


def once_a_text(ask: Callable[[str], Answer]) -> Callable[[Document, int], Answer]:
    """The question that is asked of a text, as one about the text at a position of a document, in code points."""
    return _once(ask, lambda document, position: document.extent(position))


def _once(ask: Callable[[str], Answer], part_at: Callable[[Document, int], Span]) -> Callable[[Document, int], Answer]:
    def answers(document: Document) -> dict[int, Answer]:
        """The answers so far, by where their parts begin."""
        return {}

    def answer(document: Document, position: int) -> Answer:
        part, known = part_at(document, position), document.view(answers)
        if part.start not in known:
            known[part.start] = ask(part.of(document.text))
        return known[part.start]

    return answer
