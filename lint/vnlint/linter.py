"""The rules run on one page or document, and what of their findings may be reported."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from vnlint.admission import beyond, sound
from vnlint.columns import Positions
from vnlint.diagnostic import Applicability, Diagnostic, Edit, Message, Span, moved
from vnlint.document import Document, Page
from vnlint.errors import FAILURES, UsageError, failure_of
from vnlint.invariants import Encoder, destroys_evidence, keeps
from vnlint.observing import CorpusRule, Observed
from vnlint.own_words import OwnWords
from vnlint.protected import Protection, Protector
from vnlint.reading import Reading, readings
from vnlint.rule import Rule, Scope
from vnlint.silencing import Switchboard, unguarded, unsilenced
from vnlint.triggers import Scanner


class RuleFailure(Struct, frozen=True):
    """A rule that raised on a document, and what it raised. The findings of the other rules stand."""

    rule: str
    error: str

    @property
    def message(self) -> Message:
        """What users are told."""
        return Message(
            f"rule `{self.rule}` failed here: {self.error}; the other rules were run",
            f"quy tắc `{self.rule}` bị lỗi ở đây: {self.error}; các quy tắc khác vẫn chạy",
        )


@dataclass(slots=True)
class Checked:
    """What the rules say of one document, in order of place, and which of them failed on it."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    failures: list[RuleFailure] = field(default_factory=list)
    words: int = 0
    """Runs of letters in the text; in Vietnamese, syllables."""
    silenced: int = 0
    """Findings that would have been told, had the text not turned them off."""
    idle: list[int] = field(default_factory=list)
    """Where the text turns something off that has nothing to say."""
    faults: list[tuple[int, Message]] = field(default_factory=list)
    """Where it means to turn something off or on, and why it does not."""


