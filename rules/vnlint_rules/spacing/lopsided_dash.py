"""Dashes with a blank on one side only."""

from __future__ import annotations

from vnlint import (
    BLANK,
    Applicability,
    Bad,
    CharacterRule,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Span,
)
from vnlint_rules.language.syllable import is_readable
from vnlint_rules.spacing.blanks import is_blank, run_at, word_after, word_before

_DASHES = "-–—"
_CLOSING, _OPENING = tuple(")”’\"'%"), tuple("(“‘\"'")
_SUSPENDED = frozenset("và hoặc hay and or to".split())
"""Behind these a hyphen may stand for the rest of a word: "pre- and post-war"."""
_SHORT = 4
"""Letters that an option of a command, a prefix or a suffix may have."""
_SMALL = Pattern(r"\d{1,4}(?![.,]?\d)")
"""A number as it may end a range."""
_NUMBERING = Pattern(r"(?<![\w.,/])\d{1,2}(?:\.\d{1,2})?\Z")
"""What may number the items of a list: "1- Vụ Tiểu học; 1.1- Lớp một"."""
_ITEM = Pattern(r"(?<![^\r\n])[^\S\r\n]*(?:[IVX]{1,5}|[a-zđ]\)|\d{1,2}\))\Z")
"""What numbers the parts of a law: "I- Tiêu chí; a)- Nguyên liệu"."""
_DOCUMENT = Pattern(r"(?:\d/\p{Lu}+|\b[Ss]ố \d+)\Z")
"""The first part of the number of a document: "118/2025/NĐ", "số 1254"."""
_OPTION = Pattern(r"(?<!\b\w)\s+-[A-Za-z](?![\w.])")
"""An option of one letter: "add -N", not "đường A -B"."""
_DATE = Pattern(r"\d{1,2} tháng \d")
_CHAIN = Pattern(r"\d [-–—] ?\d+\Z")
"""Numbers with a dash apart between them, before the next one: "3 - 8"."""
_LONGEST_NUMBER, _LONGEST_DOCUMENT, _NEAR = 6, 16, 16


