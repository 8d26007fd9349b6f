"""One line a finding: ``path:row:column: rule [*] message``."""

from __future__ import annotations

from vnlint.report import Finding
from vnlint.reporters.base import StreamReporter, joined, place, record_words, star
from vnlint.reporters.paint import paint


class ConciseReporter(StreamReporter):
    """For grep, editors and short screens; lines are never folded."""

    def render(self, finding: Finding) -> str:
        """One line."""
        line = joined(
            paint(f"{place(finding)}:", "path", self.color),
            paint(finding.diagnostic.rule, finding.severity, self.color),
            paint(star(finding), "star", self.color),
            self.message(finding),
            paint(record_words(finding.record, self.lang), "aside", self.color),
        )
        return line + "\n"
