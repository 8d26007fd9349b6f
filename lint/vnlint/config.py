"""[tool.vnlint]: what a configuration may say, read from its files and tested."""

from __future__ import annotations

import os
import tomllib
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Struct

from vnlint.diagnostic import Message
from vnlint.errors import UsageError, reason_of, unknown, wrong
from vnlint.own import OwnRule
from vnlint.source import Fields
from vnlint.sources.paths import fault_of

COMMAND_LINE = "command line"
FILES = (".vnlint.toml", "vnlint.toml", "pyproject.toml")
"""In order of preference within one folder."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What a configuration file may say, and what holds when nothing does."""

    extend: str | None = None
    """Another configuration file, relative to this one, whose settings hold where this one is silent."""
    select: list[str] | None = None
    """Rules, groups or `all`, to run instead of the default rules."""
    extend_select: list[str] = []
    """Rules or groups to run as well."""
    ignore: list[str] = []
    """Rules or groups not to run."""
    per_file_ignores: dict[str, list[str]] = {}
    """Rules or groups not to run on the files that a pattern (gitignore syntax) matches."""
    preview: bool = False
    """Whether rules on trial may be selected."""
    exclude: list[str] = []
    """Files and folders not to read (gitignore syntax, relative to the configuration file)."""
    force_exclude: bool = False
    """Exclude files even when they are named on the command line."""
    respect_gitignore: bool = True
    """Leave out what git ignores."""
    text_field: list[str] = msgspec.field(default_factory=lambda: ["text"])
    """Fields of a record that hold text: dotted paths, `[*]` for every item of a list."""
    id_field: str = "id"
    """The field that names a record."""
    context_field: list[str] = []
    """Fields that are read as evidence (title, lead) but not checked."""
    source_field: str = ""
    """The field that says where a record comes from; without it, the domain of an `id` that is an address."""
    fix: bool = False
    """Repair what has a safe fix."""
    unsafe_fixes: bool = False
    """Also apply fixes that are only probably meant."""
    output_format: str = "full"
    """How findings are shown."""
    lang: Literal["en", "vi"] | None = None
    """The language of messages: `en` or `vi`; by default that of the environment."""
    jobs: Annotated[int, msgspec.Meta(ge=0)] = 0
    """How many processes; 0 for one a processor when there is enough to read."""
    cache_dir: str | None = None
    """Where to keep what is known of files, relative to the configuration file; by default the user's cache folder."""
    options: dict[str, dict[str, Any]] = {}
    """Options of rules, a table for each: `[tool.vnlint.options.tab-run]`."""
    words: list[str] = []
    """Words of your own, that no spelling rule is to flag; those of a base configuration hold as well."""
    word_files: list[str] = []
    """Files of such words, one a line, relative to the configuration file; after `#` comes a comment."""
    model: str | None = None
    """A model of the language, relative to the configuration file, instead of the one that rules bring along."""
    model_share: Annotated[float, msgspec.Meta(gt=0, le=1)] = 1.0
    """How much `model` counts, where it is to be blended with the one that rules bring along; 1 for it alone."""
    rule: list[OwnRule] = []
    """Rules of your own, without code: `[[tool.vnlint.rule]]`; those of a base configuration hold as well."""

    @property
    def fields(self) -> Fields:
        """The fields of a record."""
        return Fields(tuple(self.text_field), self.id_field, tuple(self.context_field), self.source_field)


KEYS = {field.encode_name: field for field in msgspec.structs.fields(Settings)}
"""The keys of a configuration file."""
_PATHS = ("text-field", "context-field")
"""Settings that are lists of fields. A name of a record is one column: of whatever name ("No."), or of none."""
_FILE_NAMES = ("extend", "cache-dir", "word-files", "model")
"""Settings that name files, or a folder."""
_NO_TEXT_FIELD = Message(
    "text-field: no field is named; name one, or leave the key out for `text`",
    "text-field: chưa nêu trường nào; hãy nêu một trường, hoặc bỏ khóa này để dùng `text`",
)
_FILES_EXTEND = Message(
    "--config: only a file can `extend` another; name the file itself: --config FILE",
    "--config: chỉ tệp cấu hình mới dùng được `extend`; hãy nêu chính tệp đó: --config TỆP",
)
_NOT_BELOW = Message(
    "[tool.vnlint] is for pyproject.toml; write the settings here without it: select = …, [options.tab-run]",
    "[tool.vnlint] chỉ dùng trong pyproject.toml; ở đây hãy viết thẳng thiết lập: select = …, [options.tab-run]",
)
_MEANT = Message("{error}; write {key} = {shape}", "{error}; hãy viết {key} = {shape}")
_NUL = Message("there is a NUL in the path; take it out", "có ký tự NUL trong đường dẫn; hãy bỏ đi")
Given = tuple[str, dict[str, Any]]
"""Settings by their keys, tested, and before them who gives them: the path of a file, or the origin of a recipe."""


