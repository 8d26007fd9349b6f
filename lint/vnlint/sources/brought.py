"""A plugin's format: what it raises is an OSError that names the plugin, told of its file as others are."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence

from vnlint.diagnostic import Edit
from vnlint.document import Document
from vnlint.errors import FAILURES, UsageError, failure_of
from vnlint.source import Chunk, Fields, Loaded, Location, Problem, Rewriting, Source


class BroughtSource:
    """A format with the name of the plugin that brings it."""

    def __init__(self, source: Source, plugin: str) -> None:
        self._source = source
        self._plugin = plugin
        self.name = source.name
        self.suffixes = source.suffixes
        self.may_be_compressed = source.may_be_compressed

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """Its chunks."""
        with _naming(self._plugin):
            for chunk in self._source.split(path, fields):
                if not isinstance(chunk, Chunk):
                    raise TypeError(f"split() gives {type(chunk).__name__}, not Chunk")
                yield chunk

    def read(self, chunk: Chunk, fields: Fields) -> bytes:
        """Its bytes."""
        with _naming(self._plugin):
            return bytes(self._source.read(chunk, fields))

    def can_write(self, path: str) -> bool:
        """As it says."""
        with _naming(self._plugin):
            return self._source.can_write(path)

    def rewriting(
        self, path: str, fields: Fields, since: os.stat_result | None, target: str | None = None
    ) -> Rewriting:
        """Its way to a new version."""
        with _naming(self._plugin):
            return _Rewriting(self._source.rewriting(path, fields, since, target), self._plugin)

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """Its documents."""
        with _naming(self._plugin):
            return _Loaded(self._source.load(chunk, data, fields), self._plugin)


class _Loaded:
    def __init__(self, loaded: Loaded, plugin: str) -> None:
        self._loaded = loaded
        self._plugin = plugin
        self.documents: Sequence[Document] = loaded.documents
        self.problems: Sequence[Problem] = loaded.problems
        self.records = loaded.records
        self.skipped: Mapping[str, int] = loaded.skipped
        self.candidates: Sequence[str] = loaded.candidates
        self.writable = loaded.writable

    def locate(self, index: int, offset: int) -> Location:
        with _naming(self._plugin):
            return self._loaded.locate(index, offset)

    def line(self, index: int, offset: int) -> str:
        with _naming(self._plugin):
            return self._loaded.line(index, offset)

    def rewrite(self, rounds: Mapping[int, Sequence[Sequence[Edit]]]) -> bytes:
        with _naming(self._plugin):
            return bytes(self._loaded.rewrite(rounds))


class _Rewriting:
    def __init__(self, rewriting: Rewriting, plugin: str) -> None:
        self._rewriting = rewriting
        self._plugin = plugin

    def replace(self, start: int, stop: int, content: bytes) -> None:
        with _naming(self._plugin):
            self._rewriting.replace(start, stop, content)

    def commit(self) -> None:
        with _naming(self._plugin):
            self._rewriting.commit()

    def discard(self) -> None:
        with contextlib.suppress(OSError), _naming(self._plugin):  # that it failed before is told
            self._rewriting.discard()


@contextlib.contextmanager
def _naming(plugin: str) -> Iterator[None]:
    try:
        yield
    except (OSError, UsageError):
        raise
    except FAILURES as error:
        raise OSError(0, f"plugin {plugin}: {failure_of(error)}") from error
