"""Whether a sentence, or an item of a list, begins at a place: there a capital does not tell a name."""

from __future__ import annotations

_BEFORE = frozenset("\n\r\t.!?…:;-–—•*|/+[({“‘\"'«")
_BLANKS = " \u00a0"
_REACH = 12
"""How many blanks may be between, in code points."""


def opens_sentence(text: str, position: int) -> bool:
    """Whether nothing, a line end, or a mark that opens something stands before ``position``, but for blanks."""
    before = text[max(0, position - _REACH) : position].rstrip(_BLANKS)
    return not before or before[-1] in _BEFORE
