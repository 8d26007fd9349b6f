"""The sums of a self-test, by kind of damage and by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vnlint.diagnostic import Diagnostic
from vnlint.selftest.injecting import Injected
from vnlint.selftest.judging import Judgement


@dataclass(slots=True)
class OfKind:
    """What became of the errors of one kind."""

    injected: int = 0
    found: int = 0
    """By any rule."""
    found_as_expected: int = 0
    """By a rule that is there for it."""
    right: int = 0
    """Of which the first answer of a finding gives the clean text back."""

    def add(self, other: OfKind) -> None:
        """Count another kind in."""
        self.injected += other.injected
        self.found += other.found
        self.found_as_expected += other.found_as_expected
        self.right += other.right


@dataclass(slots=True)
class OfRule:
    """What one rule found."""

    hits: int = 0
    """Errors."""
    right: int = 0
    """Of these, with the right first answer."""
    already_there: int = 0
    """Findings on the clean texts."""
    alarms: int = 0
    """Findings on the damaged texts that meet no error and were not there before."""


@dataclass(slots=True)
class Scores:
    """All sums; ``expected`` are the rules that are there for each kind, by its name."""

    expected: Mapping[str, frozenset[str]]
    kinds: dict[str, OfKind] = field(default_factory=dict)
    rules: dict[str, OfRule] = field(default_factory=dict)
    texts: int = 0
    words: int = 0
    """Of the clean texts."""

    def add_clean(self, words: int, findings: Iterable[Diagnostic]) -> None:
        """Count a clean text in."""
        self.texts += 1
        self.words += words
        for found in findings:
            self._of_rule(found.rule).already_there += 1

    def add_damaged(self, errors: Iterable[Injected], judged: Judgement) -> None:
        """Count a damaged text in."""
        for number, error in enumerate(errors):
            hits = [hit for hit in judged.hits if hit.error == number]
            right = {hit.rule for hit in hits if hit.is_right}
            for rule in {hit.rule for hit in hits}:
                self._of_rule(rule).hits += 1
                self._of_rule(rule).right += rule in right
            of_kind = self.kinds.setdefault(error.kind, OfKind())
            of_kind.injected += 1
            of_kind.found += bool(hits)
            of_kind.found_as_expected += any(hit.rule in self.expected[error.kind] for hit in hits)
            of_kind.right += bool(right)
        for rule in judged.alarms:
            self._of_rule(rule).alarms += 1

    @property
    def total(self) -> OfKind:
        """All kinds together."""
        total = OfKind()
        for of_kind in self.kinds.values():
            total.add(of_kind)
        return total

    @property
    def already_there(self) -> int:
        """Findings on the clean texts."""
        return sum(of_rule.already_there for of_rule in self.rules.values())

    @property
    def alarms(self) -> int:
        """New alarms."""
        return sum(of_rule.alarms for of_rule in self.rules.values())

    def per_10k(self, findings: int) -> float:
        """Findings in 10,000 words."""
        return findings / self.words * 10_000 if self.words else 0.0

    def _of_rule(self, rule: str) -> OfRule:
        return self.rules.setdefault(rule, OfRule())
