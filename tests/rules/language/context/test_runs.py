"""Counts merged in pieces are those merged at once."""

import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vnlint_rules.language.context.learning.runs import counted, merged, write

keys = st.lists(st.integers(0, 400), max_size=200)


@given(st.lists(keys, max_size=5), st.integers(1, 3), st.sampled_from([7, 50, 10_000]))
def test_merged(several, least, room):
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / f"{number}.npy") for number in range(len(several))]
        for path, of_run in zip(paths, several, strict=True):
            write(path, *counted(np.array(of_run, np.uint64)))
        ranges = list(merged(paths, least, room))
    found = {key: count for part in ranges for key, count in zip(*(column.tolist() for column in part), strict=True)}
    expected = Counter(key for of_run in several for key in of_run)
    assert found == {key: count for key, count in expected.items() if count >= least}
    assert list(found) == sorted(found)
