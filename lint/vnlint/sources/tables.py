"""Tables: a row is read as a line of JSON, of the columns that matter, and fixed lines go back into the columns.

So a table has the paths, names, contexts and places of JSON Lines: its row ``n`` is line ``n``, as a diff shows it.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Protocol, cast

import msgspec

from vnlint.source import Chunk, Fields, Loaded, Rewriting
from vnlint.sources.atomic import give_up, replace_file
from vnlint.sources.columns import columns_of, text_columns, twice
from vnlint.sources.jsonl import LoadedRecords
from vnlint.sources.paths import find, replaced
from vnlint.sources.pieces import PIECE

_SLICE = PIECE // 4
"""Bytes of a slice: its rows and its lines are in memory together, beside a large library."""


class Table(Protocol):
    """An open table of Arrow's kinds. Reading raises OSError for damage."""

    schema: Any

    @property
    def groups(self) -> Sequence[int]:
        """How many rows each group has: what is stored, and written, together."""

    def slices(self, group: int, columns: Sequence[str], size: int) -> Iterator[Any]:
        """A group as record batches of some columns, of about so many bytes each."""

    def whole(self, group: int) -> Any:
        """All of a group, as `pyarrow.Table`."""

    def writer(self, stream: BinaryIO) -> contextlib.AbstractContextManager[Any]:
        """A function that writes a group as this table has it, given a `pyarrow.Table`."""


class TableSource:
    """A format of tables; what it adds is `opened`."""

    kind: str
    """What users call it."""
    may_be_compressed: bool = False

    def __init__(self, size: int = _SLICE) -> None:
        self._size = size
        """Bytes of the columns read, from which on a group is cut."""

    def opened(self, path: str) -> contextlib.AbstractContextManager[Table]:
        """The table of a file. Raises OSError for what cannot be read or is none."""
        raise NotImplementedError

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The rows in slices of groups, each with its lines: to find one again all before it would be read."""
        import pyarrow as pa

        with self.opened(path) as table:
            names, row, rows = table.schema.names, 0, sum(table.groups)
            columns = columns_of(names, fields)
            if problem := twice(path, names, fields):
                yield Chunk(path, 0, 0, problem=problem)
                return
            for group in range(len(table.groups)):
                for batch in table.slices(group, columns, self._size):
                    data, stop = as_lines(rows_of(batch)), row + batch.num_rows
                    del batch  # while its lines are checked
                    pa.default_memory_pool().release_unused()
                    if stop > row:
                        size = max(1, len(data))
                        yield Chunk(path, row, stop, data, row + 1, row, last=stop == rows, bytes_of_table=size)
                    row = stop
            if not rows:
                yield Chunk(path, 0, 0, data=b"")

    def read(self, chunk: Chunk, fields: Fields) -> bytes:
        """The lines of a slice."""
        with self.opened(chunk.path) as table:
            columns, row = columns_of(table.schema.names, fields), 0
            for group, rows in enumerate(table.groups):
                if row <= chunk.start < row + rows:
                    for batch in table.slices(group, columns, self._size):
                        if row == chunk.start:
                            return as_lines(rows_of(batch))
                        row += batch.num_rows
                row += rows
        return b""

    def can_write(self, path: str) -> bool:
        """Whether all of it can be read, the columns without texts as well: to write one group all are written."""
        with self.opened(path) as table:
            for group in range(len(table.groups)):
                table.whole(group)
        return True

    def rewriting(
        self, path: str, fields: Fields, since: os.stat_result | None, target: str | None = None
    ) -> Rewriting:
        """The table written anew, with the texts that changed."""
        with contextlib.ExitStack() as undo:
            table = undo.enter_context(self.opened(path))
            stream = undo.enter_context(replace_file(path, since, target))
            write = undo.enter_context(table.writer(stream))
            return _Rewriting(table, write, fields, undo.pop_all(), self.kind)

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """The texts of a slice, whose lines are ``data``."""
        return LoadedRecords(chunk, data, fields)


class _Rewriting:
    """The new version of a table; a group is written as soon as no change can come for it."""

    def __init__(self, old: Table, write: Any, fields: Fields, undo: contextlib.ExitStack, kind: str) -> None:
        self._old, self._write, self._fields, self._undo, self._kind = old, write, fields, undo, kind
        self._group = self._row = 0
        """The group to be written next, and its first row."""
        self._changes: list[tuple[int, int, bytes]] = []

    def replace(self, start: int, stop: int, content: bytes) -> None:
        """Put the texts of lines for those of rows ``start`` to ``stop``."""
        while start >= self._row + self._old.groups[self._group]:
            self._write_group()
        self._changes.append((start, stop, content))

    def commit(self) -> None:
        """Write what is left, and put the new file in place."""
        while self._group < len(self._old.groups):
            self._write_group()
        self._undo.close()

    def discard(self) -> None:
        """Give the new version up."""
        give_up(self._undo)

    def _write_group(self) -> None:
        table = self._old.whole(self._group)
        columns = columns_of(table.column_names, self._fields)
        for start, stop, content in self._changes:
            first, rows = start - self._row, stop - start
            old = table.slice(first, rows).select(columns)
            texts = old.select(text_columns(columns, self._fields)).to_pydict()
            changed = with_texts(texts, as_lines(rows_of(old)), content, self._fields)
            for name, values in changed.items():
                table = _with_values(table, name, first, values)
        self._changes.clear()
        with arrow_errors(self._kind):
            self._write(table)
        self._row += table.num_rows
        self._group += 1


def _with_values(table: Any, name: str, first: int, values: Sequence[Any]) -> Any:
    """The table with other values in a column from a row on."""
    import pyarrow as pa

    at = table.schema.get_field_index(name)
    field, column = table.schema.field(at), table.column(at)
    new = pa.chunked_array([pa.array(values, field.type)], field.type)
    parts = (column.slice(0, first), new, column.slice(first + len(values)))
    chunks = [chunk for part in parts for chunk in part.chunks]
    return table.set_column(at, field, pa.chunked_array(chunks, field.type))


def rows_of(batch: Any) -> list[dict[str, Any]]:
    """The rows of a record batch or table, with times of Python's own; in a column of their own others come as text.

    Raises OSError where a value is none of Python's, as a time in the year 99,999.
    """
    import pyarrow as pa

    try:
        try:
            rows = batch.to_pylist()
        except (ValueError, OverflowError):
            times = [number for number, field in enumerate(batch.schema) if pa.types.is_temporal(field.type)]
            for number in times:
                batch = batch.set_column(number, batch.schema.names[number], batch.column(number).cast(pa.string()))
            rows = batch.to_pylist()
    except (ValueError, OverflowError) as error:
        reason = str(error).partition(". ")[0]
        raise OSError(f"a value cannot be read ({reason}); leave its column out, or cast it to text") from error
    return cast(list[dict[str, Any]], rows)


def as_lines(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as lines of JSON, with no line end behind the last. Bytes come as null: they are no text."""
    return b"\n".join(_encode({name: _without_bytes(value) for name, value in row.items()}) for row in rows)


