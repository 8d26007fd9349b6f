"""Rule: quotations that open with a mark of one kind and close with another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np

from vnlint import (
    Applicability,
    Bad,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Good,
    Measured,
    Message,
    Page,
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
    Span,
)
from vnlint_rules.punctuation.inches import follows_inches

_OPENS, _CLOSES = Pattern(r"(?<![^\s(\[–—-])\"(?=[^\s,.;:!?)\]])"), Pattern(r"(?<=[^\s(\[])\"(?![^\W_])")
"""A straight mark where a quotation opens or closes."""


class MismatchedQuotes(Rule):
    """A quotation opens with a curly mark and closes with a straight one, or the other way round.

    Whoever pairs the marks by their kind takes half the text for speech. The straight mark becomes the partner of the
    curly one. Lines in which quotations stand inside each other, or have no partner, are left alone (see
    unbalanced-quotes); for whole quotations of several kinds in one document there is mixed-quotes.
    """

    scope = Scope.DOCUMENT
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    message = Message(
        "a quotation opens with {opening} and closes with {closing}",
        "trích dẫn mở bằng {opening} và đóng bằng {closing}",
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.83, read=73, true=73, date="2026-11-27")
    triggers = (Characters(CharSet.of('“”"')),)
    examples = (
        Bad('Ông nói: ⟦“Trời sắp mưa"⟧.', unsafe="Ông nói: “Trời sắp mưa”."),
        Bad('⟦"Trời sắp mưa”⟧, ông nói. “Về thôi!”', unsafe="“Trời sắp mưa”, ông nói. “Về thôi!”"),
        Good('Ông nói: “Trời sắp mưa”. Bà đáp: "Vâng".'),
        Good('Ông kể: “Bà bảo "Vâng" rồi đi”.', "a quotation inside another one"),
        Good('Ông nói: “Màn hình 55" này rất nét”.', "inches"),
        Good('Ông nói: “Trời sắp mưa. Bà đáp: "Vâng".', "no pair of two kinds, but one without a partner"),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """The marks of documents in which a curly mark that opens and a straight one follow each other, or the like."""
        owners, codes = page.owners(places), page.columns.codes[places]
        before, after = codes[:-1], codes[1:]
        pairs = (before == ord("“")) & (after == ord('"')) | (before == ord('"')) & (after == ord("”"))
        has = np.zeros(len(page.documents), np.bool_)
        has[owners[:-1][pairs]] = True
        marks: Positions = places[has[owners]]
        return marks

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for line, marks in itertools.groupby(places.tolist(), document.line):
            for opening, closing in _quotations(text, line.start, list(marks)):
                kinds = text[opening] + text[closing]
                if kinds in ('“"', '"”'):
                    place, partner = (opening, "“") if kinds[0] == '"' else (closing, "”")
                    yield self.found(
                        opening,
                        closing + 1,
                        edits=[Edit(Span(place, place + 1), partner)],
                        opening=kinds[0],
                        closing=kinds[1],
                    )


def _quotations(text: str, start: int, marks: list[int]) -> list[tuple[int, int]]:
    """The quotations that the marks of a line are of, if none of them is without a partner, or inside another one."""
    found: list[tuple[int, int]] = []
    opening = -1
    for place in marks:
        straight = text[place] == '"'
        opens = _OPENS.match(text, place) is not None if straight else text[place] == "“"
        closes = _CLOSES.match(text, place) is not None if straight else text[place] == "”"
        if opens == closes or opens == (opening >= 0):
            return []
        if straight and follows_inches(text, start, place):
            return []
        if closes:
            found.append((opening, place))
        opening = place if opens else -1
    return found if opening < 0 else []
