"""Where the name in a picture credit ends and the text goes on."""

from __future__ import annotations

from vnlint import Pattern
from vnlint_rules.language.classes import LOWER, MARKS, UPPER
from vnlint_rules.residue.bodies import end_of_body

_LONGEST = 60
_PART = rf"[{UPPER}\d](?:[^\W_]|[{MARKS}.'’\-])*"
_AGENCIES = (
    rf"(?:(?:[\w{MARKS}-]+(?:\.[\w{MARKS}-]+)?\.(?i:com|net|org|vn|ru|cn|uk)(?:\.vn)?|Vietnam\+"
    r"|Reuters|REUTERS|AFP|AP|EPA|TTXVN|TTX|TASS|RIA|Sputnik(?: News| International)?|Xinhua|Tân Hoa xã|THX"
    r"|Bloomberg|Getty(?: Images?)?|SCMP|CNN|BBC|DPA|Yonhap|Kyodo|RT|Internet|internet|INTERNET|Facebook|facebook|FB|Fb"
    r"|Instagram|Twitter|YouTube|Youtube|CTV|NVCC|FBNV|Daily ?[Mm]ail|VnExpress|VNE|VietNamNet|Vietnamnet"
    r"|Zing(?: [Nn]ews)?|TTO|TNO|NLĐO?|PLO|VOV|VTV|VGP|VTC|Sina|Shutterstock|Pinterest|Wikipedia|Dân trí|Dân Việt"
    r"|Tuổi [Tt]rẻ|Thanh Niên|Người Lao Động)"
    rf"(?![^\W_]|[{MARKS}])(?:[ ]?[/,+-][ ]?|[ ](?=/))?)+(?: NV| nhân vật)?"
    rf"(?: phát(?=[^\S\r\n]*(?:[{UPPER}\d./(*]|$)))?"
)
_AGENCY = Pattern("(?m)" + _AGENCIES)
"""Agencies, papers and sites that sign pictures; a closed list of the frequent ones, since their end is known."""
_SIGNED = Pattern(
    rf"(?m){_PART}(?:(?<!(?:[^\W_]|[{MARKS}]){{2}}\.) {_PART}){{0,3}}?(?: ?[/–-] ?|(?<=[/–-])){_AGENCIES}"
)
"""Somebody's name before one."""
_JOINS = Pattern("[/–-]")
_GIVEN = Pattern(
    rf"(?m)(?:(?:TP\. |(?!(?:bị|cần|cầu|chưa|do|đã|để|được|không|ngừng|phải|sẽ|việc|(?<!gười )nhà) cung)"
    rf"(?:[^\W_]|[{MARKS}])(?:[^\W_]|[{MARKS}/&-]|\.(?=[{UPPER}]))*[ ])){{1,7}}cung cấp"
    rf"(?=[ ]?\.(?:\s|$)|[^\S\r\n]*(?:[{UPPER}\d(\"“–-]|$))"
)
"""Somebody who provided the picture."""
_GOES_ON = Pattern(
    rf" ?,|\)|\./|[-/][^\W_]|[^\S\r\n][{LOWER}]|(?:(?<=F[Bb])|(?<=[Ff]acebook)|(?<=Instagram)|(?<=[Tt]witter))"
    rf"(?: [{UPPER}](?:[^\W\d_]|[{MARKS}])+){{2}}"
)
"""After the name of a site: its page, or the person whose page it is; the rest of what is not understood."""
_CAPITALS = Pattern(rf"[{UPPER}][{UPPER}.]+(?:[ /\-]+[{UPPER}][{UPPER}.]+)+(?=[^\S\r\n])(?! [{UPPER}]{{2}})")
_BEGINS = Pattern(rf"[^\S\r\n][{UPPER}](?:[^\W_]|[{MARKS}])*(?:,|[^\S\r\n][{LOWER}\d])")
"""A capital before a small letter or number: a sentence, since names of persons have two."""
_OVER = Pattern(rf"(?m)[^\S\r\n]*$|[^\S\r\n]{{2}}|[^\S\r\n][\"“][{UPPER}]")
"""Behind it a line ends, a caption or heading may have ended, or somebody is quoted."""
_WORD = Pattern(r"\S+")
_NAME = Pattern(rf"{_PART}(?:(?: ?[/&] ?| ){_PART})*(?P<agency> ?[-–] ?(?:TTXVN|VGP|AFP|Reuters))?")
_STOP = Pattern(rf"(?<=(?:[^\W_]|[{MARKS}+]){{2}})\.(?=\s|$|\(|[{UPPER}](?:[^\W\d_]|[{MARKS}]))")
_OPENERS = frozenset(
    "Bà Bên Bộ Các Chiếc Chia Cho Chúng Chủ Còn Cô Cũng Cùng Cụ Cục Do Dù Dự Đây Để Đến Được Đặc Đối Gần GS GS. "
    "GS.TS GS.TS. Hiện Hôm Hơn Khi Không Là Lúc Lực Mặc Mới Một Nếu Ngay Ngày Ngoài Người Nhiều Nhưng Những Nói Ông "
    "PGS PGS. PGS.TS PGS.TS. Phát Qua Sau Số Sở Sự Tại Theo Thủ ThS ThS. Trao Trên Trong Trước TS TS. Tuy Từng Tổng "
    "Tối UBND Và Vào Về Vì Việc Với Vụ".split()
)
"""Words that begin sentences, and are hardly ever the second or a later part of a name."""
_EITHER = frozenset("Anh Ban Chị Có Công Đại Đó Đoàn Đồng Hai Kênh Liên Năm Như Sáng Sao Thông Từ Việt Báo".split())
"""Words that may begin a sentence and may stand in a name."""


