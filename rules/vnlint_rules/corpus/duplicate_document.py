"""The same text once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vnlint import (
    Bad,
    Concluded,
    Conclusion,
    CorpusRule,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Observed,
    Page,
    option,
)
from vnlint_rules.content.measures import opening
from vnlint_rules.corpus.copies import counts, equal_rows, letters
from vnlint_rules.corpus.told import named
from vnlint_rules.language.terms import terms


@dataclass(frozen=True)
class DuplicateDocument(CorpusRule):
    """A document stands in the corpus more than once.

    What is repeated is learned by heart, and a text that is in the training set and in the test set spoils the test.
    Two documents are the same when all their characters are, blanks aside. The first one is to stay; every later one
    is reported. What differs in a word is near-duplicate-document's.
    """

    message = Message("the same text as {other}", "trùng hoàn toàn với {other}")
    examples = (
        Bad(
            "⟦Sáng nay, mưa lớn ở Huế.⟧\nNước sông lên nhanh.",
            beside=("Sáng nay, mưa lớn ở Huế. Nước sông lên nhanh.",),
        ),
        Good(
            "Sáng nay, mưa lớn ở Huế. Nước sông rút nhanh.",
            "another word",
            beside=("Sáng nay, mưa lớn ở Huế. Nước sông lên nhanh.",),
        ),
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.0006, read=1, true=1, date="2026-11-26")
    min_words: int = option(5, "Words and numbers that a text has to have.")

    def observe(self, page: Page) -> Observed:
        enough = np.flatnonzero(counts(page.view(terms).owners, page) >= self.min_words)
        return Observed(enough, page.view(letters)[enough])

    def conclude(self, observed: Observed) -> Iterator[Concluded]:
        for groups in equal_rows(observed.values):
            for rows in groups:
                first, *others = observed.documents[rows].tolist()
                for other in others:
                    yield Concluded(other, others=(first,))

    def judge(self, document: Document, conclusion: Conclusion) -> Iterator[Diagnostic]:
        span = opening(document)
        yield self.found(span.start, span.end, other=named(conclusion.others[0]))
