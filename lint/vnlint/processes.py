"""Several processes that check batches, of which each may die without taking the run along."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.source import Chunk
from vnlint.worker import Job, start, work

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_PATIENCE = 1.0
"""Seconds after which a pool that has said nothing is looked at."""


class DiedError(Exception):
    """A process died, of these chunks or of others that were on their way."""


class Task(Protocol):
    """A batch on its way."""

    def result(self) -> Sequence[Any]:
        """What came of each of its chunks, waited for. Raises OSError for a file that cannot be read, and DiedError."""


class Engine(Protocol):
    """Where batches are checked. To be used with ``with``; leaving it by an error gives up what is on its way."""

    def submit(self, job: Job, chunks: Sequence[Chunk]) -> Task:
        """Have something done to a batch."""

    def alone(self, job: Job, chunks: Sequence[Chunk]) -> Sequence[Any]:
        """Do it in a process that does nothing else. Raises OSError, and DiedError when it dies of it."""

    def __enter__(self) -> Engine: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Processes:
    """Processes of this machine, started when there is work.

    They start as Python has it on the system: on Linux by a fork, before 3.14, which shares the tables and costs a few
    milliseconds. None of ours has threads by then but those of libraries that workers do not call.
    """

    def __init__(self, count: int, recipe: Recipe, mode: Mode) -> None:
        self._count = count
        self._arguments = recipe, mode
        self._pool: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None
        """A pool of one, while it is not known who kills processes."""

    def submit(self, job: Job, chunks: Sequence[Chunk]) -> Task:
        """Have something done to a batch. When any process dies, nothing that was on its way comes to an end."""
        if self._pool is None:
            self._pool = self._started(self._count)
        try:
            return self._task(self._pool, job, chunks)
        except BrokenProcessPool:
            self._pool = self._started(self._count)
            return self._task(self._pool, job, chunks)

    def alone(self, job: Job, chunks: Sequence[Chunk]) -> Sequence[Any]:
        """Do it to a batch while no other is on its way."""
        if self._alone is None:
            self._alone = self._started(1)
        try:
            return self._task(self._alone, job, chunks).result()
        except DiedError:
            self._alone = None
            raise

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.kill()  # what they would say nobody waits for
        for pool in self._pools:
            pool.shutdown(wait=True, cancel_futures=True)

    def kill(self) -> None:
        """Kill all processes; what was on its way raises DiedError.

        A pool whose process dies while it says what came of a batch waits for the rest for ever, unless nobody is left
        who could say it: neither another process, as each has what any of them writes to, nor this one.
        """
        for pool in self._pools:
            for process in _processes(pool):
                process.kill()
        for pool in self._pools:
            if pool._result_queue is not None:
                pool._result_queue._writer.close()  # type: ignore[attr-defined]

    @property
    def _pools(self) -> list[ProcessPoolExecutor]:
        return [pool for pool in (self._pool, self._alone) if pool is not None]

    def _started(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, initializer=start, initargs=self._arguments)

    def _task(self, pool: ProcessPoolExecutor, job: Job, chunks: Sequence[Chunk]) -> Task:
        return _Task(self, pool, pool.submit(work, job, chunks))


class _Task:
    def __init__(self, owner: Processes, pool: ProcessPoolExecutor, future: Future[Sequence[Any]]) -> None:
        self._owner, self._pool, self._future = owner, pool, future

    def result(self) -> Sequence[Any]:
        while not wait((self._future,), _PATIENCE).done:
            if any(process.exitcode is not None for process in _processes(self._pool)):
                self._owner.kill()
        try:
            return self._future.result()
        except BrokenProcessPool as error:
            raise DiedError from error


def _processes(pool: ProcessPoolExecutor) -> list[BaseProcess]:
    return list((pool._processes or {}).values())
