"""A whole file in whatever encoding, as the text it was meant to be."""

from __future__ import annotations

import codecs

import unicodedata2
from msgspec import Struct

from vnlint_rules.language.code_pages import PAGES, page_of
from vnlint_rules.language.double_encoding import SIGN, repaired
from vnlint_rules.language.legacy.codec import Codec
from vnlint_rules.language.legacy.detecting import detect, read_as, words_of
from vnlint_rules.language.legacy.registry import CODECS, DETECTED
from vnlint_rules.language.legacy.seen import read

UTF_8, TWICE = "utf-8", "utf-8-twice"
NAMES = (*(codec.name for codec in DETECTED), TWICE)
"""What a user may call an encoding."""

_MARKS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENOUGH = 500_000
"""How many characters of a file tell its encoding."""


class Conversion(Struct, frozen=True):
    """What a file is, and its text."""

    name: str
    """The encoding it is in; `UTF_8` when there is nothing to convert."""
    title: str
    """The name of the encoding as people know it."""
    text: str
    """In NFC; what had no meaning in the encoding stands in it as it was seen."""
    confidence: float
    """From 0 to 1: what part of the words that are not ASCII are syllables now."""
    lost: str = ""
    """The characters without a meaning in the encoding, each once."""


def convert(data: bytes) -> Conversion | None:
    """The text of a file, in the encoding that its words tell; None where they tell none.

    UTF-8 that holds a legacy text as another program showed it is converted as well.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return _conversion(name, name.upper(), data.decode(name))
            except UnicodeDecodeError:
                return None
    text = _as_utf_8(data)
    misread = None if text is None else _misread(text)
    if misread is not None:
        return misread
    shown = read(data) if text is None else text
    reading = None if "\0" in shown else detect(shown[:_ENOUGH], lossy=text is None)
    if reading is not None:
        return _converted(shown, reading.codec)
    return None if text is None else Conversion(UTF_8, "UTF-8", text, words_of(text).share)


def convert_from(data: bytes, name: str) -> Conversion | None:
    """The text of a file that is in the encoding ``name``, one of `NAMES`; None where it cannot be."""
    text = _as_utf_8(data)
    if name == TWICE:
        return None if text is None else _misread(text, named=True)
    return _converted(read(data) if text is None or text.isascii() else text, CODECS[name])


def _as_utf_8(data: bytes) -> str | None:
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        return None


def _misread(text: str, *, named: bool = False) -> Conversion | None:
    """UTF-8 that was read in another page, as what it was; ``named``: the user says so, and signs need not."""
    once = repaired(text) if named or SIGN.search(text) else None
    if once is not None:
        return _conversion(TWICE, "UTF-8 × 2", once)
    told = page_of(text, 0, len(text))
    pages = [told] if told is not None else list(PAGES.values()) if named else []
    readings = [(page.title, content) for page in pages if (content := page.reread(text)) is not None]
    if not readings:
        return None
    title, content = max(readings, key=lambda reading: words_of(reading[1]).share)
    return _conversion(TWICE, f"UTF-8 × 2 ({title})", content)


def _converted(shown: str, codec: Codec) -> Conversion:
    reading = read_as(shown, codec)
    return _conversion(codec.name, codec.title, reading.text, reading.unmapped)


def _conversion(name: str, title: str, text: str, lost: str = "") -> Conversion:
    composed: str = unicodedata2.normalize("NFC", text)
    return Conversion(name, title, composed, words_of(composed).share, lost)
