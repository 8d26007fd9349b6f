"""Rule: nearly the same text once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        found = page.view(terms)
        words = counts(found.owners, page)
        enough = np.flatnonzero(words >= max(3, self.min_words))
        seen = np.empty(len(enough), _SEEN)
        if len(enough):
            found = found.of(enough)
            seen["letters"], seen["size"] = page.view(letters)[enough], words[enough]
            seen["runs"], seen["words"] = run_sketches(found, len(enough)), word_sketches(found, len(enough))
        return Observed(enough, seen)

    def conclude(self, observed: Observed) -> Iterator[Concluded]:
        once = _without_copies(observed.values["letters"])
        seen = observed.values if len(once) == len(observed.values) else observed.values[once]
        clusters = _Clusters()
        for keys in bands(seen["runs"]):
            for groups in equal_rows(keys):
                for one, other in _alike(seen["words"], *_pairs(groups), self.similarity):
                    clusters.join(one, other)
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


def _alike(seen: WordSketches, ones: Positions, others: Positions, least: float) -> Iterator[tuple[int, int]]:
    """Those of the pairs whose sketches agree far enough."""
    for at in range(0, len(ones), _AT_ONCE):
        a, b = ones[at : at + _AT_ONCE], others[at : at + _AT_ONCE]
        close = words_in_common(seen[a], seen[b]) >= least
        yield from zip(a[close].tolist(), b[close].tolist(), strict=True)


class _Clusters:
    """Rows that are alike, directly or by others."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def join(self, one: int, other: int) -> None:
        """Say that two are alike."""
        one, other = self._root(one), self._root(other)
        self._above[max(one, other)] = min(one, other)

    def _root(self, row: int) -> int:
        above = self._above
        while (higher := above.setdefault(row, row)) != row:
            above[row] = row = above[higher]
        return row

    def __iter__(self) -> Iterator[Sequence[int]]:
        found: dict[int, list[int]] = {}
        for row in sorted(self._above):
            found.setdefault(self._root(row), []).append(row)
        return iter(found.values())


def _led(cluster: Sequence[int], seen: NDArray[np.void], least: float) -> Iterator[tuple[int, int, float]]:
    """Each row of a cluster that is alike to one that stays, with that one and what they share; the longest stays."""
    rows = np.array(cluster)
    rows = rows[np.argsort(-seen["size"][rows].astype(np.int64), kind="stable")]
    some = seen["words"][rows]
    kept: list[int] = []
    for number in range(len(rows)):
        shares = words_in_common(some[number], some[kept])
        best = int(shares.argmax()) if kept else -1
        if best >= 0 and shares[best] >= least:
            yield int(rows[number]), int(rows[kept[best]]), float(shares[best])
        else:
            kept.append(number)
