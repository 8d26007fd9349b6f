"""How messages name another text."""

from __future__ import annotations

from vnlint import Elsewhere


def named(other: Elsewhere) -> str:
    """A record by its file and its id or number; a file by its path."""
    if other.record is None:
        return other.path
    return f"{other.path}[{other.record if other.id is None else other.id}]"
