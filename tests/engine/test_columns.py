"""Columns say of a text what plain Python says of it."""

import re

import numpy as np
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import either
from vnlint.columns import Columns, word_hash, word_hashes


@given(either)
def test_codes_are_code_points(text):
    assert Columns(text).codes.tolist() == list(map(ord, text))


@given(either)
def test_lines_end_at_lf_crlf_and_cr_only(text):
    expected = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    assert Columns(text).line_starts.tolist() == expected


@given(either)
def test_tokens_are_runs_of_letters_and_marks(text):
    text = "".join(c for c in text if ord(c) < 0x10000)  # beyond, a table row is a block of 256 characters
    tokens = Columns(text).tokens
    expected = [match.span() for match in regex.finditer(r"[\p{L}\p{M}]+", text)]
    assert list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)) == expected


@given(either, st.integers(0, 50), st.integers(0, 50))
def test_a_slice_of_tokens_counts_from_its_start(text, a, b):
    start, stop = sorted((min(a, len(text)), min(b, len(text))))
    part = Columns(text).tokens.between(start, stop)
    assert all(s >= 0 for s in part.starts.tolist())
    for s, e, h in zip(part.starts, part.ends, part.hashes, strict=True):
        assert word_hash(text[start + s : start + e]) == h


@pytest.mark.parametrize(("a", "b"), [("Đường", "đường"), ("ỦY", "ủy"), ("VIỆT", "việt"), ("ΣΑΣ", "σασ")])
def test_case_does_not_change_a_hash(a, b):
    assert word_hash(a) == word_hash(b)


def test_hashes_tell_words_apart():
    words = {a + b + c for a in "bcdđghklmn" for b in "aăâeêioôơuưy" for c in ["", "c", "m", "n", "ng", "p", "t"]}
    assert len({int(word_hash(word)) for word in words}) == len(words)


def test_a_hash_does_not_depend_on_the_place():
    tokens = Columns("nghiêng " * 3000).tokens
    assert len(np.unique(tokens.hashes)) == 1


def test_only_one_word_has_a_word_hash():
    with pytest.raises(ValueError, match="not one word"):
        word_hash("hai từ")
    with pytest.raises(ValueError, match="'hai từ'"):
        word_hashes(["một", "hai từ", "ba"])


def test_hashes_of_many_words_are_those_of_each():
    words = ["một", "Hai", "ba", "ba"]
    assert word_hashes(words).tolist() == [word_hash(word) for word in words]
    assert word_hashes([]).tolist() == []
