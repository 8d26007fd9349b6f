"""Sets of characters, as rule authors name them and as look-up tables over all code points.

A table has one row a BMP code point and one a block of 256 beyond it: astral characters are told apart by block, which
is as fine as any Unicode category or any defect of text that we know of needs.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

BMP = 0x10000
ROWS = BMP + (0x110000 - BMP) // 256
"""How many rows a table has."""
MOST_CLASSES = 1 << 10
"""How many classes of characters there may be: a table of pairs of them takes two megabytes then."""


def row_of(character: str) -> int:
    """The row of a character in a table."""
    code = ord(character)
    return code if code < BMP else BMP + (code - BMP) // 256


@functools.cache
def _categories() -> NDArray[np.uint8]:
    """The general category of each row, as an index into `_NAMES`."""
    number = np.zeros(1 << 16, np.uint8)
    """By the two letters of a name, taken as a number."""
    number[np.frombuffer("".join(_NAMES).encode(), "<u2")] = range(len(_NAMES))
    table = np.empty(ROWS, np.uint8)
    uniform = {(0x3400, 0x4DC0): "Lo", (0x4E00, 0xA000): "Lo", (0xAC00, 0xD7A4): "Lo", (0xE000, 0xF900): "Co"}
    position = 0
    for (start, stop), name in [*uniform.items(), ((BMP, BMP), "Cn")]:
        table[position:start] = number[_named(map(chr, range(position, start)))]
        table[start:stop] = _NAMES.index(name)
        position = stop
    table[BMP:] = number[_named(chr(code) for code in range(BMP + 0x10, 0x110000, 256))]
    return table


def _named(characters: Iterable[str]) -> NDArray[np.uint16]:
    return np.frombuffer("".join(map(unicodedata.category, characters)).encode(), "<u2")


_NAMES = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn".split()


class CharSet(Struct, frozen=True):
    """The characters of some general categories and some single ones, less some others."""

    chars: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()

    @classmethod
    def of(cls, chars: str = "", categories: str = "") -> CharSet:
        """The characters of the string ``chars`` and of the categories named, apart by blanks (``"Lu Ll"``)."""
        return cls(frozenset(chars), frozenset(categories.split()))

    @classmethod
    def between(cls, first: str, last: str) -> CharSet:
        """The characters from ``first`` to ``last``, both included."""
        return cls(frozenset(map(chr, range(ord(first), ord(last) + 1))))

    def __contains__(self, character: str) -> bool:
        if character in self.without:
            return False
        return character in self.chars or unicodedata.category(character) in self.categories

    def __or__(self, other: CharSet) -> CharSet:
        return CharSet(
            self.chars | other.chars,
            self.categories | other.categories,
            frozenset(c for c in self.without | other.without if c not in self and c not in other),
        )

    def __sub__(self, chars: str) -> CharSet:
        return replace(self, chars=self.chars - set(chars), without=self.without | set(chars))

    @functools.cache  # noqa: B019 - sets are few, equal ones share a table
    def table(self) -> NDArray[np.bool_]:
        """Whether each row belongs to the set; shape (`ROWS`,), read-only, made once."""
        classes, members = partition([self])
        belongs = np.zeros(256, np.bool_)
        belongs[members[self]] = True
        table: NDArray[np.bool_] = belongs[classes]
        table.setflags(write=False)
        return table


def partition(sets: Sequence[CharSet]) -> tuple[NDArray[np.unsignedinteger[Any]], dict[CharSet, list[int]]]:
    """The coarsest classes of characters that tell all sets apart: that of each row, and those of each set.

    Up to 256 they are bytes. Raises ValueError when there are more than `MOST_CLASSES`.
    """
    # What is in which sets is a number of as many bits; it is the same for all of a category but the characters named.
    of_category = [0] * len(_NAMES)
    named: dict[int, int] = {}
    excluded: dict[int, int] = {}
    for number, one in enumerate(sets):
        for name in one.categories:
            of_category[_NAMES.index(name)] |= 1 << number
        for row in map(row_of, one.chars):
            named[row] = named.get(row, 0) | 1 << number
        for row in map(row_of, one.without):
            excluded[row] = excluded.get(row, 0) | 1 << number
    categories = _categories()
    rows = list(named.keys() | excluded.keys())
    of_row = [
        (of_category[category] | named.get(row, 0)) & ~excluded.get(row, 0)
        for row, category in zip(rows, categories[rows].tolist(), strict=True)
    ]
    numbers = {members: number for number, members in enumerate(dict.fromkeys([*of_category, *of_row]))}
    if len(numbers) > MOST_CLASSES:
        raise ValueError(f"{len(numbers)} sets of characters have to be told apart, of at most {MOST_CLASSES}")
    kind: type[np.unsignedinteger[Any]] = np.uint8 if len(numbers) <= 256 else np.uint16
    classes = np.array([numbers[members] for members in of_category], kind)[categories]
    classes[rows] = [numbers[members] for members in of_row]
    of_set = {one: [n for members, n in numbers.items() if members >> k & 1] for k, one in enumerate(sets)}
    return classes, of_set


UPPER = CharSet.of(categories="Lu Lt")
LOWER = CharSet.of(categories="Ll")
LETTER = CharSet.of(categories="Lu Ll Lt Lm Lo")
MARK = CharSet.of(categories="Mn Mc Me")
DIGIT = CharSet.of(categories="Nd")
BLANK = CharSet.of("\t", categories="Zs")
"""What separates words inside a line: space, tab, no-break and typographic spaces; no line end, nothing invisible."""
LINE_END = CharSet.of("\n\r")
ANY = CharSet(categories=frozenset(_NAMES))
