"""Syllables that a blank has cut in two."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vnlint import Document, word_hash
from vnlint_rules.language.context import shipped
from vnlint_rules.language.cut_syllables import judged

words = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềộứừ", min_size=1, max_size=8)


def joined(text):
    return [(v.span.of(text), v.choices[0]) for v in judged(Document(text), shipped.reader())]


@given(words, words)
def test_two_words_have_the_hash_of_one(left, right):
    tokens = Document(f"{left} {right}").tokens
    assert tokens.joined_hashes(np.array([0]))[0] == word_hash(left + right)


def test_a_line_from_a_pdf_is_joined_word_by_word():
    text = "Căn c ứ Ngh ị đ ịnh s ố 15 c ủa Chính ph ủ v ề vi ệc qu ản lý đ ất đai."
    assert " ".join(meant for _, meant in joined(text)) == "cứ Nghị định số của phủ về việc quản đất"


def test_of_two_ways_to_join_the_one_that_leaves_a_word():
    assert joined("Người dân rất lo ng ại về giá cả.") == [("ng ại", "ngại")]
    assert joined("Họ nói tiế ng Anh rất tốt.") == [("tiế ng", "tiếng")]


def test_behind_a_number_only_a_word_makes_a_measure():
    assert joined("Anh ấy 24 t uổi, nặng 60 k g.") == [("t uổi", "tuổi")]


def test_measures_initials_and_words_stay():
    for text in (
        "Cao 5 m ở giữa, kém 3 m ai cũng biết.",
        "Vitamin D ở trong cá, anh T rồi chị H ở lại.",
        "Lỗi là do anh ấy, do em.",
        "Cơ quan thú y đã kiểm tra.",
    ):
        assert joined(text) == []


def test_a_text_of_one_word_or_none():
    assert joined("") == joined("một") == []
