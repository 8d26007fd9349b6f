"""Fixing comes to rest, twice is once, and the order of the rules is nobody's business."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.properties.whole import LEVELS, REGISTRY, SETS, Text, documents, linter_of, marked_up, rules_of
from vnlint.diagnostic import apply_edits
from vnlint.fixing import Fixer
from vnlint.linter import Linter

pytestmark = pytest.mark.parametrize("level", LEVELS)


@pytest.mark.parametrize("name", SETS)
@given(text=documents)
@example(Text("Hội nghị kha\0./.", "markdown"))
@example(Text("ẢNH: ĐÌNH HUY " * 11, "plain"))
def test_fixing_rests_and_twice_is_once(name, level, text):
    once = text.fix(name, level)
    assert once.restless == ()
    twice = Fixer(linter_of(name), level).fix(text.document(once.text))
    assert (twice.text, twice.rounds) == (once.text, [])
    assert twice.remaining == once.remaining, "what was said to remain is not what the fixed text has"


@given(text=documents)
def test_rounds_and_edits_tell_the_whole_story(level, text):
    fixed = text.fix("all", level)
    now = text.text
    for number, edits in enumerate(fixed.rounds):
        made = [applied for applied in fixed.applied if applied.round == number]
        assert all(applied.before == now for applied in made)
        assert {edit for applied in made for edit in applied.edits} == set(edits)
        now = apply_edits(now, edits)
    assert now == fixed.text


@pytest.mark.parametrize("name", SETS)
@settings(max_examples=settings().max_examples // 3)  # linters are compiled for each
@given(text=documents, random=st.randoms(use_true_random=False))
def test_the_order_of_the_rules_does_not_matter(name, level, text, random):
    rules = rules_of(name)
    random.shuffle(rules)
    shuffled = Linter(rules, REGISTRY.protections, encodings=REGISTRY.encodings, selectors=REGISTRY.selectors)
    assert shuffled.check(text.document()) == text.check(name)
    assert Fixer(shuffled, level).fix(text.document()) == text.fix(name, level)


@given(text=marked_up)
def test_fenced_text_stays_as_it_is(level, text):
    fixed = text.fix("all", level).text
    position = 0
    for span in text.document().meta.fenced:
        position = fixed.find(span.of(text.text), position) + len(span)
        assert position >= len(span), f"{span.of(text.text)!r} is gone from {fixed!r}"
