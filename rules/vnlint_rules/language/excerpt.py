"""A long passage cut short for a message."""

from __future__ import annotations

_MOST = 60


def excerpt(passage: str) -> str:
    """The passage, or its first words where it has more than 60 code points."""
    return passage if len(passage) <= _MOST else passage[:_MOST].rsplit(" ", 1)[0] + " …"
