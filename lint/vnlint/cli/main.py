"""The program: finds the command, says what went wrong, gives the exit code."""

from __future__ import annotations

import functools
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from vnlint import __version__, lang
from vnlint.cli.words import Session
from vnlint.diagnostic import Message
from vnlint.errors import UsageError
from vnlint.exits import Exit
from vnlint.replay import Call
from vnlint.streams import is_closed, is_full, pipe_closed

if TYPE_CHECKING:
    from vnlint.plugins import Brought

_COMMANDS = ("check", "rules", "rule", "config", "audit", "selftest", "clean")
_DEFAULT = "check"
_FLAGS = {"--help", "-h", "--version", "-V"}

_ABOUT = Message(
    "The linter for Vietnamese text corpora.\n\n"
    "Without a command, files are checked: vnlint PATHS; vnlint . is the current folder.",
    "Công cụ soát lỗi cho kho văn bản tiếng Việt.\n\n"
    "Không nêu lệnh thì kiểm tra tệp: vnlint ĐƯỜNG-DẪN; vnlint . là thư mục hiện tại.",
)
_ERROR = Message("error", "lỗi")
_FAILED = Message(
    "the command `{command}` of plugin {plugin} failed; please report it to its authors with the lines above",
    "lệnh `{command}` của plugin {plugin} bị lỗi; hãy báo cho tác giả của nó kèm các dòng trên",
)
_NO_ROOM = Message(
    "what was found cannot be written: {error}; make room and try again",
    "không ghi được kết quả: {error}; hãy dọn chỗ rồi chạy lại",
)
_NO_OUTPUT = Message(
    "standard output is closed; send it to a file or to /dev/null",
    "đầu ra chuẩn đã đóng; hãy chuyển nó vào tệp hoặc /dev/null",
)


class _PipeClosedError(Exception):
    """Who read our output has seen enough."""


class _CommandFailedError(Exception):
    """A command of a plugin raised what no command may raise."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class Program(click.Group):
    """The commands, loaded when called; what is no command is a path to check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, the most used first, those of plugins last."""
        return list(dict.fromkeys((*_COMMANDS, *_of_plugins())))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from the module of that name or a plugin."""
        if cmd_name not in _COMMANDS:
            brought = _of_plugins().get(cmd_name)
            return brought.thing if brought else None
        module = importlib.import_module(f"vnlint.cli.{cmd_name}")
        found: click.Command = getattr(module, cmd_name)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. What one of a plugin raises is laid to the plugin, unless it is meant for the user."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:  # click would end with 1, which is for findings
            raise _PipeClosedError from error
        except (UsageError, click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            name = ctx.invoked_subcommand
            if name is None or name in _COMMANDS or is_full(error) or is_closed(error):
                raise
            raise _CommandFailedError(_FAILED(command=name, plugin=_of_plugins()[name].plugin)) from error

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command in where none was named. Who says nothing is told what there is to say."""
        at = 0
        while at < len(args) and args[at].startswith("--lang"):
            at += 1 if "=" in args[at] else 2
        first = args[at] if at < len(args) else None
        if first is None and not ctx.resilient_parsing:
            raise click.exceptions.NoArgsIsHelpError(ctx)
        if first is not None and first not in _FLAGS and not _is_command(first):
            args.insert(at, _DEFAULT)
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the program is."""
        self.help = _ABOUT.text(ctx.obj.lang if isinstance(ctx.obj, Session) else "en")
        super().format_help_text(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[click.shell_completion.CompletionItem]:
        """Commands, and what the default command would complete to."""
        default = self.get_command(ctx, _DEFAULT)
        assert default is not None
        context = click.Context(default, ctx, _DEFAULT, obj=ctx.obj, resilient_parsing=True)
        return super().shell_complete(ctx, incomplete) + default.shell_complete(context, incomplete)


def _is_command(word: str) -> bool:
    """Whether a word names a command. Plugins are asked only for what may be a name: no path with a dot or a slash."""
    if word in _COMMANDS:
        return True
    from vnlint.rule import NAME

    return NAME.fullmatch(word) is not None and word in _of_plugins()


@functools.cache
def _of_plugins() -> dict[str, Brought[click.Command]]:
    from vnlint.plugins import commands

    return commands(_COMMANDS)


program = Program(
    "vnlint",
    params=[click.Option(["--lang"], type=click.Choice(lang.LANGUAGES), expose_value=False, hidden=True)],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
program = click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")(program)


def run(args: Sequence[str], call: Call | None = None) -> int:
    """Run a command line; the exit code. Errors of use are told on standard error.

    ``call`` is what the run is to be remembered as, if it can be.
    """
    asked = _asked_language(args)
    session = Session(lang.choose(asked, os.environ), asked, call=call)
    try:
        result = program.main(list(args), prog_name="vnlint", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except UsageError as error:
        click.echo(f"{_ERROR.text(session.lang)}: {error.message.text(session.lang)}", err=True)
        return Exit.FAILED
    except _CommandFailedError as error:
        traceback.print_exception(error.__cause__)
        click.echo(f"{_ERROR.text(session.lang)}: {error.message.text(session.lang)}", err=True)
        return Exit.FAILED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return Exit.FAILED  # nothing was checked, and a job of CI is not to take that for success
    except (_PipeClosedError, BrokenPipeError):
        return pipe_closed()
    except click.Abort:
        return Exit.INTERRUPTED
    except click.ClickException as error:
        click.echo(f"{_ERROR.text(session.lang)}: {error.format_message()}", err=True)
        return Exit.FAILED
    return result if isinstance(result, int) else Exit.DONE


def unwritable(error: Exception, args: Sequence[str]) -> str | None:
    """What is told when results cannot be written; None for an error of another kind."""
    if not (is_full(error) or is_closed(error)):
        return None
    assert isinstance(error, OSError)
    speaks = lang.choose(_asked_language(args), os.environ)
    message = _NO_OUTPUT if is_closed(error) else _NO_ROOM(error=error.strerror)
    return f"{_ERROR.text(speaks)}: {message.text(speaks)}"


def _asked_language(args: Sequence[str]) -> str | None:
    """The language that the command line asks for, before anything else of it is understood."""
    for option, following in zip(args, [*args[1:], ""], strict=False):
        if option == "--":
            break
        value = following if option == "--lang" else option.removeprefix("--lang=")
        if option.startswith("--lang") and value in lang.LANGUAGES:
            return value
    return None
