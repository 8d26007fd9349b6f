"""Findings under the path of their file: ``row:column rule [*] message``."""

from __future__ import annotations

from vnlint.report import Finding
from vnlint.reporters.base import StreamReporter, joined, position, record_words, star
from vnlint.reporters.paint import paint
from vnlint.reporters.visible import printable


class GroupedReporter(StreamReporter):
    """One heading a file. Files come one after the other, so a change of path is a new file."""

    _path: str | None = None

    def render(self, finding: Finding) -> str:
        """The finding's line, below a heading when its file is new."""
        heading = ""
        if finding.path != self._path:
            gap = "" if self._path is None else "\n"
            heading = f"{gap}{paint(f'{printable(finding.path)}:', 'path', self.color)}\n"
            self._path = finding.path
        line = joined(
            f"{position(finding):<8}",
            paint(finding.diagnostic.rule, finding.severity, self.color),
            paint(star(finding), "star", self.color),
            self.message(finding),
            paint(record_words(finding.record, self.lang), "aside", self.color),
        )
        return f"{heading}  {line}\n"
