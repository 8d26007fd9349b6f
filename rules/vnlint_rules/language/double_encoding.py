"""UTF-8 that was read as Windows-1252 or Latin-1, once or several times: "Viá»‡t" for "Việt"."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator

import unicodedata2

from vnlint import Pattern
from vnlint_rules.language.legacy.seen import Seen, as_bytes, as_seen
from vnlint_rules.language.syllable import is_legal

MOST = 3
"""How often a text is read wrongly at most."""

_SPECIAL = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows-1252 has in the place of control characters."""
WHOLE = Pattern(
    rf"á[º»][\x80-\x9f¡-¿{_SPECIAL}]|â(?:€|\x80)[\x80-\xbf{_SPECIAL}]"
    rf"|â[‚„†‡ˆ‰ŠŒŽ˜™šœžŸ\x81-\x92\x98-\x9f][\x80-\xbf{_SPECIAL}]|ð[Ÿ\x9f][\x80-\xbf{_SPECIAL}]{{2}}"
)
"""What nothing else can be: the three or four characters of a Vietnamese letter, a quotation mark, a sign, an emoji."""
_MARK = "(?<=[a-zA-Z\x80-\xbf‚†›])Ì[\x80-\x83\x86\x89\x9b€‚ƒ†‰›£]"
"""A combining mark of a decomposed letter, behind its vowel or another mark."""
_BESIDE_NUMBER = "(?:(?<=[0-9])|(?<=[0-9] ))Ã[—\x97]|(?<=[0-9a-z])Â[°²³·]|(?<=[a-z0-9.!?)à-ÿạ-ỹ])Â\xa0"
SIGN = Pattern(
    rf"{WHOLE.source}|Æ[°¡¯]|Ä[‘ƒ‚\x90-\x91\x82\x83©¨]|Å[©¨]|Ã[¡-£¨-ª¬\xad²-µ¹º½\x80-\x9d€‚ƒˆ‰ŠŒ•™š]"
    rf"|(?<=[a-z])Ã\xa0|Â[°²³©®±½¼¾§¶º]|{_MARK}|{_BESIDE_NUMBER}"
)
"""A Vietnamese letter, or a quotation mark, a dash or another sign, in UTF-8 read wrongly.

Not `Ã` before a quotation mark or dash, which ends words in capitals ("XÃ”") as well as it is half of "Ô"; before a
no-break space only behind a small letter. "Â" ends no syllable of Vietnamese and no word of French.
Source: no hit in 29,233 news articles as scraped and in 1,000,000 lines of cleaned ones.
"""
UNMISTAKABLE = Pattern(rf"{WHOLE.source}|{_BESIDE_NUMBER}")
"""The same, and signs of two characters behind a number or word."""
LOST_QUOTE = Pattern(rf"â€\ufffd?(?![\x80-\xbf{_SPECIAL}])")
"""A closing quotation mark that lost its last byte, for which Windows-1252 has no character."""
BROKEN = Pattern(rf"{SIGN.source}|{LOST_QUOTE.source}|ï¸|(?:á[º»]|Ä|(?<=[a-z])[ÃÌ])\ufffd")
"""A sign, or what is left of one: of a quotation mark, of the variation selector of an emoji, of a letter."""
TRACE = Pattern("á[º»]|Æ[°¡¯]|Ä[‘ƒ‚\x90]|Ã[\x80-\x9f¡-¿]|[ÃÄÅÆ]\xad|Å[©¨]|â€|" + _MARK)
"""What may be left of a sign, for rules that keep off where one may be.

Source: no hit in 632,689 lines of clean news.
"""
_AS_CP1252 = Pattern(f"(?:á[º»]|Ã|Ä|Ì|â)[{_SPECIAL}]")
_SPACES = Pattern(" +")
_PARTS = Pattern(r"\W*([^\W\d_]*)\W*")
_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
_LOST = {"á»": "\x81\x8d\x8f\x90\x9d", "Ã": "\x81\x8d\x9d", "Ä": "\x90", "Ì": "\x81"}
"""The first bytes of letters and marks whose last byte Windows-1252 leaves undefined, with those last bytes."""
_LOST_CONTROLS = {"á»": _CONTROLS, "Ã": _CONTROLS, "Ä": "\x82\x83\x90\x91", "Ì": "\x80\x81\x82\x83\x86\x89\x9b"}
"""The same for Latin-1, which has control characters in the place of thirty-two."""
_INCOMPLETE = Pattern(rf"(á»|Ã|Ä|Ì)(?![\x80-\xbf{_SPECIAL}])[?\ufffd]?")
_MOST_READINGS = 1200


