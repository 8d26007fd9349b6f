"""Every rule of the pack: what it must say of itself, and every example."""

import pytest

import vnlint_rules
from vnlint.testing import cases, check_example, check_rule
from vnlint_rules.language.encoders import encoders
from vnlint_rules.protections import PROTECTIONS

RULES = sorted(vnlint_rules.vnlint_rules(), key=lambda rule: (rule.group, rule.name))


LEAST_READ = 20
"""Findings of a rule that is on by default, read."""
SELDOM = frozenset(
    # In 17 million syllables of raw news and mostly in 50 million others all there were have been read; none was false.
    "not-vietnamese repeated-paragraph html-residue metadata-header typing-residue undiacritized-text mojibake "
    "control-character private-use-character replacement-character misplaced-space "
    # There was none; what they do is held by properties: round trips, and invariants that are tested on every edit.
    "blank-line-run mixed-line-endings tab-run legacy-encoding".split()
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule(rule):
    check_rule(rule)
    measured = rule.measured
    assert measured is not None, f"{rule.name}: its precision was never measured"
    assert measured.true + measured.defensible <= measured.read
    if rule.default and measured.read < LEAST_READ:
        assert rule.name in SELDOM, f"{rule.name}: {measured.read} findings are too few to be on by default"
        assert measured.true == measured.read


def test_what_is_called_seldom_found_is():
    assert {rule.name for rule in RULES if rule.default and rule.measured.read < LEAST_READ} == SELDOM


@pytest.mark.parametrize(("rule", "example"), cases(RULES), ids=lambda value: getattr(value, "name", ""))
def test_example(rule, example):
    check_example(rule, example, PROTECTIONS, encoders())
