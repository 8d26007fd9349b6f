"""Sentences typed without diacritics, or with the typing method off."""

from __future__ import annotations

from vnlint import Damage, Message
from vnlint_rules.damages.stretches import sentence, word_by_word
from vnlint_rules.language.cases import casing_of, in_casing
from vnlint_rules.language.syllable import skeleton
from vnlint_rules.language.tone import strip_tone
from vnlint_rules.language.typing_methods import TELEX, VNI, TypingMethod

_EXAMPLE = "Hôm nay trời mưa rất to ở nhiều nơi. Người dân vẫn đi làm như mọi ngày trong tuần."


def _bare(word: str) -> str:
    return "".join(skeleton(letter).upper() if letter.isupper() else skeleton(letter) for letter in word)


def _typed(method: TypingMethod, word: str) -> str:
    if word.isascii() or strip_tone(word) is None:
        return word
    return in_casing(method.encode(word.lower()), casing_of(word))  # shift is held for one key: "Ddaf", not "DDaf"


DAMAGES = (
    Damage(
        "sentence-without-marks",
        Message("a sentence has no diacritics", "một câu không dấu"),
        ("undiacritized-text",),
        sentence(word_by_word(_bare)),
        _EXAMPLE,
    ),
    Damage(
        "sentence-in-telex",
        Message(
            "a sentence stands as typed in Telex: “Hoom nay troiwf”", "một câu còn ở dạng Telex: “Hoom nay troiwf”"
        ),
        ("typing-residue",),
        sentence(word_by_word(lambda word: _typed(TELEX, word))),
        _EXAMPLE,
    ),
    Damage(
        "sentence-in-vni",
        Message("a sentence stands as typed in VNI: “Ho6m nay tro7i2”", "một câu còn ở dạng VNI: “Ho6m nay tro7i2”"),
        ("typing-residue",),
        sentence(word_by_word(lambda word: _typed(VNI, word))),
        _EXAMPLE,
    ),
)
