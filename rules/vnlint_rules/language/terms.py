"""The words and numbers of a page as hashes, for rules that compare texts."""

from __future__ import annotations

import functools

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import DIGIT, Document, Positions
from vnlint_rules.language.hashing import Hashes, mixed

_PLACES = 64
"""Digits of a number that are told apart."""


class Terms(Struct, frozen=True):
    """Words and numbers, in order; parallel arrays."""

    starts: Positions
    ends: Positions
    hashes: Hashes
    owners: Positions
    """The number of the document of the page that each stands in; of a document, 0."""

    def of(self, documents: Positions) -> Terms:
        """The terms of some documents, ascending, which are numbered anew from 0."""
        numbers = np.full(int(self.owners[-1]) + 1 if len(self.owners) else 0, -1)
        inside = documents[documents < len(numbers)]
        numbers[inside] = np.arange(len(inside))
        owners = numbers[self.owners]
        kept = owners >= 0
        return Terms(self.starts[kept], self.ends[kept], self.hashes[kept], owners[kept])


def terms(document: Document) -> Terms:
    """The words and runs of digits of a page or document; a view (`Document.view`)."""
    words, numbers = document.tokens, _numbers(document)
    starts = np.concatenate([words.starts, numbers[0]])
    order = np.argsort(starts, kind="stable")
    starts = starts[order]
    return Terms(
        starts,
        np.concatenate([words.ends, numbers[1]])[order],
        np.concatenate([words.hashes, numbers[2]])[order],
        document.owners(starts),
    )


def _numbers(document: Document) -> tuple[Positions, Positions, Hashes]:
    """Where the runs of digits begin and end, and their hashes."""
    inside = np.zeros(len(document.text) + 2, np.bool_)
    np.take(_digits(), document.columns.rows, out=inside[1:-1], mode="clip")
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return starts, ends, np.empty(0, np.uint64)
    lengths = ends - starts
    firsts = np.cumsum(lengths) - lengths
    places = np.arange(lengths.sum()) - np.repeat(firsts, lengths)
    digits = document.columns.codes[np.repeat(starts, lengths) + places].astype(np.uint64)
    return starts, ends, np.add.reduceat(digits * _weights()[places % _PLACES], firsts)


@functools.cache
def _digits() -> NDArray[np.bool_]:
    return DIGIT.table()


@functools.cache
def _weights() -> Hashes:
    return mixed(np.arange(1, _PLACES + 1, dtype=np.uint64)) | np.uint64(1)
