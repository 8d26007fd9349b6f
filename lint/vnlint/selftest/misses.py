"""Errors that nothing found, with the words around them, for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from vnlint.selftest.checker import Documents
from vnlint.selftest.trial import Trial

_AROUND = 40


class Miss(Struct, frozen=True):
    """One of them."""

    damage: str
    """The name of its kind."""
    path: str
    id: str | int | None
    """Of the record; None for a text that is a file."""
    start: int
    """Where it is in the damaged text, in code points."""
    end: int
    before: str
    """Up to 40 code points before it, on the same line."""
    text: str
    after: str
    """Up to 40 code points after it, on the same line."""
    meant: str
    """What stood there in the clean text."""


def misses(trial: Trial, texts: Documents, most: int) -> Iterator[Miss]:
    """At most so many of each kind, by kind and in the order of the texts."""
    seen: dict[str, int] = {}
    for index, error in sorted(trial.missed, key=lambda one: one[1].kind):
        seen[error.kind] = seen.get(error.kind, 0) + 1
        if seen[error.kind] > most:
            continue
        path, clean = texts[index]
        damaged, span = trial.damaged[index].document.text, error.span
        yield Miss(
            error.kind,
            path,
            clean.id if clean.meta.record is not None else None,
            span.start,
            span.end,
            damaged[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2],
            span.of(damaged),
            damaged[span.end : span.end + _AROUND].partition("\n")[0],
            error.edit.of(clean.text),
        )
