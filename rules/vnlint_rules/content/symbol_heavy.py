"""Texts that are more figures and signs than words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vnlint import Bad, Diagnostic, Document, Good, Measured, Message, Page, Positions, Rule, Scope, option
from vnlint_rules.content.measures import letters, opening, signs


@dataclass(frozen=True)
class SymbolHeavy(Rule):
    """A document consists of figures and signs to a large part.

    Price lists, tables of results, answer keys and code came along as articles; what a model learns from them is not
    the language. Whether they belong into a corpus is its owner's choice, so that the rule has to be selected.
    """

    message = Message("{share} of the characters are no letters", "{share} ký tự không phải là chữ cái")
    scope = Scope.DOCUMENT
    default = False
    heeds_protection = False
    examples = (
        Bad("⟦Câu 1: A; 2: B; 3: D; 4: C; 5: A; 6: D⟧", options={"min_length": 20}),
        Good("Sáng nay 6/2, ba xe va chạm trên quốc lộ 1, không ai bị thương.", options={"min_length": 20}),
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.005, read=9, true=9, date="2026-11-26")
    max_share: float = option(0.35, "Share of its characters, blanks aside, that need not be letters, from 0 to 1.")
    min_length: int = option(100, "Characters, blanks aside, that a document has to have to be judged.")

    def gate(self, page: Page, places: Positions) -> Positions:
        total = signs(page)
        heavy = (total >= self.min_length) & (total - letters(page) > self.max_share * total)
        return np.array(page.starts, np.int64)[heavy]

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        total = sum(not character.isspace() for character in text)
        tokens = document.tokens
        share = 1 - int((tokens.ends - tokens.starts).sum()) / total
        span = opening(document)
        yield self.found(span.start, span.end, share=f"{share:.0%}")
