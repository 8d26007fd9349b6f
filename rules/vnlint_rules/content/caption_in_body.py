"""Rule: captions of pictures in the body of an article."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

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
from vnlint_rules.residue.picture_credits import CREDIT_WORDS, Credit, credits_at, worth_a_look
from vnlint_rules.residue.removal import removal

_LONGEST = 240
_SHOWN = 60
_SENTENCE_END = Pattern(r"[.!?…][”\"’)]*[^\S\r\n]+|[\r\n]+")
_STOPPED = Pattern(r"[.!?…:;,][”\"’)]*\Z")
_STOPS = tuple('.!?…”"')
_ILLUSTRATION = Pattern(r"(?i)minh h[oọ][aạ]")
_CREDIT = Pattern(r"(?i)(?:ảnh|nguồn|photo|video|clip)(?: ảnh)? ?:")
_REST = Pattern(r"[^\S\r\n]*\S")
_LEAST_WORDS, _MOST_WORDS = 3, 45

_CAPTION = "Đoàn công tác trao quà cho các gia đình ở vùng lũ"


class CaptionInBody(Rule):
    """The caption of a picture stands in the body of an article.

    Scrapers take captions for prose: a sentence that tells what is seen, then the credit, in the midst of the story
    or at its head. Which sentence before a credit is a caption cannot always be told. Two kinds are reported: what
    stands between the beginning of a paragraph and a credit, and what runs into a credit without a stop, as no sentence
    of the story does. A caption is removed together with its credit, which photo-credit reports, where the end of that
    is sure. Captions on a line of their own are in nobody's way, and sentences before "Ảnh minh họa" are mostly of the
    story; both are left alone.
    """

    message = Message("caption of a picture in the text: “{text}”", "chú thích ảnh lẫn trong bài: “{text}”")
    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    applicability = Applicability.UNSAFE
    heeds_protection = False
    silences = frozenset({"repeated-sentence"})
    measured = Measured(
        corpus="raw news, 6,375 articles", per_10k=2.3, read=65, true=62, defensible=1, date="2026-11-26"
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
        Good(f"Quà cho vùng lũ\n{_CAPTION}. Ảnh: Hải Nam\nSáng nay, nước đang rút.", "a line of its own"),
        Good("Nước đang rút. Trời đã tạnh. (Ảnh: TTXVN)", "perhaps of the story"),
        Good(f"{_CAPTION}.\n(Ảnh: TTXVN) Trời đã tạnh.", "the lead"),
        Good("Nước đang rút ở các xã vùng trũng. Ảnh minh họa. Trời đã tạnh."),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        return worth_a_look(page, places)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, done = document.text, 0
        worth = np.array([place for place in places.tolist() if _may_follow_one(text, place)], np.int64)
        for credit in credits_at(text, worth):
            start = _caption(text, credit, done) if _goes_on(text, credit.end) else None
            if start is not None:
                caption = text[start : credit.start].rstrip()
                edits = [removal(text, start, credit.end)] if credit.sure else []
                yield self.found(start, start + len(caption), edits=edits, text=caption[:_SHOWN])
            done = credit.end


def _goes_on(text: str, place: int) -> bool:
    """Whether the line goes on: a caption with a line of its own is in nobody's way."""
    return bool(_REST.match(text, place))


def _may_follow_one(text: str, place: int) -> bool:
    """Whether there may be a caption before the credit whose first word is at ``place``: most stand behind a stop."""
    end = place
    while end and text[end - 1] in " \t\u00a0(":
        end -= 1
    return text[end - 1 : end] not in _STOPS or text.rfind("\n", max(0, end - _LONGEST), end) >= 0 or end < _LONGEST


def _caption(text: str, credit: Credit, done: int) -> int | None:
    """Where the caption of a credit begins, if there is one; what is before ``done`` belongs to another credit."""
    if _ILLUSTRATION.search(text, credit.start, credit.end):
        return None
    least, end = max(done, credit.start - _LONGEST), credit.start
    while end > least and text[end - 1] in " \t\u00a0":
        end -= 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text, least, end)]
    start = ends[-1] if ends else least if least in (done, 0) else None
    if start is None or text[end - 1] in "\r\n" or not _LEAST_WORDS <= len(text[start:end].split()) <= _MOST_WORDS:
        return None
    while text[start].isspace():
        start += 1
    if not text[start].isupper() or _CREDIT.match(text, start, end):
        return None
    at_head = not start or text[start - 1] in "\r\n"
    if not at_head and (start == done or _STOPPED.search(text, start, end)):
        return None
    return start
