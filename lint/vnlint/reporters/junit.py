"""JUnit's XML, which most CI servers show as results of tests: a file is a suite, and each finding a test that failed.

The elements are those of ruff. https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from itertools import groupby
from typing import Any, TextIO

from vnlint.diagnostic import Message
from vnlint.report import Finding
from vnlint.reporters.base import StreamReporter, joined, place, position, record_words
from vnlint.reporters.visible import printable
from vnlint.reporters.workspace import in_workspace

_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vnlint">\n'
_CLOSING = "</testsuites>\n"
_NOTHING = Message("nothing found", "không phát hiện gì")


class JunitReporter(StreamReporter):
    """A suite is written when the findings of the next file come, for its head says how many tests it has.

    Whatever is said is `printable`: XML holds no control characters and no surrogates, not even escaped.
    """

    def __init__(self, stream: TextIO, lang: str = "en", **look: Any) -> None:
        super().__init__(stream, lang, **look)
        self._opening = _OPENING
        self._path = ""
        self._tests: list[ET.Element] = []
        """Those of the suite under way, of the file at that path."""

    def show(self, findings: Iterable[Finding]) -> None:
        """More findings, in input order."""
        for path, of_file in groupby(findings, key=lambda finding: finding.path):
            if self._tests and path != self._path:
                self._end_suite(printable(self._path), failures=len(self._tests))
            self._path = path
            self._tests += map(self._test, of_file)

    def close(self) -> None:
        """End the last suite; where nothing was found, it is one of a single test, which passed."""
        if self._tests:
            self._end_suite(printable(self._path), failures=len(self._tests))
        else:
            self._tests.append(ET.Element("testcase", name=_NOTHING.text(self.lang), classname="vnlint"))
            self._end_suite("vnlint", failures=0)
        self.stream.write(_CLOSING)
        super().close()

    def _end_suite(self, name: str, failures: int) -> None:
        counts = {"tests": str(len(self._tests)), "failures": str(failures), "errors": "0"}
        suite = ET.Element("testsuite", {"name": name, "package": "org.vnlint", **counts})
        suite.extend(self._tests)
        ET.indent(suite, level=1)
        self.stream.write(f"{self._opening}  {ET.tostring(suite, encoding='unicode')}\n")
        self._opening, self._tests = "", []

    def _test(self, finding: Finding) -> ET.Element:
        """The test that a finding fails. Its place is in its name: of two that are named alike GitLab shows one."""
        rule = finding.diagnostic.rule
        path = printable(in_workspace(finding.path, "CI_PROJECT_DIR").removeprefix("./"))
        said = joined(self.message(finding), record_words(finding.record, self.lang))
        test = ET.Element(
            "testcase",
            name=f"{rule} {position(finding)}",
            classname=path,
            file=path,
            line=str(finding.location.row),
            column=str(finding.location.column),
        )
        failure = ET.SubElement(test, "failure", message=said, type=finding.severity.value)
        failure.text = f"{place(finding)}: {rule} {said}"
        return test
