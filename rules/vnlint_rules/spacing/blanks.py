"""What the rules on blanks share: the run around a place, the words that demand a complement, lines that are tables."""

from __future__ import annotations

import re
import unicodedata

from vnlint import Document, Pattern, Span
from vnlint_rules.language.asked import once_a_text

_DEMANDING = frozenset(
    "của tại với ở bởi và các những giữa gồm mỗi mọi hoặc hồi sn là đã sẽ đang rất rằng để từ đến tới khoảng tên cho "
    "theo do bằng vào".split()
)
_DATED, _DATES = frozenset("hồi vào từ".split()), frozenset("năm tháng ngày".split())

SIGNS = "•●◦▪○‣⁃∙◆◇■□▫▶►▷▸→➔➜➢➤⇒★☆✓✔✗✘✦❖"
"""What items of lists begin with and nothing else does, in a character class."""

_BLANK = frozenset("\t \u00a0\u1680\u202f\u205f\u3000") | frozenset(map(chr, range(0x2000, 0x200B)))
_MARKERS = re.compile(r"(?:[^\S\n\r]*(?:[-*+>]|#{1,6}|\d{1,9}[.)]))+")
_LONGEST_MARKER = 80
_TAB_GROUPS = re.compile(r"[^\S\n\r]*\t[^\S\n\r]*")
_SET_OFF, _CLOSED_UP = Pattern(r"\w [.,;:!?](?!\S)"), Pattern(r"\w[.,;:!?](?!\S)")
_MANY, _MOST = 4, 10
_LONGEST_ROW = 20_000
"""In code points. Longer lines are not rows of a table, and to look at them once a finding would take too long."""
_PUNCTUATED = frozenset(".,;:!?")
_REPEATED = frozenset("!?")
"""Marks that may stand several times: "chưa ???"."""


def is_blank(character: str) -> bool:
    """Whether the character (or the empty string) separates words inside a line."""
    return character in _BLANK and character != ""


def run_at(text: str, place: int) -> Span:
    """The whole run of blanks around the blank at ``place``."""
    return with_blanks(text, place, place + 1)


def with_blanks(text: str, start: int, end: int) -> Span:
    """A stretch with the blanks on both sides of it."""
    while start > 0 and text[start - 1] in _BLANK:
        start -= 1
    while end < len(text) and text[end] in _BLANK:
        end += 1
    return Span(start, end)


_LONGEST = 40
"""How many code points of a run of letters are looked at: no word is longer, and a run may be a megabyte."""


def opens_line(text: str, start: int) -> bool:
    """Whether ``start`` is where a line begins."""
    return start == 0 or text[start - 1] in "\r\n"


def closes_line(text: str, end: int) -> bool:
    """Whether ``end`` is where a line ends."""
    return end == len(text) or text[end] in "\r\n"


def word_before(text: str, position: int) -> str:
    """The run of letters and marks that ends at ``position``, or its last part; empty where there is none."""
    start, least = position, max(0, position - _LONGEST)
    while start > least and _is_letter(text[start - 1]):
        start -= 1
    return text[start:position]


def word_after(text: str, position: int) -> str:
    """The run of letters and marks that begins at ``position``, or its first part; empty where there is none."""
    end, most = position, min(len(text), position + _LONGEST)
    while end < most and _is_letter(text[end]):
        end += 1
    return text[position:end]


def previous_word(text: str, position: int) -> str:
    """The word before the single blank that ends at ``position``; empty where no word and blank precede."""
    return word_before(text, position - 1) if position and is_blank(text[position - 1]) else ""


def next_word(text: str, position: int) -> str:
    """The word after the single blank at ``position``; empty where no blank and word follow."""
    return word_after(text, position + 1) if is_blank(text[position : position + 1]) else ""


def demands_complement(text: str, start: int) -> bool:
    """Whether the word that ends at ``start`` cannot be the last of its phrase: "của", "hồi năm", "(SN".

    Where a blank and a mark of punctuation follow, a word was dropped as often as not (in news all four places after
    "của" and its like, in Wikipedia most after "là", "tên" and "đến", where a template stood): no edit there is safe.
    """
    word = word_before(text, start)
    if word.lower() in _DATES:
        return word_before(text, start - len(word) - 1).lower() in _DATED
    return word.lower() in _DEMANDING


