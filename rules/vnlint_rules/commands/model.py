"""`vnlint model`: what a model was made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from vnlint import Exit, Message, Option, UsageError, command

_ABOUT = Message(
    "Show the card of a model: vnlint model show [FILE].\n\nWithout a file, that of the model that vnlint comes with.",
    "Xem phiếu của mô hình: vnlint model show [TỆP].\n\nKhông nêu tệp thì xem mô hình đi kèm vnlint.",
)
_SECTION = Message("What is shown", "Đầu ra")


def _options() -> Iterator[Option]:
    yield Option(
        "--output-format",
        about=Message("Words, or JSON.", "Chữ, hoặc JSON."),
        section=_SECTION,
        type=click.Choice(["text", "json"]),
        default="text",
    )


@command("model", _ABOUT, _options)
@click.argument("what", type=click.Choice(["show"]))
@click.argument("path", required=False, type=click.Path())
def model(what: str, path: str | None, output_format: str) -> int:
    """0; UsageError for what is no model."""
    from vnlint_rules.language.context import shipped
    from vnlint_rules.language.context.model_file import ModelFileError, open_model

    try:
        found = open_model(path) if path else shipped.model()
    except ModelFileError as error:
        raise UsageError(error.message) from error
    if output_format == "json":
        click.echo(json.dumps(found.card, ensure_ascii=False, indent=2))
        return Exit.DONE
    for line in _lines(found.card):
        click.echo(line)
    return Exit.DONE


def _lines(card: Any) -> Iterator[str]:
    for key, value in card.items():
        shown = key.replace("_", " ")
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{shown}:"
            yield from ("  " + ", ".join(f"{k} {_number(v)}" for k, v in one.items()) for one in value)
        elif isinstance(value, list):
            yield f"{shown}: " + (
                "; ".join(" ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value) or "-"
            )
        else:
            yield f"{shown}: {_number(value)}"


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)
