"""Quotations that open with a mark of one kind and close with another."""

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
_SURELY_OPENS = Pattern(r"(?<![^\s(\[–—-])[“\"](?=[^\W_])")
_SURELY_CLOSES = Pattern(r"(?<=[^\W_]|[.,!?…%)])[”\"](?=[\s.,;:!?…)\]]|\Z)")
"""A mark that is where it belongs, so that what else stands in its line cannot turn it round."""


class MismatchedQuotes(Rule):
    """A quotation opens with a curly mark and closes with a straight one, or the other way round.

    Whoever pairs the marks by their kind takes half the text for speech. The straight mark becomes the partner of the
    curly one. In lines in which quotations stand inside each other, or a mark has no partner (see unbalanced-quotes), a
    pair counts if no other mark stands between the two, both stand where they belong, and neither has a partner of its
    own kind beside it. For whole quotations of several kinds in one document there is mixed-quotes.
    """

    scope = Scope.DOCUMENT
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    heeds_protection = False  # numbers and addresses inside a quotation do not matter to its marks
    message = Message(
        "a quotation opens with {opening} and closes with {closing}",
        "trích dẫn mở bằng {opening} và đóng bằng {closing}",
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=1.14, read=300, true=300, date="2026-11-28")
    triggers = (Characters(CharSet.of('“”"')),)
    examples = (
        Bad('Ông nói: ⟦“Trời sắp mưa"⟧.', unsafe="Ông nói: “Trời sắp mưa”."),
        Bad('⟦"Trời sắp mưa”⟧, ông nói. “Về thôi!”', unsafe="“Trời sắp mưa”, ông nói. “Về thôi!”"),
        Bad(
            'Trời mưa.” Đi mà ⟦“bơi"⟧ thì mệt. Bà nói: ⟦"Vâng”⟧. Ông đáp: “Ừ.',
            unsafe="Trời mưa.” Đi mà “bơi” thì mệt. Bà nói: “Vâng”. Ông đáp: “Ừ.",
        ),
        Bad('“Tôi chỉ ⟦"ngồi”⟧ thôi”, ông nói.', unsafe="“Tôi chỉ “ngồi” thôi”, ông nói."),
        Bad('Bà kể: ⟦"Hồi 8:30 tôi mới về”⟧.', unsafe="Bà kể: “Hồi 8:30 tôi mới về”."),
        Good('Ông nói: “Trời sắp mưa”. Bà đáp: "Vâng".'),
        Good('Ông kể: “Bà bảo "Vâng" rồi đi”.', "a quotation inside another one"),
        Good('Ông nói: “Màn hình 55" này rất nét”.', "inches"),
        Good('Ông nói: “Trời sắp mưa. Bà đáp: "Vâng".', "no pair of two kinds, but one without a partner"),
        Good('Ông kể: “Bà bảo: "Vâng, tôi về”. Rồi thôi.', "either of the two may be the one that is closed"),
        Good('Ông kể: "Đi “tàu bay" rồi về.', "either of the two may be the one that is closed"),
        Good('“Họ mua màn 55" và “ti vi 60" rồi “về.', "inches"),
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
    """The quotations that the marks of a line are of: all if each has its partner, otherwise those that are certain."""
    paired = _all_paired(text, start, marks)
    return _certain(text, start, marks) if paired is None else paired


def _all_paired(text: str, start: int, marks: list[int]) -> list[tuple[int, int]] | None:
    """The quotations of a line in which none is without a partner, or inside another one."""
    found: list[tuple[int, int]] = []
    opening = -1
    for place in marks:
        opens, closes = _opens(text, place), _closes(text, place)
        if opens == closes or opens == (opening >= 0):
            return None
        if text[place] == '"' and follows_inches(text, start, place):
            return None
        if closes:
            found.append((opening, place))
        opening = place if opens else -1
    return found if opening < 0 else None


def _certain(text: str, start: int, marks: list[int]) -> list[tuple[int, int]]:
    """The neighbours among the marks of a line that are a quotation whatever the others are."""
    found: list[tuple[int, int]] = []
    for number, (opening, closing) in enumerate(itertools.pairwise(marks)):
        if not (_SURELY_OPENS.match(text, opening) and _SURELY_CLOSES.match(text, closing)):
            continue
        if any(text[place] == '"' and follows_inches(text, start, place) for place in (opening, closing)):
            continue
        # Of two that open and one that closes, or the other way round, those of one kind may be the pair.
        rivals = [(place, closing) for place in marks[max(0, number - 1) : number] if _opens(text, place)]
        rivals += [(opening, place) for place in marks[number + 2 : number + 3] if _closes(text, place)]
        if len(rivals) == 1 and text[rivals[0][0]] + text[rivals[0][1]] in ("“”", '""'):
            continue
        found.append((opening, closing))
    return found


def _opens(text: str, place: int) -> bool:
    return _OPENS.match(text, place) is not None if text[place] == '"' else text[place] == "“"


def _closes(text: str, place: int) -> bool:
    return _CLOSES.match(text, place) is not None if text[place] == '"' else text[place] == "”"
