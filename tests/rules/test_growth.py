"""How the time of every rule grows with a text that is one long line: as its length, not as the square of it."""

import time

import pytest

import vnlint_rules
from vnlint import Bad, Document, Linter
from vnlint_rules.language.encoders import encoders
from vnlint_rules.protections import PROTECTIONS
from vnlint_rules.residue.repeated_byline import RepeatedByline

SMALL, TIMES = 15_000, 4
"""Code points of the smaller text, and how many times as long the larger one is."""
SLOW, SLOWER = 0.05, 8
"""Seconds for an eighth of the smaller text from which both are so many times as short."""
MOST, MARGIN = 2 * TIMES, 0.3
"""The larger text may take so many times as long, and some seconds more; quadratic work takes 16 times as long."""


def plain_examples(rule):
    return [e for e in rule.examples if isinstance(e, Bad) and not (e.options or e.context or e.beside)]


def unit_of_lines(rule):
    """The examples of what a rule finds, as a part of a line."""
    return " ".join(" ".join(e.text.split("\n")) for e in plain_examples(rule)) + " "


def unit_of_marked(rule):
    """Nothing but what it finds in them, without a blank between."""
    return "".join(span.of(e.text) for e in plain_examples(rule) for span in e.spans)


RULES = sorted((rule for rule in vnlint_rules.vnlint_rules() if plain_examples(rule)), key=lambda rule: rule.name)


def seconds(linter, unit, size):
    document = Document((unit * (size // len(unit) + 1))[:size])
    began = time.process_time()
    checked = linter.check(document)
    took = time.process_time() - began
    assert not checked.failures, checked.failures
    return took


@pytest.mark.parametrize("unit_of", [unit_of_lines, unit_of_marked], ids=["lines", "marked"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_time_grows_with_the_length_of_a_line(rule, unit_of):
    unit = unit_of(rule)
    if not unit.strip():
        pytest.skip("nothing but blanks is marked")
    linter = Linter([rule()], PROTECTIONS, encodings=encoders())
    seconds(linter, unit, len(unit))  # patterns are compiled and models read
    small = SMALL // SLOWER if seconds(linter, unit, SMALL // SLOWER) > SLOW else SMALL
    best = [float("inf")] * 2
    for _ in range(2):
        best = [min(b, seconds(linter, unit, size)) for b, size in zip(best, (small, small * TIMES), strict=True)]
        if best[1] <= MOST * best[0] + MARGIN:
            return
    pytest.fail(f"{rule.name}: {best[0]:.3f} s, and {best[1]:.3f} s for a line {TIMES} times as long")


def test_a_byline_of_chords_is_read_in_one_way():
    """Every hyphen might be part of a name or stand between two: 2^23 readings, which took 36 s."""
    text = "Trời mưa to ở nhiều nơi.\n\n" + "-".join(["C-G-Am-F"] * 6) + "\n"
    assert seconds(Linter([RepeatedByline()]), text, len(text)) < 1
