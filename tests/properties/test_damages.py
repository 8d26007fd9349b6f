"""Damages stand any text: what they give are edits that change it, and an injector keeps account of them."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

import vnlint_rules
from tests.texts import either
from vnlint import Document
from vnlint.diagnostic import Edit, apply_edits
from vnlint.selftest.injecting import Injector
from vnlint_rules.protections import PROTECTIONS

DAMAGES = tuple(vnlint_rules.vnlint_damages())


@given(text=either, seed=st.integers(0, 1000))
def test_every_damage_stands_any_text(text, seed):
    document = Document(text)
    for damage in DAMAGES:
        for edit in damage.edits(document, Random(seed)):
            assert edit.span.end <= len(text)
            assert edit.of(text) != edit.content, damage.name


@given(text=either, seed=st.integers(0, 1000), rate=st.sampled_from([3, 100, 1000]))
def test_undoing_the_errors_gives_the_text_back(text, seed, rate):
    damaged = Injector(DAMAGES, rate, seed, PROTECTIONS).damage(Document(text), ())
    back = [Edit(error.span, error.edit.of(text)) for error in damaged.errors]
    assert apply_edits(damaged.document.text, back) == text
