"""Whether letters and marks make a Vietnamese word, in whatever order and normal form they stand."""

from __future__ import annotations

import functools

import unicodedata2

from vnlint_rules.language.letters import TONE_MARKS
from vnlint_rules.language.syllable import may_bear
from vnlint_rules.language.tone import Tone, ToneStyle, place_tone


@functools.lru_cache(4096)
def is_syllable(word: str) -> bool:
    """Whether ``word``, in any normal form, is one Vietnamese syllable: lower case, capitalised or all capitals.

    The tone may stand on any letter. Names of the highlands in *-k* pass, with a tone or without: Đắk, Đak.
    """
    if not (word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())):
        return False
    decomposed = unicodedata2.normalize("NFD", word.lower())
    tones = [c for c in decomposed if c in TONE_MARKS]
    if len(tones) > 1:
        return False
    return _may_bear(_without_tones(decomposed), _tone_of(tones[0]) if tones else Tone.LEVEL)


def with_tone(word: str, mark: str) -> str | None:
    """``word`` with its tone replaced by that of the combining ``mark``, in NFC; None when it is no syllable then.

    An open *oa, oe, uy* has its tone on the second letter, as in the spelling of the schools.
    """
    bare, tone = _without_tones(unicodedata2.normalize("NFD", word)), _tone_of(mark)
    return place_tone(bare, tone, ToneStyle.NEW) if _may_bear(bare, tone) else None


def _may_bear(bare: str, tone: Tone) -> bool:
    if bare[-1:] in ("k", "K"):
        return any(may_bear(bare[:-1] + stop, Tone.RISING) for stop in ("c", "t"))
    return may_bear(bare, tone)


def _tone_of(mark: str) -> Tone:
    return Tone(1 + TONE_MARKS.index(mark))


def _without_tones(decomposed: str) -> str:
    return str(unicodedata2.normalize("NFC", "".join(c for c in decomposed if c not in TONE_MARKS)))
