"""The words of a model by number, and the classes that stand for everything else."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.hashing import MIXER, Hashes
from vnlint_rules.language.tone import fold_style, unfold_style

Ids = NDArray[np.uint16]

UNKNOWN, NAME, NUMBER, STOP, COMMA, COLON, QUOTE, JOINT, DASH = range(9)
"""Ids of what is no known word: a word in lower case, a word with a capital, a number, the end of a sentence or line
(twice each time, so that nothing reaches across), a comma, a colon or semicolon, a quote or bracket, what joins two
words without a blank, a dash."""
FIRST = 9
"""The id of the first word."""
MOST = (1 << 16) - 1
"""Ids that there may be; one more marks what is not to be counted."""


class Vocabulary:
    """Words in lower case, NFC and the newer style of tone placement, the most frequent first."""

    def __init__(self, hashes: Hashes, old: Hashes, old_ids: Ids, words: NDArray[np.uint8]) -> None:
        """``hashes`` of the words by id, ``old`` those of their older style; ``words`` as UTF-8, a line each."""
        self.hashes, self.old, self.old_ids, self._blob = hashes, old, old_ids, words
        keys = np.concatenate((hashes, old))
        values = np.concatenate((np.arange(FIRST, FIRST + len(hashes)).astype(np.uint16), old_ids))
        bits = max(8, (4 * len(keys)).bit_length())
        self._shift = np.uint64(64 - bits)
        slots = self._slots(keys)
        # An empty slot holds no key that hashes to it: 0 is the hash of no word.
        self._keys, self._ids = np.zeros(1 << bits, np.uint64), np.zeros(1 << bits, np.uint16)
        self._keys[slots[::-1]], self._ids[slots[::-1]] = keys[::-1], values[::-1]
        others = np.flatnonzero(self._keys[slots] != keys)
        others = others[np.argsort(keys[others], kind="stable")]
        self._others, self._other_ids = keys[others], values[others]

    @classmethod
    def of(cls, words: Sequence[str]) -> Vocabulary:
        """A vocabulary of folded words."""
        older = {word: other for word in words if (other := unfold_style(word)) != word}
        numbers = {word: FIRST + number for number, word in enumerate(words)}
        return cls(
            Document("\n".join(words)).tokens.hashes,
            Document("\n".join(older.values())).tokens.hashes,
            np.array([numbers[word] for word in older], np.uint16),
            np.frombuffer("\n".join(words).encode(), np.uint8),
        )

    def __len__(self) -> int:
        """How many ids there are, those of the classes counted."""
        return FIRST + len(self.hashes)

    def ids(self, hashes: Hashes) -> Ids:
        """For each hash (`vnlint.Tokens.hashes`) the id of the word, in either style; UNKNOWN for none."""
        slots = self._slots(hashes)
        known = np.take(self._keys, slots, mode="clip") == hashes
        found: Ids = np.take(self._ids, slots, mode="clip")
        found *= known
        if len(self._others):
            missed = np.flatnonzero(~known)
            wanted = hashes[missed]
            nearest = np.minimum(np.searchsorted(self._others, wanted), len(self._others) - 1)
            found[missed] = self._other_ids[nearest] * (self._others[nearest] == wanted)
        return found

    @functools.cached_property
    def words(self) -> list[str]:
        """All words, in order of id, from FIRST."""
        return self._blob.tobytes().decode().split("\n") if len(self._blob) else []

    @functools.cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: FIRST + number for number, word in enumerate(self.words)}

    def id_of(self, word: str) -> int:
        """The id of a word (NFC, any case, either style); UNKNOWN for none."""
        lower = word.lower()
        number = self._numbers.get(lower)
        return self._numbers.get(fold_style(lower), UNKNOWN) if number is None else number

    def id_as_written(self, word: str) -> int:
        """The id of a word (NFC, any case, either style), but NAME for an unknown word with a capital."""
        number = self.id_of(word)
        return NAME if number == UNKNOWN and word[:1].isupper() else number

    def word_of(self, number: int) -> str:
        """The word of an id from FIRST on."""
        return self.words[number - FIRST]

    def hash_of(self, number: int) -> np.uint64:
        """The hash (`vnlint.Tokens.hashes`) of the word of an id from FIRST on."""
        return np.uint64(self.hashes[number - FIRST])

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What it can be made from again, by the names of its parameters."""
        return {"hashes": self.hashes, "old": self.old, "old_ids": self.old_ids, "words": self._blob}

    def _slots(self, hashes: Hashes) -> NDArray[np.int64]:
        slots = hashes * MIXER
        slots >>= self._shift
        return slots.view(np.int64)
