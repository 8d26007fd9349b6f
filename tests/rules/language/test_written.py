"""How an answer is written: in the case of the form that it takes the place of."""

import pytest

from vnlint import Document, Span
from vnlint_rules.language.cases import casing_of
from vnlint_rules.language.verdict import written


@pytest.mark.parametrize(
    ("form", "answer"), [("độBg", "động"), ("ĐộBg", "Động"), ("ĐỘBG", "ĐỘNG"), ("độbg", "động"), ("Độbg", "Động")]
)
def test_an_answer_has_a_capital_where_its_form_has_one(form, answer):
    text = f"Các hoạt {form} của trường"
    start = text.index(form)
    assert written(Document(text), "động", casing_of(form), Span(start, start + len(form))) == answer
