"""Bytes as characters: what a text in one encoding looks like to a program that reads it in another.

A text that was read wrongly holds one character for each byte of the original. Here a byte is the character of the
same number, U+0000 to U+00FF. Read as Windows-1252 the bytes 80 to 9F are seen as other characters (`€`, `“`, `Š`);
the five that Windows-1252 leaves undefined (81, 8D, 8F, 90, 9D) pass as control characters, as in browsers.
"""

from __future__ import annotations

import enum


class Seen(enum.StrEnum):
    """As what the bytes were read."""

    CP1252 = "cp1252"
    LATIN_1 = "latin-1"


CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
"""The characters of Latin-1 that Windows-1252 has others for, which no text holds."""


def _cp1252() -> dict[int, str]:
    table = {}
    for byte in map(ord, CONTROLS):
        character = bytes([byte]).decode("cp1252", "ignore")
        if character:
            table[byte] = character
    return table


_TO_CP1252 = _cp1252()
SPECIAL = "".join(_TO_CP1252.values())
"""The characters that Windows-1252 has in the places of `CONTROLS`."""
_TO_BYTES = {ord(character): chr(byte) for byte, character in _TO_CP1252.items()}


def as_bytes(text: str) -> str:
    """``text`` with the characters that only Windows-1252 has folded to their bytes; all else stays."""
    return text.translate(_TO_BYTES)


def as_seen(text: str, seen: Seen) -> str:
    """What becomes of the bytes in ``text`` when they are read in the encoding ``seen``."""
    return text.translate(_TO_CP1252) if seen is Seen.CP1252 else text


def read(data: bytes) -> str:
    """Any bytes at all as Windows-1252 shows them; `as_bytes` gives them back, one character each."""
    return as_seen(data.decode("latin-1"), Seen.CP1252)
