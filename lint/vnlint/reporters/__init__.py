"""Formats in which findings are shown, each loaded when asked for: machine formats need no terminal."""

from __future__ import annotations

import importlib
from typing import TextIO

from vnlint.reporters.base import StreamReporter, Tool

_HOMES = {
    "full": "full:FullReporter",
    "concise": "concise:ConciseReporter",
    "grouped": "grouped:GroupedReporter",
    "json": "json:JsonReporter",
    "json-lines": "json:JsonLinesReporter",
    "github": "github:GithubReporter",
    "gitlab": "gitlab:GitlabReporter",
    "junit": "junit:JunitReporter",
    "sarif": "sarif:SarifReporter",
}

FORMATS = tuple(_HOMES)
"""The names of all formats; the first is the default."""
ALIASES = {"text": "full", "jsonl": "json-lines"}
"""Other tools' words for them."""
HUMAN = frozenset({"full", "concise", "grouped", "text"})
"""Formats for people: the tally may follow the findings on the same stream."""


def make(
    name: str,
    stream: TextIO,
    lang: str = "en",
    *,
    color: bool = False,
    width: int | None = None,
    tool: Tool | None = None,
) -> StreamReporter:
    """The reporter of a format.

    ``width`` is the number of cells in a line of the terminal, None where lines need not be folded; it and ``color``
    matter to human formats only. ``tool`` is for those that say what made them. Raises KeyError for a name that is no
    format.
    """
    module, _, cls = _HOMES[ALIASES.get(name, name)].partition(":")
    reporter: type[StreamReporter] = getattr(importlib.import_module(f"vnlint.reporters.{module}"), cls)
    return reporter(stream, lang, color=color, width=width, tool=tool)