class Recipe(Struct, frozen=True):
    """All that settings are made from beside the files: picklable, so that every process makes the same."""

    overrides: tuple[tuple[str, Any], ...] = ()
    """Keys in kebab-case and values, as the command line or a caller gave them; they win."""
    file: str | None = None
    """The one configuration file to use (`--config PATH`)."""
    isolated: bool = False
    """Read no configuration file."""
    origin: str = COMMAND_LINE
    """Who gave the overrides."""


def parse_override(text: str) -> dict[str, Any]:
    """A `--config KEY=VALUE`, whose value is TOML, as settings. Raises UsageError."""
    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            Message(
                f"--config {text!r} is neither a file nor KEY=VALUE in TOML: {error}",
                f"--config {text!r} không phải tệp, cũng không phải KEY=VALUE theo TOML: {error}",
            )
        ) from error
    if "extend" in settings:
        raise UsageError(_FILES_EXTEND)
    return settings


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a configuration file."""
    return msgspec.json.schema(Settings)


def chain_of(path: str) -> list[Given]:
    """A file and the files it extends, the farthest base first. Raises UsageError."""
    chain: list[Given] = []
    seen: set[str] = set()
    following: str | None = path
    while following is not None:
        if following in seen:
            raise UsageError(Message(f"{following}: `extend` goes in a circle", f"{following}: `extend` bị vòng lặp"))
        seen.add(following)
        table = checked(table_of(following) or {}, following)
        chain.append((following, table))
        following = _base(table.get("extend"), following)
    return chain[::-1]


def _base(name: str | None, origin: str) -> str | None:
    """The file that `extend` names, if it names one."""
    if not name:
        return None
    path = os.path.normpath(os.path.join(os.path.dirname(origin), name))
    if not os.path.isfile(path):
        raise UsageError(
            Message(
                f"{origin}: extend: no file {path}; write it or take its name out",
                f"{origin}: extend: không có tệp {path}; hãy tạo tệp hoặc bỏ tên nó đi",
            )
        )
    return path


def table_of(path: str) -> dict[str, Any] | None:
    """What a file says, not yet tested; None for a pyproject.toml that says nothing. Raises UsageError."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            table: dict[str, Any] = tomllib.loads(file.read())
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise wrong(path, Message(reason_of(error))) from error
    if os.path.basename(path) == "pyproject.toml":
        tools = table.get("tool")
        found = tools.get("vnlint") if isinstance(tools, dict) else None
        if found is not None and not isinstance(found, dict):
            raise UsageError(Message(f"{path}: tool.vnlint is not a table", f"{path}: tool.vnlint không phải là bảng"))
        return found
    if "tool" in table:
        raise wrong(path, _NOT_BELOW)
    return table


def checked(table: dict[str, Any], origin: str) -> dict[str, Any]:
    """The table itself, once its keys are known and its values of the right type. Raises UsageError."""
    for key in table:
        if key not in KEYS:
            raise unknown(Message("key", "khóa"), key, KEYS, origin)
    try:
        msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise wrong(origin, _with_shape(str(error))) from error
    if table.get("text-field") == []:
        raise wrong(origin, _NO_TEXT_FIELD)
    for key in _FILE_NAMES:
        if "\0" in "".join(table.get(key) or ()):
            raise wrong(f"{origin}: {key}", _NUL)
    for key in _PATHS:
        for path in table.get(key, ()):
            if fault := fault_of(path):
                raise wrong(f"{origin}: {key} `{path}`", fault)
    return table


def _with_shape(error: str) -> Message:
    """What is wrong with a value; and when it is all of a setting, how one is written."""
    _, at, key = error.removesuffix("`").partition("`$.")
    shape = _shape_of(key) if at and key in KEYS else ""
    return _MEANT(error=error, key=key, shape=shape) if shape else Message(error)


def _shape_of(key: str) -> str:
    """How the value of a key is written in TOML: a list of strings, or one of a few strings; of others nothing."""
    from msgspec import inspect  # only now: nobody asks where all is well

    kind = inspect.type_info(KEYS[key].type)
    for one in kind.types if isinstance(kind, inspect.UnionType) else (kind,):
        if isinstance(one, inspect.ListType) and isinstance(one.item_type, inspect.StrType):
            return '["…", "…"]'
        if isinstance(one, inspect.LiteralType):
            return " | ".join(f'"{value}"' for value in one.values)
    return ""


def beside(origin: str, path: str) -> str:
    """A path that a configuration file names, relative to that file; one that is given otherwise as it is."""
    return os.path.join(os.path.dirname(origin) if os.path.isabs(origin) else os.getcwd(), path)
