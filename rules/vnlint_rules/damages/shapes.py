"""The marks of ă, â, ê, ô, ơ, ư and đ: lost, or taken for others."""

from __future__ import annotations

from random import Random

from vnlint import Damage, Message
from vnlint_rules.damages.syllables import slipped
from vnlint_rules.language.syllable import skeleton
from vnlint_rules.language.tone import Tone, ToneStyle, place_tone, strip_tone

_OTHERS = {"a": "ăâ", "ă": "â", "â": "ă", "e": "ê", "o": "ôơ", "ô": "ơ", "ơ": "ô", "u": "ư", "d": "đ"}


def _with(bare: str, at: int, letter: str, tone: Tone, style: ToneStyle) -> str:
    return place_tone(bare[:at] + letter + bare[at + 1 :], tone, style)


def _lost(word: str, style: ToneStyle, random: Random) -> str | None:
    bare, tone = strip_tone(word) or ("", Tone.LEVEL)
    places = [i for i, letter in enumerate(bare) if not letter.isascii()]
    if not places:
        return None
    at = random.choice(places)
    return _with(bare, at, skeleton(bare[at]), tone, style)


def _mistaken(word: str, style: ToneStyle, random: Random) -> str | None:
    bare, tone = strip_tone(word) or ("", Tone.LEVEL)
    places = [i for i, letter in enumerate(bare) if letter in _OTHERS]
    if not places:
        return None
    at = random.choice(places)
    return _with(bare, at, random.choice(_OTHERS[bare[at]]), tone, style)


def _all_lost(word: str, style: ToneStyle, random: Random) -> str:
    return skeleton(word)


DAMAGES = (
    Damage(
        "shape-lost",
        Message("a letter lacks its mark: “người” becomes “nguời”", "một chữ cái mất dấu phụ: “người” thành “nguời”"),
        ("spelling",),
        slipped(_lost),
        "Nhiều người được mời đến đây.",
    ),
    Damage(
        "shape-mistaken",
        Message(
            "a letter has another mark, or one too many: “mái” becomes “mắi”",
            "một chữ cái mang dấu phụ khác hoặc thừa dấu: “mái” thành “mắi”",
        ),
        ("spelling",),
        slipped(_mistaken),
        "Hôm nay mái nhà vẫn còn ướt.",
    ),
    Damage(
        "marks-lost",
        Message("a word lacks all its marks: “được” becomes “duoc”", "một từ mất hết dấu: “được” thành “duoc”"),
        ("spelling",),
        slipped(_all_lost),
        "Nhiều người được mời đến đây.",
    ),
)
