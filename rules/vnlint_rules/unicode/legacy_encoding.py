"""Text in an 8-bit encoding of Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vnlint import (
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Good,
    Invariant,
    Measured,
    Message,
    Page,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
    Severity,
    Span,
    Words,
)
from vnlint_rules.unicode.surroundings import beside_vietnamese, has_vietnamese, shortened, word_around

if TYPE_CHECKING:
    from vnlint_rules.language.legacy.detecting import Reading

_SIGNS = CharSet.of("¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿ÄÅÆÇËÐÑÎÏÖ×ØÛÜÞßäåæçëðñîïö÷øûüþÿ")
"""What a legacy text is full of and a Vietnamese one has hardly ever."""
_LETTERS = CharSet.between("a", "z") | CharSet.between("A", "Z") | CharSet.between("À", "ÿ")
_DAMAGED = "khụng cụng trờn cỏc nhõn thụng khơng cơng thơng đồn ngồi khĩa hịa"
_IS_DAMAGED = Pattern(rf"(?i:{'|'.join(_DAMAGED.split())})(?![^\W\d_])")
_LEAST_DAMAGED = 3
_MANY_WORDS, _MANY_LINES, _SURE = 8, 3, 0.9
_CAPITALS = frozenset("AEOUYÖ")
_BLANKS = " \t"
"""No others: what else is a blank may be a letter of an encoding."""


class LegacyEncoding(Rule):
    """A line is in TCVN3, VNI, VISCII, VPS or Windows-1258, or went through a converter from one of them by mistake.

    Before Unicode the letters were made by fonts; without its font such a text is noise to every reader and program.
    Only whole lines are judged, by how many of their words are syllables before and after decoding: single words prove
    nothing, and lines of French or Portuguese stay as they are. The ABC fonts of TCVN3 lose the case of capitals with
    a tone; it comes back where the rest of the word or the sentence tells it. For whole files there is
    `vnlint convert`.
    """

    message = Message("“{text}” is in {encoding}: “{answer}”", "“{text}” dùng bảng mã {encoding}: “{answer}”")
    damaged = Message(
        "“{text}” went through a converter from {encoding} that it was not meant for: “{answer}”",
        "“{text}” bị chuyển mã nhầm như văn bản {encoding}: “{answer}”",
    )
    half = Message(
        "the first letter of “{text}” is still in {encoding}: “{answer}”",
        "chữ đầu của “{text}” còn ở bảng mã {encoding}: “{answer}”",
    )
    examples = (
        Bad(
            "⟦Hä ®i chî mua rau vµ c¸ råi vÒ nhµ nÊu c¬m.⟧\nDòng này thì không.",
            fixed="Họ đi chợ mua rau và cá rồi về nhà nấu cơm.\nDòng này thì không.",
        ),
        Bad(
            "⟦Hoï ñi chôï mua rau vaø caù roài veà nhaø naáu côm.⟧", fixed="Họ đi chợ mua rau và cá rồi về nhà nấu cơm."
        ),
        Bad("⟦Mïa xu©n ®Õn råi⟧", unsafe="Mùa xuân đến rồi"),
        Bad("⟦Nhµ n\u2212íc x\u2219 héi chñ nghÜa ViÖt Nam⟧", unsafe="Nhà nước xã hội chủ nghĩa Việt Nam"),
        Bad("⟦trêi m­a to⟧\n⟦®­êng lÇy léi⟧\n⟦kh«ng ®i ®­îc⟧", fixed="trời mưa to\nđường lầy lội\nkhông đi được"),
        Bad(
            "Việc này ⟦khụng⟧ ai làm.\nNgười ⟦cụng⟧ ⟦nhõn⟧ vẫn đợi.",
            unsafe="Việc này không ai làm.\nNgười công nhân vẫn đợi.",
        ),
        Bad("⟦Aáy⟧ là nhà của bà.\n⟦Oâng⟧ vẫn ở đó.", unsafe="Ấy là nhà của bà.\nÔng vẫn ở đó."),
        Good("Anh Aéro và bà Eâ Hleo ở Öland, đọc Où trước.", why="foreign names"),
        Good("Le maïs, la forêt et l'été où naît la Noël.", why="French"),
        Good("El camp «%s» no conté «%s».", why="Catalan, with quotation marks of print"),
        Good("A situação não está fácil, é só opinião.", why="Portuguese"),
        Good("Diện tích 25 m², nhiệt độ 30°C, ông Müller đến.", why="Vietnamese with a few signs"),
        Good("Họ cỏc với nhau vài câu về cụng việc.", why="too few damaged words"),
    )
    triggers = (
        Pairs(_LETTERS, _SIGNS),
        Pairs(_SIGNS, _LETTERS),
        Pairs(CharSet.of("AEOUY"), CharSet.of("øùûõêèéúüëâàáåãä")),
        Words.of(_DAMAGED),
    )
    scope = Scope.DOCUMENT
    phase = Phase.ENCODING
    applicability = Applicability.SAFE
    invariant = Invariant.REENCODES
    severity = Severity.ERROR
    heeds_protection = False
    reads_normalized = False
    measured = Measured(
        corpus="news, laws and Wikipedia, 1,600,000 lines", per_10k=0.0, read=0, true=0, date="2026-11-23"
    )
    silences = frozenset({"spelling", "unicode", "punctuation", "spacing", "wording"})

    def gate(self, page: Page, places: Positions) -> Positions:
        """Places on lines without a Vietnamese letter; damaged words where a text has several kinds of them; and first
        letters on the other lines."""
        kept, end, is_foreign = [], -1, False
        damaged: dict[int, dict[str, int]] = {}
        for place in places.tolist():
            match = _IS_DAMAGED.match(page.text, place)
            if match and not page.text[place - 1 : place].isalpha():
                damaged.setdefault(page.index_at(place), {})[match.group().lower()] = place
            if place > end:
                line = page.line(place)
                end = max(place, line.end)
                is_foreign = not has_vietnamese(page.text, line.start, line.end)
            if is_foreign or _with_first_letter(page.text, place):
                kept.append(place)
        kept += (max(words.values()) for words in damaged.values() if len(words) >= _LEAST_DAMAGED)
        return np.array(sorted(set(kept)), np.int64)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        from vnlint_rules.language.legacy.detecting import detect_lines

        text = document.text
        spans = [document.line(start) for start in document.columns.line_starts.tolist()]
        readings = detect_lines([span.of(text) for span in spans])
        runs = _runs([span.of(text) for span in spans], readings)
        for number, reading in sorted(readings.items()):
            span, run = spans[number], runs[number]
            many = reading.after.count >= _MANY_WORDS or run.lines >= _MANY_LINES
            sure = reading.certain and not reading.after.odd and run.legal >= _SURE * run.words
            start, end = _without_blanks(span.of(text), span.start)
            answer = reading.text.strip(_BLANKS)
            yield self.found(
                start,
                end,
                replace=answer,
                applicability=Applicability.SAFE if many and sure else Applicability.UNSAFE,
                confidence=round(reading.confidence, 3),
                text=shortened(text[start:end]),
                answer=shortened(answer),
                encoding=reading.codec.title,
            )
        for place in places.tolist():
            found = _with_first_letter(text, place)
            if found and beside_vietnamese(document, place):
                span, meant = found
                yield self.found(
                    span.start,
                    span.end,
                    replace=meant,
                    applicability=Applicability.UNSAFE,
                    message=self.half,
                    text=span.of(text),
                    answer=meant,
                    encoding="VNI-Windows",
                )
        if not readings:
            yield from self._damage(text)

    def _damage(self, text: str) -> Iterator[Diagnostic]:
        """Words of a text that is damaged as a whole."""
        from vnlint_rules.language.legacy.registry import CODECS
        from vnlint_rules.language.legacy.reverse import damage_of, restored

        damage = damage_of(text)
        for word in restored(text, damage) if damage else ():
            yield self.found(
                word.start,
                word.end,
                edits=[Edit(Span(word.start, word.end), word.word)],
                applicability=Applicability.UNSAFE,
                confidence=0.5,
                message=self.damaged,
                text=text[word.start : word.end],
                answer=word.word,
                encoding=CODECS[damage or ""].title,
            )


def _with_first_letter(text: str, place: int) -> tuple[Span, str] | None:
    """A word at a place whose first letter alone is in VNI, and what it was."""
    from vnlint_rules.language.legacy.vni import with_first_letter

    if text[place] not in _CAPITALS or text[place - 1 : place].isalpha():
        return None
    word = word_around(text, place, place + 1)
    meant = with_first_letter(word.of(text))
    return (word, meant) if meant and word.start == place else None


@dataclass(slots=True)
class _Run:
    """Lines found with nothing but plain ASCII between."""

    lines: int = 0
    words: int = 0
    legal: int = 0


def _runs(lines: list[str], found: Mapping[int, Reading]) -> dict[int, _Run]:
    """For each line found the run it is in."""
    runs: dict[int, _Run] = {}
    run = _Run()
    for number, line in enumerate(lines):
        if number in found:
            after = found[number].after
            run.lines, run.words, run.legal = run.lines + 1, run.words + after.count, run.legal + after.legal
            runs[number] = run
        elif not line.isascii():
            run = _Run()
    return runs


def _without_blanks(line: str, offset: int) -> tuple[int, int]:
    """Where the text of a line begins and ends."""
    start = offset + len(line) - len(line.lstrip(_BLANKS))
    return start, start + len(line.strip(_BLANKS))
