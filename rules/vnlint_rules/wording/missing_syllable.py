"""Halves of words that were dropped."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import Applicability, Bad, Diagnostic, Document, Good, Measured, Message, Phase, Positions, Rule
from vnlint_rules.language.dropped_syllables import LEAST, Dropped, dropped_syllables
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.style import styled_like
from vnlint_rules.language.verdict import probability
from vnlint_rules.language.verdicts import judge


class MissingSyllable(Rule):
    """One of the two syllables of a word was dropped: "cơ điều tra" for "cơ quan điều tra".

    Who types thinks the word and writes half of it; it is the commonest way in which newsrooms lose a word, and leaves
    nothing but one blank. A syllable that seldom stands alone and the word beside it have to meet far more seldom than
    chance would have it, the sentence has to be much likelier with the other half, and a network that has learned where
    syllables stand alone has to agree. Those that do now and then ("cảnh giao thông", "tổ tên lửa") are what is wrongly
    flagged most; where something else is wrong there, the syllable that is offered is mostly wrong, too. Lost names and
    whole words are told by `missing-word`.
    """

    message = Message(
        "a syllable seems to be missing: “{left} [{syllable}] {right}”",
        "dường như thiếu một tiếng: “{left} [{syllable}] {right}”",
    )
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.12, read=74, true=66, defensible=2, date="2026-11-28"
    )
    examples = (
        Bad(
            "Nguyên nhân vụ việc đang được cơ⟦ ⟧điều tra làm rõ.",
            unsafe="Nguyên nhân vụ việc đang được cơ quan điều tra làm rõ.",
        ),
        Bad(
            "Ông ta bị cáo buộc lừa đảo chiếm đoạt⟦ ⟧sản của nhiều người.",
            unsafe="Ông ta bị cáo buộc lừa đảo chiếm đoạt tài sản của nhiều người.",
        ),
        Bad(
            "Bà cảm ơn sự hỗ⟦ ⟧của các nhà hảo tâm trong thời gian qua.",
            unsafe="Bà cảm ơn sự hỗ trợ của các nhà hảo tâm trong thời gian qua.",
        ),
        Good("Nguyên nhân vụ việc đang được cơ\tđiều tra làm rõ.", why="two cells of a table"),
        Good("Món ốc này chấm với muối ớt, xe từ bến chạy ra.", why="words that stand alone"),
        Good("Người nhà đưa cháu vào viện, bác sĩ xác nhận cháu đã khỏe.", why="short words in use"),
        Good("Sở chứng khoán sáp nhập hai sở thành một.", why="a short form of what was named"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        for dropped in document.view(dropped_syllables):
            if dropped.odds >= LEAST and (finding := self._finding(document, dropped)):
                yield finding

    def _finding(self, document: Document, dropped: Dropped) -> Diagnostic | None:
        text, tokens, number = document.text, document.tokens, dropped.number
        start, end = int(tokens.starts[number]), int(tokens.ends[number])
        behind = int(tokens.starts[number + 1])
        stop = int(tokens.ends[number + 1])
        left, right = text[start:end], text[behind:stop]
        if not right.islower() or not (left.islower() or (left.istitle() and opens_sentence(text, start))):
            return None
        if any(verdict.span.start < stop and verdict.span.end > start for verdict in document.view(judge().misused)):
            return None  # one of the two is a slip of another word
        blank, syllable = text[end:behind], styled_like(document, start, dropped.syllable)
        return self.found(
            end,
            behind,
            replace=f"{blank}{syllable}{blank}",
            confidence=probability(dropped.odds),
            left=left,
            syllable=syllable,
            right=right,
        )
