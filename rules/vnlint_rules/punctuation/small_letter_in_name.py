"""Rule: a name of which only the first word has its capital."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

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
    Phase,
    Phrases,
    Positions,
    Rule,
)
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.shipped import read_text
from vnlint_rules.language.tone import fold_style, in_both_styles
from vnlint_rules.spacing.blanks import word_after, word_before

_BODIES = (
    "Bộ Chính trị", "Bộ Công an", "Bộ Giáo dục", "Bộ Giao thông", "Bộ Khoa học", "Bộ Ngoại giao", "Bộ Nội vụ",
    "Bộ Nông nghiệp", "Bộ Quốc phòng", "Bộ Tài chính", "Bộ Tài nguyên", "Bộ Thông tin", "Bộ Tư pháp", "Bộ Văn hóa",
    "Bộ Xây dựng", "Lầu Năm Góc",
)  # fmt: skip
"""Central bodies, as Nghị định 30/2020/NĐ-CP (annex II) writes them; less those that the press writes in two ways."""


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
    names = (*read_text("capitals.txt").splitlines(), *_BODIES)
    return {_folded(name): name for name in names}


def _folded(name: str) -> str:
    return " ".join(map(fold_style, name.lower().split()))


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
        Good("Phố Nguyễn văn Trỗi, vua Thanh phong tước cho ông.", "persons in older books; a dynasty"),
    )
    triggers = (Phrases(in_both_styles(_names())),)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each such name."""
        tokens, rows, text = document.tokens, document.columns.rows, document.text
        numbers = tokens.starts.searchsorted(places)
        is_open = UPPER.table()[rows[places]] & LOWER.table()[rows[tokens.starts[numbers + 1]]]
        for start, number in zip(places[is_open].tolist(), numbers[is_open].tolist(), strict=True):
            for end in tokens.ends[number + 2 : number : -1].tolist():
                name = _names().get(_folded(text[start:end]))
                if name and _is_meant(text, start, end):
                    meant = " ".join(map(_in_case_of, text[start:end].split(), name.split()))
                    yield self.found(start, end, replace=meant, confidence=0.97, meant=meant)
                    break


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
    if not behind or not text[end].isspace():
        return True
    return not (frequent_compound(others[-1], behind) or (first.lower() in _FAMILIES and behind[0].isupper()))
