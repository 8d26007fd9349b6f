"""CSV and TSV: records with a header, read by the standard library; a field that changes is quoted as it was.

Where a field stands in its line the library does not say, so a record is taken apart once more when it is asked.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from vnlint.diagnostic import Edit, Message, apply_edits
from vnlint.document import Document
from vnlint.source import EMPTY, NO_TEXT, Chunk, Fields, Loaded, Location, Problem
from vnlint.sources.columns import twice
from vnlint.sources.containers import codec_of, opened
from vnlint.sources.decoding import BOM, decoded
from vnlint.sources.paths import strings
from vnlint.sources.pieces import PIECE, LineEnds, pieces
from vnlint.sources.records import documents_of
from vnlint.sources.stored import Stored

_DELIMITERS = ",;\t|"
_LONGEST = 2**31 - 1
"""Code points of a field; the library's own bound of 131,072 is less than a long article."""
_HEAD = 1 << 16
_BROKEN = Message(
    "not CSV: {error}; quote the field, or take the record out",
    "không phải CSV: {error}; hãy đặt trường trong ngoặc kép, hoặc bỏ bản ghi",
)
_TOO_MANY = Message(
    "{found} fields, but the header names {named}; quote the field that has a delimiter in it",
    "{found} trường, nhưng tiêu đề chỉ có {named}; hãy đặt trường có dấu phân cách trong ngoặc kép",
)


