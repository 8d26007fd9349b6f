"""`vnlint clean`: forget what is known of files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from vnlint.cli import options
from vnlint.cli.recipe import cache_of, setup_of
from vnlint.cli.words import Option, command, session_of
from vnlint.diagnostic import Message
from vnlint.exits import Exit
from vnlint.store import Store

_ABOUT = Message(
    "Empty the cache. Nothing but its own entries is deleted.",
    "Xóa bộ nhớ đệm. Chỉ xóa những gì vnlint đã lưu.",
)
_DONE = Message("{folder}: {count} entries deleted, {size:.1f} MB", "{folder}: đã xóa {count} mục, {size:.1f} MB")


def _where() -> Iterator[Option]:
    yield from (option for option in (*options.selection(), *options.reading()) if option.name in _NAMES)


_NAMES = ("config", "isolated", "cache_dir")


@command("clean", _ABOUT, _where, options.common)
@click.pass_context
def clean(ctx: click.Context, /, **values: Any) -> int:
    """0."""
    setup = setup_of(session_of(ctx), values)
    folder = cache_of(setup)
    count, size = Store(folder).clean()
    click.echo(_DONE(folder=folder, count=count, size=size / 1e6).text(setup.lang))
    return Exit.DONE
