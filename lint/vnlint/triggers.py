"""What makes a place worth a rule's look: characters, pairs of them, words, phrases, repeats, or literal strings.

All triggers of all rules are compiled into a few look-up tables and tested in one pass over the columns of a page, so
that a rule costs nothing where its triggers do not occur.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint.charset import ANY, MOST_CLASSES, CharSet, partition
from vnlint.columns import NOWHERE, Columns, Positions, word_hashes


class Pairs(Struct, frozen=True):
    """Fires at ``i`` when the character at ``i`` is in ``left`` and the next one in ``right``.

    A page puts a line end before and after every document, so that the edges of a text need no rule of their own.
    """

    left: CharSet
    right: CharSet


class Characters(Struct, frozen=True):
    """Fires at every character of the set (of a page; the last character of a bare text has no next one to look at)."""

    set: CharSet


class Words(Struct, frozen=True):
    """Fires at the first letter of every word listed, whatever its case. Words are single runs of letters."""

    words: frozenset[str]

    @classmethod
    def of(cls, words: str) -> Words:
        """The words of a string, apart by blanks."""
        return cls(frozenset(words.split()))


class Phrases(Struct, frozen=True):
    """Fires at the first letter of every phrase listed, whatever its case. A space or no-break space stands between."""

    phrases: frozenset[str]


class Repeats(Struct, frozen=True):
    """Fires at the first letter of a phrase that has just been said: "không rõ không rõ" at the second "không".

    ``lengths`` are the numbers of words such a phrase may have; case does not count, nor what stands between words.
    Where several lengths hold, it fires once.
    """

    lengths: tuple[int, ...] = (1,)


class Literals(Struct, frozen=True):
    """Fires where one of the strings begins, to the letter. For strings that are rare: each costs a search."""

    strings: tuple[str, ...]


Trigger = Pairs | Characters | Words | Phrases | Repeats | Literals


class Scanner:
    """The triggers of many rules, compiled; ``scan`` finds the places of each in one text."""

    def __init__(self, triggers: Sequence[Sequence[Trigger]]) -> None:
        """``triggers``: those of each rule, in the order in which `scan` is to answer."""
        self._count = len(triggers)
        flat = [(owner, trigger) for owner, several in enumerate(triggers) for trigger in several]
        pairs = [(owner, t.left, t.right) for owner, t in flat if isinstance(t, Pairs)]
        pairs += [(owner, t.set, ANY) for owner, t in flat if isinstance(t, Characters)]
        self._pairs = _PairTable(pairs) if pairs else None
        words = [(owner, t) for owner, t in flat if isinstance(t, Words)]
        self._words = _WordTable(words) if words else None
        phrases = [(owner, t) for owner, t in flat if isinstance(t, Phrases) and t.phrases]
        self._phrases = _PhraseTable(phrases) if phrases else None
        self._repeats = [(owner, t) for owner, t in flat if isinstance(t, Repeats)]
        self._literals = [(owner, string) for owner, t in flat if isinstance(t, Literals) for string in t.strings]

    def scan(self, text: str, columns: Columns) -> list[Positions]:
        """For each rule the offsets where one of its triggers fires, ascending and without doubles."""
        found: list[list[Positions]] = [[] for _ in range(self._count)]
        if self._pairs:
            self._pairs.scan(columns, found)
        if self._words:
            self._words.scan(columns, found)
        if self._phrases:
            self._phrases.scan(columns, found)
        for owner, repeats in self._repeats:
            found[owner] += [_repeated(columns, length) for length in repeats.lengths]
        for owner, string in self._literals:
            places = []
            at = text.find(string)
            while at >= 0:
                places.append(at)
                at = text.find(string, at + 1)
            found[owner].append(np.array(places, np.int64))
        return [_merge(parts) for parts in found]


def _repeated(columns: Columns, length: int) -> Positions:
    """Where ``length`` words begin that are those directly before."""
    hashes = columns.tokens.hashes
    same = hashes[length:] == hashes[:-length]
    for _ in range(length - 1):  # each round asks for one more word of the phrase
        same = same[:-1] & same[1:]
    return columns.tokens.starts[np.flatnonzero(same) + length]


def _merge(parts: list[Positions]) -> Positions:
    parts = [part for part in parts if len(part)]
    if not parts:
        return NOWHERE
    if len(parts) == 1:
        return parts[0]
    places = np.sort(np.concatenate(parts), kind="stable")
    return places[np.diff(places, prepend=-1) > 0]


_BYTES: tuple[int, type[np.unsignedinteger[Any]]] = (8, np.uint16)
"""How many bits a class has, and what holds a pair of them."""
_WORDS: tuple[int, type[np.unsignedinteger[Any]]] = (MOST_CLASSES.bit_length() - 1, np.uint32)


class _PairTable:
    """Pairs of character classes. Classes are not kept by hand: they are the coarsest ones that tell all sets apart."""

    def __init__(self, pairs: Sequence[tuple[int, CharSet, CharSet]]) -> None:
        self._classes, members = partition(list(dict.fromkeys(s for _, left, right in pairs for s in (left, right))))
        self._bits, self._kind_of_cell = _BYTES if self._classes.dtype == np.uint8 else _WORDS
        asked: dict[int, int] = {}
        """By the cell of a pair of classes a bit for each owner."""
        for owner, left, right in pairs:
            bit = 1 << owner
            for first in members[left]:
                for second in members[right]:
                    cell = first << self._bits | second
                    asked[cell] = asked.get(cell, 0) | bit
        self._kinds = np.zeros(1 << 2 * self._bits, np.uint16)
        self._kinds[list(asked)], self._owners = _kinds(list(asked.values()))

    def scan(self, columns: Columns, found: list[list[Positions]]) -> None:
        classes = np.take(self._classes, columns.rows, mode="clip")
        if len(classes) < 2:
            return
        pairs = classes[:-1].astype(self._kind_of_cell)
        pairs <<= self._bits
        pairs |= classes[1:]
        kinds = np.take(self._kinds, pairs, mode="clip")
        places = np.flatnonzero(kinds)
        _hand_out(places, kinds[places], self._owners, found)


class _WordTable:
    """The words that rules asked for: a table of the first bits of their hashes, behind it the hashes themselves."""

    _REST = np.uint64(64 - 16)

    def __init__(self, words: Sequence[tuple[int, Words]]) -> None:
        listed = [(owner, word) for owner, trigger in words for word in trigger.words]
        asked: dict[int, int] = {}
        """By the hash of a word a bit for each owner."""
        for (owner, _), key in zip(listed, word_hashes([word for _, word in listed]).tolist(), strict=True):
            asked[key] = asked.get(key, 0) | 1 << owner
        self._hashes = np.array(sorted(asked), np.uint64)
        self._kinds, self._owners = _kinds([asked[key] for key in self._hashes.tolist()])
        self._likely = np.zeros(1 << 16, np.bool_)
        self._likely[self._hashes >> self._REST] = True

    def scan(self, columns: Columns, found: list[list[Positions]]) -> None:
        tokens = columns.tokens
        likely = np.flatnonzero(np.take(self._likely, (tokens.hashes >> self._REST).view(np.int64), mode="clip"))
        hashes = tokens.hashes[likely]
        rows = np.searchsorted(self._hashes[:-1], hashes)
        known = self._hashes[rows] == hashes
        _hand_out(tokens.starts[likely[known]], self._kinds[rows[known]], self._owners, found)


def _kinds(asked: Sequence[int]) -> tuple[NDArray[np.uint16], list[list[int]]]:
    """For sets of owners, each as bits, the numbers of the different ones, from 1 on; and by number the owners."""
    numbers = {bits: number for number, bits in enumerate(dict.fromkeys(asked), 1)}
    owners = [[i for i in range(bits.bit_length()) if bits >> i & 1] for bits in (0, *numbers)]
    return np.array([numbers[bits] for bits in asked], np.uint16), owners


def _hand_out(
    places: Positions, kinds: NDArray[np.uint16], owners: Sequence[Sequence[int]], found: list[list[Positions]]
) -> None:
    """Give each owner the places of the kinds that it asked for; a place costs the same however many ask."""
    order = np.argsort(kinds, kind="stable")
    places, kinds = places[order], kinds[order]
    cuts = np.flatnonzero(np.diff(kinds, prepend=0, append=0)).tolist()
    for first, last in itertools.pairwise(cuts):
        for owner in owners[int(kinds[first])]:
            found[owner].append(places[first:last])


_STEP = np.uint64(0x2545F4914F6CDD1D)


class _PhraseTable:
    """The phrases that rules asked for, by how many words they have: sorted hashes of their words together.

    A phrase is looked for only where its first two words may stand side by side.
    """

    _BITS = 20
    _REST = np.uint64(64 - _BITS)

    def __init__(self, phrases: Sequence[tuple[int, Phrases]]) -> None:
        columns = Columns("\n".join(phrase for _, trigger in phrases for phrase in trigger.phrases))
        hashes, starts = columns.tokens.hashes, columns.tokens.starts
        firsts = np.searchsorted(starts, columns.line_starts)
        sizes = np.diff(firsts, append=len(starts))
        owners = [owner for owner, trigger in phrases for _ in trigger.phrases]
        if len(sizes) and sizes.min() < 2:
            raise ValueError("a phrase has at least two words")
        self._likely = np.zeros(1 << _PhraseTable._BITS, np.bool_)
        self._likely[_together(hashes, firsts, 2) >> self._REST] = True
        self._owners: dict[int, list[int]] = {}
        """By the hash of the phrase."""
        self._tables: list[tuple[int, NDArray[np.uint64]]] = []
        for size in sorted(set(sizes.tolist())):
            of_size = np.flatnonzero(sizes == size)
            together = _together(hashes, firsts[of_size], size)
            for number, key in zip(of_size.tolist(), together.tolist(), strict=True):
                self._owners.setdefault(key, []).append(owners[number])
            self._tables.append((size, np.sort(together)))

    def scan(self, columns: Columns, found: list[list[Positions]]) -> None:
        tokens = columns.tokens
        if len(tokens.hashes) < 2:
            return
        pairs = tokens.hashes[:-1] * _STEP
        pairs += tokens.hashes[1:]
        pairs >>= self._REST
        at = np.flatnonzero(np.take(self._likely, pairs.view(np.int64), mode="clip"))
        places: dict[int, set[int]] = {}
        for size, table in self._tables:
            here = at[at + size <= len(tokens.hashes)]
            together = _together(tokens.hashes, here, size)
            known = np.flatnonzero(table[np.searchsorted(table[:-1], together)] == together)
            for number, key in zip(here[known].tolist(), together[known].tolist(), strict=True):
                ends, starts = tokens.ends[number : number + size - 1], tokens.starts[number + 1 : number + size]
                if bool((starts - ends == 1).all()) and bool(columns.among(ends, " \u00a0").all()):
                    for owner in self._owners[key]:
                        places.setdefault(owner, set()).add(int(tokens.starts[number]))
        for owner, several in places.items():
            found[owner].append(np.array(sorted(several), np.int64))


def _together(hashes: NDArray[np.uint64], firsts: Positions, size: int) -> NDArray[np.uint64]:
    """One hash for each run of ``size`` words."""
    result = hashes[firsts]
    for further in range(1, size):
        result = result * _STEP + hashes[firsts + further]
    return result
