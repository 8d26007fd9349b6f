"""Text measured in the cells of a terminal: a mark takes none, a Chinese character two."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from vnlint.reporters.paint import paint
from vnlint.reporters.visible import is_plain

__all__ = ["Width", "cell_len", "clip", "fold", "head", "tail"]

CUT = "…"
_SEEK = 12
"""How many characters are given up so that a cut falls between words."""
_WIDEST = 2
"""Cells that a character takes at most."""

Width = Callable[[str], int]
"""How texts are measured: in cells; `len` does for plain text, which is most of all, and takes no time."""


def cell_len(text: str) -> int:
    """How many cells the text takes."""
    return len(text) if is_plain(text) else _rich_cell_len(text)


def _rich_cell_len(text: str) -> int:
    from rich import cells  # only now: its tables are for texts that are not plain

    return cells.cell_len(text)


def head(text: str, cells: int, width: Width = cell_len) -> str:
    """The beginning of the text, in at most so many cells; what was cut is a ``…``, between words where it can be."""
    if width(text) <= cells:
        return text
    stop = _fitting(text, cells - 2, width)
    blank = text.rfind(" ", max(0, stop - _SEEK), stop + 1)
    return f"{text[: blank if blank > 0 else stop].rstrip()} {CUT}" if cells > 2 else CUT


def tail(text: str, cells: int, width: Width = cell_len) -> str:
    """The end of the text, likewise."""
    if width(text) <= cells:
        return text
    start = len(text) - _fitting(text[::-1], cells - 2, width)
    while start < len(text) and unicodedata.combining(text[start]):  # a mark without its letter
        start += 1
    blank = text.find(" ", start, start + _SEEK)
    return f"{CUT} {text[blank + 1 if blank >= 0 else start :].lstrip()}" if cells > 2 else CUT


def clip(text: str, cells: int, width: Width = cell_len) -> str:
    """The text with its middle cut out, when it is too wide."""
    if len(text) * _WIDEST <= cells or width(text) <= cells:
        return text
    left = cells // 2
    return f"{head(text, left, width)}{tail(text, cells - left, width).removeprefix(CUT)}"


def _fitting(text: str, cells: int, width: Width) -> int:
    """How many characters, from the first, take no more than so many cells."""
    if width is len or is_plain(text):
        return max(0, min(len(text), cells))
    count = 0
    for character in text:
        cells -= width(character)
        if cells < 0:
            break
        count += 1
    return count


def fold(pieces: Sequence[tuple[str, str]], width: int | None, indent: int, color: bool) -> str:
    """Pieces of text, each with its style, as lines of at most ``width`` cells; later lines are indented.

    Lines are broken between words only; a word wider than the line sticks out, so that it can be copied.
    """
    if not width:
        return " ".join([paint(text, style, color) if color else text for text, style in pieces if text])
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for text, style in pieces:
        for word in text.split(" "):
            if not word:
                continue
            cells = cell_len(word)
            line = lines[-1]
            if line and used + 1 + cells > width:
                line = []
                lines.append(line)
                used = indent
            if line and line[-1][1] == style:
                line[-1] = (f"{line[-1][0]} {word}", style)
            else:
                line.append((word, style))
            used += cells + (1 if len(line) > 1 or line[0][0] != word else 0)
    painted = (" ".join(paint(text, style, color) for text, style in line) for line in lines)
    return f"\n{' ' * indent}".join(painted)