def misread(text: str, seen: Seen, times: int = 1) -> str:
    """What becomes of ``text`` when its UTF-8 is read as another encoding, ``times`` over."""
    for _ in range(times):
        text = as_seen(text.encode("utf-8", "surrogatepass").decode("latin-1"), seen)
    return text


def misread_with_spaces(text: str, *, single: bool) -> str:
    """The same as Windows-1252, by a program that makes plain spaces of no-break ones; ``single``: one of several."""
    seen = misread(text, Seen.CP1252).replace("\xa0", " ")
    return _SPACES.sub(" ", seen) if single else seen


def reread(text: str) -> str | None:
    """``text`` with one wrong reading undone; None where it is not UTF-8 read wrongly, or not wholly."""
    try:
        result = as_bytes(text).encode("latin-1").decode()
    except UnicodeError:
        return None
    return None if result == text else result


def repaired(text: str) -> str | None:
    """``text`` with all wrong readings undone; None where there is none, or where no text comes of it."""
    result = None
    for _ in range(MOST):
        once = reread(text)
        if once is None:
            break
        text = result = once
        if not SIGN.search(text):
            break
    return None if result is None or is_noise(result) else result


def repaired_with_spaces(text: str) -> str | None:
    """The same for a text whose no-break spaces, the second halves of "à", became plain ones.

    A space between two spaces may have gone with it: "lÃ viá»‡c" is "là việc", but "lÃ m" is "làm". What the one or the
    other can only be the syllables say.
    """
    first, *rest = text.split(" ")
    tokens = [first]
    for token in rest:
        if not tokens[-1].endswith("Ã"):
            tokens.append(token)
            continue
        tokens[-1] += "\xa0"
        if token and _is_read(tokens[-1] + token):
            tokens[-1] += token
        elif token:
            tokens.append(token)
    if tokens[-1].endswith("Ã"):
        tokens[-1] += "\xa0"
    return repaired(" ".join(tokens))


@functools.lru_cache(maxsize=20_000)
def with_lost_bytes(token: str, seen: Seen) -> tuple[str, ...]:
    """What a token without blanks may have been whose letters lost a last byte: "gá»i" is gọi, gỏi, gời.

    ``seen`` says which bytes can be lost: five of Windows-1252, thirty-two of Latin-1. Only readings of
    syllables; sorted. Empty where nothing is lost or nothing comes of it.
    """
    lost = _LOST if seen is Seen.CP1252 else _LOST_CONTROLS
    parts = _INCOMPLETE.compiled.split(token)
    leads = parts[1::2]
    # As a float: of a megabyte the product has a million digits.
    if not leads or math.prod((len(lost[lead]) for lead in leads), start=1.0) > _MOST_READINGS:
        return ()
    found = set()
    for ends in itertools.product(*(lost[lead] for lead in leads)):
        letters = (lead + end for lead, end in zip(leads, ends, strict=True))
        read = repaired("".join(itertools.chain(*zip(parts[::2], (*letters, ""), strict=True))))
        composed = unicodedata2.normalize("NFC", read or "")
        if composed and all(map(_is_syllable, _words(composed))):
            found.add(composed)
    return tuple(sorted(found))


def seen_as(text: str) -> Seen:
    """In which encoding UTF-8 was read to give ``text``: Windows-1252 shows where Latin-1 has controls."""
    return Seen.CP1252 if _AS_CP1252.search(text) else Seen.LATIN_1


def _is_read(token: str) -> bool:
    """Whether a token without blanks gives syllables only; its last no-break space may be missing."""
    read = repaired(token + "\xa0" if token.endswith("Ã") else token)
    return read is not None and all(map(_is_syllable, _words(read)))


def _words(text: str) -> Iterator[str]:
    return (match.group(1) for match in _PARTS.finditer(text) if match.group(1))


def _is_syllable(word: str) -> bool:
    return is_legal(word) and (word[1:].islower() or word.isupper() or len(word) == 1)


def is_noise(text: str) -> bool:
    """Whether control or noncharacters came of it, which no text has that was read rightly."""
    return any((c < " " and c not in "\t\n\r") or "\x7f" <= c < "\xa0" or "\ufdd0" <= c <= "\ufdef" for c in text)
