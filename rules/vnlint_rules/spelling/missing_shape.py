"""Words that lack a mark of shape or tone."""

from __future__ import annotations

from vnlint import Bad, Good, Measured, Message
from vnlint_rules.language.verdict import Fault
from vnlint_rules.spelling.base import SpellingRule


class MissingShape(SpellingRule):
    """A word lacks a mark of shape or tone, and without it is no word.

    "đươc", "nguời", "viêc", "môt": the input method missed a key. Foreign names and loans that are written so are left
    alone; a name is flagged where it is a well-known one but for its marks ("Trung Quôc").
    """

    fault = Fault.MISSING_MARK
    message = Message("“{text}” lacks a mark: “{meant}”", "“{text}” thiếu dấu: “{meant}”")
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.37, read=200, true=195, defensible=3, date="2026-11-23"
    )
    examples = (
        Bad("Ông đã ⟦đươc⟧ bầu làm chủ tịch.", unsafe="Ông đã được bầu làm chủ tịch."),
        Bad("Nhiều ⟦nguời⟧ dân đến xem.", unsafe="Nhiều người dân đến xem."),
        Bad("Hàng từ Trung ⟦Quôc⟧ đã về kho.", unsafe="Hàng từ Trung Quốc đã về kho."),
        Good("Sách có tên “Histoire du Viêt Nam ancien”.", why="French"),
        Good("Người Êđê ở Đắk Lắk dựng nhà bêtông.", why="names and loans"),
        Good("Món phô mai và bánh crêpe của quán.", why="loans"),
    )
