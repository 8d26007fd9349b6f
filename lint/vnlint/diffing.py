"""What changed in a piece of a file, as hunks of a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

_CONTEXT = 3
_AT_THE_END = "\\ No newline at end of file"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Hunk(Struct, frozen=True):
    """Lines that changed, with some around them."""

    start: int
    """The first line, counted from 1 in the file before the changes."""
    removed: int
    """How many lines of the old file it covers."""
    added: int
    """How many lines of the new file it covers."""
    lines: tuple[str, ...]
    """Each begins with ``-``, ``+`` or a blank, without its LF; a note follows the last of a file that has none."""


def hunks_of(old: bytes, new: bytes, row: int, *, in_table: bool = False) -> list[Hunk]:
    """The hunks between two versions of a piece of a file that begins at line ``row``.

    Of a table the lines are rows, of which the last in a piece has no line end.
    """
    before, after = (_LINE.findall(data.decode("utf-8", "backslashreplace")) for data in (old, new))
    hunks = []
    for group in _groups(_changes(before, after)):
        start, stop = max(0, group[0].start - _CONTEXT), min(len(before), group[-1].stop + _CONTEXT)
        lines: list[str] = []
        done = start
        for change in group:
            lines += (" " + line for line in before[done : change.start])
            lines += ("-" + line for line in before[change.start : change.stop])
            lines += ("+" + line for line in after[change.first : change.end])
            done = change.stop
        lines += (" " + line for line in before[done:stop])
        shown = tuple(part for line in lines for part in _shown(line, in_table))
        longer = sum((change.end - change.first) - (change.stop - change.start) for change in group)
        hunks.append(Hunk(row + start, stop - start, stop - start + longer, shown))
    return hunks


class _Change(NamedTuple):
    """Lines [start, stop) before that are [first, end) after."""

    start: int
    stop: int
    first: int
    end: int


def _changes(before: list[str], after: list[str]) -> list[_Change]:
    """What has changed, in order.

    Edits hardly ever change how many lines there are. So lines are compared one by one, unless most are unlike; to look
    for equal lines takes more than linear time where many are equal to each other, as empty ones are.
    """
    if len(before) == len(after):
        unlike = [k for k, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
        if 2 * len(unlike) <= len(before):
            return _runs(unlike)
    import difflib  # only now: most runs show no diff of this kind

    matcher = difflib.SequenceMatcher(None, before, after, autojunk=True)
    return [_Change(i, j, k, m) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]


def _runs(lines: Sequence[int]) -> list[_Change]:
    """Changes of the lines with these numbers, those next to each other in one."""
    found: list[_Change] = []
    for line in lines:
        start = found.pop().start if found and found[-1].stop == line else line
        found.append(_Change(start, line + 1, start, line + 1))
    return found


def _groups(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """The changes, those in one hunk together."""
    group: list[_Change] = []
    for change in changes:
        if group and change.start - group[-1].stop > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def unified(path: str, hunks: Sequence[Hunk], added_before: int, header: bool) -> str:
    """The hunks as text; ``added_before`` is by how many lines the changes before them made the file longer."""
    out = [f"--- {path}\n+++ {path}\n"] if header and hunks else []
    for hunk in hunks:
        start = hunk.start + added_before
        out.append(f"@@ -{_range(hunk.start, hunk.removed)} +{_range(start, hunk.added)} @@\n")
        out += (line + "\n" for line in hunk.lines)
        added_before += hunk.added - hunk.removed
    return "".join(out)


def _range(start: int, count: int) -> str:
    return f"{start}" if count == 1 else f"{start if count else start - 1},{count}"


def _shown(line: str, in_table: bool) -> list[str]:
    """The line without its LF, and what stands below it: `patch` reads that.

    A lone CR, which ends no line of a diff, is made visible.
    """
    if line.endswith("\r"):
        return [line[:-1] + "␍"]
    if line.endswith("\n") or in_table:
        return [line.removesuffix("\n")]
    return [line, _AT_THE_END]
