"""Findings that were there before: what a run need not tell again, so that only new ones count."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from vnlint.diagnostic import Message
from vnlint.errors import UsageError, reason_of
from vnlint.report import Finding

_UNREAD = Message("--baseline {path}: {error}", "--baseline {path}: {error}")
_NO_FINDING = Message(
    "--baseline {path}: line {line} is no finding ({error}); write the file with --output-format json-lines -o {path}",
    "--baseline {path}: dòng {line} không là phát hiện ({error}); ghi tệp bằng --output-format json-lines -o {path}",
)


class _Known(msgspec.Struct):
    """What counts of a finding as it was written."""

    fingerprint: str


class Baseline:
    """The findings of an earlier run, told by their fingerprints: whatever line or file they are in now."""

    def __init__(self, path: str) -> None:
        """``path``: of a file as `--output-format json-lines` writes it. Raises UsageError naming line and remedy."""
        self._known = frozenset(_fingerprints(path))

    def holds(self, finding: Finding) -> bool:
        """Whether it was there before."""
        return finding.fingerprint in self._known


def _fingerprints(path: str) -> Iterator[str]:
    decoder = msgspec.json.Decoder(_Known)
    try:
        with open(path, "rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    try:
                        yield decoder.decode(line).fingerprint
                    except msgspec.DecodeError as error:
                        raise UsageError(_NO_FINDING(path=path, line=number, error=error)) from error
    except (OSError, ValueError) as error:
        raise UsageError(_UNREAD(path=path, error=reason_of(error))) from error
