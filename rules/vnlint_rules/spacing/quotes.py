"""Which way a quotation mark faces that does not tell by itself, told from the others in its line."""

from __future__ import annotations

import numpy as np

from vnlint import Document
from vnlint_rules.punctuation.inches import follows_inches

REACH = 5_000
"""How far back, in code points, a mark looks for its partner: a line may be a whole book."""
STRAIGHT, BLANKS = '"', " \t\u00a0\r\n"
"""The mark, and the blanks that may stand on either side of it."""
_FREE, _STOPS = "([“‘", ",.;:!?…)]”-–/"
"""What stands before a straight mark that opens, and behind one that closes."""


def opens_quote(document: Document, position: int) -> bool:
    """Whether a double quotation mark at ``position`` would open a quotation: none is open before it in its line."""
    text = document.text
    start = max(document.line(position).start, position - REACH)
    return text.rfind("“", start, position) <= text.rfind("”", start, position)


def straight_marks(document: Document) -> dict[int, bool]:
    """Whether a straight double mark opens a quotation, for those in lines where they surely open and close by turns.

    Not where one is left over, looks the other way, may be a mark of inches, or may open inside a quotation.
    """
    columns, last = document.columns, len(document.text) - 1
    marks = np.flatnonzero(columns.codes == ord(STRAIGHT))
    lines, firsts, owners, counts = np.unique(
        np.searchsorted(columns.line_starts, marks, "right"),
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    opens = (np.arange(len(marks)) - firsts[owners]) % 2 == 0
    left, right = np.maximum(marks - 1, 0), np.minimum(marks + 1, last)
    first = marks == columns.line_starts[lines - 1][owners]
    free = columns.among(left, BLANKS + _FREE) | first
    ends = columns.among(right, BLANKS) | (marks == last)
    looks_open = free & ~ends
    looks_closed = (~free & (ends | columns.among(right, _STOPS))) | (first & ends)
    certain = counts % 2 == 0
    certain[owners[np.where(opens, looks_closed, looks_open)]] = False
    # Of "A " B " C" the two in the middle may enclose B.
    blind = ~(looks_open | looks_closed)
    certain[owners[1:-1][looks_open[:-2] & blind[1:-1] & blind[2:] & (owners[:-2] == owners[2:])]] = False
    digits = "0123456789"
    numbered = columns.among(left, digits)
    numbered |= columns.among(left, " \u00a0") & columns.among(np.maximum(left - 1, 0), digits)
    for owner, mark in zip(owners[numbered].tolist(), marks[numbered].tolist(), strict=True):
        if follows_inches(document.text, int(columns.line_starts[lines[owner] - 1]), mark):
            certain[owner] = False
    told = certain[owners]
    return dict(zip(marks[told].tolist(), opens[told].tolist(), strict=True))
