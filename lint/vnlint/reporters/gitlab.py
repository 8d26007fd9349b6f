"""A code quality report, which GitLab shows in a merge request: findings that are new in it, and beside its lines.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib

from vnlint.diagnostic import Severity
from vnlint.report import Finding
from vnlint.reporters.base import joined, record_words
from vnlint.reporters.json import JsonReporter
from vnlint.reporters.workspace import in_workspace

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReporter(JsonReporter):
    """One array of issues. GitLab tells what is new by fingerprints, and takes two that are alike for one issue."""

    def fields(self, finding: Finding) -> object:
        """The issue that a finding is."""
        path, rule = in_workspace(finding.path, "CI_PROJECT_DIR"), finding.diagnostic.rule
        words = joined(f"{rule}:", self.message(finding), record_words(finding.record, self.lang))
        told = f"{path}\n{finding.fingerprint}".encode("utf-8", "surrogatepass")
        return {
            "description": words,
            "check_name": rule,
            "fingerprint": hashlib.blake2b(told, digest_size=16).hexdigest(),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": path.removeprefix("./"),
                "positions": {
                    "begin": {"line": finding.location.row, "column": finding.location.column},
                    "end": {"line": finding.end_location.row, "column": finding.end_location.column},
                },
            },
        }
