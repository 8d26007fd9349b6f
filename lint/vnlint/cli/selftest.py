"""`vnlint selftest`: put known errors into clean text, and say which the rules find."""

from __future__ import annotations

import contextlib
import math
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from vnlint import plugins
from vnlint.checking import Mode
from vnlint.cli import drawn, gate, options, scorecard, scorefields, table
from vnlint.cli.inputs import Inputs
from vnlint.cli.output import opened, wants_color, width_of
from vnlint.cli.progress import Progress
from vnlint.cli.recipe import Setup, setup_of
from vnlint.cli.show import show_problem
from vnlint.cli.words import Option, command, option_in, session_of
from vnlint.damage import Damage
from vnlint.diagnostic import Message
from vnlint.document import Document
from vnlint.errors import UsageError, unknown
from vnlint.exits import Exit
from vnlint.reporters.json import to_json
from vnlint.reservoir import Reservoir
from vnlint.runner import processes
from vnlint.selftest import labelled
from vnlint.selftest.checker import Checker, Documents
from vnlint.selftest.injecting import Injector
from vnlint.selftest.misses import misses
from vnlint.selftest.trial import Trial, expected_rules, run
from vnlint.source import Problem
from vnlint.worker import Worker

_ABOUT = Message(
    "Put known errors into clean text, and tell which the rules find.\n\n"
    "Texts are drawn from PATHS and checked, damaged and checked again: recall by kind of damage, hits and alarms by "
    "rule. Errors are put neither where something was found before nor into what is protected, and stand apart. Files "
    "are only read. Ends with 0; 1 when --min-recall is missed; 2 on errors.",
    "Cài lỗi biết trước vào văn bản sạch và cho biết quy tắc nào tìm ra.\n\n"
    "Văn bản được rút từ PATHS, kiểm tra, làm hỏng rồi kiểm tra lại: tỉ lệ tìm thấy theo loại lỗi, số trúng và báo "
    "nhầm theo quy tắc. Không cài lỗi vào chỗ đã có phát hiện hay phần được bảo vệ, và các lỗi cách xa nhau. Tệp chỉ "
    "được đọc. Mã kết thúc: 0; 1 khi không đạt --min-recall; 2 khi có lỗi.",
)
_SECTION = Message("Self-test", "Tự kiểm tra")
_NO_TEXT = Message("no text was found, so nothing was tested", "không tìm thấy văn bản nào nên không kiểm tra được gì")
_NO_ERROR = Message(
    "no error could be put into {texts} texts of {words} words: give more text, or a higher --rate",
    "không cài được lỗi nào vào {texts} văn bản gồm {words} từ: hãy thêm văn bản hoặc tăng --rate",
)
_NO_DAMAGE = Message(
    "no running rule is there for any kind of damage; select other rules, or name kinds with --damage "
    "(vnlint selftest --list)",
    "không quy tắc nào đang chạy ứng với loại lỗi nào; hãy chọn quy tắc khác hoặc nêu loại bằng --damage "
    "(vnlint selftest --list)",
)
_LEFT_OUT = Message(
    "left out, as no rule that is there for it runs: {names}", "bỏ qua vì quy tắc ứng với nó không chạy: {names}"
)
_NO_PLACE = Message("no place was found for: {names}", "không tìm được chỗ cho: {names}")
_RULE_FAILED = Message(
    "rule `{rule}` failed on {times} texts: {error}; the other rules were run",
    "quy tắc `{rule}` bị lỗi ở {times} văn bản: {error}; các quy tắc khác vẫn chạy",
)
_LIST_TITLES = (
    Message("damage", "loại lỗi"),
    Message("found by", "tìm bởi"),
    Message("what happens", "điều xảy ra"),
)
_DAMAGE = Message("damage", "loại lỗi")
_TOLD = 8
"""Names of kinds that are told at once."""


