"""What the findings on a damaged text are: errors found, findings that were there before, or new alarms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from vnlint.diagnostic import Diagnostic, Edit, Span, apply_edits
from vnlint.selftest.injecting import Damaged, Injected


class Hit(Struct, frozen=True):
    """A finding that meets an error."""

    error: int
    """Its number among the errors of the text."""
    rule: str
    is_right: bool
    """Whether the first answer of the finding, its fix or else its first choice, gives the clean text back."""


class Judgement(Struct, frozen=True):
    """What came of one text."""

    hits: tuple[Hit, ...]
    alarms: tuple[str, ...]
    """The rule of each finding that meets no error and was not there before."""


def judge(clean: str, damaged: Damaged, before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> Judgement:
    """Sort the findings ``after`` the damage.

    A finding meets an error when they share a character or an edge: what is wrong with a blank is told of the words
    beside it. ``before`` are the findings on the clean text, none of which meets an edit.
    """
    errors = damaged.errors
    known = {(d.rule, _moved(d.span, errors)) for d in before}
    hits: list[Hit] = []
    alarms: list[str] = []
    for found in after:
        if (found.rule, found.span) in known:
            continue
        met = [number for number, error in enumerate(errors) if _meet(found.span, error.span)]
        if not met:
            alarms.append(found.rule)
        hits += (Hit(number, found.rule, _restores(clean, damaged, number, found)) for number in met)
    return Judgement(tuple(hits), tuple(alarms))


def _meet(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _growth(error: Injected) -> int:
    return len(error.span) - len(error.edit.span)


def _moved(span: Span, errors: Sequence[Injected]) -> Span:
    """Where a stretch of the clean text that meets no edit stands in the damaged one."""
    return span.shift(sum(_growth(error) for error in errors if error.edit.span.end <= span.start))


def _restores(clean: str, damaged: Damaged, number: int, found: Diagnostic) -> bool:
    """Whether the first answer of a finding undoes an error, and changes nothing else."""
    text, error = damaged.document.text, damaged.errors[number]
    if found.fix is None and found.choices and _is_gap(error.span.of(text)) and _is_gap(found.span.of(text)):
        return found.choices[0].strip() == error.edit.of(clean).strip()  # the blanks beside a word go without saying
    edits = found.fix.edits if found.fix else tuple(Edit(found.span, choice) for choice in found.choices[:1])
    start = min([error.span.start, *(edit.span.start for edit in edits)])
    end = max([error.span.end, *(edit.span.end for edit in edits)])
    meant = _before_damage(Span(start, end), number, damaged.errors)
    now = apply_edits(text[start:end], (Edit(edit.span.shift(-start), edit.content) for edit in edits))
    return meant is not None and now == meant.of(clean)


def _is_gap(text: str) -> bool:
    return not text or text.isspace()


def _before_damage(span: Span, number: int, errors: Sequence[Injected]) -> Span | None:
    """The stretch of the clean text that stands in ``span``, which holds error ``number``; None if it cuts another."""
    first = number
    while first and errors[first - 1].span.start >= span.start:
        first -= 1
    last = number
    while last + 1 < len(errors) and errors[last + 1].span.end <= span.end:
        last += 1
    if first and errors[first - 1].span.end > span.start:
        return None
    if last + 1 < len(errors) and errors[last + 1].span.start < span.end:
        return None
    before = sum(map(_growth, errors[:first]))
    return Span(span.start - before, span.end - before - sum(map(_growth, errors[first : last + 1])))
