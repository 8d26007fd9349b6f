"""How to take a stretch out of a text so that what stood around it reads on."""

from __future__ import annotations

from vnlint import Edit, Span

_BLANKS = " \t\u00a0\u202f\u3000"
_ENDS = ".!?…:;,"
_NO_BLANK_BEFORE = ".,;:!?…)]}”’"
_OPENS = "“\"'‘(["
_CLOSES = "”\"’'»)]"


def removal(text: str, start: int, end: int, *, stop: bool = False) -> Edit:
    """The edit that takes code points ``start`` to ``end`` out of ``text``, with the blanks beside them.

    A line that held nothing else goes with its line end. Inside a line one blank stays between the words on either
    side. With ``stop`` a full stop joins it where a sentence would begin after a word without one, or where the stretch
    took the only stop away. A stop or comma behind the stretch goes when one, or nothing, stands before it.
    """
    stopped = text[start:end].endswith(".")
    while start and text[start - 1] in _BLANKS:
        start -= 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    first = not start or text[start - 1] in "\r\n"
    last = end == len(text) or text[end] in "\r\n"
    if first and last:
        return _without_line(text, start, end)
    if first:
        return Edit(Span(start, _behind_stops(text, end)), "")
    unstopped = stop and _last_sign(text, start) not in _ENDS
    if last:
        return Edit(Span(start, end), "." if unstopped and stopped else "")
    after = text[end]
    if after in _NO_BLANK_BEFORE:
        doubled = after in ".," and text[start - 1] in _ENDS and text[end + 1 : end + 2] != after  # "..." goes on
        return Edit(Span(start, end + doubled), "")
    return Edit(Span(start, end), ". " if unstopped and (after.isupper() or after in _OPENS) else " ")


def _last_sign(text: str, end: int) -> str:
    """The character before ``end``, before the marks that close what it ends: that of a stop in "“… rồi.”"."""
    start = end
    while start and text[start - 1] in _CLOSES:
        start -= 1
    return text[start - 1 : start] or text[end - 1]


def _behind_stops(text: str, end: int) -> int:
    """Where the text goes on when what was before the stops at ``end`` is gone: behind them and the blanks."""
    after = end
    while after < len(text) and text[after] in _ENDS:
        after += 1
    if after == end or (after < len(text) and text[after] not in _BLANKS):
        return end
    while after < len(text) and text[after] in _BLANKS:
        after += 1
    return after


def _without_line(text: str, start: int, end: int) -> Edit:
    """The edit that drops a whole line, so that as many empty lines stay as stood before it."""
    after = end
    while after < len(text) and text[after] in "\r\n":
        after += 1
    if after < len(text):
        return Edit(Span(start, after), "")
    while start and text[start - 1] in "\r\n":
        start -= 1
    return Edit(Span(start, end if start else after), "")