class LopsidedDash(CharacterRule):
    """A dash between words or numbers has a blank on one side and none on the other.

    It either parts ("Việt Nam - Lào") or joins ("Đồng Tháp-Long An", "2-1"); half of each cuts a name in two or glues a
    word to a mark. Between numbers the blank goes. Between words one is put on the other side if one of them is
    Vietnamese by its marks; where both may be parts of a foreign name, a code or a longer chain, both ways are offered.
    Minus signs, marks and numbers of lists, options of commands, prefixes, suffixes and hyphens that stand for the rest
    of a word are left alone.
    """

    message = Message("“{text}” has a blank on one side of the dash only", "gạch nối lệch khoảng trắng: “{text}”")
    examples = (
        Bad("Đoàn Đồng Tháp⟦- ⟧Long An đã đến.", unsafe="Đoàn Đồng Tháp - Long An đã đến."),
        Bad("Quan hệ Việt Nam⟦ -⟧Lào rất tốt.", unsafe="Quan hệ Việt Nam - Lào rất tốt."),
        Bad("Đội nhà thắng 2⟦- ⟧1.", unsafe="Đội nhà thắng 2-1."),
        Bad("Từ 28/6⟦ -⟧1/7, trời mưa.", unsafe="Từ 28/6-1/7, trời mưa."),
        Bad("Ông Calvert⟦- ⟧Lewin vắng mặt.", choices=(" - ", "-")),
        Bad("Theo Nghị định 85/NĐ⟦- ⟧CP năm 2011.", unsafe="Theo Nghị định 85/NĐ-CP năm 2011."),
        Bad("Ông là thủ môn U23⟦ -⟧SHB Đà Nẵng.", choices=(" - ", "-")),
        Bad(
            "Vua Lê Nhân Tông (28 tháng 5 năm 1441⟦ –⟧25 tháng 10 năm 1459).",
            unsafe="Vua Lê Nhân Tông (28 tháng 5 năm 1441 – 25 tháng 10 năm 1459).",
        ),
        Bad("Người In⟦- ⟧đô-nê-xi-a đã đến.", choices=(" - ", "-")),
        Bad("Trẻ nghỉ 3 - 8⟦ -⟧13 - 20 phút.", unsafe="Trẻ nghỉ 3 - 8 - 13 - 20 phút."),
        Good("Quan hệ Việt Nam - Lào, Đồng Tháp-Long An, tỉ số 2-1, 3 - 4."),
        Good("Nhiệt độ -5 độ, lệnh rm -rf và add -N, cờ -ignbrk, tiền tố pre- thêm vào, hậu tố -ing."),
        Good("1- Vụ Tiểu học; 2- Vụ Trung học.\nI- Tiêu chí\nd)- Nguyên liệu", "items of a list"),
        Good("- Mời ngồi.\n-Vâng."),
    )
    triggers = (Pairs(BLANK, CharSet.of(_DASHES)), Pairs(CharSet.of(_DASHES), BLANK))
    phase = Phase.SPACING
    applicability = Applicability.UNSAFE
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=1.5, read=112, true=111, date="2026-11-27")

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        dash = place if text[place] in _DASHES else place + 1
        if dash == 0 or dash + 1 >= len(text) or is_blank(text[dash - 1]) == is_blank(text[dash + 1]):
            return None
        blanks = run_at(text, dash + 1 if is_blank(text[dash + 1]) else dash - 1)
        span = Span(min(blanks.start, dash), max(blanks.end, dash + 1))
        left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        if not (left.isalnum() or left in _CLOSING) or not (right.isalnum() or right in _OPENING):
            return None
        apart, joined, leads = f" {text[dash]} ", text[dash], blanks.end == dash
        before, after = word_before(text, span.start), word_after(text, span.end)
        if left.isdigit() and right.isdigit():
            if leads and not _SMALL.match(text, span.end):
                return None  # a negative amount
            is_apart = _DATE.match(text, span.end) or _CHAIN.search(text, max(0, span.start - _NEAR), span.start)
            best = apart if is_apart else joined
        else:
            if (_is_sign(right, after) if leads else _is_short(before)) or _is_list_or_option(text, span, after):
                return None
            if after.isupper() and _DOCUMENT.search(text, max(0, span.start - _LONGEST_DOCUMENT), span.start):
                best = joined
            else:
                best = "" if _may_be_joined(text, span, before, after) else apart
        return self.found(
            span.start,
            span.end,
            replace=best or None,
            choices=() if best else (apart, joined),
            text=f"{before}{span.of(text)}{after}",
        )


def _is_list_or_option(text: str, span: Span, after: str) -> bool:
    """Whether the dash stands behind the number of an item, before an option, or for the rest of a word."""
    head = max(0, span.start - _LONGEST_NUMBER)
    return (
        after.lower() in _SUSPENDED
        or _OPTION.match(text, span.start) is not None
        or _NUMBERING.search(text, head, span.start) is not None
        or _ITEM.search(text, head, span.start) is not None
    )


def _may_be_joined(text: str, span: Span, before: str, after: str) -> bool:
    """Whether a dash and its blanks may stand in a foreign name, a code or a chain: "85/NĐ- CP", "In- đô-nê-xi-a"."""
    is_name = (before + after).isascii() and "-" in span.of(text)
    is_code = after.isupper() and (before.isupper() or text[span.start - 1].isdigit())
    start, end = span.start - len(before), span.end + len(after)
    return is_name or is_code or any(mark in _DASHES for mark in text[start - 1 : start] + text[end : end + 1])


def _is_sign(right: str, after: str) -> bool:
    """Whether a dash without a blank behind it is a minus sign, or is of an option or suffix: "-5", "-rf", "-shi"."""
    return right.isdigit() or _is_short(after) or (after.isascii() and after.islower() and not is_readable(after))


def _is_short(part: str) -> bool:
    """Whether letters are few and plain: "pre-", "rm -rf", "-shi"."""
    return part.isascii() and part.islower() and len(part) <= _SHORT
