"""Texts too short to be articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vnlint import Bad, Diagnostic, Document, Good, Measured, Message, Page, Positions, Rule, Scope, option
from vnlint_rules.content.measures import opening, words
from vnlint_rules.language.excerpt import excerpt


@dataclass(frozen=True)
class TooShort(Rule):
    """A document has too few words to be an article.

    Video pages, galleries and failed downloads leave a title, a caption or "404"; there is nothing to learn from them.
    How short is too short is a matter of the corpus, so that the rule has to be selected.
    """

    message = Message("{count} words are no article: “{text}”", "chỉ có {count} âm tiết: “{text}”")
    scope = Scope.DOCUMENT
    default = False
    heeds_protection = False
    examples = (
        Bad("⟦Video: Cầu mới thông xe⟧"),
        Good("Cầu mới thông xe sáng nay.", "long enough", options={"min_words": 5}),
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.0, read=0, true=0, date="2026-11-26")
    min_words: int = option(50, "Words that a document has to have.")

    def gate(self, page: Page, places: Positions) -> Positions:
        short = np.flatnonzero(words(page) < self.min_words).tolist()
        found = (
            page.starts[one] for one in short if page.documents[one].text.strip() and _is_whole(page.documents[one])
        )
        return np.fromiter(found, np.int64)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        span = opening(document)
        shown = excerpt(span.of(document.text))
        yield self.found(span.start, span.end, count=len(document.tokens.starts), text=shown)


def _is_whole(document: Document) -> bool:
    return document.meta.first and document.meta.last and bool(document.text.strip())
