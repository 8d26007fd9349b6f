"""What a rule author writes: a class with its documentation, its examples, its options and one method.

The class is the whole rule. Its name comes from the class (`TabRun` is `tab-run`), its group from the folder; its
tests, its page in the docs and `vnlint rule tab-run` come from the docstring and the examples.
"""

from __future__ import annotations

import dataclasses
import enum
import inspect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from vnlint.columns import Positions
from vnlint.diagnostic import (
    Applicability,
    Diagnostic,
    Edit,
    Evidence,
    Fix,
    Guard,
    Message,
    Phase,
    Severity,
    Span,
)
from vnlint.document import Document, Page
from vnlint.triggers import Trigger

NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
"""Kebab-case, as in `tab-run`: what a rule or a kind of damage may be called."""
_MOST_SHOWN = 200
"""Code points of a text that a message shows."""


class Scope(enum.Enum):
    """How far a rule looks."""

    LINE = "line"
    """Its evidence stands within one line. It is handed whole pages and cannot tell."""
    DOCUMENT = "document"
    """It needs the edges of the text, other lines, or the record's context: one call a document with a trigger."""
    CORPUS = "corpus"
    """It needs the other texts of the run (`vnlint.CorpusRule`): one call a document it concluded something of."""


class Invariant(enum.StrEnum):
    """What a safe fix leaves as it was. The engine refuses an edit that would break its rule's promise."""

    WHITESPACE_ONLY = "whitespace-only"
    """Only blanks, tabs and line ends are added, removed or replaced."""
    INVISIBLE_ONLY = "invisible-only"
    """Only characters without a glyph (categories Cc, Cf, blank fillers) are removed, or become a space."""
    NFC_EQUAL = "nfc-equal"
    """The text has the same NFC form before and after."""
    SAME_BASE_LETTERS = "same-base-letters"
    """Without marks, the letters are the same: only marks move, go or come."""
    CASE_ONLY = "case-only"
    """The text differs in case alone."""
    LOOKALIKE_MAP = "lookalike-map"
    """Characters are replaced one for one: by such as look the same (`Rule.lookalikes`) or are so by compatibility."""
    ENTITY_DECODE = "entity-decode"
    """Character references are replaced by what they stand for."""
    DELETES_A_REPEAT = "deletes-a-repeat"
    """What is deleted stands once more beside it."""
    DELETES_PUNCTUATION = "deletes-punctuation"
    """Only punctuation marks go, and at least one of the run stays."""
    REENCODES = "re-encodes"
    """The new text, written in an encoding that a plugin knows, is the text before."""
    AS_LISTED = "as-listed"
    """The replacement is one that the rule's author wrote down for it; for the rules of a user's configuration."""


