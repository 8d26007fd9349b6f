"""A name of which only the first word has its capital."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

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
_IN_FULL = (
    "Ban Chấp hành Trung ương", "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy", "Cộng hòa Dân chủ Nhân dân Lào",
    "Đài Tiếng nói Việt Nam", "Đảng Cộng sản Trung Quốc", "Đảng Cộng sản Việt Nam",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đội Thiếu niên Tiền phong Hồ Chí Minh", "Hội Chữ thập đỏ Việt Nam",
    "Hội Cựu chiến binh Việt Nam", "Hội đồng Bảo an Liên hợp quốc", "Hội Liên hiệp Phụ nữ Việt Nam",
    "Hội Nông dân Việt Nam", "Mặt trận Tổ quốc Việt Nam", "Ngân hàng Nhà nước Việt Nam", "Tết Nguyên đán",
    "Tổng Liên đoàn Lao động Việt Nam", "Ủy ban Mặt trận Tổ quốc",
)  # fmt: skip
"""Names in full of the Party, the Front, their unions and others, as they write them themselves."""
_BLANKS = " \u00a0"
_WORD = Pattern(r"\S+")
_REIGNING = frozenset("dòng đời họ nhà triều tộc vua".split())
"""Before these words the first half of a name is a dynasty: "vua Thanh phong tước"."""
_FAMILIES = frozenset(
    "bùi cao chu dương đào đặng đinh đoàn đỗ hồ hoàng huỳnh lâm lê lý mai ngô nguyễn phạm phan tạ tô trần trịnh trương "
    "võ vũ".split()
)
"""Family names that begin persons' names: "Hồ chí Minh"."""

_MORE = Pattern(r" và \p{Ll}")
"""What goes on with the name of a ministry of several matters."""


@functools.cache
def _names() -> Mapping[str, str]:
    """Every name, in lower case and the newer style of tone placement, and how it is written."""
    return {**with_capitals(), **{folded(name): name for name in (*_BODIES, *_IN_FULL)}}


