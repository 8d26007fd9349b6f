"""Arrow IPC: files (Feather) and streams, as `datasets` saves them; record batches are written as they were."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, BinaryIO

from vnlint.sources.tables import Table, TableSource, arrow_errors

_MAGIC = b"ARROW1\0\0"
"""How a file begins; behind it stands a stream."""
_CODECS = (None, "lz4", "zstd")


class Arrow(TableSource):
    """Files of Arrow's own format, with a footer or as a stream."""

    name: str = "arrow"
    kind: str = "Arrow"
    suffixes: tuple[str, ...] = (".arrow", ".feather")

    @contextlib.contextmanager
    def opened(self, path: str) -> Iterator[Table]:
        """The table of a file."""
        with arrow_errors(self.kind):
            import pyarrow as pa

            with pa.memory_map(path) as source:
                yield _Arrow(source)


class _Arrow:
    def __init__(self, source: Any) -> None:
        import pyarrow as pa

        self._source = source
        self._is_file = source.read(len(_MAGIC)) == _MAGIC
        source.seek(0)
        reader = pa.ipc.open_file(source) if self._is_file else pa.ipc.open_stream(source)
        self.schema: Any = reader.schema
        # Batches are places in the mapped file; compressed ones of a file are unpacked when they are asked for.
        known = [] if self._is_file else list(reader)
        self._batch: Callable[[int], Any] = reader.get_batch if self._is_file else known.__getitem__
        self._count: int = reader.num_record_batches if self._is_file else len(known)

    @cached_property
    def groups(self) -> Sequence[int]:
        return [self._batch(number).num_rows for number in range(self._count)]

    def slices(self, group: int, columns: Sequence[str], size: int) -> Iterator[Any]:
        batch = self._batch(group).select(columns)
        rows = max(1, batch.num_rows * size // max(1, batch.nbytes))
        for start in range(0, batch.num_rows, rows):
            yield batch.slice(start, rows)

    def whole(self, group: int) -> Any:
        import pyarrow as pa

        return pa.Table.from_batches([self._batch(group)], self.schema)

    @contextlib.contextmanager
    def writer(self, stream: BinaryIO) -> Iterator[Any]:
        import pyarrow as pa

        options = pa.ipc.IpcWriteOptions(compression=self._codec())
        new = pa.ipc.new_file if self._is_file else pa.ipc.new_stream
        with new(stream, self.schema, options=options) as writer:
            yield lambda table: writer.write_table(table.combine_chunks())

    def _codec(self) -> str | None:
        """How record batches are compressed: pyarrow does not say, but the size of the first tells."""
        import pyarrow as pa

        if not self.groups:
            return None
        self._source.seek(len(_MAGIC) if self._is_file else 0)
        size, first = _size_of_first(self._source), self._batch(0)

        def difference(codec: str | None) -> int:
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, self.schema, options=pa.ipc.IpcWriteOptions(compression=codec)) as writer:
                writer.write_batch(first)
            return abs(_size_of_first(pa.BufferReader(sink.getvalue())) - size)

        return min(_CODECS, key=difference)


def _size_of_first(source: Any) -> int:
    """Bytes of the first record batch of a stream."""
    import pyarrow as pa

    messages = pa.ipc.MessageReader.open_stream(source)
    return next(int(message.body.size) for message in messages if message.type == "record batch")
