"""What a run tells its user: findings with their places, problems, edits, and the tally. And who shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from msgspec import Struct

from vnlint.diagnostic import Applicability, Diagnostic, Edit, Message, Severity
from vnlint.source import Location, Problem


class Record(Struct, frozen=True):
    """The record of a file that a text is from."""

    index: int
    """From 0."""
    id: str | int | None
    field: str
    """The dotted path of the text, with the number in place of ``[*]``: ``paragraphs[2].text``."""


class PlacedEdit(Struct, frozen=True):
    """An edit and where it stands in the file."""

    edit: Edit
    location: Location
    end_location: Location


class Finding(Struct, frozen=True):
    """A diagnostic with all that a reader wants to know; its offsets are those of the file or of the record's text."""

    diagnostic: Diagnostic
    path: str
    group: str
    severity: Severity
    version: int
    """Of the rule."""
    record: Record | None
    location: Location
    end_location: Location
    edits: tuple[PlacedEdit, ...]
    before: str
    """Up to 80 code points of the text before the span, on the same line."""
    text: str
    """The span itself, up to 200 code points."""
    after: str
    """Up to 80 code points after it, on the same line."""
    occurrence: int = 1
    """Which of the findings it is that the file has of the same rule in the same words."""

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same finding when lines move: the rule, the record, the words around."""
        record = self.record and (self.record.id, self.record.field)
        return self.diagnostic.rule, record, self.before[-40:], self.text, self.after[:40]

    @property
    def fingerprint(self) -> str:
        """24 hexadecimal digits; the same when lines move, whatever the language of the messages."""
        import hashlib  # only now: few formats ask

        told = repr((self.identity, self.occurrence)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, digest_size=12).hexdigest()

    @property
    def applicability(self) -> Applicability | None:
        """Of its fix; None when it has none."""
        return self.diagnostic.fix.applicability if self.diagnostic.fix else None


class AppliedFix(Struct, frozen=True):
    """One edit that was made."""

    path: str
    rule: str
    record: Record | None
    location: Location
    """In the file as it was before the round of edits; for later rounds the place is that of the first round's text."""
    before: str
    after: str
    around: tuple[str, str]
    """Up to 30 code points before and after the edit, on the same line."""


@dataclass(slots=True)
class Part:
    """What came of one chunk of a file. Parts come in input order; a small file is one part."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    applied: list[AppliedFix] = field(default_factory=list)
    silenced: int = 0
    """Findings that are not told, as the text turns them off."""
    idle: list[Location] = field(default_factory=list)
    """Where a text turns something off that has nothing to say."""
    diff: str = ""
    """The unified diff of the chunk, when a diff was asked for."""
    records: int = 0
    syllables: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    """Records or files not checked, by reason."""
    fields: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Whether any record says something in a field that is asked for beside the text: by setting and path."""


@dataclass(slots=True)
class Tally:
    """The sums of a run, so that zero findings mean something."""

    files: int = 0
    records: int = 0
    syllables: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    problems: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    """By rule: what remains."""
    fixed: Counter[str] = field(default_factory=Counter)
    """By rule: edits made, or that a diff shows."""
    fixable: Counter[Applicability] = field(default_factory=Counter)
    """How many of the remaining findings have a safe fix, and how many an unsafe one."""
    known: int = 0
    """Findings that were left out, as they were known before."""
    silenced: int = 0
    """Findings that texts turned off."""
    idle: list[tuple[str, int]] = field(default_factory=list)
    """Files and rows in which a text turns something off that has nothing to say."""
    fields: dict[tuple[str, str], bool] = field(default_factory=dict)
    """As of a part, of all records."""
    seconds: float = 0.0

    def add(self, part: Part) -> None:
        """Count what came of a chunk in; files are counted by the runner."""
        self.records += part.records
        self.syllables += part.syllables
        self.skipped += part.skipped
        self.problems += len(part.problems)
        self.silenced += part.silenced
        self.idle += ((part.path, location.row) for location in part.idle)
        for name, is_seen in part.fields.items():
            self.fields[name] = is_seen or self.fields.get(name, False)
        for finding in part.findings:
            self.findings[finding.diagnostic.rule] += 1
            if finding.applicability:
                self.fixable[finding.applicability] += 1
        self.fixed.update(applied.rule for applied in part.applied)


NOTHING_CHECKED = Message("no file was checked", "không có tệp nào được kiểm tra")
