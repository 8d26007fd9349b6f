"""`vnlint learn`: a model of word sequences from a corpus."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from vnlint import (
    Batch,
    Corpus,
    Exit,
    Message,
    Option,
    Problem,
    UsageError,
    command,
    corpus_options,
    option_in,
    session_of,
    stamp,
)
from vnlint_rules.language.context.learning.workplace import Workplace, folder_of

if TYPE_CHECKING:
    from vnlint_rules.language.context.learning.learner import Learned

_SIZE = 10.4
"""Megabytes: with vocabulary, swaps and network some 15."""
_FEW = 1_000_000
"""Words of text below which a model is told to be small: from a million it finds half of what the shipped one does."""

_ABOUT = Message(
    "Learn a model of word sequences from texts.\n\n"
    "The rules that judge words by their neighbours (real-word-error and its like) read it when the configuration says "
    '`model = "FILE"`. Counts only are kept, no text. A run that was killed goes on where it was when started again.',
    "Học mô hình chuỗi từ từ văn bản.\n\n"
    "Các quy tắc xét từ theo từ đứng cạnh (real-word-error và các quy tắc tương tự) dùng mô hình này khi cấu hình có "
    '`model = "TỆP"`. Chỉ giữ số đếm, không giữ văn bản. Lần chạy bị ngắt sẽ được tiếp tục khi chạy lại.',
)
_SECTION = Message("Learning", "Học")
_NOTHING = Message("no text was found, so no model was written", "không tìm thấy văn bản nào nên không ghi mô hình")
_STOPPED = Message(
    "stopped; the same command goes on from here ({folder})", "đã dừng; chạy lại lệnh này sẽ tiếp tục ({folder})"
)
_WRITTEN = Message(
    "{path}: {words} words, {pairs} pairs and {triples} triples from {total} words of text; perplexity {perplexity}",
    "{path}: {words} từ, {pairs} cặp và {triples} bộ ba từ {total} từ văn bản; độ bối rối {perplexity}",
)
_UNTOLD = Message("not told by so little text", "chưa tính được vì quá ít văn bản")
_TOO_FEW = Message(
    "{total} words of text are few: alone, the model finds little; blend it with the shipped one "
    "(`model-share = 0.3`), or learn from more",
    "{total} từ văn bản là ít: dùng riêng, mô hình tìm được ít lỗi; hãy kết hợp với mô hình có sẵn "
    "(`model-share = 0.3`) hoặc học từ nhiều văn bản hơn",
)
_KILLED = Message(
    "a process was killed: is memory short? the same command goes on from here ({folder}); fewer --jobs take less",
    "một tiến trình đã bị giết: thiếu bộ nhớ? chạy lại lệnh này sẽ tiếp tục ({folder}); giảm --jobs để tốn ít hơn",
)
_NO_SET = Message(
    "--leave-out {path}:{line}: {error}; give JSON Lines with `id` and `text`",
    "--leave-out {path}:{line}: {error}; hãy dùng JSON Lines có `id` và `text`",
)
_CANNOT = Message("{path}: {error}", "{path}: {error}")


def _options() -> Iterator[Option]:
    option = option_in(_SECTION)
    yield option("-o", "--output", en="The file to write.", vi="Tệp cần ghi.", metavar="FILE", required=True)
    yield option(
        "--size",
        en="Megabytes that pairs and triples of words may take.",
        vi="Số megabyte cho các cặp và bộ ba từ.",
        type=click.FloatRange(min=0.01),
        default=_SIZE,
        show_default=True,
    )
    yield option(
        "--min-count",
        en="How often a word must be seen to be known; by default what surprises least.",
        vi="Số lần một từ phải xuất hiện để được biết; mặc định là số cho độ bối rối thấp nhất.",
        type=click.IntRange(min=1),
    )
    yield option(
        "--min-pair",
        en="How often a pair of words must be seen to be kept; by default what surprises least.",
        vi="Số lần một cặp từ phải xuất hiện để được giữ; mặc định là số cho độ bối rối thấp nhất.",
        type=click.Choice(["1", "2", "3", "5"]),
    )
    yield option(
        "--leave-out",
        en="JSON Lines of an evaluation set: its records, and stretches shared with them, are not counted.",
        vi="Tệp JSON Lines của bộ đánh giá: không đếm các bản ghi và đoạn trùng với chúng.",
        multiple=True,
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
    )
    yield option("--name", en="What the card calls the model.", vi="Tên mô hình.", metavar="TEXT")
    yield option(
        "--date",
        en="The date on the card; today by default.",
        vi="Ngày ghi trên phiếu.",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
    )
    yield option(
        "--restart", en="Do not go on from a killed run.", vi="Không tiếp tục lần chạy dở.", is_flag=True, default=False
    )


@command("learn", _ABOUT, _options, corpus_options)
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@click.pass_context
def learn(ctx: click.Context, /, paths: tuple[str, ...], output: str, **values: Any) -> int:
    """0, or 2 when there is no text or something could not be read."""
    from vnlint_rules.language.context.model_file import save

    for path in values["leave_out"]:
        _check_set(path)
    corpus = Corpus.of(session_of(ctx), paths, values)
    corpus.check_output(output, *values["leave_out"])
    found = list(corpus.batches())
    batches = [one for one in found if isinstance(one, Batch)]
    with _explained(output, corpus.lang):
        place = _workplace(output, corpus.files, batches, values)
        learned = _learned(corpus, batches, place, values)
        if learned.model is not None:
            save(learned.model, output)
        place.clear()
    problems = [*(one for one in found if isinstance(one, Problem)), *learned.problems]
    for problem in problems:
        corpus.tell(problem)
    if learned.model is None:
        click.echo(_NOTHING.text(corpus.lang), err=True)
        return Exit.FAILED
    _tell(learned.model.card, output, corpus.lang)
    return Exit.FAILED if problems else Exit.DONE


@contextlib.contextmanager
def _explained(output: str, lang: str) -> Iterator[None]:
    """What may go wrong while a model is learned, with what to do about it."""
    from vnlint import DiedError

    folder = folder_of(output)
    try:
        yield
    except OSError as error:
        raise UsageError(_CANNOT(path=error.filename or output, error=error.strerror or error)) from error
    except DiedError as error:
        raise UsageError(_KILLED(folder=folder)) from error
    except KeyboardInterrupt:
        click.echo(_STOPPED(folder=folder).text(lang), err=True)
        raise


def _workplace(output: str, files: Sequence[str], batches: Sequence[Batch], values: Mapping[str, Any]) -> Workplace:
    """Where the pieces of this very run are: a killed one of the same files and options goes on."""
    from vnlint_rules.language.context.learning.learner import PIECES
    from vnlint_rules.language.context.model_file import VERSION

    settings = {
        "version": [VERSION, PIECES],
        "files": [stamp(path) for path in files],
        "leave out": [stamp(path) for path in values["leave_out"]],
        "min count": values["min_count"],
        "cuts": [[chunk.start for chunk in batch.chunks] for batch in batches],
    }
    return Workplace(output, settings, values["restart"])


def _learned(corpus: Corpus, batches: Sequence[Batch], place: Workplace, values: Mapping[str, Any]) -> Learned:
    from vnlint_rules.language.context.learning import learner

    plan = learner.Plan(
        values["min_count"],
        int(values["size"] * 1e6),
        int(values["min_pair"]) if values["min_pair"] else None,
        values["leave_out"],
        _card(values, corpus.files),
        corpus.processes,
    )
    with corpus.progress(2 * corpus.size) as progress:
        return learner.learn(batches, plan, place, progress.advance)


def _tell(card: Mapping[str, Any], output: str, lang: str) -> None:
    """Say what was learned."""
    told = _WRITTEN(
        path=output,
        words=f"{card['vocabulary']:,}",
        pairs=f"{card['pairs']:,}",
        triples=f"{card['triples']:,}",
        total=f"{card['words']:,}",
        perplexity=_UNTOLD if card["perplexity"] is None else card["perplexity"],
    )
    click.echo(told.text(lang))
    if card["words"] < _FEW:
        click.echo(_TOO_FEW(total=f"{card['words']:,}").text(lang), err=True)


def _check_set(path: str) -> None:
    """Raises UsageError for an evaluation set that cannot be read, before hours are spent."""
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                record = json.loads(line)
            except ValueError as error:
                raise UsageError(_NO_SET(path=path, line=number, error=error)) from error
            if not isinstance(record, dict):
                raise UsageError(_NO_SET(path=path, line=number, error="not an object"))


def _card(values: Mapping[str, Any], files: Sequence[str]) -> dict[str, Any]:
    from vnlint_rules.language.context.model_file import VERSION

    return {
        "format": VERSION,
        "name": values["name"] or os.path.splitext(os.path.basename(files[0] if files else ""))[0],
        "date": (values["date"] or datetime.datetime.now()).date().isoformat(),
        "corpora": [{"file": os.path.basename(path), "bytes": os.stat(path).st_size} for path in files],
        "left_out": [os.path.basename(path) for path in values["leave_out"]],
    }
