"""Who reads documents and writes them back: the protocol between files and the linter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from vnlint.diagnostic import Edit, Message
from vnlint.document import Document

EMPTY = "empty"
NO_TEXT = "no text field"
NOT_TEXT = "text is not a string"


class Fields(Struct, frozen=True):
    """Which parts of a record are text, name and context; dotted paths, ``[*]`` steps into a list."""

    text: tuple[str, ...] = ("text",)
    id: str = "id"
    context: tuple[str, ...] = ()


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


class Chunk(Struct, frozen=True):
    """A piece of a file that can be read, checked and rewritten by itself: bytes ``start`` to ``stop``.

    Chunks of a file are cut where records (or paragraphs) end, cover it without overlap and come in order.
    """

    path: str
    start: int
    stop: int
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
    problem: Problem | None = None
    """Why no byte of the file can be read. The chunk is then empty and the only one; `Source.load` passes this on."""


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


class Source(Protocol):
    """A file format."""

    name: str
    suffixes: tuple[str, ...]

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The file's chunks, read with bounded memory. Raises OSError when it cannot be read."""

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """The documents of a chunk, given its bytes."""
