"""Keys of a typing method that was off, or missed one of them."""

from __future__ import annotations

from random import Random

from vnlint import Damage, Message
from vnlint_rules.damages.syllables import Slip, slipped
from vnlint_rules.language.tone import ToneStyle, strip_tone
from vnlint_rules.language.typing_methods import TELEX, VIQR, VNI, TypingMethod


def _typed(method: TypingMethod) -> Slip:
    def slip(word: str, style: ToneStyle, random: Random) -> str:
        return method.encode(word)

    return slip


def _tone_key_left(word: str, style: ToneStyle, random: Random) -> str | None:
    """With its marks of shape, but the key of the tone behind it."""
    bare, tone = strip_tone(word) or (word, None)
    key = next((key for key, meant in TELEX.tones.items() if tone and meant is tone), "")
    return bare + key if key and not bare.isascii() else None


DAMAGES = (
    Damage(
        "telex-left",
        Message(
            "a word stands as typed in Telex: “kiến” becomes “kieens”", "một từ còn ở dạng Telex: “kiến” thành “kieens”"
        ),
        ("spelling",),
        slipped(_typed(TELEX)),
        "Nhiều người được mời đến đây.",
    ),
    Damage(
        "telex-tone-left",
        Message(
            "the key of the tone stands in a word: “tiếng” becomes “tiêngs”",
            "phím dấu thanh Telex còn sót trong từ: “tiếng” thành “tiêngs”",
        ),
        ("spelling",),
        slipped(_tone_key_left),
        "Có tiếng người gọi ở cửa trước.",
    ),
    Damage(
        "vni-left",
        Message(
            "a word stands as typed in VNI: “kiến” becomes “kie6n1”", "một từ còn ở dạng VNI: “kiến” thành “kie6n1”"
        ),
        ("typing-residue",),
        slipped(_typed(VNI)),
        "Nhiều người được mời đến đây.",
    ),
    Damage(
        "viqr-left",
        Message(
            "a word stands as typed in VIQR: “kiến” becomes “kie^n'”", "một từ còn ở dạng VIQR: “kiến” thành “kie^n'”"
        ),
        ("typing-residue",),
        slipped(_typed(VIQR)),
        "Nhiều người được mời đến đây.",
    ),
)
