"""Rules without code: a user's `[[tool.vnlint.rule]]` tables made into rules, and proved on their examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from vnlint.diagnostic import Applicability, Message, Severity
from vnlint.errors import UsageError
from vnlint.kinds import PatternRule, TableRule
from vnlint.patterns import Pattern
from vnlint.rule import NAME, Bad, Good, Invariant, Rule

if TYPE_CHECKING:
    import regex


class OwnExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text that the rule flags (``bad``, the spots between ⟦ and ⟧) or leaves alone (``good``)."""

    bad: str | None = None
    good: str | None = None
    fixed: str | None = None
    """What ``bad`` becomes when the rule's fixes are applied."""


class OwnRule(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A pattern or a table of words, with what is said of it."""

    name: str
    message: str
    """What is said of a finding; ``{text}`` stands for what was found, ``{answer}`` for what a table gives."""
    pattern: str | None = None
    """In the syntax of the `regex` package, searched for in every line."""
    replacement: str | None = None
    r"""What a match of the pattern becomes; ``\1`` or ``\g<name>`` for its groups."""
    table: dict[str, str | list[str]] = {}
    """Wrong words and the right ones; of several right ones a person chooses."""
    applicability: Literal["safe", "unsafe", "display-only"] = "unsafe"
    group: str = "own"
    severity: Severity = Severity.WARNING
    examples: list[OwnExample] = []


def make_rule(own: OwnRule, origin: str) -> type[Rule]:
    """The rule class of a table. Raises UsageError, naming ``origin`` and the rule, for what does not hold."""

    def wrong(en: str, vi: str) -> UsageError:
        return UsageError(Message(f"{origin}: rule `{own.name}`: {en}", f"{origin}: quy tắc `{own.name}`: {vi}"))

    if not NAME.fullmatch(own.name):
        raise wrong("the name is not in kebab-case", "tên không theo dạng kebab-case")
    if (own.pattern is None) == (not own.table):
        raise wrong("give a `pattern` or a `table`, one of the two", "cần `pattern` hoặc `table`, một trong hai")
    if not own.examples:
        raise wrong("give `examples`; they are checked on loading", "cần có `examples`; chúng được kiểm tra khi nạp")
    try:
        attributes = {**_common(own), **(_of_table(own) if own.table else _of_pattern(own))}
        rule: type[Rule] = type(_class_name(own.name), (TableRule if own.table else PatternRule,), attributes)
    except (re.error, ValueError) as error:
        raise wrong(str(error), str(error)) from error
    from vnlint.examples import faults_of  # only now: few corpora have rules of their own

    for example in rule.examples:
        try:
            fault = next(faults_of(rule, example), None)
        except ValueError as error:  # the marks of its spots are no pairs
            fault = str(error)
        if fault:
            raise wrong(f"an example does not hold: {fault}", f"một ví dụ không đúng: {fault}")
    return rule


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _common(own: OwnRule) -> dict[str, Any]:
    try:
        own.message.format(text="", answer="")  # an unknown brace is an error now, not at the first finding
    except (LookupError, AttributeError) as error:
        raise ValueError(f"the message knows {{text}} and {{answer}}, not {{{error.args[0]}}}") from error
    return {
        "__doc__": f"{own.message}\n\nA rule of this corpus's own configuration.",
        "__module__": __name__,
        "name": own.name,
        "group": own.group,
        "message": Message(own.message),
        "severity": own.severity,
        "applicability": Applicability[own.applicability.upper().replace("-", "_")],
        # The author signs for the replacement; there is no other promise that the engine could test.
        "invariant": Invariant.AS_LISTED,
        "examples": tuple(_example(example, own) for example in own.examples),
    }


def _example(example: OwnExample, own: OwnRule) -> Bad | Good:
    if (example.bad is None) == (example.good is None):
        raise ValueError("an example is either `bad` or `good`")
    if example.good is not None:
        return Good(example.good)
    assert example.bad is not None
    if own.applicability == "safe":
        return Bad(example.bad, fixed=example.fixed)
    return Bad(example.bad, unsafe=example.fixed)


def _of_table(own: OwnRule) -> dict[str, Any]:
    table: Mapping[str, tuple[str, ...]] = {
        wrong.lower(): (right,) if isinstance(right, str) else tuple(right) for wrong, right in own.table.items()
    }
    return {"table": table}


def _of_pattern(own: OwnRule) -> dict[str, Any]:
    template = own.replacement

    def replacement(self: PatternRule, match: regex.Match[str]) -> str | None:
        return None if template is None else match.expand(template)

    assert own.pattern is not None
    pattern = Pattern(own.pattern)
    pattern.compiled  # noqa: B018 (raises for what is no pattern)
    return {"pattern": pattern, "replacement": replacement}
