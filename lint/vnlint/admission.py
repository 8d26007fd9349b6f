"""What a plugin hands over, tested before anything is made of it."""

from __future__ import annotations

import re
import reprlib
from types import NoneType

from vnlint.diagnostic import Applicability, Message, Phase, Severity
from vnlint.rule import Bad, Good, Invariant, Rule, Scope
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
_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
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
    if not all(isinstance(name, str) and _NAME.fullmatch(name) for name in (rule.name, *rule.aliases)):
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
