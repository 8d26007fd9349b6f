"""Signs of lost characters."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import (
    Bad,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Literals,
    Measured,
    Message,
    Phase,
    Positions,
    Rule,
    Severity,
)
from vnlint_rules.unicode.surroundings import code_of, shortened, word_around

_MOJIBAKE = "ï¿½"
_OBJECT = "\ufffc"
_SIGNS = frozenset("\ufffd\ufffc" + _MOJIBAKE)


class ReplacementCharacter(Rule):
    """A character was lost: a replacement character, an object mark or half of a surrogate pair stands for it.

    No program can know what it was, only the source can; so the place is shown and never touched, and what stands
    around it stays as evidence. Text about the character itself is the one good use of it.
    """

    message = Message("a character was lost ({code}) in “{text}”", "một ký tự đã bị mất ({code}) ở “{text}”")
    lost_object = Message("an embedded object was lost here ({code})", "một đối tượng nhúng đã bị mất ở đây ({code})")
    examples = (
        Bad("Trường Đại h⟦\ufffd⟧c Y"),
        Bad("Trường Đại h⟦ï¿½⟧c Y"),
        Bad("Đơn vị trúng thầu là ⟦\ufffc⟧ ở Huế."),
        Good("Trường Đại học Y ?"),
    )
    triggers = (Characters(CharSet.of("\ufffd\ufffc", categories="Cs")), Literals((_MOJIBAKE,)))
    phase = Phase.UNICODE
    severity = Severity.ERROR
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="news 2016–2019, 531,000 lines", per_10k=0.0035, read=5, true=5, date="2026-11-22")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, end = document.text, 0
        for place in places.tolist():
            if place < end:
                continue
            start, end = place, place + 1
            while start and _is_lost(text[start - 1]):
                start -= 1
            while end < len(text) and _is_lost(text[end]):
                end += 1
            yield self._finding(text, start, end)

    def _finding(self, text: str, start: int, end: int) -> Diagnostic:
        run = text[start:end]
        code = ", ".join(dict.fromkeys(code_of(c) for c in run if c not in _MOJIBAKE)) or _MOJIBAKE
        word = shortened(word_around(text, start, end).of(text))
        message = self.lost_object if set(run) == {_OBJECT} else self.message
        shown = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in word)
        return self.found(start, end, message=message, code=code, text=shown)


def _is_lost(character: str) -> bool:
    return character in _SIGNS or "\ud800" <= character <= "\udfff"
