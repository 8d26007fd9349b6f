"""Regular expressions that are compiled when first used: a rule's patterns cost nothing until its triggers fire."""

from __future__ import annotations

import contextlib
import functools
import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex


_NEEDS_REGEX = re.compile(r"\\[pPXRhKGmML]|\(\?[rVbpwe]|\[\[|\[:\^?\w+:\]|[&|~-]{2}|\{[^}]*[a-z<]")
"""What means something else to `re`, or nothing. All other patterns it compiles five times as fast, or refuses."""


class Pattern:
    """A pattern in the syntax of the `regex` package, with its flags."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._flags = flags

    @functools.cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern itself. Raises ValueError for what is none."""
        if not _NEEDS_REGEX.search(self.source):
            with contextlib.suppress(re.error):  # what is wrong to `re` may be right to `regex`
                return re.compile(self.source, int(self._flags))
        import regex

        try:
            return regex.compile(self.source, self._flags)
        except regex.error as error:
            raise ValueError(str(error)) from error

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> regex.Match[str] | None:
        """The match that begins at ``pos``."""
        return self.compiled.match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> regex.Match[str] | None:
        """The match from ``pos`` to ``endpos``."""
        return self.compiled.fullmatch(text, pos, endpos)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> regex.Match[str] | None:
        """The first match from ``pos`` on."""
        return self.compiled.search(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[regex.Match[str]]:
        """All matches from ``pos`` on, without overlaps."""
        return iter(self.compiled.finditer(text, pos, endpos))

    def findall(self, text: str) -> list[str]:
        """The text of all matches (of their one group, if there is one)."""
        return list(self.compiled.findall(text))

    def sub(self, replacement: str | Callable[[regex.Match[str]], str], text: str) -> str:
        """``text`` with every match replaced."""
        return str(self.compiled.sub(replacement, text))
