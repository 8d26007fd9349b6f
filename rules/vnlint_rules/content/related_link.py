"""The title of another article, linked in the midst of this one."""

from __future__ import annotations

from vnlint import (
    UPPER,
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
    Scope,
)
from vnlint_rules.residue.removal import removal

_LINK = Pattern(r"\[[^\S\r\n]*(\p{Lu}[^\[\]\r\n]{14,118}[^\[\]\r\n.…:,;])\]")
_BEHIND_A_SENTENCE = Pattern(r"(?:[.!?…:\r\n]|[.!?…][”\")]|\))\Z")
"""A quoted title is followed by its translation in brackets: "Catholic News" [Tin Công giáo]."""
_BLANKS, _FAR = " \t\u00a0", 200
_SENTENCE = Pattern(r"[.!?] \p{Lu}")


class RelatedLink(CharacterRule):
    """The title of another article stands in brackets between two sentences.

    News sites set links to related articles between paragraphs, and a scraper keeps their titles: "… hai bên. [Belarus
    sẽ mở liên doanh ở Việt Nam] Theo ông …". They cut the text and tell another story. Remarks in brackets inside a
    sentence, references, the
    translations of titles and placeholders are left alone.
    """

    message = Message("link to another article: “{text}”", "liên kết đến bài khác: “{text}”")
    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    applicability = Applicability.UNSAFE
    heeds_protection = False
    measured = Measured(corpus="raw news, 6,375 articles", per_10k=0.39, read=42, true=42, date="2026-11-26")
    triggers = (Pairs(CharSet.of("["), UPPER | CharSet.of(" ")),)
    examples = (
        Bad(
            "Hai bên ký kết sáng nay. ⟦[Cầu mới qua sông sẽ thông xe tháng sau]⟧ Theo ông Ba, vốn đã đủ.",
            unsafe="Hai bên ký kết sáng nay. Theo ông Ba, vốn đã đủ.",
        ),
        Bad("Hai bên ký kết.\n⟦[Cầu mới qua sông sẽ thông xe tháng sau]⟧", unsafe="Hai bên ký kết."),
        Good("Ông nói: “Họ [các nhà thầu Việt Nam] đã làm xong”.", "a remark"),
        Good("Xem [Phụ lục 2] và [Nguyễn Văn A, 2015].", "references"),
        Good("Xem “Ten Years On” [Mười năm sau sự kiện ấy] (tiếng Anh).", "the translation of a title"),
        Good("Theo báo cáo [Bộ Y tế nói gì về việc này?] chiều nay, số ca giảm.", "inside a sentence"),
    )

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        match = _LINK.match(text, place)
        if match is None or _SENTENCE.search(match[1]) or not _is_between(text, place, match.end()):
            return None
        return self.found(place, match.end(), edits=[removal(text, place, match.end())], text=match[1])


def _is_between(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends before, and another begins behind."""
    before = text[max(0, start - _FAR) : start].rstrip(_BLANKS)
    after = text[end : end + _FAR].lstrip(_BLANKS)[:1]
    if before and not _BEHIND_A_SENTENCE.search(before):
        return False
    return not after or (not after.islower() and after not in ",.;:(")
