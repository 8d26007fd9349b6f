"""Every rule of the pack: what it must say of itself, and every example."""

import pytest

import vnlint_rules
from vnlint.testing import cases, check_example, check_rule
from vnlint_rules.language.encoders import encoders
from vnlint_rules.protections import PROTECTIONS

RULES = sorted(vnlint_rules.vnlint_rules(), key=lambda rule: (rule.group, rule.name))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule(rule):
    check_rule(rule)
    assert rule.measured is not None, f"{rule.name}: its precision was never measured"


@pytest.mark.parametrize(("rule", "example"), cases(RULES), ids=lambda value: getattr(value, "name", ""))
def test_example(rule, example):
    check_example(rule, example, PROTECTIONS, encoders())
