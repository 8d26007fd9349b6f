"""JSON Lines: one object a line, its texts found by dotted paths, edits written back into their literals.

Lines end at LF (a CR before it is a blank to JSON). Lines of blanks are no records: they have a row but no index.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from vnlint.diagnostic import Edit, Message
from vnlint.document import Document
from vnlint.source import Chunk, Fields, Loaded, Location, Problem
from vnlint.sources.containers import codec_of, content_blocks, opened, size_of
from vnlint.sources.decoding import BOM, foreign, more_undecodable, undecodable
from vnlint.sources.literal import Layout, Literal
from vnlint.sources.paths import Steps, strings
from vnlint.sources.pieces import PIECE
from vnlint.sources.records import documents_of, reason_of
from vnlint.sources.stored import Stored

_NOT_JSON = Message("not JSON: {error}; mend or remove the line", "không phải JSON: {error}; hãy sửa hoặc bỏ dòng này")
_NOT_OBJECT = Message(
    "not a JSON object but {kind}; write one {{…}} a line",
    "không phải đối tượng JSON mà là {kind}; mỗi dòng phải là một {{…}}",
)
_SHOWN_UNDECODABLE = 3
"""Lines of a piece that are not UTF-8 and are told one by one."""
_KINDS = {
    list: Message("a list", "danh sách"),
    str: Message("a string", "chuỗi"),
    int: Message("a number", "số"),
    float: Message("a number", "số"),
    bool: Message("true or false", "giá trị đúng sai"),
    type(None): Message("null", "null"),
}


class LoadedRecords:
    """The texts of some lines. Lines without an edit are given back byte for byte, readable or not."""

    def __init__(self, chunk: Chunk, data: bytes, fields: Fields) -> None:
        self._chunk = chunk
        self._fields = fields
        self._bom = BOM if chunk.start == 0 and data.startswith(BOM) else b""
        self._lines = data.removeprefix(self._bom).split(b"\n")
        self._decoded: dict[int, str] = {}
        """The lines of the records, by number, as text."""
        self._places: list[tuple[int, Steps]] = []
        """For each document the number of its line in the chunk, and the way to its text."""
        self._layout: tuple[int, Layout] | None = None
        self._located: tuple[int, Literal] | None = None
        self._documents: list[Document] = []
        self._problems: list[Problem] = []
        self.records = 0
        self._skipped: Counter[str] = Counter()
        self.documents: Sequence[Document] = self._documents
        self.problems: Sequence[Problem] = self._problems
        self.skipped: Mapping[str, int] = self._skipped
        self.candidates: Sequence[str] = ()
        self.writable = True
        problem = chunk.problem or (foreign(chunk.path, data) if chunk.start == 0 else None)
        if problem:
            self._problems.append(problem)
            self.writable = False
        else:
            self._read()

    def locate(self, index: int, offset: int) -> Location:
        """Where code point ``offset`` of a text stands: row of its record, column in the raw JSON line."""
        if not self._located or self._located[0] != index:  # findings of one text come together
            self._located = index, self._literal(index)
        row = self._chunk.row + self._places[index][0]
        return Location(row, self._located[1].column(offset) + 1)

    def line(self, index: int, offset: int) -> str:
        """The line of the text (not of the file) around that offset, without its line end."""
        document = self.documents[index]
        return document.line(offset).of(document.text)

    def rewrite(self, rounds: Mapping[int, Sequence[Sequence[Edit]]]) -> bytes:
        """The chunk's bytes after the edits; each goes into the literal of its text, escaped as the literal is."""
        touched: dict[int, list[int]] = defaultdict(list)
        for index, edits in rounds.items():
            if any(edits):
                touched[self._places[index][0]].append(index)
        lines = self._lines.copy()
        for number, indices in touched.items():
            line = self._decoded[number]
            parts: list[str] = []
            position = 0
            literals = sorted(((self._literal(index), index) for index in indices), key=lambda pair: pair[0].start)
            for literal, index in literals:
                parts += line[position : literal.start], literal.edited(rounds[index])
                position = literal.stop
            lines[number] = "".join((*parts, line[position:])).encode()
        return self._bom + b"\n".join(lines)

    def _literal(self, index: int) -> Literal:
        """Where a text stands in its line."""
        number, steps = self._places[index]
        if not self._layout or self._layout[0] != number:  # texts of one line come together
            self._layout = number, Layout(self._decoded[number])
        return Literal(self._layout[1], steps)

    def _read(self) -> None:
        decode = json.JSONDecoder().decode
        following = self._chunk.start + len(self._bom)
        undecodable_lines: list[int] = []
        for number, raw in enumerate(self._lines):
            start, following = following, following + len(raw) + 1
            try:
                line = raw.decode()
                record = decode(line)
            except UnicodeDecodeError as error:
                self.records += 1
                if len(undecodable_lines) < _SHOWN_UNDECODABLE:
                    location = Location(self._chunk.row + number, len(raw[: error.start].decode()) + 1)
                    self._problems.append(undecodable(self._chunk.path, start + error.start, location))
                undecodable_lines.append(number)
                continue
            except (ValueError, RecursionError) as error:
                if raw.strip():
                    self.records += 1
                    self._problems.append(self._unreadable(number, error))
                continue
            self.records += 1
            if isinstance(record, dict):
                self._decoded[number] = line
                self._take(number, record)
            else:
                message = _NOT_OBJECT(kind=_KINDS[type(record)])
                self._problems.append(Problem(self._chunk.path, Location(self._chunk.row + number, 1), message))
        if more := undecodable_lines[_SHOWN_UNDECODABLE:]:
            location = Location(self._chunk.row + more[0], 1)
            self._problems.append(more_undecodable(self._chunk.path, len(more), location))

    def _take(self, number: int, record: dict[str, object]) -> None:
        """The texts of a record."""
        known = len(self._documents)
        for steps, document in documents_of(record, self._fields, self._chunk.record + self.records - 1):
            self._documents.append(document)
            self._places.append((number, steps))
        if len(self._documents) == known:
            if not self._skipped:
                self.candidates = tuple(dict.fromkeys(strings(record)))
            self._skipped[reason_of(record, self._fields)] += 1

    def _unreadable(self, number: int, error: Exception) -> Problem:
        path, row = self._chunk.path, self._chunk.row + number
        if isinstance(error, json.JSONDecodeError):
            reason = error.msg[:1].lower() + error.msg[1:]
            return Problem(path, Location(row, error.pos + 1), _NOT_JSON(error=reason))
        reason = "nested too deep" if isinstance(error, RecursionError) else "a number too long"
        return Problem(path, Location(row, 1), _NOT_JSON(error=reason))


