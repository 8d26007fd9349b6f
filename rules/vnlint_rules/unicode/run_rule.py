"""The rules that judge runs of characters."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import CharacterRule, Diagnostic, Document, Positions


class RunRule(CharacterRule):
    """A rule that may find the run around a place, and then looks at none of the other places in it."""

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """What `examine` says of the first place of each run."""
        done = 0
        for place in places.tolist():
            finding = self.examine(document, place) if place >= done else None
            if finding is not None:
                done = finding.span.end
                yield finding
