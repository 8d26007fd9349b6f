"""Documents checked by several processes, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.diagnostic import Message
from vnlint.document import Document
from vnlint.errors import UsageError
from vnlint.linter import Checked
from vnlint.worker import Worker, start, work_on_documents

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_BATCH = 400_000
"""Code points that are checked together."""
_AHEAD = 3
_KILLED = Message(
    "a process was killed: is memory short? try again with --jobs 1",
    "một tiến trình đã bị giết: thiếu bộ nhớ? hãy thử lại với --jobs 1",
)

Documents = Sequence[tuple[str, Document]]
"""Each with the path of its file, whose settings count."""


class Pool:
    """Checks documents with a worker, or with several processes like it. To be used with ``with``."""

    def __init__(self, worker: Worker, recipe: Recipe, processes: int) -> None:
        self._worker = worker
        self._recipe = recipe
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        if self._processes > 1:
            from concurrent.futures import ProcessPoolExecutor  # only now: it takes long to load

            self._pool = ProcessPoolExecutor(self._processes, initializer=start, initargs=(self._recipe, Mode()))
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def check(self, documents: Documents) -> Iterator[Checked]:
        """What the rules say of each; the same whatever the number of processes.

        Raises UsageError when a process was killed.
        """
        if self._pool is None:
            for batch in _batches(documents):
                yield from self._worker.check_documents(batch)
            return
        from concurrent.futures import BrokenExecutor

        try:
            yield from self._checked(self._pool, documents)
        except BrokenExecutor as error:
            raise UsageError(_KILLED) from error

    def _checked(self, pool: ProcessPoolExecutor, documents: Documents) -> Iterator[Checked]:
        waiting: deque[Future[list[Checked]]] = deque()
        for batch in _batches(documents):
            waiting.append(pool.submit(work_on_documents, batch))
            if len(waiting) > _AHEAD * self._processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(documents: Documents) -> Iterator[Documents]:
    first, size = 0, 0
    for index, (_, document) in enumerate(documents):
        size += len(document.text)
        if size >= _BATCH or index + 1 == len(documents):
            yield documents[first : index + 1]
            first, size = index + 1, 0