@dataclass(frozen=True)
class Bad:
    """A text the rule flags, with the spots between ⟦ and ⟧ (``⟦⟧`` for an empty span); executed as a test."""

    marked: str
    fixed: str | None = None
    """The text after safe fixes; None when nothing is safe to fix."""
    unsafe: str | None = None
    """The text after unsafe fixes as well; None when they would add nothing."""
    choices: tuple[str, ...] = ()
    """What the finding offers first, best first (a prefix of its choices)."""
    options: Mapping[str, Any] = field(default_factory=dict)
    format: str = "plain"
    context: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    """The texts before it in the corpus, for rules of corpus scope."""

    @property
    def text(self) -> str:
        """The text without the marks."""
        return re.sub("[⟦⟧]", "", self.marked)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The marked spans, in order."""
        places, offset = [], 0
        for position, character in enumerate(self.marked):
            if character in "⟦⟧":
                places.append(position - offset)
                offset += 1
        return tuple(Span(a, b) for a, b in zip(places[::2], places[1::2], strict=True))


@dataclass(frozen=True)
class Good:
    """A text the rule leaves alone, and if it is not plain, why; executed as a test."""

    text: str
    why: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    format: str = "plain"
    context: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measured:
    """The precision of a rule as somebody read it: findings drawn from untouched text and judged one by one."""

    corpus: str
    """Which text, in words a user understands: "raw news, 5,000 articles"."""
    per_10k: float
    """Findings in 10,000 syllables of it."""
    read: int
    """How many findings were read."""
    true: int
    """How many of them a careful editor would agree with."""
    defensible: int = 0
    """How many more are a matter of house style."""
    date: str = ""


def option(default: Any, help: str) -> Any:
    """An option of a rule: a dataclass field with a line of help. Its annotation is what values are checked against."""
    return dataclasses.field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Rule:
    """A check. Subclasses are frozen dataclasses whose fields are the rule's options.

    The docstring is the rule's page: one sentence that names the problem; a blank line; why it hurts a corpus and when
    it is right to leave it alone. Nothing else: examples and options are in the code already.
    """

    name: ClassVar[str]
    """In kebab-case, naming the problem; made from the class name."""
    group: ClassVar[str]
    """The folder (package) of the rule's module, or what the class says."""
    message: ClassVar[Message]
    """What is said of a finding; lower case, concrete, with the text in it."""
    examples: ClassVar[tuple[Bad | Good, ...]] = ()
    """What the rule is for, and what it leaves alone: documentation, and tests (`vnlint.testing`), which want some."""
    triggers: ClassVar[tuple[Trigger, ...]] = ()
    """What makes a place worth a look; a rule without triggers and `gate` is called on everything."""
    scope: ClassVar[Scope] = Scope.LINE
    phase: ClassVar[Phase] = Phase.WORDING
    applicability: ClassVar[Applicability] = Applicability.DISPLAY_ONLY
    """Of its fixes, unless a finding says less."""
    invariant: ClassVar[Invariant | None] = None
    """What its safe fixes leave as it was; a must for a rule with safe fixes."""
    lookalikes: ClassVar[Mapping[str, str]] = {}
    """Characters, each with the one that it looks like, for a rule that promises `Invariant.LOOKALIKE_MAP`."""
    severity: ClassVar[Severity] = Severity.WARNING
    default: ClassVar[bool] = True
    """Whether the rule runs when nothing was selected."""
    preview: ClassVar[bool] = False
    """Whether it is on trial: selected only with `--preview`."""
    aliases: ClassVar[tuple[str, ...]] = ()
    """Earlier names, still understood."""
    heeds_protection: ClassVar[bool] = True
    """Whether findings that meet an address, a number or the like are dropped; those in fenced text always are."""
    heeds_words: ClassVar[bool] = False
    """Whether a finding is dropped when its text is a word of the user's own (`words` in the configuration)."""
    silences: ClassVar[frozenset[str]] = frozenset()
    """Groups and rules whose findings inside a finding of this rule say nothing new, and are dropped."""
    reads_normalized: ClassVar[bool] = True
    """Whether the rule is handed NFC text, and wrapped lines as one. Rules on characters and lines as such say no."""
    formats: ClassVar[frozenset[str]] = frozenset({"plain", "markdown"})
    """Formats of text in which the rule makes sense."""
    measured: ClassVar[Measured | None] = None
    version: ClassVar[int] = 1
    """Raised when findings on the same text change."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "name" not in cls.__dict__:
            cls.name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()
        if "group" not in cls.__dict__:
            cls.group = cls.__module__.rpartition(".")[0].rpartition(".")[2]

    def gate(self, page: Page, places: Positions) -> Positions:
        """Those of a page's places that are worth opening their document for; judged on columns, for many at once.

        For rules of DOCUMENT scope whose triggers fire often, or that have none and find their places otherwise: other
        places of the page may be among the answer. ``places`` are offsets into the page.
        """
        return places

    def check(self, document: Document, places: Positions) -> Iterable[Diagnostic]:
        """The findings. ``places`` are the offsets where a trigger fired, ascending; empty without triggers."""
        raise NotImplementedError

    def found(
        self,
        start: int,
        end: int,
        *,
        replace: str | None = None,
        edits: Iterable[Edit] = (),
        applicability: Applicability | None = None,
        choices: Iterable[str] = (),
        confidence: float = 1.0,
        evidence: Iterable[Evidence] = (),
        guards: Iterable[Guard] = (),
        message: Message | None = None,
        **values: object,
    ) -> Diagnostic:
        """A finding of this rule at code points ``start`` to ``end``.

        ``replace`` is the text to put there; ``edits`` are for fixes elsewhere or in several places. ``values`` fill
        the message in, long strings cut; a ``message`` without any is said as it stands, braces of the text in it and
        all.
        """
        span = Span(int(start), int(end))
        changes = (Edit(span, replace),) if replace is not None else tuple(edits)
        fix = Fix(changes, self.applicability if applicability is None else applicability) if changes else None
        said = self.message if message is None else message
        return Diagnostic(
            self.name,
            span,
            said(**{name: _cut(value) for name, value in values.items()}) if values or message is None else said,
            fix,
            tuple(choices),
            confidence,
            tuple(evidence),
            frozenset(guards),
        )

    @classmethod
    def options(cls) -> tuple[dataclasses.Field[Any], ...]:
        """The option fields, in order."""
        return dataclasses.fields(cls)

    @classmethod
    def documentation(cls) -> tuple[str, str]:
        """The first line of the docstring and the rest of it."""
        summary, _, rest = inspect.cleandoc(cls.__doc__ or "").partition("\n")
        return summary.strip(), rest.strip()


def _cut(value: object) -> object:
    """What a message shows of a value: of a long text the beginning."""
    return f"{value[:_MOST_SHOWN]}…" if isinstance(value, str) and len(value) > _MOST_SHOWN else value
