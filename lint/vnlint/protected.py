"""Stretches that are not prose: addresses, names with dots, numbers. A rule that meets one leaves it alone.

Patterns come from the plugins' hook `vnlint_protect`; none may match a blank, so that a place can be judged from the
run of non-blank characters around it and no pattern is ever run over a whole text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from vnlint.diagnostic import Span
from vnlint.patterns import Pattern

if TYPE_CHECKING:
    import regex

_STEP = 1024
"""A run of non-blank characters is followed for two such steps, in code points, to either side, and on to the next
multiple, so that places near each other in a long one share what is remembered of it."""
_REMEMBERED = 20_000
"""How many different runs are kept."""
_NO_FLAGS = frozenset((int(re.UNICODE), 0x2000 | int(re.UNICODE)))
"""Of a pattern that sets none: what `re` and `regex` (its V0) say then."""


class Protection(Struct, frozen=True):
    """One kind of stretch: its name and a pattern in the syntax of the `regex` package that matches no blank."""

    name: str
    pattern: str


class Protector:
    """All protections, compiled into few patterns; remembers the runs it has judged."""

    def __init__(self, protections: Iterable[Protection] = ()) -> None:
        self._protections = tuple(protections)
        self._memo: dict[str, tuple[tuple[int, int], ...]] = {}

    @functools.cached_property
    def _patterns(self) -> list[regex.Pattern[str]]:
        """One for all that mean the same side by side, and one for each that does not.

        Groups are numbered through a pattern, and its flags hold for the whole of it.
        """
        compiled = {p.pattern: Pattern(p.pattern).compiled for p in self._protections}
        joined = [source for source, one in compiled.items() if not one.groups and one.flags in _NO_FLAGS]
        alone = [one for source, one in compiled.items() if source not in joined]
        return [Pattern("|".join(f"(?:{source})" for source in joined)).compiled, *alone] if joined else alone

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
            known = self._memo[run] = tuple(
                match.span() for pattern in self._patterns for match in pattern.finditer(run)
            )
        return known
