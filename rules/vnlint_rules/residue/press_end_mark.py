"""The end mark of agency and official texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Good,
    Literals,
    Measured,
    Message,
    Pattern,
    Phase,
    Positions,
    Rule,
    option,
)

_MARK = Pattern(r"\./ ?\.(?=[\s”\"’)\]>]|$)")
_ENDS = ".!?…"


@dataclass(frozen=True)
class PressEndMark(Rule):
    """The mark "./." ends an agency report or an official document.

    It tells an editor that nothing follows, and means nothing to a reader; left in a corpus it teaches a third kind of
    sentence end. Official documents must bear it (Nghị định 30/2020/NĐ-CP): turn the rule off where they are kept as
    they are.
    """

    stop: bool = option(True, "put a full stop in place of the mark; otherwise the mark is only deleted")

    phase = Phase.RESIDUE
    heeds_protection = False
    applicability = Applicability.UNSAFE
    message = Message("end mark of the press “{text}”", "dấu kết thúc bản tin “{text}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=1.67, read=55, true=55, date="2026-11-22")
    triggers = (Literals(("./.", "./ .")),)
    examples = (
        Bad("Hai bên ký thỏa thuận⟦./.⟧", unsafe="Hai bên ký thỏa thuận.", choices=(".", "")),
        Bad("Hai bên ký thỏa thuận⟦ ./.⟧ Lê An", unsafe="Hai bên ký thỏa thuận. Lê An"),
        Bad("Lễ vật có trầu, cau, hoa...⟦./.⟧", unsafe="Lễ vật có trầu, cau, hoa..."),
        Bad("Hai bên ký thỏa thuận⟦./.⟧", unsafe="Hai bên ký thỏa thuận", options={"stop": False}),
        Good("Mở tệp ./.config rồi chạy lệnh ../../bin."),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for place in places.tolist():
            end = _MARK.match(text, place)
            if end is None:
                continue
            start = place
            while start and text[start - 1] == "." and text[max(0, start - 3) : start] != "...":
                start -= 1
            while start and text[start - 1] in " \u00a0\t":
                start -= 1
            stopped = start > 0 and text[start - 1] in _ENDS
            answers = (".", "") if self.stop and not stopped else ("",)
            yield self.found(start, end.end(), replace=answers[0], choices=answers, text=text[start : end.end()])
