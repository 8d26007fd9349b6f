"""One chunk of a file, from its bytes to what is said of it: the work that a process does."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from vnlint.diagnostic import Applicability, Diagnostic, Edit, Message, Span, moved
from vnlint.diffing import Hunk, hunks_of
from vnlint.document import Document, pages
from vnlint.fixing import Fixed, Fixer
from vnlint.linter import Checked, Linter
from vnlint.observing import Observed
from vnlint.report import AppliedFix, Finding, Part, PlacedEdit, Record
from vnlint.rule import Rule
from vnlint.source import Chunk, Fields, Loaded, Location, Problem, Source
from vnlint.survey import Seen, observe_documents

_AROUND = 80
_SHOWN = 200
_BESIDE_EDIT = 30


class Mode(Struct, frozen=True):
    """What a run does beside reporting."""

    level: Applicability | None = None
    """The fixes to apply: `SAFE`, or `UNSAFE` for these as well; None for none."""
    write: bool = True
    """Whether fixed files are written back."""
    diff: bool = False
    """Whether the changes are to be shown."""
    cache: str = ""
    """The folder in which is kept what is known of chunks (`vnlint.store`); empty for none."""


@dataclass(slots=True)
class Outcome:
    """What came of a chunk: for the user, and for the file."""

    part: Part
    output: bytes | None = None
    """The chunk's new bytes; None when nothing changed."""
    writable: bool = True
    hunks: list[Hunk] = field(default_factory=list)
    rows_added: int = 0
    code_points_added: int = 0
    texts: int = 0
    """How many there were to check."""
    candidates: tuple[str, ...] = ()
    """Fields that hold strings in a record that has no text where it was looked for."""


class Piece(Struct, frozen=True):
    """A chunk of a file with its bytes, and how they are read."""

    source: Source
    chunk: Chunk
    data: bytes


def check(pieces: Sequence[Piece], fields: Fields, linter: Linter, mode: Mode) -> list[Outcome]:
    """Read, check and, if the mode says so, fix some chunks, small ones together."""
    loaded = [_load(piece, fields) for piece in pieces]
    fixable = [
        mode.level is not None and one.writable and not piece.chunk.read_only
        for piece, one in zip(pieces, loaded, strict=True)
    ]
    checked = check_documents(
        linter, [d for one, fix in zip(loaded, fixable, strict=True) if not fix for d in one.documents]
    )
    to_fix = [d for one, fix in zip(loaded, fixable, strict=True) if fix for d in one.documents]
    fixed = fix_documents(linter, mode.level, to_fix) if mode.level is not None else iter(())
    return [
        _fixed(piece, one, fields, linter, mode, list(itertools.islice(fixed, len(one.documents))))
        if fix
        else _checked(piece, one, fields, linter, list(itertools.islice(checked, len(one.documents))))
        for piece, one, fix in zip(pieces, loaded, fixable, strict=True)
    ]


def _load(piece: Piece, fields: Fields) -> Loaded:
    """The documents of a piece, with what is concluded about them."""
    loaded = piece.source.load(piece.chunk, piece.data, fields)
    concluded = piece.chunk.conclusions
    if concluded:
        loaded.documents = [
            Document(one.text, one.id, replace(one.meta, conclusions=concluded[number])) if number in concluded else one
            for number, one in enumerate(loaded.documents)
        ]
    return loaded


def observe(pieces: Sequence[Piece], fields: Fields, linter: Linter) -> list[Seen]:
    """Read some chunks and observe their texts, small ones together."""
    loaded = [piece.source.load(piece.chunk, piece.data, fields) for piece in pieces]
    observed, failures = observe_documents([document for one in loaded for document in one.documents], linter)
    results = []
    first = 0
    for piece, one in zip(pieces, loaded, strict=True):
        stop = first + len(one.documents)
        seen = Seen([(document.meta.record, document.id) for document in one.documents])
        for rule, found in observed:
            a, b = np.searchsorted(found.documents, (first, stop))
            seen.observed.append((rule, Observed(found.documents[a:b] - first, found.values[a:b])))
        for number, failure in failures:
            if first <= number < stop:
                location = one.locate(number - first, 0)
                seen.problems.append(Problem(piece.chunk.path, location, failure.message, failure.rule))
        results.append(seen)
        first = stop
    return results


