"""What stands behind the name in a credit and tells that the name is over."""

from __future__ import annotations

from vnlint import Pattern
from vnlint_rules.language.classes import LOWER, MARKS, UPPER

LONGEST = 60
"""Code points of a name that are looked at."""
WHOLE = rf"(?![^\W_]|[{MARKS}])"
"""Behind it no word goes on."""
STOP = Pattern(rf"(?<=(?:[^\W_]|[{MARKS}+]){{2}})\.(?=\s|$|\(|[{UPPER}](?:[^\W\d_]|[{MARKS}]))")
ANOTHER = "(?:Ảnh|ẢNH) ?:"
"""How another credit begins."""
OVER = Pattern(rf"(?m)[^\S\r\n]*$|[^\S\r\n]{{2}}|[^\S\r\n](?:[\"“][{UPPER}]|{ANOTHER})")
"""Behind it a line ends, a caption or heading may have ended, somebody is quoted, or another credit begins."""
BEGINS = Pattern(rf"[^\S\r\n][{UPPER}](?:[^\W_]|[{MARKS}])*(?:,|[^\S\r\n][{LOWER}\d])")
"""A capital before a small letter or number: a sentence, since names of persons have two."""
_WORD = Pattern(r"\S+")
_DATE = Pattern(r"(?:Sáng|Trưa|Chiều|Tối|Đêm|Tháng|Năm|Quý|Khoảng|Ngày)[^\S\r\n]\d")
_DEPUTY = Pattern(r"Phó[^\S\r\n](?:Ban|Bí|Chánh|Chủ|Cục|Giám|Thủ|Tổng|Trưởng|Viện|Vụ)(?![^\W_])")
_OPENERS = frozenset(
    "Bà Bên Bộ Các Chiếc Chia Cho Chúng Chủ Còn Cô Cũng Cùng Cụ Cục Do Dù Dự Đây Để Đến Được Đặc Đối Gần GS GS. "
    "GS.TS GS.TS. Hiện Hôm Hơn Khi Không Là Lúc Lực Mặc Mới Một Nếu Ngay Ngày Ngoài Người Nhiều Nhưng Những Nói Ông "
    "PGS PGS. PGS.TS PGS.TS. Phát Qua Sau Số Sở Sự Tại Theo Thủ ThS ThS. Trao Trên Trong Trước TS TS. Tuy Từng Tổng "
    "Tối UBND Và Vào Về Vì Việc Với Vụ".split()
)
"""Words that begin sentences, and are hardly ever the second or a later part of a name."""
EITHER = frozenset("Anh Ban Chị Có Công Đại Đó Đoàn Đồng Hai Kênh Liên Năm Như Sáng Sao Thông Từ Việt Báo".split())
"""Words that may begin a sentence and may stand in a name."""


GIVEN_NAMES = frozenset("Được Hiện Lực Sự".split())
"""Words that begin sentences and are given names as well; no sentence has a name right behind them."""


def before_opener(text: str, start: int, end: int) -> int | None:
    """The end of a name before the first word, date or office, between ``start`` and ``end`` that begins a sentence."""
    for word in _WORD.finditer(text, start, end):
        if word.group() in _OPENERS or any(shape.match(text, word.start()) for shape in (_DATE, _DEPUTY)):
            at: int = word.start()
            while text[at - 1].isspace():
                at -= 1
            return at
    return None


def closed(text: str, end: int, *, vague: bool = False) -> int | None:
    """``end``, behind the stop there if there is one, where it is plain that a name that ends there is over.

    Behind a ``vague`` one a capital before a small letter does not tell: "Thanh niên Ba đến".
    """
    if STOP.match(text, end):
        return end + 1
    if OVER.match(text, end) or (BEGINS.match(text, end) and not vague):
        return end
    word = _WORD.match(text, end + 1) if text.startswith(" ", end) else None
    return end if word and word.group() in _OPENERS else None
