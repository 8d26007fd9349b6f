"""Whether a sentence, or an item of a list, begins at a place: there a capital does not tell a name."""

from __future__ import annotations

from vnlint_rules.language.beside import BLANKS

_BEFORE = frozenset("\n\r\t.!?…:;-–—•*|/+[({“‘\"'«")
"""Line ends and marks behind which a sentence, an item or a quote may begin."""
_REACH = 12
"""Blanks that may be between, at most."""


def opens_sentence(text: str, position: int) -> bool:
    """Whether nothing, a line end, or a mark that opens something stands before ``position``, but for blanks."""
    before = text[max(0, position - _REACH) : position].rstrip(BLANKS)
    return not before or before[-1] in _BEFORE
