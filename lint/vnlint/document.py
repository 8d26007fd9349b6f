"""A text under the linter, with the views that rules share; and the page, many small texts read as one.

A document's columns are made when first asked for and kept; a document of a page has slices of the page's.
"""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from msgspec import Struct

from vnlint.columns import NOWHERE, Columns, Positions, Tokens
from vnlint.diagnostic import Message, Span
from vnlint.protected import Protector

View = TypeVar("View")

SEPARATOR = "\n\ufdd0\n"
"""What a page puts before, between and after its documents: a line end to either side, a noncharacter between."""


class Elsewhere(Struct, frozen=True):
    """Another document of the run."""

    path: str
    record: int | None = None
    """The index of its record in the file, from 0; None when it is a file."""
    id: str | int | None = None
    text: str = ""
    """What it says, for the rules that ask for it (`CorpusRule.reads_others`)."""


class Conclusion(Struct, frozen=True):
    """What a rule of corpus scope made of all texts of a run, about one of them."""

    value: Any = None
    """Whatever the rule wants to know again, of the kinds that JSON has. No offsets: fixes may have moved them."""
    others: tuple[Elsewhere, ...] = ()


class Switch(Struct, frozen=True):
    """Words of a text that turn rules off, or on again, for what is found in a stretch of it."""

    place: int
    """Where the words stand."""
    first: int
    last: int
    """The stretch, as the offsets from which to which findings may begin; the end of the text is one of them."""
    names: tuple[str, ...] = ()
    """The rules and groups, as they are written; without any it is all rules."""
    on: bool = False
    fault: Message | None = None
    """Why the words mean nothing, and so turn nothing off or on."""


class Meta(Struct, frozen=True):
    """What is known of a document beside its text."""

    format: str = "plain"
    """How the text is written: ``plain`` or ``markdown``."""
    source_field: str | None = None
    """The field of its record that holds the text; None when the text is a whole file."""
    record: int | None = None
    """The index of its record in the file, from 0."""
    context: Mapping[str, str] = {}
    """Other fields of the record (title, lead): evidence, not checked. Only documents of records have it."""
    source: str = ""
    """Where the record comes from: a domain, or what the source field says. Empty when that is not known."""
    fenced: tuple[Span, ...] = ()
    """Stretches no rule may touch, whatever it says of itself: code, front matter."""
    fence: Callable[[str], tuple[Span, ...]] | None = None
    """How to find those stretches anew once the text was edited; None when there are none."""
    switches: tuple[Switch, ...] = ()
    """Where the text itself turns rules off. Of those that hold at a place the one that begins last counts, and of such
    that begin together the last in this order."""
    find_switches: Callable[[str], tuple[Switch, ...]] | None = None
    """How to find them anew once the text was edited; None when there are none."""
    newline: str = ""
    """The line end most lines of the file have; empty when unknown."""
    offset: int = 0
    """Code points of the file before this text, when a large file is read in pieces."""
    first: bool = True
    last: bool = True
    """Whether the text begins, and ends, the file or record it is from."""
    conclusions: Mapping[str, Conclusion] = {}
    """What rules of corpus scope concluded about it, by name."""


PAGE = 400_000
"""Code points of a page: large enough to pay numpy's calls once for many, small enough for the processor's caches."""
NO_META = Meta()
UNPROTECTED = Protector()


