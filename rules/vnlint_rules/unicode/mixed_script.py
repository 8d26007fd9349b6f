"""Words with letters of several alphabets."""

from __future__ import annotations

import unicodedata

from vnlint import (
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Span,
)
from vnlint_rules.unicode.lookalike_letter import LATIN, LookalikeLetter
from vnlint_rules.unicode.surroundings import code_of, in_address, in_mojibake
from vnlint_rules.unicode.word_rule import WordRule

_CYRILLIC = CharSet.between("\u0400", "\u052f")
_GREEK = CharSet.between("\u0370", "\u03ff") | CharSet.between("\u1f00", "\u1fff")
_ARMENIAN = CharSet.between("\u0531", "\u0587")
_CHEROKEE = CharSet.between("\u13a0", "\u13fd")
_OTHER = _CYRILLIC | _GREEK | _ARMENIAN | _CHEROKEE
_SCRIPTS = (
    ("Latin", "La-tinh"),
    ("Cyrillic", "Kirin"),
    ("Greek", "Hy Lạp"),
    ("Armenian", "Armenia"),
    ("Cherokee",) * 2,
)
_SETS = (LATIN, _CYRILLIC, _GREEK, _ARMENIAN, _CHEROKEE)
_IS_LETTER = Pattern(r"[^\W\d_]")
_ON_PURPOSE = Pattern("[ƄƅƧƨƼƽŊŋƜɯ]|^[^Я]*Я[^Я]*$|^[A-Za-zÀ-ɏъь]+$")
"""Letters of the old spelling of Zhuang, which has Cyrillic ones among Latin; names like KoЯn; Slavic roots (dьnь)."""
_FEW = 2
"""So many Greek letters in a Latin word are symbols of science: IFNα, μm, ΔG."""


class MixedScript(WordRule):
    """A word is written in letters of two alphabets, and it is not plain which one is meant.

    Such a word is found by no search and read aloud by no program; many come from a keyboard switched too late or from
    machine recognition of print. Where Latin letters are meant beyond doubt, `lookalike-letter` repairs the word. Greek
    letters of science beside Latin ones (IFNα, μm) are right.
    """

    message = Message("“{text}” mixes {scripts} letters ({codes})", "“{text}” lẫn chữ {scripts} ({codes})")
    examples = (
        Bad("ca sĩ ⟦Владимиp⟧ Высоцкий"),
        Bad("viết là ⟦Ruсскийk⟧"),
        Good("thủ đô Москва, tiếng Anh là Moscow"),
        Good("interferon IFNα, hạt μm và ΔG", why="symbols of science"),
        Good("ban nhạc KoЯn và chữ Tráng Gvaŋзsiƅ", why="so on purpose"),
        Good("họ \u0441ho rằng", why="for `lookalike-letter`"),
    )
    triggers = (Pairs(_OTHER, LATIN), Pairs(LATIN, _OTHER), Pairs(_GREEK, _CYRILLIC), Pairs(_CYRILLIC, _GREEK))
    phase = Phase.UNICODE
    heeds_protection = False
    reads_normalized = False

    measured = Measured(
        corpus="Wikipedia, 430,000 lines", per_10k=0.0193, read=44, true=39, defensible=5, date="2026-11-23"
    )

    def judge(self, document: Document, span: Span) -> Diagnostic | None:
        word = span.of(document.text)
        letters = [unicodedata.normalize("NFD", c)[0] for c in word if _IS_LETTER.match(c)]
        counts = [sum(c in each for c in letters) for each in _SETS]
        latin, greek = counts[0], counts[2]
        if latin + greek == sum(counts) and greek <= _FEW:
            return None
        if 2 * latin >= sum(counts) and _ON_PURPOSE.search(word):
            return None
        if in_address(document.text, span.start, span.end) or in_mojibake(document, span.start):
            return None
        if LookalikeLetter().judge(document, span) is not None:
            return None
        present = [names for names, count in zip(_SCRIPTS, counts, strict=True) if count]
        fewest = min((count, i) for i, count in enumerate(counts) if count)[1]
        strange = dict.fromkeys(c for c in word if unicodedata.normalize("NFD", c)[0] in _SETS[fewest])
        return self.found(
            span.start,
            span.end,
            message=Message(
                self.message.en.replace("{scripts}", " and ".join(names[0] for names in present)),
                self.message.vi.replace("{scripts}", " và ".join(names[1] for names in present)),
            ),
            text=word,
            codes=", ".join(map(code_of, strange)),
        )
