"""The scores of a self-test as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from vnlint import __version__
from vnlint.cli.scorecard import NOTES, ranked
from vnlint.intervals import wilson
from vnlint.selftest.misses import Miss
from vnlint.selftest.scores import OfKind, Scores

SCHEMA_VERSION = 1


class Share(Struct, frozen=True):
    """A share with the limits of its 95 % interval (Wilson's score)."""

    share: float
    low: float
    high: float


class KindFields(Struct, frozen=True):
    """One kind of damage; of all kinds together the name is ``all``."""

    name: str
    expected: tuple[str, ...]
    """The running rules that are there for it."""
    injected: int
    found: int
    """By any rule."""
    found_by_expected: int
    first_answer_right: int
    """Errors for which the fix, or else the first choice, of a finding gives the clean text back."""
    recall: Share
    """Of `found`."""


class RuleFields(Struct, frozen=True):
    """One rule."""

    name: str
    group: str
    hits: int
    """Errors that a finding of the rule meets."""
    first_answer_right: int
    already_there: int
    """Findings on the clean texts: true errors of theirs, or false alarms."""
    already_there_per_10k: float
    """In 10,000 words."""
    new_alarms: int
    """Findings on the damaged texts that meet no error and were not there before."""


class ReportFields(Struct, frozen=True):
    """The report."""

    schema_version: int
    vnlint_version: str
    seed: int
    rate: float
    """Errors in 1,000 words, as asked for."""
    texts: int
    words: int
    """Runs of letters in the clean texts; in Vietnamese, syllables."""
    total: KindFields
    damages: tuple[KindFields, ...]
    rules: tuple[RuleFields, ...]
    already_there: int
    already_there_per_10k: float
    new_alarms: int
    new_alarms_per_10k: float
    misses: tuple[Miss, ...]
    """Errors that nothing found, as many of each kind as were asked for."""
    notes: tuple[str, ...]
    """What the numbers mean, in the language of the run."""


def as_data(
    scores: Scores, missed: Iterable[Miss], groups: Mapping[str, str], rate: float, seed: int, lang: str
) -> dict[str, Any]:
    """What a program reads; ``groups`` are those of the rules by name."""
    report = ReportFields(
        SCHEMA_VERSION,
        __version__,
        seed,
        rate,
        scores.texts,
        scores.words,
        _kind_fields("all", scores.total, ()),
        tuple(_kind_fields(name, of, sorted(scores.expected[name])) for name, of in sorted(scores.kinds.items())),
        tuple(
            RuleFields(
                name,
                groups.get(name, ""),
                of_rule.hits,
                of_rule.right,
                of_rule.already_there,
                round(scores.per_10k(of_rule.already_there), 3),
                of_rule.alarms,
            )
            for name, of_rule in ranked(scores)
        ),
        scores.already_there,
        round(scores.per_10k(scores.already_there), 3),
        scores.alarms,
        round(scores.per_10k(scores.alarms), 3),
        tuple(missed),
        tuple(note.text(lang) for note in NOTES),
    )
    data: dict[str, Any] = msgspec.to_builtins(report)
    return data


def json_schema() -> dict[str, Any]:
    """The JSON Schema of that."""
    return msgspec.json.schema(ReportFields)


def _kind_fields(name: str, of_kind: OfKind, expected: Iterable[str]) -> KindFields:
    share, low, high = (round(value, 4) for value in wilson(of_kind.found, of_kind.injected))
    return KindFields(
        name,
        tuple(expected),
        of_kind.injected,
        of_kind.found,
        of_kind.found_as_expected,
        of_kind.right,
        Share(share, low, high),
    )
