"""Dates and fields of a page's header at the head of its text."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vnlint import (
    DIGIT,
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
from vnlint_rules.language.classes import LOWER, UPPER
from vnlint_rules.language.excerpt import excerpt
from vnlint_rules.residue.removal import removal

_HEAD_LINES = 8
"""How many lines are searched, empty ones among them."""
_HEAD_LENGTH = 1_500
_LONGEST_BEGIN = 16
_REACH = 40
"""How far from the head of its line the first slash, dash or key of a header stands."""

_DAY = r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d\d-\d\d)"
_TIME = r"\d{1,2}[:hg]\d\d(?::\d\d)?(?: ?[APap][Mm])?"
_ZONE = r"\(?(?:GMT|UTC) ?\+?0?7(?::?00)?\)?"
_WEEKDAY = r"(?:Thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|Chủ [Nn]hật)"
_SEPARATOR = r"[^\S\r\n]*[,|\-–•]?[^\S\r\n]*"
_STAMP = (
    rf"(?:{_WEEKDAY},?(?: ngày)?{_SEPARATOR})?(?:{_DAY}{_SEPARATOR}{_TIME}|{_TIME}{_SEPARATOR}{_DAY})"
    rf"(?:{_SEPARATOR}{_ZONE})?"
)
_FIELD = (
    r"(?i:(?:date|published(?: (?:on|at|date))?|updated(?: (?:on|at))?|posted(?: (?:on|at))?|last modified"
    r"|ngày đăng|đăng lúc|cập nhật(?: lúc| ngày)?|xuất bản(?: lúc| ngày)?)[^\S\r\n]*:?[^\S\r\n]*)"
)
_KEY = r"(?:Author|Source|URL|Url|Link|Category|Tags?|Keywords?|Language|Tác giả|Chuyên mục|Từ khóa|Từ khoá|Thẻ)"

_HEADER = Pattern(
    rf"(?m){_FIELD}(?:{_STAMP}|{_WEEKDAY},?(?: ngày)?{_SEPARATOR}{_DAY}|{_DAY}(?:[T ]{_TIME}Z?)?)(?=[^\S\r\n]|$)"
    rf"|{_STAMP}(?=[^\S\r\n]*$|[^\S\r\n]+[{UPPER}])"
    rf"|(?:{_WEEKDAY},?(?: ngày)?{_SEPARATOR}{_DAY}|{_DAY})[^\S\r\n]*$"
    rf"|{_KEY}[^\S\r\n]*:[^\r\n]{{1,120}}$"
)
_PROSE = Pattern(rf"[^\S\r\n]*(?:,|[{LOWER}])")
"""What makes a date part of a sentence."""
_BEGINS = (
    *("date", "published", "updated", "posted", "last modified", "ngày đăng", "đăng lúc", "cập nhật", "xuất bản"),
    *("thứ ", "chủ nhật", "author", "source", "url", "link", "category", "tag", "keyword", "language"),
    *("tác giả", "chuyên mục", "từ kh", "thẻ"),
)
"""How a header begins that does not begin with a number, in lower case: most lines need no look by the pattern."""


class MetadataHeader(Rule):
    """A field of the page's header, mostly its date, stands at the head of the text.

    "date 2025-09-04", "Thứ năm, 04/09/2025, 14:30 (GMT+7)", "Published: …" are data about the text and belong in fields
    of the record. Only the first lines are searched, and a date that a sentence goes on from is left alone.
    """

    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    heeds_protection = False
    applicability = Applicability.UNSAFE
    message = Message("metadata at the head of the text: “{text}”", "siêu dữ liệu lẫn ở đầu bài: “{text}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.001, read=1, true=1, date="2026-11-22")
    triggers = (
        Pairs(DIGIT, CharSet.of("/-.")),
        Words.of("author source url link category tag tags keywords tác chuyên"),
    )
    examples = (
        Bad(" ⟦date 2024-03-18⟧ Sáng nay, trời mưa.", unsafe="Sáng nay, trời mưa."),
        Bad("⟦Thứ hai, 18/03/2024, 07:15 (GMT+7)⟧\nSáng nay, trời mưa.", unsafe="Sáng nay, trời mưa."),
        Bad("Mưa lớn ở Huế\n⟦18/03/2024 07:15 GMT+7⟧\nSáng nay, mưa.", unsafe="Mưa lớn ở Huế\nSáng nay, mưa."),
        Bad("⟦Published: 2024-03-18T07:15:00Z⟧\n\nSáng nay, mưa.", unsafe="Sáng nay, mưa."),
        Bad("⟦Tác giả: Lê An⟧\n⟦Tags: mưa, Huế⟧\nSáng nay, mưa.", unsafe="Sáng nay, mưa."),
        Good("Thứ hai, 18/3/2024, là ngày trời mưa."),
        Good("Ngày 18/3/2024, trời mưa."),
        Good("Cập nhật lúc 9h00 ngày 18/3, giá vàng tăng."),
        Good("18/03/2024 là ngày mưa lớn nhất."),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        texts, lines = np.array([0, *page.starts]), page.columns.line_starts
        in_head = places - texts[page.owners(places) + 1] < _HEAD_LENGTH
        at_start = places - lines[lines.searchsorted(places, "right") - 1] <= _REACH
        near: Positions = places[in_head & at_start]
        return near

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, last = document.text, -1
        for place in places.tolist():
            start = text.rfind("\n", 0, place) + 1
            if start == last or place - start > _REACH:
                continue
            last = start
            while text[start].isspace():
                start += 1
            if text.count("\n", 0, start) >= _HEAD_LINES:
                return
            if not text[start].isdigit() and not text[start : start + _LONGEST_BEGIN].lower().startswith(_BEGINS):
                continue
            match = _HEADER.match(text, start)
            if match and not _PROSE.match(text, match.end()):
                edit = removal(text, *match.span())
                yield self.found(match.start(), match.end(), edits=[edit], text=excerpt(match.group()))