def end_of_credit(text: str, start: int) -> tuple[int, bool] | None:
    """Where the credited name that begins at ``start`` ends, and whether that is sure; None when there is no name.

    A stop behind the name belongs to the credit.
    """
    given = _GIVEN.match(text, start, start + _LONGEST) if text.find("cung cấp", start, start + _LONGEST) > 0 else None
    if given and not _before_opener(text, start + 1, given.end()):
        return given.end() + bool(_STOP.match(text, given.end())), True
    match = _AGENCY.match(text, start, start + _LONGEST)
    if match is None and _JOINS.search(text, start, start + _LONGEST):
        match = _SIGNED.match(text, start, start + _LONGEST)
    if match and not match.group().endswith("/"):
        named = match.group()
        end = match.end() if named.endswith("Vietnam+") else start + len(named.rstrip(" ,/+-"))
        return (end + 1, True) if _STOP.match(text, end) else (end, not _GOES_ON.match(text, end))
    body = end_of_body(text, start, start + _LONGEST)
    if body:
        return _end_behind_body(text, *body)
    name = _NAME.match(text, start, start + _LONGEST)
    if name is None:
        return None
    stop = _STOP.search(text, start, name.end() + 1)
    if stop:
        return stop.end(), True
    if name["agency"] or _OVER.match(text, name.end()):
        return name.end(), True
    return _split(text, start, name.end())


def _end_behind_body(text: str, end: int, whole: bool) -> tuple[int, bool] | None:
    """The end of a credit that names a body up to ``end``; capitals behind it may be of its name unless it is whole."""
    if _STOP.match(text, end):
        return end + 1, True
    if _OVER.match(text, end) or _BEGINS.match(text, end):
        return end, True
    rest = _NAME.match(text, end + 1, end + _LONGEST) if text.startswith(" ", end) else None
    if rest is None:
        return None
    if whole:
        return end, True
    stop = _STOP.search(text, end, rest.end() + 1)
    if stop:
        return stop.end(), True
    if _OVER.match(text, rest.end()):
        return rest.end(), True
    return _before_opener(text, end, rest.end()) or (end, False)


def _split(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """The end of a name that runs into the capital of the next sentence."""
    capitals = _CAPITALS.match(text, start, end)
    if capitals:
        return capitals.end(), True
    words = list(_WORD.finditer(text, start, end))
    opened = _before_opener(text, words[0].end(), end)
    if opened:
        return opened
    if len(words) < 2 or text[end : end + 1] not in " ,":
        return None
    inner = {word.group() for word in words[:-1]}
    return words[-2].end(), 3 <= len(words) <= 4 and inner.isdisjoint(_EITHER)


def _before_opener(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """The end of a name before the first word between ``start`` and ``end`` that begins a sentence."""
    for word in _WORD.finditer(text, start, end):
        if word.group() in _OPENERS:
            return len(text[: word.start()].rstrip()), True
    return None
