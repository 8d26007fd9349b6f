import re

import pytest
import regex

from vnlint_rules.language.classes import LOWER, MARKS, UPPER


@pytest.mark.parametrize(("ranges", "category"), [(UPPER, r"\p{Lu}"), (LOWER, r"\p{Ll}")])
def test_the_letters_of_europe_are_those_of_unicode(ranges, category):
    alphabets = "".join(map(chr, [*range(0x250), *range(0x380, 0x530), *range(0x1E00, 0x2000)]))
    assert re.findall(f"[{ranges}]", alphabets) == regex.findall(category, alphabets.replace("µ", ""))


def test_marks_are_those_that_letters_of_vietnamese_bear():
    assert re.fullmatch(f"[{MARKS}]+", "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
