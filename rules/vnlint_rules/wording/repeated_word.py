"""Words and phrases that stand there twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Edit,
    Good,
    Invariant,
    Measured,
    Message,
    Pattern,
    Phase,
    Positions,
    Repeats,
    Rule,
    Span,
)
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.context.doubling import gain, log_closing, log_odds
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.repeats import Doubt, judge, may_go_on

_LONGEST = 4
"""Words of a phrase that is looked for twice."""
_REACH = 30
_WORD_TWICE = 2
"""Words of a word that stands twice; a phrase that does so may have the capital of its sentence."""
_LEAST: dict[Doubt, float] = {"none": -4.5, "open": -1.5, "displaced": -0.5, "half": 2.0, "going on": 4.0}
"""Log-odds from which a word was typed twice, whatever the doubt: set by what was deleted wrongly in four corpora, and
in one of them with counts of the others (docs/accuracy.md)."""
_GAIN = 10.0
"""Log-likelihood that the words around gain with one of the two, from which the other is too many: of 349 such places
in raw news seven were sound, from 8 to 10 more than one in ten."""
_CLOSING = -2.6
"""The log-likelihood that a clause ends with the first of the two, from which the second may begin the next."""
_BETWEEN = Pattern(r"[ \t\u00a0]+")
_SPACE, _TAB, _NO_BREAK_SPACE = map(ord, " \t\u00a0")


class RepeatedWord(Rule):
    """A word or a phrase stands there twice in a row by mistake.

    It is the commonest slip of typing and editing. Much of Vietnamese repeats on purpose, so only words that cannot
    follow themselves are taken for slips, a few that can where they stand ("sau đó đó sẽ"), first halves of compounds
    ("tình tình trạng"), and any other word where those beside it are known to go on over one of the two ("mắc bệnh bệnh
    tay chân miệng"): never reduplication ("luôn luôn", "ngày ngày"), never the border of two compounds ("trở thành
    thành phố"), names, numbers, or what somebody says. Where the second may have overwritten another word
    ("phối với với" for "phối hợp với"), deleting it would hide that, and is done on request only; the model of word
    sequences tells by what stands around. A phrase written twice is mostly a slip of copying, and is deleted on request
    only, too.
    """

    message = Message("“{text}” stands here twice", "“{text}” bị lặp lại")
    examples = (
        Bad(
            "Hai bên mở rộng hợp tác trên ⟦trên⟧ nhiều lĩnh vực.", fixed="Hai bên mở rộng hợp tác trên nhiều lĩnh vực."
        ),
        Bad("Bộ trưởng của ⟦của⟧ nước bạn đã đến.", fixed="Bộ trưởng của nước bạn đã đến."),
        Bad(
            "Ngôi chùa cổ được ⟦được⟧ xây dựng từ đầu thế kỷ trước.",
            fixed="Ngôi chùa cổ được xây dựng từ đầu thế kỷ trước.",
        ),
        Bad("Nhà trường phối với ⟦với⟧ các gia đình.", unsafe="Nhà trường phối với các gia đình."),
        Bad("Nguyên nhân vẫn không rõ ⟦không rõ⟧ ràng.", unsafe="Nguyên nhân vẫn không rõ ràng."),
        Bad(
            "Nạn nhân vào viện trong tình ⟦tình⟧ trạng nguy kịch.",
            fixed="Nạn nhân vào viện trong tình trạng nguy kịch.",
        ),
        Bad("Chuyến bay đã phải ⟦phải⟧ lùi giờ khởi hành.", fixed="Chuyến bay đã phải lùi giờ khởi hành."),
        Bad("Vụ tai nạn làm nhiều người ⟦người⟧ bị thương.", fixed="Vụ tai nạn làm nhiều người bị thương."),
        Bad("Sau hơn ⟦hơn⟧ 20 năm, ông mới về làng.", unsafe="Sau hơn 20 năm, ông mới về làng."),
        Bad("Người tham giao ⟦giao⟧ thông phải nép vào lề.", unsafe="Người tham giao thông phải nép vào lề."),
        Bad("Bác sĩ khám cho các bệnh nhân ⟦nhân⟧ bị bỏng.", unsafe="Bác sĩ khám cho các bệnh nhân bị bỏng."),
        Bad("Phần quà trị giá hơn 21 tỷ đồng ⟦đồng⟧.", unsafe="Phần quà trị giá hơn 21 tỷ đồng."),
        Bad("Bà im lặng, không trả lời các câu ⟦câu⟧ hỏi.", fixed="Bà im lặng, không trả lời các câu hỏi."),
        Good("Bà luôn luôn nhắc con cháu, ngày ngày đều như thế.", "reduplication"),
        Good("Thị xã đã trở thành thành phố từ năm ngoái.", "the border of two compounds"),
        Good("Đó là quy hoạch phân khu khu vực phía đông.", "the border of two compounds"),
        Good("Anh hiện tại tại sao lại vắng mặt.", "the border of two compounds"),
        Good("Giá nhà nay cao hơn hơn 20 triệu đồng.", "the border of two phrases"),
        Good("Khó khăn gặp phải phải được nói ra.", "the border of two phrases"),
        Good("Họ thuê căn nhà ở ở phố này.", "the border of two phrases"),
        Good("Cái bàn nhỏ nhỏ của cô đã gãy.", "a quality, softened"),
        Bad("Chương trình ⟦chương trình⟧ học đã đổi mới.", unsafe="Chương trình học đã đổi mới."),
        Good("Nhà bà ở rất xa rất xa nơi này.", "said twice for weight"),
        Good("Anh gọi mãi: cố lên cố lên!", "an exclamation"),
        Good("Ông ấy là thầy của thầy của tôi.", "the one's other"),
        Good("Công ty Thành Thành Công đã có mặt.", "a name"),
        Good("“Và và… tôi không biết nữa”, chị nói.", "what somebody says"),
    )
    triggers = (Repeats(tuple(range(1, _LONGEST + 1))),)
    phase = Phase.WORDING
    applicability = Applicability.SAFE
    invariant = Invariant.DELETES_A_REPEAT
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.78, read=805, true=790, defensible=2, date="2026-11-28"
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        tokens = document.tokens
        done = -1
        for at, length in _candidates(document, np.searchsorted(tokens.starts, places)):
            words = slice(at - length, at + length)
            starts, ends = tokens.starts[words].tolist(), tokens.ends[words].tolist()
            if starts[0] >= done and (finding := self._finding(document, at - length, starts, ends)):
                done = ends[-1]
                yield finding

    def _finding(self, document: Document, first: int, starts: list[int], ends: list[int]) -> Diagnostic | None:
        text = document.text
        words = tuple(text[a:b] for a, b in zip(starts, ends, strict=True))
        if len(words) > _WORD_TWICE and casing_of(words[0]) is Casing.TITLE and opens_sentence(text, starts[0]):
            words = (words[0].lower(), *words[1:])
        if not all(map(str.islower, words)):  # most are names; `judge` would say so too, but a line costs a look-up
            return None
        if not all(_BETWEEN.fullmatch(text, a, b) for a, b in zip(ends, starts[1:], strict=False)):
            return None
        line = document.line(starts[0])
        before = text[max(line.start, starts[0] - _REACH) : starts[0]]
        after = text[ends[-1] : min(line.end, ends[-1] + _REACH)]
        doubt = judge(before, words, after)
        half = len(words) // 2
        narrow = ends[-1] - starts[0] == len(" ".join(words))  # wider blanks may be the trace of a word between the two
        if doubt is None:
            if not (half == 1 and narrow and may_go_on(before, words[0], after) and _goes_on(document, first)):
                return None
            doubt = "going on"
        safe = narrow and _typed_twice(document, first, doubt)
        return self.found(
            starts[half],
            ends[-1],
            edits=[Edit(Span(ends[half - 1], ends[-1]), "")],
            applicability=Applicability.SAFE if safe else Applicability.UNSAFE,
            text=text[starts[half] : ends[-1]],
        )


def _goes_on(document: Document, number: int) -> bool:
    """Whether the words beside word ``number`` and the same word behind it are surely those beside one of the two."""
    return gain(document.view(reader().read), number, reader().model) > _GAIN


def _typed_twice(document: Document, number: int, doubt: Doubt) -> bool:
    """Whether word ``number`` and the same word behind it were surely meant for one."""
    if doubt not in _LEAST:
        return False
    model, ids = reader().model, document.view(reader().read)
    if doubt != "none" and log_closing(ids, number, model) > _CLOSING:
        return False
    least = _LEAST[doubt]
    return log_odds(ids, number, model, least) > least


def _candidates(document: Document, numbers: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Of the words with these numbers, those before which their phrase stands, with its length; by place, then length.

    A blank follows every word but the last.
    """
    tokens, codes = document.tokens, document.columns.codes
    found: list[tuple[int, int]] = []
    for length in range(1, _LONGEST + 1):
        at = numbers[(numbers >= length) & (numbers + length <= len(tokens.starts))]
        second = at[:, None] + np.arange(length)
        at = at[(tokens.hashes[second] == tokens.hashes[second - length]).all(1)]
        after = codes[tokens.ends[at[:, None] + np.arange(-length, length - 1)]]
        at = at[((after == _SPACE) | (after == _TAB) | (after == _NO_BREAK_SPACE)).all(1)]
        found += ((place, length) for place in at.tolist())
    return sorted(found)
