"""A straight quotation mark behind a number may be that of inches."""

from __future__ import annotations

from vnlint import Pattern

_NUMBER = Pattern(r"(?<![^\W_])\d{1,2}(?:[.,]\d{1,2})? ?\Z")
_LONGEST = 6
"""Code points of such a number, and of the blank behind it."""


def follows_inches(text: str, start: int, place: int) -> bool:
    """Whether a number that screens and wheels have stands before ``place``, in the line that begins at ``start``."""
    return _NUMBER.search(text, max(start, place - _LONGEST), place) is not None
