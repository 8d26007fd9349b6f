"""Slips of the fingers: a key beside the right one, a letter too few or too many, two in the wrong order."""

from __future__ import annotations

from random import Random

from vnlint import Damage, Message
from vnlint_rules.damages.syllables import slipped
from vnlint_rules.language.slips import near_keys
from vnlint_rules.language.tone import ToneStyle

_LEAST = 3
"""Letters of a word that may lose one."""


def _beside(word: str, style: ToneStyle, random: Random) -> str | None:
    near = near_keys()
    places = [i for i, letter in enumerate(word) if letter in near]
    if not places:
        return None
    at = random.choice(places)
    return word[:at] + random.choice(near[word[at]]) + word[at + 1 :]


def _dropped(word: str, style: ToneStyle, random: Random) -> str | None:
    at = random.randrange(len(word))
    return word[:at] + word[at + 1 :] if len(word) >= _LEAST else None


def _doubled(word: str, style: ToneStyle, random: Random) -> str:
    at = random.randrange(len(word))
    return word[: at + 1] + word[at:]


def _exchanged(word: str, style: ToneStyle, random: Random) -> str | None:
    places = [i for i in range(len(word) - 1) if word[i] != word[i + 1]]
    if not places:
        return None
    at = random.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


DAMAGES = (
    Damage(
        "key-beside",
        Message("the key beside was hit: “nên” becomes “nêm”", "gõ nhầm phím bên cạnh: “nên” thành “nêm”"),
        ("spelling",),
        slipped(_beside),
        "Hôm nay trời mát nên chợ đông.",
    ),
    Damage(
        "letter-dropped",
        Message("a letter is missing: “được” becomes “đưc”", "thiếu một chữ cái: “được” thành “đưc”"),
        ("spelling",),
        slipped(_dropped),
        "Nhiều người được mời đến đây.",
    ),
    Damage(
        "letter-doubled",
        Message("a letter stands twice: “được” becomes “đượcc”", "một chữ cái bị gõ hai lần: “được” thành “đượcc”"),
        ("spelling",),
        slipped(_doubled),
        "Nhiều người được mời đến đây.",
    ),
    Damage(
        "letters-exchanged",
        Message("two letters changed places: “trong” becomes “trogn”", "hai chữ cái đổi chỗ: “trong” thành “trogn”"),
        ("spelling",),
        slipped(_exchanged),
        "Nhiều người ngồi trong nhà.",
    ),
)
