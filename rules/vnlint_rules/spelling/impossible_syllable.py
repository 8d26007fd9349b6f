"""Words that no list of Vietnamese syllables has."""

from __future__ import annotations

from vnlint import Bad, Good, Measured, Message
from vnlint_rules.language.verdict import Fault
from vnlint_rules.spelling.base import SpellingRule


class ImpossibleSyllable(SpellingRule):
    """A word is no syllable of Vietnamese.

    Onset, rime and tone of Vietnamese go together in 16,253 ways, and some 7,000 of them are in use. A form outside
    of these ("bễnh", "rằnm") is nearly always a slip; names, loans and foreign words are left alone, and a form
    that the text has again and again is asked about. Where the slip shows its kind, a rule of that kind says so
    instead.
    """

    fault = Fault.NO_SYLLABLE
    message = Message("“{text}” is no Vietnamese syllable: “{meant}”?", "“{text}” không phải là tiếng Việt: “{meant}”?")
    no_answer = Message("“{text}” is no Vietnamese syllable", "“{text}” không phải là tiếng Việt")
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.36, read=200, true=190, defensible=8, date="2026-11-23"
    )
    examples = (
        Bad("Bác sĩ chữa ⟦bễnh⟧ cho dân.", unsafe="Bác sĩ chữa bệnh cho dân."),
        Good("Ông Müller đến Đắk Lắk và Kon Tum bằng ôtô.", why="names and loans"),
        Good("Đá gơnai, palađi, axít nitrơ và rơle.", why="words of other languages as books of science write them"),
        Good("Người Mạ ở buôn Đạ Nhim.", why="names of places and peoples"),
    )
