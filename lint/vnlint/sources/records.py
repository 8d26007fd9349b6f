"""The texts of one record, as documents that share its name and its context."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from vnlint.document import NO_META, Document, Meta
from vnlint.source import NO_TEXT, NOT_TEXT, Fields
from vnlint.sources.paths import Steps, find, shown

_SCHEMES = ("http://", "https://")


def documents_of(record: Mapping[str, object], fields: Fields, number: int) -> Iterator[tuple[Steps, Document]]:
    """The texts of the record with that number, each once, and the way to each, in order of the fields."""
    id_, context = _identity(record, fields.id), _context(record, fields.context)
    source = _source(record, fields.source, id_)
    seen: set[Steps] = set()
    for path in fields.text:
        for steps, text in find(record, path):
            if isinstance(text, str) and steps not in seen:
                seen.add(steps)
                meta = Meta(source_field=shown(steps), record=number, context=context, source=source)
                yield steps, Document(text, id_, meta)


def reason_of(record: Mapping[str, object], fields: Fields) -> str:
    """Why a record has no text: `NOT_TEXT` when something else stands where it should be, else `NO_TEXT`."""
    return NOT_TEXT if any(True for path in fields.text for _ in find(record, path)) else NO_TEXT


def _identity(record: Mapping[str, object], path: str) -> str | int | None:
    """The name of a record: a string or whole number as it is, another number as JSON writes it, else None."""
    for _, value in find(record, path):
        if isinstance(value, str | int) and not isinstance(value, bool):
            return value
        return json.dumps(value) if isinstance(value, float) else None
    return None


def _context(record: Mapping[str, object], paths: Sequence[str]) -> Mapping[str, str]:
    """The strings under each path that has any, joined by line ends."""
    if not paths:
        return NO_META.context
    found = {path: [value for _, value in find(record, path) if isinstance(value, str)] for path in paths}
    return {path: "\n".join(values) for path, values in found.items() if values}


def _source(record: Mapping[str, object], path: str, id_: str | int | None) -> str:
    """What the field says, or else the domain of a name that is an address."""
    for _, value in find(record, path) if path else ():
        if isinstance(value, str | int):
            return str(value)
    if isinstance(id_, str) and id_.startswith(_SCHEMES):
        return id_.split("/", 3)[2].lower().removeprefix("www.")
    return ""
