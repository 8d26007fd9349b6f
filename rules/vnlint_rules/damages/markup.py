"""Markup of web pages that was not taken away."""

from __future__ import annotations

from html.entities import codepoint2name
from random import Random

from vnlint import Damage, Message, Pattern
from vnlint_rules.damages.replacing import BETWEEN_LINES, put
from vnlint_rules.damages.syllables import slipped
from vnlint_rules.language.tone import ToneStyle

_SQUARE_METRES = Pattern(r"(?<=\d| )(m²|m2)(?=[,.;])")


def _reference(word: str, style: ToneStyle, random: Random) -> str | None:
    """A letter as a reference to a character, with its name where it has one."""
    places = [i for i, letter in enumerate(word) if not letter.isascii()]
    if not places:
        return None
    at = random.choice(places)
    code = ord(word[at])
    return f"{word[:at]}&{codepoint2name.get(code, f'#{code}')};{word[at + 1 :]}"


DAMAGES = (
    Damage(
        "reference-left",
        Message("a letter stands as a reference: “th&igrave;a”", "một chữ cái còn ở dạng tham chiếu: “th&igrave;a”"),
        ("html-residue",),
        slipped(_reference),
        "Bát phở và thìa để ở trên bàn.",
        frozenset({"plain"}),
    ),
    Damage(
        "tag-left",
        Message("a line break of HTML stands for a line end", "thẻ ngắt dòng HTML thay cho dấu xuống dòng"),
        ("html-residue",),
        put(BETWEEN_LINES, "<br/>"),
        "Trời đã tạnh.\nĐường vẫn ướt.",
        frozenset({"plain"}),
    ),
    Damage(
        "superscript-lost",
        Message("a blank stands before the power of a unit: “90m 2”", "khoảng trắng trước số mũ của đơn vị: “90m 2”"),
        ("lost-superscript",),
        put(_SQUARE_METRES, "m 2"),
        "Khu đất rộng 90 m², có vườn.",
    ),
)
