"""Marks that do not combine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import unicodedata2

from vnlint import (
    Applicability,
    Bad,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pattern,
    Phase,
    Positions,
    Rule,
    lines_at,
)
from vnlint_rules.language.letters import SHAPE_MARKS, TONE_MARKS
from vnlint_rules.unicode.surroundings import in_address
from vnlint_rules.unicode.words import is_syllable, with_tone

if TYPE_CHECKING:
    import regex

_MARKS = "".join(SHAPE_MARKS) + TONE_MARKS + "\u0340\u0341"
_LEFT_OVER = Pattern(f"[{_MARKS}]")
_WORD = Pattern(rf"\p{{L}}[\p{{L}}\p{{M}}]*[{_MARKS}][\p{{L}}\p{{M}}]*")
_AFTER_BLANK = Pattern(rf"(?<![\p{{L}}\p{{M}}])(\p{{L}}[\p{{L}}\p{{M}}]*)([ \u00a0])([{TONE_MARKS}])(?!\p{{M}})(.?)")
_CLUSTER = Pattern(r"(\P{M})(\p{M}*)")
_LONGEST = 64
"""Code points of a word with its marks, at most; what is longer is data."""


class MisorderedMarks(Rule):
    """Marks of a Vietnamese letter stand in an order, number or place that no normal form repairs.

    "e" with an acute and then a circumflex looks like "ế" and never equals it, nor does a letter with its tone twice,
    or a word with its tone on the consonant. Where two different tones stand on one letter only a reader knows which is
    meant. Phonetic transcription and other languages are left alone.
    """

    message = Message("the marks of “{text}” do not combine", "dấu trong “{text}” đặt sai, không ghép được thành chữ")
    examples = (
        Bad("học ⟦tie\u0301\u0302ng⟧ Việt", fixed="học tiếng Việt"),
        Bad("có nhiều ⟦tiề\u0300n⟧", fixed="có nhiều tiền"),
        Bad("một cuốn sách ⟦hoăc\u0323⟧ hai", fixed="một cuốn sách hoặc hai"),
        Bad("khu công ⟦nghiêp \u0323⟧mới", unsafe="khu công nghiệp mới", choices=("nghiệp ", "nghiêp ")),
        Bad("các ⟦thi \u0323⟧trường mới", choices=("thị ", "thi ")),
        Bad("được ⟦miể\u0303n⟧ phí", choices=("miển", "miễn")),
        Good("được miễn phí vé xe"),
        Good("phiên âm là [tʰjɛ\u0301n]", why="phonetic transcription"),
        Good("tiếng Thái: p\u0323hạy", why="a transliteration"),
        Good("dấu ngã ( \u0303 )", why="the mark itself is meant"),
    )
    triggers = (Characters(CharSet.of(_MARKS)),)
    phase = Phase.UNICODE
    applicability = Applicability.SAFE
    invariant = Invariant.SAME_BASE_LETTERS
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.0252, read=44, true=44, date="2026-11-22")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for line in lines_at(document, places):
            if not _LEFT_OVER.search(unicodedata2.normalize("NFC", line.of(text))):
                continue
            for match in _WORD.finditer(text, line.start, line.end):
                finding = self._word(match)
                if finding and not in_address(text, *match.span()):
                    yield finding
            for match in _AFTER_BLANK.finditer(text, line.start, line.end):
                finding = self._after_blank(match)
                if finding:
                    yield finding

    def _after_blank(self, match: regex.Match[str]) -> Diagnostic | None:
        """A tone behind the blank that ends its word; or debris, unless the word cannot be without a tone."""
        word, blank, mark, rest = match.groups()
        toned = _in_case(word, with_tone(_bare(word), mark)) if _is_toneless(word) else None
        if toned is None:
            return None
        whole = unicodedata2.normalize("NFC", word)
        blank = "" if rest == " " else blank
        return self.found(
            match.start(),
            match.end(3),
            replace=None if is_syllable(whole) else toned + blank,
            applicability=Applicability.UNSAFE,
            choices=(toned + blank, whole + blank),
            text=match[0].removesuffix(rest),
        )

    def _word(self, match: regex.Match[str]) -> Diagnostic | None:
        if len(match[0]) > _LONGEST:
            return None
        composed: str = unicodedata2.normalize("NFC", match.group())
        if not _LEFT_OVER.search(composed):
            return None
        marks = _Marks(composed)
        if marks.foreign:
            return None
        start, end = match.span()
        if marks.choices:
            return self.found(start, end, choices=marks.choices, text=composed)
        applicability = Applicability.SAFE if is_syllable(marks.repaired) else Applicability.UNSAFE
        return self.found(start, end, replace=marks.repaired, applicability=applicability, text=composed)


class _Marks:
    """The marks of one word, taken apart and put where they belong."""

    def __init__(self, word: str) -> None:
        self.foreign = False
        """Whether the word is none of ours to repair."""
        self.repaired = ""
        self.choices: tuple[str, ...] = ()
        tones: list[str] = []
        stray: list[str] = []
        doubtful = after_vowel = False
        for cluster in _CLUSTER.finditer(unicodedata2.normalize("NFD", word)):
            base, marks = cluster.groups()
            own = list(dict.fromkeys(m for m in marks if m in TONE_MARKS))
            shape = sorted({m for m in marks if m not in TONE_MARKS})
            letter = base + "".join(shape)
            if base.lower() in "aeiouy":
                self.foreign |= len(shape) > 1 or any(base.lower() not in SHAPE_MARKS.get(m, "") for m in shape)
                doubtful |= len(own) > 1
                after_vowel = True
                tones += own
                letter += "".join(own)
            elif marks:
                self.foreign |= not after_vowel  # before its vowel no slip of typing puts a tone; transliterations do
                self.foreign |= bool(shape) or len(unicodedata2.normalize("NFC", base + marks)) == 1
                stray += own
            self.foreign |= not base.isascii() and base not in "đĐ"
            self.repaired += letter
        self.repaired = unicodedata2.normalize("NFC", self.repaired)
        found = list(dict.fromkeys(tones + stray))
        if len(found) > 1 and (doubtful or stray):
            self.choices = tuple(filter(None, (_in_case(word, with_tone(_bare(word), tone)) for tone in found)))
            self.foreign |= not self.choices
        elif stray and tones:
            self.foreign |= not is_syllable(self.repaired)
        elif stray:
            moved = _in_case(word, with_tone(_bare(word), found[0]))
            self.foreign |= moved is None
            self.repaired = moved or ""


def _bare(word: str) -> str:
    """The word in lower case without its tones."""
    decomposed = unicodedata2.normalize("NFD", word.lower())
    return str(unicodedata2.normalize("NFC", "".join(c for c in decomposed if c not in TONE_MARKS)))


def _is_toneless(word: str) -> bool:
    return not any(c in TONE_MARKS for c in unicodedata2.normalize("NFD", word))


def _in_case(word: str, answer: str | None) -> str | None:
    """``answer`` in the capitals of ``word``; None when they are neither none, the first nor all."""
    if answer is None or word.islower():
        return answer
    if word.isupper() and len(answer) > 1:
        return answer.upper()
    return answer.capitalize() if word[0].isupper() and word[1:].islower() else None
