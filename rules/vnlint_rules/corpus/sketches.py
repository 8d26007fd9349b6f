"""MinHash: how alike two texts are, from some hundred small numbers of each.

Of the hashes of a text's words, or of its runs of three words, each of 256 bins keeps the smallest that falls into it
(one-permutation hashing: Li, Owen and Zhang 2012); a bin that stays empty takes the number of another one, chosen in
the same way in every text (Shrivastava 2017). The share of bins in which two texts agree estimates the Jaccard
similarity of what was hashed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from vnlint import Positions
from vnlint_rules.language.hashing import Hashes, mixed
from vnlint_rules.language.terms import Terms

BINS = 256
_RUN = 3
_BAND = 3
"""Bins that must all agree for two texts to be compared: of 85 such bands one does in 97 of 100 pairs of texts that
differ in every fifth word, and in one of 20,000 pairs of unrelated news."""
_AT_ONCE = 1 << 24
"""Keys of bands that are held in memory together."""
_EMPTY = np.uint32(0xFFFFFFFF)
_BY_CHANCE = 1 / 256
"""Share of the bins of word sketches that agree by chance."""

RunSketches = NDArray[np.uint16]
WordSketches = NDArray[np.uint8]


def run_sketches(found: Terms, documents: int) -> RunSketches:
    """The sketches of the runs of a page's documents; shape (documents, BINS). Those without any have zeros."""
    first, last = found.owners[: 1 - _RUN], found.owners[_RUN - 1 :]
    inside = first == last
    return _minima(first[inside], _runs(found.hashes)[inside], documents).astype(np.uint16)


def word_sketches(found: Terms, documents: int) -> WordSketches:
    """The sketches of the words of a page's documents; shape (documents, BINS). Those without any have zeros.

    A word that stands three times is three words: the first, second and third of its kind.
    """
    words = mixed(found.hashes + mixed(found.owners.astype(np.uint64)))
    order = np.argsort(words)
    ordered = words[order]
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(words) else np.empty(0, np.int64)
    lengths = np.diff(np.append(begins, len(words)))
    times = np.empty(len(words), np.uint64)
    times[order] = np.arange(len(words)) - np.repeat(begins, lengths)
    return _minima(found.owners, mixed(found.hashes + mixed(times)), documents).astype(np.uint8)


def _minima(owners: Positions, hashes: Hashes, documents: int) -> NDArray[np.uint32]:
    """What the bins of each document hold; shape (documents, BINS). The low bits are as good as random."""
    cells = np.full(documents * BINS, _EMPTY)
    bins = (hashes >> np.uint64(56)).astype(np.int64)
    np.minimum.at(cells, owners * BINS + bins, (hashes >> np.uint64(24)).astype(np.uint32))
    table = cells.reshape(documents, BINS)
    _fill(table)
    return table


def _runs(hashes: Hashes) -> Hashes:
    """A hash of each run of three."""
    return mixed(mixed(mixed(hashes[:-2]) + hashes[1:-1]) + hashes[2:])


def _fill(table: NDArray[np.uint32]) -> None:
    """Give every empty bin of a text that has a bin which is not the number of one."""
    empty = table == _EMPTY
    nothing = empty.all(axis=1)
    table[nothing] = 0
    rows, bins = np.nonzero(empty & ~nothing[:, None])
    attempt = 0
    while len(rows):
        attempt += 1
        others = (mixed(bins.astype(np.uint64) + np.uint64(attempt * BINS)) >> np.uint64(56)).astype(np.int64)
        has = ~empty[rows, others]
        table[rows[has], bins[has]] = table[rows[has], others[has]]
        rows, bins = rows[~has], bins[~has]


def bands(sketches: RunSketches) -> Iterator[Hashes]:
    """For each band a key of every text; texts that agree in all its bins have the same."""
    count = BINS // _BAND
    together = max(1, min(count, _AT_ONCE // max(1, len(sketches))))
    for start in range(0, count, together):
        stop = min(start + together, count)
        some = np.asarray(sketches[:, start * _BAND : stop * _BAND]).reshape(len(sketches), stop - start, _BAND)
        for band in range(stop - start):
            keys = some[:, band].astype(np.uint64)
            yield (keys[:, 0] << np.uint64(32)) | (keys[:, 1] << np.uint64(16)) | keys[:, 2]


def words_in_common(one: WordSketches, other: WordSketches) -> NDArray[np.float64]:
    """About how many of the words of two texts both have, as often as they stand, row by row (Dice's coefficient)."""
    jaccard = np.maximum((one == other).mean(axis=-1) - _BY_CHANCE, 0) / (1 - _BY_CHANCE)
    shares: NDArray[np.float64] = 2 * jaccard / (1 + jaccard)
    return shares
