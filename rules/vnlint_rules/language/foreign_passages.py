"""Passages in another language, in which no word is a slip of a Vietnamese one: "and then formats it"."""

from __future__ import annotations

from vnlint import Document, Pattern, Span
from vnlint_rules.language.letters import has_mark
from vnlint_rules.language.meanings import has_own_letter
from vnlint_rules.language.syllable import readings

_REACH = 48
"""Code points to either side, in the same line, that tell the language."""
_WORD = Pattern(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
_LEAST, _MOST_MARKED = 3, 1 / 3
"""Words in small letters that are no syllable without marks, at least, and marked words for each of them, at most."""


def is_in_foreign_passage(document: Document, span: Span) -> bool:
    """Whether a word without letters that only Vietnamese has stands among words of another language.

    It may be one of theirs: "archivos más grandes". A reference in Vietnamese may stand among them: "and then used (see
    Phần 3)".
    """
    text, line = document.text, document.line(span.start)
    if has_own_letter(span.of(text).lower()):
        return False
    foreign = marked = 0
    for match in _WORD.finditer(text, max(line.start, span.start - _REACH), min(line.end, span.end + _REACH)):
        word = match.group()
        if match.start() == span.start:
            continue
        if has_mark(word.lower()):
            marked += 1
        elif word.isascii() and word.islower() and not readings(word):
            foreign += 1
    return foreign >= _LEAST and marked <= foreign * _MOST_MARKED
