"""One self-test: clean texts checked, damaged, checked again and judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from vnlint.damage import Damage
from vnlint.linter import Checked
from vnlint.rule import Rule
from vnlint.selftest.checker import Checker, Documents
from vnlint.selftest.injecting import Damaged, Injected, Injector
from vnlint.selftest.judging import judge
from vnlint.selftest.scores import Scores


@dataclass(slots=True)
class Trial:
    """What came of it."""

    scores: Scores
    damaged: list[Damaged] = field(default_factory=list)
    """The texts as they were checked the second time, in order."""
    missed: list[tuple[int, Injected]] = field(default_factory=list)
    """The errors that no finding meets, each with the number of its text."""
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Rules that raised, what they raised, and on how many texts."""


def expected_rules(damages: Iterable[Damage], running: Iterable[Rule]) -> Mapping[str, frozenset[str]]:
    """For each kind of damage, by its name, those of the running rules that are there to find it."""
    rules = tuple(running)
    return {
        damage.name: frozenset(rule.name for rule in rules if {rule.name, rule.group} & set(damage.found_by))
        for damage in damages
    }


def run(
    texts: Documents,
    injector: Injector,
    expected: Mapping[str, frozenset[str]],
    checker: Checker,
    on_progress: Callable[[int], None],
) -> Trial:
    """The whole of it; ``on_progress`` is told the code points that are done, every text being read twice."""
    trial = Trial(Scores(expected))

    def checked(documents: Documents) -> list[Checked]:
        results = []
        for (_, document), one in zip(documents, checker.check(documents), strict=True):
            results.append(one)
            trial.failures.update((failure.rule, failure.error) for failure in one.failures)
            on_progress(len(document.text))
        return results

    before = checked(texts)
    for (_, document), one in zip(texts, before, strict=True):
        trial.scores.add_clean(one.words, one.diagnostics)
        trial.damaged.append(injector.damage(document, (found.span for found in one.diagnostics)))
    after = checked([(path, one.document) for (path, _), one in zip(texts, trial.damaged, strict=True)])
    for index, ((_, document), damaged) in enumerate(zip(texts, trial.damaged, strict=True)):
        judged = judge(document.text, damaged, before[index].diagnostics, after[index].diagnostics)
        trial.scores.add_damaged(damaged.errors, judged)
        found = {hit.error for hit in judged.hits}
        trial.missed += ((index, error) for number, error in enumerate(damaged.errors) if number not in found)
    return trial