def with_texts(
    columns: Mapping[str, Sequence[Any]], before: bytes, after: bytes, fields: Fields
) -> dict[str, list[Any]]:
    """The columns in which texts changed from ``before`` to ``after``, with those texts.

    Both are lines as `as_lines` makes them of ``columns`` and others; all other values stay as they are.
    """
    changed: dict[str, list[Any]] = {}
    for row, (old, new) in enumerate(zip(before.split(b"\n"), after.split(b"\n"), strict=True)):
        if old == new:
            continue
        was, now = json.loads(old), json.loads(new)
        for path in fields.text:
            for (steps, text), (_, other) in zip(find(was, path), find(now, path), strict=True):
                if text != other and isinstance(other, str):
                    name, *way = steps
                    values = changed.setdefault(str(name), list(columns[str(name)]))
                    values[row] = replaced(values[row], way, other)
    return changed


@contextlib.contextmanager
def arrow_errors(kind: str) -> Iterator[None]:
    """Errors of Arrow as OSError, and the way to install it as well. ``kind``: what the file was to be."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise OSError(f"{kind} needs a package more: pip install 'vnlint[parquet]'") from error
    try:
        yield
    except pa.ArrowException as error:
        raise OSError(f"{kind}: {str(error).splitlines()[0]}") from error


_encode = msgspec.json.Encoder(enc_hook=str).encode  # what JSON has no kind for comes as text


def _without_bytes(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_bytes(item) for key, item in value.items()}
    if isinstance(value, list):
        return list(map(_without_bytes, value))
    return None if isinstance(value, bytes) else value
