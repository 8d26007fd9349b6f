"""Where the name in a picture credit ends and the text goes on."""

from __future__ import annotations

from vnlint import Pattern
from vnlint_rules.language.classes import LOWER, MARKS, UPPER

_LONGEST = 60
_AGENCY = Pattern(
    r"(?:(?:Reuters|REUTERS|AFP|AP|EPA|TTXVN|TTX|TASS|RIA|Sputnik(?: News| International)?|Xinhua|Tân Hoa xã|THX"
    r"|Bloomberg|Getty(?: Images)?|SCMP|CNN|BBC|DPA|Yonhap|Kyodo|RT|Internet|internet|INTERNET|Facebook|facebook|FB|Fb"
    r"|Instagram|Twitter|YouTube|Youtube|CTV|NVCC|FBNV|Daily ?[Mm]ail|VnExpress|VNE"
    r"|VietNamNet|Vietnamnet|Vietnam\+"
    r"|Zing(?:\.vn)?|TTO|TNO|NLĐO?|PLO|VOV|VTV|VGP|VTC|Sina|Shutterstock|Pinterest|Wikipedia|Dân trí"
    r"|Dân Việt|Tuổi [Tt]rẻ|Thanh Niên|Người Lao Động"
    rf"|[\w{MARKS}-]+(?:\.[\w{MARKS}-]+)?\.(?:com|net|org|vn|ru|cn|uk)(?:\.vn)?)"
    rf"(?![^\W_]|[{MARKS}])(?:[ ]?[/,+-][ ]?|[ ](?=/))?)+(?: NV| nhân vật)?"
)
"""Agencies, papers and sites that sign pictures; a closed list of the frequent ones, since their end is known."""

_GOES_ON = Pattern(
    rf" ?,|[^\S\r\n][{LOWER}]|(?:(?<=F[Bb])|(?<=[Ff]acebook)|(?<=Instagram)|(?<=[Tt]witter))"
    rf"(?: [{UPPER}](?:[^\W\d_]|[{MARKS}])+){{2}}"
)
"""After the name of a site: its page, or the person whose page it is."""
_CAPITALS = Pattern(rf"[{UPPER}][{UPPER}.]+(?:[ /\-]+[{UPPER}][{UPPER}.]+)+(?=[^\S\r\n])(?! [{UPPER}]{{2}})")
_OVER = Pattern(rf"(?m)[^\S\r\n]*$|[^\S\r\n]{{2}}|[^\S\r\n][\"“][{UPPER}]")
"""Behind it a line ends, a caption or heading may have ended, or somebody is quoted."""
_WORD = Pattern(r"\S+")
_PART = rf"[{UPPER}\d](?:[^\W_]|[{MARKS}.'’\-])*"
_NAME = Pattern(rf"{_PART}(?:(?: ?[/&] ?| ){_PART})*(?P<agency> ?[-–] ?(?:TTXVN|VGP|AFP|Reuters))?")
_STOP = Pattern(rf"(?<=(?:[^\W_]|[{MARKS}+]){{2}})\.(?=\s|$|\(|[{UPPER}](?:[^\W\d_]|[{MARKS}]))")
_OPENERS = frozenset(
    "Bà Bên Các Chiếc Chia Cho Chúng Chủ Còn Cô Cũng Cùng Cụ Do Dù Dự Đây Để Đến Được Đặc Đối Gần Hiện Hôm Hơn "
    "Khi Không Là Lúc Lực Mặc Mới Một Nếu Ngay Ngày Ngoài Người Nhiều Nhưng Những Nói Ông Phát Qua Sau Số Sự Tại "
    "Theo Thủ Trao Trên Trong Trước Tuy Từng Tối Và Vào Về Vì Việc Với Vụ".split()
)
"""Words that begin sentences, and are hardly ever the second or a later part of a name."""
_EITHER = frozenset("Anh Bộ Chị Có Công Đại Đó Đoàn Đồng Hai Kênh Liên Năm Như Sáng Sao Thông Tổng Từ Việt Báo".split())
"""Words that may begin a sentence and may stand in a name."""


def end_of_credit(text: str, start: int) -> tuple[int, bool] | None:
    """Where the credited name that begins at ``start`` ends, and whether that is sure; None when there is no name.

    A stop behind the name belongs to the credit.
    """
    match = _AGENCY.match(text, start, start + _LONGEST)
    if match and not match.group().endswith("/"):
        end = start + len(match.group().rstrip(" ,/+-"))
        return (end + 1, True) if _STOP.match(text, end) else (end, not _GOES_ON.match(text, end))
    name = _NAME.match(text, start, start + _LONGEST)
    if name is None:
        return None
    stop = _STOP.search(text, start, name.end() + 1)
    if stop:
        return stop.end(), True
    if name["agency"] or _OVER.match(text, name.end()):
        return name.end(), True
    return _split(text, start, name.end())


def _split(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """The end of a name that runs into the capital of the next sentence."""
    capitals = _CAPITALS.match(text, start, end)
    if capitals:
        return capitals.end(), True
    words = list(_WORD.finditer(text, start, end))
    for word in words[1:]:
        if word.group() in _OPENERS:
            return len(text[: word.start()].rstrip()), True
    if len(words) < 2 or text[end : end + 1] not in " ,":
        return None
    inner = {word.group() for word in words[:-1]}
    return words[-2].end(), 3 <= len(words) <= 4 and inner.isdisjoint(_EITHER)
