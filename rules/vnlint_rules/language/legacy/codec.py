"""What an 8-bit encoding of Vietnamese is to a linter: a way from the characters seen to those meant, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from vnlint_rules.language.legacy.seen import Seen, as_seen

LETTERS = (
    "ăâđêôơư àáảãạ ằắẳẵặ ầấẩẫậ èéẻẽẹ ềếểễệ ìíỉĩị òóỏõọ ồốổỗộ ờớởỡợ ùúủũụ ừứửữự ỳýỷỹỵ "
    "ĂÂĐÊÔƠƯ ÀÁẢÃẠ ẰẮẲẴẶ ẦẤẨẪẬ ÈÉẺẼẸ ỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ỒỐỔỖỘ ỜỚỞỠỢ ÙÚỦŨỤ ỪỨỬỮỰ ỲÝỶỸỴ"
)
"""All letters that ASCII lacks, in the order in which the modules of the encodings give their codes."""


class Decoded(Struct, frozen=True):
    """A text as it was meant."""

    text: str
    """In NFC, but for what was not NFC as it was seen."""
    unmapped: str
    """The letters and controls that mean nothing in the encoding, each once, in order; they stand in ``text`` too."""


class Codec(Struct, frozen=True):
    """One encoding: its name for a command line, its name for people, and the two ways.

    Decoding takes a text however its bytes were read, as Windows-1252 or Latin-1. What an encoding has no code for
    passes unchanged both ways. ``decode(encode(t)) == t`` for Vietnamese texts, less capitals that an encoding lacks.
    """

    name: str
    title: str
    decode: Callable[[str], Decoded]
    encode: Callable[[str, Seen], str]


def single_byte(
    name: str,
    title: str,
    codes: Mapping[str, str],
    *,
    begin: Callable[[str], str] = str,
    finish: Callable[[str], str] = str,
    prepare: Callable[[str], str] = str,
) -> Codec:
    """An encoding with one byte a letter. ``codes``: each letter's byte, as the character of the same number.

    ``begin`` is the first step of decoding, ``finish`` the last; ``prepare`` is the first step of encoding.
    """
    letters = {ord(seen): letter for letter, code in codes.items() for seen in {code, as_seen(code, Seen.CP1252)}}
    shown = {seen: {ord(letter): as_seen(code, seen) for letter, code in codes.items()} for seen in Seen}

    def decode(text: str) -> Decoded:
        text = begin(text)
        rest = (c for c in dict.fromkeys(text) if ord(c) not in letters)
        return Decoded(finish(text.translate(letters)), unmapped_in(rest))

    def encode(text: str, seen: Seen) -> str:
        return prepare(text).translate(shown[seen])

    return Codec(name, title, decode, encode)


def codes_of(rows: str, letters: str = LETTERS) -> dict[str, str]:
    """The codes of a table: bytes in hexadecimal, in the order of ``letters``; ``--`` where a letter has none."""
    cells = "".join(rows.split())
    codes = (cells[i : i + 2] for i in range(0, len(cells), 2))
    return {
        letter: chr(int(code, 16)) for letter, code in zip(letters.replace(" ", ""), codes, strict=True) if code != "--"
    }


def unmapped_in(rest: Iterable[str]) -> str:
    """The characters that an encoding has no code for and that can only be letters read wrongly."""
    strange = (c for c in dict.fromkeys(rest) if not c.isascii())
    return "".join(c for c in strange if c.isalpha() or unicodedata.category(c) in ("Cc", "Cf"))
