"""Places of a text that support what a rule says of another."""

from __future__ import annotations

from vnlint import Evidence, Message, Span

_HERE = Message("stands here", "có ở chỗ này")


def stands_at(span: Span, text: str) -> Evidence:
    """That the text has ``text`` at a span, too."""
    return Evidence(span, text, _HERE)
