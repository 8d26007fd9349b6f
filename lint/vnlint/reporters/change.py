"""An edit as a reader wants to see it: the words it touches, before and after, with what is invisible shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from vnlint.diagnostic import Edit, Span
from vnlint.report import AppliedFix, Finding, PlacedEdit
from vnlint.reporters.visible import prose, visible

_WIDEN = 24
"""How far, in code points, an edit is widened to the edges of its words."""
_NEAR = 12
"""Edits with no more code points between them are shown as one."""
ARROW = " → "


def changes(finding: Finding) -> list[tuple[str, str]]:
    """What the fix does, as pairs of before and after, in order of place."""
    if finding.diagnostic.fix is None:
        return []
    span = finding.diagnostic.span
    base = span.start - len(finding.before)
    # A long span is cut short, and then what follows it is not what follows its text.
    known = finding.before + finding.text + (finding.after if len(finding.text) == len(span) else "")
    inside: list[Edit] = []
    pairs: list[tuple[str, str]] = []
    for placed in sorted(finding.edits, key=_place):
        edit = placed.edit
        if base <= edit.span.start and edit.span.end <= base + len(known):
            inside.append(Edit(edit.span.shift(-base), edit.content))
        else:
            pairs.append((f"{placed.location.row}:{placed.location.column}", visible(edit.content)))
    return [_pair(known, cluster) for cluster in _clusters(inside)] + pairs


def _place(placed: PlacedEdit) -> Span:
    return placed.edit.span


def applied(fix: AppliedFix) -> tuple[str, str]:
    """What an edit that was made did."""
    left, right = fix.around
    known = left + fix.before + right
    return _pair(known, (Edit(Span(len(left), len(left) + len(fix.before)), fix.after),))


def codes(before: str, after: str) -> str:
    """The code points in which two texts differ that look alike; nothing where a reader sees the difference."""
    if not before or not after:
        return ""
    left = _common(before, after)
    right = _common(before[left:][::-1], after[left:][::-1])
    before, after = before[left : len(before) - right], after[left : len(after) - right]
    if not 0 < len(before) <= 3 or not 0 < len(after) <= 3:
        return ""
    base = unicodedata.normalize("NFD", before)[0]
    foreign = base.isalpha() and not base.isascii()
    if not foreign and unicodedata.normalize("NFC", before) != unicodedata.normalize("NFC", after):
        return ""
    return f"{_named(before)}{ARROW}{_named(after)}"


def _common(one: str, other: str) -> int:
    """How many characters the two have in common from the first on."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _named(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text)


def _clusters(edits: Iterable[Edit]) -> Iterator[tuple[Edit, ...]]:
    cluster: tuple[Edit, ...] = ()
    for edit in edits:
        if cluster and edit.span.start - cluster[-1].span.end > _NEAR:
            yield cluster
            cluster = ()
        cluster += (edit,)
    if cluster:
        yield cluster


def _pair(text: str, edits: Sequence[Edit]) -> tuple[str, str]:
    """The words around the edits, before and after."""
    first, last = edits[0].span.start, edits[-1].span.end
    start = first - len(_last_word(text[max(0, first - _WIDEN) : first]))
    stop = last + len(_first_word(text[last : last + _WIDEN]))
    before = after = ""
    position = start
    for edit in edits:
        between = prose(text[position : edit.span.start])
        before += between + visible(edit.of(text))
        after += between + visible(edit.content)
        position = edit.span.end
    rest = prose(text[position:stop])
    return before + rest, after + rest


def _last_word(text: str) -> str:
    """What stands behind the last blank."""
    return text.rsplit(None, 1)[-1] if text and not text[-1].isspace() else ""


def _first_word(text: str) -> str:
    """What stands before the first blank."""
    return text.split(None, 1)[0] if text and not text[0].isspace() else ""
