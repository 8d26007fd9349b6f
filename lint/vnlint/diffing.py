"""What changed in a piece of a file, as hunks of a unified diff."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    import difflib  # only now: most runs show no diff

    before, after = (_LINE.findall(data.decode("utf-8", "backslashreplace")) for data in (old, new))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    hunks = []
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        lines: list[str] = []
        for tag, i, j, k, m in group:
            if tag == "equal":
                lines += (" " + line for line in before[i:j])
            else:
                lines += ("-" + line for line in before[i:j])
                lines += ("+" + line for line in after[k:m])
        start, stop = group[0][1], group[-1][2]
        shown = [part for line in lines for part in _shown(line, in_table)]
        hunks.append(Hunk(row + start, stop - start, group[-1][4] - group[0][3], tuple(shown)))
    return hunks


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
