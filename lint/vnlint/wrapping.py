"""Lines that were wrapped: line ends that stand in the middle of a sentence, since the line was full.

E-mails, old web pages and files of Markdown break their lines at 72, 80 or 100 characters. There a line says nothing by
itself: what rules of language know of sentences and paragraphs holds for the lines together. A line end counts as a
mere blank where the next word would not have fitted in the line, in a stretch of such lines in which a sentence goes on
over at least one line end. In Markdown it does so wherever a sentence goes on, as any line end inside a paragraph.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint.charset import MARK, CharSet
from vnlint.diagnostic import Span
from vnlint.document import Document, Page
from vnlint.patterns import Pattern

_NARROWEST, _WIDEST = 40, 140
"""Code points of the longest line of a wrapped paragraph: shorter lines are verse or lists, longer ones paragraphs."""
_FULL = 0.8
"""Part of that width which a line and the next word fill at least: who wraps by hand leaves some room."""
_ENOUGH = 2
"""Wrapped stretches of a text from which on others of its width, in which no sentence is seen to go on, are so too."""

_VERSES, _TIMES = 3, 2
"""Lines that begin with a capital from which on they may be verse; how many times as many as go on with a small one."""

_QUOTE = r"(?P<quote>(?:>[ \t]?)*)"
"""What marks the lines of a quotation in Markdown and e-mails."""
_LINE_END = Pattern(rf"(?:(?<![ \t])[ \t]+)?(?P<end>\r\n|[\r\n])[ \t]*{_QUOTE}")
_TEXT_START = Pattern(_QUOTE)
_HARD = Pattern(r"(?: {2}|\\)(?:\r\n|[\r\n])")
"""A line end of Markdown that is meant."""
_OPENING = Pattern(r"[-*+•·–—|#=~:<\[]|`{3}|\w{1,4}[.)](?:\s|$)")
"""How items of lists, headings, tables and the like begin."""
_COLUMNS = Pattern(r"\S(?:[^\S\r\n]*\t[^\S\r\n]*|[^\S\r\n]{3,})\S")
"""What parts the cells of a row, if the line beside it has the like."""
_TIMED = Pattern(r"-->[ \t]*[\d:.,]+[ \t]*\Z")
"""The end of the line in which subtitles say from when to when."""
_CLOSING, _STOPS = "\"'”’»)]", ".!?…:;"


class _End(Struct, frozen=True):
    """A line end inside a paragraph."""

    start: int
    end: int
    """With the blanks before and behind it."""
    reach: int
    """Code points of the line that ends here and the next word."""
    goes_on: bool
    """Whether a sentence is seen to go on behind it: with a small letter, behind neither a stop nor a colon."""
    opens: bool
    """Whether a capital stands behind it and no mark before it, as between verses."""


def suspects(page: Page) -> list[int]:
    """The numbers of the documents with a line that may be full before one that may go on with its sentence."""
    starts = page.columns.line_starts
    longest = len(page.text) if page.meta.format == "markdown" else _WIDEST + len("\r\n")
    following = starts[1:][np.diff(starts) <= longest]
    rows = page.columns.rows[np.minimum(following, len(page.text) - 1)]
    return [index for index, _ in page.split(following[np.take(_may_go_on(), rows, mode="clip")])]


@functools.cache
def _may_go_on() -> NDArray[np.bool_]:
    """By the row of a character, whether a line that begins with it may go on with a sentence."""
    return CharSet.of(" \t>", "Ll").table()


def soft_line_ends(document: Document) -> list[Span]:
    """The line ends that are mere blanks, with the blanks before and behind them, in order of place."""
    soft: list[_End] = []
    undecided: list[tuple[int, list[_End]]] = []
    widths: list[int] = []
    is_markdown = document.meta.format == "markdown"
    for width, paragraph in _paragraphs(document):
        for is_full, some in itertools.groupby(paragraph, functools.partial(_is_full, width=width)):
            ends = list(some)
            if not is_full:
                soft += (end for end in ends if is_markdown and end.goes_on)
            elif _is_verse(ends):
                continue
            elif any(end.goes_on for end in ends):
                widths.append(width)
                soft += ends
            else:
                undecided.append((width, ends))
    if len(widths) >= _ENOUGH:
        widest = max(widths)
        for width, ends in undecided:
            if width <= widest:
                soft += (end for end in ends if _is_full(end, widest))
    return sorted(Span(end.start, end.end) for end in soft)


def _is_verse(ends: list[_End]) -> bool:
    """Whether nearly all lines begin with a capital where no sentence ended: a name stands there now and then only."""
    opening = sum(end.opens for end in ends)
    return opening >= _VERSES and opening > _TIMES * sum(end.goes_on for end in ends)


def _is_full(end: _End, width: int) -> bool:
    """Whether the next word would not have fitted in the line."""
    return _NARROWEST <= width <= _WIDEST and end.reach > _FULL * width


def _paragraphs(document: Document) -> Iterator[tuple[int, list[_End]]]:
    """The length of the longest line of each paragraph of two lines or more, and its line ends."""
    text, opens, search_columns = document.text, _OPENING.compiled.match, _COLUMNS.compiled.search
    is_markdown = document.meta.format == "markdown"
    has_columns, has_times, search_time = search_columns(text) is not None, "-->" in text, _TIMED.search
    start, quote, width, found = 0, "", 0, list[_End]()
    if opening := _TEXT_START.match(text):
        start, quote = opening.end(), opening["quote"]
    breaks = list(_LINE_END.finditer(text))
    for match, stop in zip(breaks, [*(match.start() for match in breaks[1:]), len(text)], strict=False):
        begin, end, mark = match.start(), match.end(), match["quote"]
        length, following = begin - start, stop - end
        if (
            length
            and following
            and mark.split() == quote.split()
            and text[end] not in MARK
            and not opens(text, end, stop)
            and not (is_markdown and (_HARD.search(text, max(0, begin - 1), end) or _is_fenced(document, match)))
            and not (has_times and search_time(text, start, begin))
            and not (has_columns and search_columns(text, start, begin) and search_columns(text, end, stop))
        ):
            word = text.find(" ", end, stop)
            reach = length + 1 + (following if word < 0 else word - end)
            is_open = not _is_closed(text[max(start, begin - 4) : begin])
            begins = is_open and text[end].isupper() and text[begin - 1].isalnum()
            found.append(_End(begin, end, reach, is_open and text[end].islower(), begins))
            width = max(width, length, following)
        elif found:
            yield width, found
            width, found = 0, []
        start, quote = end, mark
    if found:
        yield width, found


def _is_fenced(document: Document, match: re.Match[str]) -> bool:
    return document.is_fenced(Span(*match.span("end")))


def _is_closed(end: str) -> bool:
    """Whether a sentence or an item of a list ends with the end of a line, or something is announced there."""
    return end.rstrip(_CLOSING)[-1:] in _STOPS
