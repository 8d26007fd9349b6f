"""Many files over many processes: chunks out, parts back in input order, fixed files into place."""

from __future__ import annotations

import contextlib
import functools
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from vnlint.assembly import Assembly
from vnlint.checking import Mode, Outcome, Piece
from vnlint.config import Recipe
from vnlint.diagnostic import Message
from vnlint.dispatch import Batch, Dispatch, MakeEngine, Result, dispatching
from vnlint.observing import CorpusRule
from vnlint.plugins import Registry
from vnlint.report import Finding, Part, Tally
from vnlint.source import Chunk, Problem, Rewriting, unreadable
from vnlint.sources.atomic import copy_file
from vnlint.survey import Survey
from vnlint.worker import Job, Profile, Worker

BATCH = 2_000_000
"""Bytes of small files that are checked together."""
WORTH_A_POOL = 16_000_000
"""Bytes of input from which on several processes are faster than one, their start included."""
MOST_FOR_EACH = 4
"""Processes for each processor at most: more take memory and win nothing."""
_SHOWN_FAILURES = 3
"""Texts a rule fails on that are told one by one."""


class Runner:
    """Checks files in order, writes fixed ones, and keeps the tally."""

    def __init__(
        self,
        registry: Registry,
        recipe: Recipe,
        mode: Mode = Mode(),
        jobs: int = 1,
        engine: MakeEngine | None = None,
        targets: Mapping[str, str] | None = None,
    ) -> None:
        """``jobs``: how many processes; 1 for this one alone. ``engine``: where they run, if not on this machine.

        ``targets``: where fixed files and copies of all others go; None to replace the files that are fixed.
        """
        self._make_engine = engine
        self._mode = mode
        self._jobs = jobs
        self._targets = targets
        self.worker = Worker(registry, recipe, mode)
        self.tally = Tally()
        self._failures: Counter[str] = Counter()
        """How many texts each rule failed on."""
        self._seen: set[Problem] = set()
        """What was told before the files are checked, and is not to be told again."""
        self._read: dict[str, os.stat_result] = {}
        """What the files on their way that may be fixed were like when they were read."""
        self.is_known: Callable[[Finding], bool] = lambda _: False
        """Which findings are left out, told elsewhere before."""
        self.on_progress: Callable[[int], None] = lambda _: None
        """Called with the number of bytes that are done, as they get done; with those of a survey as well."""

    def run(self, files: Iterable[str | Problem]) -> Iterator[Part]:
        """What comes of each file, in order and in one or more parts; a problem among the files keeps its place."""
        files = list(files)
        with contextlib.ExitStack() as stack:
            dispatch = stack.enter_context(dispatching(self.worker, self._jobs, self._make_engine))
            batches = self._batches(files)
            if self.reads_twice(files):
                survey = stack.enter_context(Survey())
                yield from self._told(self._surveyed(survey, dispatch, files))
                batches = _with_conclusions(batches, survey)
            yield from self._checked(dispatch.results(Job.CHECK, batches))
        for rule, times in self._failures.items():
            if times > _SHOWN_FAILURES:
                yield Part("", problems=[_often(rule, times)])

    def reads_twice(self, files: Iterable[str | Problem]) -> bool:
        """Whether any of the files is to be surveyed first; asked by folders, for files may be very many."""
        folders = {os.path.dirname(path) or os.curdir for path in files if isinstance(path, str)}
        return any(
            isinstance(rule, CorpusRule) for folder in folders for rule in self.worker.resolver.for_path(folder).rules
        )

    def _checked(self, results: Iterable[Result]) -> Iterator[Part]:
        assembly: Assembly | None = None
        try:
            for result in results:
                if isinstance(result, Problem):
                    part = Part(result.path, problems=[result] * (result not in self._seen))
                else:
                    chunk, outcome = result
                    if assembly is None or assembly.path != chunk.path:
                        if assembly is not None:
                            assembly.abandon()
                        assembly = Assembly(chunk.path, self._mode, *self._written(chunk.path), self._unfixed)
                    part = assembly.take(chunk, outcome)
                    part.problems = [problem for problem in part.problems if self._is_news(problem)]
                    self.tally.files += chunk.last
                    self.on_progress(chunk.size)
                self._count(part)
                yield part
        finally:
            if assembly is not None:
                assembly.abandon()

    def _surveyed(self, survey: Survey, dispatch: Dispatch, files: Sequence[str | Problem]) -> Iterator[Problem]:
        """Observe all files and conclude. Files that cannot be read keep their place among those that are checked."""
        batches = (batch for batch in self._batches(files) if not isinstance(batch, Problem))
        for result in dispatch.results(Job.OBSERVE, batches):
            if isinstance(result, Problem):
                yield result
            else:
                chunk, seen = result
                survey.add(chunk, seen)
                self.on_progress(chunk.size)
                yield from seen.problems
        yield from survey.conclude()
        for batch in self._batches(files) if survey.asks else ():
            for chunk in () if isinstance(batch, Problem) else batch:
                if numbers := survey.asked_of(chunk):
                    with contextlib.suppress(OSError):  # that it cannot be read any more is told when it is checked
                        survey.add_texts(chunk, self.worker.texts(chunk, numbers))

    def _count(self, part: Part) -> None:
        """Count in what came of a chunk, less what is known."""
        news = [finding for finding in part.findings if not self.is_known(finding)]
        self.tally.known += len(part.findings) - len(news)
        part.findings = news
        self.tally.add(part)

    def _told(self, problems: Iterable[Problem]) -> Iterator[Part]:
        for problem in filter(self._is_news, problems):
            self._seen.add(problem)
            part = Part(problem.path, problems=[problem])
            self._count(part)
            yield part

    def _is_news(self, problem: Problem) -> bool:
        """Whether to show it: a rule that fails everywhere would drown the findings of the others."""
        if problem.rule is None:
            return True
        self._failures[problem.rule] += 1
        return self._failures[problem.rule] <= _SHOWN_FAILURES

    def run_bytes(self, path: str, data: bytes) -> tuple[Part, bytes]:
        """What comes of the bytes of standard input, taken as those of ``path``; and the fixed bytes."""
        try:
            part, output = self._of_bytes(path, data)
        except OSError as error:
            part, output = Part(path, problems=[unreadable(path, error)]), data
        self.tally.files += 1
        self._count(part)
        return part, output

    def _of_bytes(self, path: str, data: bytes) -> tuple[Part, bytes]:
        source = self.worker.registry.source_of(path)
        chunk = Chunk(path, 0, len(data))
        problems: list[Problem] = []
        if self.worker.corpus_rules_of(path):
            with Survey() as survey:
                survey.add(chunk, self.worker.observe_pieces([Piece(source, chunk, data)])[0])
                problems = list(survey.conclude())
                if numbers := survey.asked_of(chunk):
                    survey.add_texts(chunk, self.worker.texts(replace(chunk, data=data), numbers))
                chunk = replace(chunk, conclusions=survey.concluded(chunk))
        outcome = self.worker.check_pieces([Piece(source, chunk, data)])[0]
        part = Assembly(path, replace(self._mode, write=False)).take(chunk, outcome)
        part.problems += problems
        return part, data if outcome.output is None else outcome.output

    def _batches(self, files: Iterable[str | Problem]) -> Iterator[Batch | Problem]:
        """Chunks of neighbouring files with the same profile, up to `BATCH` bytes together."""
        batch: Batch = []
        size = 0
        profile: Profile | None = None
        for path in files:
            if isinstance(path, Problem):
                chunks: Iterator[Chunk | Problem] = iter((path,))
            else:
                of_path = self.worker.profile_of(path)
                if batch and of_path != profile:
                    yield batch
                    batch, size = [], 0
                profile = of_path
                chunks = self._chunks(path, profile)
            for chunk in chunks:
                if batch and (isinstance(chunk, Problem) or size + chunk.size > BATCH):
                    yield batch
                    batch, size = [], 0
                if isinstance(chunk, Problem):
                    yield chunk
                else:
                    batch.append(chunk)
                    size += chunk.size
        if batch:
            yield batch

    def _chunks(self, path: str, profile: Profile) -> Iterator[Chunk | Problem]:
        damage: Problem | None = None
        try:
            if self._mode.level is not None:
                self._read[path] = os.stat(path)
            read_only: bool | None = None
            for chunk in self.worker.registry.chunks(path, profile.fields):
                if read_only is None and self._mode.level is not None:
                    try:
                        read_only = self._is_read_only(chunk)
                    except OSError as error:
                        read_only, damage = True, unreadable(path, error)
                        yield damage
                yield replace(chunk, read_only=True) if read_only else chunk
        except OSError as error:
            if (problem := unreadable(path, error)) != damage:
                yield problem

    def _is_read_only(self, first: Chunk) -> bool:
        """Whether a file is not to be fixed: no format claims it (a table?), or a later chunk cannot be written."""
        registry = self.worker.registry
        return not registry.claims(first.path) or not (
            first.last or registry.source_of(first.path).can_write(first.path)
        )

    def _unfixed(self, chunk: Chunk) -> Outcome:
        """What comes of a chunk that is not to be fixed."""
        try:
            outcome: Outcome = self.worker.do(Job.CHECK, [replace(chunk, read_only=True)])[0]
        except OSError as error:
            return Outcome(Part(chunk.path, problems=[unreadable(chunk.path, error)]))
        return outcome

    def _written(self, path: str) -> tuple[Callable[[], Rewriting] | None, Callable[[], None] | None]:
        """How a file is written anew, and what is done with one that stays as it is."""
        since = self._read.pop(path, None)
        if since is None:
            return None, None
        source, fields = self.worker.registry.source_of(path), self.worker.profile_of(path).fields
        target = None if self._targets is None else self._targets[path]
        copy = None if target is None else functools.partial(copy_file, path, target, since)
        return functools.partial(source.rewriting, path, fields, since, target), copy


def _with_conclusions(batches: Iterable[Batch | Problem], survey: Survey) -> Iterator[Batch | Problem]:
    for batch in batches:
        if isinstance(batch, Problem):
            yield batch
        else:
            yield [replace(chunk, conclusions=survey.concluded(chunk)) for chunk in batch]


def _often(rule: str, times: int) -> Problem:
    return Problem(
        "",
        None,
        Message(
            f"rule `{rule}` failed on {times:,} texts; deselect it with --ignore {rule} and report this as a bug",
            f"quy tắc `{rule}` bị lỗi ở {times:,} văn bản; hãy bỏ nó bằng --ignore {rule} và báo lỗi cho chúng tôi",
        ),
        rule,
    )


def _processors() -> int:
    """How many this process may run on, as far as the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(wanted: int, size: int) -> int:
    """How many processes to use for ``size`` bytes: as many as wanted, within reason, or for 0 what is worth it."""
    processors = _processors()
    if wanted:
        return min(wanted, MOST_FOR_EACH * processors)
    return processors if size >= WORTH_A_POOL else 1
