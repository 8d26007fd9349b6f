"""Documents checked by one process or several, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from vnlint.diagnostic import Message
from vnlint.document import Document
from vnlint.errors import UsageError
from vnlint.linter import Checked
from vnlint.worker import Worker, start, work_on_documents

if TYPE_CHECKING:
    from vnlint.processes import Pool

_BATCH = 400_000
"""Code points that are checked together."""
_KILLED = Message(
    "a process was killed: is memory short? try again with --jobs 1",
    "một tiến trình đã bị giết: thiếu bộ nhớ? hãy thử lại với --jobs 1",
)

Documents = Sequence[tuple[str, Document]]
"""Each with the path of its file, whose settings count."""


class Checker:
    """Checks documents with a worker, or with several processes like it. To be used with ``with``."""

    def __init__(self, worker: Worker, processes: int) -> None:
        self._worker = worker
        self._pool: Pool | None = None
        if processes > 1:
            from vnlint.processes import Pool  # only now: it takes long to load

            self._pool = Pool(processes, start, worker.recipe, worker.mode)

    def __enter__(self) -> Checker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.__exit__(kind, error, trace)

    def check(self, documents: Documents) -> Iterator[Checked]:
        """What the rules say of each; the same whatever the number of processes.

        Raises UsageError when a process was killed.
        """
        if self._pool is None:
            for batch in _batches(documents):
                yield from self._worker.check_documents(batch)
            return
        from vnlint.processes import DiedError

        try:
            for checked in self._pool.mapped(work_on_documents, ((batch,) for batch in _batches(documents))):
                yield from checked
        except DiedError as error:
            raise UsageError(_KILLED) from error


def _batches(documents: Documents) -> Iterator[Documents]:
    first, size = 0, 0
    for index, (_, document) in enumerate(documents):
        size += len(document.text)
        if size >= _BATCH or index + 1 == len(documents):
            yield documents[first : index + 1]
            first, size = index + 1, 0
