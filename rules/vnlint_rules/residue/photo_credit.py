"""Rule: credits of pictures and clips inside the text."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Page,
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
    Words,
)
from vnlint_rules.language.classes import UPPER
from vnlint_rules.residue.credits import end_of_credit
from vnlint_rules.residue.removal import removal

_BRACKETED = Pattern(
    r"\((?:(?i:(?:nguồn )?(?:ảnh|photo|video|clip|hình)(?: minh h[oọ][aạ]| nguồn)?|đồ h[oọ][aạ]) ?:[^()\[\]\r\n]{1,80}"
    r"|(?i:nguồn) ?: ?(?![^()\r\n]{0,40}\d{4})[^()\[\]\r\n,;:]{1,40}"
    r"|(?i:ảnh|hình)(?i: chỉ mang tính(?: chất)?)? minh h[oọ][aạ](?:[ .,;:-][^()\r\n]{0,60})?"
    r"|Ảnh (?i:internet|facebook|fb|nvcc|ctv|zing|tư liệu|cắt từ (?:clip|video|màn hình)))\)"
)
"""A source with a comma or a year is one of facts, not of a picture."""
_OPEN = Pattern(
    r"(?:Nguồn (?:ảnh|video|clip)|NGUỒN ẢNH"
    r"|Ảnh(?: minh h[oọ][aạ])?|ẢNH(?: MINH H[OỌ][AẠ])?|Photo|PHOTO) ?:[^\S\r\n]*"
)
_ILLUSTRATION = Pattern(rf"(?m)Ảnh minh h[oọ][aạ](?:\.|(?=[^\S\r\n]*(?:$|[{UPPER}][^\W\d_]+ |\()))")
_SOURCE = Pattern(r"[^\S\r\n]*Nguồn ?:[^\S\r\n]*")
_BRACKETED_SOURCE = Pattern(r"[^\S\r\n]*\((?i:nguồn)[^()\r\n]{1,60}\)")
_IN_PHRASE = Pattern(r"[^\W_][,/&+][^\S\r\n]*$|(?i:bài|tin|chùm|bộ|loạt|hình|album|và)[^\S\r\n]+$")
"""What makes of the keyword a by-line or the title of a gallery."""
_DASH = "-–—"


class PhotoCredit(Rule):
    """The credit of a picture stands in the text.

    Scrapers take captions for prose: "… tại lễ ký ẢNH: LÊ AN", "(Ảnh: TTXVN)", "Ảnh minh họa". The same few credits
    come back ten thousand times and teach a model that sentences end in an agency. Where the end of a credit cannot be
    told from the words that follow it, nothing is removed. By-lines ("Tin, ảnh: …") and titles of galleries
    ("Chùm ảnh: …") are left alone.
    """

    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    heeds_protection = False
    applicability = Applicability.UNSAFE
    message = Message("picture credit in the text: “{text}”", "ghi chú nguồn ảnh lẫn trong bài: “{text}”")
    measured = Measured(corpus="raw news, 8,342 articles", per_10k=8.95, read=223, true=223, date="2026-11-22")
    triggers = (Words.of("ảnh nguồn photo video clip hình đồ"),)
    examples = (
        Bad("Hai đoàn gặp nhau tại Huế ⟦ẢNH: LÊ AN⟧", unsafe="Hai đoàn gặp nhau tại Huế"),
        Bad(
            "Hai đoàn gặp nhau tại Huế ⟦(Ảnh: TTXVN)⟧ Sáng nay, mưa lớn.",
            unsafe="Hai đoàn gặp nhau tại Huế. Sáng nay, mưa lớn.",
        ),
        Bad(
            "Cầu mới nhìn từ trên cao. ⟦Ảnh: Minh Vũ.⟧ Cầu dài 2 km.", unsafe="Cầu mới nhìn từ trên cao. Cầu dài 2 km."
        ),
        Bad("Cầu mới ⟦- Ảnh: Reuters⟧ Cầu dài 2 km.", unsafe="Cầu mới. Cầu dài 2 km."),
        Bad("Cầu mới. ⟦Ảnh: Hải Nam⟧ Tại buổi lễ, ông Ba cảm ơn.", unsafe="Cầu mới. Tại buổi lễ, ông Ba cảm ơn."),
        Bad("Giá vàng tăng. ⟦Ảnh minh họa.⟧ Chiều nay, giá giảm.", unsafe="Giá vàng tăng. Chiều nay, giá giảm."),
        Good("Chùm ảnh: Những chú gà con"),
        Good("Hình ảnh: nét, màu đẹp; nguồn: ổn định."),
        Good("Dân số là 9 triệu (Nguồn: Niên giám thống kê 2019)."),
        Good("Bức ảnh minh họa cho bài viết này rất đẹp."),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """Most of these words are words of prose ("hình ảnh", "nguồn nước"): capitals and brackets tell the others."""
        return places[page.columns.among(places, "ẢNP") | page.columns.among(places - 1, "(")]

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, done = document.text, 0
        for place in places.tolist():
            if place < done:
                continue
            credit = _credit_at(text, place)
            if credit is None:
                continue
            (start, end), sure = credit
            done = end
            start = _with_dash(text, start)
            edits = [removal(text, start, end, stop=True)] if sure else []
            yield self.found(start, end, edits=edits, text=text[start:end])


def _credit_at(text: str, place: int) -> tuple[tuple[int, int], bool] | None:
    """The stretch of the credit whose first word is at ``place``, and whether its end is sure."""
    if place and text[place - 1] == "(":
        match = _BRACKETED.match(text, place - 1)
        return (match.span(), True) if match else None
    head = _OPEN.match(text, place)
    if head is None:
        return _illustration(text, place) if text.startswith("Ảnh minh", place) else None
    if _IN_PHRASE.search(text, max(0, place - 12), place):
        return None
    ended = end_of_credit(text, head.end())
    return ((place, ended[0]), ended[1]) if ended else None


def _illustration(text: str, place: int) -> tuple[tuple[int, int], bool] | None:
    """The stretch of "Ảnh minh họa" without a colon, with the source that may follow it."""
    match = _ILLUSTRATION.match(text, place)
    if match is None:
        return None
    bracket = _BRACKETED_SOURCE.match(text, match.end())
    if bracket:
        return (place, bracket.end()), True
    source = _SOURCE.match(text, match.end())
    ended = end_of_credit(text, source.end()) if source else None
    return ((place, ended[0]), ended[1]) if ended else (match.span(), source is None)


def _with_dash(text: str, start: int) -> int:
    """Where a dash before the credit begins, or ``start``."""
    at = start
    while at and text[at - 1] in " \u00a0":
        at -= 1
    return at - 1 if at < start and at > 1 and text[at - 1] in _DASH and text[at - 2].isspace() else start
