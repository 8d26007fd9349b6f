"""What stands around a suspicious character: its word, an address, the debris of a legacy encoding."""

from __future__ import annotations

import unicodedata

from vnlint import BLANK, LINE_END, Document, Pattern, Span
from vnlint_rules.language.asked import once_a_line
from vnlint_rules.language.code_pages import page_of
from vnlint_rules.language.double_encoding import TRACE

_REACH = 100
"""How far, in code points, a word or a run without blanks is followed to either side."""
_SHOWN = 40
"""How many code points of a passage a message shows."""

SEPARATOR = BLANK | LINE_END
"""What separates words: any space or a tab, a line end too."""

_VIETNAMESE = Pattern("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_LATIN_1 = Pattern("[¡-¬®-ÿ]")
_ADDRESS = Pattern(r"(?i)://|\bwww\.|@|\.(?:com|net|org|vn|edu|gov|info)\b")
_ASIAN = Pattern(
    r"[\u1100-\u11ff\u2e80-\u312f\u3131-\u3163\u3165-\u318f\u31a0-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc]"
)


def word_around(text: str, start: int, end: int) -> Span:
    """The letters and marks that hang together with ``start`` to ``end``, these included."""
    lowest, highest = max(0, start - _REACH), min(len(text), end + _REACH)
    while start > lowest and is_word_character(text[start - 1]):
        start -= 1
    while end < highest and is_word_character(text[end]):
        end += 1
    return Span(start, end)


def is_word_character(character: str) -> bool:
    """Whether it is a letter or a combining mark."""
    return unicodedata.category(character)[0] in "LM"


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the run without blanks around the place holds an address, which an edit may break."""
    left, right = start, end
    while left > max(0, start - _REACH) and not text[left - 1].isspace():
        left -= 1
    while right < min(len(text), end + _REACH) and not text[right].isspace():
        right += 1
    return bool(_ADDRESS.search(text, left, right))


def has_address(text: str, start: int, end: int) -> bool:
    """Whether an address stands in the stretch; cheaper, once a line, than `in_address` for every word of it."""
    return bool(_ADDRESS.search(text, start, end))


def has_vietnamese(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether there is a letter that only Vietnamese uses, and that no 8-bit encoding read as Latin-1 gives."""
    return bool(_VIETNAMESE.search(text, start, len(text) if end is None else end))


def _is_mojibake(line: str) -> bool:
    """Whether any odd character of a line may be half a letter."""
    return bool(TRACE.search(line)) or page_of(line, 0, len(line)) is not None


def _may_be_legacy(line: str) -> bool:
    return _is_mojibake(line) or (not has_vietnamese(line) and bool(_LATIN_1.search(line)))


in_mojibake = once_a_line(_is_mojibake)
"""Whether the line at a position has UTF-8 that was read as an 8-bit encoding."""
beside_vietnamese = once_a_line(has_vietnamese)
"""Whether the line at a position has a letter that only Vietnamese uses."""
may_be_legacy = once_a_line(_may_be_legacy)
"""Whether the line at a position may be in an 8-bit encoding, in which controls and soft hyphens are letters."""


def is_plain(character: str) -> bool:
    """Whether it is a character of Latin text, one that asks for no joiner, filler or variation selector."""
    code = ord(character)
    if code < 0x250:
        return character not in "©®#*\xad"
    return 0x1E00 <= code < 0x1F00 or 0x300 <= code < 0x370 or 0x2000 <= code < 0x2028 or code in (0xFDD0, 0x202F)


def near_asian(document: Document, start: int, end: int, reach: int = 1) -> bool:
    """Whether Chinese, Japanese or Korean stands within ``reach`` code points of ``start`` to ``end``, in one text."""
    text, extent = document.text, document.extent(start)
    before, behind = max(extent.start, start - reach), min(extent.end, end + reach)
    return bool(_ASIAN.search(text, before, start) or _ASIAN.search(text, end, behind))


def code_of(character: str) -> str:
    """``U+200B``."""
    return f"U+{ord(character):04X}"


def named(character: str) -> str:
    """``zero width space (U+200B)``; the code alone for what has no name."""
    name = unicodedata.name(character, "").lower()
    return f"{name} ({code_of(character)})" if name else code_of(character)


def shortened(passage: str) -> str:
    """The passage as a message shows it: its beginning where it is long."""
    return passage if len(passage) <= _SHOWN else passage[: _SHOWN - 1].rstrip() + "…"
