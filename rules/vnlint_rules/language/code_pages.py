"""UTF-8 that was read in the code page of another system: "r·∫•t" for "rất" (Mac Roman), "viĂªn" for "viên" (1258).

One table of pages says how a letter looks in each, how it is read back, and which characters tell the page.
Windows-1252 and Latin-1 have a module of their own (`double_encoding`): texts were read so several times over and lost
bytes on the way. Sources: the code pages of Apple, IBM and Microsoft, which Python has too; what has no meaning in one
is the control character of the same number, as in browsers.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vnlint import Pattern
from vnlint_rules.language.double_encoding import SIGN, is_noise, reread
from vnlint_rules.language.legacy.codec import LETTERS
from vnlint_rules.language.legacy.seen import as_bytes
from vnlint_rules.language.letters import SHAPE_MARKS, TONE_MARKS

_EMOJI = "\U0001f600"
"""One emoji for all: the first two bytes of all of them are the same."""
_MEANT = LETTERS.replace(" ", "") + TONE_MARKS + "".join(SHAPE_MARKS) + "–—‘’“”…•€₫" + _EMOJI
"""What tells a page: the letters, composed or not, and what else Vietnamese texts are full of."""
CLOSING = " \xa0‘’‚“”„–—…«»‹›"
"""What stands behind words in capitals and behind single letters, and may be the second half of a letter as well."""
_PARTING = "\xa0–—"
"""Characters of `CLOSING` that stand between words in capitals, too."""
_LONGEST = len(_EMOJI.encode())
_LATIN = "\u0250"
"""Letters below are Latin ones."""
ENOUGH = 2
"""The least weight of the signs of a line in a page."""


class Sign(NamedTuple):
    """A letter or mark of print in the wrong page, as it is seen."""

    start: int
    end: int
    weight: int
    """How much it tells: 1 where chance may have put two such characters side by side, else `ENOUGH`."""


@dataclass(frozen=True)
class CodePage:
    """A page in which UTF-8 may have been read."""

    name: str
    """The name by which Python and its users call it."""
    title: str

    def misread(self, text: str) -> str:
        """What becomes of ``text`` when its UTF-8 is read in the page."""
        return text.encode("utf-8", "surrogatepass").decode("latin-1").translate(self._shown)

    def reread(self, text: str) -> str | None:
        """``text`` with that undone; None where it is not wholly UTF-8 read so, or where no text comes of it."""
        if self.lacking(text):
            return None
        try:
            result = text.translate(self._bytes).encode("latin-1").decode()
        except UnicodeError:
            return None
        return None if result == text or is_noise(result) else result

    def lacking(self, text: str) -> int:
        """How many characters of ``text`` the page has not."""
        return sum(c > "\x7f" and ord(c) not in self._bytes for c in text)

    def signs(self, text: str, start: int, end: int) -> Iterator[Sign]:
        """The signs between two offsets that weigh something."""
        for match in self._sign.finditer(text, start, end):
            start, end = match.span()
            weight = _weight(text, start, end)
            if weight:
                yield Sign(start, end, weight)

    def evidence(self, text: str, start: int, end: int) -> int:
        """The weight of all signs between two offsets; of those too that Windows-1252 shows so, if some do not."""
        own = sum(sign.weight for sign in self.signs(text, start, end))
        return own and own + (sum(1 for _ in SIGN.finditer(text, start, end)) if self.looks_like_1252 else 0)

    def openings(self) -> Mapping[str, str]:
        """How signs begin: by their first characters those that may be the second."""
        openings: dict[str, str] = defaultdict(str)
        for start, ends in self._ends.items():
            openings[start[0]] += start[1:2] or ends
        return openings

    @functools.cached_property
    def stretch(self) -> Pattern:
        """Characters that the page has."""
        return Pattern("[\x00-\x7f" + "".join(map(chr, self._bytes)) + "]+")

    @functools.cached_property
    def word(self) -> Pattern:
        """What stands between blanks and marks of print, but for those that are seen for the end of a letter."""
        return Pattern(f"[^\t{''.join(c for c in CLOSING if c not in self._following())}]+")

    @functools.cached_property
    def looks_like_1252(self) -> bool:
        """Whether some letters look as in Windows-1252, so that to repair these alone would hide the page."""
        return any(reread(self.misread(letter)) for letter in LETTERS)

    @functools.cached_property
    def _sign(self) -> Pattern:
        return Pattern("|".join(f"{start}[{ends}]" for start, ends in self._ends.items()))

    @functools.cached_property
    def _ends(self) -> Mapping[str, str]:
        """The signs that Windows-1252 shows in another way: by all characters but the last those that may be that."""
        ends: dict[str, str] = defaultdict(str)
        for shown in map(self.misread, _MEANT):
            if _tells(shown):
                ends[shown[:-1][:2]] += shown[-1] if len(shown) < _LONGEST else self._following()
        for start in ends:
            if _is_latin(start) and "\xa0" in ends[start]:
                ends[start] += " "  # as programs make of it that know no other
        return ends

    def _following(self) -> str:
        """What the bytes of a letter in UTF-8 but for the first are shown as."""
        return "".join(self._shown[byte] for byte in range(0x80, 0xC0))

    @functools.cached_property
    def _shown(self) -> Mapping[int, str]:
        """What each byte above ASCII is shown as; the bytes as characters of the same number."""
        bytes_ = range(0x80, 0x100)
        shown = bytes(bytes_).decode(self.name, "replace")
        return {byte: chr(byte) if c == "\ufffd" else c for byte, c in zip(bytes_, shown, strict=True)}

    @functools.cached_property
    def _bytes(self) -> Mapping[int, str]:
        return {ord(shown): chr(byte) for byte, shown in self._shown.items()}


PAGES: Mapping[str, CodePage] = {
    name: CodePage(name, title)
    for name, title in (
        ("mac-roman", "Mac Roman"),
        ("cp437", "DOS 437"),
        ("cp850", "DOS 850"),
        ("cp1251", "Windows-1251"),
        ("cp1253", "Windows-1253"),
        ("cp1254", "Windows-1254"),
        ("cp1257", "Windows-1257"),
        ("cp1258", "Windows-1258"),
        ("cp1250", "Windows-1250"),
    )
}
"""By name: those of macOS, of DOS and of names in its archives, of Windows in other languages."""


@functools.cache
def openings() -> Mapping[str, str]:
    """How signs begin in any page: by their first characters those that may be the second."""
    joined: dict[str, str] = defaultdict(str)
    for page in PAGES.values():
        for first, second in page.openings().items():
            joined[first] += second
    return joined


@functools.cache
def _opening() -> Pattern:
    return Pattern("|".join(f"{first}[{second}]" for first, second in openings().items()))


def page_of(text: str, start: int, end: int) -> CodePage | None:
    """The page that the signs between two offsets tell: which has most of them, and lacks least of what is there."""
    best, most = None, (0, 0)
    if not _opening().search(text, start, end):
        return None
    for page in PAGES.values():
        evidence = page.evidence(text, start, end)
        if evidence < ENOUGH:
            continue
        merits = (evidence, -page.lacking(text[start:end]))
        if best is None or merits > most:
            best, most = page, merits
    return best


def _weight(text: str, start: int, end: int) -> int:
    """What a sign says for its page, by what it is and what stands beside it.

    Letters of other alphabets stand among themselves, those of Vietnamese among ASCII ones. Mathematics puts a root
    before "π", and behind a letter. "Ă" and "Г" end words in capitals before a quotation mark, no small ones.
    """
    first, second = text[start], text[start + 1]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    behind_letter, before_letter = _is_ascii_letter(before), _is_ascii_letter(after)
    if end - start > 2:
        plain = end - start > 3 or not first.isalpha() or _is_latin(first)
        return ENOUGH if plain or behind_letter or before_letter else 0
    if first.isupper() and behind_letter and before.islower() and (_is_latin(first) or second not in CLOSING):
        return ENOUGH
    if behind_letter and before_letter and (before.islower() or second not in _PARTING) and second != " ":
        return ENOUGH
    if second in CLOSING or (_is_operator(first) and (second.isalpha() or _is_operator(second))):
        return 0
    return int(behind_letter or (before_letter and not _is_operator(first)))


def _tells(shown: str) -> bool:
    """Whether Windows-1252 and Latin-1 show no letter so."""
    return max(as_bytes(shown)) > "\xff" or reread(shown) is None


def _is_ascii_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_latin(shown: str) -> bool:
    return shown[0].isalpha() and shown[0] < _LATIN


def _is_operator(character: str) -> bool:
    return unicodedata.category(character) == "Sm"
