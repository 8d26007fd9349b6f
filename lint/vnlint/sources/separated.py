"""CSV and TSV: records with a header, read by the standard library; a field that changes is quoted as it was.

Where a field stands in its line the library does not say, so a record is taken apart once more when it is asked.
"""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vnlint.diagnostic import Edit, Message, apply_edits
from vnlint.document import Document
from vnlint.source import EMPTY, NO_TEXT, Chunk, Fields, Loaded, Location, Problem
from vnlint.sources.columns import twice
from vnlint.sources.containers import carrying, codec_of, content_of, opened
from vnlint.sources.decoding import BOM, decoded
from vnlint.sources.paths import strings
from vnlint.sources.pieces import PIECE, LineEnds, pieces
from vnlint.sources.records import documents_of
from vnlint.sources.stored import Stored

_DELIMITERS = ",;\t|"
_LONGEST = 2**31 - 1
"""Code points of a field; the library's own bound of 131,072 is less than a long article."""
_HEAD = 1 << 16
_NO_FIELDS = Fields(())
_QUOTE, _LINE_END = re.compile('"'), re.compile(r"\r\n?|\n")
_BROKEN = Message(
    "not CSV: {error}; quote the field, or take the record out",
    "không phải CSV: {error}; hãy đặt trường trong ngoặc kép, hoặc bỏ bản ghi",
)
_END = "unexpected end of data"
"""What the library says of a field whose quotes are not closed."""
_UNCLOSED = Message(
    "not CSV: the quote that opens here is not closed; close it, or take the record out",
    "không phải CSV: dấu ngoặc kép mở ở đây không được đóng; hãy đóng lại, hoặc bỏ bản ghi",
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
        delimiter, _ = _header_of(path)
        with opened(path) as stream:
            for piece, last in pieces(stream, self._size, functools.partial(_after_record, delimiter)):
                yield Chunk(path, start, start + len(piece), row=row, record=record, last=last)
                start += len(piece)
                row += ends.add(piece)
                record += sum(bool(one.values or one.broken) for one in _records(_lines_of(piece), delimiter))
                record -= start == len(piece)  # the header
        if not start:
            yield Chunk(path, 0, 0)

    def can_write(self, path: str) -> bool:
        """Whether all records can be read: behind a broken one nobody knows what is a field."""
        try:
            chunks = carrying(path, self.split(path, _NO_FIELDS))
            return all(self.load(chunk, self._content(chunk), _NO_FIELDS).writable for chunk in chunks)
        except OSError:
            return False  # whoever reads it says why

    def _content(self, chunk: Chunk) -> bytes:
        return content_of(chunk) if chunk.data is None else chunk.data

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """The texts of the records in a piece."""
        header = _header_of(chunk.path) if chunk.start else _header(chunk.path, data[:_HEAD])
        return LoadedRows(chunk, data, header, fields)


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
        self._problems: list[Problem] = []
        self._last: tuple[int, _Layout] | None = None
        self.documents: Sequence[Document] = self._documents
        self.problems: Sequence[Problem] = self._problems
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
        if not self._last or self._last[0] != index:  # findings of one text come together
            raw = self._raw[number]
            self._last = index, _Layout(raw, self._spans(number)[column], self._documents[index].text)
        line, before = self._last[1].place(offset)
        return Location(self._rows[number] + line, before + 1)

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
        done = 0
        for record in _records(lines, self._delimiter):
            self._raw.append("".join(lines[done : record.end]))
            self._rows.append(self._chunk.row + done)
            if record.broken:
                self._pass_over_broken(record.broken)
            elif record.values and not (self._chunk.start == 0 and len(self._raw) == 1):
                self._take(record.values)
            done = record.end

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

    def _pass_over_broken(self, error: str) -> None:
        """Say what is wrong with quotes in the record that was read last, at the field in which it is."""
        raw = self._raw[-1]
        at = _broken_field(raw, self._delimiter)
        is_open = raw.startswith('"', at) and error == _END
        self._pass_over(_UNCLOSED if is_open else _BROKEN(error=error), at)

    def _pass_over(self, why: Message, offset: int = 0) -> None:
        """Count the record that was read last, and say what is wrong with it and from where on, in code points."""
        line, before = _Layout(self._raw[-1], (offset, offset), "").place(0)
        self._fail(Problem(self._chunk.path, Location(self._rows[-1] + line, before + 1), why))
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
        self._problems.append(problem)
        self.writable = False


def _broken_field(raw: str, delimiter: str) -> int:
    """Where in a record the first field begins that has something behind its quotes, or no end of them; else 0."""
    ends = re.escape(delimiter) + r"\r\n"
    quoted = re.compile(rf'"[^"]*(?:""[^"]*)*"(?=[{ends}]|\Z)')
    plain = re.compile(f"[^{ends}]*")
    at = 0
    while match := (quoted if raw.startswith('"', at) else plain).match(raw, at):
        if raw[match.end() : match.end() + 1] != delimiter:
            return 0
        at = match.end() + 1
    return at


class _Layout:
    """Where the characters of one field stand in its record."""

    def __init__(self, raw: str, span: tuple[int, int], text: str) -> None:
        self._start, self._end = span
        quoted = raw[self._start - 1 : self._start] == '"'
        self._quotes = [match.start() for match in _QUOTE.finditer(text)] if quoted else []
        """Offsets into the text of the quotes, each of which is two in the record."""
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(raw, 0, self._end))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line in the record, and the column in that line, of a code point of the text; both from 0."""
        at = min(self._start + offset + bisect_left(self._quotes, offset), self._end)
        line = bisect_right(self._lines, at) - 1
        return line, at - self._lines[line]


class _Record(NamedTuple):
    """What the library says of a record."""

    values: list[str]
    broken: str
    """What is wrong with it; empty when nothing is."""
    end: int
    """Up to which line it goes."""


def _records(lines: Iterable[str], delimiter: str) -> list[_Record]:
    """The records in some lines, which have their line ends; fields may have any length."""
    with _fields_of_any_length():
        return list(_each_record(lines, delimiter))


def _first_record(lines: Iterable[str], delimiter: str) -> list[str]:
    """The values of the first of them; none where there is none."""
    with _fields_of_any_length():
        return next((record.values for record in _each_record(lines, delimiter)), [])


def _each_record(lines: Iterable[str], delimiter: str) -> Iterator[_Record]:
    """The same one by one, while fields may have any length."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            yield _Record(next(reader), "", reader.line_num)
        except StopIteration:
            return
        except csv.Error as error:  # the reader goes on behind it
            yield _Record([], str(error), reader.line_num)


