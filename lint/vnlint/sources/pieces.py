"""Cut a file of any size into pieces of about one size, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

PIECE = 4_000_000
"""Bytes of a piece: large enough that the cost of a piece is nothing, small enough for a process on a small machine."""


def pieces(stream: BinaryIO, size: int, cut: Callable[[bytearray], int]) -> Iterator[tuple[bytes, bool]]:
    """The bytes of ``stream`` in pieces that end where ``cut`` says, each with whether it is the last.

    ``cut`` is given what is read so far and returns how much of it is a piece: less than all, and 0 when no place
    will do. Then more is read, so a line of any length stays whole.
    """
    buffer = bytearray()
    stop = 0
    while block := stream.read(size if stop or not buffer else len(buffer)):
        buffer += block
        stop = cut(buffer) if len(buffer) >= size else 0
        if stop:
            yield bytes(buffer[:stop]), False
            del buffer[:stop]
    if buffer:
        yield bytes(buffer), True


def after_paragraph(buffer: bytearray) -> int:
    """Behind the last run of empty lines in the second half, else behind the last line; never inside a run."""
    stop = len(buffer.rstrip(b"\r\n"))
    at = max(buffer.rfind(pair, stop // 2, stop) for pair in (b"\n\n", b"\n\r\n", b"\r\r"))
    if at < 0:
        return max(buffer.rfind(b"\n", 0, stop), buffer.rfind(b"\r", 0, stop)) + 1
    while buffer[at] in b"\r\n":
        at += 1
    return at


class LineEnds:
    """Counts line ends: LF, CR LF (once) and CR alone."""

    def __init__(self) -> None:
        self._counts = {"\n": 0, "\r\n": 0, "\r": 0}

    def add(self, data: bytes) -> int:
        """Count those of a piece that does not end between CR and LF; how many it has."""
        both = data.count(b"\r\n")
        found = {"\n": data.count(b"\n") - both, "\r\n": both, "\r": data.count(b"\r") - both}
        for end, count in found.items():
            self._counts[end] += count
        return sum(found.values())

    def majority(self) -> str:
        """The line end that is seen most; LF when two are seen as often, empty when none is seen."""
        most = max(self._counts.values())
        winners = [end for end, count in self._counts.items() if count == most]
        return "" if not most else winners[0] if len(winners) == 1 else "\n"