def _kinds(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Completions: kinds that go on from what was typed after the last comma."""
    done, comma, part = incomplete.rpartition(",")
    return [done + comma + name for name in plugins.damages() if name.startswith(part)]


def _options() -> Iterator[Option]:
    option = option_in(_SECTION)
    yield option(
        "--rate",
        en="Errors in 1,000 words.",
        vi="Số lỗi trong 1.000 từ.",
        type=click.FloatRange(min=0, min_open=True),
        callback=_number,
        default=3.0,
        show_default=True,
    )
    yield option(
        "--sample",
        en="Texts to draw.",
        vi="Số văn bản rút ra.",
        type=click.IntRange(min=1),
        default=1000,
        show_default=True,
    )
    yield option("--seed", en="Do the same again.", vi="Để lặp lại y như cũ.", type=int, default=0, show_default=True)
    yield option(
        "--damage",
        "kinds",
        en="Kinds of damage; by default those that a running rule is there for.",
        vi="Các loại lỗi; mặc định là những loại có quy tắc đang chạy ứng với nó.",
        multiple=True,
        metavar="NAMES",
        callback=options.names,
        shell_complete=_kinds,
    )
    yield option(
        "--list", "listing", en="Show the kinds of damage.", vi="Xem các loại lỗi.", is_flag=True, default=False
    )
    yield option(
        "--keep",
        en="Write the damaged texts and where their errors are, as JSON Lines.",
        vi="Ghi các văn bản đã cài lỗi và vị trí lỗi, dạng JSON Lines.",
        metavar="FILE",
    )
    yield option(
        "--misses",
        en="Show errors that nothing found, so many of each kind.",
        vi="Xem các lỗi bị bỏ sót, mỗi loại chừng ấy lỗi.",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
    )
    yield option(
        "--min-recall",
        "least",
        en="End with 1 when less is found, of one kind or of all: 0.8, tone-lost=0.9.",
        vi="Kết thúc bằng 1 khi tìm được ít hơn, của một loại hay tất cả: 0.8, tone-lost=0.9.",
        multiple=True,
        metavar="[KIND=]SHARE",
        callback=options.names,
    )


def _number(ctx: click.Context, parameter: click.Parameter, value: float) -> float:
    """The value, unless it is "nan", which no range leaves out."""
    if math.isnan(value):
        raise click.BadParameter(f"{value} is not a number")
    return value


@command("selftest", _ABOUT, _options, options.words_or_json, options.selection, options.reading, options.common)
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.pass_context
def selftest(ctx: click.Context, /, paths: tuple[str, ...], **values: Any) -> int:
    """0; 1 when `--min-recall` is missed; 2 when there was nothing to test or something could not be read."""
    setup = setup_of(session_of(ctx), values)
    damages = plugins.damages()
    if values["listing"]:
        _list(damages.values(), setup, values)
        return Exit.DONE
    for name in values["kinds"]:
        if name not in damages:
            raise unknown(_DAMAGE, name, damages, "--damage")
    least = gate.shares(values["least"], damages)
    inputs = Inputs.of(setup, paths, values)
    inputs.check_outputs(values["keep"])
    draw: Reservoir[tuple[str, Document]] = Reservoir(values["sample"], f"{values['seed']}:texts")
    problems = drawn.read(inputs, setup, draw, values["color"])
    texts = list(draw)
    if not texts:
        click.echo(_NO_TEXT.text(setup.lang), err=True)
        return Exit.FAILED
    trial = _tried(texts, damages, setup, values)
    scores = trial.scores
    for (rule, error), times in trial.failures.items():
        show_problem(Problem("", None, _RULE_FAILED(rule=rule, times=times, error=error)), setup.lang, values["color"])
    if not scores.total.injected:
        click.echo(_NO_ERROR(texts=scores.texts, words=scores.words).text(setup.lang), err=True)
        return Exit.FAILED
    _show(trial, texts, setup, values)
    missed = list(gate.missed(least, scores, setup.lang))
    for line in missed:
        click.echo(line, err=True)
    return Exit.FAILED if problems or trial.failures else Exit.FOUND if missed else Exit.DONE


def _tried(texts: Documents, damages: Mapping[str, Damage], setup: Setup, values: Mapping[str, Any]) -> Trial:
    """The test itself, with the kinds of damage that were chosen; the damaged texts are kept where that is asked."""
    worker = Worker(setup.plugins, setup.recipe, Mode())
    paths = dict.fromkeys(path for path, _ in texts)
    expected = expected_rules(
        damages.values(), {rule.name: rule for p in paths for rule in worker.rules_of(p)}.values()
    )
    chosen = [damages[name] for name in values["kinds"]] or [d for d in damages.values() if expected[d.name]]
    if not chosen:
        raise UsageError(_NO_DAMAGE)
    injector = Injector(chosen, values["rate"], values["seed"], setup.plugins.protections)
    size = 2 * sum(len(document.text) for _, document in texts)
    jobs = processes(setup.settings.jobs, size)
    with opened(values["keep"]) if values["keep"] else contextlib.nullcontext() as kept:
        with Checker(worker, jobs) as checker, Progress(size) as progress:
            trial = run(texts, injector, expected, checker, progress.advance)
        if kept:
            kept.writelines(to_json(record) + "\n" for record in labelled.records(texts, trial.damaged))
    if not values["kinds"]:
        _tell(_LEFT_OUT, (name for name in damages if not expected[name]), setup.lang)
    _tell(_NO_PLACE, (damage.name for damage in chosen if damage.name not in trial.scores.kinds), setup.lang)
    return trial


def _show(trial: Trial, texts: Documents, setup: Setup, values: Mapping[str, Any]) -> None:
    scores, missed, lang = trial.scores, misses(trial, texts, values["misses"]), setup.lang
    if values["as_json"]:
        groups = {name: rule.group for name, rule in setup.registry.rules.items()}
        click.echo(to_json(scorefields.as_data(scores, missed, groups, values["rate"], values["seed"], lang)))
        return
    color = wants_color(values["color"], sys.stdout)
    for line in scorecard.lines(scores, missed, values["seed"], lang, width_of(sys.stdout), color):
        click.echo(line, color=True)


def _list(damages: Iterable[Damage], setup: Setup, values: Mapping[str, Any]) -> None:
    lang = setup.lang
    if values["as_json"]:
        told = [{"name": d.name, "about": d.about.text(lang), "found_by": d.found_by} for d in damages]
        click.echo(to_json(told))
        return
    rows = [(damage.name, ", ".join(damage.found_by), damage.about.text(lang)) for damage in damages]
    table.show(_LIST_TITLES, rows, lang, values["color"])


def _tell(message: Message, names: Iterable[str], lang: str) -> None:
    first = list(names)
    if first:
        told = [*first[:_TOLD], "…"] if len(first) > _TOLD else first
        click.echo(message(names=", ".join(told)).text(lang), err=True)
