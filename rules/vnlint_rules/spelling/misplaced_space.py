"""Blanks that were typed too early or too late."""

from __future__ import annotations

from vnlint import Bad, Good, Measured, Message
from vnlint_rules.language.verdict import Fault
from vnlint_rules.spelling.base import SpellingRule


class MisplacedSpace(SpellingRule):
    """The blank between two words was typed a letter or two too early or too late.

    "bệnhv iện", "thếc òn", "đấ tbảo": a slip of fast typing, after which at least one of the two is no word. Another
    place of the blank has to make two words that stand there much better, by the model of word sequences, than what is
    written and than what a slip of one letter may have been.
    """

    fault = Fault.MOVED_BLANK
    message = Message(
        "the blank of “{text}” is misplaced: “{meant}”", "dấu cách trong “{text}” bị đặt sai chỗ: “{meant}”"
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.009, read=15, true=15, date="2026-11-28")
    examples = (
        Bad("Nạn nhân được đưa đi ⟦bệnhv iện⟧ cấp cứu.", unsafe="Nạn nhân được đưa đi bệnh viện cấp cứu."),
        Bad("Đám cháy lan sang xe ⟦ôt ô⟧ đỗ trước nhà.", unsafe="Đám cháy lan sang xe ô tô đỗ trước nhà."),
        Bad("Họ đã tìm ⟦thấyn gười⟧ mất tích.", unsafe="Họ đã tìm thấy người mất tích."),
        Good("Không khí ở đây bị ô nhiểm nặng.", why="a slip of a mark, told by its own rule"),
        Good("Tay nắm cửa được mạ crôm sáng loáng.", why="a loan behind a word that could take its first letter"),
    )
