"""A slip that a near copy of the text does not have."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnlint import (
    Applicability,
    Bad,
    Concluded,
    Conclusion,
    CorpusRule,
    Diagnostic,
    Document,
    Elsewhere,
    Good,
    Measured,
    Message,
    Observed,
    Page,
    Pattern,
    Phase,
    Span,
    option,
)
from vnlint_rules.corpus.near_duplicate_document import NearDuplicateDocument
from vnlint_rules.corpus.told import named
from vnlint_rules.language.lexicon import is_attested

_WORD = Pattern(r"[\p{L}\p{M}\p{N}]+")
_GAP = Pattern(r"(?<=[\p{L}\p{N}])(?:[^\S\r\n]{2,}(?=[\p{L}\p{N}])|[^\S\r\n]+(?=[,.;]))")
"""The trace of a lost word behind another one: two blanks, or one before punctuation."""
_PARTS = Pattern(r"[\n.!?:;]")
_BESIDE = 3
"""Words on either side that both texts must have."""
_LOST = 5
"""Words that may be lost at one place."""
_ALIKE = 0.65
"""Share of its letters that a misspelt word has in common with the right one, at least."""
_SIBLINGS = 3

_WHOLE = (
    "Sáng nay, đoàn công tác của tỉnh Quảng Trị đã đến thăm nhà máy và trao quà cho công nhân ở khu nhà trọ. "
    "Nhiều người nhận quà cho biết họ sẽ về quê ăn Tết cùng gia đình."
)
_GAPPED = _WHOLE.replace("tỉnh Quảng Trị đã", "tỉnh⟦  ⟧đã")
_SLIPPED = _WHOLE.replace("nhà máy", "nhà ⟦máyy⟧")
_OTHERWISE = _WHOLE.replace("nhiều", "một số").replace("sẽ", "đều")

_MISSING = Message("{other} has “{text}” here", "chỗ này {other} có “{text}”")


@dataclass(frozen=True)
class SiblingDifference(CorpusRule):
    """A near copy of the text has a word where this one has a hole, or spells one that no list has otherwise.

    Of two prints of one article one often lost what the other still has: a linked name, a corrected letter. What the
    other print has is no guess but evidence. It is looked at where the words on either side are the same in both, and
    only where this text has a trace of its own: two blanks or one before punctuation for a lost word, a word that is
    in no list for a misspelt one. Other differences are edits and left alone. Which texts are near copies is told as
    by near-duplicate-document.
    """

    message = Message("“{text}” is spelt “{right}” by {other}", "“{text}” ở {other} được viết là “{right}”")
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    silences = frozenset({"missing-word", "spelling", "repeated-space", "space-before-punctuation"})
    reads_others = True
    examples = (
        Bad(_GAPPED, unsafe=_WHOLE, choices=("Quảng Trị",), beside=(_WHOLE,)),
        Bad(_SLIPPED, unsafe=_WHOLE, choices=("máy",), beside=(_WHOLE,)),
        Good(_WHOLE, "the other print has the hole", beside=(_GAPPED.replace("⟦", "").replace("⟧", ""),)),
        Good(_OTHERWISE, "an edit", beside=(_WHOLE,)),
    )
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.008, read=13, true=12, defensible=1, date="2026-11-26"
    )
    similarity: float = option(0.8, "Share of their words that two texts must have in common, from 0 to 1.")
    min_words: int = option(20, "Words and numbers that a text has to have.")

    def observe(self, page: Page) -> Observed:
        return self._copies.observe(page)

    def conclude(self, observed: Observed) -> Iterator[Concluded]:
        siblings: dict[int, list[int]] = {}
        for one in self._copies.conclude(observed):
            for other in one.others:
                siblings.setdefault(one.document, []).append(other)
                siblings.setdefault(other, []).append(one.document)
        for document, others in siblings.items():
            yield Concluded(document, others=tuple(others[:_SIBLINGS]))

    @property
    def _copies(self) -> NearDuplicateDocument:
        return NearDuplicateDocument(self.similarity, self.min_words)

    def judge(self, document: Document, conclusion: Conclusion) -> Iterator[Diagnostic]:
        seen: set[Span] = set()
        for other in conclusion.others:
            for span, right in _differences(document.text, other.text):
                if span not in seen:
                    seen.add(span)
                    yield self._finding(document, span, right, other)

    def _finding(self, document: Document, span: Span, right: str, other: Elsewhere) -> Diagnostic:
        text, name = span.of(document.text), named(other)
        lost = text.isspace()
        after = document.text[span.end : span.end + 1]
        whole = f" {right}{' ' if after.isalnum() else ''}" if lost else right
        return self.found(
            span.start,
            span.end,
            replace=whole,
            choices=[right],
            confidence=0.9,
            message=_MISSING if lost else None,
            text=right if lost else text,
            right=right,
            other=name,
        )


def _differences(text: str, other: str) -> Iterator[tuple[Span, str]]:
    """The slips of a text that another one does not have: where, and what stands there in the other.

    Only the words around the slips of this text are looked for in the other: what is compared grows with the texts,
    and not with their square as it does when the longest stretches that they share are sought.
    """
    copy = _Copy(other)
    here = list(_WORD.finditer(text))
    words = [match.group().lower() for match in here]
    for k, match in enumerate(here):
        before, after = words[max(k - _BESIDE, 0) : k], words[k : k + _BESIDE]
        if k and match.start() - here[k - 1].end() > 1 and (gap := _GAP.search(text, here[k - 1].end(), match.end())):
            right = copy.between(before, after, range(_LOST + 1))
            if right and not _PARTS.search(right):
                yield Span(gap.start(), gap.end()), right
        if not is_attested(match.group()):
            right = copy.between(before, words[k + 1 : k + 1 + _BESIDE], range(1, 2))
            if right and _is_slip(match.group(), right):
                yield Span(*match.span()), right


class _Copy:
    """A text that is asked what it has between some words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [match.span() for match in _WORD.finditer(text)]
        self._words = [text[start:end].lower() for start, end in self._places]
        self._behind: dict[tuple[str, ...], list[int]] = {}
        """For `_BESIDE` words the numbers of those that follow them."""
        parts = (self._words[k:] for k in range(_BESIDE))
        for k, some in enumerate(zip(*parts, strict=False)):
            self._behind.setdefault(some, []).append(k + _BESIDE)

    def between(self, before: Sequence[str], after: Sequence[str], sizes: range) -> str:
        """What stands between the words before and those after; empty where it is not the same everywhere.

        There are ``sizes`` words between them.
        """
        if min(len(before), len(after)) < _BESIDE:
            return ""
        found = {
            self._text[self._places[k][0] : self._places[k + size - 1][1]] if size else ""
            for k in self._behind.get(tuple(before), ())
            for size in sizes
            if self._words[k + size : k + size + _BESIDE] == after
        }
        return found.pop() if len(found) == 1 else ""


def _is_slip(word: str, right: str) -> bool:
    """Whether a word in no list looks like one that is in one."""
    if word.isdigit() or is_attested(word) or not is_attested(right) or word.istitle() != right.istitle():
        return False
    return difflib.SequenceMatcher(None, word.lower(), right.lower(), autojunk=False).ratio() >= _ALIKE
