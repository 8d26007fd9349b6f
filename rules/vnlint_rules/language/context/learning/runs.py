"""Counts of more keys than fit into memory: sorted runs on disk, merged range by range."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Tallies = NDArray[np.int64]

ROOM = 32_000_000
"""Keys that are merged at a time; each takes some 40 bytes while it is sorted."""


def counted(keys: Keys) -> tuple[Keys, Tallies]:
    """The distinct ones of some keys, ascending, and how often each comes."""
    distinct, counts = np.unique(keys, return_counts=True)
    return distinct, counts.astype(np.int64)


def write(path: str, keys: Keys, counts: Tallies) -> None:
    """Write a run of distinct ascending keys; after a kill the file is not there, or whole."""
    part = f"{path}.part.npy"
    run = np.empty((2, len(keys)), np.uint64)
    run[0], run[1] = keys, counts
    np.save(part, run)
    os.replace(part, path)


def merged(paths: Sequence[str], least: int = 1, room: int = ROOM) -> Iterator[tuple[Keys, Tallies]]:
    """The sums of the counts of all runs, as ranges of ascending keys; keys with less than ``least`` are left out.

    ``room``: how many keys are in memory at a time, about.
    """
    runs = [run for path in paths if (run := np.load(path, mmap_mode="r")).shape[1]]
    starts = [0] * len(runs)
    for bound in [*_bounds(runs, room), None]:
        ends = [run.shape[1] if bound is None else int(np.searchsorted(run[0], bound)) for run in runs]
        keys = np.concatenate(
            [np.empty(0, np.uint64), *(run[0, a:b] for run, a, b in zip(runs, starts, ends, strict=True))]
        )
        counts = np.concatenate(
            [np.empty(0, np.uint64), *(run[1, a:b] for run, a, b in zip(runs, starts, ends, strict=True))]
        )
        starts = ends
        order = np.argsort(keys, kind="stable")
        keys, counts = keys[order], counts[order]
        if not len(keys):
            continue
        first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
        sums = np.add.reduceat(counts, first).astype(np.int64)
        kept = sums >= least
        yield keys[first][kept], sums[kept]


def _bounds(runs: Sequence[Keys], room: int) -> list[np.uint64]:
    """Keys that cut all runs together into ranges of about ``room`` keys: every so many of a sample, in order."""
    total = sum(run.shape[1] for run in runs)
    parts = -(-total // room)
    if parts < 2:
        return []
    step = max(1, total // (64 * parts))
    sample = np.sort(np.concatenate([run[0, ::step] for run in runs]))
    cuts = [sample[len(sample) * number // parts] for number in range(1, parts)]
    return sorted(set(cuts))
