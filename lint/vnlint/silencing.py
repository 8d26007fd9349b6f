"""What findings make of each other: a wide one leaves others without meaning, a guard forbids edits of its place."""

from __future__ import annotations

from collections.abc import Mapping

from vnlint.diagnostic import Diagnostic, Guard, Spans
from vnlint.invariants import is_whitespace_edit
from vnlint.rule import Rule


def unsilenced(diagnostics: list[Diagnostic], rules: Mapping[str, Rule]) -> list[Diagnostic]:
    """The findings of some rules, less those that another one, over a wider stretch, leaves without meaning."""
    if not any(rules[d.rule].silences for d in diagnostics):
        return diagnostics

    def outer_first(d: Diagnostic) -> tuple[int, int, bool]:
        return d.span.start, -d.span.end, not rules[d.rule].silences

    silenced: set[int] = set()
    open_spans: list[tuple[int, frozenset[str]]] = []
    for d in sorted(diagnostics, key=outer_first):
        open_spans = [(end, what) for end, what in open_spans if end > d.span.start]
        about = {d.rule, rules[d.rule].group}
        if any(d.span.end <= end and about & what for end, what in open_spans):
            silenced.add(id(d))
        if rules[d.rule].silences:
            open_spans.append((d.span.end, rules[d.rule].silences))
    return [d for d in diagnostics if id(d) not in silenced]


def unguarded(text: str, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The findings, less those whose fix another finding forbids: what it says of the place is all there is to say."""
    if not any(Guard.WHITESPACE in d.guards for d in diagnostics):
        return diagnostics
    guarded = Spans(d.span for d in diagnostics if Guard.WHITESPACE in d.guards)
    return [
        d
        for d in diagnostics
        if d.guards
        or d.fix is None
        or not any(guarded.touch(edit.span) and is_whitespace_edit(text, edit) for edit in d.fix.edits)
    ]
