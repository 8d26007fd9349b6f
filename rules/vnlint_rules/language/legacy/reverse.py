"""Clean Vietnamese that was pushed through a converter from TCVN3 or VNI: "khụng" or "khơng" for "không".

The converter took letters for the codes of others, and most of what came of it is syllables again: "trờn" (trên),
"tồn bộ" (toàn bộ). So a text is judged as a whole, by words that are common only in such texts, where their right
forms are missing; and of each word the likeliest reading is offered, on request only.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from vnlint_rules.language.legacy.tcvn3 import ABC
from vnlint_rules.language.legacy.vni import VNI
from vnlint_rules.language.lexicon import frequency
from vnlint_rules.language.syllable import is_legal

SIGNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "tcvn3": dict(
            zip("khụng cụng trờn cỏc nhõn thụng".split(), "không công trên các nhân thông".split(), strict=True)
        ),
        "vni": dict(
            zip(
                "khơng cơng thơng đồn ngồi khĩa hịa".split(),
                "không công thông đoàn ngoài khóa hòa".split(),
                strict=True,
            )
        ),
    }
)
"""By the encoding that the text was taken for: words of damaged texts, and what they should be."""

_LEAST_SIGNS = 3
_MARGIN = 1.0
"""By how much (natural logarithm) another reading must be more common than the word that stands there."""
_LATIN = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
_WORD = re.compile(r"[^\W\d_]+")


class Restored(Struct, frozen=True):
    """A word and what it likely was; ``start`` and ``end`` in code points of the text."""

    start: int
    end: int
    word: str


def damage_of(text: str) -> str | None:
    """The encoding that a clean text was taken for ("tcvn3", "vni"), or None."""
    words = {match.group().lower() for match in _WORD.finditer(text)}
    for name, signs in SIGNS.items():
        if sum(sign in words for sign in signs) >= _LEAST_SIGNS and words.isdisjoint(signs.values()):
            return name
    return None


def restored(text: str, damage: str) -> Iterator[Restored]:
    """The words of a damaged text that were likely others."""
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii():
            likely = _likeliest(word, damage)
            if likely != word:
                yield Restored(match.start(), match.end(), likely)


@functools.lru_cache(4096)
def _likeliest(word: str, damage: str) -> str:
    pattern, origins = _origins(damage)
    parts = pattern.split(word)
    if len(parts) == 1:
        return word
    readings = {
        "".join(itertools.chain(*zip(parts[::2], (*choice, ""), strict=True)))
        for choice in itertools.product(*((part, *origins[part]) for part in parts[1::2]))
    }
    legal = sorted(reading for reading in readings - {word} if is_legal(reading))
    best = max(legal, key=lambda reading: frequency(reading.lower()), default=None)
    if best is None:
        return word
    here = frequency(word.lower()) if is_legal(word) else float("-inf")
    return best if frequency(best.lower()) > here + _MARGIN else word


@functools.cache
def _origins(damage: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What a converter made of clean letters: for each outcome what it may have been."""
    codec = {"tcvn3": ABC, "vni": VNI}[damage]
    clean = [*_LATIN, *(vowel + letter for vowel in "aeouAEOU" for letter in _LATIN)]
    origins: dict[str, list[str]] = {}
    for letters in clean:
        outcome = codec.decode("x" + letters).text[1:]  # x: what begins a sentence is made a capital
        if outcome != letters and len(outcome) == 1:
            origins.setdefault(outcome, []).append(letters)
    pattern = re.compile("(" + "|".join(origins) + ")")
    return pattern, {outcome: tuple(several) for outcome, several in origins.items()}
