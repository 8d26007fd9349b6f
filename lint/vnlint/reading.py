"""The reading view: a text in NFC and without wrapped lines, with the way back to the offsets of the text as read.

Rules of language see composed letters and whole paragraphs only. Where a line had to be composed for them, their edits
wait: first `decomposed-text` or its like repairs the letters, then, in the next round, the line is itself.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator

import numpy as np
import unicodedata2
from msgspec.structs import replace
from numpy.typing import NDArray

from vnlint import wrapping
from vnlint.charset import CharSet, row_of
from vnlint.columns import Positions
from vnlint.diagnostic import Diagnostic, Edit, Span, apply_edits, moved
from vnlint.document import Document, Page
from vnlint.patterns import Pattern
from vnlint.wrapping import soft_line_ends

_CLUSTER = Pattern(r"\P{M}?\p{M}+|[\u0340\u0341\u0374\u037e\u0387\u1f71-\u1fff\u2000\u2001\u2126\u212a\u212b]")
"""A letter with its marks, or a single character with another composed form."""


def readings(page: Page) -> dict[int, Reading]:
    """The readings of a page's documents, by number, of which a reading differs from the text."""
    to_compose = set(suspects(page))
    wanted = sorted(to_compose.union(wrapping.suspects(page)))
    found = {index: Reading(page.documents[index], is_composed=index not in to_compose) for index in wanted}
    return {index: reading for index, reading in found.items() if reading.differs}


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
    """One document in NFC, each of its wrapped paragraphs in one line."""

    def __init__(self, document: Document, *, is_composed: bool = False) -> None:
        """``is_composed``: whether the text is known to be NFC."""
        composed = [] if is_composed else list(_composed(document.text))
        self._soft = soft_line_ends(document)
        changes = sorted(composed + [Edit(span, " ") for span in self._soft])
        self._text = document.text
        counts = np.ones(len(document.text) + 1, np.int64)
        for change in changes:
            counts[change.span.start : change.span.end] = 0
            counts[change.span.start] = len(change.content)
        self._origin: Positions = np.repeat(np.arange(len(counts)), counts)
        """For each offset into the reading, the offset into the text as read."""
        self._composed = [change.span.start for change in composed]
        """Where in the text as read something had to be composed, ascending."""
        self.differs = bool(changes)
        """Whether the reading is not the text itself."""
        fenced = tuple(span for span in map(self._inverse, document.meta.fenced) if len(span))
        self.document = Document(
            apply_edits(document.text, changes), document.id, replace(document.meta, fenced=fenced)
        )

    def restore(self, diagnostic: Diagnostic) -> Diagnostic:
        """A finding in the reading, as one in the text as read; without its fix where its line was composed.

        Where an edit goes over a wrapped line's end, its first blank becomes that line end.
        """
        start = self.document.line(diagnostic.span.start).start
        end = self.document.line(diagnostic.span.end).end
        first, last = bisect.bisect_left(self._composed, self._origin[start]), len(self._composed)
        if first < last and self._composed[first] < self._origin[end]:
            diagnostic = replace(diagnostic, fix=None)
        diagnostic = moved(diagnostic, self._back)
        if diagnostic.fix and self._soft:
            edits = tuple(map(self._wrapped, diagnostic.fix.edits))
            diagnostic = replace(diagnostic, fix=replace(diagnostic.fix, edits=edits))
        return diagnostic

    def _wrapped(self, edit: Edit) -> Edit:
        """An edit of the text as read, with the line end that it goes over."""
        at = bisect.bisect_left(self._soft, edit.span.start, key=lambda span: span.start)
        if at == len(self._soft) or self._soft[at].end > edit.span.end:
            return edit
        return Edit(edit.span, edit.content.replace(" ", self._soft[at].of(self._text), 1))

    def _back(self, span: Span) -> Span:
        return Span(int(self._origin[span.start]), int(self._origin[span.end]))

    def _inverse(self, span: Span) -> Span:
        return Span(*(int(np.searchsorted(self._origin, offset)) for offset in (span.start, span.end)))


def _composed(text: str) -> Iterator[Edit]:
    """What has to be composed, cluster by cluster."""
    for match in _CLUSTER.finditer(text):
        composed = unicodedata2.normalize("NFC", match.group())
        if composed != match.group():
            yield Edit(Span(match.start(), match.end()), composed)