class Linter:
    """A set of rules, compiled once, run on any number of documents."""

    def __init__(
        self,
        rules: Iterable[Rule],
        protections: Iterable[Protection] = (),
        *,
        encodings: Mapping[str, Encoder] = {},
        words: Iterable[str] = (),
        selectors: Mapping[str, Collection[str]] = {},
    ) -> None:
        """``words``: what the user calls right (`OwnWords`), whatever the rules that heed such words say.

        ``selectors``: the names by which a text may turn rules off, each with the rules that it stands for.

        Raises UsageError naming a rule with triggers that cannot be compiled.
        """
        self._protector = Protector(protections)
        self._encoders = tuple(encodings.values())
        self._words = OwnWords(words)
        self._selectors = selectors
        self._take_up(tuple(rules))

    def _take_up(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.by_name = {rule.name: rule for rule in rules}
        try:
            self._scanner = Scanner([rule.triggers for rule in rules])
        except Exception as error:
            raise _wrong_triggers(rules, error) from error

    def check(self, document: Document) -> Checked:
        """The findings in one document."""
        return self.check_page([document])[0]

    def check_page(self, documents: Sequence[Document]) -> list[Checked]:
        """The findings in each of several documents of one format, read as one page.

        Together or one by one, the findings are the same.
        """
        page = Page(documents, protector=self._protector)
        results = [Checked(words=count) for count in _words_in(page)]
        places = self._scanner.scan(page.text, page.columns)
        read = readings(page) if any(rule.reads_normalized for rule in self.rules) else {}
        if read:
            reading_page = self._reading_page(documents, read)
            reading_places = self._scanner.scan(reading_page.text, reading_page.columns)
        for number, rule in enumerate(self.rules):
            if page.meta.format not in rule.formats:
                continue
            if read and rule.reads_normalized:
                found = _findings(rule, reading_page, reading_places[number])
                found = ((i, read[i].restore(d) if i in read else d) for i, d in found)
            else:
                found = _findings(rule, page, places[number])
            self._take(rule, found, documents, results)
        for document, checked in zip(documents, results, strict=True):
            checked.diagnostics.sort(key=_place)
            if document.meta.switches:
                self._turn_off(document, checked)
            checked.diagnostics = self._telling(document, checked.diagnostics)
        return results

    def _telling(self, document: Document, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
        """The findings, less those of which another one says all."""
        return unguarded(document.text, unsilenced(diagnostics, self.by_name))

    def _turn_off(self, document: Document, checked: Checked) -> None:
        """Leave out what the text turns off, as if the rule had not run there: what it would have silenced is told."""
        board = Switchboard(document.meta.switches, self.by_name, self._selectors)
        on: list[Diagnostic] = []
        off: list[Diagnostic] = []
        for diagnostic in checked.diagnostics:
            (off if board.silences(diagnostic) else on).append(diagnostic)
        checked.diagnostics = on
        checked.silenced = len(self._telling(document, off))
        checked.idle, checked.faults = board.idle, board.faults

    def _take(
        self,
        rule: Rule,
        found: Iterable[tuple[int, Diagnostic]],
        documents: Sequence[Document],
        results: Sequence[Checked],
    ) -> None:
        """Add the findings of a rule, each with the number of its document, as they may be reported."""
        try:
            admitted = [(index, self._admit(rule, documents[index], diagnostic)) for index, diagnostic in found]
        except FAILURES as error:
            self._isolate(rule, documents, results, failure_of(error))
            return
        for index, diagnostic in admitted:
            if diagnostic is not None:
                results[index].diagnostics.append(diagnostic)

    @property
    def corpus_rules(self) -> tuple[CorpusRule, ...]:
        """Those of its rules that look at all texts of a run."""
        return tuple(rule for rule in self.rules if isinstance(rule, CorpusRule))

    def observe(
        self, documents: Sequence[Document]
    ) -> tuple[list[tuple[CorpusRule, Observed]], list[tuple[int, RuleFailure]]]:
        """What its rules of corpus scope see of several documents of one format, read as one page.

        And which of them which rule failed on, by number.
        """
        page = Page(documents, protector=self._protector)
        if read := readings(page):
            page = self._reading_page(documents, read)
        found: list[tuple[CorpusRule, Observed]] = []
        failures: list[tuple[int, RuleFailure]] = []
        for rule in self.corpus_rules:
            if page.meta.format not in rule.formats:
                continue
            try:
                found.append((rule, _observed(rule, page)))
            except FAILURES as error:
                failure = RuleFailure(rule.name, failure_of(error))
                if len(documents) == 1:
                    failures.append((0, failure))
                    continue
                alone = self._alone(rule)
                for number, document in enumerate(documents):
                    some, failed = alone.observe([document])
                    found += ((rule, Observed(one.documents + number, one.values)) for _, one in some)
                    failures += ((number, failure) for _, failure in failed)
        return found, failures

    def _reading_page(self, documents: Sequence[Document], read: Mapping[int, Reading]) -> Page:
        """The page of several documents, with the readings of those that have one."""
        shown = [read[i].document if i in read else document for i, document in enumerate(documents)]
        return Page(shown, protector=self._protector)

    def _admit(self, rule: Rule, document: Document, diagnostic: Diagnostic) -> Diagnostic | None:
        """The finding as it may be reported: nothing in protected text, no fix beyond what the law allows.

        Raises TypeError or ValueError for one that is wrong in itself.
        """
        diagnostic = sound(diagnostic, rule.name, document.text)
        if self._is_closed(rule, document, diagnostic.span):
            return None
        if rule.heeds_words and self._words.cover(document.text, diagnostic.span):
            return None
        fix = diagnostic.fix
        if fix is None:
            return diagnostic
        if any(edit.span != diagnostic.span and self._is_closed(rule, document, edit.span) for edit in fix.edits):
            return replace(diagnostic, fix=None)
        if fix.applicability is Applicability.SAFE and not all(
            self._is_safe(rule, document.text, e) for e in fix.edits
        ):
            return replace(diagnostic, fix=replace(fix, applicability=Applicability.UNSAFE))
        return diagnostic

    def _is_closed(self, rule: Rule, document: Document, span: Span) -> bool:
        return document.is_fenced(span) or (rule.heeds_protection and self._protector.meets(document.text, span))

    def _is_safe(self, rule: Rule, text: str, edit: Edit) -> bool:
        return keeps(rule, text, edit, self._encoders) and not destroys_evidence(text, edit)

    def _isolate(self, rule: Rule, documents: Sequence[Document], results: Sequence[Checked], error: str) -> None:
        """Run a rule that raised once more, document by document: one bad text hides nothing in the others."""
        if len(documents) == 1:
            results[0].failures.append(RuleFailure(rule.name, error))
            return
        alone = self._alone(rule)
        for document, checked in zip(documents, results, strict=True):
            again = alone.check(Document(document.text, document.id, replace(document.meta, switches=())))
            checked.diagnostics += again.diagnostics
            checked.failures += again.failures

    def _alone(self, rule: Rule) -> Linter:
        """A linter of one of its rules, which knows all that it knows."""
        alone = copy.copy(self)
        alone._take_up((rule,))
        return alone


def _wrong_triggers(rules: Sequence[Rule], error: Exception) -> UsageError:
    """The error for triggers that cannot be compiled, with the rule at fault: where it takes several, the greediest."""
    at_fault = max(rules, key=lambda rule: len(rule.triggers))
    for rule in rules:
        try:
            Scanner([rule.triggers])
        except Exception as its_own:
            at_fault, error = rule, its_own
            break
    what = failure_of(error)
    return UsageError(
        Message(f"rule `{at_fault.name}`: triggers: {what}", f"quy tắc `{at_fault.name}`: triggers: {what}")
    )


def _observed(rule: CorpusRule, page: Page) -> Observed:
    """What a rule sees of a page. Raises TypeError for what is no Observed."""
    observed = rule.observe(page)
    if not isinstance(observed, Observed):
        raise TypeError(f"observe() gives {type(observed).__name__}, not Observed")
    return observed


def _findings(rule: Rule, page: Page, places: Positions) -> Iterator[tuple[int, Diagnostic]]:
    """The findings of one rule, each with the number of its document and in offsets of that document."""
    if rule.scope is Scope.CORPUS:
        for index, document in enumerate(page.documents):
            if rule.name in document.meta.conclusions:
                for diagnostic in rule.check(page.opened(index), places):
                    yield index, diagnostic
    elif rule.scope is Scope.DOCUMENT:
        gated = rule.triggers or type(rule).gate is not Rule.gate
        for index, part in page.split(rule.gate(page, places)) if gated else page.split_all():
            for diagnostic in rule.check(page.opened(index), part):
                yield index, diagnostic
    elif len(places) or not rule.triggers:
        for diagnostic in rule.check(page, places):
            index = page.index_at(diagnostic.span.start)
            start = page.starts[index] if index >= 0 else len(page.text)
            if start <= diagnostic.span.start and diagnostic.span.end <= start + len(page.documents[index].text):
                yield index, moved(diagnostic, partial(Span.shift, by=-start))
            elif diagnostic.span.end > len(page.text):  # else it is about the edges between documents
                raise beyond(diagnostic.span, page.text)


def _words_in(page: Page) -> list[int]:
    """How many words each of its documents has."""
    edges = [(start, start + len(d.text)) for start, d in zip(page.starts, page.documents, strict=True)]
    words = page.tokens.starts.searchsorted(np.array(edges).reshape(-1, 2))
    counts: list[int] = (words[:, 1] - words[:, 0]).tolist()
    return counts


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.span.start, diagnostic.span.end, diagnostic.rule
