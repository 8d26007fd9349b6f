"""Foreign words and names with a wrong letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from vnlint import (
    Bad,
    Diagnostic,
    Document,
    Evidence,
    Good,
    Measured,
    Message,
    Page,
    Pattern,
    Positions,
    Scope,
    Span,
)
from vnlint_rules.language.cases import Casing, casing_of, in_casing
from vnlint_rules.language.context.model import Model
from vnlint_rules.language.evidence import stands_at
from vnlint_rules.language.foreign import (
    is_beside_others,
    is_common_slip,
    is_unmistakable,
    one_slip_away,
    tells_by_neighbour,
    unknown_words,
)
from vnlint_rules.language.foreign_passages import is_in_foreign_passage
from vnlint_rules.language.lexicon import syllables
from vnlint_rules.language.placed_word import PlacedWord, placed_word
from vnlint_rules.spelling.base import JudgingRule

_NEAR = 500
"""Words to either side that tell: some texts are whole books."""
_MOST = 2
"""How often a slip stands in one text, at most, where the text is all that tells of it."""
_SHORT, _OFTEN = 6, 3
"""Letters of a word below which the text has to have the known word several times, and how many times."""
_BESIDE = 3
"""Words from a word to the known one, at most, between which `_TOGETHER` tells that both are meant."""
_TOGETHER = Pattern(r"\b(?:hay|hoặc|và|tức|gọi)\b")
"""What stands between two words that are named together."""
_OTHERS_WRITE, _REACH = Pattern(r"(?i)\b(?:tiếng|gọi|viết|tên|chữ|latinh)\b[^.\r\n]*\Z"), 30
"""What tells, before a word, how others write something ("tiếng Đức là Schanghai"), and how near in code points."""
_SURE, _BY_ITSELF = 0.97, 0.92
"""Confidence of a finding that the text or a neighbour tells, and of one that the word tells by itself."""


@dataclass(frozen=True)
class ForeignMisspelling(JudgingRule):
    """A foreign word or name has a letter too few, one too many, a wrong one, or two that changed places.

    "Phlippines", "Donlad Trump", "smarphone": Vietnamese has no such words, so that no list of syllables finds them. A
    word of five letters and more that the press has hardly ever is compared with those that it has. It is reported
    where the text has the known word nearby, too, and not seldomer, where a neighbour tells it ("New Zeland", "Vladmir
    Putin"), or where the word is long and very well known ("Washignton"). Parts of other names (Akio Toyoda, Toyota),
    endings (Americano), names told beside each other ("Kurung hay Krung") and what other languages write ("người Đức
    viết là Schanghai") are left alone.
    """

    message = Message("“{text}” is misspelt: “{meant}”", "“{text}” viết sai: “{meant}”")
    scope = Scope.DOCUMENT
    heeds_words = True
    silences = frozenset({"letter-slip", "impossible-syllable", "joined-syllables", "typing-residue", "name-variant"})
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.58, read=170, true=164, defensible=4, date="2026-11-28"
    )
    examples = (
        Bad(
            "Tàu đến Philippines hôm qua. ⟦Phlippines⟧ là nước quần đảo.",
            unsafe="Tàu đến Philippines hôm qua. Philippines là nước quần đảo.",
        ),
        Bad("Đội tuyển New ⟦Zeland⟧ thắng trận đầu.", unsafe="Đội tuyển New Zealand thắng trận đầu."),
        Bad("Tổng thống ⟦Donlad⟧ Trump phát biểu.", unsafe="Tổng thống Donald Trump phát biểu."),
        Bad("Bà đã rời ⟦Singapre⟧ hôm qua.", unsafe="Bà đã rời Singapore hôm qua."),
        Good("Công ty Toyoda ở Nhật Bản.", "nothing tells that another was meant"),
        Bad("Ông gửi tiền ở ⟦Viettinbank⟧.", unsafe="Ông gửi tiền ở Vietinbank."),
        Good("Kurung hay Krung, Timmy và Tommy: Krung đã lớn, Tommy còn bé, Krung khỏe.", "told beside each other"),
        Good("Người Americano và nước America.", "an ending"),
        Good("Thượng Hải là Shanghai, người Đức viết là Schanghai.", "how others write it"),
        Good("Toyota có chủ tịch mới, ông Akio Toyoda.", "a name of which it is a part"),
        Good("Báo The Nation viết: a strange notion of Nation.", "a passage in another language"),
        Good("Ông Danielz gặp ông Daniel. Ông Danielz, ông Danielz!", "the text means it"),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """The words that may be slips for well-known ones."""
        reader, tokens, text = self.judge().reader, page.tokens, page.text
        numbers = unknown_words(page, reader.model, page.view(reader.read))
        starts, ends = tokens.starts[numbers].tolist(), tokens.ends[numbers].tolist()
        kept = [one_slip_away(reader.model, text[a:b].lower()) != () for a, b in zip(starts, ends, strict=True)]
        found: Positions = tokens.starts[numbers[np.array(kept, np.bool_)]]
        return found

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each such word that the text, a neighbour or the word itself tells."""
        model = self.judge().reader.model
        for number in document.tokens.starts.searchsorted(places).tolist():
            word = placed_word(document, number)
            if word.is_glued or casing_of(word.text) is Casing.UPPER or _is_amid_foreign(document, word):
                continue
            answers = (
                _answer(document, model, number, word, meant) for meant in one_slip_away(model, word.text.lower())
            )
            if answer := next(filter(None, answers), None):
                yield self.found(
                    word.start,
                    word.end,
                    replace=answer.written,
                    confidence=answer.sure,
                    evidence=answer.evidence,
                    text=word.text,
                    meant=answer.written,
                )


def _is_amid_foreign(document: Document, word: PlacedWord) -> bool:
    """Whether a word in small letters stands beside or among others of its language: "though the Tigers play"."""
    sides = (side for side in (word.left, word.right) if side.islower() and side.isascii())
    return word.text.islower() and (
        any(side not in syllables() for side in sides) or is_in_foreign_passage(document, Span(word.start, word.end))
    )


class _Answer(NamedTuple):
    written: str
    """What was meant, as it is to be written."""
    sure: float
    """The confidence of the finding."""
    evidence: tuple[Evidence, ...] = ()


def _answer(document: Document, model: Model, number: int, word: PlacedWord, meant: str) -> _Answer | None:
    """What to say if ``meant`` is what was meant by a word, which has that number; None if nothing tells so."""
    casing = casing_of(word.text)
    written = in_casing(meant, casing)
    stands_alone = not (is_beside_others(model, word, meant) or _tells_how_others_write(document.text, word.start))
    times = _OFTEN if len(word.text) < _SHORT else 1
    known = model.vocabulary.hash_of(model.vocabulary.id_of(meant))
    if stands_alone and (span := _usual(document, number, known, times)):
        usual = span.of(document.text)
        if casing in (casing_of(usual), Casing.MIXED):
            written = usual
        return _Answer(written, _SURE, (stands_at(span, usual),))
    if casing is Casing.MIXED:
        return None
    if tells_by_neighbour(model, word, meant):
        return _Answer(written, _SURE)
    if is_common_slip(word.text.lower()):
        return _Answer(written, _BY_ITSELF)
    return _Answer(written, _BY_ITSELF) if stands_alone and is_unmistakable(model, meant) else None


def _usual(document: Document, number: int, meant: np.uint64, least: int) -> Span | None:
    """Where the text has the word of a hash near another one, so many times at least, and not seldomer than that.

    Not where the two are named together: "Kurung hay Krung", "Timmy và Tommy".
    """
    tokens, first = document.tokens, max(0, number - _NEAR)
    hashes = tokens.hashes[first : number + _NEAR]
    times, seen = np.count_nonzero(hashes == tokens.hashes[number]), np.flatnonzero(hashes == meant)
    if times > min(_MOST, len(seen)) or len(seen) < least:
        return None
    nearest = first + int(seen[np.abs(seen + first - number).argmin()])
    one, other = sorted((number, nearest))
    if other - one <= _BESIDE and _TOGETHER.search(document.text, tokens.ends[one], tokens.starts[other]):
        return None
    at = first + seen[0]
    return Span(int(tokens.starts[at]), int(tokens.ends[at]))


def _tells_how_others_write(text: str, place: int) -> bool:
    return _OTHERS_WRITE.search(text, max(0, place - _REACH), place) is not None
