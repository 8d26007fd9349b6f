"""Two sentences without the stop between them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vnlint import (
    LOWER,
    UPPER,
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Edit,
    Good,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
    Span,
    Words,
)
from vnlint_rules.language.classes import LOWER as SMALL
from vnlint_rules.language.classes import MARKS
from vnlint_rules.language.classes import UPPER as CAPITAL
from vnlint_rules.language.fit import shipped_fit
from vnlint_rules.language.letters import has_mark
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.language.syllable import is_readable
from vnlint_rules.punctuation.behind_credits import is_behind_credit
from vnlint_rules.spacing.blanks import next_word, previous_word, word_after, word_before

OPENERS = (
    "Tuy nhiên|Tuy vậy|Mặc dù vậy|Ngoài ra|Bên cạnh đó|Cùng với đó|Trước đó|Sau đó|Theo đó|Do đó|Trong khi đó|Đặc biệt"
    "|Đồng thời|Được biết|Đáng chú ý|Hiện nay|Vì vậy|Do vậy|Bởi vậy|Như vậy"
)
"""Adverbs that open a sentence when a capital and a comma say so: no title of anything begins like that."""

_AFTER_A_WORD = Pattern(
    rf"(?<![^\W\d_])(?<![{MARKS}])(?!(?:an|đội|hạng|khu|lượng|vấn|VTV) Đặc)"
    rf"(?:[^\W_]|[{MARKS}])+[”\"’)]?([^\S\r\n]{{1,2}})(?:{OPENERS})\Z"
)
_ENDINGS = tuple(OPENERS.split("|"))
_LAST_WORDS = "nhiên vậy ra đó biệt thời biết ý nay"
_REACH = 60

_NEEDS_MORE = frozenset(
    "anh bà bác bởi các cho chị chú cô của do em gặp hay hoặc huyện khi là một mà những nhưng như ông ở phố "
    "phường quận rằng số tại thành thì tháng theo tỉnh trong trưởng trấn từ và vào về với xã đường".split()
)
"""Words that end no sentence: what is glued to them is a name, and only a blank was lost."""
_BODIES = frozenset(
    "Ban Bộ Chính Chủ Công Cơ Cục Đài Đại Đảng Đoàn Đội Giám Hiệp Học Hội Lễ Mỹ Nga Nhà Phó Phòng Quốc Sở Tết Thủ Thuế "
    "Thượng Tổng Trung Trường Ủy Uỷ Văn Viện Việt".split()
)
"""First words of the names of bodies, offices and feasts, which have a capital inside sentences as well."""
_OPENING = frozenset(
    "Bên Các Cùng Do Hiện Khi Mặc Nếu Ngay Ngoài Nhưng Những Sau Theo Trong Trước Tuy Tại Từ Vì Với Đây Để Đặc "
    "Được".split()
)
"""Words that stand with a capital at the head of a sentence and nowhere else, so that a name may precede them."""


_BORDER = Pattern(rf"(?<![^\W\d_])[{SMALL}]+[{CAPITAL}][{SMALL}]")  # not of VietNamNet
_LINES, _AROUND = 3, 150
"""Borders of glued words from which on lines of verse were joined, and code points on either side to find them in."""

_RATHER, _ONE_PHRASE = 5.0, 9.0
"""Log-odds that two words go on from one to the other ("đại học | Bách khoa"), from which a blank is likelier to be
lost than a stop, and from which a person is asked: of 1,578 findings in 54,000 articles five, of which one had the
right answer."""

_GLUED = Message("“{text}” is two words run together", "“{text}” là hai từ dính liền nhau")


class MissingFullStop(Rule):
    """Two sentences run into each other.

    Scrapers lose the stop where a paragraph, a heading or a caption ended: "hội thảoTrong lời", "đường hẹp Tuy nhiên,".
    A splitter then takes two sentences for one, and the glued words are no words. Brand names (VietinBank, YouTube) are
    left alone. Where a name follows ("quậnThanh Khê"), perhaps only the blank was lost: a person chooses.
    """

    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    message = Message(
        "a sentence seems to end inside “{text}”",
        "có lẽ thiếu dấu chấm trong “{text}”",
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.73, read=170, true=169, date="2026-11-28")
    triggers = (Pairs(LOWER, UPPER), Words.of(_LAST_WORDS))
    examples = (
        Bad("Ông dự lễ ⟦bếTrong⟧ buổi chiều, đoàn về quê.", unsafe="Ông dự lễ bế. Trong buổi chiều, đoàn về quê."),
        Bad("Đoàn rời Việt ⟦NamTrước⟧ khi về, họ ghé Huế.", unsafe="Đoàn rời Việt Nam. Trước khi về, họ ghé Huế."),
        Bad(
            "Người dân vui mừng vì cầu ⟦mới Tuy nhiên⟧, đường vẫn hẹp.",
            unsafe="Người dân vui mừng vì cầu mới. Tuy nhiên, đường vẫn hẹp.",
        ),
        Bad(
            "Mái đình cong bên bến ⟦sôngCầu⟧ ao soi bóng hàng dừa ⟦xanhĐò⟧ qua lại chở đầy ⟦trăngAi⟧ về nơi ấy.",
            unsafe="Mái đình cong bên bến sông\nCầu ao soi bóng hàng dừa xanh\nĐò qua lại chở đầy trăng\nAi về nơi ấy.",
        ),
        Bad("Cháy lớn ở ⟦quậnThanh⟧ Khê.", choices=("quận Thanh", "quận. Thanh")),
        Bad("Khoa này thuộc Trường đại ⟦họcBách⟧ khoa thành phố.", choices=("học Bách", "học. Bách")),
        Good("Tài khoản VietinBank, MobiFone, YouTube và iPhone của McCain.", "brands and names"),
        Good("Theo VnExpress, giá xăng giảm. Tuy nhiên, giá điện tăng."),
        Good("Bảng SttQuậnTừĐến gồm ba cột.", "cells of a table"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        tokens = document.tokens
        numbers = np.minimum(np.searchsorted(tokens.starts, places), len(tokens.starts) - 1)
        whole = tokens.starts[numbers] == places
        ends = tokens.ends[numbers[whole]]
        ends = ends[ends < len(document.text)]
        for end in ends[document.columns.codes[ends] == ord(",")].tolist():
            yield from self._opener(document, end)
        for place in places[~whole].tolist():
            yield from self._glued(document.text, place + 1)

    def _opener(self, document: Document, end: int) -> Iterator[Diagnostic]:
        """An opening adverb that ends at ``end`` after a word without a stop."""
        text, start = document.text, max(0, end - _REACH)
        match = _AFTER_A_WORD.search(text, start, end) if text.endswith(_ENDINGS, start, end) else None
        if match and not is_behind_credit(document, match.start(1)):
            stop = Edit(Span(match.start(1), match.start(1)), ".")
            yield self.found(match.start(), end, edits=[stop], text=match.group())

    def _glued(self, text: str, cut: int) -> Iterator[Diagnostic]:
        """A lower-case letter before ``cut``, a capital behind it."""
        before, after = word_before(text, cut), word_after(text, cut)
        start, end = cut - len(before), cut + len(after)
        beside = text[max(0, start - 1) : start]
        if beside.isalnum() or beside in (".", "-") or not after[1:].islower() or text[end : end + 1].isalnum():
            return
        if len(before) < 2 or not (has_mark(before) or has_mark(after)):
            return
        named = not before.islower()
        if (named and not (before.istitle() and after in _OPENING)) or not (is_readable(before) and is_readable(after)):
            return
        if frequent_compound(before, after):
            return  # joined-syllables
        shown = before + after
        if _is_verse(text, cut):
            yield self.found(start, end, edits=[Edit(Span(cut, cut), "\n")], text=shown)
            return
        odds = _going_on(text, start, cut, end)
        if _goes_on(text, end) and before not in _NEEDS_MORE and after not in _BODIES and (named or odds < _ONE_PHRASE):
            yield self.found(start, end, edits=[Edit(Span(cut, cut), ". ")], text=shown)
        elif not named:
            between = (" ", ". ") if before in _NEEDS_MORE or odds > _RATHER else (". ", " ")
            yield self.found(start, end, choices=[f"{before}{b}{after}" for b in between], message=_GLUED, text=shown)


def _going_on(text: str, start: int, cut: int, end: int) -> float:
    """How much likelier the words around a place in a glued word go on than that a sentence ends: log-odds."""
    last = previous_word(text, start)
    first = previous_word(text, start - 1 - len(last)) if last else ""
    return shipped_fit().going_on((first, last, text[start:cut]), (text[cut:end], next_word(text, end)))


def _is_verse(text: str, cut: int) -> bool:
    """Whether words are glued again and again around a place: then lines of verse, or of a list, were joined."""
    start = max(text.rfind("\n", 0, cut) + 1, cut - _AROUND)
    end = text.find("\n", cut, cut + _AROUND)
    around = text[start : cut + _AROUND if end < 0 else end]
    return len(_BORDER.findall(around)) >= _LINES


def _goes_on(text: str, end: int) -> bool:
    """Whether a comma or a lower-case word follows."""
    at = end
    while at < len(text) and text[at].isspace() and text[at] not in "\r\n":
        at += 1
    return text[at : at + 1].islower() if at > end else text[at : at + 1] == ","
