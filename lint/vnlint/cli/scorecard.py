"""The scores of a self-test as tables, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, to_builtins

from vnlint import __version__
from vnlint.cli import table
from vnlint.cli.sheet import wilson
from vnlint.diagnostic import Message
from vnlint.lang import decimal, number
from vnlint.selftest.scores import OfKind, OfRule, Scores

SCHEMA_VERSION = 1

_HEAD = Message(
    "{texts} texts of {words} words; {errors} errors were put in, {rate} in 1,000 words (seed {seed})",
    "{texts} văn bản gồm {words} từ; đã cài {errors} lỗi, {rate} trong 1.000 từ (hạt giống {seed})",
)
_KIND_TITLES = (
    Message("damage", "loại lỗi"),
    Message("put in", "đã cài"),
    Message("found", "tìm thấy"),
    Message("recall (95 %)", "tỉ lệ (95 %)"),
    Message("by its rules", "bởi quy tắc ứng với nó"),
    Message("first answer right", "gợi ý đầu đúng"),
)
_RULE_TITLES = (
    Message("rule", "quy tắc"),
    Message("hits", "trúng"),
    Message("first answer right", "gợi ý đầu đúng"),
    Message("already there", "có sẵn"),
    Message("in 10,000 words", "trong 10.000 từ"),
    Message("new alarms", "báo nhầm mới"),
)
_ALL = Message("all", "tất cả")
NOTE = Message(
    "already there: findings on the texts as they came. They do not count for the recall, and may be true errors of "
    "the texts or false alarms; vnlint audit tells which. new alarms: findings on the damaged texts that meet no error "
    "put in, and were not there before.",
    "có sẵn: phát hiện trên văn bản gốc. Chúng không tính vào tỉ lệ tìm thấy, có thể là lỗi thật của văn bản hoặc báo "
    "nhầm; vnlint audit cho biết. báo nhầm mới: phát hiện trên văn bản đã cài lỗi mà không chạm lỗi nào được cài và "
    "trước đó không có.",
)


def lines(scores: Scores, seed: int, lang: str, width: int | None, color: bool) -> Iterator[str]:
    """What a person reads."""
    total = scores.total
    yield _HEAD(
        texts=number(scores.texts, lang),
        words=number(scores.words, lang),
        errors=number(total.injected, lang),
        rate=decimal(total.injected / scores.words * 1000, 2, lang),
        seed=seed,
    ).text(lang)
    yield ""
    kinds = [*sorted(scores.kinds.items()), (_ALL.text(lang), total)]
    rows = [_kind_row(name, of_kind, lang) for name, of_kind in kinds]
    yield from table.lines([title.text(lang) for title in _KIND_TITLES], rows, width, color)
    yield ""
    rules = [*_ranked(scores), (_ALL.text(lang), _sum(scores))]
    rows = [_rule_row(name, of_rule, scores, lang) for name, of_rule in rules]
    yield from table.lines([title.text(lang) for title in _RULE_TITLES], rows, width, color)
    yield ""
    yield NOTE.text(lang)


def _kind_row(name: str, of_kind: OfKind, lang: str) -> tuple[str, ...]:
    share, low, high = (decimal(value, 3, lang) for value in wilson(of_kind.found, of_kind.injected))
    counts = of_kind.injected, of_kind.found, of_kind.found_as_expected, of_kind.right
    injected, found, expected, right = (number(count, lang) for count in counts)
    return name, injected, found, f"{share} ({low}–{high})", expected, right


def _rule_row(name: str, of_rule: OfRule, scores: Scores, lang: str) -> tuple[str, ...]:
    counts = of_rule.hits, of_rule.right, of_rule.already_there, of_rule.alarms
    hits, right, there, alarms = (number(count, lang) for count in counts)
    return name, hits, right, there, decimal(scores.per_10k(of_rule.already_there), 2, lang), alarms


def _ranked(scores: Scores) -> list[tuple[str, OfRule]]:
    """The rules with most hits first."""
    return sorted(scores.rules.items(), key=lambda item: (-item[1].hits, item[0]))


def _sum(scores: Scores) -> OfRule:
    rules = scores.rules.values()
    return OfRule(
        sum(of_rule.hits for of_rule in rules),
        sum(of_rule.right for of_rule in rules),
        scores.already_there,
        scores.alarms,
    )


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
    note: str
    """What the alarms are, in the language of the run."""


def as_data(scores: Scores, groups: Mapping[str, str], rate: float, seed: int, lang: str) -> dict[str, Any]:
    """What a program reads; ``groups`` are those of the rules by name."""
    report = ReportFields(
        SCHEMA_VERSION,
        __version__,
        seed,
        rate,
        scores.texts,
        scores.words,
        _kind_fields(_ALL.en, scores.total, ()),
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
            for name, of_rule in _ranked(scores)
        ),
        scores.already_there,
        round(scores.per_10k(scores.already_there), 3),
        scores.alarms,
        round(scores.per_10k(scores.alarms), 3),
        NOTE.text(lang),
    )
    data: dict[str, Any] = to_builtins(report)
    return data


def json_schema() -> dict[str, Any]:
    """The JSON Schema of that."""
    import msgspec

    return msgspec.json.schema(ReportFields)


def _kind_fields(name: str, of_kind: OfKind, expected: Any) -> KindFields:
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
