"""How often two words stand side by side: a table of counts for ranking corrections, shipped as `data/pairs.bin`.

Counts are kept for pairs of known words (`lexicon`), folded to lower case and the newer style of tone placement, joined
by one blank. A number is one word, and so is every capitalised word that is not known. The table is a binary fuse
filter (Graf and Lemire, 2022) of 12-bit cells: 8 bits of a fingerprint, 4 of the logarithm of the count. One in 270
pairs that are not in it looks as if it were. Learned by `scripts/learn_pairs.py`.
"""

from __future__ import annotations

import functools
import math
import struct

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.lexicon import old_styles
from vnlint_rules.language.shipped import read_bytes

Hashes = NDArray[np.uint64]

# Hashes of no word: that of one letter is its code point and one.
NUMBER = np.uint64(1)
"""Stands for any number."""
NAME = np.uint64(2)
"""Stands for any capitalised word that is not known."""

_HEADER = struct.Struct("<4sIIIddddd")
_MAGIC = b"vnp1"
_LEVELS = 15
_SEEDS = 100
_MULTIPLIERS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)))


class Pairs(Struct, frozen=True):
    """The counts. `total` is the number of words counted, `numbers` and `names` those of the two classes."""

    fingerprints: NDArray[np.uint8]
    levels: NDArray[np.uint8]
    """Two cells a byte, the even one in the low half."""
    segment: int
    segments: int
    seed: int
    least: float
    step: float
    total: float
    numbers: float
    names: float

    def log_counts(self, left: Hashes, right: Hashes, *, fold: bool = True) -> NDArray[np.float32]:
        """The natural logs of the counts of pairs of `vnlint.Tokens.hashes`; -inf for what is not kept.

        Arrays of one shape. Words may be in either style; NUMBER and NAME stand for classes. Values are right within a
        factor of 1.5, but for pairs that were never seen.
        """
        keys = pair_keys(folded(left), folded(right)) if fold else pair_keys(left, right)
        hashed = _mixed(keys, self.seed)
        cells = _cells(hashed, self.segment, self.segments)
        prints = np.zeros(len(keys), np.uint8)
        levels = np.zeros(len(keys), np.uint8)
        for cell in cells:
            prints ^= self.fingerprints[cell]
            levels ^= (self.levels[cell >> 1] >> ((cell & 1) << 2).astype(np.uint8)) & np.uint8(15)
        kept = (prints == hashed.astype(np.uint8)) & (levels > 0)
        logs = self.least + self.step * (levels.astype(np.float32) - np.float32(1))
        return np.where(kept, logs, np.float32(-np.inf)).astype(np.float32)

    def dump(self) -> bytes:
        """The bytes that `parse` reads."""
        head = _HEADER.pack(
            _MAGIC,
            self.segment,
            self.segments,
            self.seed,
            self.least,
            self.step,
            self.total,
            self.numbers,
            self.names,
        )
        return head + self.fingerprints.tobytes() + self.levels.tobytes()


def parse(data: bytes) -> Pairs:
    """The table that `Pairs.dump` wrote, without copying it; ValueError if it is none."""
    magic, segment, segments, seed, least, step, total, numbers, names = _HEADER.unpack_from(data)
    if magic != _MAGIC:
        raise ValueError("not a table of word pairs")
    size = (segments + 2) * segment
    cells = np.frombuffer(data, np.uint8, offset=_HEADER.size)
    return Pairs(cells[:size], cells[size:], segment, segments, seed, least, step, total, numbers, names)


@functools.cache
def load() -> Pairs:
    """The shipped table."""
    return parse(read_bytes("pairs.bin"))


