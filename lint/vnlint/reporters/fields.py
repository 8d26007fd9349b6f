"""The fields of a finding in JSON: ruff's, with ruff's names, and then ours; `docs/json.md` explains each."""

from __future__ import annotations

import os
from typing import Any, Literal

import msgspec

from vnlint.report import Finding
from vnlint.source import Location

SCHEMA_VERSION = 1
"""Raised when a field goes or changes its meaning; new fields do not raise it."""


class Place(msgspec.Struct, frozen=True):
    """A place in a file: column (code points) and row (physical line), both from 1."""

    column: int
    row: int


class EditFields(msgspec.Struct, frozen=True):
    """Replace code points ``start`` to ``end`` by ``content``."""

    content: str
    end_location: Place
    location: Place
    end: int
    start: int


class FixFields(msgspec.Struct, frozen=True):
    """Edits that are made together or not at all."""

    applicability: Literal["safe", "unsafe", "display-only"]
    edits: list[EditFields]
    message: str | None


class RecordFields(msgspec.Struct, frozen=True):
    """The record a text is from."""

    field: str
    id: str | int | None
    index: int


class EvidenceFields(msgspec.Struct, frozen=True):
    """A place that supports a choice."""

    end: int
    field: str | None
    reason: str
    start: int
    text: str
    weight: float


class FindingFields(msgspec.Struct, frozen=True):
    """One finding."""

    cell: None
    code: str
    end_location: Place
    filename: str
    fix: FixFields | None
    location: Place
    message: str
    name: str
    noqa_row: None
    severity: Literal["error", "warning", "info"]
    url: str | None
    choices: list[str]
    confidence: float
    end: int
    evidence: list[EvidenceFields]
    fingerprint: str
    group: str
    model_version: str | None
    record: RecordFields | None
    rule_version: int
    schema_version: int
    start: int


def fields_of(finding: Finding, lang: str) -> FindingFields:
    """A finding as it is written, its messages in ``lang``."""
    diagnostic, record = finding.diagnostic, finding.record
    return FindingFields(
        cell=None,
        code=diagnostic.rule,
        end_location=_place(finding.end_location),
        filename=finding.path if finding.path == "-" else os.path.abspath(finding.path),
        fix=_fix(finding),
        location=_place(finding.location),
        message=diagnostic.message.text(lang),
        name=diagnostic.rule,
        noqa_row=None,
        severity=finding.severity.value,
        url=None,
        choices=list(diagnostic.choices),
        confidence=diagnostic.confidence,
        end=diagnostic.span.end,
        evidence=[
            EvidenceFields(e.span.end, e.field, e.reason.text(lang), e.span.start, e.text, e.weight)
            for e in diagnostic.evidence
        ],
        fingerprint=finding.fingerprint,
        group=finding.group,
        model_version=None,
        record=RecordFields(record.field, record.id, record.index) if record else None,
        rule_version=finding.version,
        schema_version=SCHEMA_VERSION,
        start=diagnostic.span.start,
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of one finding."""
    return msgspec.json.schema(FindingFields)


def _fix(finding: Finding) -> FixFields | None:
    if finding.diagnostic.fix is None:
        return None
    applicability: Any = str(finding.diagnostic.fix.applicability)
    edits = [
        EditFields(
            placed.edit.content,
            _place(placed.end_location),
            _place(placed.location),
            placed.edit.span.end,
            placed.edit.span.start,
        )
        for placed in finding.edits
    ]
    return FixFields(applicability, edits, None)


def _place(location: Location) -> Place:
    return Place(location.column, location.row)
