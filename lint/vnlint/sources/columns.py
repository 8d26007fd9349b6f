"""The columns of a table that a run reads."""

from __future__ import annotations

from collections.abc import Sequence

from vnlint.diagnostic import Message
from vnlint.source import Fields, Problem
from vnlint.sources.paths import begins


def text_columns(names: Sequence[str], fields: Fields) -> list[str]:
    """The columns in which the paths of texts begin."""
    return [name for name in names if any(begins(path, name) for path in fields.text)]


def columns_of(names: Sequence[str], fields: Fields) -> list[str]:
    """The columns in which the paths begin; all if none has a text, so that it can be said which could have."""
    texts = text_columns(names, fields)
    others = [name for name in names if any(begins(path, name) for path in (fields.id, fields.source, *fields.context))]
    return list(dict.fromkeys([*texts, *others])) if texts else list(dict.fromkeys(names))


def twice(path: str, names: Sequence[str], fields: Fields) -> Problem | None:
    """That a name of a column to be read is that of several: what is written could go into the wrong one."""
    for name in columns_of(names, fields):
        if names.count(name) > 1:
            return Problem(
                path,
                None,
                Message(
                    f"there are several columns `{name}`; rename all but one",
                    f"có nhiều cột `{name}`; hãy đổi tên, chỉ giữ một",
                ),
            )
    return None
