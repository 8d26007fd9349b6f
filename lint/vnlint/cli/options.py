"""The options that several commands have, with the words that other linters use for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from vnlint.cli.words import OTHER, Option, option_in
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
    option = option_in(_SELECTION)
    rules: dict[str, Any] = {
        "multiple": True,
        "metavar": "RULES",
        "callback": names,
        "shell_complete": _selectors,
    }
    yield option("--select", en="Rules, groups or `all` to run.", vi="Quy tắc, nhóm hoặc `all` cần chạy.", **rules)
    yield option("--extend-select", en="Rules to run as well.", vi="Quy tắc chạy thêm.", **rules)
    yield option("--ignore", en="Rules not to run.", vi="Quy tắc không chạy.", **rules)
    yield option(
        "--per-file-ignores",
        en="Rules not to run on matching files: PATTERN:RULE.",
        vi="Quy tắc không chạy trên các tệp khớp: MẪU:QUY-TẮC.",
        multiple=True,
        metavar="PATTERN:RULE",
    )
    yield option(
        "--preview/--no-preview",
        en="Let rules on trial be selected.",
        vi="Cho phép chọn quy tắc thử nghiệm.",
        default=None,
    )
    yield option(
        "--config",
        en="A configuration file, or one setting as TOML.",
        vi="Tệp cấu hình, hoặc một thiết lập dạng TOML.",
        multiple=True,
        metavar="PATH|KEY=VALUE",
    )
    yield option(
        "--isolated", en="Read no configuration file.", vi="Không đọc tệp cấu hình nào.", is_flag=True, default=False
    )


def reading() -> Iterator[Option]:
    """Which files are read, and how."""
    option = option_in(INPUT)
    yield option(
        "--exclude",
        en="Files and folders not to read (gitignore syntax).",
        vi="Tệp và thư mục không đọc (cú pháp gitignore).",
        multiple=True,
        metavar="PATTERN",
    )
    yield option(
        "--force-exclude/--no-force-exclude",
        en="Exclude files that are named, too.",
        vi="Loại cả tệp được nêu tên.",
        default=None,
    )
    yield option(
        "--respect-gitignore/--no-respect-gitignore",
        en="Leave out what git ignores.",
        vi="Bỏ qua những gì git bỏ qua.",
        default=None,
    )
    yield option(
        "--file-list",
        en="Read the paths from a file, one a line; - for standard input.",
        vi="Đọc danh sách đường dẫn từ tệp, mỗi dòng một; - là đầu vào chuẩn.",
        metavar="FILE",
    )
    yield option(
        "--stdin-filename",
        en="Read standard input, by this name.",
        vi="Đọc đầu vào chuẩn, với tên này.",
        metavar="NAME",
    )
    fields: dict[str, Any] = {"multiple": True, "metavar": "FIELD"}
    yield option(
        "--text-field",
        en="Fields of a record to check: a.b, list[*].text.",
        vi="Trường cần kiểm tra: a.b, list[*].text.",
        **fields,
    )
    yield option("--id-field", en="The field that names a record.", vi="Trường định danh bản ghi.", metavar="FIELD")
    yield option("--context-field", en="Fields read as evidence only.", vi="Trường chỉ đọc làm căn cứ.", **fields)
    yield option(
        "--source-field", en="The field that says where a record is from.", vi="Trường cho biết nguồn.", metavar="FIELD"
    )
    yield option(
        "-j",
        "--jobs",
        en="Processes; 0 for as many as help.",
        vi="Số tiến trình; 0 là tự chọn.",
        type=click.IntRange(min=0),
    )
    yield option("--no-cache", en="Check everything anew.", vi="Kiểm tra lại từ đầu.", is_flag=True, default=False)
    yield option(
        "--cache-dir",
        en="Where to keep what is known of files.",
        vi="Nơi lưu kết quả đã biết.",
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
    option = option_in(OTHER)
    yield option(
        "--lang",
        en="The language of messages.",
        vi="Ngôn ngữ của thông báo.",
        type=click.Choice(LANGUAGES),
        expose_value=False,  # read before the command line is parsed, so that its errors speak it too
    )
    yield option(
        "--color",
        en="When to use colours.",
        vi="Khi nào dùng màu.",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
    )
