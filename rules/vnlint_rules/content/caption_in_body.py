"""Captions of pictures in the body of an article."""

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
)
from vnlint_rules.content.captions import candidate_before, reads_like_caption
from vnlint_rules.language.classes import LOWER
from vnlint_rules.language.excerpt import excerpt
from vnlint_rules.language.references import is_in_reference
from vnlint_rules.residue.picture_credits import CREDIT_WORDS, credits_at, worth_a_look
from vnlint_rules.residue.removal import removal

_REST = Pattern(r"[^\S\r\n]*\S")
_MIDST = Pattern(rf"[^\S\r\n]*(?:,|[{LOWER}]+[^\S\r\n])")
"""Behind a credit in the midst of a sentence of the story."""
_FEW = 3
"""Credits of an article whose pictures are beside the point. Where there are more, the story tells of the pictures."""
_OF_FEW, _OF_MANY = 0, 20
"""What `reads_like_caption` says of a caption, at least, where a stop parts it from a credit."""

_CAPTION = "Đoàn công tác trao quà cho các gia đình ở vùng lũ"


class CaptionInBody(Rule):
    """The caption of a picture stands in the body of an article.

    Scrapers take captions for prose: a sentence that tells what is seen, then the credit, in the midst of the story
    or at its head. What stands between the beginning of a paragraph and a credit is one, and what runs into a credit
    without a stop, as no sentence of the story does. Of other sentences before a credit their words tell: captions
    name who and where ("Hiện trường vụ tai nạn."), the story goes on ("Tuy nhiên, ông cũng …"); a regression learned
    from 2,700 captions decides, more strictly in articles with many pictures, whose text tells of them. A caption is
    removed together with its credit, which photo-credit reports, where the end of that is sure. Of a caption of two
    sentences the last is found. Captions on a line of their own are in nobody's way, and sentences before "Ảnh minh
    họa" are mostly of the story; both are left alone.
    """

    message = Message("caption of a picture in the text: “{text}”", "chú thích ảnh lẫn trong bài: “{text}”")
    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    applicability = Applicability.UNSAFE
    heeds_protection = False
    silences = frozenset({"repeated-sentence"})
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=5.74, read=120, true=117, defensible=3, date="2026-11-28"
    )
    triggers = CREDIT_WORDS
    examples = (
        Bad(
            f"Quà cho vùng lũ\n⟦{_CAPTION}.⟧ Ảnh: Hải Nam Sáng nay, nước đang rút.",
            unsafe="Quà cho vùng lũ\nSáng nay, nước đang rút.",
        ),
        Bad(
            f"Nước đang rút. ⟦{_CAPTION}⟧ (Ảnh: TTXVN) Trời đã tạnh.",
            unsafe="Nước đang rút. Trời đã tạnh.",
        ),
        Bad(
            f"Quà cho vùng lũ\n⟦{_CAPTION}⟧ (Ảnh: TTXVN). Trời đã tạnh.",
            unsafe="Quà cho vùng lũ\nTrời đã tạnh.",
        ),
        Bad(
            "Nước đang rút. ⟦Hiện trường vụ sạt lở.⟧ Ảnh: Hải Nam Trời đã tạnh.",
            unsafe="Nước đang rút. Trời đã tạnh.",
        ),
        Bad(
            "Nước đang rút. ⟦Bệnh nhân chờ khám ở Thủ Đức, TP. Hồ Chí Minh.⟧ (Ảnh: TTXVN) Trời đã tạnh.",
            unsafe="Nước đang rút. Trời đã tạnh.",
        ),
        Good(f"Quà cho vùng lũ\n{_CAPTION}. Ảnh: Hải Nam\nSáng nay, nước đang rút.", "a line of its own"),
        Good("Nước đang rút. Tuy nhiên, ông cũng lo cho đêm nay. (Ảnh: TTXVN) Trời đã tạnh.", "of the story"),
        Good("Mưa to. Gia đình đón chị (ảnh CTV) về nhà trong đêm.", "in the midst of a sentence"),
        Good(f"{_CAPTION}.\n(Ảnh: TTXVN) Trời đã tạnh.", "the lead"),
        Good("Nước đang rút ở các xã vùng trũng. Ảnh minh họa. Trời đã tạnh."),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        return worth_a_look(page, places)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        credits = list(credits_at(text, places))
        least = _OF_FEW if len(credits) <= _FEW else _OF_MANY
        done, parted = 0, True
        for credit in credits:
            found = candidate_before(text, credit, done) if _goes_on(text, credit.end) else None
            caption = text[found.start : found.end] if found else ""
            shows = found is not None and (found.shows or (parted and reads_like_caption(caption) >= least))
            if found and shows and not is_in_reference(document, found.start, found.end):
                edits = [removal(text, found.start, credit.end)] if credit.sure else []
                yield self.found(found.start, found.end, edits=edits, text=excerpt(caption))
            done, parted = credit.end, credit.sure


def _goes_on(text: str, place: int) -> bool:
    """Whether another sentence follows on the line: a caption with a line of its own is in nobody's way."""
    return bool(_REST.match(text, place)) and not _MIDST.match(text, place)
