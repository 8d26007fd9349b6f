"""`vnlint check --engine ray`: batches of a run as tasks of Ray, here or on a cluster that shares the files."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import ray
from ray.exceptions import RayTaskError, WorkerCrashedError

from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.processes import DiedError, Task
from vnlint.source import Chunk
from vnlint.worker import Job, work_as

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_SHORT_OF_MEMORY = getattr(ray.exceptions, "OutOfMemoryError", WorkerCrashedError)


class RayTasks:
    """An engine (`vnlint.processes.Engine`): a task whose worker dies is run once more by Ray, others do not notice."""

    def __init__(self, count: int, recipe: Recipe, mode: Mode) -> None:
        """``count``: processes to use where no cluster runs yet; 0 for one a processor."""
        self._packed = pickle.dumps((recipe, mode))
        self._folder = os.getcwd()
        self._count = count
        self._own = False

    def submit(self, job: Job, chunks: Sequence[Chunk]) -> Task:
        """Have something done to a batch."""
        return _Task(_done.remote(self._folder, self._packed, job, chunks))

    def alone(self, job: Job, chunks: Sequence[Chunk]) -> Sequence[Any]:
        """Do it once more."""
        return self.submit(job, chunks).result()

    def __enter__(self) -> RayTasks:
        if not ray.is_initialized():
            variables = dict.fromkeys(_THREADS, "1")
            ray.init(
                num_cpus=None if "RAY_ADDRESS" in os.environ else self._count or None,
                include_dashboard=False,
                log_to_driver=False,
                logging_level="error",
                runtime_env={"env_vars": variables},
            )
            self._own = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._own:
            ray.shutdown()


def _do(folder: str, packed: bytes, job: Job, chunks: Sequence[Chunk]) -> Sequence[Any]:
    os.chdir(folder)  # paths are those of the command line
    return work_as(packed, job, chunks)


_done = ray.remote(max_retries=1)(_do)


class _Task:
    def __init__(self, reference: ray.ObjectRef) -> None:
        self._reference = reference

    def result(self) -> Sequence[Any]:
        try:
            found: Sequence[Any] = ray.get(self._reference)
        except (WorkerCrashedError, _SHORT_OF_MEMORY) as error:
            raise DiedError from error
        except RayTaskError as error:
            if isinstance(error.cause, OSError):
                raise error.cause from error
            raise
        return found
