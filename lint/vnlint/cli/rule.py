"""`vnlint rule NAME`: all there is to know of a rule, from its class alone."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Iterator
from typing import Any

import click

from vnlint.cli import options
from vnlint.cli.describe import as_data, default_words, fix_words, measured_words, type_words
from vnlint.cli.output import wants_color, width_of
from vnlint.cli.recipe import setup_of
from vnlint.cli.words import command, session_of
from vnlint.diagnostic import Message
from vnlint.errors import UsageError
from vnlint.exits import Exit
from vnlint.reporters.cells import fold
from vnlint.reporters.json import to_json
from vnlint.reporters.paint import paint
from vnlint.reporters.visible import visible
from vnlint.rule import Bad, Good, Rule

_ABOUT = Message(
    "Explain a rule: what, why, examples, fixes, options, measured precision.",
    "Giải thích một quy tắc: là gì, vì sao, ví dụ, cách sửa, tùy chọn, độ chính xác đo được.",
)
_IS_GROUP = Message(
    "`{name}` is a group; name one of its rules: {rules}", "`{name}` là một nhóm; hãy nêu một quy tắc của nó: {rules}"
)
_WIDTH = 88
_GROUP = Message("group", "nhóm")
_DEFAULT = Message("on by default", "chạy mặc định")
_SAYS = Message("says", "thông báo")
_FIX = Message("fix", "sửa")
_KEEPS = Message("{fix}; keeps its promise `{promise}`", "{fix}; giữ lời hứa `{promise}`")
_PRECISION = Message("measured", "đo được")
_UNMEASURED = Message("not yet", "chưa đo")
_ALIASES = Message("earlier names", "tên cũ")
_EXAMPLES = Message("Examples", "Ví dụ")
_OPTIONS = Message("Options", "Tùy chọn")
_FIXED = Message("fixed:", "sửa thành:")
_UNSAFE = Message("with --unsafe-fixes:", "với --unsafe-fixes:")
_CHOICES = Message("choices:", "lựa chọn:")
_LEFT_ALONE = Message("left alone:", "để yên:")
_WITH = Message("with {options}", "với {options}")


@command("rule", _ABOUT, options.words_or_json, options.selection, options.common)
@click.argument("name", shell_complete=options.rule_names)
@click.pass_context
def rule(ctx: click.Context, /, name: str, as_json: bool, **values: Any) -> int:
    """0. Raises UsageError for a name that is no rule; of a group with the names of its rules."""
    setup = setup_of(session_of(ctx), values)
    if group := setup.registry.groups.get(name):
        raise UsageError(_IS_GROUP(name=name, rules=", ".join(group)))
    found = setup.registry.rule(name)
    if as_json:
        click.echo(to_json(as_data(found, setup.lang)))
        return Exit.DONE
    page = Page(found, setup.lang, width_of(sys.stdout) or _WIDTH, wants_color(values["color"], sys.stdout))
    for line in page.lines():
        click.echo(line, color=True)
    return Exit.DONE


class Page:
    """A rule's page, line by line."""

    def __init__(self, rule: type[Rule], lang: str, width: int, color: bool) -> None:
        self._rule, self._lang, self._width, self._color = rule, lang, width, color

    def lines(self) -> Iterator[str]:
        """What it is, why it matters, the facts, examples, options."""
        summary, explanation = self._rule.documentation()
        yield paint(self._rule.name, "path", self._color)
        yield ""
        yield self._fold((summary, ""))
        for paragraph in re.split(r"\n\s*\n", explanation):
            yield ""
            yield self._fold((" ".join(paragraph.split()), ""))
        yield ""
        yield from self._facts()
        yield ""
        yield paint(_EXAMPLES.text(self._lang), "path", self._color)
        for example in self._rule.examples:
            yield from self._bad(example) if isinstance(example, Bad) else self._good(example)
        if self._rule.options():
            yield ""
            yield paint(_OPTIONS.text(self._lang), "path", self._color)
            yield from map(self._option, self._rule.options())

    def _facts(self) -> Iterator[str]:
        rule, lang = self._rule, self._lang
        fix = fix_words(rule).text(lang)
        if rule.invariant:
            fix = _KEEPS(fix=fix, promise=rule.invariant.value).text(lang)
        facts = [
            (_GROUP, rule.group),
            (_DEFAULT, default_words(rule).text(lang)),
            (_SAYS, rule.message.text(lang)),
            (_FIX, fix),
            (_PRECISION, measured_words(rule.measured, lang) if rule.measured else _UNMEASURED.text(lang)),
        ]
        if rule.aliases:
            facts.append((_ALIASES, ", ".join(rule.aliases)))
        for label, value in facts:
            yield self._fold((f"{label.text(lang)}:", "label"), (value, ""), hanging=2)

    def _bad(self, example: Bad) -> Iterator[str]:
        marked = re.sub("⟦(.*?)⟧", lambda m: f"⟦{visible(m[1])}⟧", example.marked, flags=re.DOTALL)
        yield self._fold(
            ("✗", "removed"), (visible(marked, spaces=False), ""), (self._with(example), "aside"), inside=2
        )
        if example.fixed is not None:
            yield self._told(_FIXED, example.fixed)
        if example.unsafe is not None:
            yield self._told(_UNSAFE, example.unsafe)
        if example.choices:
            yield self._told(_CHOICES, ", ".join(example.choices))

    def _good(self, example: Good) -> Iterator[str]:
        yield self._fold(
            ("✓", "added"), (visible(example.text, spaces=False), ""), (self._with(example), "aside"), inside=2
        )
        if example.why:
            yield self._told(_LEFT_ALONE, example.why)

    def _told(self, label: Message, text: str) -> str:
        return self._fold((label.text(self._lang), "label"), (visible(text, spaces=False), ""), inside=4)

    def _with(self, example: Bad | Good) -> str:
        given = {**example.options, **example.context}
        if example.format != "plain":
            given["format"] = example.format
        if example.beside:
            given["corpus"] = " | ".join(visible(text, spaces=False) for text in example.beside)
        if not given:
            return ""
        words = ", ".join(f"{key.replace('_', '-')} = {value!r}" for key, value in given.items())
        return f"({_WITH(options=words).text(self._lang)})"

    def _option(self, field: dataclasses.Field[Any]) -> str:
        name = field.name.replace("_", "-")
        return self._fold(
            (f"{name}:", "label"),
            (f"{type_words(field.type)} = {field.default!r}", ""),
            (field.metadata.get("help", ""), "aside"),
            inside=2,
        )

    def _fold(self, *pieces: tuple[str, str], inside: int = 0, hanging: int | None = None) -> str:
        """Lines ``inside`` cells from the edge, the second and later ones a little further."""
        further = (4 if inside else 0) if hanging is None else hanging
        folded = fold(pieces, self._width - inside, further, self._color)
        return "\n".join(" " * inside + line for line in folded.split("\n"))
