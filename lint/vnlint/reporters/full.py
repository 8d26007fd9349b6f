"""The format for reading: what is wrong, the words around it with the spot underlined, and the repair."""

from __future__ import annotations

import functools

from vnlint.diagnostic import Applicability, Message
from vnlint.report import Finding
from vnlint.reporters.base import StreamReporter, place, record_words, star
from vnlint.reporters.cells import CUT, cell_len, clip, fold, head, tail
from vnlint.reporters.change import ARROW, changes, codes
from vnlint.reporters.paint import paint
from vnlint.reporters.visible import is_plain, printable, prose, visible

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

    @functools.cached_property
    def _room(self) -> int:
        """Cells of an excerpt."""
        return max(20, (self.width or _WIDTH) - _INDENT)

    def render(self, finding: Finding) -> str:
        """All lines of a finding."""
        header = [
            (place(finding), "path"),
            (finding.diagnostic.rule, finding.severity),
            (star(finding), "star"),
            (self.message(finding), ""),
            (record_words(finding.record, self.lang), "aside"),
        ]
        lines = [self._fold(header), *self._excerpt(finding), *map(self._fold, self._help(finding))]
        return f"\n{' ' * _INDENT}".join(lines) + "\n\n"

    def _fold(self, pieces: list[tuple[str, str]]) -> str:
        return fold(pieces, self.width, _INDENT + 2, self.color)

    def _excerpt(self, finding: Finding) -> tuple[str, str]:
        """The spot in its line, and carets below it."""
        plain = is_plain(finding.before + finding.text + finding.after)  # as nearly always: nothing to make visible
        width = len if plain else cell_len
        spot = finding.text.replace(" ", "·") if plain else visible(finding.text)
        if len(finding.text) < len(finding.diagnostic.span):
            spot += CUT
        spot = clip(spot, self._room * 2 // 3, width)
        before, after = _from_whole_word(finding.before), _to_whole_word(finding.after)
        if not plain:
            before, after = prose(before), prose(after)
        before, after = before.lstrip(), after.rstrip()
        of_spot = width(spot)
        free = self._room - of_spot
        left = tail(before, max(free // 2, free - width(after)), width)
        of_left = width(left)
        right = head(after, free - of_left, width)
        if not self.color:
            return f"{left}{spot}{right}".rstrip(), " " * of_left + "^" * max(1, of_spot)
        carets = paint("^" * max(1, of_spot), "spot")
        return f"{left}{paint(spot, 'spot')}{right}".rstrip(), " " * of_left + carets

    def _help(self, finding: Finding) -> list[list[tuple[str, str]]]:
        """How it would be repaired, what there is to choose from, and why."""
        half = self._room // 2
        lines: list[list[tuple[str, str]]] = []
        if finding.applicability is not Applicability.DISPLAY_ONLY:
            label = _FIX if finding.applicability is Applicability.SAFE else _UNSAFE
            pairs = changes(finding)
            lines += (
                [
                    (f"{label.text(self.lang)}:", "label"),
                    (clip(before, half), "removed"),
                    (ARROW.strip(), ""),
                    (clip(after, half) or _NOTHING.text(self.lang), "added"),
                    *self._codes(finding),
                ]
                for before, after in pairs[:_MOST]
            )
            if len(pairs) > _MOST:
                lines.append([(f"{CUT} +{len(pairs) - _MOST}", "aside")])
        if finding.diagnostic.choices:
            nothing = _NOTHING.text(self.lang)
            shown = ", ".join([visible(choice, spaces=False) or nothing for choice in finding.diagnostic.choices])
            lines.append([(f"{_CHOICES.text(self.lang)}:", "label"), (shown, "added")])
        for evidence in finding.diagnostic.evidence[:_MOST]:
            where = _FROM(field=evidence.field).text(self.lang) if evidence.field else ""
            lines.append(
                [
                    (f"{_EVIDENCE.text(self.lang)}:", "label"),
                    (clip(prose(evidence.text), half), ""),
                    (printable(where), "aside"),
                    (f"- {printable(evidence.reason.text(self.lang))}", "aside"),
                ]
            )
        return lines

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


def _from_whole_word(context: str) -> str:
    """Context before a spot without the word that was cut off at its beginning, and a sign in its place."""
    if len(context) < _CONTEXT:
        return context
    _, blank, words = context.partition(" ")
    return f"{CUT} {words}" if blank else CUT + context


def _to_whole_word(context: str) -> str:
    """Context behind a spot, likewise."""
    if len(context) < _CONTEXT:
        return context
    words, blank, _ = context.rpartition(" ")
    return f"{words} {CUT}" if blank else context + CUT
