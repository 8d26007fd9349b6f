"""Puts the results of a run where they belong: findings, diffs, edits, errors, and the tally."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from vnlint import __version__, reporters
from vnlint.checking import Mode
from vnlint.cli import fixes, tally
from vnlint.cli.inputs import Inputs
from vnlint.cli.output import opened, wants_color, width_of
from vnlint.cli.recipe import Setup
from vnlint.cli.recurring import Recurring
from vnlint.diagnostic import Applicability, Message
from vnlint.report import NOTHING_CHECKED, Part, Tally
from vnlint.reporters.base import Tool
from vnlint.reporters.json import to_json
from vnlint.reporters.paint import paint
from vnlint.reporters.visible import printable
from vnlint.source import Problem

_ERROR = Message("error", "lỗi")


class Show:
    """Puts everything where it belongs: findings, diffs, edits, problems, the tally."""

    def __init__(self, setup: Setup, values: Mapping[str, Any], mode: Mode, inputs: Inputs, stream: TextIO) -> None:
        self._setup, self._values, self._mode = setup, values, mode
        self._guessed = inputs.guessed
        self._unwritable: dict[str, Counter[Applicability]] = defaultdict(Counter)
        """How many fixes of each kind there are for each file that is never written."""
        self._format = setup.settings.output_format
        human = self._format in reporters.HUMAN
        fixed_text = inputs.stdin is not None and mode.write
        self._stream = sys.stderr if fixed_text and stream is sys.stdout else stream
        # Only findings, a diff or the fixed text may stand on standard output when a program reads it.
        self._aside = sys.stdout if human and stream is sys.stdout and not fixed_text and not mode.diff else sys.stderr
        self._reporter = reporters.make(
            self._format,
            self._stream,
            setup.lang,
            color=wants_color(values["color"], self._stream),
            width=width_of(self._stream),
            tool=Tool(__version__, lambda name: setup.registry.rules[name].documentation()),
        )
        # A program that reads findings wants all of them.
        heeding = (name for name, rule in setup.registry.rules.items() if rule.heeds_words)
        self._recurring = Recurring(frozenset(heeding) if human else frozenset())
        self._silent = mode.diff or values["fix_only"] or values["statistics"]

    def part(self, part: Part) -> None:
        """What came of a part of a file."""
        for problem in part.problems:
            show_problem(problem, self._setup.lang, self._values["color"])
        if part.path in self._guessed:
            levels = (finding.applicability for finding in part.findings)
            self._unwritable[part.path].update(level for level in levels if level is not None)
        if part.diff:
            self._stream.write(self._painted(part.diff))
        if not self._silent:
            self._reporter.show(self._recurring.news(part.findings))
        if self._values["show_fixes"] and part.applied:
            fixes.show(part.applied, self._aside, self._setup.lang, self._colored(self._aside))

    def end(self, sums: Tally) -> None:
        """What came of the run."""
        if self._values["statistics"] and not self._mode.diff:
            self._statistics(sums)
        elif not self._mode.diff:
            self._reporter.close()
        if path := self._values["summary"]:
            with opened(path) as file:
                json.dump(tally.summary(sums), file, ensure_ascii=False, indent=2)
                file.write("\n")
        lines: Iterable[str] = tally.words(
            sums,
            self._unwritable,
            self._setup.lang,
            unsafe=self._setup.settings.unsafe_fixes,
            fixing=self._mode.level is not None,
            dry=self._mode.diff,
            remaining=not self._mode.diff and not self._values["fix_only"],
        )
        if self._values["quiet"]:
            lines = () if sums.files else (NOTHING_CHECKED.text(self._setup.lang),)
        else:
            lines = [*self._recurring.questions(self._setup.lang), *lines]
        self._stream.flush()
        for line in tally.unseen(sums, self._setup.lang):
            print(line, file=sys.stderr)
        for line in lines:
            print(line, file=self._aside)

    def _statistics(self, sums: Tally) -> None:
        fixable = frozenset(
            name for name, rule in self._setup.registry.rules.items() if rule.applicability is Applicability.SAFE
        )
        if self._format in reporters.HUMAN:
            rows: Iterable[str] = tally.statistics(sums, self._setup.lang, fixable)
        else:
            objects = tally.statistics_json(sums, fixable)
            rows = [to_json(objects)]
        for row in rows:
            print(row, file=self._stream)

    def _painted(self, diff: str) -> str:
        if self._stream.isatty():
            diff = diff.replace("\r\n", "␍\n")  # elsewhere it is for `patch`
        if not self._colored(self._stream):
            return diff
        styles = {"-": "removed", "+": "added", "@": "label"}
        return "".join(paint(line, styles.get(line[:1], "")) for line in diff.splitlines(keepends=True))

    def _colored(self, stream: TextIO) -> bool:
        return wants_color(self._values["color"], stream)


def show_problem(problem: Problem, lang: str, color: str) -> None:
    """Tell on standard error what could not be read or done."""
    place = printable(problem.path)
    if problem.location:
        place += f":{problem.location.row}:{problem.location.column}"
    label = paint(f"{_ERROR.text(lang)}:", "error", wants_color(color, sys.stderr))
    where = f"{place}: " if place else ""
    print(f"{label} {where}{printable(problem.message.text(lang))}", file=sys.stderr)
