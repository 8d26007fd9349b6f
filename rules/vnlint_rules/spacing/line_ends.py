"""Line ends of a text: which kinds it has, and which one the others should become."""

from __future__ import annotations

import re

from vnlint import Document

ANY_LINE_END = re.compile(r"\r\n|\n|\r")
NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def counts(text: str) -> dict[str, int]:
    """How many line ends of each kind a text has, LF first."""
    both = text.count("\r\n")
    return {"\n": text.count("\n") - both, "\r\n": both, "\r": text.count("\r") - both}


def is_end_of_file(document: Document) -> bool:
    """Whether the text ends where its file does: not a field of a record, nor a piece with others behind it."""
    return document.meta.source_field is None and document.meta.last


def majority(document: Document) -> str:
    """The line end most lines have: of the file, or of the text itself where it is a field of a record.

    A tie goes to LF, and so does a text of one line.
    """
    if document.meta.source_field is None and document.meta.newline:
        return document.meta.newline
    number = counts(document.text)
    most = max(number.values())
    return next(kind for kind, count in number.items() if count == most) if number["\n"] < most else "\n"
