"""Arrow batches in, findings or fixed batches out: what engines run on their workers.

>>> linter = ArrowLinter(select=["spacing"], text_field=["body"])
>>> linter.findings(batch)  # one row a finding, schema `FINDINGS`
>>> linter.fixed(batch)     # the same rows and columns, the texts repaired
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
from msgspec import Struct

from vnlint.checking import check_documents, fix_documents
from vnlint.config import Recipe, Settings
from vnlint.diagnostic import Applicability, Diagnostic, Message
from vnlint.document import Document
from vnlint.errors import UsageError
from vnlint.lang import LANGUAGES
from vnlint.linter import Checked, Linter
from vnlint.plugins import load
from vnlint.source import Fields
from vnlint.sources.columns import columns_of
from vnlint.sources.paths import begins, replaced
from vnlint.sources.records import documents_of
from vnlint.worker import Worker

Rows = TypeVar("Rows", pa.RecordBatch, pa.Table)

FINDINGS: pa.Schema = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("id", pa.string()),
        pa.field("field", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("group", pa.string(), nullable=False),
        pa.field("severity", pa.string(), nullable=False),
        pa.field("start", pa.int64(), nullable=False),
        pa.field("end", pa.int64(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("message", pa.string(), nullable=False),
        pa.field("choices", pa.list_(pa.string()), nullable=False),
        pa.field("confidence", pa.float64(), nullable=False),
        pa.field(
            "fix",
            pa.struct(
                [
                    ("applicability", pa.string()),
                    (
                        "edits",
                        pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64()), ("content", pa.string())])),
                    ),
                ]
            ),
        ),
        pa.field("failed", pa.bool_(), nullable=False),
    ]
)
"""One finding a row. The names are those of the JSON output (docs/json.md).

