"""The format for reading: what is wrong, the words around it with the spot underlined, and the repair."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint.diagnostic import Applicability, Message
from vnlint.report import Finding
from vnlint.reporters.base import StreamReporter, place, record_words, star
from vnlint.reporters.cells import CUT, cell_len, clip, fold, head, tail
from vnlint.reporters.change import ARROW, changes, codes
from vnlint.reporters.paint import paint
from vnlint.reporters.visible import printable, prose, visible

_INDENT = 4
_WIDTH = 100
"""Cells of an excerpt where there is no terminal to ask."""
_CONTEXT = 80
"""So many code points of context mean that the line goes on."""
_MOST = 3
"""Changes and pieces of evidence shown of one finding."""

_FIX = Message("fix", "sửa")
_UNSAFE = Message("unsafe fix", "sửa (không an toàn)")
_CHOICES = Message("choices", "lựa chọn")
_EVIDENCE = Message("evidence", "căn cứ")
_NOTHING = Message("(nothing)", "(không có gì)")
_FROM = Message("in {field}", "ở {field}")


class FullReporter(StreamReporter):
    """Several lines a finding, folded to the terminal's width; an empty line after each."""

    def render(self, finding: Finding) -> str:
        """All lines of a finding."""
        header = [
            (place(finding), "path"),
            (finding.diagnostic.rule, finding.severity),
            (star(finding), "star"),
            (self.message(finding), ""),
            (record_words(finding.record, self.lang), "aside"),
        ]
        lines = [self._fold(header)]
        lines += (" " * _INDENT + line for line in self._excerpt(finding))
        lines += (" " * _INDENT + self._fold(pieces) for pieces in self._help(finding))
        return "\n".join(lines) + "\n\n"

    def _fold(self, pieces: list[tuple[str, str]]) -> str:
        return fold(pieces, self.width, _INDENT + 2, self.color)

    def _excerpt(self, finding: Finding) -> Iterator[str]:
        """The spot in its line, and carets below it."""
        room = max(20, (self.width or _WIDTH) - _INDENT)
        spot = visible(finding.text)
        if len(finding.text) < len(finding.diagnostic.span):
            spot += CUT
        spot = clip(spot, room * 2 // 3)
        before = prose(_whole_words(finding.before[::-1])[::-1]).lstrip()
        after = prose(_whole_words(finding.after)).rstrip()
        free = room - cell_len(spot)
        half = free // 2
        left = tail(before, max(half, free - cell_len(after)))
        right = head(after, free - cell_len(left))
        yield f"{left}{paint(spot, 'spot', self.color)}{right}".rstrip()
        yield " " * cell_len(left) + paint("^" * max(1, cell_len(spot)), "spot", self.color)

    def _help(self, finding: Finding) -> Iterator[list[tuple[str, str]]]:
        """How it would be repaired, what there is to choose from, and why."""
        room = max(20, (self.width or _WIDTH) - _INDENT)
        label = _FIX if finding.applicability is Applicability.SAFE else _UNSAFE
        if finding.applicability is not Applicability.DISPLAY_ONLY:
            pairs = changes(finding)
            for before, after in pairs[:_MOST]:
                yield [
                    (f"{label.text(self.lang)}:", "label"),
                    (clip(before, room // 2), "removed"),
                    (ARROW.strip(), ""),
                    (clip(after, room // 2) or _NOTHING.text(self.lang), "added"),
                    *self._codes(finding),
                ]
            if len(pairs) > _MOST:
                yield [(f"{CUT} +{len(pairs) - _MOST}", "aside")]
        if finding.diagnostic.choices:
            nothing = _NOTHING.text(self.lang)
            shown = ", ".join(visible(choice, spaces=False) or nothing for choice in finding.diagnostic.choices)
            yield [(f"{_CHOICES.text(self.lang)}:", "label"), (shown, "added")]
        for evidence in finding.diagnostic.evidence[:_MOST]:
            where = _FROM(field=evidence.field).text(self.lang) if evidence.field else ""
            yield [
                (f"{_EVIDENCE.text(self.lang)}:", "label"),
                (clip(prose(evidence.text), room // 2), ""),
                (printable(where), "aside"),
                (f"- {printable(evidence.reason.text(self.lang))}", "aside"),
            ]

    @staticmethod
    def _codes(finding: Finding) -> list[tuple[str, str]]:
        """The code points of a repair that nobody would see."""
        if len(finding.edits) != 1:
            return []
        edit, span = finding.edits[0].edit, finding.diagnostic.span
        if edit.span != span or len(finding.text) != len(span):
            return []
        shown = codes(finding.text, edit.content)
        return [(f"({shown})", "aside")] if shown else []


def _whole_words(context: str) -> str:
    """Context without the word that was cut off at its end, and a sign in its place."""
    if len(context) < _CONTEXT:
        return context
    words, blank, _ = context.rpartition(" ")
    return f"{words} {CUT}" if blank else context + CUT
