"""All texts of a run as rules of corpus scope see them: what was observed, kept on disk, and what follows from it."""

from __future__ import annotations

import contextlib
import functools
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Any

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from vnlint.columns import Positions
from vnlint.diagnostic import Message
from vnlint.document import Conclusion, Document, Elsewhere, pages
from vnlint.errors import FAILURES, failure_of
from vnlint.linter import Linter, RuleFailure
from vnlint.observing import CorpusRule, Observed
from vnlint.source import Chunk, Problem


class SurveyError(Exception):
    """Rules have failed on some texts, or to conclude; it says which, and on what."""


@dataclass(slots=True)
class Seen:
    """What was observed of a chunk."""

    names: list[tuple[int | None, str | int | None]] = field(default_factory=list)
    """Of each document the index of its record, and its id."""
    observed: list[tuple[CorpusRule, Observed]] = field(default_factory=list)
    """With numbers of documents in the chunk."""
    problems: list[Problem] = field(default_factory=list)
    """Rules that failed."""


def observe_documents(
    documents: Sequence[Document], linter: Linter
) -> tuple[list[tuple[CorpusRule, Observed]], list[tuple[int, RuleFailure]]]:
    """What each rule of corpus scope sees of some documents, and which of them it failed on."""
    found: dict[tuple[str, _Kind], tuple[CorpusRule, list[Observed]]] = {}
    failures: list[tuple[int, RuleFailure]] = []
    first = 0
    for page in pages(documents):
        observed, failed = linter.observe(page)
        for rule, one in observed:
            _, parts = found.setdefault((rule.name, _kind_of(one.values)), (rule, []))
            parts.append(Observed(one.documents + first, one.values))
        failures += ((number + first, failure) for number, failure in failed)
        first += len(page)
    return [(rule, _joined(parts)) for rule, parts in found.values()], failures


_Kind = tuple[np.dtype[Any], tuple[int, ...]]
"""The type of a value, and its shape."""


def _kind_of(values: NDArray[Any]) -> _Kind:
    return values.dtype, values.shape[1:]


def _joined(parts: Sequence[Observed]) -> Observed:
    return Observed(np.concatenate([p.documents for p in parts]), np.concatenate([p.values for p in parts]))


class Survey:
    """What is known of all texts of a run. Of a text it keeps what rules observed, in files that go with it."""

    def __init__(self) -> None:
        self._chunks: dict[tuple[str, int], int] = {}
        """The number of each chunk, by its file and where it begins."""
        self._stops = array("q", [0])
        """How many documents there are up to the end of each chunk."""
        self._paths: list[str] = []
        """Of each chunk."""
        self._asked: dict[int, list[int]] = {}
        """The documents whose texts rules want: for each chunk the numbers in it."""
        self._names = _Shelf()
        self._rows: list[tuple[CorpusRule, _Rows]] = []
        """What each rule observed; one with other options is another rule. Options need have no hash."""
        self._conclusions = _Shelf()
        self._texts = _Shelf()

    def add(self, chunk: Chunk, seen: Seen) -> None:
        """Take in what was observed of the next chunk."""
        first = self._stops[-1]
        self._chunks[chunk.path, chunk.start] = len(self._paths)
        self._paths.append(chunk.path)
        self._stops.append(first + len(seen.names))
        for number, name in enumerate(seen.names, first):
            self._names.put(number, name)
        for rule, observed in seen.observed:
            self._rows_of(rule).add(observed.documents + first, observed.values)

    def _rows_of(self, rule: CorpusRule) -> _Rows:
        for other, rows in self._rows:
            if other == rule:
                return rows
        rows = _Rows()
        self._rows.append((rule, rows))
        return rows

    def conclude(self) -> Iterator[Problem]:
        """Draw the conclusions. A rule that fails is a problem; those of the others stand."""
        for rule, rows in self._rows:
            try:
                for one in rule.conclude(rows.observed()):
                    self._conclusions.put(one.document, (rule.name, one.value, one.others, rule.reads_others))
            except FAILURES as error:
                failure = RuleFailure(rule.name, failure_of(error))
                yield Problem("", None, _no_conclusion(failure), rule.name)
            finally:
                rows.close()
        for number in sorted({one for _, (_, _, others, asked) in self._conclusions.all() if asked for one in others}):
            chunk = self._chunk_of(number)
            self._asked.setdefault(chunk, []).append(number - self._stops[chunk])

    @property
    def asks(self) -> bool:
        """Whether the texts of some documents are still to be added."""
        return bool(self._asked)

    def asked_of(self, chunk: Chunk) -> Sequence[int]:
        """The documents of a chunk whose texts are wanted, by their numbers in it."""
        return self._asked.get(self._chunks.get((chunk.path, chunk.start), -1), ())

    def add_texts(self, chunk: Chunk, texts: Mapping[int, str]) -> None:
        """Take in the texts of some documents of a chunk."""
        first = self._stops[self._chunks[chunk.path, chunk.start]]
        for number, text in texts.items():
            self._texts.put(first + number, text)

    def concluded(self, chunk: Chunk) -> dict[int, dict[str, Conclusion]]:
        """What was concluded about the documents of a chunk: by the number of the document, and the rule's name."""
        known = self._chunks.get((chunk.path, chunk.start))
        if known is None:
            return {}
        first, stop = self._stops[known], self._stops[known + 1]
        found: dict[int, dict[str, Conclusion]] = {}
        for number, (rule, value, others, asked) in self._conclusions.between(first, stop):
            elsewhere = tuple(self._elsewhere(other, asked) for other in others)
            found.setdefault(number - first, {})[rule] = Conclusion(value, elsewhere)
        return found

    def _elsewhere(self, number: int, with_text: bool) -> Elsewhere:
        record, id_ = next(value for _, value in self._names.between(number, number + 1))
        text = next((text for _, text in self._texts.between(number, number + 1)), "") if with_text else ""
        return Elsewhere(self._paths[self._chunk_of(number)], record, id_, text)

    def _chunk_of(self, number: int) -> int:
        return int(np.searchsorted(np.frombuffer(self._stops, np.int64), number, "right")) - 1

    def __enter__(self) -> Survey:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for shelf in (self._names, self._conclusions, self._texts):
            shelf.close()
        for _, rows in self._rows:
            rows.close()


