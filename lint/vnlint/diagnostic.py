"""What a rule found, where, and how it would repair it.

Offsets are code points in the text as read, half open. Rows and columns exist only in reporters.
"""

from __future__ import annotations

import bisect
import enum
import itertools
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace


class Applicability(enum.IntEnum):
    """How sure a fix is; ordered, so that ``fix.applicability >= Applicability.UNSAFE`` reads well."""

    DISPLAY_ONLY = 0
    """A person chooses; never applied."""
    UNSAFE = 1
    """Probably meant; applied on request."""
    SAFE = 2
    """Certainly meant, whatever the text."""

    def __str__(self) -> str:
        return self.name.lower().replace("_", "-")


class Phase(enum.IntEnum):
    """When edits meet, the earlier phase wins and the later waits for the next round."""

    ENCODING = 0
    UNICODE = 1
    RESIDUE = 2
    SPACING = 3
    SPELLING = 4
    WORDING = 5


class Severity(enum.StrEnum):
    """How much a finding matters to a reader of the report."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Guard(enum.StrEnum):
    """A kind of edit that a diagnostic forbids inside its span, `--unsafe-fixes` included."""

    WHITESPACE = "whitespace"


class Span(Struct, frozen=True, order=True):
    """A stretch of text, ``start`` to ``end`` in code points, half open; empty for an insertion point."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is still a place

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; an empty span overlaps what it lies inside of."""
        if self.start == self.end or other.start == other.end:
            return self == other or (self.start < other.end and other.start < self.end)
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same stretch, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The characters it covers."""
        return text[self.start : self.end]


class Spans:
    """Stretches of text, in order; those given at first may overlap and are one then, those added later may not."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in sorted(spans):
            if self._spans and span.start <= self._spans[-1].end:
                last = self._spans.pop()
                span = Span(last.start, max(last.end, span.end))
            self._spans.append(span)

    def add(self, span: Span) -> None:
        """One more."""
        bisect.insort(self._spans, span)

    def touch(self, span: Span) -> bool:
        """Whether a span meets one of them: an edge in common is enough, as an edit is judged by what stands beside."""
        at = bisect.bisect_right(self._spans, span.end, key=lambda s: s.start)
        return any(span.start <= other.end for other in self._spans[max(0, at - 2) : at])  # 2: the last may be empty


class Message(Struct, frozen=True):
    """What is said to a user, in English and in Vietnamese; `{braces}` are filled in by calling it."""

    en: str
    vi: str = ""

    def __call__(self, **values: object) -> Message:
        """The message with ``values`` in its braces, of those that are messages the text in its own language."""
        if Message not in map(type, values.values()):  # as for nearly every finding
            return Message(self.en.format(**values), self.vi.format(**values))
        en, vi = (
            {name: value.text(lang) if isinstance(value, Message) else value for name, value in values.items()}
            for lang in ("en", "vi")
        )
        return Message(self.en.format(**en), self.vi.format(**vi))

    def text(self, lang: str) -> str:
        """The message in ``lang``; English where there is no other."""
        return self.vi if lang == "vi" and self.vi else self.en


class Edit(Struct, frozen=True, order=True):
    """Replace the text of ``span`` by ``content``."""

    span: Span
    content: str

    def of(self, text: str) -> str:
        """What stands there before the edit."""
        return self.span.of(text)


class Fix(Struct, frozen=True):
    """Edits that are made together or not at all."""

    edits: tuple[Edit, ...]
    applicability: Applicability

    def __post_init__(self) -> None:
        if len(self.edits) == 1:
            return
        if not self.edits:
            raise ValueError("a fix without edits")
        ordered = sorted(self.edits)
        if any(a.span.end > b.span.start for a, b in itertools.pairwise(ordered)):
            raise ValueError(f"edits of one fix overlap: {ordered}")

    @property
    def span(self) -> Span:
        """The stretch from the first edit to the last."""
        return Span(min(e.span.start for e in self.edits), max(e.span.end for e in self.edits))


class Evidence(Struct, frozen=True):
    """A place that supports a choice: in the text itself (``field`` None) or in a context field."""

    span: Span
    text: str
    reason: Message
    field: str | None = None
    weight: float = 1.0


class Diagnostic(Struct, frozen=True):
    """One finding of one rule."""

    rule: str
    span: Span
    message: Message
    fix: Fix | None = None
    choices: tuple[str, ...] = ()
    """Replacements of ``span``, best first, for a person to choose from."""
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    guards: frozenset[Guard] = frozenset()


def moved(diagnostic: Diagnostic, move: Callable[[Span], Span]) -> Diagnostic:
    """The finding with all its spans in the text put through ``move``."""
    fix, evidence = diagnostic.fix, diagnostic.evidence
    if fix:
        fix = Fix(tuple([Edit(move(edit.span), edit.content) for edit in fix.edits]), fix.applicability)
    if evidence:
        evidence = tuple(e if e.field else replace(e, span=move(e.span)) for e in evidence)
    return Diagnostic(
        diagnostic.rule,
        move(diagnostic.span),
        diagnostic.message,
        fix,
        diagnostic.choices,
        diagnostic.confidence,
        evidence,
        diagnostic.guards,
    )


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` after ``edits``, whose spans must not overlap."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits):
        if edit.span.start < position:
            raise ValueError(f"edits overlap at {edit.span.start}")
        parts += text[position : edit.span.start], edit.content
        position = edit.span.end
    parts.append(text[position:])
    return "".join(parts)