class JsonLines(Stored):
    """Files of JSON objects, one a line, UTF-8."""

    name: str = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def __init__(self, size: int = PIECE) -> None:
        self._size = size
        """Bytes up to which a file is one chunk."""

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The file in pieces of whole lines, each as soon as it is read."""
        size = size_of(path)
        if size is not None and size <= self._size:
            yield Chunk(path, 0, size)
            return
        start = record = 0
        row = 1
        with opened(path) as stream:
            if not stream.peek(1):
                yield Chunk(path, 0, 0)
            while piece := stream.read(self._size):
                if start == 0 and (problem := foreign(path, piece)):
                    yield Chunk(path, 0, 0, problem=problem)
                    return
                piece += stream.readline()
                stop = start + len(piece)
                yield Chunk(path, start, stop, row=row, record=record, last=not stream.peek(1))
                start = stop
                row += piece.count(b"\n")
                record += sum(map(bool, map(bytes.strip, piece.removeprefix(BOM).split(b"\n"))))

    def can_write(self, path: str) -> bool:
        """Whether it is whole, which only a compressed file may not be: a line that is no record stays as it is."""
        if not codec_of(path):
            return True
        try:
            for _ in content_blocks(path):
                pass
        except OSError:
            return False  # whoever reads it says why
        return True

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """The texts of the lines in a piece."""
        return LoadedRecords(chunk, data, fields)
