"""The scores of a self-test as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vnlint.cli import table
from vnlint.diagnostic import Message
from vnlint.intervals import wilson
from vnlint.lang import count, decimal, number
from vnlint.reporters.visible import prose, visible
from vnlint.selftest.misses import Miss
from vnlint.selftest.scores import OfKind, OfRule, Scores

_HEAD = Message(
    "{texts}, {words}; {errors} put in, {rate} in 1,000 words (seed {seed})",
    "{texts}, {words}; đã cài {errors}, {rate} trong 1.000 từ (hạt giống {seed})",
)
_TEXT, _WORD, _ERROR = Message("text", "văn bản"), Message("word", "từ"), Message("error", "lỗi")
_KIND_TITLES = (
    Message("damage", "loại lỗi"),
    Message("put in", "đã cài"),
    Message("found", "tìm thấy"),
    Message("recall (95 %)", "tỉ lệ (95 %)"),
    Message("by its rules", "bởi quy tắc của nó"),
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
_MISS_TITLES = (Message("missed", "bỏ sót"), Message("meant", "vốn là"), Message("where", "ở đâu"))
_ALL = Message("all", "tất cả")
_SHOWN = 24
"""Code points that are shown of what was meant."""
NOTES = (
    Message(
        "found: a finding of any rule meets the error. by its rules: one of a rule that is there for that kind.",
        "tìm thấy: có phát hiện của một quy tắc bất kỳ chạm lỗi. bởi quy tắc của nó: của quy tắc ứng với loại lỗi ấy.",
    ),
    Message(
        "first answer right: the fix or first choice of a finding gives the clean text back.",
        "gợi ý đầu đúng: cách sửa hoặc lựa chọn đầu của một phát hiện trả lại đúng văn bản sạch.",
    ),
    Message(
        "already there: findings on the texts as they came. They do not count for the recall, and may be true errors "
        "of the texts or false alarms: vnlint audit helps to tell.",
        "có sẵn: phát hiện trên văn bản gốc. Chúng không tính vào tỉ lệ tìm thấy, có thể là lỗi thật của văn bản hoặc "
        "báo nhầm: dùng vnlint audit để phân biệt.",
    ),
    Message(
        "new alarms: findings on the damaged texts that meet no error put in, and were not there before.",
        "báo nhầm mới: phát hiện trên văn bản đã cài lỗi mà không chạm lỗi nào được cài và trước đó không có.",
    ),
)
"""What the columns mean, a line each."""


def lines(
    scores: Scores, missed: Iterable[Miss], seed: int, lang: str, width: int | None, color: bool
) -> Iterator[str]:
    """What a person reads; ``missed`` are the errors to show."""
    total = scores.total
    yield _HEAD(
        texts=count(scores.texts, _TEXT, lang),
        words=count(scores.words, _WORD, lang),
        errors=count(total.injected, _ERROR, lang),
        rate=decimal(total.injected / scores.words * 1000, 2, lang),
        seed=seed,
    ).text(lang)
    yield ""
    kinds = [*sorted(scores.kinds.items()), (_ALL.text(lang), total)]
    rows = [_kind_row(name, of_kind, lang) for name, of_kind in kinds]
    yield from table.lines([title.text(lang) for title in _KIND_TITLES], rows, width, color)
    yield ""
    rules = [*ranked(scores), (_ALL.text(lang), _sum(scores))]
    rows = [_rule_row(name, of_rule, scores, lang) for name, of_rule in rules]
    yield from table.lines([title.text(lang) for title in _RULE_TITLES], rows, width, color)
    yield ""
    if shown := [_miss_row(miss) for miss in missed]:
        yield from table.lines([title.text(lang) for title in _MISS_TITLES], shown, width, color)
        yield ""
    yield from (note.text(lang) for note in NOTES)


def _kind_row(name: str, of_kind: OfKind, lang: str) -> tuple[str, ...]:
    share, low, high = (decimal(value, 3, lang) for value in wilson(of_kind.found, of_kind.injected))
    expected, right = (decimal(part / of_kind.injected, 3, lang) for part in (of_kind.found_as_expected, of_kind.right))
    injected, found = number(of_kind.injected, lang), number(of_kind.found, lang)
    return name, injected, found, f"{share} ({low}–{high})", expected, right


def _rule_row(name: str, of_rule: OfRule, scores: Scores, lang: str) -> tuple[str, ...]:
    counts = of_rule.hits, of_rule.right, of_rule.already_there, of_rule.alarms
    hits, right, there, alarms = (number(value, lang) for value in counts)
    return name, hits, right, there, decimal(scores.per_10k(of_rule.already_there), 2, lang), alarms


def _miss_row(miss: Miss) -> tuple[str, ...]:
    meant = miss.meant if len(miss.meant) <= _SHOWN else miss.meant[: _SHOWN - 1] + "…"
    return miss.damage, visible(meant), f"{prose(miss.before)}⟦{visible(miss.text, spaces=False)}⟧{prose(miss.after)}"


def ranked(scores: Scores) -> list[tuple[str, OfRule]]:
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
