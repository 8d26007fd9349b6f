"""The rules that judge the words in which a character stands."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import Diagnostic, Document, Positions, Rule, Span
from vnlint_rules.unicode.surroundings import word_around


class WordRule(Rule):
    """A rule that looks at each word in which a trigger fired, once; of a longer run of letters at a part for each."""

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """What `judge` finds."""
        end = -1
        for place in places.tolist():
            if place < end:
                continue
            word = word_around(document.text, place, place + 1)
            end = word.end
            finding = self.judge(document, word)
            if finding:
                yield finding

    def judge(self, document: Document, span: Span) -> Diagnostic | None:
        """The finding on a word, if there is one."""
        raise NotImplementedError