def check_documents(linter: Linter, documents: Sequence[Document]) -> Iterator[Checked]:
    """What the rules say of each of some documents, small ones read together."""
    for page in pages(documents):
        yield from linter.check_page(page)


def fix_documents(linter: Linter, level: Applicability, documents: Sequence[Document]) -> Iterator[Fixed]:
    """What becomes of each of some documents when it is fixed, small ones together."""
    fixer = Fixer(linter, level)
    for page in pages(documents):
        yield from fixer.fix_page(page)


def _part(piece: Piece, loaded: Loaded, fields: Fields) -> Part:
    part = Part(piece.chunk.path, problems=list(loaded.problems), records=loaded.records)
    part.fields = _fields_seen(loaded.documents, fields)
    part.skipped.update(loaded.skipped)
    return part


def _fields_seen(documents: Sequence[Document], fields: Fields) -> dict[tuple[str, str], bool]:
    """Of the fields that are asked for beside the text whether any record says something in it."""
    records = [document for document in documents if document.meta.record is not None]
    if not records:
        return {}
    seen = {("context-field", path): any(path in one.meta.context for one in records) for path in fields.context}
    if fields.id != Fields().id:
        seen["id-field", fields.id] = any(one.id is not None for one in records)
    if fields.source:
        seen["source-field", fields.source] = any(one.meta.source for one in records)
    return seen


def _checked(piece: Piece, loaded: Loaded, fields: Fields, linter: Linter, results: Sequence[Checked]) -> Outcome:
    part = _part(piece, loaded, fields)
    part.syllables = sum(checked.words for checked in results)
    for index, checked in enumerate(results):
        _report(part, loaded, linter, index, checked)
    return Outcome(part, writable=loaded.writable, texts=len(loaded.documents), candidates=tuple(loaded.candidates))


def _fixed(
    piece: Piece, loaded: Loaded, fields: Fields, linter: Linter, mode: Mode, results: Sequence[Fixed]
) -> Outcome:
    part = _part(piece, loaded, fields)
    part.syllables = sum(fixed.remaining.words for fixed in results)
    outcome = Outcome(part, texts=len(loaded.documents), candidates=tuple(loaded.candidates))
    rounds = {index: fixed.rounds for index, fixed in enumerate(results) if fixed.rounds}
    if rounds:
        outcome.output = loaded.rewrite(rounds)
        outcome.rows_added = _rows(outcome.output) - _rows(piece.data)
        outcome.code_points_added = sum(
            len(fixed.text) - len(document.text) for fixed, document in zip(results, loaded.documents, strict=True)
        )
        if mode.diff:
            outcome.hunks = hunks_of(
                piece.data, outcome.output, piece.chunk.row, in_table=piece.chunk.bytes_of_table > 0
            )
    now = loaded if outcome.output is None else piece.source.load(piece.chunk, outcome.output, fields)
    for index, fixed in enumerate(results):
        if outcome.output is not None:
            part.applied += _applied(piece.chunk.path, loaded, index, fixed)
        if index < len(now.documents):  # a file that was nothing but defects is empty now
            _report(part, now, linter, index, fixed.remaining)
        if fixed.restless:
            part.problems.append(_restless(piece.chunk.path, loaded.locate(index, 0), fixed.restless))
    return outcome


