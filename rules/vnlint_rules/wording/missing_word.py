"""Words that were dropped."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Evidence,
    Good,
    Guard,
    Measured,
    Message,
    Page,
    Phase,
    Positions,
    Rule,
    Scope,
    Severity,
    Span,
)
from vnlint_rules.language.article import Mention
from vnlint_rules.language.candidates import Candidate, candidates
from vnlint_rules.language.gaps import Gap, gaps

_HERE = Message("stands here in the same text", "có ở chỗ này trong cùng văn bản")
_IN = {
    "title": Message("stands in the title", "có trong nhan đề"),
    "lead": Message("stands in the lead", "có trong sa pô"),
}
_SAME_WORD = Message(", behind the same word", ", sau cùng một từ")
_SAME_WORDS = Message(", behind the same {count} words", ", sau cùng {count} từ")
_SAME_AFTER = Message(", before the same word", ", trước cùng một từ")
_OFTEN = Message("the dictionary word “{text}” often stands here", "từ “{text}” thường đứng ở chỗ này")
_PLACES = 5
"""Mentions shown for each choice."""
_MISSING = Message(
    "a word seems to be missing between “{left}” and “{right}”",
    "dường như thiếu từ giữa “{left}” và “{right}”",
)
_SELDOM = Message(
    ", which were seen side by side {seen} times where {due} were due",
    ", hai từ chỉ đi liền nhau {seen} lần trong khi lẽ ra phải {due} lần",
)
_TIMES = Message("; “{best}” stands {times} times in this text", "; “{best}” xuất hiện {times} lần trong văn bản này")
_ONCE = Message("; “{best}” stands in this text", "; “{best}” có trong văn bản này")
_BEHIND = Message(", also behind “{left}”", ", kể cả sau “{left}”")
_TITLED = Message(", also in its title", ", kể cả trong nhan đề")
_RARE = 0.5
"""Share of the times due below which it is worth telling how often two words were seen together."""
_LIKELY = 0.2
"""Share from which a candidate is named in the message."""


class MissingWord(Rule):
    """A word was dropped, and the sentence reads on without it.

    Scrapers drop linked and bold text, mostly names, and leave two blanks or none; a model learns the broken
    sentence. Two blanks alone prove nothing: the words beside them must be such as do not meet, or the one before
    must want a complement. Where one blank is left the words beside it must meet far more seldom than chance would
    have it ("của" before "đã"), and what stands around must agree; there three gaps in ten are found, and of ten
    places flagged in news eight have something wrong. The finding says how often the two words were seen so. What
    may have stood there is looked for in the rest of the text. Which of it did only a person can say, so nothing is
    ever filled in, and no fix of another rule takes the blanks away: they are the evidence. So they stay, too,
    where it cannot be decided whether a word is missing: then nothing is said here, and repeated-space and space-
    before-punctuation report the blanks without a fix.
    """

    message = Message("{en}", "{vi}")
    examples = (
        Bad(
            "Quan hệ giữa Lào và Campuchia đã nâng lên tầm mới.\n"
            "Hai bên cho rằng hợp tác giữa Lào và⟦  ⟧là cần thiết cho cả khu vực.",
            choices=("Campuchia",),
        ),
        Bad("Theo thông báo của⟦  ⟧đã gửi đến các trường, kỳ thi sẽ lùi lại một tuần."),
        Bad("Người phát ngôn của⟦ ⟧đã từ chối bình luận về vụ việc."),
        Bad("Đây là chuyến thăm đầu tiên của⟦ ⟧, và cũng là lời cảm ơn."),
        Good("Nạn nhân được đưa đến  bệnh viện huyện . Theo bác sĩ, sức khỏe đã ổn định.", "the border of a kept link"),
        Good("Hai bên đã ký kết.  Qua đó, hợp tác thêm chặt chẽ."),
        Good("Anh trả cả tiền của , công sức và thời gian.", "a compound that ends in “của”"),
    )
    scope = Scope.DOCUMENT
    phase = Phase.WORDING
    applicability = Applicability.DISPLAY_ONLY
    severity = Severity.ERROR
    heeds_protection = False
    measured = Measured(
        corpus="raw news, 9,233 articles that its networks never saw",
        per_10k=0.10,
        read=55,
        true=26,
        defensible=19,
        date="2026-11-26",
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        return np.array([gap.start for gap in page.view(gaps) if gap.reported], np.int64)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        return (self._finding(document, gap) for gap in document.view(gaps) if gap.reported)

    def _finding(self, document: Document, gap: Gap) -> Diagnostic:
        found = candidates(document.text, gap, document.meta.context)
        return self.found(
            gap.start,
            gap.end,
            choices=(candidate.text for candidate in found),
            confidence=gap.confidence,
            evidence=(evidence for candidate in found for evidence in _evidence(document, gap, candidate)),
            guards=[Guard.WHITESPACE],
            message=_told(gap, found),
        )


def _told(gap: Gap, found: list[Candidate]) -> Message:
    """What is said of a gap: what stands beside it, how seldom that is so, and what may have stood there."""
    parts = [_MISSING]
    if gap.seen < _RARE * gap.due:
        parts.append(_SELDOM)
    best = found[0] if found and found[0].share >= _LIKELY else None
    if best is not None and best.mentions:
        parts.append(_TIMES if len(best.mentions) > 1 else _ONCE)
        parts += [_BEHIND] * any(mention.left for mention in best.mentions)
        parts += [_TITLED] * any(mention.title for mention in best.mentions)
    message = Message("".join(part.en for part in parts), "".join(part.vi for part in parts))
    return message(
        left=gap.left,
        right=gap.right,
        seen=f"{gap.seen:.0f}",
        due=f"{gap.due:.0f}",
        best=best.text if best else "",
        times=len(best.mentions) if best else 0,
    )


def _evidence(document: Document, gap: Gap, candidate: Candidate) -> Iterator[Evidence]:
    weight = round(candidate.share, 3)
    for mention in candidate.mentions[:_PLACES]:
        text = document.text if mention.field is None else document.meta.context[mention.field]
        span = Span(mention.start, mention.end)
        yield Evidence(span, span.of(text), _reason(mention), mention.field, weight)
    if not candidate.mentions:
        span = Span(gap.start - len(gap.left), gap.end + len(gap.right))
        yield Evidence(span, span.of(document.text), _OFTEN(text=candidate.text), None, weight)


def _reason(mention: Mention) -> Message:
    where = "title" if mention.title else "lead" if mention.lead else ""
    parts = [_IN.get(where, _HERE)]
    if mention.left:
        parts.append(_SAME_WORDS(count=mention.left) if mention.left > 1 else _SAME_WORD)
    if mention.right:
        parts.append(_SAME_AFTER)
    return Message("".join(part.en for part in parts), "".join(part.vi for part in parts))
