"""Which stretches are protected, and that nothing more is."""

from __future__ import annotations

import pytest

from vnlint.diagnostic import Span
from vnlint.protected import Protector
from vnlint_rules.protections import PROTECTIONS

PROTECTOR = Protector(PROTECTIONS)


def protected(text: str) -> list[str]:
    """The protected stretches of a text, as maximal runs of protected characters."""
    marks = [PROTECTOR.meets(text, Span(i, i + 1)) for i in range(len(text))]
    shown = "".join(c if mark else "\n" for c, mark in zip(text, marks, strict=True))
    return shown.split()


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("Xem https://tin.example.vn/a,b.Cd?x=1, rồi về.", ["https://tin.example.vn/a,b.Cd?x=1"]),
        ("(www.hoa.example)", ["www.hoa.example"]),
        ("Gửi an.le+tin@thu.example.vn.", ["an.le+tin@thu.example.vn"]),
        ("Theo @lan_anh và #HàNội", ["@lan_anh", "#HàNội"]),
        ("đọc VnExpress.net.Theo đó", ["VnExpress.net"]),
        ("mở báo-cáo.pdf và logs/tin.csv", ["báo-cáo.pdf", "logs/tin.csv"]),
        ("giá 1.234,5 đồng, 3,5%", ["1.234,5", "3,5"]),
        ("ngày 2/9/2020 lúc 8:30 và 14h05", ["2/9/2020", "8:30", "14h05"]),
        ("máy 10.0.0.1 chạy v2.10.3", ["10.0.0.1", "v2.10.3"]),
        ("tỉ số 2-1 năm 2017-2018", ["2-1", "2017-2018"]),
        ("Nghị định 30/2020/NĐ-CP và 15/NQ-TƯ", ["30/2020/NĐ-CP", "15/NQ-TƯ"]),
        ("ở TP.HCM và Q.1", ["TP.H", "Q.1"]),
        ("PGS.TS.Trần Văn", ["PGS.TS.T"]),
        ("gạo, ngô v.v. và C++", ["v.v", "C++"]),
        ("anh R.Hasanov và J.K.Rowling", ["R.H", "J.K.R"]),
        ("vui :) buồn :(( thôi", [":)", ":(("]),
        ("chia sẻ./.", ["./."]),
    ],
)
def test_stretches(text: str, stretches: list[str]) -> None:
    assert protected(text) == stretches


@pytest.mark.parametrize(
    "text",
    [
        "ngành đào tạo.Thứ trưởng",
        "cao nhất.Phát biểu",
        "năm 2017.Theo ông",
        "người thì thích,có người không",
        "Anh hỏi:ai đó?Không ai cả.",
        "trên Facebook.Ông nói",
        "giá tăng.Com là món",
        "hội nghị.theo kế hoạch",
        "gồm:(a) và (b)",
        "24 tuổi, năm 2017",
    ],
)
def test_prose_is_not_protected(text: str) -> None:
    assert protected(text) == []


def test_no_pattern_matches_a_blank() -> None:
    text = "TP. HCM, Q. 1, ngày 2 / 9, 3, 5, an @ thu.vn, www. tin.vn, : )"
    assert not any(" " in stretch for stretch in protected(text))
    assert all(not PROTECTOR.meets(text, Span(i, i + 1)) for i, c in enumerate(text) if c == " ")
