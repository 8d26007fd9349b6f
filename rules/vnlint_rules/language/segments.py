"""The sentences of texts as hashes: what stands between line ends and stops."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import BLANK, LINE_END, CharSet, Document, Positions
from vnlint_rules.language.hashing import Hashes, mixed
from vnlint_rules.language.terms import terms

_STOPS = CharSet.of(".!?…")
_CLOSING = CharSet.of("”\"’'»)]")


class Segments(Struct, frozen=True):
    """Sentences with at least one word or number, in order; parallel arrays."""

    starts: Positions
    ends: Positions
    """Where the last word or number of each ends."""
    sizes: NDArray[np.int64]
    """How many words and numbers each has."""
    hashes: Hashes
    """The hash of each, of its words and numbers in their order: neither case nor punctuation counts."""
    owners: Positions


def segments(document: Document) -> Segments:
    """The sentences of a page or document; a view (`Document.view`)."""
    found = document.view(terms)
    if not len(found.starts):
        return Segments(found.starts, found.ends, found.starts, found.hashes, found.owners)
    number = np.searchsorted(_cuts(document), found.starts, "right")
    firsts = np.flatnonzero(np.diff(number, prepend=-1))
    sizes = np.diff(firsts, append=len(number))
    ranks = np.arange(len(number)) - np.repeat(firsts, sizes)
    hashes = np.add.reduceat(mixed(found.hashes + mixed(ranks.astype(np.uint64))), firsts)
    return Segments(found.starts[firsts], found.ends[firsts + sizes - 1], sizes, hashes, found.owners[firsts])


def _cuts(document: Document) -> Positions:
    """Where sentences begin: behind line ends, and behind the blank after a stop."""
    rows = document.columns.rows
    blank = np.flatnonzero(np.take((BLANK | LINE_END).table(), rows, mode="clip"))
    before = rows[np.maximum(blank - 1, 0)]
    further = rows[np.maximum(blank - 2, 0)]
    stops, closing = _STOPS.table(), _CLOSING.table()
    stopped = np.take(stops, before, mode="clip")
    stopped |= np.take(closing, before, mode="clip") & np.take(stops, further, mode="clip")
    stopped |= np.take(LINE_END.table(), rows[blank], mode="clip")
    return blank[stopped] + 1
