"""The sheet of an audit: findings drawn rule by rule, written for a person to label, and read back."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from vnlint.diagnostic import Applicability, Message
from vnlint.errors import UsageError, reason_of, unknown, wrong
from vnlint.intervals import wilson
from vnlint.report import Finding
from vnlint.reporters.change import ARROW, changes
from vnlint.reporters.visible import prose, visible
from vnlint.reservoir import Reservoir

COLUMNS = ("id", "rule", "file", "record", "before", "span", "after", "fix", "label")
LABELS = {"t": "true", "d": "defensible", "f": "false"}
"""What a label may be: the word or its first letter."""
_FORMULA = ("=", "+", "-", "@")
"""What makes a formula of a cell in a spreadsheet."""


class Sample:
    """At most ``size`` findings of each rule, all of a rule's findings being equally likely.

    The same findings in the same order and the same seed give the same sample; a rule's draw does not depend on what
    other rules find.
    """

    def __init__(self, size: int, seed: int) -> None:
        self._size = size
        self._seed = seed
        self._of_rule: dict[str, Reservoir[Finding]] = {}

    def add(self, findings: Iterable[Finding]) -> None:
        """More findings to draw from."""
        for finding in findings:
            rule = finding.diagnostic.rule
            if rule not in self._of_rule:
                self._of_rule[rule] = Reservoir(self._size, f"{self._seed}:{rule}")
            self._of_rule[rule].add((finding,))

    @property
    def seen(self) -> Mapping[str, int]:
        """How many findings of each rule there were to draw from."""
        return {rule: drawn.seen for rule, drawn in self._of_rule.items()}

    def __iter__(self) -> Iterator[Finding]:
        """The drawn findings by rule, in the order of the input."""
        for _, drawn in sorted(self._of_rule.items()):
            yield from drawn


def write(findings: Iterable[Finding], stream: TextIO, delimiter: str, lang: str) -> None:
    """A sheet with an empty label in each row. What is invisible in a text is shown, so a row is one line."""
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in findings:
        record = finding.record
        row = (
            finding.fingerprint,
            finding.diagnostic.rule,
            f"{finding.path}:{finding.location.row}:{finding.location.column}",
            "" if record is None else str(record.index if record.id is None else record.id),
            prose(finding.before),
            visible(finding.text),
            prose(finding.after),
            _fix(finding),
            "",
        )
        writer.writerow(["'" + cell if cell.startswith(_FORMULA) else cell for cell in row])


def _fix(finding: Finding) -> str:
    if finding.applicability in (None, Applicability.DISPLAY_ONLY):
        return " | ".join(map(prose, finding.diagnostic.choices))
    return "; ".join(f"{before}{ARROW}{after}" for before, after in changes(finding))


@dataclass(slots=True)
class Labels:
    """How many findings of a rule were given each label."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """How many were labelled."""
        return sum(self.counts.values())

    def interval(self, *right: str) -> tuple[float, float, float]:
        """The share of the labels that count as right, with the limits of its 95 % interval (Wilson's score)."""
        return wilson(sum(self.counts[label] for label in right), self.read)


def read(path: str) -> dict[str, Labels]:
    """The labels of a sheet by rule, rows without a label left out. Raises UsageError naming the row and the remedy."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = _rows(file)
            missing = {"rule", "label"} - set(rows.fieldnames or ())
            if missing:
                raise _no_column(path, sorted(missing)[0])
            labels: dict[str, Labels] = {}
            for row in rows:
                label = _label(row["label"] or "", f"{path}:{rows.line_num}")
                of_rule = labels.setdefault(row["rule"], Labels())
                if label:
                    of_rule.counts[label] += 1
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise wrong(path, Message(reason_of(error))) from error
    return labels


def is_labelled(path: str) -> bool:
    """Whether a file is a sheet in which somebody has put a label, whatever it says; not whether it can be read."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            return any((row.get("label") or "").strip() for row in _rows(file))
    except (OSError, csv.Error):
        return False


def _rows(file: TextIO) -> csv.DictReader[str]:
    """The rows of a sheet, with the delimiter that its first line has."""
    first = file.readline()
    file.seek(0)
    return csv.DictReader(file, delimiter="\t" if "\t" in first else ";" if ";" in first else ",")


def _label(text: str, where: str) -> str:
    word = text.strip().lower()
    if not word or word in LABELS.values():
        return word
    if word not in LABELS:
        raise unknown(Message("label", "nhãn"), text, [*LABELS.values(), *LABELS], where)
    return LABELS[word]


def _no_column(path: str, name: str) -> UsageError:
    return UsageError(
        Message(
            f"{path}: no column `{name}`; give a sheet that `vnlint audit` wrote",
            f"{path}: thiếu cột `{name}`; hãy dùng bảng do `vnlint audit` ghi",
        )
    )
