"""Syllables cut in two by a blank."""

from __future__ import annotations

from vnlint import Bad, Good, Measured, Message
from vnlint_rules.language.verdict import Fault
from vnlint_rules.spelling.base import SpellingRule


class SplitSyllable(SpellingRule):
    """A blank stands inside a syllable.

    "th ành", "lu ật", "tiế ng", "đa ng": left by justified lines and by text taken out of PDF, where every second word
    may be cut. Two words are one where the one stands there much better by the model of word sequences; initials before
    a word ("anh H ở Huế") and words that can stand side by side ("do anh", "thú y") are left alone.
    """

    fault = Fault.CUT
    message = Message("“{text}” is one syllable cut in two: “{meant}”", "“{text}” là một tiếng bị tách đôi: “{meant}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.074, read=129, true=129, date="2026-11-28")
    examples = (
        Bad("Công trình đã hoàn ⟦th ành⟧ đúng hạn.", unsafe="Công trình đã hoàn thành đúng hạn."),
        Bad("Họ nói ⟦tiế ng⟧ Anh rất tốt.", unsafe="Họ nói tiếng Anh rất tốt."),
        Bad("⟦Qu ốc⟧ ⟦h ội⟧ thông qua ⟦lu ật⟧ ⟦đ ất⟧ đai.", unsafe="Quốc hội thông qua luật đất đai."),
        Bad("Các đội bóng trong khu vực ⟦đa ng⟧ tập luyện.", unsafe="Các đội bóng trong khu vực đang tập luyện."),
        Good("Việc đó do anh làm, thú y đã biết, cho ăn rồi.", why="words that stand side by side"),
        Good("Quần cỡ S eo 62-66, L eo 68-72.", why="sizes"),
        Good("Anh Th ở nhà, chị Ng ạ.", why="initials before words of their own"),
    )
