"""`vnlint config`: the settings that hold here, and where each comes from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import click
import msgspec

from vnlint.cli import options, table
from vnlint.cli.recipe import setup_of
from vnlint.cli.words import Option, command, session_of
from vnlint.config import json_schema
from vnlint.diagnostic import Message
from vnlint.errors import UsageError
from vnlint.exits import Exit
from vnlint.reporters.json import to_json
from vnlint.resolver import Resolver

_ABOUT = Message(
    "Show the settings for a path, and where each comes from.\n\nWithout a path: the current folder.",
    "Cho xem thiết lập của một đường dẫn, và nguồn của từng giá trị.\n\nĐể trống: thư mục hiện tại.",
)
_TITLES = Message("key", "khóa"), Message("from", "từ"), Message("value", "giá trị")
_ORIGINS = {
    "default": Message("default", "mặc định"),
    "command line": Message("command line", "dòng lệnh"),
}
_NO_PATH = Message("no file or folder `{path}`", "không có tệp hay thư mục `{path}`")


def _schema() -> Iterator[Option]:
    about = Message("Print the JSON Schema of a configuration file.", "In JSON Schema của tệp cấu hình.")
    yield Option("--schema", about=about, section=options.OUTPUT, is_flag=True)


@command("config", _ABOUT, options.words_or_json, _schema, options.selection, options.reading, options.common)
@click.argument("path", required=False, type=click.Path(readable=False))
@click.pass_context
def config(ctx: click.Context, /, path: str | None, as_json: bool, schema: bool, **values: Any) -> int:
    """0."""
    if schema:
        click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
        return Exit.DONE
    setup = setup_of(session_of(ctx), values)
    resolved = setup.resolved
    if path is not None:
        if not os.path.exists(path):
            raise UsageError(_NO_PATH(path=path))
        resolved = Resolver(setup.plugins, setup.recipe).for_path(path)
    settings: dict[str, Any] = msgspec.to_builtins(resolved.settings)
    if as_json:
        told = {key: {"value": value, "origin": resolved.origins[key]} for key, value in settings.items()}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return Exit.DONE
    rows = [
        (key, _ORIGINS.get(origin := resolved.origins[key], Message(origin)).text(setup.lang), to_json(value))
        for key, value in settings.items()
    ]
    table.show(_TITLES, rows, setup.lang, values["color"])
    return Exit.DONE
