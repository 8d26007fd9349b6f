"""Parquet: read by slices of row groups, rewritten row group by row group with all that is not text as it was."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any, BinaryIO

from vnlint.diagnostic import Message
from vnlint.source import Chunk, Fields, Loaded, Problem, Rewriting
from vnlint.sources.atomic import replace_file
from vnlint.sources.jsonl import LoadedRecords
from vnlint.sources.pieces import PIECE
from vnlint.sources.tables import as_lines, columns_of, with_texts

_BUFFER = 1 << 16
"""Bytes of a column that are read at a time, so that a large row group is not held as a whole."""


class Parquet:
    """Files of Apache Parquet."""

    name: str = "parquet"
    suffixes: tuple[str, ...] = (".parquet", ".pq")
    may_be_compressed: bool = False

    def __init__(self, size: int = PIECE) -> None:
        self._size = size
        """Bytes of the columns read, from which on a row group is cut."""

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The rows in slices of row groups, each with its lines: to find one again all before it would be read."""
        import pyarrow as pa

        with _opened(path) as file:
            names = file.schema_arrow.names
            if twice := [name for name in columns_of(names, fields) if names.count(name) > 1]:
                yield Chunk(path, 0, 0, problem=_twice(path, twice[0]))
                return
            left = file.metadata.num_rows
            row = 0
            for group in range(file.num_row_groups):
                for batch in _batches(file, group, fields, self._size):
                    data = as_lines(batch.to_pylist())
                    pa.default_memory_pool().release_unused()
                    left -= batch.num_rows
                    stop = row + batch.num_rows
                    size = max(1, len(data))
                    yield Chunk(path, row, stop, row=row + 1, record=row, last=not left, data=data, bytes_of_table=size)
                    row = stop
            if not row:
                yield Chunk(path, 0, 0, data=b"")

    def read(self, chunk: Chunk, fields: Fields) -> bytes:
        """The lines of a slice."""
        with _opened(chunk.path) as file:
            row = 0
            for group in range(file.num_row_groups):
                rows = file.metadata.row_group(group).num_rows
                if row <= chunk.start < row + rows:
                    for batch in _batches(file, group, fields, self._size):
                        if row == chunk.start:
                            return as_lines(batch.to_pylist())
                        row += batch.num_rows
                row += rows
        return b""

    def can_write(self, path: str) -> bool:
        """All that can be read can be written."""
        return True

    def rewriting(self, path: str, fields: Fields, since: os.stat_result | None) -> Rewriting:
        """The table written anew, with the texts that changed."""
        return _Rewriting(path, fields, since)

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """The texts of a slice, whose lines are `data`."""
        return LoadedRecords(chunk, data, fields)


class _Rewriting:
    """The new version of a table; row groups are written as soon as no change can come for them."""

    def __init__(self, path: str, fields: Fields, since: os.stat_result | None) -> None:
        self._fields = fields
        self._undo = contextlib.ExitStack()
        self._old = self._undo.enter_context(_opened(path))
        stream = self._undo.enter_context(replace_file(path, since))
        self._writer = self._undo.enter_context(_writer(stream, self._old))
        self._group = self._row = 0
        """The row group to be written next, and its first row."""
        self._changes: list[tuple[int, int, bytes]] = []

    def replace(self, start: int, stop: int, content: bytes) -> None:
        """Put the texts of lines for those of rows ``start`` to ``stop``."""
        while start >= self._row + self._old.metadata.row_group(self._group).num_rows:
            self._write_group()
        self._changes.append((start, stop, content))

    def commit(self) -> None:
        """Write what is left, and put the new file in place."""
        while self._group < self._old.num_row_groups:
            self._write_group()
        self._undo.close()

    def discard(self) -> None:
        """Give the new version up."""
        with contextlib.suppress(_Discarded):
            self._undo.__exit__(_Discarded, _Discarded(), None)

    def _write_group(self) -> None:
        import pyarrow as pa

        table = self._old.read_row_group(self._group)
        names = columns_of(table.column_names, self._fields)
        for start, stop, content in self._changes:
            first, rows = start - self._row, stop - start
            old = table.slice(first, rows).select(names)
            changed = with_texts(old.to_pydict(), as_lines(old.to_pylist()), content, self._fields)
            for name, values in changed.items():
                at = table.schema.get_field_index(name)
                field, column = table.schema.field(at), table.column(at)
                new = pa.chunked_array([pa.array(values, field.type)], field.type)
                parts = (column.slice(0, first), new, column.slice(first + rows))
                column = pa.chunked_array([chunk for part in parts for chunk in part.chunks], field.type)
                table = table.set_column(at, field, column)
        self._changes.clear()
        if table.num_rows:
            self._writer.write_table(table, row_group_size=table.num_rows)
        self._row += table.num_rows
        self._group += 1


class _Discarded(Exception):  # noqa: N818 (no error)
    pass


def _batches(file: Any, group: int, fields: Fields, size: int) -> Iterator[Any]:
    """A row group in record batches of about so many bytes, the columns of the fields alone."""
    columns = columns_of(file.schema_arrow.names, fields)
    known = file.metadata.row_group(group)
    parts = (known.column(number) for number in range(known.num_columns))
    total = sum(part.total_uncompressed_size for part in parts if part.path_in_schema.split(".")[0] in columns)
    rows = max(1, min(known.num_rows, known.num_rows * size // max(1, total)))
    yield from file.iter_batches(rows, row_groups=[group], columns=columns, use_threads=False)


@contextlib.contextmanager
def _opened(path: str) -> Iterator[Any]:
    """A Parquet file. Raises OSError for what cannot be read or is none, reading it too."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise OSError("Parquet needs a package more: pip install 'vnlint[parquet]'") from error
    try:
        with pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER) as file:
            yield file
    except pa.ArrowException as error:
        raise OSError(f"no Parquet, or damaged: {str(error).splitlines()[0]}") from error


def _writer(stream: BinaryIO, old: Any) -> Any:
    """A writer that encodes as the old file is encoded, as far as its description tells."""
    import pyarrow.parquet as pq

    description = old.metadata
    first = description.row_group(0)
    columns = [first.column(number) for number in range(first.num_columns)]
    codecs = {column.path_in_schema: column.compression.lower() for column in columns}
    return pq.ParquetWriter(
        stream,
        old.schema_arrow,
        version="1.0" if description.format_version == "1.0" else "2.6",
        compression={path: "none" if codec == "uncompressed" else codec for path, codec in codecs.items()},
        use_dictionary=[column.path_in_schema for column in columns if any("DICT" in e for e in column.encodings)],
        write_statistics=[column.path_in_schema for column in columns if column.is_stats_set],
        use_compliant_nested_type=not any(".list.item" in path for path in codecs),
        store_schema=b"ARROW:schema" in (description.metadata or {}),
        write_page_index=any(column.has_offset_index for column in columns),
    )


def _twice(path: str, name: str) -> Problem:
    return Problem(
        path,
        None,
        Message(
            f"there are several columns `{name}`; rename all but one",
            f"có nhiều cột `{name}`; hãy đổi tên, chỉ giữ một",
        ),
    )
