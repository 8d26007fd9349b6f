"""Blanks that stand a letter or two from their place."""

import pytest

from vnlint import Document
from vnlint_rules.language.context import shipped
from vnlint_rules.language.moved_blanks import judged


def moved(text):
    return [(v.span.of(text), v.choices[0]) for v in judged(Document(text), shipped.reader())]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("Nạn nhân được đưa đi bệnhv iện cấp cứu.", "bệnhv iện", "bệnh viện"),
        ("Giá đấ tbảo đảm minh bạch hơn trước.", "đấ tbảo", "đất bảo"),
        ("Theo chuẩn mực quốc tế từ kỹt huật, vệ sinh.", "kỹt huật", "kỹ thuật"),
        ("Hiện đã có v ắcxin phòng chống dịch bệnh này.", "v ắcxin", "vắc xin"),
        ("Cây thuốcn ày đã được bào chế thành thuốc.", "thuốcn ày", "thuốc này"),
    ],
)
def test_the_blank_goes_where_two_words_come_of_it(text, written, meant):
    assert moved(text) == [(written, meant)]


def test_a_blank_that_does_not_break_stays_one():
    assert moved("Nạn nhân được đưa đi bệnhv\u00a0iện cấp cứu.") == [("bệnhv\u00a0iện", "bệnh\u00a0viện")]


def test_a_slip_of_one_letter_or_mark_is_likelier():
    for text in ("Không khí ở đây bị ô nhiểm nặng.", "Hàng đã xúat hiện tại Hà Nội.", "Khu vực sát biên gới."):
        assert moved(text) == []


def test_loans_names_and_measures_stay():
    for text in (
        "Tay nắm cửa được mạ crôm sáng loáng.",
        "Bổ sung iốt vào muối ăn, phiến quân IS ở Syria.",
        "Cô mix áo sơ mi với set áo khác.",
        "Giá 15 triệu đồng mỗi m2 ở khu này.",
    ):
        assert moved(text) == []


def test_a_text_of_one_odd_word_or_none():
    assert moved("") == moved("bệnhv") == moved("bệnhv\niện") == []
