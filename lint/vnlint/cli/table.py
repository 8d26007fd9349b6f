"""Columns of words for a terminal, aligned by cells."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from vnlint.cli.output import wants_color, width_of
from vnlint.diagnostic import Message
from vnlint.reporters.cells import cell_len, head
from vnlint.reporters.paint import paint

_GAP = "  "
_LEAST = 20
"""The last column is never cut to fewer cells."""


def show(titles: Sequence[Message], rows: Sequence[Sequence[str]], lang: str, color: str) -> None:
    """Print a table to standard output, as wide and as coloured as fits there. ``color``: whether, as asked for."""
    said = [title.text(lang) for title in titles]
    for line in lines(said, rows, width_of(sys.stdout), wants_color(color, sys.stdout)):
        click.echo(line, color=True)


def lines(
    titles: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None, color: bool = False
) -> Iterator[str]:
    """A line of titles and one for each row; the last column is cut to fit ``width`` cells, if there is such."""
    widths = [max(map(cell_len, column)) for column in zip(titles, *rows, strict=True)]
    room = None if width is None else max(_LEAST, width - sum(widths[:-1]) - len(_GAP) * (len(widths) - 1))
    for number, row in enumerate((titles, *rows)):
        cells = [text + " " * (w - cell_len(text)) for text, w in zip(row[:-1], widths[:-1], strict=True)]
        last = row[-1] if room is None else head(row[-1], room)
        yield paint(_GAP.join([*cells, last]).rstrip(), "path", color and number == 0)
