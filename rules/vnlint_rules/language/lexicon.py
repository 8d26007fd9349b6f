"""Which words are known: Vietnamese syllables that are in use, loans, names and initialisms, with their frequency.

Learned by `scripts/learn_lexicon.py`, shipped as `data/syllables.txt`, `loans.txt`, `names.txt` and `words.txt`;
`data/NOTICE.md` names the lists and the corpora. A line of the first three is the natural log of the count per million
and the words with that count, by falling counts, in their usual case; a syllable with two styles of tone placement
stands as hoà/hòa.
Nothing is read before it is asked for.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from vnlint import UPPER, Document
from vnlint_rules.language.hashing import MIXER
from vnlint_rules.language.shipped import read_text

FLOOR = -6.0
"""`frequency` of a word that is in no list: rarer than once in 400 million words."""

_LISTS = ("syllables.txt", "loans.txt", "names.txt")
_LINES = 16
_BLOCK = 1 << 15  # words looked up at once, so that the columns in between stay in the cache


class WordTable:
    """A set of words by their hashes (`vnlint.Tokens.hashes`), for whole columns of them."""

    def __init__(self, hashes: NDArray[np.uint64]) -> None:
        """`hashes` by falling frequency: the first with a slot gets it."""
        bits = max(8, (4 * len(hashes)).bit_length())
        self._shift = np.uint64(64 - bits)
        # An empty slot holds a word that belongs to another slot, or to none.
        self._table = np.full(1 << bits, hashes[0] if len(hashes) else 0, np.uint64)
        slots = self._slots(hashes)
        self._table[slots[::-1]] = hashes[::-1]
        self._others = np.sort(hashes[self._table[slots] != hashes])
        self._empty = not len(hashes)

    def contains(self, hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """For each hash whether it is of a word of the set."""
        found = np.zeros(len(hashes), np.bool_)
        if self._empty:
            return found
        for start in range(0, len(hashes), _BLOCK):
            block = hashes[start : start + _BLOCK]
            np.equal(np.take(self._table, self._slots(block), mode="clip"), block, out=found[start : start + _BLOCK])
        if len(self._others):
            missed = np.flatnonzero(~found)
            wanted = hashes[missed]
            nearest = np.minimum(np.searchsorted(self._others, wanted), len(self._others) - 1)
            found[missed] = self._others[nearest] == wanted
        return found

    def _slots(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        return ((hashes * MIXER) >> self._shift).view(np.int64)


@functools.cache
def known() -> WordTable:
    """The words that need no look: all lists, syllables in both styles of tone placement."""
    return WordTable(_listed()[0])


@functools.cache
def known_in_lower_case() -> WordTable:
    """The `known` words that need no look even in lower case: "internet", but neither "ubnd" nor "napoléon"."""
    hashes, capital = _listed()
    return WordTable(hashes[~capital])


@functools.cache
def _listed() -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """The words of all lists by their hashes, and which have a capital."""
    upper, parts = UPPER.table(), []
    for lines in map(str.splitlines, map(read_text, _LISTS)):
        # In pieces: a long text wants a long table of powers, which short runs would wait for.
        for first in range(0, len(lines), _LINES):
            document = Document("\n".join(lines[first : first + _LINES]))
            tokens = document.tokens
            parts.append((tokens.hashes, upper[document.columns.rows[tokens.starts]]))
    hashes, capital = zip(*parts, strict=True)
    return np.concatenate(hashes), np.concatenate(capital)


def is_attested(word: str) -> bool:
    """Whether ``word`` (in NFC, any case, either style) is in a list."""
    lower = word.lower()
    return lower in syllables() or lower in others()


def frequency(word: str) -> float:
    """The natural log of the count per million of ``word`` (in NFC, any case, either style), or FLOOR.

    A syllable that is in a list but was never seen has the frequency of one seen once.
    """
    lower = word.lower()
    value = syllables().get(lower)
    return others().get(lower, FLOOR) if value is None else value


@functools.cache
def syllables() -> Mapping[str, float]:
    """The Vietnamese syllables in use and their frequency, in lower case, either style: what a correction may be."""
    return _table("syllables.txt")


@functools.cache
def others() -> Mapping[str, float]:
    """Loans, foreign words, names and initialisms, in lower case, with their frequency."""
    return _table("loans.txt") | _table("names.txt")


def frequent_compound(left: str, right: str) -> bool:
    """Whether two syllables (in NFC, any case, either style) make a word of the dictionary."""
    styles = old_styles()
    left, right = left.lower(), right.lower()
    return f" {styles.get(right, right)} " in _compounds().get(styles.get(left, left), "")


@functools.cache
def old_styles() -> Mapping[str, str]:
    """Every known syllable in the older style of tone placement, and the same in the newer."""
    pairs = (word.split("/") for word in read_text("syllables.txt").split() if "/" in word)
    return {old: new for new, old in pairs}


@functools.cache
def _compounds() -> dict[str, str]:
    """First syllable to " second second "."""
    lines = (line.partition(" ") for line in read_text("words.txt").splitlines())
    return {first: f" {seconds} " for first, _, seconds in lines}


def _table(name: str) -> dict[str, float]:
    result: dict[str, float] = {}
    for line in read_text(name).splitlines():
        value, _, words = line.partition(" ")
        result.update(dict.fromkeys(words.lower().replace("/", " ").split(), float(value)))
    return result
