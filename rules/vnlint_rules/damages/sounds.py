"""What one ear takes for the other: heads and ends of syllables in each other's place."""

from __future__ import annotations

from random import Random

from vnlint import Damage, Message
from vnlint_rules.damages.syllables import slipped
from vnlint_rules.language.letters import vowel_rows
from vnlint_rules.language.slips import heads, tails
from vnlint_rules.language.syllable import analyse, is_readable, skeleton
from vnlint_rules.language.tone import Tone, ToneStyle, place_tone, strip_tone
from vnlint_rules.language.variants import with_other_i

_SPELLINGS = frozenset({("ng", "ngh"), ("ngh", "ng"), ("g", "gh"), ("gh", "g"), ("c", "k"), ("k", "c")})
"""Of one sound; the vowel behind it decides between them."""


def _other_heads(word: str) -> list[tuple[str, str, str]]:
    """The head of a syllable, those it may be taken for, and the word with each."""
    syllable = analyse(word)
    if syllable is None:
        return []
    onset = syllable.onset
    rest = word[len(onset) :]
    if skeleton(rest[:1]) not in vowel_rows():  # of "gì" nothing is left
        return []
    return [(onset, meant, meant + rest) for written, meant in heads() if written == onset]


def _head_swapped(word: str, style: ToneStyle, random: Random) -> str | None:
    made = [form for onset, other, form in _other_heads(word) if (onset, other) not in _SPELLINGS and is_readable(form)]
    return random.choice(made) if made else None


def _head_misspelt(word: str, style: ToneStyle, random: Random) -> str | None:
    made = [form for onset, other, form in _other_heads(word) if (onset, other) in _SPELLINGS]
    return random.choice(made) if made else None


def _tail_swapped(word: str, style: ToneStyle, random: Random) -> str | None:
    bare, tone = strip_tone(word) or ("", Tone.LEVEL)
    rows = vowel_rows()
    made = []
    for written, other in tails():
        head = bare[: -len(written)]
        glides = written in rows and (head[-1:] not in rows or head in ("qu", "gi"))  # there it is the vowel itself
        if bare.endswith(written) and skeleton(head[-1:]) in rows and not glides:
            made.append(place_tone(head + other, tone, style))
    made = [form for form in made if form != with_other_i(word)]
    return random.choice(made) if made else None


DAMAGES = (
    Damage(
        "head-swapped",
        Message(
            "the head of a syllable is taken for another: “xét” becomes “sét”",
            "lẫn phụ âm đầu: “xét” thành “sét”",
        ),
        ("spelling",),
        slipped(_head_swapped),
        "Trời sáng, chị nói lại chuyện xưa.",
    ),
    Damage(
        "head-misspelt",
        Message(
            "the head of a syllable is written as before another vowel: “ngành” becomes “nghành”",
            "phụ âm đầu viết như trước nguyên âm khác: “ngành” thành “nghành”",
        ),
        ("spelling",),
        slipped(_head_misspelt),
        "Các ngành nghề có kết quả cao.",
    ),
    Damage(
        "tail-swapped",
        Message("the end of a syllable is taken for another: “gần” becomes “gầng”", "lẫn âm cuối: “gần” thành “gầng”"),
        ("spelling",),
        slipped(_tail_swapped),
        "Bàn ghế mới mua đặt gần lối vào.",
    ),
)