``row``: the number of the row in what was handed over, from 0. ``id``: the value of the id field, written as text.
``start``, ``end``: code points of the text. ``text``: what stands there. ``failed``: True for a rule that broke down on
a text, which is no finding; its ``message`` says why, and the other rules were run.
"""


_LISTS = {field.name for field in msgspec.structs.fields(Settings) if field.type in (list[str], list[str] | None)}
"""Settings that are a list of names."""


class ArrowLinter:
    """Checks and fixes the texts of batches. Small when pickled; what it needs is loaded once a process."""

    def __init__(self, *, config: str | None = None, lang: str = "en", **settings: Any) -> None:
        """``settings`` are those of ``[tool.vnlint]``, with underscores: ``select``, ``ignore``, ``text_field``,
        ``id_field``, ``context_field``, ``unsafe_fixes``, ``words``, ``model``, ``options`` … A list of one name may be
        given as the name.

        ``config``: a configuration file below these, to be found under this path on every machine; no other file is
        read. ``lang``: the language of messages. Raises UsageError for what cannot be used.
        """
        if lang not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise UsageError(Message(f"lang: {lang!r} is none of {known}", f"lang: {lang!r} không thuộc {known}"))
        given = tuple(
            (key.replace("_", "-"), [value] if key in _LISTS and isinstance(value, str) else value)
            for key, value in settings.items()
        )
        recipe = Recipe(given, config, isolated=config is None, origin=type(self).__name__)
        self._recipe = msgspec.json.encode(recipe)
        self._lang = lang
        _prepared(self._recipe)  # what is wrong with the settings is said here, not on a worker

    def check(self, schema: pa.Schema, *, count: str | None = None) -> None:
        """Raise ValueError for columns that `findings` would, or `fixed`: before any batch goes to a worker."""
        _check(schema, self._prepared.fields)
        if count in schema.names:
            raise ValueError(f"there is a column `{count}` already; name another with count")

    def findings(self, data: Rows) -> Rows:
        """The findings in a batch or table, in order of row, column and place; schema `FINDINGS`.

        Raises ValueError for a field that is not there or holds no text.
        """
        texts = _Texts(data, self._prepared.fields)
        linter = self._prepared.linter
        with _one_thread():
            checked = list(check_documents(linter, texts.documents))
        rows = [
            row
            for document, one in zip(texts.documents, checked, strict=True)
            for row in _rows(document, one, linter, self._lang)
        ]
        found: Rows = type(data).from_pylist(rows, schema=FINDINGS)
        return found

    def fixed(self, data: Rows, *, count: str | None = None) -> Rows:
        """The batch or table with its texts repaired: the same rows, columns, types and metadata.

        Safe fixes are made, and unsafe ones where ``unsafe_fixes`` is set. ``count`` names a column to be added, with
        the number of edits made in each row. Raises ValueError as `findings`, and for a ``count`` that is a column.
        """
        self.check(data.schema, count=count)
        texts = _Texts(data, self._prepared.fields)
        level = Applicability.UNSAFE if self._prepared.unsafe_fixes else Applicability.SAFE
        with _one_thread():
            fixed = list(fix_documents(self._prepared.linter, level, texts.documents))
        result = texts.with_texts({index: one.text for index, one in enumerate(fixed) if one.rounds})
        if count is not None:
            edits = [0] * data.num_rows
            for document, one in zip(texts.documents, fixed, strict=True):
                edits[document.meta.record or 0] += sum(map(len, one.rounds))
            result = result.append_column(pa.field(count, pa.int32(), nullable=False), pa.array(edits, pa.int32()))
        return result

    @property
    def _prepared(self) -> _Prepared:
        return _prepared(self._recipe)


class _Prepared(Struct, frozen=True, eq=False):
    linter: Linter
    fields: Fields
    unsafe_fixes: bool


@functools.lru_cache(maxsize=8)
def _prepared(recipe: bytes) -> _Prepared:
    """What a recipe makes, once a process: engines unpickle their functions for every task."""
    made = Worker(load(), msgspec.json.decode(recipe, type=Recipe))
    profile = made.profile_of("")
    linter = made.linter_of(profile)
    if linter.corpus_rules:
        names = ", ".join(rule.name for rule in linter.corpus_rules)
        raise UsageError(
            Message(
                f"{names}: looks at a whole corpus, which a batch is not; leave it out, or run vnlint check",
                f"{names}: cần xem toàn bộ kho văn bản, không phải từng lô; hãy bỏ ra, hoặc chạy vnlint check",
            )
        )
    return _Prepared(linter, profile.fields, profile.resolved.settings.unsafe_fixes)


class _Texts:
    """The texts of a batch or table, as documents; and the way back into its columns."""

    def __init__(self, data: pa.RecordBatch | pa.Table, fields: Fields) -> None:
        self._data = data
        _check(data.schema, fields)
        rows = data.select(columns_of(data.schema.names, fields)).to_pylist()
        found = [one for number, row in enumerate(rows) for one in documents_of(row, fields, number)]
        self._steps = [steps for steps, _ in found]
        self.documents = [document for _, document in found]

    def with_texts(self, texts: Mapping[int, str]) -> Any:
        """The data with other texts for some documents, given by number; columns without one are as they were."""
        by_column: dict[str, list[int]] = {}
        for index in texts:
            by_column.setdefault(str(self._steps[index][0]), []).append(index)
        data = self._data
        for name, indices in by_column.items():
            at = data.schema.get_field_index(name)
            values = data.column(at).to_pylist()
            for index in indices:
                row, (_, *steps) = self.documents[index].meta.record or 0, self._steps[index]
                values[row] = replaced(values[row], steps, texts[index])
            data = data.set_column(at, data.schema.field(at), pa.array(values, data.schema.field(at).type))
        return data.replace_schema_metadata(self._data.schema.metadata)


def _check(schema: pa.Schema, fields: Fields) -> None:
    """Raise ValueError for a field that is not there or holds no text."""
    for path in fields.text:
        kind = schema.field(_column(schema.names, path)).type
        if not (_is_text(kind) or pa.types.is_nested(kind)):
            raise ValueError(f"field `{path}` holds {kind}, not text; name another with text_field")
    named = (fields.source, fields.id if fields.id != Fields().id else "")
    for path in filter(None, (*fields.context, *named)):
        _column(schema.names, path)


def _column(names: Sequence[str], path: str) -> str:
    """The column that holds the values of a path. Raises ValueError for none, or several of one name."""
    for name in names:
        if begins(path, name):
            if names.count(name) > 1:
                raise ValueError(f"there are {names.count(name)} columns `{name}`; rename all but one")
            return name
    raise ValueError(f"no field `{path}` among {', '.join(names) or 'no columns'}")


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return any(test(kind) for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view))


def _rows(document: Document, checked: Checked, linter: Linter, lang: str) -> Iterator[dict[str, Any]]:
    """The findings of a document as rows, and the rules that failed on it."""
    row = {
        "row": document.meta.record,
        "id": None if document.id is None else str(document.id),
        "field": document.meta.source_field,
    }
    for diagnostic in checked.diagnostics:
        yield row | _finding(document, diagnostic, linter, lang)
    for failure in checked.failures:
        rule = linter.by_name[failure.rule]
        yield row | {
            "name": rule.name,
            "group": rule.group,
            "severity": "error",
            "start": 0,
            "end": 0,
            "text": "",
            "message": failure.message.text(lang),
            "choices": [],
            "confidence": 1.0,
            "fix": None,
            "failed": True,
        }


def _finding(document: Document, diagnostic: Diagnostic, linter: Linter, lang: str) -> dict[str, Any]:
    rule, span, fix = linter.by_name[diagnostic.rule], diagnostic.span, diagnostic.fix
    return {
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity.value,
        "start": span.start,
        "end": span.end,
        "text": span.of(document.text),
        "message": diagnostic.message.text(lang),
        "choices": list(diagnostic.choices),
        "confidence": diagnostic.confidence,
        "fix": fix
        and {
            "applicability": str(fix.applicability),
            "edits": [{"start": edit.span.start, "end": edit.span.end, "content": edit.content} for edit in fix.edits],
        },
        "failed": False,
    }


def _one_thread() -> Any:
    """While it is open, linear algebra keeps to one thread: the arrays are so small that more take longer.

    An engine has its own processes for the other cores.
    """
    return _controller().limit(limits=1)


@functools.cache
def _controller() -> Any:
    import numpy  # noqa: F401  # what is not loaded yet would not be limited
    import threadpoolctl

    return threadpoolctl.ThreadpoolController()


def over_batches(
    transform: Callable[[pa.RecordBatch], pa.RecordBatch],
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A function of one batch as one of many, as Spark and `pyarrow.dataset` scanners hand them over."""
    return _OverBatches(transform)


class _OverBatches(Struct, frozen=True):  # no partial(map, …): Spark asks for the signature
    transform: Callable[[pa.RecordBatch], pa.RecordBatch]

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map(self.transform, batches)
