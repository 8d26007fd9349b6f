"""The options that several commands have, with the words that other linters use for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from vnlint.cli.words import OTHER, Option
from vnlint.diagnostic import Message
from vnlint.lang import LANGUAGES
from vnlint.plugins import EVERYTHING, load
from vnlint.reporters import ALIASES, FORMATS

_SELECTION = Message("Which rules", "Quy tắc")
INPUT = Message("What is read", "Đầu vào")
OUTPUT = Message("What is shown", "Đầu ra")


def names(_: click.Context, __: click.Parameter, values: Iterable[str]) -> tuple[str, ...]:
    """The names in values with commas between them."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def rule_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Completions: rules that begin like what was typed."""
    return [name for name in load().rules if name.startswith(incomplete)]


def _selectors(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Completions: rules and groups that go on from what was typed after the last comma."""
    registry = load()
    done, comma, part = incomplete.rpartition(",")
    known = [*registry.rules, *registry.groups, EVERYTHING]
    return [done + comma + name for name in known if name.startswith(part)]


def selection() -> Iterator[Option]:
    """Which rules run, and where that is said."""

    def option(name: str, en: str, vi: str, **attributes: Any) -> Option:
        return Option(name, about=Message(en, vi), section=_SELECTION, **attributes)

    rules: dict[str, Any] = {
        "multiple": True,
        "metavar": "RULES",
        "callback": names,
        "shell_complete": _selectors,
    }
    yield option("--select", "Rules, groups or `all` to run.", "Quy tắc, nhóm hoặc `all` cần chạy.", **rules)
    yield option("--extend-select", "Rules to run as well.", "Quy tắc chạy thêm.", **rules)
    yield option("--ignore", "Rules not to run.", "Quy tắc không chạy.", **rules)
    yield option(
        "--per-file-ignores",
        "Rules not to run on matching files: PATTERN:RULE.",
        "Quy tắc không chạy trên các tệp khớp: MẪU:QUY-TẮC.",
        multiple=True,
        metavar="PATTERN:RULE",
    )
    yield option(
        "--preview/--no-preview",
        "Let rules on trial be selected.",
        "Cho phép chọn quy tắc thử nghiệm.",
        default=None,
    )
    yield option(
        "--config",
        "A configuration file, or one setting as TOML.",
        "Tệp cấu hình, hoặc một thiết lập dạng TOML.",
        multiple=True,
        metavar="PATH|KEY=VALUE",
    )
    yield option(
        "--isolated", "Read no configuration file.", "Không đọc tệp cấu hình nào.", is_flag=True, default=False
    )


def reading() -> Iterator[Option]:
    """Which files are read, and how."""

    def option(name: str, en: str, vi: str, **attributes: Any) -> Option:
        return Option(name, about=Message(en, vi), section=INPUT, **attributes)

    yield option(
        "--exclude",
        "Files and folders not to read (gitignore syntax).",
        "Tệp và thư mục không đọc (cú pháp gitignore).",
        multiple=True,
        metavar="PATTERN",
    )
    yield option(
        "--force-exclude/--no-force-exclude",
        "Exclude files that are named, too.",
        "Loại cả tệp được nêu tên.",
        default=None,
    )
    yield option(
        "--respect-gitignore/--no-respect-gitignore",
        "Leave out what git ignores.",
        "Bỏ qua những gì git bỏ qua.",
        default=None,
    )
    yield option(
        "--file-list",
        "Read the paths from a file, one a line; - for standard input.",
        "Đọc danh sách đường dẫn từ tệp, mỗi dòng một; - là đầu vào chuẩn.",
        metavar="FILE",
    )
    yield option(
        "--stdin-filename",
        "The name that standard input goes by.",
        "Tên dùng cho đầu vào chuẩn.",
        metavar="NAME",
    )
    fields: dict[str, Any] = {"multiple": True, "metavar": "FIELD"}
    yield option(
        "--text-field",
        "Fields of a record to check: a.b, list[*].text.",
        "Trường cần kiểm tra: a.b, list[*].text.",
        **fields,
    )
    yield option("--id-field", "The field that names a record.", "Trường định danh bản ghi.", metavar="FIELD")
    yield option("--context-field", "Fields read as evidence only.", "Trường chỉ đọc làm căn cứ.", **fields)
    yield option(
        "--source-field", "The field that says where a record is from.", "Trường cho biết nguồn.", metavar="FIELD"
    )
    yield Option(
        "-j",
        "--jobs",
        about=Message("Processes; 0 for as many as help.", "Số tiến trình; 0 là tự chọn."),
        section=INPUT,
        type=click.IntRange(min=0),
    )
    yield option("--no-cache", "Check everything anew.", "Kiểm tra lại từ đầu.", is_flag=True, default=False)
    yield option(
        "--cache-dir",
        "Where to keep what is known of files.",
        "Nơi lưu kết quả đã biết.",
        metavar="FOLDER",
    )


def formats() -> Iterator[Option]:
    """How findings are shown."""
    yield Option(
        "--output-format",
        about=Message("How findings are shown.", "Cách trình bày."),
        section=OUTPUT,
        type=click.Choice([*FORMATS, *ALIASES]),
        envvar="VNLINT_OUTPUT_FORMAT",
        metavar="|".join(FORMATS),
    )


def words_or_json() -> Iterator[Option]:
    """For commands that tell something beside findings."""
    yield Option(
        "--output-format",
        "as_json",
        about=Message("Words, or JSON.", "Chữ, hoặc JSON."),
        section=OUTPUT,
        type=click.Choice(["text", "json"]),
        default="text",
        callback=lambda ctx, param, value: value == "json",
    )


def common() -> Iterator[Option]:
    """What every command knows."""
    yield Option(
        "--lang",
        about=Message("The language of messages.", "Ngôn ngữ của thông báo."),
        section=OTHER,
        type=click.Choice(LANGUAGES),
        expose_value=False,  # read before the command line is parsed, so that its errors speak it too
    )
    yield Option(
        "--color",
        about=Message("When to use colours.", "Khi nào dùng màu."),
        section=OTHER,
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
    )
