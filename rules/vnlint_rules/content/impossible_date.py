"""Dates that no calendar has."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vnlint import (
    DIGIT,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Pairs,
    Pattern,
    Positions,
    Rule,
    Words,
)

if TYPE_CHECKING:
    import regex

_FULL = Pattern(r"(?<![\p{L}\d/.\-,])(\d{1,2})([/.\-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/\-]|[.,]\d)")
_SHORT = Pattern(r"(?i:ngày) (\d{1,2})/(\d{1,2})(?![\d/\-]|[.,]\d|\s?(?:\p{L}{0,3}/|%)|\s+tháng)")
_NOT_A_DATE = Pattern(r"(?i)(?:mỗi|một|nửa|hàng|cả|từng|\d) \Z")
_LUNAR = Pattern(r"[^.;\n]{0,12}\b(?i:âm lịch|AL\b|âm)")
_WEEKDAY = Pattern(
    r"(?im)(?:^\s*|[(;,.]\s*|(?:vào|sáng|chiều|tối|trưa|đêm|hôm|giờ|h\d\d|từ|đến|trước)\s+)"
    r"((?:thứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ nhật))[ ,(]{1,3}(?:ngày )?)\Z"
)
"""Not "lần thứ hai", "phiên tòa thứ ba"."""
_NUMBERS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_NAMES = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_ENGLISH = calendar.day_name
_MARKED = Pattern(r"[À-ỹ]")
_LONGEST = 30


class ImpossibleDate(Rule):
    """A date that is in no calendar, or falls on another day of the week.

    "31/4", "29/2/2023", "thứ hai, ngày 5/3/2017" are slips of the hand or of a program that swapped day and month;
    whoever extracts facts from the text goes wrong with them. Days of the week are looked at only where the year
    stands in the date. Fractions, scores, numbers of decrees and dates of the lunar calendar are left alone. What was
    meant a person has to say.
    """

    message = Message("there is no {text}: {why}", "không có {text}: {why_vi}")
    examples = (
        Bad("Hội thảo diễn ra ngày ⟦31/4/2017⟧ tại Huế."),
        Bad("Lễ khai mạc vào ⟦ngày 30/2⟧ tới."),
        Bad("Ông sinh ngày ⟦29/2/2023⟧."),
        Bad("Đoàn đến vào ⟦thứ hai, ngày 5/3/2017⟧."),
        Bad("Lịch họp\n⟦Thứ hai, ngày 5/3/2017⟧: họp báo."),
        Good("Đoàn đến vào chủ nhật, ngày 5/3/2017, về ngày 29/2/2024."),
        Good("Nghị định 36/2017, tỷ số 31/4, mỗi ngày 20/30 người, ngày 30/2 âm lịch."),
        Good("Đăng ký thay đổi lần thứ hai, ngày 6/3/2018; trận đánh ngày 16/27 tháng 6 năm 1743."),
        Good("Cited in Politics, 2/19/1999, and elsewhere.", "English"),
    )
    measured = Measured(
        corpus="news, Wikipedia and laws, 104 million syllables",
        per_10k=0.0033,
        read=34,
        true=27,
        defensible=7,
        date="2026-11-26",
    )
    triggers = (Pairs(DIGIT, CharSet.of("/-.")), Words.of("ngày"))
    heeds_protection = False

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, codes = document.text, document.columns.codes
        last = len(codes) - 6
        inner = places[(places > 0) & (places < last)]
        separator = codes[inner + 1]
        three = ((codes[inner + 3] == separator) | (codes[inner + 4] == separator)) & (separator < ord("0"))
        short = document.columns.among(inner, "nN") & (codes[inner + 4] == ord(" "))
        short &= (codes[inner + 6] == ord("/")) | (codes[inner + 7 - (inner + 7 >= len(codes))] == ord("/"))
        for place in inner[three | short].tolist():
            line = document.line(place).start
            found = self._short(text, line, place) if text[place] in "nN" else self._full(text, line, place)
            if found is not None:
                yield found

    def _full(self, text: str, line: int, place: int) -> Diagnostic | None:
        match = _FULL.match(text, place - text[place - 1].isdigit())
        if match is None:
            return None
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        begin = max(line, match.start() - _LONGEST)
        if why := _why_not(day, month, year):
            is_american = month > 12 >= day and not _MARKED.search(text, begin, match.start())
            return None if is_american else self._finding(match.start(), match, why)
        before = _WEEKDAY.search(text, begin, match.start())
        if before is None:
            return None
        said = 6 if before[3] else _NUMBERS.get(before[2].lower(), int(before[2]) - 2 if before[2].isdigit() else -1)
        real = datetime.date(year, month, day).weekday()
        if said == real:
            return None
        why = Message(f"it was a {_ENGLISH[real]}", f"ngày ấy là {_NAMES[real]}")
        return self._finding(before.start(1), match, why)

    def _short(self, text: str, line: int, place: int) -> Diagnostic | None:
        match = _SHORT.match(text, place)
        if match is None or _NOT_A_DATE.search(text, max(line, place - 8), place):
            return None
        why = _why_not(int(match[1]), int(match[2]), 2000)  # which has a 29 February
        return None if why is None or _LUNAR.match(text, match.end()) else self._finding(place, match, why)

    def _finding(self, start: int, match: regex.Match[str], why: Message) -> Diagnostic:
        shown = match.string[start : match.end()]
        return self.found(start, match.end(), text=shown, why=why.en, why_vi=why.vi)


def _why_not(day: int, month: int, year: int) -> Message | None:
    if not 1 <= month <= 12:
        return Message(f"a year has no month {month}", f"năm không có tháng {month}")
    days = calendar.monthrange(year, month)[1]
    if 1 <= day <= days:
        return None
    return Message(f"that month has {days} days", f"tháng ấy có {days} ngày")
