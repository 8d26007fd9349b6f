"""Findings as JSON: one array, or one object a line. Written as they come; Vietnamese stays readable."""

from __future__ import annotations

import json
from typing import ClassVar

import msgspec

from vnlint.report import Finding
from vnlint.reporters.base import StreamReporter
from vnlint.reporters.fields import fields_of
from vnlint.reporters.visible import escape_surrogates


def to_json(value: object) -> str:
    r"""Compact JSON on one line; nothing is escaped that need not be, lone surrogates are (``\ud800``)."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value)
        return escape_surrogates(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


class JsonLinesReporter(StreamReporter):
    """One object a line."""

    def render(self, finding: Finding) -> str:
        """The object."""
        return to_json(fields_of(finding, self.lang)) + "\n"


class JsonReporter(StreamReporter):
    """One array of objects, ``[]`` when there is none."""

    opening: ClassVar[str] = "["
    _begun = False

    def render(self, finding: Finding) -> str:
        """The object, after what divides it from the one before."""
        before = ",\n  " if self._begun else f"{self.opening}\n  "
        self._begun = True
        return before + to_json(self.fields(finding))

    def fields(self, finding: Finding) -> object:
        """What stands there of a finding."""
        return fields_of(finding, self.lang)

    def closing(self) -> str:
        """What ends the array, and what follows it."""
        return "]"

    def close(self) -> None:
        """End the array."""
        self.stream.write(("\n" if self._begun else self.opening) + self.closing() + "\n")
        super().close()
