"""Draws texts from files, every text being equally likely."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from vnlint.document import Document


class Draw:
    """At most ``size`` of the texts it is shown (reservoir sampling); the same texts and seed give the same draw."""

    def __init__(self, size: int, seed: int) -> None:
        self._size = size
        self._random = Random(f"{seed}:texts")
        self.seen = 0
        """How many texts there were to draw from."""
        self._drawn: list[tuple[int, str, Document]] = []

    def add(self, documents: Iterable[tuple[str, Document]]) -> None:
        """More texts, each with the path of its file."""
        for path, document in documents:
            self.seen += 1
            if len(self._drawn) < self._size:
                self._drawn.append((self.seen, path, document))
            elif (slot := self._random.randrange(self.seen)) < self._size:
                self._drawn[slot] = (self.seen, path, document)

    def texts(self) -> list[tuple[str, Document]]:
        """The drawn ones, in the order in which they were shown."""
        return [(path, document) for _, path, document in sorted(self._drawn, key=lambda one: one[0])]
