"""A name spelt in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from vnlint import (
    Bad,
    Diagnostic,
    Document,
    Good,
    Measured,
    Page,
    Positions,
    Span,
)
from vnlint_rules.consistency.base import TwoWaysRule
from vnlint_rules.language.lexicon import syllables
from vnlint_rules.language.plain_names import are_two_names, is_variant, plain_names, rests

_LEAST = 5
"""Letters of a name: shorter ones differ in one letter by chance."""
_LONGEST = 64
"""Letters of a name, at most: a run of them may be a megabyte."""


class NameVariant(TwoWaysRule):
    """A foreign name is spelt in two ways in one document.

    "Aliyev" beside "Aliev", "Gaddafi" beside "Gadhafi": one of them is a slip, or the text was put together from two
    sources. Names of five letters and more without Vietnamese marks are compared that differ in one letter, one left
    out or two swapped, if one of them stands at least twice as often; plurals, words made from a name, and two
    that the press knows both (Frank, Franck) are no variants. Two persons may be called alike, so that a person has to
    choose. What a whole corpus mostly spells otherwise is rare-name-spelling's.
    """

    measured = Measured(
        corpus="raw news, 6,388 articles", per_10k=0.53, read=80, true=72, defensible=5, date="2026-11-26"
    )
    examples = (
        Bad(
            "Ông Aliyev đến Hà Nội. Theo ông Aliyev, hai nước sẽ ký kết. ⟦Aliev⟧ nói rất vui.",
            choices=("Aliyev",),
        ),
        Good("Hai nước America và American khác nhau. Tại America, giá tăng.", "a word made from the name"),
        Good("Ông Frank và ông Frank gặp ông Franck.", "two names"),
        Good("Ông Martin gặp ông Marvin."),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """Words with a capital and small letters behind it, long enough, none of them marked."""
        return page.tokens.starts[plain_names(page, _LEAST)]

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, tokens = document.text, document.tokens
        ends = tokens.ends[tokens.starts.searchsorted(places)]
        spans = [Span(start, end) for start, end in zip(places.tolist(), ends.tolist(), strict=True)]
        names: dict[str, list[Span]] = {}
        for span in spans:
            names.setdefault(span.of(text), []).append(span)
        for one, other in _variants(word for word in names if word.lower() not in syllables()):
            rare, usual = sorted((one, other), key=lambda name: len(names[name]))
            if len(names[usual]) >= 2 * len(names[rare]) and not are_two_names(rare, usual):
                yield from self.otherwise(text, [*names[rare], *names[usual]], usual)


def _variants(names: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of names of which one is a variant of the other, in order; compared are those that share a rest."""
    known: dict[str, list[str]] = {}
    for name in sorted(names):
        for rest in rests(name) if len(name) <= _LONGEST else ():
            known.setdefault(rest, []).append(name)
    return sorted({pair for some in known.values() for pair in combinations(some, 2) if is_variant(*pair)})
