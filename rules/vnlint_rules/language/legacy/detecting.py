"""Whether a text is Vietnamese in an 8-bit encoding that was read in another, and in which.

The evidence is in the words that are not ASCII: few of them are syllables as they stand, and nearly all are when
decoded. Single words prove nothing: a tenth of the words of a TCVN3 text are syllables as seen ("mét" is một), and
foreign words decode to syllables too ("Loïc" to "Lọc"). Source of the thresholds: 29,761 lines of clean news, none of
which passes them, and the same lines encoded, of which 99.9 % do.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from vnlint_rules.language.legacy.codec import Codec
from vnlint_rules.language.legacy.registry import DETECTED
from vnlint_rules.language.legacy.seen import CONTROLS, SPECIAL
from vnlint_rules.language.legacy.tcvn3 import ABC, VN1
from vnlint_rules.language.syllable import is_legal

_SAMPLE = 12
"""How many words, at most, tell whether an encoding is worth a try."""
_ENOUGH = 20_000
"""How many characters tell what a text is in."""
LEAST_WORDS, MOST_BEFORE, LEAST_AFTER, LEAST_GAIN = 3, 0.5, 0.8, 2

_APART = re.compile(r"[\s–—“”‘’…•\x00-\x40\x5b-\x60\x7b-\x7f]+")
_IS_SPECIAL = re.compile(f"[{CONTROLS}{SPECIAL}]")
_SPECIAL = re.compile(rf"\S*{_IS_SPECIAL.pattern}\S*")
_QUOTED = re.compile(r"(?<![^\W_])[«»]([^«»]*)[«»](?![^\W_])")
"""What stands in quotation marks of print; in VPS and VISCII they are letters that begin hardly a word."""
_VN1_CAPITAL = re.compile("[\x01-\x06\x11-\x17€‚„†‡ˆ‰‹˜™›]")
_NO_WORDS = frozenset({"đ", "Đ"})
"""The currency, and numbers of papers: "25.000đ", "12/QĐ"."""
PLACES = frozenset("đắk đăk lắk lăk".split())
"""What names of provinces and districts are made of, and no syllable of Vietnamese: Đắk Lắk, Đăk Nông."""
_OWN = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")


class Words(Struct, frozen=True):
    """The words of a text that are not ASCII."""

    count: int
    distinct: int
    legal: int
    """How many are syllables of Vietnamese: small, capitalised or in capitals."""
    odd: bool
    """Whether a capital stands in a word that begins with a small letter, as in chance decodings."""

    @property
    def share(self) -> float:
        """What part of them is legal; 0 where there are none."""
        return self.legal / self.count if self.count else 0.0


class Reading(Struct, frozen=True):
    """A text decoded, with the evidence for it."""

    codec: Codec
    text: str
    unmapped: str
    """The letters and controls that mean nothing in the encoding, as in `Decoded`."""
    before: Words
    after: Words
    certain: bool = True
    """Whether no other encoding explains the text as well."""

    @property
    def confidence(self) -> float:
        """From 0 to 1: what part of the words that are not ASCII became syllables."""
        return self.after.share


def words_of(text: str) -> Words:
    """Count the words of a text that are not ASCII."""
    words = list(_words(text))
    kinds = list(map(_kind, words))
    return Words(len(words), len(set(words)), kinds.count(_LEGAL), _ODD in kinds)


def is_syllable(word: str) -> bool:
    """Whether a word is a syllable of Vietnamese or of its places: small, capitalised or in capitals."""
    return _kind(word) == _LEGAL


_LEGAL, _ODD, _ANY = range(3)


@functools.lru_cache(1 << 15)
def _kind(word: str) -> int:
    rest = word[1:]
    if not rest or rest.islower() or word.isupper():
        return _LEGAL if is_legal(word) or word.lower() in PLACES else _ANY
    return _ODD if word[0].islower() else _ANY


def detect(text: str, *, lossy: bool = False) -> Reading | None:
    """The most likely reading of a text as seen, or None where it is no legacy text or too short to tell.

    ``lossy`` allows for letters that the encoding has not.
    """
    before = words_of(text)
    if before.distinct < LEAST_WORDS or before.share > MOST_BEFORE:
        return None
    quoted = _QUOTED.sub(r" \1 ", text)
    if quoted != text and detect(quoted, lossy=lossy) is None:
        return None
    best: Reading | None = None
    for codec in _promising(text):
        reading = read_as(text, codec, before)
        gain = reading.after.legal - before.legal
        if (reading.unmapped and not lossy) or reading.after.share < LEAST_AFTER or gain < LEAST_GAIN:
            continue
        if best is None or _goodness(reading) > _goodness(best):
            best = reading
        elif reading.text != best.text and _goodness(reading) == _goodness(best) and codec is not VN1:
            best = replace(best, certain=False)
    # What VN1 has beside the ABC fonts is so rare that a character of something else is as likely.
    if best is not None and (best.codec is VN1 or (best.codec is ABC and _VN1_CAPITAL.search(text))):
        return replace(best, certain=False)
    return best


def _promising(text: str) -> Iterator[Codec]:
    """The encodings in which some words from all over a text, none of them syllables as they stand, are syllables."""
    words = [word for word in _words(text) if _kind(word) != _LEGAL]
    sample = words[:: len(words) // _SAMPLE + 1]
    for codec in DETECTED:
        if 2 * words_of(codec.decode(" ".join(sample)).text).legal >= len(sample):
            yield codec


def read_as(text: str, codec: Codec, before: Words | None = None) -> Reading:
    """The reading of a text in one encoding, likely or not."""
    decoded = codec.decode(text)
    after = words_of(decoded.text)
    if not after.odd and _has_stray_letters(text, codec):
        after = replace(after, odd=True)
    return Reading(codec, decoded.text, decoded.unmapped, before or words_of(text), after)


def _has_stray_letters(text: str, codec: Codec) -> bool:
    """Whether a mark such as a dash, alone or in a word that is no syllable then, became a letter: it is none."""
    for token in _SPECIAL.findall(text) if _IS_SPECIAL.search(text) else ():
        decoded = codec.decode(token).text
        if decoded != token and (not _APART.sub("", token) or not all(map(is_legal, _words(decoded)))):
            return True
    return False


def detect_lines(lines: Sequence[str]) -> dict[int, Reading]:
    """The lines of a text that are in a legacy encoding, by number, each with its reading.

    A line with a letter that only Vietnamese has, and that no 8-bit encoding is seen as, is none. Lines too short to
    tell are judged by what the text as a whole is, and lines between two that were decoded by these.
    """
    possible = {i: line for i, line in enumerate(lines) if not line.isascii() and not _OWN.search(line)}
    whole = detect("\n".join(possible.values())[:_ENOUGH])
    found: dict[int, Reading] = {}
    for number, line in possible.items():
        reading = detect(line)
        if whole is not None and (reading is None or reading.after.count < 2 * LEAST_WORDS):
            joined = read_as(line, whole.codec)
            if _fits(joined) and joined.after.legal > joined.before.legal:
                reading = joined
        if reading is not None:
            found[number] = reading
    if whole is not None and whole.codec is not VN1:
        found |= dict(_between(possible, found, whole.codec))
    # The end of one sentence tells that the next begins with a capital: so what was found is read in its place.
    for codec in {reading.codec.name: reading.codec for reading in found.values()}.values():
        in_place = codec.decode("\n".join(lines)).text.split("\n")
        for number, reading in found.items():
            if reading.codec.name == codec.name:
                found[number] = replace(reading, text=in_place[number])
    return found


def has_words_in(text: str, codec: Codec) -> bool:
    """Whether a word of a text, with at least one letter seen wrongly, is a syllable in an encoding and else none."""
    for token in _APART.split(text):
        if any("\xa1" <= c <= "\xff" and c != "\xad" for c in token):
            decoded = codec.decode(token)
            if not decoded.unmapped and is_legal(decoded.text) and not is_legal(token.replace("\xad", "")):
                return True
    return False


def _fits(reading: Reading) -> bool:
    """Whether a line may be in the encoding that the text around it is in."""
    least = LEAST_AFTER if reading.after.count >= LEAST_WORDS else 1
    return not reading.unmapped and not reading.after.odd and reading.after.share >= least


def _between(possible: dict[int, str], found: dict[int, Reading], codec: Codec) -> Iterator[tuple[int, Reading]]:
    """Lines whose words are syllables either way, where the next ones to both sides are in the encoding."""
    numbers = list(possible)
    for before, number, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if number not in found and after - before <= 4 and before in found and after in found:
            reading = read_as(possible[number], codec)
            if _fits(reading):
                yield number, Reading(codec, reading.text, "", reading.before, reading.after, certain=False)


def _goodness(reading: Reading) -> tuple[bool, float]:
    return not reading.after.odd, reading.after.share


def _words(text: str) -> Iterator[str]:
    return (word for word in _APART.split(text) if not word.isascii() and word not in _NO_WORDS)
