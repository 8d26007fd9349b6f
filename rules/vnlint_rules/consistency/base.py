"""What rules on words that a document writes in two ways have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from vnlint import Diagnostic, Message, Rule, Scope, Span
from vnlint_rules.language.evidence import stands_at

_MOST_SEEN = 100
"""Places that tell the usual way, at most: each finding has them all, and a word may stand ten thousand times."""


class TwoWaysRule(Rule):
    """A word that a document mostly writes otherwise; a person chooses."""

    message = Message(
        "“{text}” is “{usual}” elsewhere in this document", "“{text}” ở chỗ khác trong văn bản viết là “{usual}”"
    )
    scope = Scope.DOCUMENT
    default = False

    def otherwise(self, text: str, spans: Sequence[Span], usual: str) -> Iterator[Diagnostic]:
        """The findings for those of some spans that are not written in the usual way."""
        usually = (span for span in spans if span.of(text) == usual)
        seen = [stands_at(span, usual) for span in islice(usually, _MOST_SEEN)]
        for span in spans:
            shown = span.of(text)
            if shown != usual:
                yield self.found(span.start, span.end, choices=[usual], evidence=seen, text=shown, usual=usual)
