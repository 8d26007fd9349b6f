"""Words with a letter that lost a byte, in text without other signs of UTF-8 read wrongly: "há»c sinh", "Äại học"."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import Document, Pattern, Span
from vnlint_rules.language.legacy.seen import SPECIAL
from vnlint_rules.language.lexicon import syllables
from vnlint_rules.language.lost_bytes import Losses, Reading, readings
from vnlint_rules.unicode.repairs import Lost
from vnlint_rules.unicode.surroundings import beside_vietnamese, has_vietnamese

_BYTES, _LETTERS = rf"[A-Za-z\x80-\x9f\xa1-\xff{SPECIAL}]", "[A-Za-zÀ-ỹ]"
_WORD = Pattern(rf"(?:(?<!{_BYTES})|\G){_BYTES}*á[º»]{_BYTES}*|(?:(?<!{_LETTERS})|\G){_LETTERS}*[a-z]Ã[a-z]{_LETTERS}*")
"""What has the first two characters of a letter, or half of a small one within a word.

From the beginning of a word only, or from the end of the last: to try each of its letters would take too long.
"""
_BARRED = Pattern(r"(?<![^\W_])Ä(?:\p{Ll}+|\p{Lu}+)(?![^\W_])")
"""The first half of "Đ", and what may be the rest of a syllable."""


def lost_letters(document: Document, line: Span, losses: Losses) -> Iterator[Lost]:
    """Those of a line, or the parts of them to replace, by kind and place."""
    text = document.text
    is_quoted, at = False, line.start  # "»" may close what "«" opened: "«quá»"
    for match in _WORD.finditer(text, line.start, line.end):
        start, end = match.span()
        shown = match.group()
        opened, closed = (text.rfind(mark, at, start) for mark in "«»")
        is_quoted, at = (opened > closed if opened != closed else is_quoted), start
        if "á»" in shown and is_quoted:
            continue
        found = readings(shown, losses)
        if found and ("á" in shown or beside_vietnamese(document, line.start)):
            yield Lost(start, end, found, is_told=False)
    for match in _BARRED.finditer(text, line.start, line.end):
        rest = match.group()[1:]
        if f"đ{rest}".lower() not in syllables():
            continue
        if has_vietnamese(rest):
            yield Lost(match.start(), match.start() + 1, (Reading("Đ", 0.0),), is_told=True)
        elif beside_vietnamese(document, line.start):
            yield Lost(match.start(), match.end(), (Reading(f"Đ{rest}", 0.0),), is_told=False)
