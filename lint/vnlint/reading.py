"""The reading view: a text in NFC, with the way back to the offsets of the text as it was read.

Rules of language see composed letters only. Where a line had to be composed for them, their edits wait: first
`decomposed-text` or its like repairs the letters, then, in the next round, the line is itself.
"""

from __future__ import annotations

import bisect
import functools

import numpy as np
import unicodedata2
from msgspec.structs import replace
from numpy.typing import NDArray

from vnlint.charset import CharSet, row_of
from vnlint.columns import Positions
from vnlint.diagnostic import Diagnostic, Span, moved
from vnlint.document import Document, Page
from vnlint.patterns import Pattern

_CLUSTER = Pattern(r"\P{M}?\p{M}+|[\u0340\u0341\u0374\u037e\u0387\u1f71-\u1fff\u2000\u2001\u2126\u212a\u212b]")
"""A letter with its marks, or a single character with another composed form."""


def suspects(page: Page) -> list[int]:
    """The numbers of the documents with a character that NFC text has seldom or never."""
    places = np.flatnonzero(np.take(_suspicious(), page.columns.rows, mode="clip"))
    return [index for index, _ in page.split(places)]


@functools.cache
def _suspicious() -> NDArray[np.bool_]:
    table = CharSet.of(categories="Mn Mc Me").table().copy()
    for character in "\u0374\u037e\u0387\u2000\u2001\u2126\u212a\u212b":
        table[row_of(character)] = True
    table[0x1F71:0x2000] = True
    return table


class Reading:
    """One document in NFC."""

    def __init__(self, document: Document) -> None:
        parts: list[str] = []
        starts: list[int] = []
        widths: list[int] = []
        gone: list[int] = []
        position = 0
        for match in _CLUSTER.finditer(document.text):
            composed = unicodedata2.normalize("NFC", match.group())
            if composed == match.group():
                continue
            starts.append(match.start())
            widths.append(len(composed))
            gone += range(match.start() + 1, match.end())
            parts += document.text[position : match.start()], composed
            position = match.end()
        parts.append(document.text[position:])
        counts = np.ones(len(document.text) + 1, np.int64)
        counts[gone] = 0
        counts[starts] = widths
        self._origin: Positions = np.repeat(np.arange(len(counts)), counts)
        """For each offset into the reading, the offset into the text as read."""
        self._composed = starts
        """Where in the text as read something had to be composed, ascending."""
        fenced = tuple(self._inverse(span) for span in document.meta.fenced)
        self.document = Document("".join(parts), document.id, replace(document.meta, fenced=fenced))

    @property
    def differs(self) -> bool:
        """Whether anything had to be composed."""
        return bool(self._composed)

    def restore(self, diagnostic: Diagnostic) -> Diagnostic:
        """A finding in the reading, as one in the text as read; without its fix where its line was composed."""
        start = self.document.line(diagnostic.span.start).start
        end = self.document.line(diagnostic.span.end).end
        first, last = bisect.bisect_left(self._composed, self._origin[start]), len(self._composed)
        if first < last and self._composed[first] < self._origin[end]:
            diagnostic = replace(diagnostic, fix=None)
        return moved(diagnostic, self._back)

    def _back(self, span: Span) -> Span:
        return Span(int(self._origin[span.start]), int(self._origin[span.end]))

    def _inverse(self, span: Span) -> Span:
        return Span(*(int(np.searchsorted(self._origin, offset)) for offset in (span.start, span.end)))
