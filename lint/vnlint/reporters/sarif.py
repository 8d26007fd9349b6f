"""SARIF 2.1.0, the format in which GitHub's code scanning and other services keep findings.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import os
import pathlib
import urllib.parse
from typing import Any, TextIO

from vnlint.diagnostic import Applicability, Severity
from vnlint.report import Finding
from vnlint.reporters.base import joined, record_words
from vnlint.reporters.json import JsonReporter, to_json
from vnlint.reporters.workspace import in_workspace
from vnlint.source import Location

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://github.com/vnlint/vnlint"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class SarifReporter(JsonReporter):
    """One log of one run. The results are written as they come, and then the rules that they name."""

    opening = f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints","results":['

    def __init__(self, stream: TextIO, lang: str = "en", **look: Any) -> None:
        super().__init__(stream, lang, **look)
        self._rules: dict[str, int] = {}
        """The number of each rule among those that have been named."""

    def closing(self) -> str:
        """The end of the results, and what made them."""
        driver: dict[str, Any] = {
            "name": "vnlint",
            "informationUri": _HOME,
            "rules": list(map(self._rule, self._rules)),
        }
        if self.tool:
            driver["semanticVersion"] = self.tool.version
        return f'],"tool":{to_json({"driver": driver})}}}]}}'

    def fields(self, finding: Finding) -> object:
        """The result that a finding is."""
        rule = finding.diagnostic.rule
        file = {"uri": _uri(finding.path)}
        region = _region(finding.location, finding.end_location)
        result: dict[str, Any] = {
            "ruleId": rule,
            "ruleIndex": self._rules.setdefault(rule, len(self._rules)),
            "level": _LEVELS[finding.severity],
            "message": {"text": joined(self.message(finding), record_words(finding.record, self.lang))},
            "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
            "partialFingerprints": {"vnlint/v1": finding.fingerprint},
        }
        fix = finding.diagnostic.fix
        # In a record the text is escaped, and an edit of it is not one of the file.
        if fix and finding.record is None and fix.applicability is not Applicability.DISPLAY_ONLY:
            replacements = [
                {
                    "deletedRegion": _region(placed.location, placed.end_location),
                    "insertedContent": {"text": placed.edit.content},
                }
                for placed in finding.edits
            ]
            result["fixes"] = [
                {
                    "description": {"text": str(fix.applicability)},
                    "artifactChanges": [{"artifactLocation": file, "replacements": replacements}],
                }
            ]
        return result

    def _rule(self, name: str) -> dict[str, Any]:
        described: dict[str, Any] = {"id": name}
        if self.tool:
            summary, explanation = self.tool.page_of(name)
            described["shortDescription"] = {"text": summary}
            described["fullDescription"] = {"text": explanation or summary}
            described["help"] = {"text": f"{summary}\n\n{explanation}".strip()}
        return described


def _uri(path: str) -> str:
    """A path of the repository as a relative reference, one outside of it as a URI of a file."""
    path = in_workspace(path, "GITHUB_WORKSPACE")
    if os.path.isabs(path):
        return pathlib.Path(path).as_uri()
    return urllib.parse.quote(os.fsencode(path.removeprefix("./").replace(os.sep, "/")))


def _region(start: Location, end: Location) -> dict[str, int]:
    return {"startLine": start.row, "startColumn": start.column, "endLine": end.row, "endColumn": end.column}
