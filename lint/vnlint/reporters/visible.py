"""Characters that a reader cannot see, shown: `·` a space, `→` a tab, `<U+200B>` whatever else has no glyph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnlint.patterns import Pattern

if TYPE_CHECKING:
    import regex

_NAMED = {" ": "·", "\u00a0": "⍽", "\t": "→", "\n": "↵", "\r": "␍"}

# \p{DI}: default-ignorable characters (joiners, variation selectors, fillers); U+2800 is the blank braille pattern.
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027]*")
_HIDDEN = Pattern(r"[\p{C}\p{Z}\p{DI}\u2800]")
_HIDDEN_IN_PROSE = Pattern(r"(?V1)[[\p{C}\p{Z}\p{DI}\u2800]--[ ]]")
_ODD_SPACES = Pattern(r"(?m)^ +| {2,}| +$")
_BLANK = Pattern(r"\p{Zs}")
_LEADING_MARK = Pattern(r"^(?=\p{M})")
_SURROGATE = Pattern("[\ud800-\udfff]")


def is_plain(text: str) -> bool:
    """Whether the text holds only what composed Vietnamese is written with: all of it visible, a cell each."""
    return _PLAIN.fullmatch(text) is not None


def visible(text: str, spaces: bool = True) -> str:
    """The text with every blank, invisible or unassigned character shown; a mark without a letter sits on `◌`.

    Without ``spaces``, single spaces between words stay what they are.
    """
    if " " not in text and is_plain(text):
        return text
    if not spaces:
        text = _ODD_SPACES.sub(lambda match: "·" * len(match.group()), text)
    return _LEADING_MARK.sub("◌", (_HIDDEN if spaces else _HIDDEN_IN_PROSE).sub(_mark, text))


def prose(text: str) -> str:
    """The text for reading: blanks are blanks, other invisible characters are shown, nothing moves the cursor."""
    if is_plain(text):
        return text
    return _HIDDEN_IN_PROSE.sub(_mark_in_prose, text)


def printable(line: str) -> str:
    """A line of our own (a path, a message) made safe for a terminal and a log: one line, no control characters."""
    if line.isprintable():
        return line
    return _HIDDEN_IN_PROSE.sub(_mark, line)


def escape_surrogates(text: str) -> str:
    r"""Lone surrogates as ``\udXXX``, which any encoding can write and JSON reads back; all else as it is."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _mark(match: regex.Match[str]) -> str:
    character = match.group()
    return _NAMED.get(character) or f"<U+{ord(character):04X}>"


def _mark_in_prose(match: regex.Match[str]) -> str:
    return " " if _BLANK.match(match.group()) else _mark(match)
