"""Rule: a name spelt in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from vnlint import (
    LOWER,
    UPPER,
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
from vnlint_rules.language.lexicon import FLOOR, frequency, syllables

_LEAST = 5
"""Letters of a name: shorter ones differ in one letter by chance."""
_ENDINGS = ("s", "es", "n", "an", "ian", "a", "o", "i", "e", "ese", "er")
"""What parts a name from another word made from it: "America" and "American", "Daniel" and "Daniela"."""
_OFTEN = 3.0
"""How much seldomer (log) than the name a slip of it is in the press, at least."""


class NameVariant(TwoWaysRule):
    """A foreign name is spelt in two ways in one document.

    "Aliyev" beside "Aliev", "Gaddafi" beside "Gadhafi": one of them is a slip, or the text was put together from two
    sources. Names of five letters and more without Vietnamese marks are compared that differ in one letter, one left
    out or two swapped, if one of them stands at least twice as often; plurals, words made from a name, and two
    that the press knows both (Frank, Franck) are no variants. Two persons may be called alike, so that a person has to
    choose.
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
        tokens, codes, rows = page.tokens, page.columns.codes, page.columns.rows
        long = np.flatnonzero(tokens.ends - tokens.starts >= _LEAST)
        starts, ends = tokens.starts[long], tokens.ends[long]
        named = UPPER.table()[rows[starts]] & LOWER.table()[rows[starts + 1]] & LOWER.table()[rows[ends - 1]]
        starts, ends = starts[named], ends[named]
        plain = np.concatenate(([0], np.cumsum(codes >= 128)))
        found: Positions = starts[plain[ends] == plain[starts]]
        return found

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, tokens = document.text, document.tokens
        ends = tokens.ends[tokens.starts.searchsorted(places)]
        spans = [Span(start, end) for start, end in zip(places.tolist(), ends.tolist(), strict=True)]
        counts = Counter(word for span in spans if (word := span.of(text)).lower() not in syllables())
        for one, other in combinations(sorted(counts), 2):
            if one[0] == other[0] and abs(len(one) - len(other)) <= 1 and _is_variant(one, other):
                rare, usual = sorted((one, other), key=counts.__getitem__)
                if counts[usual] >= 2 * counts[rare] and not _are_two_names(rare, usual):
                    yield from self.otherwise(text, [s for s in spans if s.of(text) in (rare, usual)], usual)


def _are_two_names(rare: str, usual: str) -> bool:
    """Whether both are known names, and the rare one is no slip that the press makes often: Frank and Franck."""
    known = frequency(rare)
    return known > FLOOR and rare.lower() != usual.lower() and known > frequency(usual) - _OFTEN


def _is_variant(one: str, other: str) -> bool:
    """Whether two words differ in one letter that is no ending."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or any(short + ending == long for ending in _ENDINGS):
        return False
    at = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return at < len(short) - 1  # "Maria", "Mario"
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
