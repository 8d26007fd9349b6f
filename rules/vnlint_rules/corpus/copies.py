"""Which rows of a large column are equal, with memory for a part of it at a time; and texts as such rows."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import BLANK, LINE_END, Document, Page, Positions
from vnlint_rules.language.hashing import Hashes, mixed

_AT_ONCE = 1 << 22
"""Rows that are sorted together."""


class Groups(Struct, frozen=True):
    """Groups of two or more equal rows."""

    rows: Positions
    """The numbers of the rows, group after group, in each ascending."""
    cuts: Positions
    """Where each group begins among them; the last is where the last ends."""

    def __iter__(self) -> Iterator[Positions]:
        return (self.rows[a:b] for a, b in zip(self.cuts[:-1].tolist(), self.cuts[1:].tolist(), strict=True))


def equal_rows(keys: Hashes) -> Iterator[Groups]:
    """The groups of equal keys, some millions of keys at a time; all equal ones are in one group."""
    parts = -(-len(keys) // _AT_ONCE)
    for part in range(parts):
        yield _equal(keys, _of_part(keys, part, parts) if parts > 1 else np.arange(len(keys)))


def _of_part(keys: Hashes, part: int, parts: int) -> Positions:
    """The rows whose keys belong to one of several parts."""
    blocks = range(0, len(keys), _AT_ONCE)
    found = [np.flatnonzero(keys[at : at + _AT_ONCE] % np.uint64(parts) == part) + at for at in blocks]
    return np.concatenate(found)


def _equal(keys: Hashes, rows: Positions) -> Groups:
    some = np.asarray(keys[rows])
    order = np.argsort(some, kind="stable")
    some = some[order]
    same = np.zeros(len(some) + 1, np.bool_)
    np.equal(some[1:], some[:-1], out=same[1:-1])  # as the row before
    kept = same[1:] | same[:-1]
    firsts = ~same[:-1][kept]
    return Groups(rows[order[kept]], np.append(np.flatnonzero(firsts), np.count_nonzero(kept)))


def letters(page: Document) -> Hashes:
    """For each document of a page a hash of all that is no blank; shape (documents,). A view (`Document.view`)."""
    assert isinstance(page, Page)
    places = np.flatnonzero(~np.take(_blanks(), page.columns.rows, mode="clip"))
    firsts = places.searchsorted(np.array(page.starts))
    places = places[firsts[0] :]
    firsts -= firsts[0]
    sizes = np.diff(np.append(firsts, len(places)))  # with what parts the documents, which is the same for all
    ranks = np.arange(len(places)) - np.repeat(firsts, sizes)
    factors = _factors(1 << int(sizes.max()).bit_length())
    return np.add.reduceat(page.columns.codes[places] * factors[ranks], firsts)


@functools.cache
def _blanks() -> NDArray[np.bool_]:
    return (BLANK | LINE_END).table()


@functools.lru_cache(maxsize=4)
def _factors(count: int) -> Hashes:
    """So many odd numbers as good as random, always the same."""
    return mixed(np.arange(count, dtype=np.uint64)) | np.uint64(1)


def counts(owners: Positions, page: Page) -> NDArray[np.int64]:
    """How many of the things with these owners each document of a page has; shape (documents,)."""
    return np.bincount(owners, minlength=len(page.documents))
