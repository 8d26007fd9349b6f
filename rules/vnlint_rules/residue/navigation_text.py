"""Links, calls to the reader and datelines of a news site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from vnlint import (
    LETTER,
    LINE_END,
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Page,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
    Words,
)
from vnlint_rules.language.classes import UPPER
from vnlint_rules.language.excerpt import excerpt
from vnlint_rules.language.references import is_in_reference
from vnlint_rules.residue.removal import removal

if TYPE_CHECKING:
    import regex

_LONGEST = 180
_S = r"[^\S\r\n]"

_BRACKETED = Pattern(
    rf"\({_S}*(?i:xem|đọc) (?i:thêm|tiếp){_S}*(?:\.\.\.|…)?\)|\[{_S}*(?i:xem|đọc) (?i:thêm|tiếp){_S}*\]"
)
_LINK = Pattern(rf"(?:Xem|XEM|Đọc|ĐỌC) (?:thêm|THÊM|tiếp|TIẾP){_S}*:{_S}*")
_ARROW = Pattern(rf">>+{_S}*(?:(?i:xem|đọc) (?i:thêm|tiếp){_S}*:?{_S}*)?")
_POINTS = Pattern(rf">>+{_S}*")
_STEP = Pattern(r"(?:Bấm|Nhấn|Nhấp|Chọn|Click|Nhập)\b")
"""What to do next, in instructions: 'Chọn "Hồ sơ" >> Bấm "Gửi"'."""
_CLICK = Pattern(rf"(?:Bấm|Nhấn|Click)(?: vào)?(?: để)? (?:xem|đọc)(?: (?:ngay|thêm|tiếp))?{_S}*>+")
_LONGEST_CLICK = 30
_TITLE = Pattern(rf"(?m)[^\r\n>]{{0,{_LONGEST}}}?(?=[^\S\r\n]*(?:[=\-]*>>|(?:Xem|Đọc) (?:thêm|tiếp){_S}*:|{_S}{_S}|$))")
_SENTENCE_END = Pattern(rf"(?:[^\W_]|[”\"])\.\s+[{UPPER}]")
_BEFORE_A_LINK = ".!?…”\"')]>:/*"

_REST = r"(?:[^\r\n.!?:()]|[.!?:](?=[^\s)])){0,160}(?:[.!?:]+(?=[\s)”\"]|$)|(?=\))|$)"
"""The rest of a sentence; a stop inside an address does not end it."""
_CALL = Pattern(
    r"(?m)(?:(?:Kính mời|Mời)(?: quý)? (?:độc giả|bạn đọc|quý vị|các bạn|khán giả)(?: và các bạn)? "
    r"(?:xem|đọc|theo dõi|đón đọc|đón xem|click|bấm|tham khảo|tải|chia sẻ|gửi|tiếp tục)\b"
    r"|(?:Bấm|Nhấn|Click|Nhấp)(?: chuột)?(?: vào)? (?:đây|ĐÂY) để (?:xem|đọc|theo dõi|tải)\b)"
    rf"{_REST}"
)
_FOLLOW = Pattern(
    r"(?m)Theo dõi [^\r\n.!?]{0,60}\b(?:trên|tại|qua) (?:Google News|Zalo|Facebook|Fanpage|fanpage|Telegram|TikTok)\b"
    r"[^\r\n.!?]{0,60}(?:[.!?]+|$)"
)
_SITE = Pattern(r"(?:Google News|Zalo|Facebook|Fanpage|fanpage|Telegram|TikTok)\b")
_BUTTON = Pattern(
    r"(?m)(?:Chia sẻ(?: (?:lên|qua|trên) (?:Facebook|Zalo|Twitter))?|Gửi bình luận|(?:Xem|Đọc) (?:thêm|tiếp)"
    r"|(?:In|Lưu) bài(?: viết)?|Copy link|Sao chép liên kết|Nghe đọc bài|Trở lại|Về trang chủ|Tải ứng dụng"
    rf"|(?:Tin|Bài) liên quan|Tin cùng chuyên mục|Tin nổi bật|Đọc nhiều){_S}*:?{_S}*$"
)
_IN_BRACKETS = (
    r"Dân trí|TNO|TTO|PLO|NLĐO?|VTC News|VOV(?:\.VN)?|VTV(?:\.vn)?|TTXVN|Vietnam\+|TBKTSG Online|Chinhphu\.vn|CAND"
    r"|HQ Online|ANTĐ|KTĐT|ĐSPL|Thanh Niên"
)
_BARE = (
    r"TTO|TNO|NLĐO?|PLO|TPO|VOV\.VN|VTV\.vn|VTC News|ANTĐ|KTĐT|CAND|QĐND(?: Online)?|TTXVN|Vietnam\+|Dân trí|Infonet"
)
_DATELINE = Pattern(rf"(?:\((?:{_IN_BRACKETS})\){_S}*[-–—]?|(?:{_BARE}){_S}*[-–—]){_S}*(?=[{UPPER}\d“\"‘'(])")


_BUTTON_LENGTH = 40
"""Code points of a line that may be no more than a button."""


class NavigationText(Rule):
    """A link, a call to the reader or the mark of a site stands in the text.

    "Xem thêm: …", ">> …", "Bấm xem >>", "(Xem tiếp)", "Mời bạn đọc …", "TTO - " belong to the page, not to the article:
    they repeat without end and cut sentences. Prose that asks to read more ("nên đọc thêm sách") is left alone. A link
    is removed only where its title ends with the line, before the next link or at a gap.
    """

    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    heeds_protection = False
    applicability = Applicability.UNSAFE
    message = Message("navigation text of a site: “{text}”", "chữ điều hướng của trang báo: “{text}”")
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.43, read=159, true=152, defensible=6, date="2026-11-27"
    )
    triggers = (
        Words.of("thêm tiếp mời bấm nhấn nhấp click google zalo facebook fanpage telegram tiktok"),
        Words.of("tto tno nlđ nlđo plo tpo vov vtv vtc antđ ktđt cand qđnd ttxvn vietnam trí infonet"),
        Pairs(CharSet.of(">"), CharSet.of(">")),
        Pairs(LETTER | CharSet.of(":"), LINE_END),
    )
    examples = (
        Bad("Trời mưa to. ⟦Xem thêm: Bão số 3 đổi hướng⟧", unsafe="Trời mưa to."),
        Bad("Trời mưa to. ⟦>> Bão số 3 đổi hướng⟧ ⟦>> Cách nấu phở⟧", unsafe="Trời mưa to."),
        Bad("Trời mưa to. ⟦Bấm xem ngay >>⟧ Lan Anh", unsafe="Trời mưa to. Lan Anh"),
        Bad(
            "Trời mưa to. ⟦>>> Mời bạn đọc xem clip lũ về:⟧ “Nước lên nhanh”, ông kể.",
            unsafe="Trời mưa to. “Nước lên nhanh”, ông kể.",
        ),
        Bad("Giá vàng tăng. ⟦(Xem tiếp)⟧ Giá dầu giảm.", unsafe="Giá vàng tăng. Giá dầu giảm."),
        Bad("⟦TTO - ⟧Sáng nay, trời mưa.", unsafe="Sáng nay, trời mưa."),
        Bad("⟦(Dân trí) - ⟧Sáng nay, trời mưa.", unsafe="Sáng nay, trời mưa."),
        Bad("Trời mưa.\n⟦Chia sẻ⟧\nGió lớn.", unsafe="Trời mưa.\nGió lớn."),
        Bad("Trời mưa. ⟦Mời bạn đọc theo dõi bản tin lúc 20h.⟧ Gió lớn.", unsafe="Trời mưa. Gió lớn."),
        Bad("⟦Theo dõi báo Làng Chài trên Google News⟧", unsafe=""),
        Bad("Trời mưa ⟦(Mời bạn đọc xem clip trên vidu.vn)⟧.", unsafe="Trời mưa."),
        Good("Bạn nên đọc thêm sách và chia sẻ với bạn bè. Cần xem thêm phụ lục."),
        Good("Theo dõi trận đấu trên khán đài, ông rất vui. Ông mời bạn đọc sách."),
        Good("Mở mục “Hồ sơ” >> Bấm “Ghi và gửi” >> Chọn “Đồng ý”\nBước 7: in giấy hẹn."),
        Good("Chia sẻ với báo chí, ông Ba cho biết VOV - đài quốc gia - đã đưa tin."),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """Only a short line may be a button; "thêm", "tiếp" and "trí" count behind "xem", "đọc" and "Dân"."""
        at_end = page.columns.among(places + 1, "\r\n")
        starts = page.columns.line_starts
        lengths = places - starts[starts.searchsorted(places, "right") - 1]
        continued = ~page.columns.among(places, "t") | page.columns.among(places - 2, "mMcCnN")
        worth: Positions = places[np.where(at_end, lengths <= _BUTTON_LENGTH, continued)]
        return worth

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, done = document.text, 0
        for place in places.tolist():
            if place < done:
                continue
            stretch = _stretch_at(text, place, done)
            if stretch is None or stretch[0] < done:
                continue
            start, end, sure = stretch
            done = end
            if is_in_reference(document, start, end):
                continue
            edits = [removal(text, start, end)] if sure else []
            yield self.found(start, end, edits=edits, text=excerpt(text[start:end].strip()))


def _stretch_at(text: str, place: int, done: int) -> tuple[int, int, bool] | None:
    """The residue that a trigger at ``place`` belongs to: start, end, and whether its end is sure.

    ``done`` is where the residue before it ended.
    """
    match text[place]:
        case ">":
            button = _CLICK.search(text, max(done, place - _LONGEST_CLICK), place + 2)
            return _whole(button) or _call_behind_arrow(text, place) or _link(text, place, _ARROW, done)
        case "t" | "T" if place >= 4 and text[place - 4 : place].lower() in ("xem ", "đọc "):
            if place >= 5 and text[place - 5] in "([":
                return _whole(_BRACKETED.match(text, place - 5))
            return _button(text, place - 4) or _link(text, place - 4, _LINK, done)
        case "M" | "B" | "N" | "C":
            found = _CALL.match(text, place)
            if found:
                return _with_brackets(text, *found.span())
        case "m" if text.startswith("Kính ", max(0, place - 5)):
            found = _CALL.match(text, place - 5)
            return _with_brackets(text, *found.span()) if found else None
    if text[place + 1 : place + 2] in ("", "\r", "\n"):
        return _button(text, max(text.rfind("\n", 0, place) + 1, place - _BUTTON_LENGTH))
    if text[place] in "GZFfT" and _SITE.match(text, place):
        start = text.rfind("Theo dõi ", max(0, place - 100), place)
        return _whole(_FOLLOW.match(text, start)) if start >= 0 else None
    return _dateline(text, place) if text[place].isupper() or text.startswith("trí", place) else None


def _whole(match: regex.Match[str] | None) -> tuple[int, int, bool] | None:
    return (*match.span(), True) if match else None


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """A stretch with the brackets around it; None when there is but one."""
    before, after = text[start - 1 : start] == "(", text[end : end + 1] == ")"
    return (start - before, end + after, True) if before == after else None


def _call_behind_arrow(text: str, start: int) -> tuple[int, int, bool] | None:
    """A call to the reader with the arrow before it: ">>> Mời bạn đọc xem …"."""
    arrow = _POINTS.match(text, start)
    call = _CALL.match(text, arrow.end()) if arrow else None
    return (start, call.end(), True) if call else None


def _link(text: str, start: int, head: Pattern, done: int) -> tuple[int, int, bool] | None:
    """A link from its mark to the end of its title; of a title without a clear end the mark alone."""
    match = head.match(text, start)
    if match is None or _STEP.match(text, match.end()):
        return None
    start = _with_arrow(text, start)
    before = text[max(0, start - 3) : start].rstrip(" \t\u00a0")[-1:]
    first = not done or text[done:start].strip()
    if first and before and not before.isspace() and before not in _BEFORE_A_LINK:
        return None
    title = _TITLE.match(text, match.end())
    if title is None or _SENTENCE_END.search(title.group()):
        return start, start + len(text[start : match.end()].rstrip()), False
    return start, title.end() if title.group() else start + len(text[start : match.end()].rstrip()), True


def _with_arrow(text: str, start: int) -> int:
    """Where an arrow before the link begins ("=> ", "-->"), or ``start``."""
    end = start - (text[start - 1 : start] in tuple(" \u00a0"))
    at = end
    while at and text[at - 1] in "=->":
        at -= 1
    return at if at < end else start


def _button(text: str, start: int) -> tuple[int, int, bool] | None:
    """A line that is nothing but the label of a button."""
    while start < len(text) and text[start] in " \t\u00a0":
        start += 1
    line = text.rfind("\n", 0, start) + 1
    return _whole(_BUTTON.match(text, start)) if not text[line:start].strip() else None


def _dateline(text: str, place: int) -> tuple[int, int, bool] | None:
    """The mark of a paper at the head of a line; ``place`` is in it."""
    line = text.rfind("\n", max(0, place - 12), place) + 1
    while line < place and text[line] in " \t\u00a0\u200b":
        line += 1
    return (
        _whole(_DATELINE.match(text, line)) if place - line <= 5 and (line == 0 or text[line - 1].isspace()) else None
    )