@contextlib.contextmanager
def _fields_of_any_length() -> Iterator[None]:
    """Lift the library's bound, which holds for the whole process, and put back that of the program we are part of."""
    bound = csv.field_size_limit(_LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(bound)


def _lines_of(data: bytes | bytearray) -> list[str]:
    """Lines with a character for each byte, which is enough to tell records."""
    return io.StringIO(data.decode("latin-1"), newline="").readlines()


def _header_of(path: str) -> tuple[str, list[str]]:
    with opened(path) as stream:
        return _header(path, stream.read(_HEAD))


def _header(path: str, head: bytes) -> tuple[str, list[str]]:
    """The delimiter of a file, and the names of its fields."""
    is_tab = path.lower().removesuffix(codec_of(path)).endswith(".tsv")
    text = head.removeprefix(BOM).decode("utf-8", "replace")
    found = {one: _first_record(io.StringIO(text, newline=""), one) for one in ("\t" if is_tab else _DELIMITERS)}
    best = max(found, key=lambda one: len(found[one]))
    return best, found[best]


def _after_record(delimiter: str, buffer: bytearray) -> int:
    """Behind the last record but one: what is read so far may end in the midst of the last."""
    lines = _lines_of(buffer)
    ends = [record.end for record in _records(lines, delimiter)]
    return sum(map(len, lines[: ends[-2]])) if len(ends) > 1 else 0
