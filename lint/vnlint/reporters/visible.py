"""Characters that a reader cannot see, shown: `·` a space, `→` a tab, `<U+200B>` whatever else has no glyph."""

from __future__ import annotations

import re
import unicodedata

_NAMED = {"\u00a0": "⍽", "\t": "→", "\n": "↵", "\r": "␍"}

_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u20a0-\u20bf\u2190-\u21ff\u237d]*")
_ODD_SPACES = re.compile(r"(?m)^ +| {2,}| +$")
# Of the characters that Unicode says to ignore those that Python would print, and the blank braille pattern.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\u2800").union(
    map(chr, range(0xFE00, 0xFE10)), map(chr, range(0xE0100, 0xE01F0))
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_plain(text: str) -> bool:
    """Whether the text holds only what composed Vietnamese is written or shown with: all of it visible, a cell each."""
    return _PLAIN.fullmatch(text) is not None


def visible(text: str, spaces: bool = True) -> str:
    """The text with every blank, invisible or unassigned character shown; a mark without a letter sits on `◌`.

    Without ``spaces``, single spaces between words stay what they are.
    """
    if is_plain(text):  # a space is all that there is to show
        return text.replace(" ", "·") if spaces else _ODD_SPACES.sub(_dots, text)
    if not spaces:
        text = _ODD_SPACES.sub(_dots, text)
    if spaces:
        text = text.replace(" ", "·")
    shown = _shown(text)
    return f"◌{shown}" if unicodedata.category(shown[:1] or " ").startswith("M") else shown


def prose(text: str) -> str:
    """The text for reading: blanks are blanks, other invisible characters are shown, nothing moves the cursor."""
    if is_plain(text):
        return text
    return _shown("".join([" " if unicodedata.category(character) == "Zs" else character for character in text]))


def printable(line: str) -> str:
    """A line of our own (a path, a message) made safe for a terminal and a log: one line, no control characters."""
    if line.isprintable():
        return line
    return _shown(line)


def escape_surrogates(text: str) -> str:
    r"""Lone surrogates as ``\udXXX``, which any encoding can write and JSON reads back; all else as it is."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _dots(match: re.Match[str]) -> str:
    return "·" * len(match.group())


def _shown(text: str) -> str:
    """The text with all but spaces shown that has no glyph."""
    return "".join([c if c.isprintable() and c not in _UNSEEN else _mark(c) for c in text])


def _mark(character: str) -> str:
    return _NAMED.get(character) or f"<U+{ord(character):04X}>"
