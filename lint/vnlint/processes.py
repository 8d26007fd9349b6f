"""Several processes that have work, of which each may die without taking the run along."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.source import Chunk
from vnlint.worker import Job, start, work

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Thing = TypeVar("Thing")
Result = TypeVar("Result")

AHEAD = 3
"""Tasks for each process that are on their way while the oldest is waited for."""
_PATIENCE = 1.0
"""Seconds after which a pool that has said nothing is looked at."""


class DiedError(Exception):
    """A process died, of this task or of another that was on its way."""


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
    """Processes of this machine as an engine."""

    def __init__(self, count: int, recipe: Recipe, mode: Mode) -> None:
        self._pool = Pool(count, start, recipe, mode)

    def submit(self, job: Job, chunks: Sequence[Chunk]) -> Task:
        """Have something done to a batch."""
        return self._pool.submit(work, job, chunks)

    def alone(self, job: Job, chunks: Sequence[Chunk]) -> Sequence[Any]:
        """Do it in a process that does nothing else."""
        return self._pool.alone(work, job, chunks)

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.__exit__(kind, error, trace)


class Pool:
    """Processes of this machine for any work, started when there is some. To be used with ``with``.

    They start as Python has it on the system: on Linux by a fork, before 3.14, which shares the tables and costs a few
    milliseconds. None of ours has threads by then but those of libraries that workers do not call.
    """

    def __init__(self, count: int, start: Callable[..., None] | None = None, *arguments: object) -> None:
        """``start`` is called with its arguments by each process before its first task."""
        self._count = count
        self._start = start, arguments
        self._many: ProcessPoolExecutor | None = None
        self._one: ProcessPoolExecutor | None = None
        """For what is done alone, while it is not known who kills processes."""

    def submit(self, work: Callable[..., Result], *arguments: object) -> Pending[Result]:
        """Have something done. When any process dies, nothing that was on its way comes to an end."""
        if self._many is None:
            self._many = self._started(self._count)
        try:
            return Pending(self, self._many, self._many.submit(work, *arguments))
        except BrokenProcessPool:
            self._many = self._started(self._count)
            return Pending(self, self._many, self._many.submit(work, *arguments))

    def alone(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Do it in a process that does nothing else. Raises what the work does, and DiedError when it dies of it."""
        if self._one is None:
            self._one = self._started(1)
        try:
            return Pending(self, self._one, self._one.submit(work, *arguments)).result()
        except DiedError:
            self._one = None
            raise

    def mapped(self, work: Callable[..., Result], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Result]:
        """What comes of the work for each of some arguments, in order. Raises what the work does, and DiedError."""
        begun = (self.submit(work, *arguments) for arguments in tasks)
        return (pending.result() for pending in ahead(begun, AHEAD * self._count))

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.kill()  # what they would say nobody waits for
        for executor in self._executors:
            executor.shutdown(wait=True, cancel_futures=True)

    def kill(self) -> None:
        """Kill all processes; what was on its way raises DiedError.

        A pool whose process dies while it says what came of a task waits for the rest for ever, unless nobody is left
        who could say it: neither another process, as each has what any of them writes to, nor this one.
        """
        for executor in self._executors:
            for process in _processes(executor):
                process.kill()
        for executor in self._executors:
            if executor._result_queue is not None:
                executor._result_queue._writer.close()  # type: ignore[attr-defined]

    @property
    def _executors(self) -> list[ProcessPoolExecutor]:
        return [executor for executor in (self._many, self._one) if executor is not None]

    def _started(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, initializer=_begin, initargs=self._start)


class Pending(Generic[Result]):
    """A task on its way to the processes of a pool."""

    def __init__(self, owner: Pool, executor: ProcessPoolExecutor, future: Future[Result]) -> None:
        self._owner, self._executor, self._future = owner, executor, future

    def result(self) -> Result:
        """What came of it, waited for. Raises what the work does, and DiedError."""
        while not wait((self._future,), _PATIENCE).done:
            if any(process.exitcode is not None for process in _processes(self._executor)):
                self._owner.kill()
        try:
            return self._future.result()
        except BrokenProcessPool as error:
            raise DiedError from error


def ahead(things: Iterable[Thing], most: int) -> Iterator[Thing]:
    """The same things in order, of which so many more are drawn before the oldest is given: tasks begin by that."""
    waiting: deque[Thing] = deque()
    for thing in things:
        waiting.append(thing)
        if len(waiting) > most:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def _processes(executor: ProcessPoolExecutor) -> list[BaseProcess]:
    return list((executor._processes or {}).values())


def _begin(start: Callable[..., None] | None, arguments: tuple[object, ...]) -> None:
    """Make this process one of a pool: it leaves an interruption to its parent, and ends when that does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if start is not None:
        start(*arguments)


def _end_with(sentinel: int) -> None:
    """Wait for another process to end, and end this one: one that was killed cannot tell its children."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
