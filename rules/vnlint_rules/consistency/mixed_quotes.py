"""Several kinds of quotation marks in one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
    Span,
    option,
)
from vnlint_rules.consistency.majority import usual

_STYLES = {"curly": "“”", "straight": '""', "angle": "«»"}
_CURLED = Pattern(r"“[^“”\r\n]{1,500}”|«[^«»\r\n]{1,500}»")
_STRAIGHT = Pattern(r'"[^"\r\n]{1,500}"')
_SHOWN = 40


@dataclass(frozen=True)
class MixedQuotes(Rule):
    """Quotations stand in several kinds of marks in one document.

    “…”, "…" and «…» mean the same; a document that changes between them was put together from several. Each is held to
    the kind it has most, or to the one that is set. Straight marks are paired line by line; a line with an odd number
    of them is left alone, as are quotations inside quotations.
    """

    message = Message("{text}: this document mostly has {usual}", "{text}: văn bản thường dùng {usual}")
    scope = Scope.DOCUMENT
    default = False
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    heeds_protection = False
    measured = Measured(corpus="raw news, 6,388 articles", per_10k=3.2, read=24, true=23, date="2026-11-26")
    triggers = (Characters(CharSet.of('“«"')),)
    examples = (
        Bad(
            'Ông nói: “Tốt”. Bà đáp: “Vâng”. Em hỏi: ⟦"Sao?"⟧',
            unsafe="Ông nói: “Tốt”. Bà đáp: “Vâng”. Em hỏi: “Sao?”",
        ),
        Bad("Ông nói: ⟦“Tốt”⟧.", unsafe='Ông nói: "Tốt".', options={"style": "straight"}),
        Good('Ông nói: “Tốt”. Màn hình 32" mới, cao 5".'),
        Good('Ông nói: “Câu "sống chậm" rất hay”. Bà đáp: “Vâng”.', "inside another quotation"),
    )
    style: Literal["", "curly", "straight", "angle"] = option(
        "", "`curly`, `straight` or `angle`; empty for what the document mostly has."
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        found = sorted(_quotations(document, places))
        kind = usual([_kind(text, span) for span in found], _STYLES.get(self.style))
        for span in found if kind else ():
            if kind and _kind(text, span) != kind:
                ends = (Span(span.start, span.start + 1), Span(span.end - 1, span.end))
                edits = [Edit(end, mark) for end, mark in zip(ends, kind, strict=True)]
                yield self.found(span.start, span.end, edits=edits, text=_shown(span.of(text)), usual=kind)


def _quotations(document: Document, places: Positions) -> Iterator[Span]:
    """The quotations that stand in no other one."""
    text, done, line = document.text, 0, Span(0, 0)
    paired = False
    for place in places.tolist():
        if place < done:
            continue
        if not line.start <= place < line.end:
            line = document.line(place)
            paired = text.count('"', line.start, line.end) % 2 == 0
        straight = text[place] == '"'
        match = (_STRAIGHT if straight else _CURLED).match(text, place)
        if match and (paired or not straight) and _opens(text, place, match.end()):
            done = match.end()
            yield Span(place, done)


def _opens(text: str, start: int, end: int) -> bool:
    """Whether marks stand as those of a quotation do: no blank inside, no letter or digit outside."""
    outside = text[max(0, start - 1) : start] + text[end : end + 1]
    if "=" in outside or any(map(str.isalnum, outside)):
        return False
    return not (text[start + 1].isspace() or text[end - 2].isspace())


def _kind(text: str, span: Span) -> str:
    return next(kind for kind in _STYLES.values() if kind[0] == text[span.start])


def _shown(quotation: str) -> str:
    return quotation if len(quotation) <= _SHOWN else f"{quotation[: _SHOWN - 2]}…{quotation[-1]}"
