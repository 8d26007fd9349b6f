"""Protections of several plugins do not get into each other's way."""

import pytest

from vnlint.diagnostic import Span
from vnlint.protected import Protection, Protector


def protected(text, *patterns):
    """The protected characters of a text, the others as dots."""
    protector = Protector(Protection(f"p{number}", pattern) for number, pattern in enumerate(patterns))
    return "".join(c if protector.meets(text, Span(i, i + 1)) else "." for i, c in enumerate(text))


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ((), "........"),
        (("(a)x", r"(b)\1"), "....bb.."),
        (("bb", r"(?P<one>c)(?P=one)"), "....bbcc"),
        ((r"(?P<one>b)(?P=one)", r"(?P<one>c)(?P=one)"), "....bbcc"),
        (("b", "(?i)C"), "....bbcc"),
        (("B", "(?i)C", r"\p{Lu}"), "AAB...cc"),
        (("B", "(?x) c  # see"), "..B...cc"),
    ],
)
def test_groups_and_flags_of_one_pattern_leave_the_others_alone(patterns, left):
    assert protected("AAB.bbcc", *patterns) == left
