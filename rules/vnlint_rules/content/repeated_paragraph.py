"""A line that stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from vnlint_rules.content.parts import later_ones, parts_of
from vnlint_rules.content.refrains import is_in_refrain

_ONE = "Đoàn công tác của tỉnh đã đến thăm các gia đình ở vùng lũ. Quà được trao tận tay từng hộ."


@dataclass(frozen=True)
class RepeatedParagraph(RepeatedPartRule):
    """A paragraph (a line of the text) stands twice in a document.

    Pages hold a paragraph once more for small screens, for printing or behind "read more", and a scraper takes both; a
    model learns to repeat itself. Short lines repeat rightly (refrains, forms, headings); only long ones are looked at,
    and neither verse nor what is quoted or listed.
    """

    message = Message("this paragraph stands twice: “{text}”", "đoạn này có hai lần: “{text}”")
    silences = frozenset({"repeated-sentence"})
    examples = (
        Bad(f"{_ONE}\nTrời vẫn mưa.\n⟦{_ONE}⟧\nNước rút chậm.", unsafe=f"{_ONE}\nTrời vẫn mưa.\nNước rút chậm."),
        Good("Em ơi có nhớ mùa thu năm ấy\nLá rơi đầy sân\nEm ơi có nhớ mùa thu năm ấy", "a refrain"),
        Good(f"“{_ONE}”\nCô dừng một lát.\n“{_ONE}”\nRồi cô đi.", "said twice"),
        Good(f"Áo len:\n- {_ONE}\nÁo dạ:\n- {_ONE}\nHết.", "an item of two lists"),
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.0018, read=3, true=3, date="2026-11-26")
    min_words: int = option(12, "Words that a paragraph has to have.")

    def gate(self, page: Page, places: Positions) -> Positions:
        return later_ones(page, parts_of(page, page.columns.line_starts, self.min_words))

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for place in places.tolist():
            line = document.line(place)
            start, end = line.start, line.start + len(line.of(text).rstrip())
            start += end - start - len(text[start:end].lstrip())
            before = text.find(text[start:end])
            if (
                before < start
                and not is_in_refrain(document, Span(start, end))
                and document.line(before).of(text).strip() == text[start:end]
            ):
                yield self.again(text, Span(start, end), before)
