"""Tone marks: another one, none, or one on the wrong vowel."""

from __future__ import annotations

from random import Random

from vnlint import Damage, Message
from vnlint_rules.damages.syllables import slipped
from vnlint_rules.language.letters import vowel_rows
from vnlint_rules.language.syllable import is_legal, may_bear
from vnlint_rules.language.tone import Tone, ToneStyle, place_tone, strip_tone

_ONE_SOUND = {Tone.ASKING: Tone.TUMBLING, Tone.TUMBLING: Tone.ASKING}
"""What most of the country says alike."""


def _mistaken(word: str, style: ToneStyle, random: Random) -> str | None:
    bare, tone = strip_tone(word) or (word, Tone.LEVEL)
    if not tone:
        return None
    others = [
        other for other in Tone if other not in (Tone.LEVEL, tone, _ONE_SOUND.get(tone)) and may_bear(bare, other)
    ]
    return place_tone(bare, random.choice(others), style) if others else None


def _asked_or_tumbled(word: str, style: ToneStyle, random: Random) -> str | None:
    bare, tone = strip_tone(word) or (word, Tone.LEVEL)
    return place_tone(bare, _ONE_SOUND[tone], style) if tone in _ONE_SOUND else None


def _lost(word: str, style: ToneStyle, random: Random) -> str | None:
    stripped = strip_tone(word)
    return stripped and stripped[0]


def _misplaced(word: str, style: ToneStyle, random: Random) -> str | None:
    bare, tone = strip_tone(word) or (word, Tone.LEVEL)
    rows = vowel_rows()
    made = [bare[:i] + rows[letter][tone] + bare[i + 1 :] for i, letter in enumerate(bare) if letter in rows]
    wrong = [form for form in made if not is_legal(form)]
    return random.choice(wrong) if tone and wrong else None


DAMAGES = (
    Damage(
        "tone-mistaken",
        Message(
            "a word has another tone mark: “bệnh” becomes “bễnh”", "một từ mang dấu thanh khác: “bệnh” thành “bễnh”"
        ),
        ("spelling",),
        slipped(_mistaken),
        "Người bệnh được chuyển đến trạm xá.",
    ),
    Damage(
        "asking-tumbling",
        Message("hỏi for ngã, or ngã for hỏi: “sẽ” becomes “sẻ”", "lẫn hỏi với ngã: “sẽ” thành “sẻ”"),
        ("spelling",),
        slipped(_asked_or_tumbled),
        "Xã sẽ sửa những con đường nhỏ.",
    ),
    Damage(
        "tone-lost",
        Message("a word lacks its tone mark: “được” becomes “đươc”", "một từ mất dấu thanh: “được” thành “đươc”"),
        ("spelling",),
        slipped(_lost),
        "Nhiều người được mời đến trước.",
    ),
    Damage(
        "tone-misplaced",
        Message(
            "a tone mark stands on another vowel: “toán” becomes “tóan”", "dấu thanh đặt sai chỗ: “toán” thành “tóan”"
        ),
        ("misplaced-tone", "spelling"),
        slipped(_misplaced),
        "Bài toán được giải, cuối tuần thì chiều mưa.",
    ),
)
