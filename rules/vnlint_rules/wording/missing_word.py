"""Words that were dropped and left their blanks behind."""

from __future__ import annotations

import math
from collections.abc import Iterator

from vnlint import (
    BLANK,
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Evidence,
    Good,
    Guard,
    Measured,
    Message,
    Pairs,
    Phase,
    Positions,
    Rule,
    Scope,
    Severity,
    Span,
)
from vnlint_rules.language.candidates import Candidate, candidates
from vnlint_rules.language.gaps import REPORTED, Gap, sites

_BLANKS = frozenset(" \t\u00a0\u200b\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_REASON = {
    "title": Message("stands in the title", "có trong nhan đề"),
    "lead": Message("stands in the lead", "có trong sa pô"),
}
_ELSEWHERE = Message("stands here in the same text", "có ở chỗ này trong cùng văn bản")


class MissingWord(Rule):
    """A word was dropped where only its blanks are left.

    Scrapers drop linked and bold text, mostly names; what is left reads on as if nothing had happened, and a model
    learns the broken sentence. Two blanks alone prove nothing: the words beside them must be such as do not meet, or
    the one before must want a complement. What may have stood there is looked for in the rest of the text. Which of it
    did stand there only a person can say, so nothing is ever filled in, and no fix of another rule takes the blanks
    away: they are the evidence.
    """

    message = Message(
        "a word seems to be missing between “{left}” and “{right}”",
        "dường như thiếu từ giữa “{left}” và “{right}”",
    )
    examples = (
        Bad(
            "Quan hệ giữa Lào và Campuchia đã nâng lên tầm mới.\n"
            "Hai bên cho rằng hợp tác giữa Lào và⟦  ⟧là cần thiết cho cả khu vực.",
            choices=("Campuchia",),
        ),
        Bad("Theo thông báo của⟦  ⟧đã gửi đến các trường, kỳ thi sẽ lùi lại một tuần."),
        Bad("Đây là chuyến thăm đầu tiên của⟦ ⟧, và cũng là lời cảm ơn."),
        Good("Nạn nhân được đưa đến  bệnh viện huyện . Theo bác sĩ, sức khỏe đã ổn định.", "the border of a kept link"),
        Good("Hai bên đã ký kết.  Qua đó, hợp tác thêm chặt chẽ."),
        Good("Anh trả cả tiền của , công sức và thời gian.", "a compound that ends in “của”"),
    )
    triggers = (Pairs(BLANK | CharSet.of("\u200b"), BLANK | CharSet.of("\u200b,.;)")),)
    scope = Scope.DOCUMENT
    phase = Phase.WORDING
    applicability = Applicability.DISPLAY_ONLY
    severity = Severity.ERROR
    heeds_protection = False
    measured = Measured(
        corpus="raw news, 29,233 articles (its blanks are borders of kept links)",
        per_10k=0.005,
        read=8,
        true=4,
        date="2026-11-22",
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        for gap in sites(document.text, _runs(document.text, places)):
            if gap.score >= REPORTED:
                yield self._finding(document, gap)

    def _finding(self, document: Document, gap: Gap) -> Diagnostic:
        found = candidates(document.text, gap, document.meta.context)
        return self.found(
            gap.start,
            gap.end,
            choices=(candidate.text for candidate in found),
            confidence=round(1 / (1 + math.exp(-gap.score)), 3),
            evidence=(evidence for candidate in found for evidence in _evidence(document, candidate)),
            guards=[Guard.WHITESPACE],
            left=gap.left,
            right=gap.right,
        )


def _runs(text: str, places: Positions) -> Iterator[tuple[int, int]]:
    """The runs of blanks that hold one of the places."""
    end = -1
    for place in places.tolist():
        if place < end:
            continue
        start = end = place
        while start > 0 and text[start - 1] in _BLANKS:
            start -= 1
        while end < len(text) and text[end] in _BLANKS:
            end += 1
        yield start, end


def _evidence(document: Document, candidate: Candidate) -> Iterator[Evidence]:
    for field, start, end, _ in candidate.places:
        text = document.text if field is None else document.meta.context[field]
        reason = _ELSEWHERE if field is None else _REASON.get(field, _ELSEWHERE)
        yield Evidence(Span(start, end), text[start:end], reason, field, round(candidate.share, 3))