class SmallLetterInName(Rule):
    """A well-known name has a capital on its first word only: "Hà nội", "Việt nam", "Bộ ngoại giao".

    To whoever counts words or looks for names these are others than "Hà Nội" and "Việt Nam". The table has 1,400 names
    of two words that stand with both capitals in 98 of 100 cases in 100 million syllables, the central bodies of the
    state, and names in full of the Party, the Front and their unions, which may lack any of their capitals ("Đảng cộng
    sản Việt Nam"). What follows another capital, what makes a word with the next one, dynasties and the older way of
    writing persons ("Nguyễn văn Trỗi") are left alone.
    """

    message = Message("the name “{meant}” lacks a capital", "tên riêng “{meant}” thiếu chữ hoa")
    phase = Phase.SPELLING
    heeds_words = True
    applicability = Applicability.UNSAFE
    invariant = Invariant.CASE_ONLY
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.31, read=240, true=239, date="2026-11-28")
    examples = (
        Bad("Đoàn đến thăm ⟦Hà nội⟧ vào mùa thu.", unsafe="Đoàn đến thăm Hà Nội vào mùa thu."),
        Bad("Người phát ngôn ⟦Bộ ngoại giao⟧ trả lời.", unsafe="Người phát ngôn Bộ Ngoại giao trả lời."),
        Bad(
            "Ngày thành lập ⟦Đảng cộng sản Việt Nam⟧ đã đến gần.",
            unsafe="Ngày thành lập Đảng Cộng sản Việt Nam đã đến gần.",
        ),
        Bad(
            "Lãnh đạo ⟦Ủy ban mặt trận Tổ quốc⟧ tỉnh đã đến dự.",
            unsafe="Lãnh đạo Ủy ban Mặt trận Tổ quốc tỉnh đã đến dự.",
        ),
        Good("Đảng Cộng sản Việt Nam, đảng cộng sản, Ủy ban Mặt trận Tổ Quốc."),
        Good("Đoàn đến thăm Hà Nội, HÀ NỘI và hà nội."),
        Good("Chị Hà nội trợ rất giỏi.", "nội trợ"),
        Good("Nhà trắng tinh một màu vôi.", "the beginning of a sentence"),
        Good("Ông làm ở Bộ giáo dục và đào tạo.", "a longer name, of which one half alone would be put right"),
        Good("Phố Nguyễn văn Trỗi, vua Thanh phong tước cho ông.", "persons in older books; a dynasty"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each such name."""
        tokens, text = document.tokens, document.text
        done = 0
        for number in _candidates(document).tolist():
            start = int(tokens.starts[number])
            if start < done:
                continue  # of a name that was told
            for end in reversed(_ends(document, number)):
                written = text[start:end]
                name = _names().get(folded(written))
                if name and _is_meant(text, start, end):
                    meant = _in_case_of(written, name)
                    if meant != written:
                        done = end
                        yield self.found(start, end, replace=meant, confidence=0.97, meant=meant)
                    break


def _candidates(document: Document) -> NDArray[np.int64]:
    """The numbers of the words with a capital that begin a name with the next one, which has none or need not have."""
    tokens, columns = document.tokens, document.columns
    starts = tokens.starts
    if len(starts) < 2:
        return np.empty(0, np.int64)
    initials = columns.rows[starts]
    numbers = np.flatnonzero(UPPER.table()[initials[:-1]])
    numbers = numbers[starts[numbers + 1] - tokens.ends[numbers] == 1]
    numbers = numbers[columns.among(tokens.ends[numbers], _BLANKS)]
    heads = _pairs(tokens.hashes, numbers)
    small = LOWER.table()[initials[numbers + 1]]
    some: NDArray[np.int64] = numbers[np.where(small, _heads().contains(heads), _heads_in_full().contains(heads))]
    return some


def _ends(document: Document, number: int) -> list[int]:
    """Where the names may end that begin with a word, one blank between all words."""
    tokens = document.tokens
    ends = tokens.ends[number + 1 : number + _longest()]
    gaps = tokens.ends[number : number + len(ends)]
    parted = (tokens.starts[number + 1 : number + 1 + len(ends)] - gaps == 1) & document.columns.among(gaps, _BLANKS)
    joined = len(ends) if parted.all() else int(parted.argmin())
    found: list[int] = ends[:joined].tolist()
    return found


@functools.cache
def _longest() -> int:
    """Words of the longest name."""
    return max(len(name.split()) for name in _names())


def _pairs(hashes: Hashes, numbers: NDArray[np.int64]) -> Hashes:
    """A hash of each of some words with the next one."""
    return mixed(hashes[numbers]) + hashes[numbers + 1]


@functools.cache
def _heads() -> WordTable:
    """The first two words of every name, in both styles of tone placement."""
    return _heads_of(_names())


@functools.cache
def _heads_in_full() -> WordTable:
    """Those of the names that have more to them, which may lack a capital further on."""
    return _heads_of(map(folded, _IN_FULL))


def _heads_of(names: Iterable[str]) -> WordTable:
    heads = "\n".join(" ".join(name.split(" ")[:2]) for name in sorted(in_both_styles(names)))
    hashes = Document(heads).tokens.hashes
    return WordTable(_pairs(hashes, np.arange(0, len(hashes), 2)))


def _in_case_of(written: str, name: str) -> str:
    """Some words with the capitals that they have in a name as well, and whatever stands between them."""
    words = iter(name.split())
    return _WORD.sub(lambda word: word[0].capitalize() if next(words)[0].isupper() else word[0], written)


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
    if opens_sentence(text, start) and frequent_compound(first, others[0]):
        return False
    if first == "Bộ" and _MORE.match(text, end):
        return False  # "Bộ giáo dục và đào tạo" would be half mended
    if not behind or not text[end].isspace():
        return True
    return not (frequent_compound(others[-1], behind) or (first.lower() in _FAMILIES and behind[0].isupper()))
