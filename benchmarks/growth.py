"""How the time of every rule grows with a text that is one long line: as its length, not as the square of it."""

import sys
import time

import vnlint_rules
from vnlint import Bad, Document, Linter
from vnlint_rules.language.encoders import encoders
from vnlint_rules.protections import PROTECTIONS

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


def growth(rule, unit_of):
    """The seconds for a line and for one that is four times as long, the best of two; None without anything to read."""
    unit = unit_of(rule)
    if not unit.strip():
        return None
    linter = Linter([rule()], PROTECTIONS, encodings=encoders())
    seconds(linter, unit, len(unit))  # patterns are compiled and models read
    small = SMALL // SLOWER if seconds(linter, unit, SMALL // SLOWER) > SLOW else SMALL
    return tuple(min(seconds(linter, unit, size) for _ in range(2)) for size in (small, small * TIMES))


def main():
    """The rules whose time grows faster than the line; 1 if there are any."""
    grown = False
    for rule in RULES:
        for unit_of in (unit_of_lines, unit_of_marked):
            took = growth(rule, unit_of)
            if took and took[1] > MOST * took[0] + MARGIN:
                grown = True
                print(f"{rule.name}: {took[0]:.3f} s, and {took[1]:.3f} s for a line {TIMES} times as long")
    print(f"{len(RULES)} rules")
    return int(grown)


if __name__ == "__main__":
    sys.exit(main())
