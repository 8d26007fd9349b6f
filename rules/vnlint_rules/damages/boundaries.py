"""Blanks that part syllables: one that is missing, one that cuts a syllable, one a letter from its place."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from vnlint import Damage, Document, Edit, Message
from vnlint_rules.damages.syllables import pairs_at_random, slipped
from vnlint_rules.language import lexicon
from vnlint_rules.language.tone import ToneStyle

_LEAST = 3
"""Letters of a syllable that is cut."""


def _joined(document: Document, random: Random) -> Iterator[Edit]:
    for span, left, right in pairs_at_random(document, random):
        yield Edit(span, left + right)


def _split(word: str, style: ToneStyle, random: Random) -> str | None:
    if len(word) < _LEAST:
        return None
    at = random.randrange(1, len(word))
    return f"{word[:at]} {word[at:]}"


def _moved(document: Document, random: Random) -> Iterator[Edit]:
    known = lexicon.syllables()
    for span, left, right in pairs_at_random(document, random):
        earlier, later = (left[:-1], left[-1] + right), (left + right[0], right[1:])
        first, second = random.choice((earlier, later))
        if first and second and not (first.lower() in known and second.lower() in known):
            yield Edit(span, f"{first} {second}")


DAMAGES = (
    Damage(
        "syllables-joined",
        Message("no blank between two syllables: “hộithảo”", "thiếu khoảng trắng giữa hai âm tiết: “hộithảo”"),
        ("joined-syllables", "spelling"),
        _joined,
        "Đoàn đến dự hội thảo ở xã.",
    ),
    Damage(
        "syllable-split",
        Message("a blank inside a syllable: “th ành”", "khoảng trắng cắt đôi âm tiết: “th ành”"),
        ("split-syllable", "spelling"),
        slipped(_split),
        "Công trình hoàn thành đúng hạn.",
    ),
    Damage(
        "space-moved",
        Message("a blank a letter too early or too late: “bệnhv iện”", "khoảng trắng lệch một chữ: “bệnhv iện”"),
        ("misplaced-space", "spelling"),
        _moved,
        "Nạn nhân được đưa đi bệnh viện huyện.",
    ),
)
