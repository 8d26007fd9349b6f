"""Sentences that come with the site."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
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
    option,
)
from vnlint_rules.corpus.copies import equal_rows
from vnlint_rules.language.hashing import Hashes, mixed
from vnlint_rules.language.segments import segments
from vnlint_rules.residue.removal import removal

_SEEN = np.dtype([("key", np.uint64), ("title", np.uint32), ("size", np.uint16)])
"""Of a sentence: a hash of its source and words; part of the hash of the first sentence of its text; how many words."""
_AT_ONCE = 1 << 20
_OWN_TEXTS = 0.8
"""Share of the texts with a sentence that must have a title of their own: copies of one text prove nothing."""
_AT_THE_EDGE = 0.5
"""Share of the times that a sentence must stand among others like it at the end or the beginning of its text."""
_NAME = 5
"""Words of a sentence of its own that may stand between or behind those: the author's name, a date."""
_OPENING = "([{“‘«\"'"

_DESK = "Mọi ý kiến đóng góp cho bài viết xin gửi về hòm thư của tòa soạn báo Sông Xanh."
_OTHERS = (
    f"Giá gạo tăng\nGạo ở các chợ đầu mối đắt hơn hôm qua. {_DESK}",
    f"Cầu mới thông xe\nNgười dân hai bên sông đều vui mừng. {_DESK}",
)


@dataclass(frozen=True)
class RepeatedBoilerplate(CorpusRule):
    """Sentences that the site adds to every article stand in the text.

    Addresses of the newsroom, appeals for donations, "read more" and the like stand at the end or the beginning of many
    articles of a source; a model learns them better than anything else. A sentence counts that stands in many texts
    of one source (`--source-field`, or else the domain of an id that is an address, or else the whole corpus), mostly
    at their edge among others that do, and in texts with titles of their own. Names of authors and agencies that end
    many articles are among the findings. What recurs in the midst of texts, as the phrases of weather reports and
    articles of law do, is left alone.
    """

    message = Message(
        "these sentences stand in {count} documents{source}", "các câu này có trong {count} văn bản{source}"
    )
    phase = Phase.RESIDUE
    applicability = Applicability.UNSAFE
    examples = (
        Bad(
            f"Lũ rút chậm\nNước sông ở hạ lưu đã rút từ sáng nay. ⟦{_DESK}⟧",
            unsafe="Lũ rút chậm\nNước sông ở hạ lưu đã rút từ sáng nay.",
            beside=_OTHERS,
            options={"min_documents": 3},
        ),
        Good(
            f"Lũ rút chậm\nNước sông ở hạ lưu đã rút từ sáng nay. {_DESK}",
            "in few documents",
            beside=_OTHERS,
        ),
    )
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.62, read=70, true=65, defensible=5, date="2026-11-26"
    )
    min_documents: int = option(10, "Documents of a source that a sentence has to stand in.")
    min_words: int = option(4, "Words and numbers that a sentence has to have.")

    def observe(self, page: Page) -> Observed:
        found = page.view(segments)
        sources = np.array([_source(document) for document in page.documents], np.uint64)
        firsts = np.flatnonzero(np.diff(found.owners, prepend=-1))
        titles = np.repeat(found.hashes[firsts], np.diff(firsts, append=len(found.owners)))
        seen = np.empty(len(found.owners), _SEEN)
        seen["key"] = _key(found.hashes, sources[found.owners])
        seen["title"] = titles >> np.uint64(32)
        seen["size"] = np.minimum(found.sizes, np.iinfo(np.uint16).max)
        return Observed(found.owners, seen)

    def conclude(self, observed: Observed) -> Iterator[Concluded]:
        keys, times = self._recurring(observed)
        if not len(keys):
            return
        total, edge = np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
        for _, known, inside in _edges(observed, keys):
            total += np.bincount(known[known >= 0], minlength=len(keys))
            edge += np.bincount(known[inside], minlength=len(keys))
        belongs = edge >= _AT_THE_EDGE * total
        for documents, known, inside in _edges(observed, keys):
            rows = np.flatnonzero(inside & belongs[known])
            for start, stop in _runs(documents[rows]):
                numbers = known[rows[start:stop]]
                value = [[int(keys[number]), int(times[number])] for number in numbers.tolist()]
                yield Concluded(int(documents[rows[start]]), value)

    def judge(self, document: Document, conclusion: Conclusion) -> Iterator[Diagnostic]:
        times: dict[int, int] = dict(conclusion.value)
        found = document.view(segments)
        keys = _key(found.hashes, np.full(len(found.hashes), _source(document), np.uint64)).tolist()
        rows = np.array([row for row, key in enumerate(keys) if key in times], np.int64)
        text = document.text
        for start, stop in _runs(rows - np.arange(len(rows))):
            first, last = int(found.starts[rows[start]]), int(found.ends[rows[stop - 1]])
            first, last = _opened(text, first), _closed(text, last)
            source = f" ({document.meta.source})" if document.meta.source else ""
            count = min(times[keys[row]] for row in rows[start:stop].tolist())
            yield self.found(first, last, edits=[removal(text, first, last)], count=count, source=source)

    def _recurring(self, observed: Observed) -> tuple[Hashes, NDArray[np.int64]]:
        """The keys of sentences that stand in enough texts with a title of their own, ascending; and in how many."""
        values = observed.values
        found: list[tuple[int, int]] = []
        for groups in equal_rows(values["key"]):
            for number in np.flatnonzero(np.diff(groups.cuts) >= self.min_documents).tolist():
                rows = groups.rows[groups.cuts[number] : groups.cuts[number + 1]]
                if values["size"][rows[0]] < self.min_words:
                    continue
                documents = len(np.unique(observed.documents[rows]))
                titles = len(np.unique(values["title"][rows]))
                if documents >= self.min_documents and titles >= _OWN_TEXTS * documents:
                    found.append((int(values["key"][rows[0]]), documents))
        found.sort()
        return np.array([key for key, _ in found], np.uint64), np.array([count for _, count in found], np.int64)


