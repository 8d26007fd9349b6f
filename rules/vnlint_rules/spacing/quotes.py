"""Which way a curly quotation mark faces, told from the ones before it in its line."""

from __future__ import annotations

from vnlint import Document

REACH = 5_000
"""How far back, in code points, a mark looks for its partner: a line may be a whole book."""


def opens_quote(document: Document, position: int) -> bool:
    """Whether a double quotation mark at ``position`` would open a quotation: none is open before it in its line."""
    text = document.text
    start = max(document.line(position).start, position - REACH)
    return text.rfind("“", start, position) <= text.rfind("”", start, position)
