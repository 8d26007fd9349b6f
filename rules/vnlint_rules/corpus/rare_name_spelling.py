"""A name that the corpus mostly spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import (
    Applicability,
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
    Phase,
    Positions,
    Span,
    option,
)
from vnlint_rules.corpus.copies import equal_rows
from vnlint_rules.corpus.told import named
from vnlint_rules.language.hashing import mixed
from vnlint_rules.language.lexicon import syllables
from vnlint_rules.language.plain_names import are_two_names, is_variant, plain_names

_SEEN = np.dtype([("beside", np.uint64), ("name", "S20")])
"""Of a name: a hash of the name beside it and on which side that is; its letters."""
_LEAST, _LONGEST = 5, 20
"""Letters of a name: shorter ones differ in one letter by chance."""
_LEAST_BESIDE = 4
_TWO_NAMES = 3
"""How many times as many documents again for two words that the press has both: White House, White Horse."""
_LEFT, _RIGHT = np.uint64(1), np.uint64(2)

_USUAL = tuple(f"Ông Ilham Aliyev đến thăm tỉnh thứ {number}." for number in range(10))


class _Pairs(Struct, frozen=True):
    """Names that stand beside another one: parallel arrays, in order of place."""

    spans: NDArray[np.int64]
    """Where each begins and ends; shape (n, 2)."""
    seen: NDArray[np.void]
    owners: Positions


@dataclass(frozen=True)
class RareNameSpelling(CorpusRule):
    """A foreign name is spelt otherwise in most documents of the corpus.

    "Ilham Aliev" in one article, "Ilham Aliyev" in forty: a search finds forty, and a model learns two men. A name is
    looked at beside another one, its first name or its last, so that the same person is likely meant; both have no
    Vietnamese marks. It is reported when ten times as many documents have it with one letter more, less or otherwise,
    or two swapped. Persons may still be called alike, so that a person has to choose.
    """

    message = Message(
        "“{text}” is “{usual}” in {count} documents, such as {other}",
        "“{text}” được viết là “{usual}” trong {count} văn bản, như {other}",
    )
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    examples = (
        Bad("Ông Ilham ⟦Aliev⟧ nói rất vui.", unsafe="Ông Ilham Aliyev nói rất vui.", beside=_USUAL),
        Good("Ông Ilham Aliyev nói rất vui.", beside=_USUAL),
        Good("Ông Natig Aliev nói rất vui.", "another man", beside=_USUAL),
        Good("Ông Ilham Aliev nói rất vui.", "as many documents have it so", beside=_USUAL[:5]),
    )
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.13, read=94, true=91, defensible=2, date="2026-11-26"
    )
    min_ratio: int = option(10, "How many times as many documents must have the usual spelling.")

    def observe(self, page: Page) -> Observed:
        found = page.view(_pairs)
        return Observed(found.owners, found.seen)

    def conclude(self, observed: Observed) -> Iterator[Concluded]:
        found: dict[int, list[tuple[list[str | int], int]]] = {}
        for groups in equal_rows(observed.values["beside"]):
            for rows in groups:
                if len(rows) > self.min_ratio:
                    for document, value, other in self._slips(observed, rows):
                        found.setdefault(document, []).append((value, other))
        for document, slips in found.items():
            yield Concluded(document, [value for value, _ in slips], tuple(other for _, other in slips))

    def _slips(self, observed: Observed, rows: Positions) -> Iterator[tuple[int, list[str | int], int]]:
        """The rare spellings among names beside the same name: where, what is said of it, who has the usual one."""
        documents = observed.documents[rows]
        names, numbers = np.unique(observed.values["name"][rows], return_inverse=True)
        once = np.unique(np.stack((numbers, documents), axis=1), axis=0)  # a document counts once
        times = np.bincount(once[:, 0])
        firsts = np.flatnonzero(np.diff(once[:, 0], prepend=-1))
        key = int(observed.values["beside"][rows[0]])
        told: set[int] = set()
        for usual in np.argsort(-times, kind="stable")[: np.count_nonzero(times >= self.min_ratio)].tolist():
            if usual in told:  # itself a slip of a name that is spelt oftener
                continue
            for rare in np.flatnonzero(times * self.min_ratio <= times[usual]).tolist():
                wrong, right = names[rare].decode(), names[usual].decode()
                least = self.min_ratio * (_TWO_NAMES if are_two_names(wrong, right) else 1)
                if rare not in told and times[usual] >= least * times[rare] and _is_slip(wrong, right):
                    told.add(rare)
                    for document in once[firsts[rare] : firsts[rare] + times[rare], 1].tolist():
                        value: list[str | int] = [key, wrong, right, int(times[usual])]
                        yield document, value, int(once[firsts[usual], 1])

    def judge(self, document: Document, conclusion: Conclusion) -> Iterator[Diagnostic]:
        found = document.view(_pairs)
        told: set[Span] = set()
        for (key, wrong, usual, count), other in zip(conclusion.value, conclusion.others, strict=True):
            here = (found.seen["beside"] == np.uint64(key)) & (found.seen["name"] == wrong.encode())
            for start, end in found.spans[here].tolist():
                if Span(start, end) not in told:
                    told.add(Span(start, end))
                    yield self.found(
                        start, end, replace=usual, text=wrong, usual=usual, count=count, other=named(other)
                    )


def _is_slip(wrong: str, right: str) -> bool:
    return (
        is_variant(wrong, right)
        and wrong.lower() != right.lower()
        and syllables().keys().isdisjoint((wrong.lower(), right.lower()))
    )


def _pairs(document: Document) -> _Pairs:
    """The names of a page or document that stand beside another one; a view (`Document.view`)."""
    tokens = document.tokens
    numbers = plain_names(document, _LEAST_BESIDE)
    first = numbers[:-1][np.diff(numbers) == 1]
    first = first[tokens.starts[first + 1] - tokens.ends[first] == 1]
    first = first[document.columns.among(tokens.ends[first], " ")]
    here = np.concatenate((first, first + 1))
    beside = np.concatenate((first + 1, first))
    sides = np.repeat(np.array([_RIGHT, _LEFT]), len(first))
    sizes = tokens.ends[here] - tokens.starts[here]
    kept = np.flatnonzero((sizes >= _LEAST) & (sizes <= _LONGEST))
    kept = kept[np.argsort(here[kept], kind="stable")]
    here = here[kept]
    seen = np.empty(len(here), _SEEN)
    seen["beside"] = mixed(tokens.hashes[beside[kept]] + sides[kept])
    seen["name"] = _letters(document, here)
    spans = np.stack((tokens.starts[here], tokens.ends[here]), axis=1)
    return _Pairs(spans, seen, document.owners(tokens.starts[here]))


def _letters(document: Document, numbers: Positions) -> NDArray[np.bytes_]:
    """The letters of some words of ASCII."""
    starts, ends, codes = document.tokens.starts[numbers], document.tokens.ends[numbers], document.columns.codes
    places = starts[:, None] + np.arange(_LONGEST)
    letters = codes[np.minimum(places, len(codes) - 1)].astype(np.uint8)
    letters[places >= ends[:, None]] = 0
    found: NDArray[np.bytes_] = letters.view(f"S{_LONGEST}")[:, 0]
    return found
