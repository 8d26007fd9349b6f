"""The parts of one file put together: places of later parts set right, its new bytes written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from vnlint.checking import Mode, Outcome
from vnlint.diagnostic import Message, Span, moved
from vnlint.diffing import unified
from vnlint.errors import reason_of
from vnlint.report import Finding, Part
from vnlint.source import NO_TEXT, NOT_TEXT, Chunk, Location, Problem, Rewriting


class Assembly:
    """The parts of one file, which come in order."""

    def __init__(
        self,
        path: str,
        mode: Mode,
        begin: Callable[[], Rewriting] | None = None,
        copy: Callable[[], None] | None = None,
        unfixed: Callable[[Chunk], Outcome] | None = None,
    ) -> None:
        """``begin`` begins to write the file anew; None when it is not to be written. ``copy``: what is to be done with
        a file that stays as it is; None for nothing. ``unfixed``: what comes of a chunk that is not fixed."""
        self.path = path
        self._begin = begin
        self._copy = copy
        self._unfixed = unfixed
        self._mode = mode
        self._rows_added = 0
        self._code_points_added = 0
        self._seen: Counter[int] = Counter()
        """By the hash of their identity: a large file has many findings."""
        self._hunks_shown = False
        self._rewriting: Rewriting | None = None
        self._writable = True
        """Whether all chunks so far can be written."""
        self._failed = False
        """Whether to write was tried in vain."""
        self._has_fixes = False
        """Whether fixes that were asked for are left."""
        self._texts = self._without_text = 0
        self._candidates: tuple[str, ...] = ()

    def take(self, chunk: Chunk, outcome: Outcome) -> Part:
        """The next part as it is told; with the last one the new file is put in place. What fails is a problem."""
        self._writable &= outcome.writable
        problem = self._write(chunk, outcome) if self._mode.write else None
        if self._failed and outcome.output is not None and self._unfixed:
            outcome = self._unfixed(chunk)
        part = outcome.part
        part.problems += (problem,) if problem else ()
        part.findings = [self._in_place(finding) for finding in part.findings]
        if outcome.hunks:
            part.diff = unified(self.path, outcome.hunks, self._rows_added, header=not self._hunks_shown)
            self._hunks_shown = True
        self._rows_added += outcome.rows_added
        self._code_points_added += outcome.code_points_added
        self._texts += outcome.texts
        self._without_text += part.skipped[NO_TEXT] + part.skipped[NOT_TEXT]
        self._candidates = self._candidates or outcome.candidates
        if chunk.last and self._without_text and not self._texts:
            part.problems.append(_without_text(self.path, self._candidates))
        level = self._mode.level
        self._has_fixes |= level is not None and any((finding.applicability or 0) >= level for finding in part.findings)
        if chunk.last and self._has_fixes and not self._writable:
            part.problems.append(Problem(self.path, None, _NOT_APPLIED))
        return part

    def _in_place(self, finding: Finding) -> Finding:
        identity = hash(finding.identity)
        seen = self._seen[identity] = self._seen[identity] + 1
        if seen > 1:
            finding = replace(finding, occurrence=seen)
        if not self._rows_added and not self._code_points_added:
            return finding
        rows = self._rows_added
        by = self._code_points_added if finding.record is None else 0
        edits = tuple(
            replace(
                placed,
                edit=replace(placed.edit, span=placed.edit.span.shift(by)),
                location=_lower(placed.location, rows),
                end_location=_lower(placed.end_location, rows),
            )
            for placed in finding.edits
        )
        return replace(
            finding,
            diagnostic=moved(finding.diagnostic, lambda span: Span(span.start + by, span.end + by)),
            location=_lower(finding.location, rows),
            end_location=_lower(finding.end_location, rows),
            edits=edits,
        )

    def _write(self, chunk: Chunk, outcome: Outcome) -> Problem | None:
        """Write what came of a chunk, and put the file in place behind the last one; why that cannot be done."""
        is_wanted = self._writable and not self._failed
        problem = None
        try:
            if outcome.output is not None and is_wanted and self._begin:
                self._rewriting = self._rewriting or self._begin()
                self._rewriting.replace(chunk.start, chunk.stop, outcome.output)
            if chunk.last and is_wanted and self._rewriting:
                self._rewriting.commit()
                self._rewriting = None
            elif chunk.last and self._copy and not self._failed:
                self._copy()
        except OSError as error:
            problem = _unwritten(self.path, error)
            self._failed = True
        if self._failed or not self._writable:
            self.abandon()
        return problem

    def abandon(self) -> None:
        """Leave the file as it is, unless it has been put in place already."""
        if self._rewriting:
            self._rewriting.discard()
            self._rewriting = None


_NOT_APPLIED = Message(
    "none of its fixes is applied, as a part of it cannot be read; mend the errors above first",
    "không sửa chỗ nào trong tệp, vì có phần không đọc được; hãy xử lý các lỗi trên trước",
)


def _lower(location: Location, rows: int) -> Location:
    return replace(location, row=location.row + rows)


def _without_text(path: str, candidates: Sequence[str]) -> Problem:
    fields = ", ".join(candidates[:5])
    en = f"; fields that hold text: {fields}" if fields else ""
    vi = f"; các trường có văn bản: {fields}" if fields else ""
    return Problem(
        path,
        None,
        Message(
            f"no record has the text field; name it with --text-field{en}",
            f"không bản ghi nào có trường văn bản; hãy chỉ ra bằng --text-field{vi}",
        ),
    )


def _unwritten(path: str, error: OSError) -> Problem:
    what = reason_of(error)
    return Problem(
        path,
        None,
        Message(f"cannot be written: {what}; the file is as it was", f"không ghi được: {what}; tệp vẫn như cũ"),
    )
