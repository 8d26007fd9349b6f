"""Commas and stops that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

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
    Pattern,
    Phase,
    Positions,
    Rule,
)
from vnlint_rules.language.classes import UPPER
from vnlint_rules.language.syllable import is_readable
from vnlint_rules.spacing.blanks import word_before

_RUN = Pattern(r"[.,;]+(?:[ \u00a0][.,;]+)*")
_COMMAS = Pattern(r",{2,}|;{2,}")
_ASKED = Pattern(r"[?!]\.(?![^\s”\"])")
"""A stop behind a mark that ends the sentence already."""
_DOTS = Pattern(r"\.{4,7}")
_GAP = Pattern(r"(?:\.{3,}|…) ?[\w/ ]{2,16}\Z|[^\W\d_]/[^\W\d_]+(?: [^\W\d_]+)?\Z")
"""What stands before the gaps of a form: "ngày.... tháng....", "phường/xã...."."""
_LONGEST_LABEL = 24
_FOLLOWING = Pattern(rf"(?m)[”\"’)]?[^\S\r\n]*(?:$|[^\S\r\n][“\"‘(]?[{UPPER}])")
"""The head of a sentence, or the end of the line."""
_ABBREVIATED = frozenset("vv tr tp ths ts gs pgs bs ks st mr mrs dr jr no vol co ltd inc corp etc vs".split())


class DoubledPunctuation(Rule):
    """A comma, semicolon or stop stands twice, or a stop meets a comma or a mark that ends the sentence already.

    It is a slip of typing or of joining texts, and splitters make empty sentences of it. Ellipses, "?!", "v.v.,", stops
    of abbreviations and initials ("ông A.,") and dotted lines of forms are left alone. Two stops may be one, or an
    ellipsis: a full stop is put before a capital or the line's end, else a person chooses.
    """

    phase = Phase.WORDING
    applicability = Applicability.SAFE
    invariant = Invariant.DELETES_PUNCTUATION
    message = Message("doubled punctuation “{text}”", "dấu câu bị lặp “{text}”")
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.28, read=227, true=218, defensible=9, date="2026-11-28"
    )
    triggers = (
        Pairs(CharSet.of(",;"), CharSet.of(",;.")),
        Pairs(CharSet.of("."), CharSet.of(".,;")),
        Pairs(CharSet.of("?!"), CharSet.of(".")),
    )
    examples = (
        Bad("Trời mưa⟦,,⟧ gió lớn⟦;;⟧ biển động.", fixed="Trời mưa, gió lớn; biển động."),
        Bad("Chợ bán rau, cá, gà⟦....⟧ rất rẻ.", fixed="Chợ bán rau, cá, gà... rất rẻ."),
        Bad("Trời đã tạnh⟦..⟧ Đường khô.", unsafe="Trời đã tạnh. Đường khô.", choices=(".", "...")),
        Bad("Trời đã tạnh⟦,.⟧ Đường khô.", unsafe="Trời đã tạnh. Đường khô.", choices=(".", ",")),
        Bad("Trời đã tạnh⟦.,⟧ đường khô.", choices=(",", ".")),
        Bad("Trời tạnh chưa⟦?.⟧ Đường còn ướt.", unsafe="Trời tạnh chưa? Đường còn ướt."),
        Good("Tin ấy là của Yahoo!. Ông đọc rồi?..."),
        Good("Ông A., bà B.; Công ty Samsung Co., Ltd."),
        Good("Rau, cá,... và v.v., tất cả đều rẻ... Thật ư?! Ừ!!!"),
        Good("Họ tên: .......... Ngày ..... tháng ..... năm.... tại phường/xã...."),
        Good("Thư mục ../data và dãy 1..10."),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, done = document.text, 0
        for place in places.tolist():
            if place < done or not place:
                continue
            if _ASKED.match(text, place) and is_readable(word := word_before(text, place)) and word.islower():
                # not behind a name that ends with such a mark: "Yahoo!."
                yield self.found(
                    place,
                    place + 2,
                    replace=text[place],
                    applicability=Applicability.UNSAFE,
                    text=text[place : place + 2],
                )
            run = _RUN.match(text, place)
            if run is None:
                continue
            done = run.end()
            finding = self._judge(text, place, run.group().rstrip())
            if finding:
                yield finding

    def _judge(self, text: str, start: int, run: str) -> Diagnostic | None:
        before, end = text[start - 1], start + len(run)
        after = text[end : end + 1]
        glued = before.isalnum() or before in '”"’)%'
        if not glued or (after in "/\\=&" and after):
            return None
        if _COMMAS.fullmatch(run) and len(run) < 4:
            if after.isalnum() and (before.isdigit() or after.isdigit()):
                return None  # an empty cell
            return self.found(start, end, replace=run[0], choices=(run[0],), text=run)
        if _DOTS.fullmatch(run) and _GAP.search(text, max(0, start - _LONGEST_LABEL), start):
            return None
        if _DOTS.fullmatch(run) and before.isalpha() and (not after or after.isspace() or after in '”"’)'):
            sure = Applicability.SAFE if len(run) < 6 else Applicability.UNSAFE  # more may be a line to fill in
            return self.found(start, end, replace="...", choices=("...",), applicability=sure, text=run)
        if not before.isalpha() or not _ends_word(text, start):
            return None
        if run == "..":
            return self._two_stops(text, start, end)
        if run in (",.", ",.."):
            answers = (".", ",") if run == ",." else ("...", ",...")
            return self.found(
                start, end, replace=answers[0], choices=answers, applicability=Applicability.UNSAFE, text=run
            )
        if run == ".,":
            return self.found(start, end, choices=(",", "."), text=run)
        return None

    def _two_stops(self, text: str, start: int, end: int) -> Diagnostic:
        rest = _FOLLOWING.match(text, end)
        sure = rest is not None
        return self.found(
            start,
            end,
            replace="." if sure else None,
            choices=(".", "...") if sure else ("...", "."),
            applicability=Applicability.UNSAFE,
            text="..",
        )


def _ends_word(text: str, end: int) -> bool:
    """Whether a word that is no abbreviation or initial ends at ``end``."""
    word = word_before(text, end)
    start = end - len(word)
    before = text[max(0, start - 1) : start]
    if len(word) < 2 or before.isalnum() or before == ".":
        return False
    return word.lower() not in _ABBREVIATED and is_readable(word)
