"""Parquet: row groups are read in slices and written with codec, encoding and statistics as they were."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, BinaryIO

from vnlint.sources.tables import Table, TableSource, arrow_errors

_BUFFER = 1 << 16
"""Bytes of a column that are read at a time, so that a large row group is not held as a whole."""


class Parquet(TableSource):
    """Files of Apache Parquet."""

    name: str = "parquet"
    kind: str = "Parquet"
    suffixes: tuple[str, ...] = (".parquet", ".pq")

    @contextlib.contextmanager
    def opened(self, path: str) -> Iterator[Table]:
        """The table of a file."""
        with arrow_errors(self.kind):
            import pyarrow.parquet as pq

            with pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER, page_checksum_verification=True) as file:
                yield _Parquet(file)


class _Parquet:
    def __init__(self, file: Any) -> None:
        self._file = file
        self.schema: Any = file.schema_arrow
        self._known = file.metadata

    @cached_property
    def groups(self) -> Sequence[int]:
        return [self._known.row_group(group).num_rows for group in range(self._known.num_row_groups)]

    def slices(self, group: int, columns: Sequence[str], size: int) -> Iterator[Any]:
        parts = self._parts(group)
        total = sum(part.total_uncompressed_size for part in parts if part.path_in_schema.split(".")[0] in columns)
        rows = max(1, min(self.groups[group], self.groups[group] * size // max(1, total)))
        yield from self._file.iter_batches(rows, row_groups=[group], columns=columns, use_threads=False)

    def whole(self, group: int) -> Any:
        return self._file.read_row_group(group)

    @contextlib.contextmanager
    def writer(self, stream: BinaryIO) -> Iterator[Any]:
        import pyarrow.parquet as pq

        columns = self._parts(0)
        codecs = {column.path_in_schema: column.compression.lower() for column in columns}
        with pq.ParquetWriter(
            stream,
            self.schema,
            version="1.0" if self._known.format_version == "1.0" else "2.6",
            compression={path: "none" if codec == "uncompressed" else codec for path, codec in codecs.items()},
            use_dictionary=[column.path_in_schema for column in columns if any("DICT" in e for e in column.encodings)],
            write_statistics=[column.path_in_schema for column in columns if column.is_stats_set],
            use_compliant_nested_type=not any(".list.item" in path for path in codecs),
            store_schema=b"ARROW:schema" in (self._known.metadata or {}),
            write_page_index=any(column.has_offset_index for column in columns),
        ) as writer:
            yield lambda table: table.num_rows and writer.write_table(table, row_group_size=table.num_rows)

    def _parts(self, group: int) -> list[Any]:
        known = self._known.row_group(group)
        return [known.column(number) for number in range(known.num_columns)]
