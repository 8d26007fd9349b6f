"""Damaged texts with labels, as records that other scorers read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from vnlint.selftest.checker import Documents
from vnlint.selftest.injecting import Damaged


def records(texts: Documents, damaged: Sequence[Damaged]) -> Iterator[dict[str, Any]]:
    """An object for each text: `id`, `text`, and as `gold` its errors.

    Of an error `start` and `end` (code points, half open), `kind` and `replacements`. The id is that of the record,
    else the path of the file; where it was there before, ``#2`` and so on comes behind it.
    """
    times: Counter[str] = Counter()
    for (path, document), one in zip(texts, damaged, strict=True):
        name = str(path if document.id is None else document.id)
        times[name] += 1
        yield {
            "id": name if times[name] == 1 else f"{name}#{times[name]}",
            "text": one.document.text,
            "gold": [
                {
                    "start": error.span.start,
                    "end": error.span.end,
                    "kind": error.kind,
                    "replacements": [error.edit.of(document.text)],
                }
                for error in one.errors
            ],
        }