class Document:
    """One text, as read: offsets are code points and nothing in it is normalised. Not to be changed once made."""

    def __init__(
        self,
        text: str,
        id: str | int | None = None,
        meta: Meta = NO_META,
        *,
        protector: Protector = UNPROTECTED,
    ) -> None:
        self.text = text
        self.id = id
        self.meta = meta
        self._protector = protector
        self._memo: dict[Any, Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Document, (self.text, self.id, self.meta)  # to another process it goes as it was read

    @functools.cached_property
    def columns(self) -> Columns:
        """The text as numpy columns."""
        return Columns(self.text)

    @property
    def tokens(self) -> Tokens:
        """The words: maximal runs of letters and combining marks."""
        return self.columns.tokens

    def view(self, make: Callable[[Document], View]) -> View:
        """``make(self)``, computed once for each function. The way for a plugin to share an analysis."""
        if make not in self._memo:
            self._memo[make] = make(self)
        return self._memo[make]  # type: ignore[no-any-return]

    @functools.cached_property
    def _line_starts(self) -> list[int]:
        starts: list[int] = self.columns.line_starts.tolist()
        return starts

    def line(self, position: int) -> Span:
        """The line around a position, without its line end."""
        starts = self._line_starts
        number = bisect.bisect_right(starts, position) - 1
        stop = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        start = starts[number]
        while stop > start and self.text[stop - 1] in "\r\n":
            stop -= 1
        return Span(start, stop)

    def owners(self, places: Positions) -> Positions:
        """For each place the number of the text that holds it: of a page, its document; of any other, 0."""
        return np.zeros(len(places), np.int64)

    def extent(self, position: int) -> Span:
        """The text that holds a position: all of it, or of a page the one document."""
        return Span(0, len(self.text))

    def is_fenced(self, span: Span) -> bool:
        """Whether the span meets a stretch that its source marked as code or the like."""
        fenced = self.meta.fenced
        if not fenced:
            return False
        at = bisect.bisect_left(fenced, span.start, key=lambda s: s.end)
        return any(
            (s.start < span.end and span.start < s.end) or s.start < span.start == span.end < s.end
            for s in fenced[at : at + 2]
        )

    def is_protected(self, span: Span) -> bool:
        """Whether the span meets an address, a number or the like, or is fenced."""
        return self.is_fenced(span) or self._protector.meets(self.text, span)


class Page(Document):
    """Several documents as one text, so that work on columns is paid once for all of them."""

    def __init__(self, documents: Sequence[Document], *, protector: Protector = UNPROTECTED) -> None:
        self.documents = tuple(documents)
        self.starts: list[int] = []
        """Where each document begins in the page's text."""
        fenced: list[Span] = []
        position = len(SEPARATOR)
        for document in documents:
            self.starts.append(position)
            fenced += [span.shift(position) for span in document.meta.fenced]
            position += len(document.text) + len(SEPARATOR)
        text = SEPARATOR + SEPARATOR.join(document.text for document in documents) + SEPARATOR
        meta = Meta(format=documents[0].meta.format if documents else "plain", fenced=tuple(fenced))
        super().__init__(text, meta=meta, protector=protector)
        self._opened: dict[int, Document] = {}

    def index_at(self, position: int) -> int:
        """The number of the document that holds a position, or the last one before it; -1 before the first."""
        return bisect.bisect_right(self.starts, position) - 1

    def owners(self, places: Positions) -> Positions:
        """For each place the number of its document; of one in a separator, that before it (-1: none)."""
        return np.searchsorted(self._starts, places, "right") - 1

    def extent(self, position: int) -> Span:
        """The document that holds a position; of one in a separator, the one before it."""
        index = max(0, self.index_at(position))
        return Span(self.starts[index], self.starts[index] + len(self.documents[index].text))

    @functools.cached_property
    def _starts(self) -> Positions:
        return np.array(self.starts, np.int64)

    def split(self, places: Positions) -> Iterator[tuple[int, Positions]]:
        """The documents with at least one of the places, by number, each with its places in its own offsets.

        Places in a separator belong to none: a pair that begins at the line end before a text is no place in it.
        """
        owners = self.owners(places)
        cuts = np.flatnonzero(np.diff(owners, prepend=-2)).tolist()
        for first, last in itertools.pairwise([*cuts, len(places)]):
            owner = int(owners[first])
            if owner >= 0:
                part = places[first:last] - self.starts[owner]
                if part[-1] >= len(self.documents[owner].text):
                    part = part[part < len(self.documents[owner].text)]
                if len(part):
                    yield owner, part

    def split_all(self) -> Iterator[tuple[int, Positions]]:
        """Every document, by number, without places."""
        return ((index, NOWHERE) for index in range(len(self.documents)))

    def opened(self, index: int) -> Document:
        """Document ``index`` as a part of the page, ready for rules: the same one each time."""
        if index not in self._opened:
            self._opened[index] = _Part(self.documents[index], self.columns, self.starts[index], self._protector)
        return self._opened[index]


def pages(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """Neighbouring documents of one format, about `PAGE` code points together."""
    first, size = 0, 0
    for index, document in enumerate(documents):
        size += len(document.text)
        following = documents[index + 1] if index + 1 < len(documents) else None
        if size >= PAGE or following is None or following.meta.format != document.meta.format:
            yield documents[first : index + 1]
            first, size = index + 1, 0


class _Part(Document):
    """A document with slices of the columns of a page that it begins in at code point ``start``."""

    def __init__(self, document: Document, whole: Columns, start: int, protector: Protector) -> None:
        super().__init__(document.text, document.id, document.meta, protector=protector)
        self._whole, self._start = whole, start

    @functools.cached_property
    def columns(self) -> Columns:
        """The text as numpy columns."""
        return _Slice(self._whole, self._start, self._start + len(self.text), self.text)


class _Slice(Columns):
    """The columns of a part of a text, cut from those of the whole."""

    def __init__(self, whole: Columns, start: int, stop: int, text: str) -> None:
        super().__init__(text)
        self.codes = whole.codes[start:stop]
        self.rows = whole.rows[start:stop]
        self._whole, self._start, self._stop = whole, start, stop

    @functools.cached_property
    def tokens(self) -> Tokens:
        return self._whole.tokens.between(self._start, self._stop)
