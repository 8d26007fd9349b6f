"""Sets of characters, as rule authors name them and as look-up tables over all code points.

A table has one row a BMP code point and one a block of 256 beyond it: astral characters are told apart by block, which
is as fine as any Unicode category or any defect of text that we know of needs.
"""

from __future__ import annotations

import functools
import unicodedata

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

BMP = 0x10000
ROWS = BMP + (0x110000 - BMP) // 256
"""How many rows a table has."""


def row_of(character: str) -> int:
    """The row of a character in a table."""
    code = ord(character)
    return code if code < BMP else BMP + (code - BMP) // 256


@functools.cache
def _categories() -> NDArray[np.uint8]:
    """The general category of each row, as an index into `_NAMES`."""
    number = {name: index for index, name in enumerate(_NAMES)}
    table = np.empty(ROWS, np.uint8)
    uniform = {(0x3400, 0x4DC0): "Lo", (0x4E00, 0xA000): "Lo", (0xAC00, 0xD7A4): "Lo", (0xE000, 0xF900): "Co"}
    position = 0
    for (start, stop), name in [*uniform.items(), ((BMP, BMP), "Cn")]:
        known = map(number.__getitem__, map(unicodedata.category, map(chr, range(position, start))))
        table[position:start] = np.fromiter(known, np.uint8, start - position)
        table[start:stop] = number[name]
        position = stop
    for row in range(BMP, ROWS):
        table[row] = number[unicodedata.category(chr(BMP + (row - BMP) * 256 + 0x10))]
    return table


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

    def table(self) -> NDArray[np.bool_]:
        """Whether each row belongs to the set; shape (`ROWS`,)."""
        chosen = np.zeros(len(_NAMES), np.bool_)
        chosen[[_NAMES.index(name) for name in self.categories]] = True
        table = chosen[_categories()] if self.categories else np.zeros(ROWS, np.bool_)
        table[[row_of(c) for c in self.chars]] = True
        table[[row_of(c) for c in self.without]] = False
        return table


UPPER = CharSet.of(categories="Lu Lt")
LOWER = CharSet.of(categories="Ll")
LETTER = CharSet.of(categories="Lu Ll Lt Lm Lo")
MARK = CharSet.of(categories="Mn Mc Me")
DIGIT = CharSet.of(categories="Nd")
BLANK = CharSet.of("\t", categories="Zs")
"""What separates words inside a line: space, tab, no-break and typographic spaces; no line end, nothing invisible."""
LINE_END = CharSet.of("\n\r")
ANY = CharSet(categories=frozenset(_NAMES))
