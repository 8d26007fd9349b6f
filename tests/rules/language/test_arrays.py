from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from vnlint_rules.language.arrays import pack, unpack, write

KINDS = st.sampled_from([np.dtype(name) for name in ("u1", "i1", "<u2", ">i4", "u8", "f8", "?")])
ARRAYS = KINDS.flatmap(lambda kind: arrays_of.arrays(kind, arrays_of.array_shapes(min_dims=0, max_dims=3, min_side=0)))


@given(st.dictionaries(st.text(max_size=8), ARRAYS, max_size=4))
def test_what_is_packed_is_unpacked(arrays):
    again = unpack(pack(arrays))
    assert list(again) == list(arrays)
    for name, array in arrays.items():
        assert again[name].shape == array.shape
        np.testing.assert_array_equal(again[name], array)


def test_arrays_lie_where_the_processor_wants_them(tmp_path: Path):
    path = tmp_path / "arrays.bin"
    write(path, {"text": np.frombuffer(b"abc", np.uint8), "weights": np.array([0.5, 2.0])})
    weights = unpack(path.read_bytes())["weights"]
    assert weights.flags.aligned
    assert weights.tolist() == [0.5, 2.0]


def test_what_is_cut_short_is_told():
    with pytest.raises(ValueError, match="buffer"):
        unpack(pack({"weights": np.array([0.5, 2.0])})[:-8])
