"""What is read in words that were typed without marks, or in keys."""

import pytest

from vnlint import Document
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.restorations import Restorer
from vnlint_rules.language.typed import Way, readings


def meant(text):
    """The text with its runs as they were meant."""
    for run in reversed(Restorer(reader()).runs(Document(text))):
        text = text[: run.span.start] + run.meant(text) + text[run.span.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("hom nay troi mua rat to", "hôm nay trời mưa rất to"),
        ("nhieu nguoi khong the di lam", "nhiều người không thể đi làm"),
        ("thu tuong chinh phu da den ha noi", "thủ tướng chính phủ đã đến hà nội"),
        ("hoom nay troiwf muwa raats to", "hôm nay trời mưa rất to"),
        ("ho6m nay tro7i2 mu7a ra61t to", "hôm nay trời mưa rất to"),
        ("to^i kho^ng bie^'t ddu+o+`ng ve^` nha`", "tôi không biết đường về nhà"),
        ("Mai em phai di hoc sớm ạ.", "Mai em phải đi học sớm ạ."),
    ],
)
def test_runs_are_read(typed, wanted):
    assert meant(typed) == wanted


@pytest.mark.parametrize(
    ("form", "way", "word"),
    [
        ("troiwf", Way.KEYS, "trời"),
        ("tiêngs", Way.KEYS, "tiếng"),
        ("vie65t", Way.KEYS, "việt"),
        ("nguoi", Way.PLAIN, "người"),
        ("ko", Way.SHORT, "không"),
    ],
)
def test_readings(form, way, word):
    assert (word, way) in [(reading.text, reading.way) for reading in readings(form)]
