"""Rule: a sentence that stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vnlint import (
    Bad,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Page,
    Positions,
    Span,
    option,
)
from vnlint_rules.content.base import RepeatedPartRule
from vnlint_rules.content.parts import SENTENCE_ENDS, later_ones, parts_of, sentence_at

_ONE = "Đoàn công tác của tỉnh đã đến thăm và tặng quà các gia đình ở vùng lũ."


@dataclass(frozen=True)
class RepeatedSentence(RepeatedPartRule):
    """A sentence stands twice in a document.

    Pages show a sentence once more as a caption, a pull quote or a summary, and a scraper takes both; a model learns
    to repeat itself. Short sentences and the lines of forms repeat rightly; only long ones are looked at. A whole line
    that stands twice is repeated-paragraph's, the lead and the title of an article are lead-in-body's and
    title-in-body's.
    """

    message = Message("this sentence stands twice: “{text}”", "câu này có hai lần: “{text}”")
    triggers = SENTENCE_ENDS
    examples = (
        Bad(
            f"{_ONE} Trời vẫn mưa. ⟦{_ONE}⟧ Nước rút chậm.",
            unsafe=f"{_ONE} Trời vẫn mưa. Nước rút chậm.",
        ),
        Good("Xin cảm ơn ông. Trời vẫn mưa. Xin cảm ơn ông.", "short"),
        Good(f"{_ONE} {_ONE.replace('vùng lũ', 'vùng núi')}", "not the same"),
    )
    measured = Measured(
        corpus="raw news, 4,243 articles", per_10k=1.2, read=50, true=48, defensible=1, date="2026-11-26"
    )
    min_words: int = option(12, "Words that a sentence has to have.")

    def gate(self, page: Page, places: Positions) -> Positions:
        cuts = np.union1d(places + 1, page.columns.line_starts)
        return later_ones(page, parts_of(page, cuts, self.min_words))

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for place in places.tolist():
            end = sentence_at(text, place)
            before = text.find(text[place:end])
            if before < place:
                yield self.again(text, Span(place, end), before)
