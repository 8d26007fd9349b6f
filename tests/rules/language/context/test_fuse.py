"""Filters give back what was put in, and seldom anything for what was not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnlint_rules.language.context.fuse import build


@pytest.mark.parametrize("cell_bits", [12, 16])
@given(keys=st.sets(st.integers(0, 2**48), max_size=300), data=st.data())
def test_every_key_has_its_value(cell_bits, keys, data):
    ordered = np.array(sorted(keys), np.uint64)
    values = np.array(data.draw(st.lists(st.integers(1, 15), min_size=len(keys), max_size=len(keys))), np.uint16)
    filled = build(ordered, values, 4, cell_bits)
    assert filled.cell_bits == cell_bits
    assert filled.values(ordered).tolist() == values.tolist()


def test_other_keys_have_none_but_for_one_in_two_to_the_bits():
    chance = np.random.default_rng(1)
    keys = np.unique(chance.integers(0, 2**40, 50_000).astype(np.uint64))
    filled = build(keys, chance.integers(1, 16, len(keys)).astype(np.uint16), 4, 12)
    others = chance.integers(2**41, 2**42, 200_000).astype(np.uint64)
    assert np.count_nonzero(filled.values(others)) / len(others) == pytest.approx(15 / 16 / 256, rel=0.2)


def test_the_order_of_keys_does_not_matter():
    keys = np.arange(1000, dtype=np.uint64)
    values = (keys % np.uint64(15) + np.uint64(1)).astype(np.uint16)
    one, other = build(keys, values, 4, 16), build(keys[::-1].copy(), values[::-1].copy(), 4, 16)
    assert one.low.tolist() == other.low.tolist()


def test_a_key_that_comes_twice_is_an_error():
    with pytest.raises(ValueError, match="twice"):
        build(np.array([7, 7], np.uint64), np.array([1, 2], np.uint16), 4, 16)
