"""What stands beside a Vietnamese word: per-word tables counted from corpora, shipped as `data/neighbours.bin`.

Learned by `scripts/learn_neighbours.py`; `data/NOTICE.md` names the corpora. All scores are natural logarithms, stored
in sixteenths. Look-ups take a lower-case word in NFC; both styles of tone placement (hòa, hoà) are found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language.arrays import unpack
from vnlint_rules.language.shipped import read_bytes

STEP = 16.0
FREQUENCY_OFFSET = 8.0  # log counts are stored less this
# Words that demand a noun phrase: how often a word follows one of them tells a noun from a function word.
DEMANDING = (
    "của tại với ở bởi các những mọi mỗi giữa gồm nhằm từ trong trên theo về cho vào đến do qua khỏi dưới cùng sang "
    "tới ngoài".split()
)
# Right-hand words for which `unlikely` is known: those that `repeats` may delete.
FUNCTION_WORDS = tuple(
    "của các những một với và rằng nhưng hoặc được đã đang sẽ vẫn cũng cho đến tại trong trên vào về là để khi như bị "
    "thì mà do bởi vì".split()
)

# The vocabulary is written in the old style.
_NEW_TO_OLD = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for tone in "\u0300\u0301\u0303\u0309\u0323"
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
}


class Neighbours:
    """The tables. Row 0 stands for every word that is not in the vocabulary."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        words = arrays["words"].tobytes().decode("utf-8").split("\n")
        self.rows: dict[str, int] = dict(zip(words, range(1, len(words) + 1), strict=True))
        # log share of followers that close a phrase: near 0 "ends phrases", -7 "wants a complement"
        self.closing = _floats(arrays["closing"] / STEP)
        # log share of occurrences that follow a demanding word
        self.demanded = _floats(arrays["demanded"] / STEP)
        # log share of followers, of lower-case occurrences' predecessors, that are capitalised
        self.before_name = _floats(arrays["before_name"] / STEP)
        self.after_name = _floats(arrays["after_name"] / STEP)
        # share of occurrences as the first, the second half of a two-syllable word of the lexicon
        self.opens = _floats(arrays["opens"] / 127.0)
        self.ends = _floats(arrays["ends"] / 127.0)
        # log count, less FREQUENCY_OFFSET
        self.frequency = _floats(arrays["frequency"] / STEP)
        self._unlikely = arrays["unlikely"]
        # pair scores: a row for each left word, a column for each of the most frequent words
        self._lefts = {int(row): number for number, row in enumerate(arrays["lefts"])}
        self._rights = int(arrays["pairs"].shape[1])
        self._pairs: bytes = arrays["pairs"].tobytes()
        self._completions: list[str] = arrays["completions"].tobytes().decode("utf-8").split("\n")

    @property
    def lefts(self) -> Collection[int]:
        """The rows of words that want a complement and take many: those of which pairs and completions are kept."""
        return self._lefts.keys()

    def row(self, word: str) -> int:
        """The row of a lower-case word, 0 if unknown."""
        row = self.rows.get(word, 0)
        if not row and (old := _NEW_TO_OLD.get(word[-2:])) and not word.startswith("qu"):
            row = self.rows.get(word[:-2] + old, 0)
        return row

    def pair(self, left: int, right: int) -> float | None:
        """log(seen / due by chance) of two rows in this order, -8 to 7.9; None where it was not kept."""
        number = self._lefts.get(left)
        if number is None or not 0 < right <= self._rights:
            return None
        return (self._pairs[number * self._rights + right - 1] - 128) / STEP

    def unlikely(self, left: str, function_word: str) -> bool:
        """Whether a word of FUNCTION_WORDS follows the known word `left` less often than chance would have it."""
        return bool(int(self._unlikely[self.row(left)]) >> FUNCTION_WORDS.index(function_word) & 1)

    def completions(self, left: str) -> dict[str, float]:
        """Two-syllable words that often follow `left`, with their share of its followers."""
        number = self._lefts.get(self.row(left))
        if number is None or not self._completions[number]:
            return {}
        parts = (entry.rsplit("=", 1) for entry in self._completions[number].split("|"))
        return {word: int(share) / 10_000 for word, share in parts}


def _floats(array: NDArray[np.float64]) -> Sequence[float]:
    """The numbers as Python has them, without making thousands of objects of which few are looked at."""
    return memoryview(np.ascontiguousarray(array, np.float64))  # type: ignore[arg-type]  # a buffer before 3.12


@cache
def load() -> Neighbours:
    """The shipped tables, read once (some milliseconds)."""
    return Neighbours(unpack(read_bytes("neighbours.bin")))
