"""The hooks of a plugin, all of them. None is called for a document.

There is none for output formats: whoever needs another makes it of ``--output-format json-lines`` (docs/json.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import pluggy

from vnlint.damage import Damage
from vnlint.protected import Protection
from vnlint.rule import Rule
from vnlint.source import Source

if TYPE_CHECKING:
    import click

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
    """File formats that the plugin reads and writes (`vnlint.source.Source`)."""


@hookspec
def vnlint_encodings() -> Mapping[str, Callable[[str], str]]:  # type: ignore[empty-body]
    """Ways in which texts come to be seen wrongly, by name: from a clean text to the characters that are seen.

    The promise `Invariant.REENCODES` is tested with them, so they take any text and raise nothing. Called at start-up:
    load what they need when they are called.
    """


@hookspec
def vnlint_damages() -> Iterable[Damage]:  # type: ignore[empty-body]
    """Kinds of error that `vnlint selftest` can put into clean text, to see whether the rules find them.

    Called by that command alone.
    """


@hookspec
def vnlint_commands() -> Iterable[click.Command]:  # type: ignore[empty-body]
    """Commands of the program beside its own, such as ``vnlint convert``.

    Called when a command line begins with a word that is none of the program's own commands, and for ``--help``; never
    for ``vnlint check``. A command returns its exit code: 0, 1 for findings, 2 for errors.
    """
