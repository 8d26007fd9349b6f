"""What fits between its neighbours is likelier than what does not."""

import numpy as np
import pytest

from vnlint_rules.language.fit import NAME, NOTHING, NUMBER, between, follows, is_syllable, often_together, row_of


@pytest.mark.parametrize(
    ("left", "right", "wrong", "better"),
    [
        ("phát", "kinh", "giá", "triển"),
        ("một", "nhân", "cả", "cá"),
        ("dự", "mới", "ăn", "án"),
        ("khoảng", "người", "xa", "20"),
        ("ông", "cho", "nắng", "Xqzt"),
    ],
)
def test_what_belongs_there_fits_better(left, right, wrong, better):
    fits = between(left, [wrong, better], right)
    assert fits[0] < fits[1]


def test_the_edges_of_a_sentence_and_unknown_words_add_nothing():
    assert between("", ["nhà"], "") == between("xqzt", ["nhà"], "xqzt")
    assert between("", ["của"], "") > between("", ["khuỵu"], "")
    assert follows(np.array([row_of("nhà")], np.uint16), np.array([NOTHING], np.uint16)).tolist() == [0.0]


def test_words_in_either_style_and_any_case_are_one():
    assert between("nền", ["Hòa"], "bình") == between("nền", ["hoà"], "bình")


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
