"""Pools whose processes die at the worst of times: while they say what came of a batch."""

import gc
import multiprocessing
import multiprocessing.queues
import os
import signal
import struct
import sys
import time

import pytest

from vnlint import processes
from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.processes import DiedError, Pool, Processes, ahead
from vnlint.worker import Job

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or multiprocessing.get_start_method() != "fork",
    reason="other processes do not know what a test puts in place of the work",
)


def _half_said(job, chunks):
    """Begin a result of 1,000 bytes and die."""
    queue = next(one for one in gc.get_objects() if isinstance(one, multiprocessing.queues.SimpleQueue))
    os.write(queue._writer.fileno(), struct.pack("!i", 1_000) + b"half")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def pool(monkeypatch):
    monkeypatch.setattr(processes, "work", _half_said)
    monkeypatch.setattr(processes, "_PATIENCE", 0.1)
    return Processes(2, Recipe(isolated=True), Mode())


def test_half_a_result_is_a_death(pool):
    with pool as engine, pytest.raises(DiedError):
        engine.submit(Job.CHECK, []).result()


def test_half_a_result_does_not_keep_an_interrupted_run(pool):
    def interrupted():
        with pool as engine:
            task = engine.submit(Job.CHECK, [])
            time.sleep(1)
            assert not task._future.done()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()


def test_so_many_are_drawn_ahead():
    drawn = []
    given = ahead(map(drawn.append, range(5)), 2)
    next(given)
    assert drawn == [0, 1, 2]
    assert [*ahead(range(5), 2)] == [*range(5)]


def test_what_is_mapped_comes_in_order():
    with Pool(2) as own:
        assert list(own.mapped(divmod, ((number, 3) for number in range(20)))) == [divmod(n, 3) for n in range(20)]


def test_a_death_ends_what_is_mapped_and_the_pool_has_others():
    with Pool(2) as own:
        with pytest.raises(DiedError):
            list(own.mapped(os._exit, [(1,)] * 9))
        assert list(own.mapped(abs, [(-1,)])) == [1]


def test_what_the_work_raises_is_raised():
    with Pool(2) as own, pytest.raises(ZeroDivisionError):
        list(own.mapped(divmod, [(1, 1), (1, 0)]))
