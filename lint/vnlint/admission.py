"""What a plugin hands over, tested before anything is made of it."""

from __future__ import annotations

import dataclasses
import re
import reprlib
from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any

import numpy as np
from msgspec import convert, to_builtins

from vnlint.damage import Damage
from vnlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Guard, Message, Phase, Severity, Span
from vnlint.patterns import Pattern
from vnlint.protected import Protection
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
    "lookalikes": (Mapping,),
    "severity": (Severity,),
}
"""Of what class the attributes of a rule class have to be; one of several, of which the first is told."""
_KINDS_OF_SOURCE: dict[str, tuple[type, ...]] = {
    "name": (str,),
    "suffixes": (tuple, list),
    "may_be_compressed": (bool,),
}
_METHODS_OF_SOURCE = ("split", "read", "can_write", "rewriting", "load")
_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no file but JSON can hold it."""
_NEVER_TEXT = (bytes, bytearray, memoryview)
"""What msgspec would write down as text, were it not told to leave it."""
_NO_GUARDS: frozenset[Guard] = frozenset()
_BLANKS = " \t\n"
"""No protection holds one: they are looked for in the runs of characters between."""
_GROUP = re.compile(r"[\w-]*")
"""A folder's name; empty for a plugin of a single module."""


def fault_of(hook: str, answer: object) -> Message | None:
    """What is wrong with one of the things that a plugin answers to a hook; None for a sound one."""
    return _FAULT_OF[hook](answer)


def _fault_of_rule(rule: object) -> Message | None:
    if not (isinstance(rule, type) and issubclass(rule, Rule)):
        return _is_no(rule, "rule class", "lớp quy tắc")
    where = Message(f"rule `{rule.name}`", f"quy tắc `{rule.name}`")
    for attribute in dir(rule):
        if isinstance(getattr(rule, attribute, None), dataclasses.Field):
            return _of(
                where,
                f"`{attribute}` is no option yet; put `@dataclass(frozen=True)` before the class",
                f"`{attribute}` chưa thành tùy chọn; hãy đặt `@dataclass(frozen=True)` trước lớp",
            )
    if fault := _fault_of_attributes(where, rule, _KINDS):
        return fault
    if not all(isinstance(name, str) and NAME.fullmatch(name) for name in (rule.name, *rule.aliases)):
        return _of(where, "the name or an alias is not in kebab-case", "tên hoặc tên cũ không theo dạng kebab-case")
    if not (isinstance(rule.group, str) and _GROUP.fullmatch(rule.group)):
        return _of(where, "the group is not a word", "nhóm không phải là một từ")
    if not (rule.__doc__ or "").strip():
        return _of(where, "there is no docstring", "thiếu docstring")
    if not all(isinstance(example, (Bad, Good)) for example in rule.examples):
        return _of(where, "`examples` holds more than Bad and Good", "`examples` không chỉ gồm Bad và Good")
    if not all(isinstance(trigger, Trigger) for trigger in rule.triggers):
        return _of(where, "`triggers` holds more than triggers", "`triggers` không chỉ gồm trigger")
    return None


def _fault_of_protection(protection: object) -> Message | None:
    if not isinstance(protection, Protection):
        return _is_no(protection, "Protection", "Protection")
    where = Message(f"protection `{protection.name}`", f"đoạn bảo vệ `{protection.name}`")
    if fault := _fault_of_attributes(where, protection, {"name": (str,), "pattern": (str,)}):
        return fault
    try:
        pattern = Pattern(protection.pattern).compiled
    except (re.error, ValueError) as error:
        return _of(where, str(error), str(error))
    if pattern.fullmatch(""):
        return _of(where, "its pattern matches where nothing stands", "mẫu khớp cả chỗ không có ký tự nào")
    if any(map(pattern.fullmatch, _BLANKS)):
        return _of(where, "its pattern matches a blank", "mẫu khớp khoảng trắng")
    return None


def _fault_of_source(source: object) -> Message | None:
    if isinstance(source, type):
        return _is_no(source, "source but a class of them", "nguồn mà là lớp của nguồn")
    where = Message(f"source {reprlib.repr(source)}", f"nguồn {reprlib.repr(source)}")
    if fault := _fault_of_attributes(where, source, _KINDS_OF_SOURCE):
        return fault
    for method in _METHODS_OF_SOURCE:
        if not callable(getattr(source, method, None)):
            return _of(where, f"there is no method `{method}`", f"thiếu phương thức `{method}`")
    if not all(isinstance(suffix, str) for suffix in source.suffixes):  # type: ignore[attr-defined]
        return _of(where, "`suffixes` holds more than str", "`suffixes` không chỉ gồm str")
    return None


def _fault_of_encoding(encoding: object) -> Message | None:
    match encoding:
        case (str(), encode) if callable(encode):
            return None
    return _is_no(encoding, "name with a function", "tên kèm hàm")


def _fault_of_damage(damage: object) -> Message | None:
    if not isinstance(damage, Damage):
        return _is_no(damage, "Damage", "Damage")
    return _fault_of_name(Message("damage", "loại lỗi"), damage.name)


def _fault_of_command(command: object) -> Message | None:
    import click  # only when commands are asked for, and then it is there

    if not isinstance(command, click.Command):
        return _is_no(command, "click command", "lệnh của click")
    return _fault_of_name(Message("command", "lệnh"), command.name)


_FAULT_OF: Mapping[str, Callable[[object], Message | None]] = {
    "vnlint_rules": _fault_of_rule,
    "vnlint_protect": _fault_of_protection,
    "vnlint_sources": _fault_of_source,
    "vnlint_encodings": _fault_of_encoding,
    "vnlint_damages": _fault_of_damage,
    "vnlint_commands": _fault_of_command,
}
"""By hook."""


def _fault_of_attributes(where: Message, one: object, kinds: Mapping[str, tuple[type, ...]]) -> Message | None:
    for attribute, several in kinds.items():
        if not isinstance(getattr(one, attribute, None), several):
            kind = several[0].__name__
            return _of(where, f"`{attribute}` is no {kind}", f"`{attribute}` không phải là {kind}")
    return None


def _fault_of_name(kind: Message, name: object) -> Message | None:
    if isinstance(name, str) and NAME.fullmatch(name):
        return None
    where = Message(f"{kind.en} `{name}`", f"{kind.vi} `{name}`")
    return _of(where, "the name is not in kebab-case", "tên không theo dạng kebab-case")


def _is_no(value: object, en: str, vi: str) -> Message:
    shown = reprlib.repr(value)
    return Message(f"{shown} is no {en}", f"{shown} không phải là {vi}")


def _of(where: Message, en: str, vi: str) -> Message:
    return Message(f"{where.en}: {en}", f"{where.vi}: {vi}")


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
