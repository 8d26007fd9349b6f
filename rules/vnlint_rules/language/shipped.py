"""The data files of the pack, read from wherever it is installed."""

from __future__ import annotations

import pkgutil


def read_bytes(name: str) -> bytes:
    """A file of `vnlint_rules/data`. Raises FileNotFoundError."""
    # Not importlib.resources: that takes ten times as long to load.
    data = pkgutil.get_data("vnlint_rules", f"data/{name}")
    if data is None:
        raise FileNotFoundError(name)
    return data


def read_text(name: str) -> str:
    """A text file of `vnlint_rules/data`, in UTF-8. Raises FileNotFoundError."""
    return read_bytes(name).decode("utf-8")
