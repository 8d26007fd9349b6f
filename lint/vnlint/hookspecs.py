"""The hooks of a plugin, all of them. Called once at start-up, never for a document."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from vnlint.protected import Protection
from vnlint.rule import Rule
from vnlint.source import Source

PROJECT = "vnlint"
"""Name of the pluggy project and of the entry-point group."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def vnlint_rules() -> Iterable[type[Rule]]:  # type: ignore[empty-body]
    """The rule classes of the plugin."""


@hookspec
def vnlint_protect() -> Iterable[Protection]:  # type: ignore[empty-body]
    """Kinds of text that rules leave alone."""


@hookspec
def vnlint_sources() -> Iterable[Source]:  # type: ignore[empty-body]
    """File formats that the plugin reads and writes."""
