"""VNI-Windows, the encoding of the VNI fonts (VNI-Times): a vowel, and after it a letter that is its mark.

The mark has the case of its vowel; in capitals typed in a hurry it may not, and is understood all the same.
Source: the tables of the VNI company as in xvnkb.
"""

from __future__ import annotations

import re

from vnlint_rules.language.legacy.codec import Codec, Decoded, unmapped_in
from vnlint_rules.language.legacy.seen import Seen
from vnlint_rules.language.letters import vowel_rows
from vnlint_rules.language.lexicon import syllables

_CARRIERS = dict(zip("aăâeêoôơuưy", "aaaeeooôuöy", strict=True))
_TONES, _WITH_BREVE, _WITH_CIRCUMFLEX = " øùûõï", "êèéúüë", "âàáåãä"
_MARKS = dict.fromkeys("aeoơuưy", _TONES) | {"ă": _WITH_BREVE} | dict.fromkeys("âêô", _WITH_CIRCUMFLEX)
_SINGLE = dict(zip("ìíỉĩịỵđ", "ìíæóòîñ", strict=True))


def _codes() -> dict[str, str]:
    """Each letter that ASCII lacks, with the one or two characters of its code."""
    codes = dict(_SINGLE)
    for vowel, carrier in _CARRIERS.items():
        codes |= {
            letter: (carrier + mark).strip() for letter, mark in zip(vowel_rows()[vowel], _MARKS[vowel], strict=True)
        }
    codes |= _SINGLE  # ỵ has a code of its own
    codes |= {letter.upper(): code.upper() for letter, code in codes.items()}
    return {letter: code for letter, code in codes.items() if not letter.isascii()}


_CODES = _codes()
_ENCODE = {ord(letter): code for letter, code in _CODES.items()}
_LETTERS = {code: letter for letter, code in _CODES.items()} | {
    code[0] + code[1].lower(): letter for letter, code in _CODES.items() if len(code) == 2 and letter.isupper()
}
_PAIR_OR_SINGLE = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))


def _decode(text: str) -> Decoded:
    rest = _PAIR_OR_SINGLE.sub("", text)
    return Decoded(_PAIR_OR_SINGLE.sub(lambda match: _LETTERS[match.group()], text), unmapped_in(rest))


def _encode(text: str, seen: Seen) -> str:
    return text.translate(_ENCODE)


_OF_CAPITALS = (_TONES + _WITH_BREVE + _WITH_CIRCUMFLEX).replace("ï", "").strip()
_CAPITAL = re.compile(rf"([AEOUY][{_OF_CAPITALS}]|Ö)([^\W\d_]+)")


def with_first_letter(word: str) -> str | None:
    """A capitalised word whose first letter alone is still in VNI, as it was meant: "Aáy" is "Ấy", "Oâng" "Ông".

    "Ö" is not taken for "Ư" where others may have made it of "Ô". The tone of "ï" is left to the names that have it.
    """
    match = _CAPITAL.fullmatch(word)
    if not (match and match[2].islower()) or word.lower() in syllables():
        return None
    letter, rest = VNI.decode(match[1]).text, match[2]
    if len(letter) > 1 or f"{letter}{rest}".lower() not in syllables() or (letter == "Ư" and f"ô{rest}" in syllables()):
        return None
    return letter + rest


VNI = Codec("vni", "VNI-Windows", _decode, _encode)
