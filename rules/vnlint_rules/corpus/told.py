"""How findings about whole texts show them: a text by its first line, another one by its name."""

from __future__ import annotations

from vnlint import Document, Elsewhere, Span


def headline(document: Document) -> Span:
    """The first line that is not empty."""
    text = document.text
    line = document.line(len(text) - len(text.lstrip()))
    return Span(line.start, line.start + len(line.of(text).rstrip()))


def named(other: Elsewhere) -> str:
    """A record by its file and its id or number; a file by its path."""
    if other.record is None:
        return other.path
    return f"{other.path}[{other.record if other.id is None else other.id}]"
