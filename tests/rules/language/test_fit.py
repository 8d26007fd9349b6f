"""What fits between its neighbours is likelier than what does not."""

import numpy as np
import pytest

from vnlint_rules.language.fit import NAME, NOTHING, NUMBER, is_syllable, shipped_fit

FIT = shipped_fit()


@pytest.mark.parametrize(
    ("right", "wrong", "better"),
    [("tịch", "hữ", "chủ"), ("khi", "tròng", "trong"), ("bay", "áy", "máy"), ("một", "phi", "khi")],
)
def test_what_a_sentence_may_begin_with_fits_better(right, wrong, better):
    fits = FIT.opening([wrong, better], right)
    assert fits[0] < fits[1]


def test_the_edge_of_a_sentence_and_unknown_words_add_nothing():
    assert FIT.opening(["nhà"], "") == FIT.opening(["nhà"], "xqzt")
    assert FIT.opening(["của"], "") > FIT.opening(["khuỵu"], "")
    assert FIT.follows(np.array([FIT.row_of("nhà")], np.uint16), np.array([NOTHING], np.uint16)).tolist() == [0.0]


def test_words_in_either_style_and_any_case_are_one():
    assert FIT.opening(["Hòa"], "bình") == FIT.opening(["hoà"], "bình")


def test_classes():
    assert FIT.row_of("2017") == NUMBER
    assert FIT.row_of("Xqzt") == NAME
    assert FIT.row_of("xqzt") == FIT.row_of("") == NOTHING
    assert is_syllable(FIT.row_of("nhà"))
    assert is_syllable(NUMBER)
    assert not is_syllable(NAME)
    assert not is_syllable(FIT.row_of("Trump"))


def test_names_stand_together():
    assert FIT.often_together("Việt", "Nam")
    assert not FIT.often_together("của", "khuỵu")
    assert FIT.times_together("của", "khuỵu") < FIT.times_together("hòa", "bình") == FIT.times_together("Hoà", "bình")
