"""Dotted paths into a record: ``text``, ``meta.title``, ``paragraphs[*].text``.

A key spelled exactly like what is left of the path is taken first, so keys with a dot or a bracket can be named, unless
they look like a slip (`fault_of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from vnlint.diagnostic import Message

_FAULTS = (
    ("^$", Message("it is empty", "đường dẫn rỗng")),
    (r"^\.|\.\.|\.$", Message("a name is missing beside a dot", "thiếu tên bên cạnh dấu chấm")),
    (r"\[[^]]*$", Message("`[` is not closed", "`[` chưa đóng")),
    (
        r"(?<!\s)\[\d*\]",
        Message("write [*], for all items of a list", "hãy viết [*] cho mọi phần tử của danh sách"),
    ),
    (r"^\[\*\]", Message("a name comes first: list[*]", "phải có tên đứng trước: list[*]")),
)

Steps = tuple[str | int, ...]
"""The way to one value: keys and indices, as written in the record."""


def find(value: object, path: str, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """The values under ``path``, in order, each with the way to it; nothing when the path leads nowhere."""
    if isinstance(value, dict):
        if path in value:
            yield (*steps, path), value[path]
            return
        head = path[: min(at for at in (path.find("."), path.find("["), len(path)) if at >= 0)]
        if head != path and head in value:
            rest = path[len(head) :]
            yield from find(value[head], rest[1:] if rest[0] == "." else rest, (*steps, head))
    elif isinstance(value, list) and path.startswith("[*]"):
        rest = path[3:].removeprefix(".")
        for index, item in enumerate(value):
            if rest:
                yield from find(item, rest, (*steps, index))
            else:
                yield (*steps, index), item


def fault_of(path: str) -> Message | None:
    """What is wrong with a path that can only be a slip; None when it may lead somewhere."""
    return next((fault for pattern, fault in _FAULTS if re.search(pattern, path)), None)


def begins(path: str, key: str) -> bool:
    """Whether the path may lead through the value of a key of the record."""
    return path == key or (path.startswith(key) and path[len(key)] in ".[")


def shown(steps: Steps) -> str:
    """The way to a value as a path: ``paragraphs[2].text``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def replaced(value: Any, steps: Sequence[str | int], text: str) -> Any:
    """A copy of ``value`` with ``text`` at the end of the steps."""
    if not steps:
        return text
    first, *rest = steps
    if isinstance(value, tuple):  # a map of Arrow is a list of tuples
        return tuple(replaced(list(value), steps, text))
    changed = value.copy()
    changed[first] = replaced(value[first], rest, text)
    return changed


def strings(value: object, steps: Steps = ()) -> Iterator[str]:
    """The paths of all strings in a value, list indices as ``[*]``; may repeat."""
    if isinstance(value, str):
        yield shown(steps).replace("[0]", "[*]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, (*steps, key))
    elif isinstance(value, list) and value:
        yield from strings(value[0], (*steps, 0))
