"""Lines that were wrapped hide nothing from the rules, and add nothing."""

import re
from pathlib import Path

import pytest

import vnlint_rules
from vnlint.document import Document, Meta
from vnlint.linter import Linter
from vnlint_rules.protections import PROTECTIONS

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
ROW = re.compile(r"(?<=[^ ]) (?=[^ ])")
"""Where a line may be wrapped: at single blanks, so that no evidence goes."""


def wrapped(text, width):
    """The text with one line end in place of one blank, as often as the width asks for: offsets stay."""
    lines = []
    for line in text.split("\n"):
        row = ""
        for word in ROW.split(line):
            if row and len(row) + 1 + len(word) > width:
                lines.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        lines.append(row)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [60, 72, 80, 100, 120])
@pytest.mark.parametrize("format", ["plain", "markdown"])
def test_the_seeds_have_the_same_findings_wrapped(width, format):
    linter = Linter([rule() for rule in vnlint_rules.vnlint_rules() if rule.default], PROTECTIONS)
    for seed in SEEDS:
        text = seed.read_text(encoding="utf-8")
        flat, rows = (
            [(d.rule, d.span, d.choices) for d in linter.check(Document(t, meta=Meta(format=format))).diagnostics]
            for t in (text, wrapped(text, width))
        )
        assert flat
        assert rows == flat