class Separated(Stored):
    """Files of records with a delimiter between fields and a header in the first record, UTF-8.

    The delimiter of .tsv is a tab, that of .csv the one of ``, ; | `` and tab that makes the most of the header.
    """

    name: str = "csv"
    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def __init__(self, size: int = PIECE) -> None:
        self._size = size
        """Bytes up to which a file is one chunk."""

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The file in pieces of whole records; a line end between quotes is none of a record."""
        start, row, record = 0, 1, 0
        ends = LineEnds()
        with opened(path) as stream:
            for piece, last in pieces(stream, self._size, _after_record):
                yield Chunk(path, start, start + len(piece), row=row, record=record, last=last)
                start += len(piece)
                row += ends.add(piece)
                record += sum(map(bool, _records(io.StringIO(piece.decode("utf-8", "replace"), newline=""))))
                record -= start == len(piece)  # the header
        if not start:
            yield Chunk(path, 0, 0)

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """The texts of the records in a piece."""
        head = data[:_HEAD]
        if chunk.start:
            with opened(chunk.path) as stream:
                head = stream.read(_HEAD)
        name = chunk.path.lower().removesuffix(codec_of(chunk.path))
        delimiter = "\t" if name.endswith(".tsv") else None
        return LoadedRows(chunk, data, _header(head, delimiter), fields)


class LoadedRows:
    """The records of a piece, and the way back to its bytes."""

    def __init__(self, chunk: Chunk, data: bytes, header: tuple[str, list[str]], fields: Fields) -> None:
        self._chunk = chunk
        self._delimiter, self._names = header
        self._fields = fields
        self._raw: list[str] = []
        """Each record as it stands there, its line end included; before the first data record the header."""
        self._rows: list[int] = []
        """The physical line that each begins on."""
        self._places: list[tuple[int, int]] = []
        """For each document its record among `_raw`, and its column."""
        self._documents: list[Document] = []
        self._skipped: Counter[str] = Counter()
        self.documents: Sequence[Document] = self._documents
        self.problems: Sequence[Problem] = ()
        self.skipped: Mapping[str, int] = self._skipped
        self.candidates: Sequence[str] = ()
        self.records = 0
        self.writable = True
        text = decoded(chunk.path, data, chunk.start, chunk.row)
        self._mark = BOM if chunk.start == 0 and data.startswith(BOM) else b""
        if isinstance(text, Problem):
            self._fail(text)
        elif not text and chunk.start == 0 and chunk.last:
            self._skipped[EMPTY] += 1
        elif problem := twice(chunk.path, self._names, fields):
            self._fail(problem)
        else:
            self._read(text)

    def locate(self, index: int, offset: int) -> Location:
        """Where code point ``offset`` of a text stands: physical line and column of the file."""
        number, column = self._places[index]
        start, end = self._spans(number)[column]
        raw = self._raw[number]
        at = start + offset
        if raw[start - 1 : start] == '"':  # a doubled quote is one character of the text
            at = start
            for character in self._documents[index].text[:offset]:
                at += 2 if character == '"' else 1
        before = raw[: min(at, end)]
        lines = re.split(r"\r\n?|\n", before)
        return Location(self._rows[number] + len(lines) - 1, len(lines[-1]) + 1)

    def line(self, index: int, offset: int) -> str:
        """The line of the text around that offset, without its line end."""
        document = self._documents[index]
        return document.line(offset).of(document.text)

    def rewrite(self, rounds: Mapping[int, Sequence[Sequence[Edit]]]) -> bytes:
        """The piece's bytes after the edits; in a record that changes the other fields stay as they are."""
        raw = self._raw.copy()
        touched: dict[int, list[int]] = defaultdict(list)
        for index, edits in rounds.items():
            if any(edits):
                touched[self._places[index][0]].append(index)
        for number, indices in touched.items():
            spans, done = self._spans(number), 0
            parts: list[str] = []
            for index in sorted(indices, key=lambda i: self._places[i][1]):
                start, end = spans[self._places[index][1]]
                text = self._documents[index].text
                for one_round in rounds[index]:
                    text = apply_edits(text, one_round)
                parts += raw[number][done:start], self._written(text, raw[number][start - 1 : start] == '"')
                done = end
            raw[number] = "".join((*parts, raw[number][done:]))
        return self._mark + "".join(raw).encode()

    def _written(self, text: str, is_quoted: bool) -> str:
        if is_quoted:
            return text.replace('"', '""')
        needs = any(character in text for character in (self._delimiter, '"', "\n", "\r"))
        needs |= not text and len(self._names) == 1  # an empty line would be no record
        return '"' + text.replace('"', '""') + '"' if needs else text

    def _read(self, text: str) -> None:
        lines = io.StringIO(text, newline="").readlines()
        reader = _records(lines, self._delimiter, strict=True)
        row, done = self._chunk.row, 0
        while True:
            values, broken = [], ""
            try:
                values = next(reader)
            except StopIteration:
                return
            except csv.Error as error:  # the reader goes on behind it
                broken = str(error)
            self._raw.append("".join(lines[done : reader.line_num]))
            self._rows.append(row)
            if broken:
                self._pass_over(_BROKEN(error=broken))
            elif values and not (self._chunk.start == 0 and len(self._raw) == 1):
                self._take(values)
            row += reader.line_num - done
            done = reader.line_num

    def _take(self, values: Sequence[str]) -> None:
        if any(values[len(self._names) :]):
            self._pass_over(_TOO_MANY(found=len(values), named=len(self._names)))
            return
        record = dict(zip(self._names, values, strict=False))
        known = len(self._documents)
        for steps, document in documents_of(record, self._fields, self._chunk.record + self.records):
            self._documents.append(document)
            self._places.append((len(self._raw) - 1, self._names.index(str(steps[0]))))
        self.records += 1
        if len(self._documents) == known:
            if not self._skipped:
                self.candidates = tuple(strings(record))
            self._skipped[NO_TEXT] += 1

    def _pass_over(self, why: Message) -> None:
        """Count the record that was read last, and say what is wrong with it."""
        self._fail(Problem(self._chunk.path, Location(self._rows[-1], 1), why))
        self.records += 1

    def _spans(self, number: int) -> list[tuple[int, int]]:
        """For each field of a record where its content begins and ends, quotes left out."""
        raw, other = self._raw[number], re.escape(self._delimiter)
        field = re.compile(rf'"(?:[^"]|"")*"|[^{other}\r\n]*')
        spans, at = [], 0
        while match := field.match(raw, at):
            quoted = match.group().startswith('"')
            spans.append((match.start() + quoted, match.end() - quoted))
            if raw[match.end() : match.end() + 1] != self._delimiter:
                break
            at = match.end() + 1
        return spans

    def _fail(self, problem: Problem) -> None:
        self.problems = (*self.problems, problem)
        self.writable = False


def _records(lines: Iterable[str], delimiter: str = ",", *, strict: bool = False) -> Any:
    """The library's reader, for fields of any length; ``lines`` with their line ends."""
    csv.field_size_limit(_LONGEST)
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def _header(head: bytes, delimiter: str | None) -> tuple[str, list[str]]:
    """The delimiter of a file, and the names of its fields."""
    text = head.removeprefix(BOM).decode("utf-8", "replace")
    found: dict[str, list[str]] = {
        one: next(_records(io.StringIO(text, newline=""), one), []) for one in (delimiter or _DELIMITERS)
    }
    best = max(found, key=lambda one: len(found[one]))
    return best, found[best]


def _after_record(buffer: bytearray) -> int:
    """Behind the last record: the last line end with as many quotes before it that open as close."""
    at = max(buffer.rfind(b"\n"), buffer.rfind(b"\r", 0, len(buffer) - 1))
    quotes = buffer.count(b'"', 0, at + 1)
    while at >= 0 and quotes % 2:
        before = max(buffer.rfind(b"\n", 0, at), buffer.rfind(b"\r", 0, at))
        quotes -= buffer.count(b'"', before + 1, at + 1)
        at = before
    return at + 1
