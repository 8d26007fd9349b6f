"""The words beside another, where one blank is between and nothing else."""

import pytest

from vnlint import Document
from vnlint_rules.language.beside import word_before, word_behind
from vnlint_rules.language.placed_word import placed_word


@pytest.mark.parametrize("between", [" ", "\u00a0"])
def test_one_blank_joins(between):
    document = Document(f"hôm{between}nay{between}mưa")
    assert (word_before(document, 1), word_behind(document, 1)) == ("hôm", "mưa")
    word = placed_word(document, 1)
    assert (word.left, word.text, word.right) == ("hôm", "nay", "mưa")


@pytest.mark.parametrize("between", ["  ", "\t", "\n", ", ", "-", " 5 ", "\u2009"])
def test_anything_else_parts(between):
    document = Document(f"hôm{between}nay{between}mưa")
    assert (word_before(document, 1), word_behind(document, 1)) == ("", "")


def test_nothing_is_beyond_the_text():
    document = Document(" nay ")
    assert (word_before(document, 0), word_behind(document, 0)) == ("", "")