def is_before_punctuation(text: str, run: Span) -> bool:
    """Whether a run of blanks inside a line belongs to the mark after it, as in "hội thảo ," or "hay  !".

    Not a mark that begins something (" .NET", " ...", " ;)"), nor one between numbers ("2 . 5").
    """
    if opens_line(text, run.start) or text[run.end : run.end + 1] not in _PUNCTUATED or run.end == len(text):
        return False
    before, mark = text[run.start - 1], text[run.end]
    end = run.end + 1
    while mark in _REPEATED and text[end : end + 1] in _REPEATED:
        end += 1
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if mark == ":":  # not a ratio, not a column of labels
        return len(run) == 1 and before.isalpha() and is_blank(after) and (beyond.isalpha() or beyond in tuple('“"'))
    if not (before.isalnum() or before in ')]”"’%' or unicodedata.category(before).startswith("M")):
        return False
    if after == "" or after in "\r\n":
        return True
    if is_blank(after):
        return beyond != mark and not (before.isdigit() and beyond.isdigit()) and not (mark in "?!" and beyond in "-–:")
    if after in '”"’':
        return True
    # The blank stands on the wrong side of the mark: "một ,hai", "viện .Theo".
    if mark in ",;":
        return after.isalpha() and before.isalpha()
    # What is in capitals before a stop may be an abbreviation: "TP .Huế".
    return mark == "." and after.isupper() and before.islower() and beyond.islower()


def _is_tokenised(text: str) -> bool:
    if sum(text.count(f" {mark}") for mark in _PUNCTUATED) < _MANY:
        return False
    set_off = sum(1 for _ in _SET_OFF.finditer(text))
    return set_off >= _MANY and set_off >= _MOST * sum(1 for _ in _CLOSED_UP.finditer(text))


is_tokenised = once_a_text(_is_tokenised)
"""Whether the marks of the text at a position are set off on purpose, as words of their own: four of them, ten for one
that is not. So are corpora that went through a tokenizer. Of 29,233 raw articles of news none is."""


def is_marker_padding(document: Document, run: Span) -> bool:
    """Whether a run of blanks in Markdown follows a mark of a list, heading or quotation, where its width is syntax."""
    if document.meta.format != "markdown":
        return False
    start = document.line(run.start).start
    return run.start - start < _LONGEST_MARKER and _MARKERS.fullmatch(document.text, start, run.start) is not None


def in_table(document: Document, position: int) -> bool:
    """Whether the line at ``position`` looks like the row of a table.

    It has as many tabs, or groups of tabs, as the line right above or below, and in one of the two a tab stands between
    texts; or it is a Markdown row.
    """
    row = _row(document, position)
    if "|" in row and (document.meta.format == "markdown" or row.count("|") > 2):
        return True
    if "\t" not in row:
        return False
    tabs, groups = row.count("\t"), _tab_groups(row)
    return any(
        (other.count("\t") == tabs or _tab_groups(other) == groups) and ("\t" in row.strip() or "\t" in other.strip())
        for other in neighbours(document, position)
        if "\t" in other
    )


def _tab_groups(row: str) -> int:
    return sum(1 for _ in _TAB_GROUPS.finditer(row))


def neighbours(document: Document, position: int) -> tuple[str, str]:
    """The lines right above and right below the one at ``position``; empty beyond the edges of the text.

    So is a line of more than 20,000 code points, which is none of a table.
    """
    text, line = document.text, document.line(position)
    above = _row(document, line.start - 1) if line.start > 0 else ""
    below = _row(document, _after_line_end(text, line.end)) if line.end < len(text) else ""
    return above, below


def _row(document: Document, position: int) -> str:
    line = document.line(position)
    return line.of(document.text) if len(line) <= _LONGEST_ROW else ""


def _after_line_end(text: str, position: int) -> int:
    return position + (2 if text.startswith("\r\n", position) else 1)


def _is_letter(character: str) -> bool:
    return character.isalpha() or (not character.isascii() and unicodedata.category(character).startswith("M"))
