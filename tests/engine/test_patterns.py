import re

import pytest
import regex

from vnlint import Pattern


@pytest.mark.parametrize("source", [r"\d+(?=a|b)", r"(?<![^\W_])x\Z", r"(?i:ảnh|hình)\b", "[:;=]", r"(?m)^a{2,3}+$"])
def test_what_re_knows_it_compiles(source):
    assert isinstance(Pattern(source).compiled, re.Pattern)


@pytest.mark.parametrize(
    "source", [r"\p{Lu}", "(?<=Fb|Facebook)x", "(?r)a", r"\X", "(?V1)[a--b]", "[[:alpha:]]", "(?:a){e<=1}"]
)
def test_what_re_does_not_know_regex_compiles(source):
    assert isinstance(Pattern(source).compiled, regex.Pattern)


def test_what_is_no_pattern_is_told():
    with pytest.raises(ValueError, match="missing"):
        _ = Pattern("(a").compiled
