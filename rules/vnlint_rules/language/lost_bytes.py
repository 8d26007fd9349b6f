"""Words whose letters lost a byte, in UTF-8 that was read as Windows-1252 or Latin-1: "ngÆ°á»i" is "người".

Windows-1252 has no character for five bytes, which many programs drop, or show as U+FFFD or "?"; others drop soft
hyphens, or make blanks of no-break spaces. What was read as Latin-1 may have lost all thirty-two controls.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Mapping

import unicodedata2
from msgspec import Struct

from vnlint import Pattern
from vnlint_rules.language.double_encoding import MOST, SIGN, misread, words
from vnlint_rules.language.legacy.codec import LETTERS
from vnlint_rules.language.legacy.detecting import PLACES, is_syllable
from vnlint_rules.language.legacy.seen import CONTROLS, SPECIAL, Seen, as_bytes, as_seen
from vnlint_rules.language.letters import SHAPE_MARKS, TONE_MARKS
from vnlint_rules.language.lexicon import syllables

_UNDEFINED = "\x81\x8d\x8f\x90\x9d"
_HYPHEN, _NO_BREAK = "\xad", "\xa0"
_HYPHEN_LOST, _NO_BREAK_LOST, _CONTROL_LOST = -1.0, -2.0, -5.0
"""Log-likelihood that a byte of each kind was lost of which the text does not tell.

Most programs keep soft hyphens and no-break spaces, and read what is none of the five as Windows-1252.
"""
FAR = -6.0
"""Log-likelihood that a mark was lost that Windows-1252 has: programs strip curly quotes and dashes."""
_MARKS = "".join(c for c in CONTROLS if not as_seen(c, Seen.CP1252).isalpha())
_AS_CP1252 = Pattern(f"(?:á[º»]|Ã|Ä|Ì|â)[{SPECIAL}]")
_KEEPS_HYPHENS = Pattern("(?:[ÃÄÅÆ]|á[º»])\xad")
_KEEPS_NO_BREAKS = Pattern("(?:[ÃÆ]|á[º»])\xa0")
_TELLING = 10
"""Signs among which one shows as in Windows-1252 if the text was read so: of letters two in five do."""
_INCOMPLETE = Pattern("([\xc2-\xc6\xcc]|\xe1[\xba\xbb]|\xe2\x80)(?![\x80-\xbf])[?\ufffd]?")
"""What stands before a byte that is lost, as bytes."""
_MEANT = LETTERS.replace(" ", "") + TONE_MARKS + "".join(SHAPE_MARKS) + "“”‘’–—…"
_DEBRIS = Pattern(r"(?![“”‘’–—…])[^\x00-\x7f\p{L}]")
"""A character that no word has that was read rightly, nor the punctuation at it."""
_MOST_READINGS = 1200


class Losses(Struct, frozen=True):
    """What a text tells of the bytes that it may have lost."""

    seen: Seen | None
    """The encoding as which the text was read; None where either may be."""
    hyphens: bool
    """Whether the text may have lost soft hyphens."""
    no_breaks: bool
    """Whether the text may have lost no-break spaces."""


class Reading(Struct, frozen=True):
    """What a word may have been."""

    text: str
    """The word in NFC."""
    weight: float
    """Log-likelihood, 0 or less, that the bytes which it lacks were lost."""


def losses_of(text: str) -> Losses:
    """What a text that has signs tells of the bytes that it may have lost."""
    seen = Seen.CP1252 if _AS_CP1252.search(text) else None
    if seen is None and sum(1 for _ in itertools.islice(SIGN.finditer(text), _TELLING)) == _TELLING:
        seen = Seen.LATIN_1
    return Losses(seen, not _KEEPS_HYPHENS.search(text), not _KEEPS_NO_BREAKS.search(text))


@functools.lru_cache(maxsize=20_000)
def readings(shown: str, losses: Losses) -> tuple[Reading, ...]:
    """What a token without blanks may have been whose letters lost a byte, the likeliest first; none if none did.

    "gá»i" is gọi, gỏi or gời. Only what is all syllables, in use if there are any.
    """
    found: dict[str, float] = {}
    for text, weight in _completed(as_bytes(shown), losses, MOST):
        composed = unicodedata2.normalize("NFC", text)
        if composed and not _DEBRIS.search(composed) and all(map(is_syllable, words(composed))):
            found[composed] = max(weight, found.get(composed, -math.inf))
    in_use = {text for text in found if all(map(_is_in_use, words(text)))}
    kept = [Reading(text, weight) for text, weight in found.items() if text in in_use or not in_use]
    return tuple(sorted(kept, key=lambda reading: (-reading.weight, reading.text)))


def is_incomplete(shown: str) -> bool:
    """Whether a byte is missing behind one that begins a letter."""
    return _INCOMPLETE.search(as_bytes(shown)) is not None


def _completed(shown: str, losses: Losses, times: int, *, is_lossy: bool = False) -> Iterator[tuple[str, float]]:
    """What bytes may have been that were read wrongly, up to some times, with the weights of those that were lost.

    Nothing where none were; ``is_lossy``: some were before.
    """
    weights = _weights(losses)
    parts = _INCOMPLETE.compiled.split(shown)
    leads = parts[1::2]
    is_lossy = is_lossy or bool(leads)
    options = [[byte for byte in weights if byte in _ends().get(lead, "")] for lead in leads]
    # As a float: of a megabyte the product has a million digits.
    if math.prod(map(len, options), start=1.0) > _MOST_READINGS:
        return
    for ends in itertools.product(*options):
        whole = (lead + end for lead, end in zip(leads, ends, strict=True))
        try:
            text = "".join(itertools.chain(*zip(parts[::2], (*whole, ""), strict=True))).encode("latin-1").decode()
        except UnicodeError:
            continue
        weight = math.fsum(weights[end] for end in ends)
        further = as_bytes(text)
        if is_lossy:
            yield text, weight
        if times > 1 and (SIGN.search(text) or _INCOMPLETE.search(further)):
            deeper = _completed(further, losses, times - 1, is_lossy=is_lossy)
            yield from ((meant, weight + more) for meant, more in deeper)


@functools.lru_cache(maxsize=32)
def _weights(losses: Losses) -> Mapping[str, float]:
    """The bytes that may be lost, each with the log-likelihood that it is."""
    if losses.seen is Seen.CP1252:
        weights = dict.fromkeys(_MARKS, FAR)
    else:
        weights = dict.fromkeys(CONTROLS, 0.0 if losses.seen else _CONTROL_LOST)
    weights |= dict.fromkeys(_UNDEFINED, 0.0)
    if losses.hyphens:
        weights[_HYPHEN] = _HYPHEN_LOST
    if losses.no_breaks:
        weights[_NO_BREAK] = _NO_BREAK_LOST
    return weights


@functools.cache
def _ends() -> Mapping[str, frozenset[str]]:
    """By the bytes that begin letters and marks, and those that these are shown as, the last ones of such."""
    ends: dict[str, set[str]] = {}
    for seen in Seen:
        for character in set(_MEANT + misread(_MEANT, seen)):
            encoded = character.encode().decode("latin-1")
            ends.setdefault(encoded[:-1], set()).add(encoded[-1])
    return {lead: frozenset(last) for lead, last in ends.items()}


def _is_in_use(word: str) -> bool:
    return word.lower() in syllables() or word.lower() in PLACES
