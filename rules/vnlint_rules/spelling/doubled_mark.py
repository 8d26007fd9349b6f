"""Marks and letters typed twice."""

from __future__ import annotations

from vnlint import Bad, Good, Measured, Message
from vnlint_rules.language.verdict import Fault
from vnlint_rules.spelling.base import SpellingRule


class DoubledMark(SpellingRule):
    """A mark or a letter of a word was typed twice.

    "đượcc", "thaành", "sẵắn", "hoàà": a key bounced, or an input method wrote a vowel beside the one it was to
    mark. The word is none, and what was meant is nearly always plain.
    """

    fault = Fault.DOUBLED
    message = Message("“{text}” has a letter or mark twice: “{meant}”", "“{text}” bị lặp chữ hoặc dấu: “{meant}”")
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.039, read=63, true=62, defensible=1, date="2026-11-23"
    )
    examples = (
        Bad("Anh ấy đã ⟦đượcc⟧ khen thưởng.", unsafe="Anh ấy đã được khen thưởng."),
        Bad("Họ ⟦sẵắn⟧ sàng lên đường.", unsafe="Họ sẵn sàng lên đường."),
        Good("Cái xoong và chiếc boong tàu.", why="words with oo"),
        Good("Ngon quáááá!", why="drawn out on purpose"),
    )