def build(keys: Hashes, counts: NDArray[np.int64], total: float, numbers: float, names: float) -> Pairs:
    """The table of distinct `pair_keys` and their counts. The same input gives the same table."""
    least = math.log(max(1, int(counts.min(initial=1 << 62)))) if len(keys) else 0.0
    step = max(1e-9, (math.log(int(counts.max(initial=1))) - least) / (_LEVELS - 1))
    levels = 1 + np.rint((np.log(counts) - least) / step).astype(np.int64)
    segment = 1 << max(2, int(math.log(max(len(keys), 2)) / math.log(3.33) + 2.25))
    for seed in range(_SEEDS):
        size = len(keys) * (1.13 + 0.02 * seed) + 32
        segments = max(1, math.ceil(size / segment) - 2)
        hashed = _mixed(keys, seed)
        cells = _cells(hashed, segment, segments)
        order = _peeled(cells, (segments + 2) * segment)
        if order is None:
            continue
        wanted = (hashed & np.uint64(255)).astype(np.uint16) << np.uint16(4) | levels.astype(np.uint16)
        values = np.zeros((segments + 2) * segment, np.uint16)
        for rows, own in reversed(order):
            others = values[cells[0][rows]] ^ values[cells[1][rows]] ^ values[cells[2][rows]]
            values[own] = wanted[rows] ^ others
        low = (values & np.uint16(15)).astype(np.uint8)
        prints = (values >> np.uint16(4)).astype(np.uint8)
        halves = low[::2] | low[1::2] << np.uint8(4)
        return Pairs(prints, halves, segment, segments, seed, least, step, total, numbers, names)
    raise ValueError("the keys are not distinct")


def pair_keys(left: Hashes, right: Hashes) -> Hashes:
    """One number for each pair of folded words."""
    first, second, _, _ = _MULTIPLIERS
    mixed = left * first
    return np.asarray((mixed ^ (mixed >> np.uint64(32))) + right * second)


def _mixed(keys: Hashes, seed: int) -> Hashes:
    _, _, first, second = _MULTIPLIERS
    hashed = keys ^ np.uint64(seed * 0x1000001)
    hashed = (hashed ^ (hashed >> np.uint64(33))) * first
    hashed = (hashed ^ (hashed >> np.uint64(29))) * second
    return hashed ^ (hashed >> np.uint64(32))


def _cells(hashed: Hashes, segment: int, segments: int) -> list[NDArray[np.int64]]:
    """The three cells of each key, in three neighbouring segments."""
    start = ((hashed >> np.uint64(32)) * np.uint64(segments)) >> np.uint64(32)
    again = hashed * _MULTIPLIERS[0]
    mask = np.uint64(segment - 1)
    return [
        ((start + np.uint64(number)) * np.uint64(segment) + ((again >> np.uint64(4 + 20 * number)) & mask)).astype(
            np.int64
        )
        for number in range(3)
    ]


def _peeled(cells: list[NDArray[np.int64]], size: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]] | None:
    """Layers of (keys, a cell that none but this key of its layer or a later one has), or None if there is no order."""
    three = np.stack(cells)
    rows = np.arange(three.shape[1])
    degree = np.bincount(three.ravel(), minlength=size)
    sums = np.bincount(three.ravel(), np.tile(rows, 3).astype(np.float64), size).astype(np.int64)
    chosen = np.full(len(rows), -1)
    layers = []
    left = len(rows)
    lone = np.flatnonzero(degree == 1)
    while len(lone):
        keys = sums[lone]
        chosen[keys] = lone
        mine = chosen[keys] == lone
        keys, own = keys[mine], lone[mine]
        layers.append((keys, own))
        left -= len(keys)
        touched = three[:, keys].ravel()
        np.subtract.at(degree, touched, 1)
        np.subtract.at(sums, touched, np.tile(keys, 3))
        lone = np.unique(touched[degree[touched] == 1])
    return None if left else layers


def folded(hashes: Hashes) -> Hashes:
    """Hashes of old-style syllables replaced by those of the new style."""
    old, new = _styles()
    at = np.minimum(np.searchsorted(old, hashes), len(old) - 1)
    return np.asarray(np.where(old[at] == hashes, new[at], hashes))


@functools.cache
def _styles() -> tuple[Hashes, Hashes]:
    """Hashes of old-style syllables, ascending, and of the same in the new style."""
    styles = old_styles()
    old, new = (Document("\n".join(words)).tokens.hashes for words in (styles, styles.values()))
    order = np.argsort(old)
    return old[order], new[order]
