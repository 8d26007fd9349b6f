"""Colours, by what a word is for. Nothing is loaded unless there is something to colour."""

from __future__ import annotations

from typing import Any

_STYLES: dict[str, dict[str, Any]] = {
    "path": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "star": {"fg": "cyan"},
    "spot": {"fg": "red", "bold": True},
    "removed": {"fg": "red"},
    "added": {"fg": "green"},
    "label": {"fg": "cyan", "bold": True},
    "aside": {"dim": True},
}


def paint(text: str, style: str, color: bool = True) -> str:
    """The text in the colours of a style (a severity, or a name of the table above); itself without ``color``."""
    if not color or not text or style not in _STYLES:
        return text
    import click

    return click.style(text, **_STYLES[style])
