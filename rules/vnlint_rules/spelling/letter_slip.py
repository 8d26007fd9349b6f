"""Words with a wrong letter, one too many, or one too few."""

from __future__ import annotations

from vnlint import Bad, Good, Measured, Message
from vnlint_rules.language.verdict import Fault
from vnlint_rules.spelling.base import SpellingRule


class LetterSlip(SpellingRule):
    """A word has a wrong letter, one too many or one too few, or two that changed places, and so is no word.

    "nghành", "ngề", "tronh", "khôgn": slips of spelling (ngh before e, ê, i alone; c, k and q) and of the fingers. The
    neighbours decide what was meant; names and foreign words are left alone.
    """

    fault = Fault.LETTER
    message = Message("“{text}” has a wrong letter: “{meant}”", "“{text}” sai chữ: “{meant}”")
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.52, read=200, true=187, defensible=8, date="2026-11-23"
    )
    examples = (
        Bad("Các ⟦nghành⟧ công nghiệp của tỉnh phát triển.", unsafe="Các ngành công nghiệp của tỉnh phát triển."),
        Bad("Dân làng sống bằng ⟦ngề⟧ đánh cá.", unsafe="Dân làng sống bằng nghề đánh cá."),
        Bad("Họ ⟦khôgn⟧ biết việc này.", unsafe="Họ không biết việc này."),
        Good("Ông Kạn ở Hồng Kông và Đắk Nông.", why="names"),
    )
