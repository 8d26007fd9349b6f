"""How much of what the documents of a page hold, counted on its columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vnlint import BLANK, LINE_END, Document, Page, Span

Counts = NDArray[np.int64]


def edges(page: Page) -> tuple[Counts, Counts]:
    """Where each document of a page begins and ends, in code points; shape (documents,) each."""
    starts = np.array(page.starts, np.int64)
    return starts, starts + np.array([len(document.text) for document in page.documents], np.int64)


def words(page: Page) -> Counts:
    """How many words each document has."""
    starts, ends = edges(page)
    first = page.tokens.starts
    return first.searchsorted(ends) - first.searchsorted(starts)


def letters(page: Page) -> Counts:
    """How many letters and marks each document has."""
    starts, ends = edges(page)
    tokens = page.tokens
    sums = np.concatenate(([0], np.cumsum(tokens.ends - tokens.starts)))
    found: Counts = sums[tokens.starts.searchsorted(ends)] - sums[tokens.starts.searchsorted(starts)]
    return found


def signs(page: Page) -> Counts:
    """How many characters each document has that are neither blanks nor line ends."""
    starts, ends = edges(page)
    seen = np.take(~(BLANK | LINE_END).table(), page.columns.rows, mode="clip")
    sums = np.concatenate(([0], np.cumsum(seen)))
    found: Counts = sums[ends] - sums[starts]
    return found


def opening(document: Document) -> Span:
    """What a finding about a whole document shows: its first line that is neither empty nor code or the like."""
    text = document.text
    lines = (document.line(start) for start in document.columns.line_starts.tolist())
    found = (line for line in lines if line.of(text).strip())
    line = next((line for line in found if not document.is_fenced(line)), document.line(0))
    shown = line.of(text)
    return Span(line.start + len(shown) - len(shown.lstrip()), line.start + len(shown.rstrip()))
