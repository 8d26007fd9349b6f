"""What looks like a Vietnamese syllable, and what does not."""

from __future__ import annotations

import pytest

from vnlint_rules.language.shape import has_mark, is_syllable


@pytest.mark.parametrize(
    "word",
    "giêng giếng gì gìn quốc quý quyển hoá hóa uỷ ủy Mỹ việc ngành TRƯỜNG Ở yêu xoong buýt nghiêng khuya a".split(),
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", "viêc nghành kủa cả́ chuỵện đươc cac ing Messi web Đắk iêu hơng thng b net Trump hello".split()
)
def test_other_words(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("word", "expected"), [("đi", True), ("mà", True), ("ƯU", True), ("Trong", False), ("ñ", False)]
)
def test_marks(word: str, expected: bool) -> None:
    assert has_mark(word) is expected
