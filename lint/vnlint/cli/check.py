"""`vnlint check`: find, show, and if asked, repair."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from vnlint.checking import Mode
from vnlint.cli import options
from vnlint.cli.baseline import Baseline
from vnlint.cli.inputs import Inputs
from vnlint.cli.output import opened
from vnlint.cli.progress import Progress
from vnlint.cli.recipe import cache_of, setup_of
from vnlint.cli.show import Show
from vnlint.cli.tally import time_taken
from vnlint.cli.words import Option, command, option_in, session_of
from vnlint.config import Recipe
from vnlint.diagnostic import Applicability, Message
from vnlint.errors import UsageError
from vnlint.exits import Exit
from vnlint.plugins import homes
from vnlint.replay import MOST_READ, listening
from vnlint.report import Tally
from vnlint.runner import Runner
from vnlint.store import Store

if TYPE_CHECKING:
    from vnlint.processes import Engine

_ABOUT = Message(
    "Check text files, and repair them with --fix.\n\n"
    "PATHS are files and folders; - is standard input; none is the current folder. "
    "Ends with 0 when nothing was found, 1 when something was, 2 on errors.",
    "Kiểm tra tệp văn bản, và sửa nếu có --fix.\n\n"
    "PATHS là tệp và thư mục; - là đầu vào chuẩn; để trống là thư mục hiện tại. "
    "Mã kết thúc: 0 khi không phát hiện gì, 1 khi có, 2 khi có lỗi.",
)
_FIXING = Message("Repair", "Sửa lỗi")
_COMMAND_FIRST = Message(
    "no file `{name}`; if the command is meant, it comes before its options: vnlint {name} …",
    "không có tệp `{name}`; nếu là lệnh, hãy viết nó trước các tùy chọn: vnlint {name} …",
)
_NOTHING_WRITTEN = Message(
    "--output-dir: --diff writes nothing; take one", "--output-dir: --diff không ghi gì; chỉ chọn một"
)


def _fixing() -> Iterator[Option]:
    option = option_in(_FIXING)

    def flag(name: str, en: str, vi: str, default: bool | None = False) -> Option:
        return option(name, en=en, vi=vi, is_flag=True, default=default)

    yield flag("--fix/--no-fix", "Make the safe fixes.", "Sửa những chỗ an toàn.", None)
    yield flag(
        "--unsafe-fixes/--no-unsafe-fixes", "Make unsafe fixes as well.", "Sửa cả những chỗ không an toàn.", None
    )
    yield flag("--diff", "Show what fixes would change; write nothing.", "Cho xem thay đổi; không ghi tệp.")
    yield flag("--show-fixes", "List the edits that were made.", "Liệt kê các chỗ đã sửa.")
    yield option(
        "--output-dir",
        en="Fix, but write all that is checked (no other file) to this folder; leave the old files.",
        vi="Sửa, nhưng ghi những tệp được kiểm tra (và chỉ những tệp đó) vào thư mục này; để yên tệp cũ.",
        metavar="FOLDER",
    )
    yield flag("--fix-only", "Fix, and do not report the rest.", "Chỉ sửa, không báo phần còn lại.")
    yield flag("--exit-non-zero-on-fix", "End with 1 if anything was fixed.", "Kết thúc với mã 1 nếu có sửa.")


def _running() -> Iterator[Option]:
    yield Option(
        "--engine",
        about=Message("Where files are checked: here, or by tasks of Ray.", "Nơi kiểm tra: máy này, hoặc Ray."),
        section=options.INPUT,
        type=click.Choice(["local", "ray"]),
        default="local",
    )


def _showing() -> Iterator[Option]:
    option = option_in(options.OUTPUT)
    yield option("-o", "--output-file", en="Write the findings to a file.", vi="Ghi phát hiện vào tệp.", metavar="FILE")
    yield option(
        "--baseline",
        en="Leave out the findings of an earlier run (json-lines).",
        vi="Bỏ qua các phát hiện của lần chạy trước (json-lines).",
        metavar="FILE",
    )
    yield option("--summary", en="Write the tally as JSON.", vi="Ghi tổng kết dạng JSON.", metavar="FILE")
    yield option(
        "--statistics",
        en="Show counts by rule instead of findings.",
        vi="Chỉ cho xem số lượng theo quy tắc.",
        is_flag=True,
    )
    yield option("-q", "--quiet", en="Show findings only.", vi="Chỉ cho xem phát hiện.", is_flag=True)
    yield option(
        "-e",
        "--exit-zero",
        en="End with 0 whatever was found.",
        vi="Luôn kết thúc với mã 0, trừ khi có lỗi.",
        is_flag=True,
    )


@command(
    "check", _ABOUT, _fixing, options.formats, _showing, options.selection, options.reading, _running, options.common
)
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **values: Any) -> int:
    """The exit code of a run."""
    _refuse_command(ctx, paths)
    session = session_of(ctx)
    setup = setup_of(session, values)
    settings = setup.settings
    if values["baseline"]:
        setup.looked_at.files.add(values["baseline"])
    inputs = Inputs.of(setup, paths, values)
    level = Applicability.UNSAFE if settings.unsafe_fixes else Applicability.SAFE
    fixing = settings.fix or values["fix_only"] or values["diff"] or bool(values["output_dir"])
    if values["output_dir"] and values["diff"]:
        raise UsageError(_NOTHING_WRITTEN)
    inputs.check_outputs(values["output_file"], values["summary"])
    cache = "" if values["no_cache"] else cache_of(setup)
    mode = Mode(level if fixing else None, write=fixing and not values["diff"], diff=values["diff"], cache=cache)
    engine = _engine(values["engine"])
    runner = Runner(setup.plugins, setup.recipe, mode, inputs.processes, engine, inputs.targets)
    if values["baseline"]:
        runner.is_known = Baseline(values["baseline"]).holds
    call = session.call if _is_repeatable(inputs, values) and session.call and session.call.folder == cache else None
    size = inputs.size * (1 + runner.reads_twice(inputs.files))
    with (
        Progress(size, not values["quiet"]) as progress,
        listening(call) as ears,
        opened(values["output_file"]) as stream,
    ):
        runner.on_progress = progress.advance
        show = Show(setup, values, mode, inputs, stream)
        for part in inputs.parts(runner, mode):
            if part.findings or part.problems or part.applied:
                progress.hide()
            show.part(part)
        progress.hide()
        runner.tally.seconds = time.perf_counter() - session.begun
        show.end(runner.tally)
    code = _exit_code(runner.tally, mode, values)
    if cache:
        if call and ears and not (runner.tally.fixed or runner.tally.problems):
            setup.looked_at.code(homes())
            call.remember(setup.looked_at, ears, code, time_taken(runner.tally, setup.lang))
        Store(cache).trim(time.time())
    return code


def _refuse_command(ctx: click.Context, paths: tuple[str, ...]) -> None:
    """Raises UsageError when what is taken for the first file is a command that came too late."""
    program = ctx.find_root().command
    if not paths or os.path.lexists(paths[0]) or not isinstance(program, click.Group):
        return
    if program.get_command(ctx, paths[0]):
        raise UsageError(_COMMAND_FIRST(name=paths[0]))


def _engine(name: str) -> Callable[[int, Recipe, Mode], Engine] | None:
    """Where batches are checked; None for this machine. Raises UsageError for what is not installed."""
    if name == "local":
        return None
    try:
        from vnlint.adapters.ray_tasks import RayTasks
    except ImportError as error:
        raise UsageError(
            Message(
                "--engine ray: Ray is not installed; pip install 'vnlint[ray]'",
                "--engine ray: chưa cài Ray; hãy chạy pip install 'vnlint[ray]'",
            )
        ) from error
    return RayTasks


def _is_repeatable(inputs: Inputs, values: Mapping[str, Any]) -> bool:
    """Whether a run that fixes nothing does nothing but read files, not too many, and speak."""
    wrote = any(values[option] for option in ("output_file", "output_dir", "summary"))
    read_more = inputs.stdin is not None or values["file_list"]
    return not (wrote or read_more or inputs.size > MOST_READ)


def _exit_code(sums: Tally, mode: Mode, values: Mapping[str, Any]) -> int:
    found, fixed = bool(sums.findings), bool(sums.fixed)
    if sums.problems:
        return Exit.FAILED
    if values["exit_zero"]:
        return Exit.DONE
    if mode.diff:
        return Exit.FOUND if fixed else Exit.DONE
    if values["exit_non_zero_on_fix"] and fixed:
        return Exit.FOUND
    return Exit.FOUND if found and not values["fix_only"] else Exit.DONE
