"""A way in which clean text goes wrong: what `vnlint selftest` puts into texts to see which rules find it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from vnlint.diagnostic import Edit, Message, Span
from vnlint.document import Document
from vnlint.patterns import Pattern

if TYPE_CHECKING:
    from random import Random

_MOST = 500
"""Words that are tried in one text."""
_WINDOW = 10_000
"""Code points in which a pattern is looked for at once: a long text is not searched as a whole for one place."""
_WINDOWS = 4


class Damage(Struct, frozen=True):
    """One kind of error, and how to make it."""

    name: str
    """In kebab-case, naming what happened: `tone-mistaken`, `blank-doubled`."""
    about: Message
    """What happens to the text, in a few words of lower case, with an example where that helps."""
    found_by: tuple[str, ...]
    """The rules, or groups of rules, that are there to find it."""
    edits: Callable[[Document, Random], Iterable[Edit]]
    """Given a clean text: edits each of which makes one such error, at places drawn with the generator.

    Lazily, in random order, as many as are asked for; none where the text has no place for it. The same text and state
    of the generator give the same edits. An edit covers all that a reader would call wrong ("hội thảo" becomes
    "hộithảo", not a blank nothing), and what it replaces is the answer. What meets protected or fenced text, another
    error or a finding is passed over by the engine, and need not be thought of.
    """
    example: str
    """A clean text of your own with a place for it; executed as a test by `vnlint.testing.check_damage`."""
    formats: frozenset[str] = frozenset({"plain", "markdown"})
    """Formats of text in which it is an error."""
    fills_line: bool = False
    """Whether the rest of its line is read in another light, so that no other error is put on that line."""


def words_at_random(document: Document, random: Random) -> Iterator[int]:
    """The numbers of words (`Document.tokens`) in random order, each once; of a long text, some of them."""
    count = len(document.tokens.starts)
    yield from random.sample(range(count), min(count, _MOST))


def matches_at_random(document: Document, pattern: Pattern, random: Random) -> Iterator[Span]:
    """Where a pattern matches in a text, in random order; of a long text, in some stretches of it.

    A match with a group is that group's place.
    """
    text = document.text
    windows = -(-len(text) // _WINDOW)
    for window in random.sample(range(windows), min(windows, _WINDOWS)):
        start = window * _WINDOW
        found = [match.span(1 if match.re.groups else 0) for match in pattern.finditer(text, start, start + _WINDOW)]
        random.shuffle(found)
        yield from (Span(*place) for place in found)
