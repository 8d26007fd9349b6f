"""`vnlint rules`: all rules there are."""

from __future__ import annotations

from typing import Any

import click

from vnlint.cli import options, table
from vnlint.cli.describe import as_data, default_words, fix_words
from vnlint.cli.recipe import setup_of
from vnlint.cli.words import command, session_of
from vnlint.diagnostic import Message
from vnlint.exits import Exit
from vnlint.lang import count
from vnlint.reporters.json import to_json

_ABOUT = Message(
    "List all rules.\n\n`*` marks the rules that run with the settings of the current folder.",
    "Liệt kê mọi quy tắc.\n\n`*` đánh dấu các quy tắc chạy theo thiết lập của thư mục hiện tại.",
)
_TITLES = (
    Message("", ""),
    Message("rule", "quy tắc"),
    Message("group", "nhóm"),
    Message("default", "mặc định"),
    Message("fix", "sửa"),
    Message("summary", "tóm tắt"),
)
_SUMS = Message("{all}, {running} running here", "{all}, ở đây chạy {running}")
_RULE = Message("rule", "quy tắc")


@command("rules", _ABOUT, options.words_or_json, options.selection, options.common)
@click.pass_context
def rules(ctx: click.Context, /, as_json: bool, **values: Any) -> int:
    """0."""
    setup = setup_of(session_of(ctx), values)
    running = {rule.name for rule in setup.resolved.rules}
    if as_json:
        data = [
            {**as_data(rule, setup.lang), "running": name in running} for name, rule in setup.registry.rules.items()
        ]
        click.echo("[\n  " + ",\n  ".join(map(to_json, data)) + "\n]" if data else "[]")
        return Exit.DONE
    rows = []
    for name, rule in setup.registry.rules.items():
        rows.append(
            (
                "*" if name in running else "",
                name,
                rule.group,
                default_words(rule).text(setup.lang),
                fix_words(rule).text(setup.lang),
                rule.documentation()[0],
            )
        )
    table.show(_TITLES, rows, setup.lang, values["color"])
    all_ = count(len(rows), _RULE, setup.lang)
    click.echo("\n" + _SUMS(all=all_, running=len(running)).text(setup.lang))
    return Exit.DONE