class _Rows:
    """What one rule observed, in two files without names."""

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()
        self._files = tuple(_temporary(self._open) for _ in range(2))
        self._kinds: dict[_Kind, None] = {}
        """Those of the values, of which there may be one."""

    def add(self, documents: Positions, values: NDArray[Any]) -> None:
        self._kinds[_kind_of(values)] = None
        for file, rows in zip(self._files, (documents.astype(np.int64, copy=False), values), strict=True):
            file.write(np.ascontiguousarray(rows).tobytes())

    def observed(self) -> Observed:
        """All of it. Raises TypeError when the rule observed values of several kinds."""
        if len(self._kinds) > 1:
            shown = " and ".join(f"{dtype} of shape {shape}" for dtype, shape in self._kinds)
            raise TypeError(f"what it observed is not of one type and width, but {shown}")
        ((dtype, shape),) = self._kinds
        for file in self._files:
            file.flush()
        if not self._files[0].tell():  # nothing cannot be mapped
            return Observed(np.empty(0, np.int64), np.empty((0, *shape), dtype))
        documents = np.memmap(self._files[0], np.int64, "r")
        return Observed(documents, np.memmap(self._files[1], dtype, "r", shape=(len(documents), *shape)))

    def close(self) -> None:
        self._open.close()


class _Shelf:
    """Values by number, in a file without a name: first all are put, then they are looked up."""

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()
        self._file = _temporary(self._open)
        self._numbers = array("q")
        self._ends = array("q", [0])

    def put(self, number: int, value: Any) -> None:
        """Keep a value, of the kinds that JSON has; there may be several of a number."""
        data = msgspec.msgpack.encode(value)
        self._file.write(data)
        self._numbers.append(number)
        self._ends.append(self._ends[-1] + len(data))

    def between(self, first: int, stop: int) -> Iterator[tuple[int, Any]]:
        """The values with numbers from ``first`` to before ``stop``, in order."""
        numbers, places = self._sorted
        for at in range(*np.searchsorted(numbers, (first, stop)).tolist()):
            start, end = self._ends[places[at]], self._ends[places[at] + 1]
            self._file.seek(start)
            yield int(numbers[at]), msgspec.msgpack.decode(self._file.read(end - start))

    @functools.cached_property
    def _sorted(self) -> tuple[Positions, Positions]:
        """The numbers in order, and where the value of each is among those that were put."""
        numbers = np.array(self._numbers, np.int64)
        places = np.argsort(numbers, kind="stable")
        return numbers[places], places

    def all(self) -> Iterator[tuple[int, Any]]:
        """All values, in the order of their numbers."""
        return self.between(0, max(self._numbers, default=-1) + 1)

    def close(self) -> None:
        self._open.close()


def _temporary(stack: contextlib.ExitStack) -> IO[bytes]:
    """A file without a name, that goes when the stack is closed."""
    import tempfile  # only now: most runs survey nothing

    return stack.enter_context(tempfile.TemporaryFile())


def concluded(documents: Sequence[Document], linter: Linter) -> list[Document]:
    """Some documents, taken for a whole corpus, with what rules of corpus scope conclude about them.

    Raises SurveyError when a rule fails.
    """
    observed, failures = observe_documents(documents, linter)
    names = [(document.meta.record, document.id) for document in documents]
    whole = Chunk("", 0, 0)
    with Survey() as survey:
        survey.add(whole, Seen(names, observed))
        errors = [failure.message.en for _, failure in failures] + [one.message.en for one in survey.conclude()]
        if errors:
            raise SurveyError("; ".join(errors))
        survey.add_texts(whole, {number: documents[number].text for number in survey.asked_of(whole)})
        found = survey.concluded(whole)
    return [
        Document(one.text, one.id, replace(one.meta, conclusions=found.get(number, {})))
        for number, one in enumerate(documents)
    ]


def _no_conclusion(failure: RuleFailure) -> Message:
    return Message(
        f"rule `{failure.rule}` failed to conclude: {failure.error}; findings of it are missing",
        f"quy tắc `{failure.rule}` bị lỗi khi tổng kết: {failure.error}; thiếu các phát hiện của nó",
    )
