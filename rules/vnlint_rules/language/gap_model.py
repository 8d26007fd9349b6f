"""The models behind `missing-word`: whether a word is missing, and which; shipped as `data/gaps.bin`."""

from __future__ import annotations

import functools
from typing import Any

from numpy.typing import NDArray

from vnlint_rules.language.arrays import unpack
from vnlint_rules.language.shipped import read_bytes
from vnlint_rules.language.small_network import SmallNetwork

GAP, FILLING = "gap.", "filling."
"""What the names of the arrays of the two networks begin with."""
MEETING = "meeting.weights"


@functools.cache
def arrays() -> dict[str, NDArray[Any]]:
    """The file."""
    return unpack(read_bytes("gaps.bin"))


@functools.cache
def detector() -> SmallNetwork:
    """Whether something is missing between two words: log-odds."""
    return SmallNetwork(arrays(), GAP)


@functools.cache
def ranker() -> SmallNetwork:
    """How likely each candidate is what is missing: log-likelihoods, but for a constant of each gap."""
    return SmallNetwork(arrays(), FILLING)


@functools.cache
def meeting() -> list[float]:
    """The weights of the features of `meeting`."""
    weights: list[float] = arrays()[MEETING].tolist()
    return weights
