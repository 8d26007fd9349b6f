"""Annotations of a GitHub Actions run, with paths as in the repository.

GitHub shows ten of each level a step; the rest are plain lines in a group.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, TextIO

from vnlint.diagnostic import Message, Severity
from vnlint.report import Finding
from vnlint.reporters.base import StreamReporter, joined, place, record_words
from vnlint.reporters.visible import escape_surrogates
from vnlint.reporters.workspace import in_workspace

_WORKSPACE = "GITHUB_WORKSPACE"
_LIMIT = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MORE = Message("vnlint: more findings", "vnlint: các phát hiện khác")


class GithubReporter(StreamReporter):
    """Workflow commands. The group opens at the first finding too many; commands inside of it still count."""

    def __init__(self, stream: TextIO, lang: str = "en", **look: Any) -> None:
        super().__init__(stream, lang, **look)
        self._shown: Counter[Severity] = Counter()
        self._group_open = False

    def render(self, finding: Finding) -> str:
        """A command, or beyond the limit a line without meaning to GitHub."""
        line = joined(
            f"{place(finding)}: {finding.diagnostic.rule}",
            self.message(finding),
            record_words(finding.record, self.lang),
        )
        self._shown[finding.severity] += 1
        if self._shown[finding.severity] > _LIMIT:
            opening = "" if self._group_open else f"::group::{_MORE.text(self.lang)}\n"
            self._group_open = True
            return f"{opening}{escape_surrogates(line)}\n"
        properties = [
            f"title=vnlint ({finding.diagnostic.rule})",
            f"file={_property(in_workspace(finding.path, _WORKSPACE))}",
        ]
        start, end = finding.location, finding.end_location
        properties.append(f"line={start.row},endLine={end.row}")
        if start.row == end.row:  # GitHub ignores columns of a span of several lines, and says so in the log
            properties.append(f"col={start.column},endColumn={end.column}")
        return f"::{_LEVELS[finding.severity]} {','.join(properties)}::{_data(line)}\n"

    def close(self) -> None:
        """Close the group."""
        if self._group_open:
            self.stream.write("::endgroup::\n")
        super().close()


def _data(text: str) -> str:
    return escape_surrogates(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
