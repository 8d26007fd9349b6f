"""Damages that put something in the place of what a pattern matches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from vnlint import Document, Edit, Pattern, matches_at_random

BETWEEN_LINES = Pattern(r"(?<=\S)(\n)(?=\S)")
"""The end of a line that another one follows at once."""


def put(pattern: Pattern, content: str | Callable[[str], str]) -> Callable[[Document, Random], Iterator[Edit]]:
    """The edits that put a text there, or one made of what stands there; of a match with a group, in the group."""

    def edits(document: Document, random: Random) -> Iterator[Edit]:
        for span in matches_at_random(document, pattern, random):
            yield Edit(span, content if isinstance(content, str) else content(span.of(document.text)))

    return edits
