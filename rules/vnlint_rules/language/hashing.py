"""Hashes of more than a word, on whole columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

MIXER = np.uint64(0xD6E8FEB86659FD93)
"""Times this the upper bits of a hash depend on all others: where it goes in a table, or what the next is added to."""
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def mixed(values: Hashes) -> Hashes:
    """Other numbers for numbers, one for one, whose bits all depend on all bits (the finaliser of splitmix64)."""
    values = values + _PRIME
    values = (values ^ (values >> np.uint64(30))) * _FIRST
    values = (values ^ (values >> np.uint64(27))) * _SECOND
    return values ^ (values >> np.uint64(31))


def followed(hashes: Hashes, by: Hashes) -> Hashes:
    """A hash for each pair, in that order: quicker than `mixed`, for what the hashes of words are good enough."""
    return (hashes ^ (hashes >> np.uint64(29))) * _FIRST + by
