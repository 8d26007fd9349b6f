"""A rule described: as data, and in the words that the commands share."""

from __future__ import annotations

import dataclasses
from typing import Any

from vnlint.diagnostic import Applicability, Message
from vnlint.intervals import wilson
from vnlint.rule import Bad, Good, Measured, Rule

_SAFE = Message("safe", "an toàn")
_UNSAFE = Message("unsafe", "không an toàn")
_CHOICE = Message("by hand", "thủ công")
_ON = Message("yes", "có")
_OFF = Message("no", "không")
_PREVIEW = Message("preview", "thử nghiệm")


def default_words(rule: type[Rule]) -> Message:
    """Whether the rule runs when nothing was selected."""
    return _PREVIEW if rule.preview else _ON if rule.default else _OFF


def fix_words(rule: type[Rule]) -> Message:
    """How far the fixes of a rule go."""
    return {Applicability.SAFE: _SAFE, Applicability.UNSAFE: _UNSAFE, Applicability.DISPLAY_ONLY: _CHOICE}[
        rule.applicability
    ]


def measured_words(measured: Measured, lang: str) -> str:
    """A measurement in one sentence, the share of the true with its 95 % interval."""
    share, low, high = wilson(measured.true, measured.read)
    precision = Message("none read", "chưa đọc")
    if measured.read:
        interval = f"{share:.2f} ({low:.2f}–{high:.2f})"
        precision = Message(f"precision {interval}", f"độ chính xác {interval}")
    said = Message(
        "{rate:g} findings in 10,000 syllables of {corpus}; of {read} read, {true} true and {defensible} defensible; "
        "{precision}{date}",
        "{rate:g} phát hiện trên 10.000 âm tiết của {corpus}; đọc {read}: {true} đúng, {defensible} chấp nhận được; "
        "{precision}{date}",
    )
    return said(
        rate=measured.per_10k,
        corpus=measured.corpus,
        read=measured.read,
        true=measured.true,
        defensible=measured.defensible,
        precision=precision.text(lang),
        date=f", {measured.date}" if measured.date else "",
    ).text(lang)


def type_words(annotation: Any) -> str:
    """An option's type as its author wrote it."""
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


def as_data(rule: type[Rule], lang: str) -> dict[str, Any]:
    """All that is known of a rule, ready for JSON."""
    summary, explanation = rule.documentation()
    return {
        "name": rule.name,
        "group": rule.group,
        "summary": summary,
        "explanation": explanation,
        "message": rule.message.text(lang),
        "default": rule.default,
        "preview": rule.preview,
        "severity": rule.severity.value,
        "applicability": str(rule.applicability),
        "invariant": rule.invariant.value if rule.invariant else None,
        "scope": rule.scope.value,
        "aliases": list(rule.aliases),
        "version": rule.version,
        "options": [
            {
                "name": field.name.replace("_", "-"),
                "type": type_words(field.type),
                "default": _plain(field.default),
                "help": field.metadata.get("help", ""),
            }
            for field in rule.options()
        ],
        "examples": [_example(example) for example in rule.examples],
        "measured": dataclasses.asdict(rule.measured) if rule.measured else None,
    }


def _example(example: Bad | Good) -> dict[str, Any]:
    data: dict[str, Any] = {"format": example.format, "options": _plain(dict(example.options))}
    if example.context:
        data["context"] = dict(example.context)
    if example.beside:
        data["beside"] = list(example.beside)
    if isinstance(example, Good):
        return {"good": example.text, "why": example.why, **data}
    return {
        "bad": example.marked,
        "fixed": example.fixed,
        "unsafe": example.unsafe,
        "choices": list(example.choices),
        **data,
    }


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(_plain, value))
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)
