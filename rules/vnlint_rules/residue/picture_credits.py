"""Credits of pictures and clips: where each begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from vnlint import Page, Pattern, Positions, Words
from vnlint_rules.language.classes import UPPER
from vnlint_rules.residue.agencies import end_of_agency
from vnlint_rules.residue.bare_credits import end_of_bare_credit, is_behind_sentence
from vnlint_rules.residue.credits import end_of_credit

CREDIT_WORDS = (Words.of("ảnh nguồn photo video clip hình đồ"),)
"""Triggers: the first word of a credit."""

_TAKEN = (
    r"(?:(?:do|nguồn|cắt|sưu tầm)(?![^\W_])|(?i:internet|facebook|fb)(?![^\W_])|chụp lại"
    r"|(?:chụp )?(?:từ |ngoài )?màn hình|đăng trên|(?:đăng )?trên (?i:facebook|fb|internet|mạng|báo|zalo)"
    rf"|(?:(?:chụp|lấy|trích) )?từ (?:[{UPPER}]|(?i:(?:một |\d+ |đoạn )?(?:clip|video|camera|facebook|fb|internet|mạng"
    r"|trang|website|youtube|hệ thống))))"
)
"""What a credit in brackets begins with that tells where a picture is taken from, when no colon marks it."""
_UNMARKED = rf"(?:(?:của |báo )?(?!Hậu|Đế)[{UPPER}]|(?:tư liệu|nhân vật|tác giả|clip|nv)(?![^\W_])|{_TAKEN})"
"""What any other credit in brackets begins with when no colon marks it."""
_BRACKETED = Pattern(
    r"\( ?(?:"
    r"(?i:(?:nguồn )?(?:ảnh|photo|video|clip|hình)(?: minh h[oọ][aạ]| nguồn)?|đồ h[oọ][aạ]) ?:[^()\[\]\r\n]{1,80}"
    r"|(?i:nguồn) ?: ?(?![^()\r\n]{0,40}\d{4})[^()\[\]\r\n,;:]{1,40}"
    r"|(?i:ảnh|hình)(?i:(?: chỉ)? (?:mang|có) tính(?: chất)?)? m[iì]nh h[oọ][aạ](?:[ .,;:-][^()\r\n]{0,60})?"
    rf"|(?i:hình(?: ảnh)?) {_TAKEN}[^():\r\n]{{0,60}}"
    rf"|(?i:ảnh) (?:{_UNMARKED}[^():\r\n]{{0,60}}|[^():\r\n]{{1,45}} cung cấp))\)"
)
"""A source with a comma or a year is one of facts, not of a picture; "Ảnh Hậu" is a title."""
_OPEN = Pattern(
    r"(?:Nguồn (?:ảnh|video|clip)|NGUỒN ẢNH|(?P<graphics>Đồ h[oọ][aạ])"
    r"|Ảnh(?: minh h[oọ][aạ])?|ẢNH(?: MINH H[OỌ][AẠ])?|Photo|PHOTO) ?:[^\S\r\n]*"
)
_ILLUSTRATION = Pattern(rf"(?m)Ảnh minh h[oọ][aạ](?:\.|(?=[^\S\r\n]*(?:$|[{UPPER}][^\W\d_]+ |\()))")
_SOURCE = Pattern(r"[^\S\r\n]*Nguồn ?:[^\S\r\n]*")
_UNMARKED_SOURCE = Pattern(r"[^\S\r\n]*[Nn]guồn[^\S\r\n]+")
_BRACKETED_SOURCE = Pattern(r"[^\S\r\n]*\((?i:nguồn)[^()\r\n]{1,60}\)")
_HARDWARE = Pattern(r"[^\r\n.]{0,30}\d|(?i:intel|nvidia|amd|geforce|radeon|adreno|mali|powervr|apple|card|chip)\b")
_LABEL = Pattern(r"[^\S\r\n]*[^\W\d_][^\r\n.:]{0,24}:")
"""What comes next in a list of properties: "Âm thanh: …"."""
_IN_PHRASE = Pattern(r"[^\W_][,/&+][^\S\r\n]*$|(?i:bài|tin|chùm|bộ|loạt|hình|album|và)[^\S\r\n]+$")
"""What makes of the keyword a by-line or the title of a gallery."""
_DASH = "-–—"


class Credit(Struct, frozen=True):
    """A credit, [start, end) in code points, with the dash before it."""

    start: int
    end: int
    sure: bool
    """Whether its end is."""


def worth_a_look(page: Page, places: Positions) -> Positions:
    """Those of the triggers' places that may begin one: most are prose ("hình ảnh", "nguồn nước"); capitals and
    brackets tell the others."""
    return places[page.columns.among(places, "ẢĐNP") | page.columns.among(places - 1, "(")]


def credits_at(text: str, places: Positions) -> Iterator[Credit]:
    """The credits whose first words are at some of the places."""
    done = 0
    for place in places.tolist():
        found = _credit_at(text, place) if place >= done else None
        if found is not None:
            (start, done), sure = found
            yield Credit(_with_dash(text, start), done, sure)


def _credit_at(text: str, place: int) -> tuple[tuple[int, int], bool] | None:
    """The stretch of the credit whose first word is at ``place``, and whether its end is sure."""
    bracket = place - 2 if text.startswith("( ", max(0, place - 2)) else place - 1
    if text.startswith("(", max(0, bracket)):
        match = _BRACKETED.match(text, bracket)
        return (match.span(), True) if match else None
    head = _OPEN.match(text, place)
    if head is None and text.startswith("Ảnh minh", place):
        return _illustration(text, place)
    if head is None:
        end = end_of_bare_credit(text, place)
        return ((place, end), True) if end else None
    if head["graphics"]:
        return _graphics(text, place, head.end())
    if _IN_PHRASE.search(text, max(0, place - 12), place):
        return None
    ended = end_of_credit(text, head.end())
    return ((place, ended[0]), ended[1]) if ended else None


def _graphics(text: str, place: int, start: int) -> tuple[tuple[int, int], bool] | None:
    """The stretch of "Đồ họa: …" behind a sentence. Lists of what a computer has or a game is good at have it too."""
    if not is_behind_sentence(text, place) or _HARDWARE.match(text, start):
        return None
    ended = end_of_credit(text, start)
    if ended is None or _LABEL.match(text, ended[0]):
        return None
    return (place, ended[0]), ended[1]


def _illustration(text: str, place: int) -> tuple[tuple[int, int], bool] | None:
    """The stretch of "Ảnh minh họa" without a colon, with the source that may follow it."""
    match = _ILLUSTRATION.match(text, place)
    if match is None:
        return None
    bracket = _BRACKETED_SOURCE.match(text, match.end())
    if bracket:
        return (place, bracket.end()), True
    source = _SOURCE.match(text, match.end())
    unmarked = None if source else _UNMARKED_SOURCE.match(text, match.end())
    agency = end_of_agency(text, unmarked.end()) if unmarked else None
    if agency and agency[1]:
        return (place, agency[0]), True
    ended = end_of_credit(text, source.end()) if source else None
    return ((place, ended[0]), ended[1]) if ended else (match.span(), source is None)


def _with_dash(text: str, start: int) -> int:
    """Where a dash before the credit begins, or ``start``."""
    at = start
    while at and text[at - 1] in " \u00a0":
        at -= 1
    return at - 1 if at < start and at > 1 and text[at - 1] in _DASH and text[at - 2].isspace() else start
