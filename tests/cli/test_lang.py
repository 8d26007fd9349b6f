import pytest

from vnlint import lang
from vnlint.diagnostic import Message


@pytest.mark.parametrize(
    ("asked", "environment", "spoken"),
    [
        ("vi", {"LANG": "en_US.UTF-8"}, "vi"),
        (None, {"LANG": "vi_VN.UTF-8"}, "vi"),
        (None, {"LANG": "vi"}, "vi"),
        (None, {"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        (None, {"LC_ALL": "C.UTF-8", "LC_MESSAGES": "vi_VN"}, "en"),
        (None, {"LC_ALL": "", "LANG": "vi_VN"}, "vi"),
        (None, {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, {}, "en"),
    ],
)
def test_the_language(asked, environment, spoken):
    assert lang.choose(asked, environment) == spoken


def test_numbers():
    assert lang.number(1234567, "en") == "1,234,567"
    assert lang.number(1234567, "vi") == "1.234.567"
    assert lang.decimal(0.256, 2, "en") == "0.26"
    assert lang.decimal(0.256, 2, "vi") == "0,26"


def test_counts():
    file = Message("file", "tệp")
    assert [lang.count(n, file, "en") for n in (0, 1, 2)] == ["0 files", "1 file", "2 files"]
    assert [lang.count(n, file, "vi") for n in (1, 2)] == ["1 tệp", "2 tệp"]
