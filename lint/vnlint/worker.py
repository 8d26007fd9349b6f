"""What a process needs to check chunks: the rules of each folder's settings, compiled once."""

from __future__ import annotations

import enum
import functools
import itertools
import pickle
import sys
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from vnlint.cache import key_of, stamps
from vnlint.checking import Mode, Outcome, Piece, check, check_documents, observe
from vnlint.config import Recipe
from vnlint.document import Document
from vnlint.known import packed, unpacked
from vnlint.linter import Checked, Linter
from vnlint.observing import CorpusRule
from vnlint.plugins import Registry, homes, load, requirements
from vnlint.resolver import Resolved, Resolver
from vnlint.rule import Rule
from vnlint.source import Chunk, Fields
from vnlint.sources.ignoring import Globs
from vnlint.store import Store, signature_of
from vnlint.survey import Seen


class Job(enum.Enum):
    """What is to be done to chunks."""

    CHECK = "check"
    """An `Outcome` comes of each."""
    OBSERVE = "observe"
    """A `Seen` comes of each."""


class Profile(Struct, frozen=True):
    """How a file is checked: its settings, less the rules that `per-file-ignores` takes away on it."""

    resolved: Resolved
    ignored: frozenset[str]

    @property
    def fields(self) -> Fields:
        """The fields of its records."""
        return self.resolved.settings.fields


class Worker:
    """Checks batches of chunks, each of files with one profile."""

    def __init__(self, registry: Registry, recipe: Recipe, mode: Mode = Mode()) -> None:
        self.resolver = Resolver(registry, recipe)
        self.registry = registry
        self.recipe = recipe
        self.mode = mode
        self.linter_of = functools.cache(_compile)
        self._globs_of = functools.cache(_globs)
        self._cache = Store(mode.cache) if mode.cache and not mode.diff else None
        self._signature_of = functools.cache(_signature)

    def profile_of(self, path: str) -> Profile:
        """How the file at ``path`` is checked."""
        resolved = self.resolver.for_path(path)
        matching = (names for globs, names in self._globs_of(resolved) if globs(path, False))
        return Profile(resolved, frozenset().union(*matching))

    def do(self, job: Job, chunks: Sequence[Chunk]) -> Sequence[Any]:
        """What comes of chunks of files that all have the profile of the first. Raises OSError for an unread file."""
        registry, fields = self.registry, self.profile_of(chunks[0].path).fields
        pieces = [Piece(registry.source_of(chunk.path), chunk, registry.content(chunk, fields)) for chunk in chunks]
        if job is Job.OBSERVE:
            return self.observe_pieces(pieces)
        return self._known(pieces) if self._cache else self.check_pieces(pieces)

    def _known(self, pieces: Sequence[Piece]) -> list[Outcome]:
        """What comes of pieces, from the cache as far as it knows them."""
        assert self._cache is not None
        signature = self._signature_of(self.profile_of(pieces[0].chunk.path))
        keys = [key_of(piece.chunk, piece.data, signature) for piece in pieces]
        known = [unpacked(entry) if (entry := self._cache.get(key)) else None for key in keys]
        outcomes = [outcome if outcome and not self._is_fixable(outcome) else None for outcome in known]
        new = [piece for piece, outcome in zip(pieces, outcomes, strict=True) if outcome is None]
        fresh = iter(self.check_pieces(new) if new else ())
        found = [outcome or next(fresh) for outcome in outcomes]
        for key, was, outcome in zip(keys, known, found, strict=True):
            if was is None and (entry := packed(outcome)):
                self._cache.put(key, entry)
        return found

    def _is_fixable(self, outcome: Outcome) -> bool:
        """Whether this run would fix something of what is known: then the text itself is needed."""
        level = self.mode.level
        fixes = (finding.applicability for finding in outcome.part.findings)
        return level is not None and any(fix is not None and fix >= level for fix in fixes)

    def check_pieces(self, pieces: Sequence[Piece]) -> list[Outcome]:
        """The same for chunks whose bytes are at hand."""
        profile = self.profile_of(pieces[0].chunk.path)
        return check(pieces, profile.fields, self.linter_of(profile), self.mode)

    def observe_pieces(self, pieces: Sequence[Piece]) -> list[Seen]:
        """What rules of corpus scope see of chunks whose bytes are at hand."""
        profile = self.profile_of(pieces[0].chunk.path)
        return observe(pieces, profile.fields, self.linter_of(profile))

    def texts(self, chunk: Chunk, numbers: Sequence[int]) -> dict[int, str]:
        """The texts of some documents of a chunk, by number. Raises OSError."""
        fields = self.profile_of(chunk.path).fields
        data = self.registry.content(chunk, fields)
        documents = self.registry.source_of(chunk.path).load(chunk, data, fields).documents
        return {number: documents[number].text for number in numbers if number < len(documents)}

    def check_documents(self, documents: Sequence[tuple[str, Document]]) -> list[Checked]:
        """What the rules say of documents, each with the path of its file, whose settings count."""
        checked: list[Checked] = []
        for profile, some in itertools.groupby(documents, key=lambda one: self.profile_of(one[0])):
            checked += check_documents(self.linter_of(profile), [document for _, document in some])
        return checked

    def corpus_rules_of(self, path: str) -> tuple[CorpusRule, ...]:
        """Those of them that look at all texts of a run."""
        return self.linter_of(self.profile_of(path)).corpus_rules

    def rules_of(self, path: str) -> tuple[Rule, ...]:
        """The rules that run on the file at ``path``."""
        return self.linter_of(self.profile_of(path)).rules


