"""Text in another language."""

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
    Rule,
    Scope,
    Span,
    option,
)
from vnlint_rules.content.languages import language_of
from vnlint_rules.language.excerpt import excerpt

_LAST_ASCII = 127
_LEAST_BEYOND, _MOST_BEYOND = 0.09, 0.5
"""Share of the characters of a line outside ASCII, below and above which it is worth a look."""
_MOST_OF_A_TEXT = 0.5


@dataclass(frozen=True)
class NotVietnamese(Rule):
    """A paragraph, or a whole document, is in another language.

    A corpus that is said to be Vietnamese teaches and counts as Vietnamese what is in it. A line is judged by the marks
    of Vietnamese that it lacks, and by its script or the commonest words of the other language, so that lists of names,
    codes and Vietnamese without marks are left alone, and so are words and short quotations inside a line, and
    Markdown files. Where most of a document is foreign, it is reported once, at its first foreign line.
    """

    message = Message("in {language}: “{text}”", "viết bằng {language}: “{text}”")
    whole = Message(
        "most of this document is in {language}: “{text}”", "phần lớn văn bản này viết bằng {language}: “{text}”"
    )
    scope = Scope.DOCUMENT
    formats = frozenset({"plain"})  # Markdown in a repository is mostly about it, in whatever language its makers read
    heeds_protection = False
    silences = frozenset({"spelling", "punctuation", "wording"})
    examples = (
        Bad(
            "Trời hôm nay rất đẹp, mọi người ra đường từ sớm.\n"
            "⟦The weather was so good that they all went out in the morning.⟧\nSau đó trời mưa to suốt cả buổi chiều."
        ),
        Bad("⟦Le temps est beau et les enfants sont dans la rue pour jouer avec les autres.⟧"),
        Bad("⟦今天天气很好，所以大家都出去玩了，孩子们在公园里放风筝。⟧"),
        Good("Juventus (4-4-2): Buffon, Barzagli, Bonucci, Chiellini, Alves, Khedira, Pjanic, Sandro.", "names"),
        Good("Hom nay troi dep qua nen moi nguoi deu ra duong di choi tu sang som.", "Vietnamese without marks"),
        Good("Ông nói: “The show must go on, whatever happens to us in this”, rồi bước lên sân khấu.", "a quote"),
    )
    measured = Measured(
        corpus="Wikipedia, 30 MB (none in raw news, 29,233 articles)",
        per_10k=0.029,
        read=14,
        true=14,
        date="2026-11-26",
    )
    min_words: int = option(8, "Words that a line has to have to be judged; letters, of scripts without blanks.")

    def gate(self, page: Page, places: Positions) -> Positions:
        """Lines with too few or too many characters outside ASCII: a quarter of a Vietnamese one is outside."""
        starts, codes = page.columns.line_starts, page.columns.codes
        starts = starts[starts < len(codes)]
        if not len(starts):
            return starts
        lengths = np.diff(starts, append=len(codes))
        share = np.add.reduceat(codes > _LAST_ASCII, starts, dtype=np.int64) / lengths
        worth: Positions = starts[(lengths > 2 * self.min_words) & ((share < _LEAST_BEYOND) | (share > _MOST_BEYOND))]
        return worth

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        found: list[tuple[Span, Message]] = []
        for place in places.tolist():
            line = document.line(place)
            span = Span(line.start, line.start + len(line.of(text).rstrip()))
            if language := language_of(span.of(text)):
                found.append((span, language))
        most = sum(len(span) for span, _ in found) > _MOST_OF_A_TEXT * len(text.strip())
        for span, language in found[:1] if most else found:
            shown = excerpt(span.of(text).strip())
            said = self.whole if most and len(found) > 1 else self.message
            yield self.found(span.start, span.end, message=said, language=language, text=shown)
