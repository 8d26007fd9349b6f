"""Where the tone of a Vietnamese syllable is written.

The two styles differ in open *oa, oe, uy* alone: the older marks the first vowel (hòa, khỏe, thúy; most of the press),
the newer the second (hoà, khoẻ, thuý; school books, by Decision 1989/QĐ-BGDĐT of 2018).
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable

from vnlint_rules.language.letters import vowel_rows


class Tone(enum.IntEnum):
    """The six tones."""

    LEVEL = 0
    """Ngang, which has no mark."""
    FALLING = 1
    """Huyền."""
    RISING = 2
    """Sắc."""
    ASKING = 3
    """Hỏi."""
    TUMBLING = 4
    """Ngã."""
    HEAVY = 5
    """Nặng."""


class ToneStyle(enum.StrEnum):
    """Which vowel of an open *oa, oe, uy* bears the mark."""

    OLD = "old"
    """The first: hòa, khỏe, thúy."""
    NEW = "new"
    """The second: hoà, khoẻ, thuý."""


_TONES = tuple(Tone)
_MEDIAL = frozenset({"oa", "oe", "uy"})
_SHAPED = frozenset("ăâêôơưĂÂÊÔƠƯ")


def strip_tone(word: str) -> tuple[str, Tone] | None:
    """``word`` (in NFC, any case) without its tone mark, and the tone; None where two marks stand in it.

    Shape marks stay ("được" gives "đươc", HEAVY). What is no letter of Vietnamese stays too, and counts as toneless.
    """
    tones = _tones()
    tone, bare = Tone.LEVEL, word
    if word.isascii():
        return word, tone
    for letter in word:
        if letter in tones:
            if tone:
                return None
            plain, tone = tones[letter]
            bare = word.replace(letter, plain, 1)
    return bare, tone


def place_tone(toneless: str, tone: Tone, style: ToneStyle) -> str:
    """``toneless`` (in NFC, any case, which is kept) with the mark of ``tone`` on the vowel that bears it.

    The spelling need not be legal: the first run of vowels counts, without the *u* of *qu* and the *i* of *gi* where a
    vowel follows. In it the last of *ă â ê ô ơ ư* bears the mark; else the only vowel; else, before a consonant, the
    last; else the middle one of three; else the first of two, but in *oa, oe, uy* as ``style`` says.

    Raises ValueError where a mark finds no vowel.
    """
    if not tone:
        return toneless
    rows = vowel_rows()
    start, end = _vowels(toneless)
    if start == end:
        raise ValueError(f"no vowel in {toneless!r} to bear a tone")
    vowels = toneless[start:end]
    shaped = [i for i, vowel in enumerate(vowels) if vowel in _SHAPED]
    if shaped:
        at = shaped[-1]
    elif end < len(toneless):
        at = len(vowels) - 1
    elif len(vowels) == 2:
        at = int(style is ToneStyle.NEW and vowels.lower() in _MEDIAL)
    else:
        at = len(vowels) // 2
    at += start
    return toneless[:at] + rows[toneless[at]][tone] + toneless[at + 1 :]


def fold_style(word: str) -> str:
    """``word`` (in NFC, any case, which is kept) with an old-style open *oa, oe, uy* in the new style: hòa to hoà.

    Any other word comes back as it is, so the two spellings of a syllable are equal when folded, and a mark on a wrong
    vowel ("tòan", "qùy") is not hidden.
    """
    if word[-2:] not in _old_endings():
        return word
    stripped = strip_tone(word)
    if stripped is None or place_tone(*stripped, ToneStyle.OLD) != word:
        return word
    return place_tone(*stripped, ToneStyle.NEW)


def fold_styles(phrase: str) -> str:
    """A phrase, one space between its words, with each of them as `fold_style` has it."""
    return " ".join(map(fold_style, phrase.split(" ")))


def unfold_style(word: str) -> str:
    """``word`` (in NFC, any case, which is kept) with an open *oa, oe, uy* in the old style: hoà to hòa."""
    stripped = strip_tone(word)
    if stripped is None or not stripped[1] or stripped[0][-2:].lower() not in _MEDIAL:
        return word
    return place_tone(*stripped, ToneStyle.OLD)


def in_both_styles(phrases: Iterable[str]) -> frozenset[str]:
    """Phrases, a space between their words, with all tones in the new style and with all in the old one."""
    words = [phrase.split(" ") for phrase in phrases]
    return frozenset(" ".join(map(style, phrase)) for style in (fold_style, unfold_style) for phrase in words)


def _vowels(toneless: str) -> tuple[int, int]:
    """Start and end of the vowels that matter, in code points; equal where there are none."""
    rows = vowel_rows()
    start = next((i for i, letter in enumerate(toneless) if letter in rows), len(toneless))
    if start == 1 and toneless[2:3] in rows:
        head = toneless[:2].lower()
        start += head == "qu" or (head == "gi" and toneless[2] not in "iIyY")
    end = start
    while end < len(toneless) and toneless[end] in rows:
        end += 1
    return start, end


@functools.cache
def _tones() -> dict[str, tuple[str, Tone]]:
    """Each letter that has a tone mark: the letter without it, and the tone."""
    return {row[tone]: (vowel, tone) for vowel, row in vowel_rows().items() for tone in _TONES[1:]}


@functools.cache
def _old_endings() -> frozenset[str]:
    """Open *oa, oe, uy* in the old style, with any tone and in any case."""
    rows = vowel_rows()
    return frozenset(
        letter + second
        for medial in _MEDIAL
        for first in (medial[0], medial[0].upper())
        for letter in rows[first][1:]
        for second in (medial[1], medial[1].upper())
    )
