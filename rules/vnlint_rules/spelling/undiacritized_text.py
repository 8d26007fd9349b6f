"""Vietnamese typed without its diacritics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vnlint import Bad, Diagnostic, Document, Good, Measured, Message, Positions, option
from vnlint_rules.language.excerpt import excerpt
from vnlint_rules.language.typed import Way
from vnlint_rules.spelling.base import JudgingRule

_CONFIDENCE = 0.97
"""The share of words that are restored rightly in news."""


@dataclass(frozen=True)
class UndiacritizedText(JudgingRule):
    """A stretch of Vietnamese was typed without diacritics.

    "Toi khong biet" has some seven readings a word; a model learns from such lines that marks do not matter, and
    searching finds nothing in them. The marks are restored from what the words mean together; some 3 words in 100 come
    out wrong. A sentence of which only some words lack their marks is found as well; its slips of the hand are mended
    with them. Names that always have capitals get them ("ha noi"). Words that Vietnamese writes without marks anyway
    (trong, cho, hai), English and other languages, names and codes are left alone.
    """

    message = Message("Vietnamese without diacritics: “{text}”", "tiếng Việt không dấu: “{text}”")
    examples = (
        Bad("Chị nhắn: ⟦toi khong biet duong ve nha⟧.", unsafe="Chị nhắn: tôi không biết đường về nhà."),
        Bad(
            "⟦Hom nay nhieu nguoi duoc nghi hoc⟧\nHôm nay trời mưa.",
            unsafe="Hôm nay nhiều người được nghỉ học\nHôm nay trời mưa.",
        ),
        Bad("Mai em ⟦phai di hoc⟧ sớm ạ.", unsafe="Mai em phải đi học sớm ạ."),
        Bad("⟦que toi o da nang⟧ đó.", unsafe="quê tôi ở Đà Nẵng đó."),
        Good("Hai anh em trong khu cho xem hai con chim non.", "words that have no marks anyway"),
        Good("The man on the hang glider said: then come and do it again.", "English"),
        Good("Nguyen Van Nam, Tran Thi Hoa, Pham Minh Duc, Vo Nguoi Khong.", "names"),
        Good("Xem tin-tuc/khong-duoc-nguoi-nhung-cua.html và #khong #duoc #nguoi #nhung #cua.", "addresses and tags"),
    )
    heeds_protection = False
    silences = frozenset({"spelling"})
    measured = Measured(
        corpus="raw news, 13,994 articles, and 60 MB of Wikipedia", per_10k=0.0028, read=5, true=5, date="2026-11-26"
    )

    min_words: int = option(3, "how many words of a stretch must lack marks")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        for run in document.view(self.judge().runs):
            if run.way is Way.PLAIN and len(run.edits) >= self.min_words:
                text = excerpt(run.span.of(document.text))
                yield self.found(run.span.start, run.span.end, edits=run.edits, confidence=_CONFIDENCE, text=text)
