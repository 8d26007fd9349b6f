"""What is read in words that were typed without marks, or in keys."""

import itertools

import pytest

from vnlint import Document, Span
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.passages import sentence_around
from vnlint_rules.language.restorations import Restorer
from vnlint_rules.language.typed import Way, readings, slipped
from vnlint_rules.language.verdicts import judge


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
        ("thu tuong chinh phu da den ha noi", "thủ tướng chính phủ đã đến Hà Nội"),
        ("hoom nay troiwf muwa raats to", "hôm nay trời mưa rất to"),
        ("ho6m nay tro7i2 mu7a ra61t to", "hôm nay trời mưa rất to"),
        ("to^i kho^ng bie^'t ddu+o+`ng ve^` nha`", "tôi không biết đường về nhà"),
        ("chieecs aos", "chiếc áo"),
        ("camr own", "cảm ơn"),
        ("d9o62 choi7", "đồ chơi"),
        ("Bà vừa goij ddieenj xong.", "Bà vừa gọi điện xong."),
        ("Sang nay tooi ddi chowj với mej.", "Sáng nay tôi đi chợ với mẹ."),
        ("Nhà anh Toán cos con gà đá rất duwx", "Nhà anh Toán có con gà đá rất dữ"),
        ("anh ay o thanh pho ho chi minh", "anh ấy ở thành phố Hồ Chí Minh"),
        ("They camr own the house",) * 2,
        ("Voor de deur staan boots naar Hoorn.",) * 2,
        ("Mai em phai di hoc sớm ạ.", "Mai em phải đi học sớm ạ."),
        ("Hôm nay toi khong biet duong ve nha đâu", "Hôm nay tôi không biết đường về nhà đâu"),
        ("mn oi, e ko di hoc dc vs a dau", "mọi người ơi, em không đi học được với anh đâu"),
        ("khôug thê bỏ qua nhữug 1ời chê bai", "không thể bỏ qua những lời chê bai"),
        ("Nguyen Van Nam, Tran Thi Hoa, Pham Minh Duc, Vo Nguoi Khong.",) * 2,
        ("The man on the hang glider said: then come and do it again.",) * 2,
        ("Il est venu dans la ville avec son ami, et il a dit bonjour.",) * 2,
        ("Homo sapiens, Panthera tigris và Canis lupus sống ở ba châu lục.",) * 2,
        ("khi git commit -m fix xong thì chạy npm run test.",) * 2,
        ("Đội chơi ba trận sân nhà, hai trận sân khách trong tháng này.",) * 2,
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
        ("ntn", Way.SHORT, "như thế nào"),
    ],
)
def test_readings(form, way, word):
    assert (word, way) in [(reading.text, reading.way) for reading in readings(form)]


@pytest.mark.parametrize(
    ("form", "way", "word"),
    [
        ("mơi", Way.PARTLY, "mới"),
        ("qyan", Way.SLIP, "quan"),
        ("khoug", Way.SLIP, "không"),
        ("t1ếp", Way.SLIP, "tiếp"),
        ("zậy", Way.SHORT, "vậy"),
        ("rùi", Way.SHORT, "rồi"),
        ("wốc", Way.SHORT, "quốc"),
    ],
)
def test_slips(form, way, word):
    assert (word, way) in [(reading.text, reading.way) for reading in slipped(form)]


def test_a_sentence_with_slips_is_judged_word_by_word():
    text = "Nhà nưóc khôug hổ trợ ngưòi ngheò."
    found = judge("").verdicts(Document(text))
    assert {text[v.span.start : v.span.end] for verdicts in found.values() for v in verdicts} >= {
        "nưóc",
        "khôug",
        "ngưòi",
    }


def test_a_long_sentence_is_read_in_the_same_parts_from_each_place_in_it():
    sentence = "Xeng " * 600
    text = f"Trước đó. {sentence.strip()}. Sau đó."
    line = Span(0, len(text))
    parts = list(dict.fromkeys(sentence_around(text, place, line) for place in range(len(text)) if text[place] != " "))
    assert len(parts) == 8, "the two short ones, and three thousand code points in parts of six hundred"
    assert all(one.end <= other.start for one, other in itertools.pairwise(parts))
    assert all(not text[part.end : part.end + 1].isalnum() for part in parts), "no word is cut"
    assert [part.of(text) for part in parts[:1] + parts[-1:]] == ["Trước đó", "Sau đó."]
