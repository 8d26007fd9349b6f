"""Entries of lists of sources. They hold titles, names and dates of other texts, which read like anything else."""

from __future__ import annotations

from vnlint import Document, Pattern

_MARKS = ("^", "ruy cập", "ưu trữ", "(bằng tiếng ", "ISBN", "ISSN", "doi:")
"""Parts of what only such an entry has. Searched for one by one, as most texts have none of them."""
_MARK = Pattern(
    r"\^|[Tt]ruy cập ngày|[Ll]ưu trữ (?:bản gốc|ngày|từ) |gốc lưu trữ ngày|\(bằng tiếng |\bIS[BS]N\b|\bdoi:"
)
"""What only such an entry has, in Wikipedia above all: "^", "Bản gốc lưu trữ ngày", "(bằng tiếng Anh)"."""
_REACH = 130
"""Code points on either side in which one is looked for."""


def is_in_reference(document: Document, start: int, end: int) -> bool:
    """Whether a stretch of one line, in code points, stands in an entry of a list of sources or directly beside one."""
    near = document.text[max(0, start - _REACH) : end + _REACH]
    if not any(mark in near for mark in _MARKS):
        return False
    first, last = document.line(start).start, document.line(end).end
    return _MARK.search(document.text, max(first, start - _REACH), min(last, end + _REACH)) is not None
