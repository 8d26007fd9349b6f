"""Who reads documents and writes them back: the protocol between files and the linter."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from vnlint.diagnostic import Edit, Message
from vnlint.document import Conclusion, Document
from vnlint.errors import reason_of

EMPTY = "empty"
NO_TEXT = "no text field"
NOT_TEXT = "text is not a string"


class Fields(Struct, frozen=True):
    """Which parts of a record are text, name and context; dotted paths, ``[*]`` steps into a list."""

    text: tuple[str, ...] = ("text",)
    id: str = "id"
    context: tuple[str, ...] = ()
    source: str = ""
    """What says where a record comes from; without it, the domain of a name that is an address."""


class Location(Struct, frozen=True):
    """A place as an editor shows it: physical row and column, both from 1, columns in code points."""

    row: int
    column: int


class Problem(Struct, frozen=True):
    """Input that could not be read: where, what, and what to do. What else can be read is still checked."""

    path: str
    location: Location | None
    message: Message
    rule: str | None = None
    """The rule that failed, when it is not the input's fault."""


def unreadable(path: str, error: OSError | ValueError) -> Problem:
    """What is told of a file or folder that cannot be read."""
    what = reason_of(error)
    return Problem(path, None, Message(f"cannot be read: {what}", f"không đọc được: {what}"))


class Chunk(Struct, frozen=True):
    """A piece of a file that can be read, checked and rewritten by itself: bytes ``start`` to ``stop`` of its content.

    Chunks of a file are cut where records (or paragraphs) end, cover it without overlap and come in order. Of a table
    ``start`` and ``stop`` are numbers of rows.
    """

    path: str
    start: int
    stop: int
    data: bytes | None = None
    """The content itself, where to read it again would be slow; else None, and `Source.read` gives it."""
    row: int = 1
    """Physical line of the first byte, counted from 1."""
    record: int = 0
    """Index of the first record, counted from 0 (record formats)."""
    offset: int = 0
    """Code points of the file before this chunk (plain text)."""
    last: bool = True
    read_only: bool = False
    """Whether the file may not be written, so that nothing in it is to be fixed."""
    newline: str = ""
    """The line end that most lines of the whole file have; a tie goes to LF; empty when there is none.

    May be left empty for the only chunk of a file: `Source.load` counts then."""
    bytes_of_table: int = 0
    """About how many bytes the texts of its rows have (tables)."""
    conclusions: Mapping[int, Mapping[str, Conclusion]] = {}
    """What rules of corpus scope concluded about its documents: by the number of the document, and the rule's name."""
    problem: Problem | None = None
    """Why no byte of the file can be read. The chunk is then empty and the only one; `Source.load` passes this on."""

    @property
    def size(self) -> int:
        """Its bytes, about."""
        return self.bytes_of_table or self.stop - self.start


class Loaded(Protocol):
    """The documents of one chunk, and the way back to its bytes."""

    documents: Sequence[Document]
    problems: Sequence[Problem]
    records: int
    """How many records the chunk holds, unreadable ones included. A text file is one, counted with its first chunk."""
    skipped: Mapping[str, int]
    """Records (for text formats: files) without a text to check, counted by reason: `EMPTY`, `NO_TEXT`, `NOT_TEXT`."""
    candidates: Sequence[str]
    """Paths of the strings in the first record skipped for want of a text: what the user may have meant."""
    writable: bool
    """False when the bytes must not be rewritten (invalid UTF-8)."""

    def locate(self, index: int, offset: int) -> Location:
        """Where code point ``offset`` of document ``index`` stands in the file."""

    def line(self, index: int, offset: int) -> str:
        """The physical line of text around that offset, for display."""

    def rewrite(self, rounds: Mapping[int, Sequence[Sequence[Edit]]]) -> bytes:
        """The chunk's bytes after the edits: for each document index, rounds of edits, applied in turn.

        Offsets of a round are those of the text after the round before. All else stays byte for byte.
        """


class Rewriting(Protocol):
    """The new version of a file on its way. Nothing is replaced before `commit`; `discard` leaves the file as it is."""

    def replace(self, start: int, stop: int, content: bytes) -> None:
        """Put ``content`` for a chunk's; chunks come in order. What lies between the last and this stays.

        Raises OSError.
        """

    def commit(self) -> None:
        """Take over what is left of the old file, and put the new one in place. Raises OSError."""

    def discard(self) -> None:
        """Give the new version up."""


class Source(Protocol):
    """A file format. One of bytes in their order is best derived from `vnlint.sources.stored.Stored`."""

    name: str
    suffixes: tuple[str, ...]
    may_be_compressed: bool
    """Whether files are read as they are stored (`vnlint.sources.containers`)."""

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The file's chunks, read with bounded memory. Raises OSError when it cannot be read."""

    def read(self, chunk: Chunk, fields: Fields) -> bytes:
        """The content of a chunk that carries none. Raises OSError."""

    def can_write(self, path: str) -> bool:
        """Whether all chunks of a file can be written back; asked of a file in several chunks before it is fixed.

        Raises OSError for a file of which a part cannot be read.
        """

    def rewriting(
        self, path: str, fields: Fields, since: os.stat_result | None, target: str | None = None
    ) -> Rewriting:
        """The way to a new version of a file, which must be as it was at ``since``: in its place, or at ``target``.

        Raises OSError.
        """

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """The documents of a chunk, given its bytes."""
