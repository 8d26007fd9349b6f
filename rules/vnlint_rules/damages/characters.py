"""Characters that look like others, or cannot be seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from random import Random

from vnlint import Damage, Document, Edit, Message, Span
from vnlint_rules.damages.syllables import Slip, pairs_at_random, slipped
from vnlint_rules.language.tone import ToneStyle
from vnlint_rules.unicode.lookalike_letter import CYRILLIC

_LOOKALIKES = {latin: other for other, latin in CYRILLIC.items()} | {"đ": "ð"}
_SPACES = "\u00a0\u2009\u202f\u3000"
_EXAMPLE = "Nhiều người được mời đến xã."


def _decomposed(word: str, style: ToneStyle, random: Random) -> str:
    return unicodedata.normalize("NFD", word)


def _misordered(word: str, style: ToneStyle, random: Random) -> str | None:
    """The tone before the mark of shape, where the two do not stand in one order only."""
    made = ""
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        made += parts[0] + parts[:0:-1] if len(parts) > 2 else letter
    return None if unicodedata.normalize("NFC", made) == word else made


def _with(character: str) -> Slip:
    def slip(word: str, style: ToneStyle, random: Random) -> str | None:
        at = random.randrange(len(word))
        return word[:at] + character + word[at:] if at else None

    return slip


def _lookalike(word: str, style: ToneStyle, random: Random) -> str | None:
    places = [i for i, letter in enumerate(word) if letter in _LOOKALIKES]
    if not places:
        return None
    at = random.choice(places)
    return word[:at] + _LOOKALIKES[word[at]] + word[at + 1 :]


def _lost(word: str, style: ToneStyle, random: Random) -> str | None:
    places = [i for i, letter in enumerate(word) if not letter.isascii()]
    if not places:
        return None
    at = random.choice(places)
    return word[:at] + "\ufffd" + word[at + 1 :]


def _odd_space(document: Document, random: Random) -> Iterator[Edit]:
    for span, left, _ in pairs_at_random(document, random):
        at = span.start + len(left)
        yield Edit(Span(at, at + 1), random.choice(_SPACES))


DAMAGES = (
    Damage(
        "decomposed",
        Message("the marks of a word are characters of their own (NFD)", "dấu của một từ là ký tự riêng (NFD)"),
        ("decomposed-text",),
        slipped(_decomposed),
        _EXAMPLE,
        fills_line=True,  # what else is wrong on a line is repaired once the line is NFC
    ),
    Damage(
        "marks-misordered",
        Message("the marks of a letter stand in the wrong order", "các dấu của một chữ cái đứng sai thứ tự"),
        ("misordered-marks", "unicode"),
        slipped(_misordered),
        "Nhiều ngành nghề có tiến triển tốt.",
        fills_line=True,
    ),
    Damage(
        "zero-width-space",
        Message("a zero-width space stands in a word", "trong từ có khoảng trắng không độ rộng"),
        ("invisible-character",),
        slipped(_with("\u200b")),
        _EXAMPLE,
    ),
    Damage(
        "soft-hyphen",
        Message("a soft hyphen stands in a word", "trong từ có dấu gạch nối mềm"),
        ("invisible-character",),
        slipped(_with("\u00ad")),
        _EXAMPLE,
    ),
    Damage(
        "control-character",
        Message("a control character stands in a word", "trong từ có ký tự điều khiển"),
        ("control-character",),
        slipped(_with("\x08")),
        _EXAMPLE,
    ),
    Damage(
        "lookalike",
        Message("a letter of another alphabet stands in a word", "trong từ có chữ cái của bảng chữ khác"),
        ("lookalike-letter", "mixed-script"),
        slipped(_lookalike),
        _EXAMPLE,
    ),
    Damage(
        "letter-lost",
        Message("a letter became the replacement character (U+FFFD)", "một chữ cái thành ký tự thay thế (U+FFFD)"),
        ("replacement-character",),
        slipped(_lost),
        _EXAMPLE,
    ),
    Damage(
        "odd-space",
        Message("a no-break or typographic space stands for a plain one", "dấu cách đặc biệt thay cho dấu cách thường"),
        ("unusual-space",),
        _odd_space,
        _EXAMPLE,
    ),
)
