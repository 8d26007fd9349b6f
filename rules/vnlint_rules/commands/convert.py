"""`vnlint convert`: whole files from a legacy encoding to UTF-8."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator

import click

from vnlint import LANGUAGES, OTHER, Exit, Message, Option, command, option_in, replace_file, session_of

_STANDARD_INPUT = _STANDARD_OUTPUT = "-"
_UNMARKED = {"utf-16le": codecs.BOM_UTF16_LE, "utf-16be": codecs.BOM_UTF16_BE}
"""Encodings that a mark tells, and that have to be named where it is missing; each with its mark."""
_SHARE = 0.8
"""A file with a smaller part of syllables, in which characters would be lost, is no file in that encoding."""

_ABOUT = Message(
    "Convert files from TCVN3, VNI, VISCII, VPS, Windows-1258, UTF-16 or UTF-8 read wrongly to UTF-8 (NFC).\n\n"
    "Without --output, --output-dir or --in-place nothing is written: the encodings are told. Ends with 0 when all is "
    "converted or was UTF-8 before, 1 when a file is still to be converted or lost characters, 2 on errors.",
    "Chuyển tệp từ TCVN3, VNI, VISCII, VPS, Windows-1258, UTF-16 hoặc UTF-8 đọc sai sang UTF-8 (NFC).\n\n"
    "Không có --output, --output-dir hay --in-place thì không ghi gì, chỉ cho biết bảng mã. Mã kết thúc: 0 khi mọi tệp "
    "đã chuyển hoặc vốn là UTF-8, 1 khi còn tệp cần chuyển hoặc mất ký tự, 2 khi có lỗi.",
)
_SECTION = Message("Conversion", "Chuyển mã")
_TOLD = Message("{path}: {title}, {share} of the words are Vietnamese", "{path}: {title}, {share} số từ là tiếng Việt")
_WRITTEN = Message("; written to {to}", "; đã ghi vào {to}")
_CLEAN = Message("{path}: UTF-8, nothing to convert", "{path}: UTF-8, không cần chuyển")
_LOST = Message(
    "{path}: {count} kinds of characters have no meaning in {title} and stay as they are: {codes}",
    "{path}: {count} loại ký tự không có nghĩa trong {title} và được giữ nguyên: {codes}",
)
_ERROR = Message("error: {path}: {what}", "lỗi: {path}: {what}")
_UNKNOWN = Message("the encoding cannot be told; name it with --from", "không nhận ra bảng mã; hãy nêu bằng --from")
_NOT_SO = Message("it is not {name}", "tệp không phải {name}")
_EXISTS = Message("{to} exists; choose another name or folder", "{to} đã có; hãy chọn tên hoặc thư mục khác")
_ITSELF = Message(
    "it would be written over; name another file, or take --in-place",
    "tệp sẽ bị ghi đè; hãy nêu tệp khác, hoặc dùng --in-place",
)
_KEPT = Message(
    "characters would be lost, so it is not replaced; write it elsewhere with --output",
    "sẽ mất ký tự nên không thay tệp; hãy ghi ra chỗ khác bằng --output",
)
_IS_FOLDER = Message("it is a folder; name the files in it", "đây là thư mục; hãy nêu các tệp trong đó")
_NO_INPUT = Message(
    "standard input is not converted; name a file, or take iconv",
    "không chuyển mã đầu vào chuẩn; hãy nêu tệp, hoặc dùng iconv",
)
_ONE_PLACE = Message(
    "name one of --output, --output-dir and --in-place", "chỉ nêu một trong --output, --output-dir và --in-place"
)
_ONE_FILE = Message("--output takes one file; use --output-dir", "--output chỉ nhận một tệp; hãy dùng --output-dir")


class _FailureError(Exception):
    """Why a file was not converted."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


def _options() -> Iterator[Option]:
    from vnlint_rules.language.legacy.converting import NAMES

    option = option_in(_SECTION)
    yield option(
        "--from",
        "source",
        en="The encoding of the files; without it their words tell it.",
        vi="Bảng mã của tệp; nếu không nêu thì suy từ nội dung.",
        type=click.Choice([*NAMES, *_UNMARKED]),
    )
    yield option(
        "-o",
        "--output",
        en="Write the one file here; - is standard output.",
        vi="Ghi tệp duy nhất vào đây; - là đầu ra chuẩn.",
        metavar="FILE",
    )
    yield option("--output-dir", en="Write the files here.", vi="Ghi các tệp vào thư mục này.", metavar="FOLDER")
    yield option("--in-place", en="Replace the files.", vi="Thay chính các tệp.", is_flag=True, default=False)
    yield Option(
        "--lang",
        about=Message("The language of messages.", "Ngôn ngữ của thông báo."),
        section=OTHER,
        type=click.Choice(LANGUAGES),
        expose_value=False,  # read before the command line is parsed, as for every command
    )


