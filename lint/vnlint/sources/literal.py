"""The raw string literals of a JSON line: find one, map offsets into it, edit it and leave its other characters alone.

Offsets into a literal are code points of the text it stands for; offsets into the line are code points of the line.
The line must be valid JSON: what is not is found out before, by `json`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from json.decoder import scanstring  # type: ignore[attr-defined]  # keys as `json` reads them

from vnlint.diagnostic import Edit, Span
from vnlint.patterns import Pattern
from vnlint.sources.paths import Steps

_SCALAR = Pattern(r"[^\s,\]}]+")
_NESTING = Pattern(r'(?s)"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]')
_BLANK = frozenset(" \t\r\n")
_ESCAPE = Pattern(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_MUST_ESCAPE = Pattern(r'[\x00-\x1f"\\\ud800-\udfff]')
_MUST_ESCAPE_ASCII = Pattern(r"[^ !#-\[\]-~]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class Layout:
    """Where the values of a JSON line stand. Each object and list is gone through once, when it is asked for."""

    def __init__(self, line: str) -> None:
        self.line = line
        self._start = _blanks(line, 0)
        self._members: dict[int, dict[str | int, tuple[int, int]]] = {}
        """By where an object or list begins, for each key or index where its value begins and ends."""

    def value(self, steps: Steps) -> tuple[int, int]:
        """Where the value at the end of ``steps`` begins and ends; of equal keys the last counts, as for `json`.

        Raises KeyError when there is none.
        """
        start, end = self._start, len(self.line)
        for step in steps:
            if start not in self._members:
                self._members[start] = {key: (begins, ends) for key, begins, ends in _members(self.line, start)}
            found = self._members[start].get(step)
            if found is None:
                raise KeyError(f"nothing at {step!r} of {steps}")
            start, end = found
        return start, end


class Literal:
    """One string literal of a JSON line, found by the way to its value. Raises KeyError when there is none."""

    def __init__(self, layout: Layout, steps: Steps) -> None:
        line = layout.line
        opening, end = layout.value(steps)
        if line[opening] != '"':
            raise KeyError(f"no string at {steps}")
        self.start: int = opening + 1
        self.stop: int = end - 1
        """Where the literal stands in the line, without its quotes."""
        self._line = line
        escapes: list[tuple[int, int]] = [m.span() for m in _ESCAPE.finditer(line, self.start, self.stop)]
        self._excess = [0, *accumulate(stop - start - 1 for start, stop in escapes)]
        """How much longer than their characters the first n escapes are."""
        self._escaped = [start - self.start - excess for (start, _), excess in zip(escapes, self._excess, strict=False)]
        """Offsets of the characters that are escaped."""

    def __len__(self) -> int:
        """Code points of the text."""
        return self.stop - self.start - self._excess[-1]

    def column(self, offset: int) -> int:
        """Where in the line the character at ``offset`` of the text begins, from 0."""
        return self.start + offset + self._excess[bisect_left(self._escaped, offset)]

    def edited(self, rounds: Sequence[Sequence[Edit]]) -> str:
        """What stands between the quotes after rounds of edits, each in offsets of the text after the one before."""
        raw = self._line[self.start : self.stop]
        ascii_only = raw.isascii() and any(_stands_for_non_ascii(m.group()) for m in _ESCAPE.finditer(raw))
        must_escape = _MUST_ESCAPE_ASCII if ascii_only else _MUST_ESCAPE
        return "".join(
            must_escape.sub(_escape, piece)
            if isinstance(piece, str)
            else self._line[self.column(piece.start) : self.column(piece.end)]
            for piece in composed(len(self), rounds)
        )


def composed(length: int, rounds: Sequence[Sequence[Edit]]) -> list[Span | str]:
    """Rounds of edits as one: the stretches of the first text that stay, and what is new between them.

    Done without the text, since a text may not survive its escapes: two lone surrogates that come to stand side by
    side are one character when read again, and all offsets behind them would be off by one.
    """
    pieces: list[Span | str] = [Span(0, length)]
    for edits in rounds:
        rest = pieces[::-1]
        pieces = []
        position = 0
        for edit in sorted(edits):
            if edit.span.start < position:
                raise ValueError(f"edits overlap at {edit.span.start}")
            pieces += _take(rest, edit.span.start - position)
            _take(rest, len(edit.span))
            if edit.content:
                pieces.append(edit.content)
            position = edit.span.end
        pieces += rest[::-1]
    return pieces


def _take(rest: list[Span | str], count: int) -> list[Span | str]:
    """The next ``count`` code points, taken from the end of ``rest``."""
    taken: list[Span | str] = []
    while count:
        if not rest:
            raise ValueError("an edit beyond the end of the text")
        piece = rest.pop()
        if len(piece) > count:
            if isinstance(piece, str):
                rest.append(piece[count:])
                piece = piece[:count]
            else:
                rest.append(Span(piece.start + count, piece.end))
                piece = Span(piece.start, piece.start + count)
        taken.append(piece)
        count -= len(piece)
    return taken


def _stands_for_non_ascii(escape: str) -> bool:
    return escape[1] == "u" and int(escape[2:6], 16) > 0x7F


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    short = _SHORT.get(character)
    if short:
        return short
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def _members(line: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """What is in the object or list at ``at``: each key or index, and where its value begins and ends."""
    kind = line[at]
    if kind not in "{[":
        return
    at = _blanks(line, at + 1)
    index = 0
    while line[at] not in "}]":
        key: str | int = index
        if kind == "{":
            key, stop = scanstring(line, at + 1)
            at = _blanks(line, _blanks(line, stop) + 1)
        end = _skip(line, at)
        yield key, at, end
        at = _blanks(line, end)
        if line[at] == ",":
            at = _blanks(line, at + 1)
        index += 1


def _skip(line: str, at: int) -> int:
    """Where the value that begins at ``at`` ends."""
    if line[at] == '"':
        return _string_end(line, at)
    if line[at] not in "{[":
        return _end(_SCALAR, line, at)
    depth = 0
    for match in _NESTING.finditer(line, at):
        token = match.group()
        depth += (token in "{[") - (token in "}]")
        if not depth:
            return int(match.end())
    raise ValueError("not JSON")


def _string_end(line: str, at: int) -> int:
    """Where the string whose opening quote is at ``at`` ends, its closing quote included."""
    end = at
    while True:
        end = line.index('"', end + 1)
        escapes = end
        while line[escapes - 1] == "\\":
            escapes -= 1
        if (end - escapes) % 2 == 0:  # else the quote itself is escaped
            return end + 1


def _blanks(line: str, at: int) -> int:
    while line[at : at + 1] in _BLANK:
        at += 1
    return at


def _end(pattern: Pattern, line: str, at: int) -> int:
    match = pattern.match(line, at)
    if not match:
        raise ValueError("not JSON")
    return int(match.end())
