"""Stretches that are not prose: addresses, names with dots, numbers. A rule that meets one leaves it alone.

Patterns come from the plugins' hook `vnlint_protect`; none may match a blank, so that a place can be judged from the
run of non-blank characters around it and no pattern is ever run over a whole text.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from vnlint.diagnostic import Span
from vnlint.patterns import Pattern

_STEP = 1024
"""A run of non-blank characters is followed for two such steps, in code points, to either side, and on to the next
multiple, so that places near each other in a long one share what is remembered of it."""
_REMEMBERED = 20_000
"""How many different runs are kept."""


class Protection(Struct, frozen=True):
    """One kind of stretch: its name and a pattern in the syntax of the `regex` package that matches no blank."""

    name: str
    pattern: str


class Protector:
    """All protections, compiled into one pattern; remembers the runs it has judged."""

    def __init__(self, protections: Iterable[Protection] = ()) -> None:
        self._pattern = Pattern("|".join(f"(?:{p.pattern})" for p in protections) or r"(?!)")
        self._memo: dict[str, tuple[tuple[int, int], ...]] = {}

    def meets(self, text: str, span: Span) -> bool:
        """Whether ``span`` shares a character with a protected stretch, or, when empty, lies inside of one."""
        start, end = span.start, span.end
        shown = text[start:end]
        if shown.isspace():
            return False  # no pattern matches a blank
        nearest = max((start // _STEP - 2) * _STEP, 0)
        left = max(text.rfind(" ", nearest, start), text.rfind("\n", nearest, start), nearest - 1) + 1
        furthest = min((end // _STEP + 3) * _STEP, len(text))
        right = min(
            (at for at in (text.find(" ", end, furthest), text.find("\n", end, furthest)) if at >= 0), default=furthest
        )
        return any(
            (left + a < end and start < left + b) if shown else (left + a < start < left + b)
            for a, b in self._stretches(text[left:right])
        )

    def _stretches(self, run: str) -> tuple[tuple[int, int], ...]:
        known = self._memo.get(run)
        if known is None:
            if len(self._memo) >= _REMEMBERED:
                self._memo.clear()
            known = self._memo[run] = tuple(match.span() for match in self._pattern.finditer(run))
        return known