def _report(part: Part, loaded: Loaded, linter: Linter, index: int, checked: Checked) -> None:
    for diagnostic in checked.diagnostics:
        part.findings.append(_finding(part.path, loaded, linter.by_name[diagnostic.rule], index, diagnostic))
    part.silenced += checked.silenced
    part.idle += (loaded.locate(index, place) for place in checked.idle)
    part.problems += (Problem(part.path, loaded.locate(index, place), why) for place, why in checked.faults)
    for failure in checked.failures:
        part.problems.append(
            Problem(
                part.path,
                loaded.locate(index, 0),
                failure.message,
                failure.rule,
            )
        )


def _finding(path: str, loaded: Loaded, rule: Rule, index: int, diagnostic: Diagnostic) -> Finding:
    document = loaded.documents[index]
    text, span, shift = document.text, diagnostic.span, document.meta.offset
    start = loaded.locate(index, span.start)
    end = loaded.locate(index, span.end) if len(span) else start
    edits = []
    for edit in diagnostic.fix.edits if diagnostic.fix else ():
        at = edit.span
        shifted = Edit(at.shift(shift), edit.content) if shift else edit
        if at == span:  # as most are
            edits.append(PlacedEdit(shifted, start, end))
        else:
            edits.append(PlacedEdit(shifted, loaded.locate(index, at.start), loaded.locate(index, at.end)))
    return Finding(
        diagnostic=moved(diagnostic, partial(Span.shift, by=shift)) if shift else diagnostic,
        path=path,
        group=rule.group,
        severity=rule.severity,
        version=rule.version,
        record=_record(document),
        location=start,
        end_location=end,
        edits=tuple(edits),
        before=_last_line(text[max(0, span.start - _AROUND) : span.start]),
        text=text[span.start : min(span.end, span.start + _SHOWN)],
        after=_first_line(text[span.end : span.end + _AROUND]),
    )


def _last_line(text: str) -> str:
    return text[max(text.rfind("\n"), text.rfind("\r")) + 1 :]


def _first_line(text: str) -> str:
    return text.partition("\n")[0].partition("\r")[0]


def _record(document: Document) -> Record | None:
    meta = document.meta
    if meta.record is None:
        return None
    return Record(meta.record, document.id, meta.source_field or "")


def _applied(path: str, loaded: Loaded, index: int, fixed: Fixed) -> Iterator[AppliedFix]:
    ways = [_WayBack(edits) for edits in fixed.rounds]
    for applied in fixed.applied:
        text = applied.before
        for edit in applied.edits:
            start, end = edit.span.start, edit.span.end
            offset = functools.reduce(lambda at, way: way(at), reversed(ways[: applied.round]), start)
            yield AppliedFix(
                path=path,
                rule=applied.diagnostic.rule,
                record=_record(loaded.documents[index]),
                location=loaded.locate(index, offset),
                before=edit.of(text),
                after=edit.content,
                around=(
                    _last_line(text[max(0, start - _BESIDE_EDIT) : start]),
                    _first_line(text[end : end + _BESIDE_EDIT]),
                ),
            )


class _WayBack:
    """From offsets into a text after a round of edits to those before it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._ends = [edit.span.end for edit in edits]
        self._moved = list(itertools.accumulate(len(edit.content) - len(edit.span) for edit in edits))
        self._starts = [edit.span.start + by for edit, by in zip(edits, (0, *self._moved), strict=False)]
        """Where what each edit wrote begins in the text after them."""

    def __call__(self, offset: int) -> int:
        last = bisect.bisect_left(self._starts, offset) - 1  # the last edit that began before
        return offset if last < 0 else max(offset - self._moved[last], self._ends[last])


def _rows(data: bytes) -> int:
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def _restless(path: str, location: Location, rules: Sequence[str]) -> Problem:
    names = ", ".join(rules)
    return Problem(
        path,
        location,
        Message(
            f"fixes do not come to rest: {names}; select fewer of these rules and report this as a bug",
            f"việc sửa không dừng: {names}; hãy chọn bớt các quy tắc này và báo lỗi cho chúng tôi",
        ),
    )
