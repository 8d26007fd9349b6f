"""What fits between its neighbours is likelier than what does not."""

import numpy as np
import pytest

from vnlint_rules.language.fit import (
    NAME,
    NOTHING,
    NUMBER,
    follows,
    is_syllable,
    often_together,
    opening,
    row_of,
    times_together,
)


@pytest.mark.parametrize(
    ("right", "wrong", "better"),
    [("tịch", "hữ", "chủ"), ("khi", "tròng", "trong"), ("bay", "áy", "máy"), ("một", "phi", "khi")],
)
def test_what_a_sentence_may_begin_with_fits_better(right, wrong, better):
    fits = opening([wrong, better], right)
    assert fits[0] < fits[1]


def test_the_edge_of_a_sentence_and_unknown_words_add_nothing():
    assert opening(["nhà"], "") == opening(["nhà"], "xqzt")
    assert opening(["của"], "") > opening(["khuỵu"], "")
    assert follows(np.array([row_of("nhà")], np.uint16), np.array([NOTHING], np.uint16)).tolist() == [0.0]


def test_words_in_either_style_and_any_case_are_one():
    assert opening(["Hòa"], "bình") == opening(["hoà"], "bình")


def test_classes():
    assert row_of("2017") == NUMBER
    assert row_of("Xqzt") == NAME
    assert row_of("xqzt") == row_of("") == NOTHING
    assert is_syllable(row_of("nhà"))
    assert is_syllable(NUMBER)
    assert not is_syllable(NAME)
    assert not is_syllable(row_of("Trump"))


def test_names_stand_together():
    assert often_together("Việt", "Nam")
    assert not often_together("của", "khuỵu")
    assert times_together("của", "khuỵu") < times_together("hòa", "bình") == times_together("Hoà", "bình")
