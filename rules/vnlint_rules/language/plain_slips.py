"""Slips that show in the word itself, whatever stands around it: tone marks and capitals out of place."""

from __future__ import annotations

from vnlint import Pattern
from vnlint_rules.language import lexicon
from vnlint_rules.language.cases import Casing, casing_of, in_casing
from vnlint_rules.language.fit import Fit
from vnlint_rules.language.letters import has_mark
from vnlint_rules.language.syllable import is_legal, may_bear
from vnlint_rules.language.tone import Tone, ToneStyle, place_tone, strip_tone

_VOWEL = Pattern("(?i)[aeiouyâêîôûáéíóúàèù]")
_SHORT = 2
"""Letters up to which a capitalised rest may be an ending: "tủyXL"."""


def with_tone_in_place(form: str) -> str | None:
    """The attested syllable that ``form`` (lower case, NFC) is but for a mark that neither style puts where it stands.

    "taị" gives "tại"; the answer is in the older style. None for what is right, or wrong in another way.
    """
    stripped = strip_tone(form)
    if stripped is None or stripped[1] is Tone.LEVEL or is_legal(form) or not may_bear(*stripped):
        return None
    meant = place_tone(*stripped, ToneStyle.OLD)
    return meant if meant in lexicon.syllables() else None


def in_right_case(word: str, has_capital: bool) -> tuple[str, ...]:
    """What a Vietnamese word was meant to be whose capitals are where no writer puts them; nothing for any other.

    "VIệt" gives "Việt"; "nGuyễn" may be "Nguyễn" or "nguyễn", the likelier one first. ``has_capital``: whether what
    stands beside it tells that it is a name or begins a sentence.
    """
    form = word.lower()
    if casing_of(word) is not Casing.MIXED or not has_mark(form) or form not in lexicon.syllables():
        return ()
    capitals = [i for i, letter in enumerate(word) if letter.isupper()]
    title = in_casing(form, Casing.TITLE)
    if capitals[0] == 0:
        return (title,) if len(capitals) == 2 else ()
    if len(capitals) > 1:
        return ()
    return (title, form) if capitals == [1] and has_capital else (form, title)


def parted_at_capital(word: str, fit: Fit) -> tuple[str, ...]:
    """What two words were meant to be, of which the second begins with a capital; or nothing.

    "ViệtNam" gives "Việt Nam"; "thôngTin" may be "thông tin" or the end of one sentence and the head of another;
    "củaAndy" is "của Andy": a Vietnamese word that needs its marks is no part of a name.
    """
    cuts = [i for i, letter in enumerate(word) if i and letter.isupper()]
    if len(cuts) != 1 or not has_mark(word):
        return ()
    left, right = word[: cuts[0]], word[cuts[0] :]
    if left[0].isupper():
        return (f"{left} {right}",) if fit.often_together(left, right) else ()
    if lexicon.frequent_compound(left, right):
        return f"{left} {right.lower()}", f"{left}. {right}"
    # What may be the head of a sentence is left to `missing-full-stop`.
    is_name = len(right) > _SHORT and right.lower() not in lexicon.syllables() and _may_be_foreign(right)
    return (f"{left} {right}",) if is_name and left in lexicon.syllables() and has_mark(left) else ()


def _may_be_foreign(word: str) -> bool:
    """Whether a word that is no syllable may be a name: not "Pdụng", of which the first letter is a slip, nor "Dg"."""
    return _VOWEL.search(word) is not None and (lexicon.is_attested(word) or not has_mark(word))
