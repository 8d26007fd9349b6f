"""Syllables cut in two by a blank."""

from __future__ import annotations

from vnlint import Bad, Good, Measured, Message
from vnlint_rules.spelling.base import SpellingRule


class SplitSyllable(SpellingRule):
    """A blank stands inside a syllable.

    "th ành", "ng ười", "tiế ng": left by justified lines and by text taken out of PDF. Only halves that are no words of
    their own are joined.
    """

    message = Message("“{text}” is one syllable cut in two: “{meant}”", "“{text}” là một tiếng bị tách đôi: “{meant}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.024, read=41, true=41, date="2026-11-23")
    examples = (
        Bad("Công trình đã hoàn ⟦th ành⟧ đúng hạn.", unsafe="Công trình đã hoàn thành đúng hạn."),
        Bad("Họ nói ⟦tiế ng⟧ Anh rất tốt.", unsafe="Họ nói tiếng Anh rất tốt."),
        Good("Anh Th ở nhà, chị Ng ạ.", why="initials before words of their own"),
    )
