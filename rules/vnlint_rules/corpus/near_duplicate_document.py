"""Nearly the same text once more."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    Positions,
    option,
)
from vnlint_rules.content.measures import opening
from vnlint_rules.corpus.copies import Groups, counts, equal_rows, letters
from vnlint_rules.corpus.sketches import BINS, WordSketches, bands, run_sketches, word_sketches, words_in_common
from vnlint_rules.corpus.told import named
from vnlint_rules.language.terms import terms

_SEEN = np.dtype([("letters", np.uint64), ("size", np.uint32), ("runs", np.uint16, BINS), ("words", np.uint8, BINS)])
_AT_ONCE = 1 << 14
_LEADERS = 1_000

_FIRST = "Sáng nay, mưa lớn ở Huế làm nhiều tuyến đường ngập sâu, học sinh phải nghỉ học, chợ vắng người mua."
_SECOND = "Sáng nay, mưa to ở Huế làm nhiều tuyến đường ngập sâu, học sinh phải nghỉ học, chợ vắng người mua và bán."


@dataclass(frozen=True)
class NearDuplicateDocument(CorpusRule):
    """A document is nearly the same as another one of the corpus.

    News are printed again by many sites, with another headline, a corrected sentence, a picture less; what is
    repeated is learned by heart. Texts are compared that share runs of three words, by the share of their words that
    they have in common (both by MinHash, so that errors are possible at the border). Of texts that are alike the
    longest is to stay, of equally long ones the first; every other one is reported, with the one to keep. Forms that
    are filled in anew every day (lottery results, exchange rates) are near duplicates, too, though each says something
    new. Exact copies are duplicate-document's.
    """

    message = Message(
        "nearly the same text as {other}: they have {share} of their words in common",
        "gần như trùng với {other}: {share} số từ chung",
    )
    examples = (
        Bad("⟦" + _FIRST + "⟧", beside=(_SECOND,)),
        Good(_SECOND, "the longer one stays", beside=(_FIRST,)),
        Good(
            "Sáng nay, nắng gắt ở Vinh khiến nhiều công trường dừng làm, công nhân phải nghỉ việc, quán vắng khách.",
            "the same shape, other words",
            beside=(_FIRST,),
        ),
    )
    measured = Measured(
        corpus="raw news, 20,000 articles; the 36 pairs least alike by their order of words, and 24 others at random",
        per_10k=0.22,
        read=60,
        true=47,
        defensible=10,
        date="2026-11-26",
    )
    similarity: float = option(0.8, "Share of their words that two texts must have in common, from 0 to 1.")
    min_words: int = option(20, "Words and numbers that a text has to have.")

    def observe(self, page: Page) -> Observed:
        return page.view(_seen(max(3, self.min_words)))

    def conclude(self, observed: Observed) -> Iterator[Concluded]:
        once = _without_copies(observed.values["letters"])
        seen = observed.values if len(once) == len(observed.values) else observed.values[once]
        clusters = _Clusters(len(seen))
        for keys in bands(seen["runs"]):
            for groups in equal_rows(keys):
                clusters.join(*_alike(seen["words"], *clusters.apart(*_pairs(groups)), self.similarity))
        for cluster in clusters:
            for row, kept, share in _led(cluster, seen, self.similarity):
                document, other = observed.documents[once[[row, kept]]].tolist()
                yield Concluded(document, share, (other,))

    def judge(self, document: Document, conclusion: Conclusion) -> Iterator[Diagnostic]:
        span = opening(document)
        share = float(conclusion.value)
        yield self.found(
            span.start, span.end, confidence=round(share, 2), other=named(conclusion.others[0]), share=f"{share:.0%}"
        )


@functools.cache
def _seen(min_words: int) -> Callable[[Document], Observed]:
    """A view: what rules that compare texts of so many words see of a page."""

    def view(page: Document) -> Observed:
        assert isinstance(page, Page)
        found = page.view(terms)
        words = counts(found.owners, page)
        enough = np.flatnonzero(words >= min_words)
        seen = np.empty(len(enough), _SEEN)
        if len(enough):
            found = found.of(enough)
            seen["letters"], seen["size"] = page.view(letters)[enough], words[enough]
            seen["runs"], seen["words"] = run_sketches(found, len(enough)), word_sketches(found, len(enough))
        return Observed(enough, seen)

    return view


def _without_copies(keys: NDArray[np.uint64]) -> Positions:
    """The rows less those that equal an earlier one."""
    copies = [groups.rows[~np.isin(np.arange(len(groups.rows)), groups.cuts[:-1])] for groups in equal_rows(keys)]
    return np.setdiff1d(np.arange(len(keys)), np.concatenate([*copies, np.empty(0, np.int64)]), assume_unique=True)


def _pairs(groups: Groups) -> tuple[Positions, Positions]:
    """Each row of a group with the one before it, and with the first."""
    rows = groups.rows
    begins = np.zeros(len(rows), np.bool_)
    begins[groups.cuts[:-1]] = True
    later = np.flatnonzero(~begins)
    firsts = rows[np.repeat(groups.cuts[:-1], np.diff(groups.cuts))]
    far = later[firsts[later] != rows[later - 1]]
    return np.concatenate([rows[later - 1], firsts[far]]), np.concatenate([rows[later], rows[far]])


def _alike(seen: WordSketches, ones: Positions, others: Positions, least: float) -> tuple[Positions, Positions]:
    """Those of the pairs whose texts have enough words in common."""
    close = np.zeros(len(ones), np.bool_)
    for at in range(0, len(ones), _AT_ONCE):
        pair = slice(at, at + _AT_ONCE)
        close[pair] = words_in_common(seen[ones[pair]], seen[others[pair]]) >= least
    return ones[close], others[close]


class _Clusters:
    """Rows that are alike, directly or by others: each knows one above it, the first of a cluster itself."""

    def __init__(self, rows: int) -> None:
        self._above = np.arange(rows)

    def apart(self, ones: Positions, others: Positions) -> tuple[Positions, Positions]:
        """Those of the pairs that are not known to be in one cluster."""
        new = self._firsts(ones) != self._firsts(others)
        return ones[new], others[new]

    def join(self, ones: Positions, others: Positions) -> None:
        """Say that the rows of each pair are alike."""
        above = self._above
        for pair in zip(ones.tolist(), others.tolist(), strict=True):
            one, other = (self._first(row) for row in pair)
            above[max(one, other)] = min(one, other)

    def _first(self, row: int) -> int:
        above = self._above
        while (higher := int(above[row])) != row:
            above[row] = row = int(above[higher])
        return row

    def _firsts(self, rows: Positions) -> Positions:
        found: Positions = self._above[rows]
        while not np.array_equal(higher := self._above[found], found):
            found = higher
        return found

    def __iter__(self) -> Iterator[Positions]:
        """The clusters of two rows and more, each ascending."""
        firsts = self._firsts(np.arange(len(self._above)))
        return (rows for groups in equal_rows(firsts.astype(np.uint64)) for rows in groups)


def _led(cluster: Positions, seen: NDArray[np.void], least: float) -> Iterator[tuple[int, int, float]]:
    """Each row of a cluster that is alike to one that stays, with that one and what they share; the longest stays.

    In clusters out of all bounds, of which thousands stay (forms filled in anew), a row is compared with the last ones.
    """
    rows = cluster[np.argsort(-seen["size"][cluster].astype(np.int64), kind="stable")]
    some = seen["words"][rows]
    kept: list[int] = []
    for number in range(len(rows)):
        near = kept[-_LEADERS:]
        shares = words_in_common(some[number], some[near])
        best = int(shares.argmax()) if near else -1
        if best >= 0 and shares[best] >= least:
            yield int(rows[number]), int(rows[near[best]]), float(shares[best])
        else:
            kept.append(number)
