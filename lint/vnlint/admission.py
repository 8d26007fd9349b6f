"""What a plugin hands over, tested before anything is made of it."""

from __future__ import annotations

import re
import reprlib
from types import NoneType
from typing import Any

import numpy as np
from msgspec import convert, to_builtins

from vnlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Guard, Message, Phase, Severity, Span
from vnlint.rule import NAME, Bad, Good, Invariant, Rule, Scope
from vnlint.triggers import Trigger

_KINDS: dict[str, tuple[type, ...]] = {
    "message": (Message,),
    "examples": (tuple, list),
    "triggers": (tuple, list),
    "aliases": (tuple, list),
    "scope": (Scope,),
    "phase": (Phase,),
    "applicability": (Applicability,),
    "invariant": (Invariant, NoneType),
    "severity": (Severity,),
}
"""Of what class the attributes of a rule class have to be; one of several, of which the first is told."""
_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no file but JSON can hold it."""
_NEVER_TEXT = (bytes, bytearray, memoryview)
"""What msgspec would write down as text, were it not told to leave it."""
_NO_GUARDS: frozenset[Guard] = frozenset()
_GROUP = re.compile(r"[\w-]*")
"""A folder's name; empty for a plugin of a single module."""


def fault_of(rule: object) -> Message | None:
    """What is wrong with what a plugin calls a rule class; None for a sound one."""
    if not (isinstance(rule, type) and issubclass(rule, Rule)):
        shown = reprlib.repr(rule)
        return Message(f"{shown} is no rule class", f"{shown} không phải là lớp quy tắc")
    for attribute, kinds in _KINDS.items():
        if not isinstance(getattr(rule, attribute, None), kinds):
            kind = kinds[0].__name__
            return _of(rule, f"`{attribute}` is no {kind}", f"`{attribute}` không phải là {kind}")
    if not all(isinstance(name, str) and NAME.fullmatch(name) for name in (rule.name, *rule.aliases)):
        return _of(rule, "the name or an alias is not in kebab-case", "tên hoặc tên cũ không theo dạng kebab-case")
    if not (isinstance(rule.group, str) and _GROUP.fullmatch(rule.group)):
        return _of(rule, "the group is not a word", "nhóm không phải là một từ")
    if not (rule.__doc__ or "").strip():
        return _of(rule, "there is no docstring", "thiếu docstring")
    if not all(isinstance(example, (Bad, Good)) for example in rule.examples):
        return _of(rule, "`examples` holds more than Bad and Good", "`examples` không chỉ gồm Bad và Good")
    if not all(isinstance(trigger, Trigger) for trigger in rule.triggers):
        return _of(rule, "`triggers` holds more than triggers", "`triggers` không chỉ gồm trigger")
    return None


def _of(rule: type[Rule], en: str, vi: str) -> Message:
    return Message(f"rule `{rule.name}`: {en}", f"quy tắc `{rule.name}`: {vi}")


def sound(diagnostic: Diagnostic, rule: str, text: str) -> Diagnostic:
    """A finding of a rule in a text with all in it of the declared types; numpy's numbers become Python's.

    Raises TypeError or ValueError (msgspec's among them) that says what is wrong with it.
    """
    size = len(text)
    if _is_seen_to_be_sound(diagnostic, rule, size):
        return diagnostic
    # There and back again: msgspec tests the types of all that is in it.
    found = convert(to_builtins(diagnostic, builtin_types=_NEVER_TEXT, enc_hook=_plain), Diagnostic)
    if found.rule != rule:
        raise ValueError(f"the finding names another rule, `{found.rule}`")
    if not 0 <= found.confidence <= 1:
        raise ValueError(f"a confidence of {found.confidence}; it goes from 0 to 1")
    edits = found.fix.edits if found.fix else ()
    here = [evidence.span for evidence in found.evidence if evidence.field is None]
    for span in (found.span, *[edit.span for edit in edits], *here):
        if span.end > size:
            raise beyond(span, text)
    for edit in edits:
        if alone := set(_LONE.findall(edit.content)) - set(edit.of(text)):
            raise ValueError(f"a lone surrogate in a replacement, {min(alone)!r}")
    return found


def _is_seen_to_be_sound(diagnostic: Diagnostic, rule: str, size: int) -> bool:
    """Whether a glance shows it, as with nearly all findings: half a microsecond, where a whole test takes three."""
    if type(diagnostic) is not Diagnostic:
        return False
    span, message, fix = diagnostic.span, diagnostic.message, diagnostic.fix
    if fix is not None:
        if type(fix) is not Fix or type(fix.applicability) is not Applicability or type(fix.edits) is not tuple:
            return False
        for edit in fix.edits:
            if not (
                type(edit) is Edit
                and type(at := edit.span) is Span
                and type(at.start) is type(at.end) is int
                and at.end <= size
                and type(edit.content) is str
                and edit.content.isprintable()
            ):
                return False
    return (
        diagnostic.rule == rule
        and type(span) is Span
        and type(span.start) is type(span.end) is int
        and span.end <= size
        and type(message) is Message
        and type(message.en) is type(message.vi) is str
        and type(diagnostic.choices) is tuple
        and (not diagnostic.choices or {str}.issuperset(map(type, diagnostic.choices)))
        and type(diagnostic.confidence) is float
        and 0 <= diagnostic.confidence <= 1
        and diagnostic.evidence == ()
        and diagnostic.guards == _NO_GUARDS
    )


def beyond(span: Span, text: str) -> ValueError:
    """The error for a stretch that is not in its text."""
    return ValueError(f"{span.start}..{span.end} is beyond the text of {len(text)} code points")


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"{type(value).__name__} in a finding")
