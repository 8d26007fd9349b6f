"""Puts errors into clean texts, and keeps where each of them ended up."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random

import numpy as np
from msgspec import Struct

from vnlint.damage import Damage
from vnlint.diagnostic import Edit, Message, Span, Spans
from vnlint.document import Document
from vnlint.errors import FAILURES, UsageError, failure_of
from vnlint.fixing import edited
from vnlint.protected import Protection, Protector

_APART = 8
"""Words between two errors, at least: as many as a rule that reads the neighbours of a word may look at."""
_LEFT_OUT = 3
"""Errors for which there would have been room on a line that one error fills, at most."""
_TRIES = 100
"""Edits that are asked of a damage before it is said to have no place in a text."""


class Injected(Struct, frozen=True):
    """One error."""

    kind: str
    """The name of its damage."""
    edit: Edit
    """What made it, in the clean text."""
    span: Span
    """Where it is in the damaged text."""


class Damaged(Struct, frozen=True, eq=False):
    """A text with errors in it."""

    document: Document
    errors: tuple[Injected, ...]
    """In order of place."""


class Injector:
    """Damages texts one after the other, so that of every kind of damage about as many errors are made.

    The same texts in the same order and the same seed give the same errors.
    """

    def __init__(
        self, damages: Iterable[Damage], rate: float, seed: int, protections: Iterable[Protection] = ()
    ) -> None:
        """``rate``: errors in 1,000 words."""
        self._damages = tuple(damages)
        self._rate = rate
        self._seed = seed
        self._protector = Protector(protections)
        self._texts = itertools.count()
        self._due = 0.5
        self.made: Counter[str] = Counter()
        """Errors of each kind so far."""

    def damage(self, clean: Document, closed: Iterable[Span]) -> Damaged:
        """The text with its share of errors, none of which meets a ``closed`` stretch. Raises UsageError."""
        random = Random(f"{self._seed}:{next(self._texts)}")
        document = Document(clean.text, clean.id, clean.meta, protector=self._protector)
        self._due += len(document.tokens.starts) * self._rate / 1000
        wanted, self._due = divmod(self._due, 1)
        place = _Place(document, closed, int(1000 * _LEFT_OUT / self._rate))
        errors: list[tuple[str, Edit]] = []
        while len(errors) < wanted and (error := self._one(document, place, random)):
            errors.append(error)
        return _applied(clean, sorted(errors, key=lambda error: error[1]))

    def _one(self, document: Document, place: _Place, random: Random) -> tuple[str, Edit] | None:
        """One more error, of a kind of which there are fewest; None where no kind has a place."""
        kinds = [damage for damage in self._damages if document.meta.format in damage.formats]
        random.shuffle(kinds)
        for damage in sorted(kinds, key=lambda damage: self.made[damage.name]):
            for edit in itertools.islice(_asked(damage, document, random), _TRIES):
                if place.takes(edit, damage.fills_line):
                    self.made[damage.name] += 1
                    return damage.name, edit
        return None


class _Place:
    """Where in a text an error may still be put."""

    def __init__(self, document: Document, closed: Iterable[Span], longest: int) -> None:
        """``longest``: words of a line that one error may fill."""
        self._document = document
        self._longest = longest
        self._closed = Spans(closed)
        self._taken = Spans()
        self._filled = Spans()

    def takes(self, edit: Edit, fills_line: bool) -> bool:
        """Whether an edit may be made; if so its place is taken."""
        document, span = self._document, edit.span
        if edit.of(document.text) == edit.content or self._closed.touch(span) or self._filled.touch(span):
            return False
        if self._taken.touch(self._widened(span)) or document.is_protected(span):
            return False
        if fills_line:
            line = document.line(span.start)
            first, last = np.searchsorted(document.tokens.starts, (line.start, line.end))
            if last - first > self._longest or self._taken.touch(line):
                return False
            self._filled.add(line)
        self._taken.add(span)
        return True

    def _widened(self, span: Span) -> Span:
        """A span with the words on either side that are to stay as they are."""
        tokens, size = self._document.tokens, len(self._document.text)
        first = int(np.searchsorted(tokens.ends, span.start, "right")) - _APART
        last = int(np.searchsorted(tokens.starts, span.end)) + _APART - 1
        start = int(tokens.starts[first]) if first >= 0 else 0
        end = int(tokens.ends[last]) if last < len(tokens.ends) else size
        return Span(min(start, span.start), max(end, span.end))


def _asked(damage: Damage, document: Document, random: Random) -> Iterator[Edit]:
    try:
        yield from damage.edits(document, random)
    except FAILURES as error:
        what = failure_of(error)
        raise UsageError(
            Message(
                f"damage `{damage.name}` failed: {what}; choose others with --damage, and report this as a bug",
                f"loại lỗi `{damage.name}` bị hỏng: {what}; hãy chọn loại khác bằng --damage và báo lỗi cho chúng tôi",
            )
        ) from error


def _applied(clean: Document, chosen: Sequence[tuple[str, Edit]]) -> Damaged:
    errors: list[Injected] = []
    by = 0
    for kind, edit in chosen:
        start = edit.span.start + by
        errors.append(Injected(kind, edit, Span(start, start + len(edit.content))))
        by += len(edit.content) - len(edit.span)
    return Damaged(edited(clean, [edit for _, edit in chosen]), tuple(errors))
