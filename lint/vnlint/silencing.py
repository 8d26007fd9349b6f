"""Why findings are not told: switches in the text, a wider finding, a guard that forbids edits of its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping

from vnlint.diagnostic import Diagnostic, Guard, Message, Spans
from vnlint.document import Switch
from vnlint.errors import RULE_OR_GROUP, unknown
from vnlint.invariants import is_whitespace_edit
from vnlint.rule import Rule


class Switchboard:
    """The switches of one text, turned one after the other as its findings come."""

    def __init__(
        self, switches: Iterable[Switch], rules: Iterable[str], selectors: Mapping[str, Collection[str]]
    ) -> None:
        """``rules``: those that ran. ``selectors``: what a switch may name, and the rules that are meant."""
        self._switches = sorted(switches, key=lambda switch: switch.first)
        self._selectors = selectors
        self._coming = deque(self._switches)
        self._holding: dict[str, list[Switch]] = {rule: [] for rule in rules}
        """For each rule the switches that hold; the last counts, and ends before those it stands behind."""
        self._used: set[int] = set()

    def silences(self, finding: Diagnostic) -> bool:
        """Whether a finding is turned off; to be asked in order of place."""
        at = finding.span.start
        while self._coming and self._coming[0].first <= at:
            self._turn(self._coming.popleft())
        holding = self._holding[finding.rule]
        while holding and holding[-1].last < at:
            holding.pop()
        if not holding or holding[-1].on:
            return False
        self._used.add(holding[-1].place)
        return True

    @property
    def idle(self) -> list[int]:
        """The places of those that were to turn off rules that ran, and of which none had anything to say."""
        off = (switch for switch in self._switches if not switch.on and self._rules_of(switch))
        return sorted(switch.place for switch in off if switch.place not in self._used)

    @property
    def faults(self) -> list[tuple[int, Message]]:
        """The places of those that are not understood, or not all of whose names are, and why."""
        found = []
        for switch in self._switches:
            missing = [name for name in switch.names if name not in self._selectors]
            if switch.fault:
                found.append((switch.place, switch.fault))
            elif missing:
                error = unknown(RULE_OR_GROUP, missing[0], self._selectors, others=missing[1:])
                found.append((switch.place, error.message))
        return sorted(found, key=lambda fault: fault[0])

    def _turn(self, switch: Switch) -> None:
        for rule in self._rules_of(switch):
            holding = self._holding[rule]
            while holding and holding[-1].last <= switch.last:
                holding.pop()
            holding.append(switch)

    def _rules_of(self, switch: Switch) -> Collection[str]:
        """The rules that it turns, of those that ran."""
        if switch.fault:
            return ()
        if not switch.names:
            return self._holding.keys()
        return {rule for name in switch.names for rule in self._selectors.get(name, ()) if rule in self._holding}


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
