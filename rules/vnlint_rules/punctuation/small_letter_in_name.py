"""A name of which only the first word has its capital."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from vnlint import (
    LOWER,
    UPPER,
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pattern,
    Phase,
    Positions,
    Rule,
)
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.hashing import Hashes, mixed
from vnlint_rules.language.known_names import folded, with_capitals
from vnlint_rules.language.lexicon import WordTable, frequent_compound
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.tone import in_both_styles
from vnlint_rules.spacing.blanks import word_after, word_before

_BODIES = (
    "Bộ Chính trị", "Bộ Công an", "Bộ Giáo dục", "Bộ Giao thông", "Bộ Khoa học", "Bộ Ngoại giao", "Bộ Nội vụ",
    "Bộ Nông nghiệp", "Bộ Quốc phòng", "Bộ Tài chính", "Bộ Tài nguyên", "Bộ Thông tin", "Bộ Tư pháp", "Bộ Văn hóa",
    "Bộ Xây dựng", "Lầu Năm Góc",
)  # fmt: skip
"""Central bodies, as Nghị định 30/2020/NĐ-CP (annex II) writes them; less those that the press writes in two ways."""


_BLANKS = " \u00a0"
_REIGNING = frozenset("dòng đời họ nhà triều tộc vua".split())
"""Before these words the first half of a name is a dynasty: "vua Thanh phong tước"."""
_FAMILIES = frozenset(
    "bùi cao chu dương đào đặng đinh đoàn đỗ hồ hoàng huỳnh lâm lê lý mai ngô nguyễn phạm phan tạ tô trần trịnh trương "
    "võ vũ".split()
)
"""Family names that begin persons' names: "Hồ chí Minh"."""


@functools.cache
def _names() -> Mapping[str, str]:
    """Every name, in lower case and the newer style of tone placement, and how it is written."""
    return {**with_capitals(), **{folded(name): name for name in _BODIES}}


_MORE = Pattern(r" và \p{Ll}")
"""What goes on with the name of a ministry of several matters."""


class SmallLetterInName(Rule):
    """A well-known name has a capital on its first word only: "Hà nội", "Việt nam", "Bộ ngoại giao".

    To whoever counts words or looks for names these are others than "Hà Nội" and "Việt Nam". The table has 1,400 names
    of two words that stand with both capitals in 98 of 100 cases in 100 million syllables, and the central bodies of
    the state. What follows another capital, what makes a word with the next one, dynasties and the older way of
    writing persons ("Nguyễn văn Trỗi") are left alone.
    """

    message = Message("the name “{meant}” lacks a capital", "tên riêng “{meant}” thiếu chữ hoa")
    phase = Phase.SPELLING
    heeds_words = True
    applicability = Applicability.UNSAFE
    invariant = Invariant.CASE_ONLY
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.21, read=150, true=149, date="2026-11-28")
    examples = (
        Bad("Đoàn đến thăm ⟦Hà nội⟧ vào mùa thu.", unsafe="Đoàn đến thăm Hà Nội vào mùa thu."),
        Bad("Người phát ngôn ⟦Bộ ngoại giao⟧ trả lời.", unsafe="Người phát ngôn Bộ Ngoại giao trả lời."),
        Good("Đoàn đến thăm Hà Nội, HÀ NỘI và hà nội."),
        Good("Chị Hà nội trợ rất giỏi.", "nội trợ"),
        Good("Nhà trắng tinh một màu vôi.", "the beginning of a sentence"),
        Good("Ông làm ở Bộ giáo dục và đào tạo.", "a longer name, of which one half alone would be put right"),
        Good("Phố Nguyễn văn Trỗi, vua Thanh phong tước cho ông.", "persons in older books; a dynasty"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each such name."""
        tokens, text = document.tokens, document.text
        for number in _candidates(document).tolist():
            start = int(tokens.starts[number])
            for end in tokens.ends[number + 2 : number : -1].tolist():
                name = _names().get(folded(text[start:end]))
                if name and _is_meant(text, start, end):
                    meant = " ".join(map(_in_case_of, text[start:end].split(), name.split()))
                    yield self.found(start, end, replace=meant, confidence=0.97, meant=meant)
                    break


def _candidates(document: Document) -> NDArray[np.int64]:
    """The numbers of the words with a capital before one without that is the second of a name with such a first."""
    tokens, columns = document.tokens, document.columns
    starts = tokens.starts
    if len(starts) < 2:
        return np.empty(0, np.int64)
    initials = columns.rows[starts]
    numbers = np.flatnonzero(UPPER.table()[initials[:-1]] & LOWER.table()[initials[1:]])
    numbers = numbers[starts[numbers + 1] - tokens.ends[numbers] == 1]
    numbers = numbers[columns.among(tokens.ends[numbers], _BLANKS)]
    some: NDArray[np.int64] = numbers[_heads().contains(_pairs(tokens.hashes, numbers))]
    return some


def _pairs(hashes: Hashes, numbers: NDArray[np.int64]) -> Hashes:
    """A hash of each of some words with the next one."""
    return mixed(hashes[numbers]) + hashes[numbers + 1]


@functools.cache
def _heads() -> WordTable:
    """The first two words of every name, in both styles of tone placement."""
    heads = "\n".join(" ".join(name.split(" ")[:2]) for name in sorted(in_both_styles(_names())))
    hashes = Document(heads).tokens.hashes
    return WordTable(_pairs(hashes, np.arange(0, len(hashes), 2)))


def _in_case_of(word: str, other: str) -> str:
    return word.capitalize() if other[0].isupper() else word


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether some words are a name, and not by chance side by side."""
    first, *others = text[start:end].split()
    if casing_of(first) is not Casing.TITLE or not all(word.islower() or word.istitle() for word in others):
        return False
    before, behind = word_before(text, start - 1), word_after(text, end + 1)
    if before and text[start - 1].isspace():
        is_in_name = casing_of(before) is Casing.TITLE and not opens_sentence(text, start - 1 - len(before))
        if is_in_name or before.lower() in _REIGNING:
            return False
    if opens_sentence(text, start) and frequent_compound(first, others[-1]):
        return False
    if first == "Bộ" and _MORE.match(text, end):
        return False  # "Bộ giáo dục và đào tạo" would be half mended
    if not behind or not text[end].isspace():
        return True
    return not (frequent_compound(others[-1], behind) or (first.lower() in _FAMILIES and behind[0].isupper()))
