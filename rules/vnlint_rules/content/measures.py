"""How much of what the documents of a page hold, counted on its columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vnlint import BLANK, LINE_END, Page

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