def _compile(profile: Profile) -> Linter:
    rules = (rule for rule in profile.resolved.rules if rule.name not in profile.ignored)
    registry = profile.resolved.registry
    return Linter(
        rules,
        registry.protections,
        encodings=registry.encodings,
        words=profile.resolved.words,
        selectors=registry.selectors,
    )


def _signature(profile: Profile) -> bytes:
    """A hash of all that decides what is found in a file with this profile, but for its content."""
    resolved = profile.resolved
    return signature_of(
        (sys.version_info[:3], requirements()),
        stamps([*homes(), *sorted({model for rule in resolved.rules if (model := getattr(rule, "model", ""))})]),
        resolved.rules,
        resolved.settings.rule,
        sorted(profile.ignored),
        sorted(resolved.words),
        profile.fields,
    )


def _globs(resolved: Resolved) -> list[tuple[Globs, frozenset[str]]]:
    return [
        (Globs(resolved.root_of("per-file-ignores"), (pattern,)), names) for pattern, names in resolved.per_file_ignores
    ]


_of_this_process: Worker | None = None  # a pool hands its processes nothing but picklable tasks


def start(recipe: Recipe, mode: Mode) -> None:
    """Make the worker of this process."""
    global _of_this_process
    _of_this_process = Worker(load(), recipe, mode)


def work(job: Job, chunks: Sequence[Chunk]) -> Sequence[Any]:
    """A task of a process that has a worker."""
    assert _of_this_process is not None, "start() comes first"
    return _of_this_process.do(job, chunks)


@functools.lru_cache(maxsize=8)
def _worker_as(packed: bytes) -> Worker:
    return Worker(load(), *pickle.loads(packed))


def work_as(packed: bytes, job: Job, chunks: Sequence[Chunk]) -> Sequence[Any]:
    """A task of a process that has tasks of several runs: ``packed`` is the pickled recipe and mode of this one."""
    return _worker_as(packed).do(job, chunks)


def work_on_documents(documents: Sequence[tuple[str, Document]]) -> list[Checked]:
    """The same for documents at hand."""
    assert _of_this_process is not None, "start() comes first"
    return _of_this_process.check_documents(documents)
