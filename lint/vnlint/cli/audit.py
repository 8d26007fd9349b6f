"""`vnlint audit`: draw findings to be read by a person, and say how many were right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click
from click.core import ParameterSource

from vnlint.checking import Mode
from vnlint.cli import options, sheet, table
from vnlint.cli.inputs import Inputs
from vnlint.cli.output import opened
from vnlint.cli.progress import Progress
from vnlint.cli.recipe import Setup, setup_of
from vnlint.cli.show import show_problem
from vnlint.cli.tally import unseen
from vnlint.cli.words import Option, command, option_in, session_of
from vnlint.diagnostic import Message
from vnlint.errors import UsageError
from vnlint.exits import Exit
from vnlint.lang import number
from vnlint.report import NOTHING_CHECKED
from vnlint.reporters.json import to_json
from vnlint.runner import Runner

_ABOUT = Message(
    "Measure precision: draw a sample of findings, label it, read it back.\n\n"
    "vnlint audit --sample 50 --seed 1 -o sheet.tsv PATHS writes a sheet with up to 50 findings of each rule. Put t "
    "(true), d (defensible) or f (false) in its last column; vnlint audit --read sheet.tsv then gives the precision of "
    "each rule with its 95 % interval.",
    "Đo độ chính xác: rút mẫu phát hiện, gán nhãn, đọc lại.\n\n"
    "vnlint audit --sample 50 --seed 1 -o sheet.tsv PATHS ghi bảng có tối đa 50 phát hiện cho mỗi quy tắc. Điền t "
    "(đúng), d (chấp nhận được) hoặc f (sai) vào cột cuối; vnlint audit --read sheet.tsv cho biết độ chính xác của "
    "từng quy tắc với khoảng tin cậy 95 %.",
)
_AUDIT = Message("Audit", "Đánh giá")
_TITLES = (
    Message("rule", "quy tắc"),
    Message("read", "đã đọc"),
    Message("true", "đúng"),
    Message("defensible", "chấp nhận được"),
    Message("false", "sai"),
    Message("true: precision (95 %)", "đúng: độ chính xác (95 %)"),
    Message("true or defensible (95 %)", "đúng hoặc chấp nhận được (95 %)"),
)
_FOR_READING = frozenset(("labelled", "as_json", "config", "isolated", "color"))
"""What has an effect on how a labelled sheet is read and told."""
_IDLE = Message(
    "--read: {name} has no effect on a labelled sheet; leave it out",
    "--read: {name} không có tác dụng khi đọc bảng đã gán nhãn; hãy bỏ đi",
)
_NO_JSON = Message(
    "--output-format json goes with --read; a sheet is written as a table, with commas to FILE.csv",
    "--output-format json dùng với --read; bảng được ghi dạng cột, dùng dấu phẩy nếu ghi vào TỆP.csv",
)
_LABELLED = Message(
    "{path} holds labels: write the sheet to another file, or delete this one",
    "{path} đã có nhãn: hãy ghi bảng ra tệp khác, hoặc xóa tệp này",
)
_DRAWN = Message("{rule}: {drawn} of {all}", "{rule}: {drawn} trên {all}")


def _sampling() -> Iterator[Option]:
    option = option_in(_AUDIT)
    yield option(
        "--sample",
        en="Findings to draw of each rule.",
        vi="Số phát hiện rút cho mỗi quy tắc.",
        type=click.IntRange(min=1),
        default=30,
        show_default=True,
    )
    yield option(
        "--seed", en="Draw the same again.", vi="Để rút lại đúng mẫu cũ.", type=int, default=0, show_default=True
    )
    yield option(
        "-o",
        "--output-file",
        en="The sheet; .csv has commas, any other name tabs.",
        vi="Tệp bảng; .csv dùng dấu phẩy, tên khác dùng tab.",
        metavar="FILE",
    )
    yield option("--read", "labelled", en="Evaluate a labelled sheet.", vi="Đọc bảng đã gán nhãn.", metavar="SHEET")


@command("audit", _ABOUT, _sampling, options.words_or_json, options.selection, options.reading, options.common)
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.pass_context
def audit(ctx: click.Context, /, paths: tuple[str, ...], labelled: str | None, **values: Any) -> int:
    """0, or 2 when something could not be read."""
    setup = setup_of(session_of(ctx), values)
    if labelled is not None:
        _refuse_idle(ctx)
        _evaluate(sheet.read(labelled), setup, values)
        return Exit.DONE
    if values["as_json"]:
        raise UsageError(_NO_JSON)
    return _draw(setup, paths, values)


def _refuse_idle(ctx: click.Context) -> None:
    """Raises UsageError for what is given on the command line and has no effect on reading a sheet."""
    for one in ctx.command.params:
        name = one.name or ""
        is_given = ctx.params.get(name) and ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if is_given and name not in _FOR_READING:
            shown = one.opts[-1] if isinstance(one, click.Option) else one.human_readable_name
            raise UsageError(_IDLE(name=shown))


def _draw(setup: Setup, paths: tuple[str, ...], values: Mapping[str, Any]) -> int:
    inputs = Inputs.of(setup, paths, values)
    path: str | None = values["output_file"]
    inputs.check_outputs(path)
    if path and sheet.is_labelled(path):
        raise UsageError(_LABELLED(path=path))
    runner = Runner(setup.plugins, setup.recipe, Mode(), inputs.processes)
    sample = sheet.Sample(values["sample"], values["seed"])
    with Progress(inputs.size * (1 + runner.reads_twice(inputs.files))) as progress:
        runner.on_progress = progress.advance
        for part in inputs.parts(runner, Mode()):
            for problem in part.problems:
                progress.hide()
                show_problem(problem, setup.lang, values["color"])
            sample.add(part.findings)
    drawn = list(sample)
    with opened(path) as stream:
        sheet.write(drawn, stream, "," if path and path.endswith(".csv") else "\t", setup.lang)
    for rule, all_ in sorted(sample.seen.items()):
        of_rule = min(all_, values["sample"])
        line = _DRAWN(rule=rule, drawn=number(of_rule, setup.lang), all=number(all_, setup.lang))
        click.echo(line.text(setup.lang), err=True)
    for told in unseen(runner.tally, setup.lang):
        click.echo(told, err=True)
    if not runner.tally.files:
        click.echo(NOTHING_CHECKED.text(setup.lang), err=True)
    return Exit.FAILED if runner.tally.problems else Exit.DONE


def _evaluate(labels: Mapping[str, sheet.Labels], setup: Setup, values: Mapping[str, Any]) -> None:
    if values["as_json"]:
        click.echo(to_json({rule: _data(of_rule) for rule, of_rule in sorted(labels.items())}))
        return
    rows = []
    for rule, of_rule in sorted(labels.items()):
        counts = (number(of_rule.counts[label], setup.lang) for label in sheet.LABELS.values())
        intervals = _interval(of_rule, "true"), _interval(of_rule, "true", "defensible")
        rows.append((rule, number(of_rule.read, setup.lang), *counts, *intervals))
    table.show(_TITLES, rows, setup.lang, values["color"])


def _interval(labels: sheet.Labels, *right: str) -> str:
    if not labels.read:
        return "–"
    share, low, high = labels.interval(*right)
    return f"{share:.3f} ({low:.3f}–{high:.3f})"


def _data(labels: sheet.Labels) -> dict[str, Any]:
    data: dict[str, Any] = {"read": labels.read, **{label: labels.counts[label] for label in sheet.LABELS.values()}}
    for name, right in (("precision", ("true",)), ("acceptable", ("true", "defensible"))):
        share, low, high = labels.interval(*right)
        data[name] = {"share": share if labels.read else None, "low": low, "high": high}
    return data
