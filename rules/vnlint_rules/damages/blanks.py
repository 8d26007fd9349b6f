"""Blanks, tabs and line ends: too many, too few, in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from vnlint import Damage, Document, Edit, Message, Pattern, Span
from vnlint_rules.damages.replacing import BETWEEN_LINES, put
from vnlint_rules.damages.syllables import pairs_at_random
from vnlint_rules.language.classes import LOWER, UPPER

_AFTER_COMMA = Pattern(rf"[{LOWER}](, )[{LOWER}]")
_AFTER_STOP = Pattern(rf"[{LOWER}]{{2}}(\. )[{UPPER}][{LOWER}]")
_BEHIND_NUMBER = Pattern(r"(?<![\p{L}\d])\d{1,3}( )(?:giờ|phút|người|tuổi|năm|tháng|điểm|triệu|tỷ|đồng|mét)(?!\p{L})")
_BEFORE_COMMA = Pattern(rf"[{LOWER}](,) ")
_BRACKETS = Pattern(r"(\([^()\n]{2,60}\))")
_DASH = Pattern(rf"[{LOWER}]( -) [{UPPER}][{LOWER}]")
_LINE_END = Pattern(r"(?<=\S)()(?=\n|\Z)")
_LINE_START = Pattern(r"(?:\A|(?<=\n))()(?=\S)")


def _doubled(document: Document, random: Random) -> Iterator[Edit]:
    for span, left, _ in pairs_at_random(document, random):
        at = span.start + len(left)
        yield Edit(Span(at, at + 1), "  ")


DAMAGES = (
    Damage(
        "blank-doubled",
        Message("two blanks stand between two words", "hai khoảng trắng giữa hai từ"),
        ("repeated-space",),
        _doubled,
        "Đoàn đến dự hội thảo ở xã.",
    ),
    Damage(
        "tabs",
        Message("tabs stand between two sentences", "dấu tab giữa hai câu"),
        ("tab-run",),
        put(_AFTER_STOP, ".\t\t\t"),
        "Trời đã tạnh mưa. Đường vẫn ướt.",
    ),
    Damage(
        "no-blank-after-comma",
        Message("no blank behind a comma", "thiếu khoảng trắng sau dấu phẩy"),
        ("missing-space-after-punctuation",),
        put(_AFTER_COMMA, ","),
        "Trời đã tạnh, đường vẫn ướt.",
    ),
    Damage(
        "no-blank-after-stop",
        Message("no blank behind a sentence: “tạo.Thứ”", "thiếu khoảng trắng sau câu: “tạo.Thứ”"),
        ("missing-space-after-sentence",),
        put(_AFTER_STOP, "."),
        "Trời đã tạnh mưa. Đường vẫn ướt.",
    ),
    Damage(
        "no-blank-behind-number",
        Message("no blank behind a number: “7giờ”", "thiếu khoảng trắng sau số: “7giờ”"),
        ("missing-space-beside-number",),
        put(_BEHIND_NUMBER, ""),
        "Cuộc họp bắt đầu lúc 7 giờ sáng.",
    ),
    Damage(
        "blank-before-comma",
        Message("a blank before a comma", "khoảng trắng trước dấu phẩy"),
        ("space-before-punctuation",),
        put(_BEFORE_COMMA, " ,"),
        "Trời đã tạnh, đường vẫn ướt.",
    ),
    Damage(
        "dash-lopsided",
        Message("a blank before a dash is missing: “Nam- Lào”", "thiếu khoảng trắng trước gạch nối: “Nam- Lào”"),
        ("lopsided-dash",),
        put(_DASH, "-"),
        "Tàu chạy tuyến Huế - Đà Nẵng.",
    ),
    Damage(
        "blank-in-brackets",
        Message("a blank behind an opening bracket", "khoảng trắng sau dấu mở ngoặc"),
        ("space-inside-brackets",),
        put(_BRACKETS, lambda brackets: "( " + brackets[1:]),
        "Ông Nam (ở xã bên) đến sớm.",
    ),
    Damage(
        "trailing-blank",
        Message("blanks at the end of a line", "khoảng trắng ở cuối dòng"),
        ("trailing-space",),
        put(_LINE_END, "  "),
        "Trời đã tạnh.\nĐường vẫn ướt.",
        frozenset({"plain"}),
    ),
    Damage(
        "leading-blank",
        Message("blanks at the head of a line", "khoảng trắng ở đầu dòng"),
        ("leading-space",),
        put(_LINE_START, "  "),
        "Trời đã tạnh.\nĐường vẫn ướt.",
        frozenset({"plain"}),
    ),
    Damage(
        "blank-lines",
        Message("many empty lines between two lines", "nhiều dòng trống giữa hai dòng"),
        ("blank-line-run",),
        put(BETWEEN_LINES, "\n" * 6),
        "Trời đã tạnh.\nĐường vẫn ướt.",
    ),
)
