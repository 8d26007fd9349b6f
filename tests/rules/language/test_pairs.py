"""The table of word pairs: the round trip, what is not in it, and what the shipped one prefers."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnlint import Document, word_hash
from vnlint_rules.language.pairs import NAME, NUMBER, Pairs, build, load, pair_keys, parse

CORPUS = (
    "con mèo trèo cây cau . hỏi thăm chú chuột đi đâu vắng nhà . con mèo đi chợ đường xa . con mèo mua mắm mua muối "
    * 3
)


def _counted(text: str) -> tuple[Pairs, dict[tuple[str, str], int]]:
    words = text.split()
    counts: dict[tuple[str, str], int] = {}
    for pair in itertools.pairwise(words):
        if "." not in pair:
            counts[pair] = counts.get(pair, 0) + 1
    keys = np.array([pair_keys(_hash(a), _hash(b))[0] for a, b in counts], np.uint64)
    return build(keys, np.array(list(counts.values())), len(words), 0, 0), counts


def _hash(word: str) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.array([word_hash(word)])


def test_the_counts_of_a_corpus_come_back() -> None:
    table, counts = _counted(CORPUS)
    for (a, b), count in counts.items():
        assert table.log_counts(_hash(a), _hash(b))[0] == pytest.approx(math.log(count), abs=table.step / 2 + 1e-6)


def test_pairs_that_were_not_seen_are_not_there() -> None:
    table, counts = _counted(CORPUS)
    tokens = Document(CORPUS).tokens.hashes
    left, right = np.meshgrid(np.unique(tokens), np.unique(tokens))
    found = np.isfinite(table.log_counts(left.ravel(), right.ravel())).sum()
    assert len(counts) <= found <= len(counts) + 0.05 * left.size


def test_dumped_and_parsed_is_the_same() -> None:
    table, counts = _counted(CORPUS)
    data = table.dump()
    assert data == _counted(CORPUS)[0].dump()
    again = parse(data)
    assert again.dump() == data
    for a, b in counts:
        assert again.log_counts(_hash(a), _hash(b)) == table.log_counts(_hash(a), _hash(b))
    with pytest.raises(ValueError, match="not a table"):
        parse(b"nope" + data[4:])


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="distinct"):
        build(np.array([7, 7], np.uint64), np.array([1, 1]), 2, 0, 0)


@given(st.dictionaries(st.integers(0, 2**64 - 1), st.integers(1, 100_000), max_size=400))
def test_any_counts_can_be_kept(counts: dict[int, int]) -> None:
    keys, values = np.array(list(counts), np.uint64), np.array(list(counts.values()), np.int64)
    table = build(keys, values, 1.0, 0.0, 0.0)
    assert parse(table.dump()).dump() == table.dump()
    assert table.log_counts(np.zeros(0, np.uint64), np.zeros(0, np.uint64)).shape == (0,)


def test_both_styles_are_one_word() -> None:
    table = load()
    old, new = Document("văn hóa").tokens.hashes, Document("văn hoá").tokens.hashes
    assert table.log_counts(old[:1], old[1:]) == table.log_counts(new[:1], new[1:]) > math.log(1000)


def test_classes_have_counts() -> None:
    table = load()
    year, mr = _hash("năm"), _hash("ông")
    assert table.log_counts(year, np.array([NUMBER])) > math.log(10_000)
    assert table.log_counts(mr, np.array([NAME])) > math.log(100)
