"""Words with a letter that lost a byte, in text without other signs of UTF-8 read wrongly: "há»c sinh", "Äại học"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnlint import Pattern, Span
from vnlint_rules.language.double_encoding import SPECIAL
from vnlint_rules.language.lexicon import syllables
from vnlint_rules.language.lost_bytes import Losses, Reading, readings
from vnlint_rules.unicode.surroundings import has_vietnamese

_WORD = Pattern(
    rf"[A-Za-z\x80-\x9f\xa1-\xff{SPECIAL}]*á[º»][A-Za-z\x80-\x9f\xa1-\xff{SPECIAL}]*"
    r"|[A-Za-zÀ-ỹ]*[a-z]Ã[a-z][A-Za-zÀ-ỹ]*"
)
"""What has the first two characters of a letter, or half of a small one within a word."""
_BARRED = Pattern(r"(?<![^\W_])Ä(?:\p{Ll}+|\p{Lu}+)(?![^\W_])")
"""The first half of "Đ", and what may be the rest of a syllable."""


class LostLetter(NamedTuple):
    """Such a word, or the part of it to replace, and what it may have been."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    is_plain: bool
    """Whether the rest of the word is beyond doubt Vietnamese, so that it can be nothing else."""


def lost_letters(text: str, line: Span, losses: Losses) -> Iterator[LostLetter]:
    """Those of a line, by kind and place."""
    for match in _WORD.finditer(text, line.start, line.end):
        start, end = match.span()
        shown = match.group()
        if "á»" in shown and _opens_quote(text, line.start, start):
            continue
        found = readings(shown, losses)
        if found and (has_vietnamese(text, line.start, line.end) or "á" in shown):
            yield LostLetter(start, end, found, False)
    for match in _BARRED.finditer(text, line.start, line.end):
        rest = match.group()[1:]
        if f"đ{rest}".lower() not in syllables():
            continue
        if has_vietnamese(rest):
            yield LostLetter(match.start(), match.start() + 1, (Reading("Đ", 0.0),), True)
        elif has_vietnamese(text, line.start, line.end):
            yield LostLetter(match.start(), match.end(), (Reading(f"Đ{rest}", 0.0),), False)


def _opens_quote(text: str, least: int, place: int) -> bool:
    """Whether a quotation mark was opened before a place that "»" may close: "«quá»"."""
    return text.rfind("«", least, place) > text.rfind("»", least, place)
