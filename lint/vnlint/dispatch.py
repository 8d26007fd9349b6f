"""Batches of chunks to where they are worked on, and what came of them back in order."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.diagnostic import Message
from vnlint.source import Chunk, Location, Problem, unreadable
from vnlint.worker import Job, Worker

if TYPE_CHECKING:
    from vnlint.processes import Engine, Task

Batch = list[Chunk]
Result = tuple[Chunk, Any] | Problem
"""What came of a chunk, by the job."""
MakeEngine = Callable[[int, Recipe, Mode], "Engine"]


@contextlib.contextmanager
def dispatching(worker: Worker, jobs: int, make: MakeEngine | None = None) -> Iterator[Dispatch]:
    """The way to as many processes; to this one alone for 1. ``make`` makes an engine elsewhere."""
    if jobs == 1 and make is None:
        yield Dispatch(worker, jobs, None)
        return
    with (make or _processes)(jobs, worker.recipe, worker.mode) as engine:
        yield Dispatch(worker, jobs, engine)


def _processes(jobs: int, recipe: Recipe, mode: Mode) -> Engine:
    from vnlint.processes import Processes  # only now: it takes longer to load than two files to check

    return Processes(jobs, recipe, mode)


class Dispatch:
    """Work for the processes of a run."""

    def __init__(self, worker: Worker, jobs: int, engine: Engine | None) -> None:
        """``worker`` does what is done in this process: all of it without an engine."""
        self._worker = worker
        self._jobs = jobs
        self._engine = engine

    def results(self, job: Job, batches: Iterable[Batch | Problem]) -> Iterator[Result]:
        """What comes of each chunk, in order; a problem keeps its place."""
        engine = self._engine
        if engine is None:
            for batch in batches:
                yield from [batch] if isinstance(batch, Problem) else self._here(job, batch)
            return
        from vnlint.processes import AHEAD, ahead

        begun = (batch if isinstance(batch, Problem) else (batch, engine.submit(job, batch)) for batch in batches)
        for due in ahead(begun, AHEAD * self._jobs):
            yield from self._due(engine, job, due)

    def _here(self, job: Job, batch: Batch) -> Sequence[Result]:
        try:
            return list(zip(batch, self._worker.do(job, batch), strict=True))
        except OSError as error:
            if len(batch) == 1:
                return [unreadable(batch[0].path, error)]
            return [result for chunk in batch for result in self._here(job, [chunk])]

    def _due(self, engine: Engine, job: Job, due: tuple[Batch, Task] | Problem) -> Iterable[Result]:
        from vnlint.processes import DiedError

        if isinstance(due, Problem):
            return [due]
        batch, task = due
        try:
            return list(zip(batch, task.result(), strict=True))
        except OSError:
            return self._here(job, batch)  # says which of the files it is
        except DiedError:
            return self._alone(engine, job, batch)

    def _alone(self, engine: Engine, job: Job, batch: Batch) -> Iterator[Result]:
        """A batch on its way when a process died, done once more; of one that kills again chunk by chunk."""
        from vnlint.processes import DiedError

        try:
            yield from zip(batch, engine.alone(job, batch), strict=True)
        except OSError:
            yield from self._here(job, batch)
        except DiedError:
            if len(batch) == 1:
                yield _died(batch[0])
            else:
                for chunk in batch:
                    yield from self._alone(engine, job, [chunk])


def _died(chunk: Chunk) -> Problem:
    en, vi = ("row", "dòng") if chunk.bytes_of_table else ("byte", "byte")
    return Problem(
        chunk.path,
        Location(chunk.row, 1),
        Message(
            f"the process that checked it was killed twice, from here on to {en} {chunk.stop:,}: is memory short? "
            "its findings are missing; try again with --jobs 1",
            f"tiến trình kiểm tra bị giết hai lần, từ đây đến {vi} {chunk.stop:,}: thiếu bộ nhớ? "
            "phần này chưa được kiểm tra; hãy thử lại với --jobs 1",
        ),
    )
