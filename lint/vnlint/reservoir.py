"""A fair sample of things that come one after the other, however many there will be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Reservoir(Generic[Item]):
    """At most ``size`` of the things it is shown, all being equally likely (reservoir sampling).

    The same things in the same order and the same seed give the same sample.
    """

    def __init__(self, size: int, seed: str) -> None:
        self._size = size
        self._random = Random(seed)
        self.seen = 0
        """How many there were to draw from."""
        self._drawn: list[tuple[int, Item]] = []

    def add(self, items: Iterable[Item]) -> None:
        """More to draw from."""
        for item in items:
            self.seen += 1
            if len(self._drawn) < self._size:
                self._drawn.append((self.seen, item))
            elif (slot := self._random.randrange(self.seen)) < self._size:
                self._drawn[slot] = (self.seen, item)

    def __iter__(self) -> Iterator[Item]:
        """The drawn ones, in the order in which they were shown."""
        for _, item in sorted(self._drawn, key=lambda one: one[0]):
            yield item
