"""Tones placed in two styles in one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vnlint import (
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Phase,
    Positions,
    Rule,
    Scope,
    option,
)
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.syllable import is_legal
from vnlint_rules.language.tone import ToneStyle, place_tone, strip_tone

_TRIGGERS = tuple(
    Pairs(CharSet.of(first + first.upper()), CharSet.of(second + second.upper()))
    for first, second in (("òóỏõọ", "ae"), ("ùúủũụ", "y"), ("o", "àáảãạèéẻẽẹ"), ("u", "ỳýỷỹỵ"))
)


class _Word(NamedTuple):
    start: int
    text: str
    other: str
    """The word in the other style."""
    style: ToneStyle


@dataclass(frozen=True)
class MixedToneStyle(Rule):
    """A word places its tone in another style than the text around it.

    Open *oa, oe, uy* bear their tone on the first vowel in the older style (hòa, most of the press) or on the second
    in the newer (hoà, school books); both are right. A text that mixes them has two spellings of one word, and so has
    a corpus. By default the style of most words of a text is taken for its own; where neither has more, nothing is
    said. Names keep the spelling they have.
    """

    message = Message(
        "“{text}” places its tone in the {style} style, unlike the rest of the text: “{meant}”",
        "“{text}” đặt dấu thanh theo kiểu {kind}, khác với cả văn bản: “{meant}”",
    )
    examples = (
        Bad(
            "Nhà máy hóa chất đã khóa cửa, nhân viên ⟦hoà⟧ giải xong thì về.",
            fixed="Nhà máy hóa chất đã khóa cửa, nhân viên hòa giải xong thì về.",
        ),
        Bad("Ông ⟦khỏe⟧, bà cũng ⟦khỏe⟧.", fixed="Ông khoẻ, bà cũng khoẻ.", options={"style": "new"}),
        Good("Ông khỏe mạnh ở tỉnh Hoà Bình, bà cũng khỏe.", "a name"),
        Good("Cái khóa này, hoà bình.", "one of each: no style is the text's own"),
        Good("Quả quýt này hoàn toàn ngoài sức của quý bà khỏe mạnh.", "written alike in both styles"),
    )
    triggers = _TRIGGERS
    scope = Scope.DOCUMENT
    heeds_words = True
    phase = Phase.SPELLING
    applicability = Applicability.SAFE
    invariant = Invariant.SAME_BASE_LETTERS
    default = False
    measured = Measured(
        corpus="Wikipedia, 156,000 paragraphs, 40 a document", per_10k=4.12, read=70, true=70, date="2026-11-23"
    )

    style: Literal["majority", "old", "new"] = option(
        "majority", "the style wanted: that of most words of the text, or old (hòa), or new (hoà)"
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        words = list(_words(document, places))
        wanted = self._wanted(words)
        for word in words:
            if wanted is not None and word.style is not wanted:
                old = word.style is ToneStyle.OLD
                yield self.found(
                    word.start,
                    word.start + len(word.text),
                    replace=word.other,
                    text=word.text,
                    meant=word.other,
                    style="older" if old else "newer",
                    kind="cũ" if old else "mới",
                )

    def _wanted(self, words: list[_Word]) -> ToneStyle | None:
        if self.style != "majority":
            return ToneStyle(self.style)
        old = sum(word.style is ToneStyle.OLD for word in words)
        if 2 * old == len(words):
            return None
        return ToneStyle.OLD if 2 * old > len(words) else ToneStyle.NEW


def _words(document: Document, places: Positions) -> Iterator[_Word]:
    """The words at the places that have two spellings, but for what may be names."""
    tokens, text = document.tokens, document.text
    for place in places.tolist():
        number = tokens.index_at(place + 1) - 1
        start, end = int(tokens.starts[number]), int(tokens.ends[number])
        word = text[start:end]
        if end != place + 2 or not is_legal(word) or (not word.islower() and not _is_plain_word(text, start, word)):
            continue
        stripped = strip_tone(word)
        if stripped is None:
            continue
        old, new = (place_tone(*stripped, style) for style in (ToneStyle.OLD, ToneStyle.NEW))
        if old != new:
            is_old = word == old
            yield _Word(start, word, new if is_old else old, ToneStyle.OLD if is_old else ToneStyle.NEW)


def _is_plain_word(text: str, start: int, word: str) -> bool:
    """Whether a word with a capital is no name, for all one can see: it opens a sentence, and no capital follows."""
    return (
        word.istitle() and opens_sentence(text, start) and text[start + len(word) + 1 : start + len(word) + 2].islower()
    )
