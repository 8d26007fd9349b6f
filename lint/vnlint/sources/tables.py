"""Tables as lines of JSON: a row is a line, of the columns that matter; and fixed lines back into the columns.

So a table has the paths, names, contexts and places of JSON Lines: its row ``n`` is line ``n``, as a diff shows it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from vnlint.source import Fields
from vnlint.sources.paths import find, replaced


def columns_of(names: Sequence[str], fields: Fields) -> list[str]:
    """The columns in which the paths begin; all if none has a text, so that it can be said which could have."""
    texts = [name for name in names if any(_begins(path, name) for path in fields.text)]
    others = [name for name in names if any(_begins(path, name) for path in (fields.id, *fields.context))]
    return list(dict.fromkeys([*texts, *others])) if texts else list(names)


def as_lines(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as lines of JSON, with no line end behind the last. Bytes come as null: they are no text."""
    return b"\n".join(_encode({name: _without_bytes(value) for name, value in row.items()}) for row in rows)


def with_texts(
    columns: Mapping[str, Sequence[Any]], before: bytes, after: bytes, fields: Fields
) -> dict[str, list[Any]]:
    """The columns in which texts changed from ``before`` to ``after``, with those texts.

    Both are lines as `as_lines` makes them of ``columns``, whose other values stay as they are.
    """
    changed: dict[str, list[Any]] = {}
    for row, (old, new) in enumerate(zip(before.split(b"\n"), after.split(b"\n"), strict=True)):
        if old == new:
            continue
        was, now = json.loads(old), json.loads(new)
        for path in fields.text:
            for (steps, text), (_, other) in zip(find(was, path), find(now, path), strict=True):
                if text != other and isinstance(other, str):
                    name, *way = steps
                    values = changed.setdefault(str(name), list(columns[str(name)]))
                    values[row] = replaced(values[row], way, other)
    return changed


_encode = msgspec.json.Encoder(enc_hook=str).encode  # what JSON has no kind for comes as text


def _begins(path: str, column: str) -> bool:
    return path == column or (path.startswith(column) and path[len(column)] in ".[")


def _without_bytes(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_bytes(item) for key, item in value.items()}
    if isinstance(value, list):
        return list(map(_without_bytes, value))
    return None if isinstance(value, bytes) else value
