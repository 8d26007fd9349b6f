"""The same word with and without a capital."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vnlint import (
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
from vnlint_rules.consistency.majority import usual
from vnlint_rules.language.hashing import Hashes, mixed
from vnlint_rules.language.lexicon import frequent_compound


class MixedCapitals(TwoWaysRule):
    """A word of two syllables is written with and without a capital inside sentences of one document.

    "Văn phòng ủy ban tỉnh" beside "Văn phòng Ủy ban tỉnh": a name or a title was written in two ways, and searches and
    counts take it for two. Only words of the dictionary are looked at, and only where nothing else asks for a capital:
    inside a sentence, beside no other capital, and with the same words on either side both times. Whether a name or a
    plain word was meant a person has to say.
    """

    measured = Measured(
        corpus="raw news, 6,388 articles", per_10k=0.64, read=90, true=82, defensible=8, date="2026-11-26"
    )
    examples = (
        Bad(
            "Đơn nộp cho thường trực huyện. Bản sao gửi cho thường trực huyện, rồi trình cho ⟦Thường trực⟧ huyện xem.",
            choices=("thường trực",),
        ),
        Good("Thường trực huyện họp. Cuộc họp của thường trực huyện đã xong.", "the beginning of a sentence"),
        Good("Cuộc họp của thường trực huyện. Người của Thường trực tỉnh đã đến.", "of another body"),
        Good("Ủy ban Thường vụ Quốc hội họp với thường vụ huyện ủy.", "part of a longer name"),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """The places of pairs of words that a document has in both ways."""
        firsts, capital, keys = _pairs(page)
        order = np.argsort(keys, kind="stable")
        if not len(order):
            return firsts
        ordered = keys[order]
        starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
        sizes = np.diff(np.append(starts, len(order)))
        counts = np.add.reduceat(capital[order].astype(np.int64), starts)
        both: Positions = np.sort(firsts[order[np.repeat((counts > 0) & (counts < sizes), sizes)]])
        return both

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        found: dict[str, list[Span]] = {}
        for place in places.tolist():
            number = document.tokens.index_at(place)
            span = Span(place, int(document.tokens.ends[number + 1]))
            found.setdefault(span.of(text).lower(), []).append(span)
        for word, spans in found.items():
            left, _, right = word.partition(" ")
            form = usual([span.of(text) for span in spans]) if frequent_compound(left, right) else None
            if form:
                yield from self.otherwise(text, spans, form)


def _pairs(page: Page) -> tuple[Positions, np.ndarray[tuple[int], np.dtype[np.bool_]], Hashes]:
    """Pairs of words inside a sentence and beside no other capital: where they begin, whether the first has a capital,
    and a hash of the two, the words around and their document."""
    tokens, codes, rows = page.tokens, page.columns.codes, page.columns.rows
    if len(tokens.starts) < 4:
        return tokens.starts[:0], np.empty(0, np.bool_), tokens.hashes[:0]
    upper = UPPER.table()[rows[tokens.starts]]
    next_to = (tokens.starts[1:] - tokens.ends[:-1] == 1) & (codes[tokens.ends[:-1]] == ord(" "))
    plain = next_to[1:-1] & ~upper[2:-1]  # the pair is (i + 1, i + 2)
    plain &= next_to[:-2] & ~upper[:-3] & next_to[2:] & ~upper[3:]
    numbers = np.flatnonzero(plain) + 1
    owners = page.owners(tokens.starts[numbers]).astype(np.uint64)
    keys = owners
    for step in (-1, 0, 1, 2):
        keys = mixed(keys) + tokens.hashes[numbers + step]
    return tokens.starts[numbers], upper[numbers], keys
