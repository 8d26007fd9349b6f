"""Commands and options that explain themselves in two languages, in sections."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import click
from msgspec import Struct, field

from vnlint.diagnostic import Message
from vnlint.errors import UsageError
from vnlint.replay import Call

_A_FILE = Message(
    "no option {name}; for the file {path}, write ./{path}, or -- before the files",
    "không có tùy chọn {name}; nếu là tệp {path}, hãy viết ./{path}, hoặc -- trước các tệp",
)
_EMPTY = Message("it is empty; give a value, or leave the option out", "để trống; hãy cho giá trị, hoặc bỏ tùy chọn")

Callback = TypeVar("Callback", bound=Callable[..., Any])


class Session(Struct, frozen=True):
    """What holds for one call of the program, whatever the command."""

    lang: str = "en"
    """The language of help and of errors that come before the settings are known."""
    asked: str | None = None
    """The language that the command line asks for."""
    begun: float = field(default_factory=time.perf_counter)
    call: Call | None = None
    """What the run is to be remembered as, if it can be."""


def session_of(context: click.Context) -> Session:
    """The session a command runs in."""
    found = context.find_object(Session)
    return found if found is not None else Session()


class Option(click.Option):
    """An option with help in both languages, shown in a section."""

    def __init__(self, *names: str, about: Message, section: Message, **attributes: Any) -> None:
        super().__init__(list(names), help=about.en, **attributes)
        self.about = about
        self.section = section

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """The value. Raises click.BadParameter for an empty one: a variable was not set, and nothing is not meant."""
        given = value if isinstance(value, list | tuple) else [value]
        if any(isinstance(one, str) and not one.strip(" ,") for one in given):
            raise click.BadParameter(_EMPTY.text(session_of(ctx).lang), ctx, self)
        return super().process_value(ctx, value)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line of help."""
        self.help = self.about.text(session_of(ctx).lang)
        return super().get_help_record(ctx)


def option_in(section: Message) -> Callable[..., Option]:
    """What makes the options of a section: of their names, and of their help as ``en`` and ``vi``."""

    def option(*names: str, en: str, vi: str, **attributes: Any) -> Option:
        return Option(*names, about=Message(en, vi), section=section, **attributes)

    return option


class Command(click.Command):
    """A command with help in both languages."""

    def __init__(self, *args: Any, about: Message, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.about = about

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments taken apart. Raises UsageError for a file that looks like an option, saying how to name it."""
        given = list(itertools.takewhile(lambda arg: arg != "--", args))
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            for path in given:
                if path.startswith("-") and os.path.isfile(path):
                    raise UsageError(_A_FILE(name=error.option_name, path=path)) from error
            raise

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of the help, for the list of commands."""
        context = click.get_current_context(silent=True)
        return self.about.text(session_of(context).lang if context else "en").partition("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help without the options."""
        self.help = self.about.text(session_of(ctx).lang)
        super().format_help_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, each in its section."""
        sections: dict[Message, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                section = parameter.section if isinstance(parameter, Option) else OTHER
                sections.setdefault(section, []).append(record)
        for section in sorted(sections, key=lambda section: section is OTHER):
            with formatter.section(section.text(session_of(ctx).lang)):
                formatter.write_dl(sections[section])


OTHER = Message("Other", "Khác")

Maker = Callable[[], Iterator[Option]]


def command(name: str, about: Message, *makers: Maker) -> Callable[[Callable[..., Any]], Command]:
    """A decorator that makes a command of a function; the options come from the makers, in their order."""

    def decorate(callback: Callable[..., Any]) -> Command:
        parameters = list(getattr(callback, "__click_params__", []))[::-1]
        parameters += (option for maker in makers for option in maker())
        return Command(name, callback=callback, params=parameters, about=about)

    return decorate


def given(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Those of the options that were given, under the names they have in a configuration file."""
    found = {name.replace("_", "-"): values.get(name) for name in names}
    return {key: list(v) if isinstance(v, tuple) else v for key, v in found.items() if v is not None and v != ()}