def _source(document: Document) -> np.uint64:
    """A number for where a document comes from."""
    name = np.frombuffer(document.meta.source.encode(), np.uint8).astype(np.uint64)
    return np.uint64(mixed(name + mixed(np.arange(len(name), dtype=np.uint64))).sum())


def _key(hashes: Hashes, sources: Hashes) -> Hashes:
    return mixed(hashes + sources)


def _edges(observed: Observed, keys: Hashes) -> Iterator[tuple[Positions, Positions, NDArray[np.bool_]]]:
    """The sentences of some texts at a time: their documents, which of the keys each has (-1: none), and whether it
    stands at the edge of its text with nothing but others like it and names further out."""
    stop = 0
    while stop < len(observed.documents):
        start, stop = stop, min(stop + _AT_ONCE, len(observed.documents))
        stop = int(np.searchsorted(observed.documents, observed.documents[stop - 1], "right"))  # whole texts
        documents = np.asarray(observed.documents[start:stop])
        values = np.asarray(observed.values[start:stop])
        places = np.minimum(keys.searchsorted(values["key"]), len(keys) - 1)
        known = np.where(keys[places] == values["key"], places, -1)
        own = (known < 0) & (values["size"] > _NAME)
        first = np.flatnonzero(np.diff(documents, prepend=-1))
        own[first] = False  # the title is before the beginning
        sizes = np.diff(first, append=len(documents))
        before = np.cumsum(own)  # sentences of its own up to each
        begin: Positions = np.repeat(before[first], sizes)
        end: Positions = np.repeat(before[first + sizes - 1], sizes)
        inside = (known >= 0) & ((before == begin) | (before == end)) & (begin < end)
        inside[first] = False
        yield documents, known, inside


def _runs(values: Positions) -> Iterator[tuple[int, int]]:
    """Where each run of equal values begins and ends."""
    edges = np.flatnonzero(np.diff(values, prepend=-1, append=-1)).tolist() if len(values) else []
    return itertools.pairwise(edges)


def _opened(text: str, start: int) -> int:
    """The beginning of a sentence whose first word begins there: before its brackets and quotes."""
    while start and text[start - 1] in _OPENING:
        start -= 1
    return start


def _closed(text: str, end: int) -> int:
    """The end of a sentence whose last word ends there: behind its stop, brackets and quotes."""
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return end
