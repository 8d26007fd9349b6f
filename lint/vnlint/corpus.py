"""The texts of files, for commands that read a corpus without checking it: in batches that any process can load."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from vnlint.document import Document
from vnlint.plugins import Registry, load
from vnlint.resolver import Resolver
from vnlint.source import Chunk, Fields, Problem, unreadable

BATCH = 8_000_000
"""Bytes of a batch, about."""


class Batch(Struct, frozen=True):
    """Some megabytes of files with the same fields; can be sent to another process."""

    chunks: tuple[Chunk, ...]
    fields: Fields

    @property
    def size(self) -> int:
        """Its bytes."""
        return sum(chunk.size for chunk in self.chunks)


class Texts(Struct, frozen=True):
    """The texts of a batch, in order."""

    texts: tuple[str, ...]
    ids: tuple[str | int | None, ...]
    """Of the record of each text; None for a text that is a file."""
    problems: tuple[Problem, ...]
    """What could not be read."""


def batches(files: Iterable[str | Problem], registry: Registry, resolver: Resolver) -> Iterator[Batch | Problem]:
    """The batches of some files, in order; a file that cannot be read is a problem in its place."""
    waiting: list[Chunk] = []
    size, fields = 0, Fields()
    for path in files:
        if isinstance(path, Problem):
            yield path
            continue
        of_path = resolver.for_path(path).settings.fields
        if waiting and of_path != fields:
            yield Batch(tuple(waiting), fields)
            waiting, size = [], 0
        fields = of_path
        try:
            for chunk in registry.source_of(path).split(path, fields):
                waiting.append(replace(chunk, data=None))  # whoever lists all batches does not want the whole corpus
                size += chunk.size
                if size >= BATCH:
                    yield Batch(tuple(waiting), fields)
                    waiting, size = [], 0
        except OSError as error:
            yield unreadable(path, error)
    if waiting:
        yield Batch(tuple(waiting), fields)


def texts_of(batch: Batch) -> Texts:
    """Read a batch, with the formats of the installed plugins."""
    documents, problems = documents_of(batch, _registry())
    return Texts(
        tuple(document.text for _, document in documents),
        tuple(document.id if document.meta.record is not None else None for _, document in documents),
        tuple(problems),
    )


def documents_of(batch: Batch, registry: Registry) -> tuple[list[tuple[str, Document]], list[Problem]]:
    """The documents of a batch, each with the path of its file, in order; and what could not be read."""
    documents: list[tuple[str, Document]] = []
    problems: list[Problem] = []
    for chunk in batch.chunks:
        try:
            data = registry.content(chunk, batch.fields)
            loaded = registry.source_of(chunk.path).load(chunk, data, batch.fields)
        except OSError as error:
            problems.append(unreadable(chunk.path, error))
            continue
        problems += loaded.problems
        documents += ((chunk.path, document) for document in loaded.documents)
    return documents, problems


def stamp(path: str) -> tuple[str, int, int]:
    """What tells whether a file is the one that was read: its path, its size and when it was written (nanoseconds)."""
    status = os.stat(path)
    return path, status.st_size, status.st_mtime_ns


@functools.cache
def _registry() -> Registry:
    return load()
