"""What is not to be counted: the records of evaluation sets, and stretches that a text shares with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.context import stream
from vnlint_rules.language.context.vocabulary import Vocabulary
from vnlint_rules.language.hashing import MIXER

RUN = 12
"""Words in common that make a stretch part of a set; as many on either side are left out with it."""
_REST = 40
"""Bits of a hash that are not looked at first."""
_FIELDS = ("text", "clean")

Numbering = Callable[[Document], NDArray[Any]]
"""A number for each word of a document, unsigned: words with the same one are the same."""


def ids_in(vocabulary: Vocabulary) -> Numbering:
    """Words as a vocabulary knows them: all unknown ones are the same."""

    def ids(document: Document) -> NDArray[np.uint16]:
        read = stream.read(document, vocabulary)
        words: NDArray[np.uint16] = read.ids[read.places]
        return words

    return ids


class Exclusion:
    """Records by their ids, and runs of words."""

    def __init__(self, paths: Iterable[str], numbers: Numbering) -> None:
        """``paths``: JSON Lines with ``id`` and the texts in ``text`` or ``clean``. Raises OSError, ValueError."""
        self.ids: set[str] = set()
        self._numbers = numbers
        runs = [np.zeros(1, np.uint64)]
        for path in paths:
            with open(path, encoding="utf-8") as file:
                for record in map(json.loads, file):
                    self.ids.add(str(record.get("id")))
                    runs += [self._runs(self._numbers(Document(record[key]))) for key in _FIELDS if key in record]
        self._known = np.unique(np.concatenate(runs))
        self._heads = np.zeros(1 << (64 - _REST), np.bool_)
        self._heads[self._known >> np.uint64(_REST)] = True

    def covers(self, document: Document) -> NDArray[np.bool_]:
        """For each word of a document whether it is in or near such a run."""
        words = self._numbers(document)
        result = np.zeros(len(words), np.bool_)
        if len(self._known) > 1:
            runs = self._runs(words)
            some = np.flatnonzero(self._heads[runs >> np.uint64(_REST)])  # nearly all others are ruled out
            for place in some[np.isin(runs[some], self._known)].tolist():
                result[max(0, place - RUN) : place + 2 * RUN] = True
        return result

    @staticmethod
    def _runs(words: NDArray[Any]) -> NDArray[np.uint64]:
        """A hash of each run of words."""
        size = max(0, len(words) - RUN + 1)
        result = np.zeros(size, np.uint64)
        for offset in range(RUN if size else 0):
            result = result * MIXER + words[offset : offset + size] + np.uint64(1)
        return result
