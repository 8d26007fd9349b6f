"""The word lists: what is known in either style, what the press misprints and must not be, and the table of hashes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from vnlint import Document, word_hash
from vnlint_rules.language import lexicon
from vnlint_rules.language.lexicon import FLOOR, WordTable, frequency, frequent_compound, is_attested, known
from vnlint_rules.language.syllable import is_legal
from vnlint_rules.language.tone import fold_style


@pytest.mark.parametrize(
    "word",
    "không hoà hòa Thúy THUÝ khoẻ được nghiêng khuỷu quý giếng xoong Đắk Krông Kạn ôtô bêtông nilông HĐND ĐBQH Müller "
    "José internet video Nguyễn Huỳnh ngoằn ngoèo gãy".split(),
)
def test_known_words(word: str) -> None:
    assert is_attested(word)
    assert known().contains(np.array([word_hash(word)])).all()


@pytest.mark.parametrize(
    "word", "nghành đươc môt nguời qúa giừơng cuả viêc hơp huơng Viêt đồngđối aviện khuyếch".split()
)
def test_misprints_are_illegal_however_often_they_are_printed(word: str) -> None:
    assert not is_attested(word)
    assert not is_legal(word)
    assert not known().contains(np.array([word_hash(word)])).any()


@pytest.mark.parametrize("word", "chổ cùa nẳm nhửng phảnh dến ngưới triễn nhiệp khoàng hiều".split())
def test_misprints_that_can_be_said_are_in_no_list(word: str) -> None:
    assert not is_attested(word)
    assert is_legal(word)
    assert not known().contains(np.array([word_hash(word)])).any()


def test_lists_have_the_size_they_should() -> None:
    folded = {fold_style(word) for word in lexicon.syllables()}
    assert 6_500 <= len(folded) <= 7_500
    assert all(map(is_legal, folded))
    assert 10_000 <= len(lexicon.others()) <= 20_000


def test_the_letters_and_foreign_words_of_no_list_are_not_known() -> None:
    assert not is_attested("Xqzt")
    assert not is_legal("Xqzt")
    assert frequency("Xqzt") == FLOOR


def test_both_styles_are_as_frequent() -> None:
    assert frequency("Hòa") == frequency("hoà") > frequency("nhoè")
    assert frequency("và") > frequency("tịch") > frequency("khuỵu") > FLOOR


def test_every_known_word_is_in_the_table() -> None:
    words = [*lexicon.syllables(), *lexicon.others()]
    assert known().contains(Document("\n".join(words)).tokens.hashes).all()


@pytest.mark.parametrize(
    ("word", "lower"), [("ubnd", 0), ("napoléon", 0), ("hđnd", 0), ("ôtô", 1), ("của", 1), ("web", 1)]
)
def test_names_are_known_but_not_in_lower_case(word: str, lower: int) -> None:
    table = lexicon.known_in_lower_case()
    assert table.contains(np.array([word_hash(word)])).tolist() == [bool(lower)]
    assert known().contains(np.array([word_hash(word)])).all()


def test_compounds_in_either_style_and_any_case() -> None:
    assert frequent_compound("hoà", "bình")
    assert frequent_compound("Hòa", "Bình")
    assert frequent_compound("văn", "hóa")
    assert not frequent_compound("bình", "văn")
    assert not frequent_compound("", "")
    assert not frequent_compound("xqz", "hoá")


hashes = st.lists(st.integers(0, 2**64 - 1), max_size=300).map(lambda values: np.array(values, np.uint64))


@given(hashes, hashes)
def test_a_table_is_a_set(inside: NDArray[np.uint64], asked: NDArray[np.uint64]) -> None:
    table = WordTable(inside)
    members = set(inside.tolist())
    asked = np.concatenate([asked, inside, np.zeros(1, np.uint64)])
    assert table.contains(asked).tolist() == [value in members for value in asked.tolist()]


@given(st.integers(1, 2**16))
def test_words_that_want_one_slot_are_all_found(size: int) -> None:
    crowded = np.arange(200, dtype=np.uint64) + np.uint64(size)
    assert WordTable(crowded).contains(crowded).all()
    assert not WordTable(crowded).contains(crowded + np.uint64(200)).any()