@command("convert", _ABOUT, _options)
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@click.pass_context
def convert(
    ctx: click.Context, /, paths: tuple[str, ...], source: str | None, output: str | None, output_dir: str | None,
    in_place: bool,
) -> int:  # fmt: skip
    """The exit code of a run."""
    lang = session_of(ctx).lang
    if (output is not None) + (output_dir is not None) + in_place > 1:
        raise click.UsageError(_ONE_PLACE.text(lang))
    if output is not None and len(paths) > 1:
        raise click.UsageError(_ONE_FILE.text(lang))
    code: int = Exit.DONE
    for path in paths:
        target = path if in_place else _target(path, output, output_dir)
        try:
            if not in_place and target is not None and _are_same(path, target):
                raise _FailureError(_ITSELF)
            code = max(code, _convert(path, source, target, lang))
        except _FailureError as error:
            what = error.message.text(lang)
        except FileExistsError:
            what = _EXISTS(to=target).text(lang)
        except OSError as error:
            what = error.strerror or str(error)
        else:
            continue
        click.echo(_ERROR(path=path, what=what).text(lang), err=True)
        code = Exit.FAILED
    return code


def _are_same(path: str, target: str) -> bool:
    """Whether two paths are those of one file."""
    return os.path.exists(target) and os.path.samefile(path, target)


def _target(path: str, output: str | None, output_dir: str | None) -> str | None:
    if output_dir is not None:
        return os.path.join(output_dir, os.path.basename(path))
    return output


def _convert(path: str, source: str | None, target: str | None, lang: str) -> int:
    """Convert one file; its exit code."""
    from vnlint_rules.language.legacy import converting

    data, status = _content(path)
    if source in _UNMARKED:
        result = converting.convert(_UNMARKED[source] + data.removeprefix(_UNMARKED[source]))
    else:
        result = converting.convert_from(data, source) if source else converting.convert(data)
    if result is None:
        raise _FailureError(_NOT_SO(name=source) if source else _UNKNOWN)
    if result.name == converting.UTF_8 and target in (None, path):
        click.echo(_CLEAN(path=path).text(lang))
        return Exit.DONE
    if result.confidence < _SHARE and not source and result.lost:
        raise _FailureError(_UNKNOWN)
    if target == path and result.lost:
        raise _FailureError(_KEPT)
    if target == path:
        with replace_file(path, status) as stream:
            stream.write(result.text.encode())
    elif target == _STANDARD_OUTPUT:
        sys.stdout.buffer.write(result.text.encode())
    elif target is not None:
        _write_new(target, result.text.encode())
    told = _TOLD(path=path, title=result.title, share=f"{result.confidence:.1%}").text(lang)
    shown = target is not None and target != _STANDARD_OUTPUT
    click.echo(told + (_WRITTEN(to=target).text(lang) if shown else ""), err=target == _STANDARD_OUTPUT)
    if result.lost:
        codes = " ".join(f"U+{ord(c):04X}" for c in result.lost)
        lost = _LOST(path=path, count=len(result.lost), title=result.title, codes=codes)
        click.echo(lost.text(lang), err=True)
    return Exit.FOUND if target is None or result.lost else Exit.DONE


def _content(path: str) -> tuple[bytes, os.stat_result]:
    """What is in a file, and what the file was like then. Raises _FailureError for what is none, and OSError."""
    if os.path.isdir(path):
        raise _FailureError(_IS_FOLDER)
    if path == _STANDARD_INPUT and not os.path.exists(path):
        raise _FailureError(_NO_INPUT)
    with open(path, "rb") as file:
        return file.read(), os.fstat(file.fileno())


def _write_new(path: str, data: bytes) -> None:
    """A file that did not exist before; none stays when writing fails. Raises FileExistsError for one that did."""
    folder = os.path.dirname(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    with open(path, "xb") as file:
        try:
            file.write(data)
            file.flush()
        except BaseException:
            os.unlink(path)
            raise
