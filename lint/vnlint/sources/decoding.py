"""Bytes to text: UTF-8, or a problem that says where it is not and what to do."""

from __future__ import annotations

import codecs

from vnlint.diagnostic import Message
from vnlint.lang import count
from vnlint.source import Location, Problem

BOM = codecs.BOM_UTF8

_NOT_UTF8 = Message(
    "not UTF-8 at byte {byte}; convert the file first: vnlint convert FILE, or iconv -f ENCODING -t UTF-8",
    "không phải UTF-8 ở byte {byte}; hãy chuyển mã tệp trước: vnlint convert TỆP, hoặc iconv -f BẢNG-MÃ -t UTF-8",
)
_MORE_NOT_UTF8 = Message("not UTF-8: {lines} more from here on", "không phải UTF-8: từ đây còn {lines} nữa")
_LINE = Message("line", "dòng")
_OTHER_UTF = Message(
    "the file is {encoding}, not UTF-8; convert it first: iconv -f {encoding} -t UTF-8",
    "tệp dùng bảng mã {encoding}, không phải UTF-8; hãy chuyển mã trước: iconv -f {encoding} -t UTF-8",
)
_OTHER_BOMS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

_HEAD = 8192
"""Bytes that tell an encoding."""


def foreign(path: str, head: bytes) -> Problem | None:
    """The problem of a file whose first bytes say that it is UTF-16 or UTF-32, with a mark or by where NULs stand."""
    marked = (encoding for mark, encoding in _OTHER_BOMS if head.startswith(mark))
    encoding = next(marked, None) or _unmarked(head[:_HEAD])
    return Problem(path, Location(1, 1), _OTHER_UTF(encoding=encoding)) if encoding else None


def _unmarked(head: bytes) -> str | None:
    """UTF-16 without a mark has one byte of two that is NUL wherever it has ASCII, as at each blank."""
    if b"\0" not in head:
        return None
    first, second = (head[start::2].count(0) for start in (0, 1))
    few, many = len(head) // 100, 2 + len(head) // 8
    if first <= few and second > many:
        return "UTF-16LE"
    return "UTF-16BE" if second <= few and first > many else None


def undecodable(path: str, byte: int, location: Location) -> Problem:
    """The problem of a file whose byte ``byte``, counted from 0, cannot be read."""
    return Problem(path, location, _NOT_UTF8(byte=byte))


def more_undecodable(path: str, lines: int, location: Location) -> Problem:
    """The problem of so many more lines of a file, the first of them there."""
    counts = Message(count(lines, _LINE, "en"), count(lines, _LINE, "vi"))
    return Problem(path, location, _MORE_NOT_UTF8(lines=counts))


def decoded(path: str, data: bytes, start: int = 0, row: int = 1) -> str | Problem:
    """The text of ``data``, which begins at byte ``start`` and on line ``row`` of the file, without its mark."""
    if start == 0:
        problem = foreign(path, data)
        if problem:
            return problem
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().replace("\r\n", "\n").replace("\r", "\n")
        if start == 0:
            before = before.removeprefix("\ufeff")
        column = len(before) - (before.rfind("\n") + 1) + 1
        return undecodable(path, start + error.start, Location(row + before.count("\n"), column))
    return text.removeprefix("\ufeff") if start == 0 else text
