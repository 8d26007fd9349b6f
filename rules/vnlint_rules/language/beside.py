"""The words that one blank parts from another: with these it may make a name, a compound, a phrase."""

from __future__ import annotations

from vnlint import Document

BLANKS = " \u00a0"
"""What parts the words of a phrase, one at a time; several of them, or other white space, part more than words."""


def is_one_blank(text: str, start: int, end: int) -> bool:
    """Whether [start, end) of a text, in code points, is one blank and nothing else."""
    return end - start == 1 and text[start] in BLANKS


def word_before(document: Document, number: int) -> str:
    """The word one blank before another, which has a number in `Document.tokens`; empty if something else is there."""
    starts, ends, text = document.tokens.starts, document.tokens.ends, document.text
    if not number or not is_one_blank(text, int(ends[number - 1]), int(starts[number])):
        return ""
    return text[starts[number - 1] : ends[number - 1]]


def word_behind(document: Document, number: int) -> str:
    """The word one blank behind another, which has a number in `Document.tokens`; empty if something else is there."""
    starts, ends, text = document.tokens.starts, document.tokens.ends, document.text
    if number + 1 == len(starts) or not is_one_blank(text, int(ends[number]), int(starts[number + 1])):
        return ""
    return text[starts[number + 1] : ends[number + 1]]
