"""[tool.vnlint]: where settings come from, what they may be, and what they are for a file.

The closest of ``.vnlint.toml``, ``vnlint.toml`` and a ``pyproject.toml`` with ``[tool.vnlint]`` counts for a file, as a
whole; it may take another as its base with ``extend``. The command line comes on top of whichever counts.
"""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import Struct

from vnlint.diagnostic import Message
from vnlint.errors import UsageError, unknown
from vnlint.own import OwnRule, make_rule
from vnlint.plugins import Registry
from vnlint.replay import LookedAt
from vnlint.rule import Rule
from vnlint.selection import Layer, chosen, matching
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


_FIELDS = {field.encode_name: field for field in msgspec.structs.fields(Settings)}
_OF_ALL_RULES = ("model", "model-share")
"""Settings that are options of all rules that have them."""
_PATHS = ("text-field", "context-field")
"""Settings that are lists of fields. A name of a record is one column: of whatever name ("No."), or of none."""
_NO_TEXT_FIELD = Message(
    "text-field: no field is named; name one, or leave the key out for `text`",
    "text-field: chưa nêu trường nào; hãy nêu một trường, hoặc bỏ khóa này để dùng `text`",
)
_FILES_EXTEND = Message(
    "--config: only a file can `extend` another; name the file itself: --config FILE",
    "--config: chỉ tệp cấu hình mới dùng được `extend`; hãy nêu chính tệp đó: --config TỆP",
)


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


class Resolved(Struct, frozen=True, eq=False):
    """The settings of the files below one folder, checked, with the rules they make."""

    settings: Settings
    root: str
    """The folder of the configuration, that patterns of the command line are relative to."""
    registry: Registry
    """The plugins' rules and those of the settings."""
    rules: tuple[Rule, ...]
    """The rules that run, with their options, in the registry's order."""
    per_file_ignores: tuple[tuple[str, frozenset[str]], ...]
    words: frozenset[str]
    """What the user calls right: `words` and the words of the files."""
    origins: Mapping[str, str]
    """For each key, where its value comes from: a path, the origin of the recipe or `default`."""

    def root_of(self, key: str) -> str:
        """The folder that the patterns of a key are relative to: that of the file which has them."""
        origin = self.origins[key]
        return os.path.dirname(origin) if os.path.isabs(origin) else self.root


class Resolver:
    """Settings for paths; every file and folder is looked at once."""

    def __init__(self, registry: Registry, recipe: Recipe = Recipe(), looked_at: LookedAt | None = None) -> None:
        """``looked_at`` is told of all files that decide."""
        self.looked_at = looked_at or LookedAt()
        self._registry = registry
        self._recipe = recipe
        self._override = _checked(dict(recipe.overrides), recipe.origin)
        self._in_folder = functools.cache(self._find)
        self._from = functools.cache(self._resolve)

    def for_path(self, path: str) -> Resolved:
        """The settings of a file or folder, by the configuration closest to it.

        Raises UsageError naming the file, the key and the remedy.
        """
        if self._recipe.isolated:
            return self._from(None)
        if self._recipe.file:
            return self._from(os.path.abspath(self._recipe.file))
        path = os.path.abspath(path)
        return self._from(self._in_folder(path if os.path.isdir(path) else os.path.dirname(path)))

    def _find(self, folder: str) -> str | None:
        for name in FILES:
            path = os.path.join(folder, name)
            self.looked_at.files.add(path)
            if os.path.isfile(path) and (name != "pyproject.toml" or _read(path) is not None):
                return path
        parent = os.path.dirname(folder)
        return self._in_folder(parent) if parent != folder else None

    def _resolve(self, path: str | None) -> Resolved:
        layers = [*(_chain(path) if path else ()), (self._recipe.origin, self._override)]
        self.looked_at.files.update(origin for origin, _ in layers[:-1])
        self.looked_at.files.update(beside(origin, name) for origin, layer in layers for name in _word_files(layer))
        values: dict[str, Any] = {}
        origins = dict.fromkeys(_FIELDS, "default")
        for origin, layer in layers:
            for key, value in layer.items():
                if key == "options":
                    value = {**values.get(key, {}), **value}
                elif key == "rule":
                    value = [*values.get(key, []), *value]
                values[key] = value
                origins[key] = origin
        settings = msgspec.convert(values, Settings)
        registry = self._registry
        for origin, layer in layers:
            own = [make_rule(rule, origin) for rule in msgspec.convert(layer.get("rule", []), list[OwnRule])]
            registry = registry.with_rules(own, origin) if own else registry
        selection = [
            Layer(origin, _names(layer, "select"), _names(layer, "extend-select") or (), _names(layer, "ignore") or ())
            for origin, layer in layers
        ]
        options = {
            registry.rule(name, f"{origins['options']}: options").name: given
            for name, given in settings.options.items()
        }
        model: dict[str, Any] = {}
        if settings.model:
            model = {"model": beside(origins["model"], settings.model), "model-share": settings.model_share}
            self.looked_at.stamped.add(model["model"])
        return Resolved(
            settings,
            os.path.dirname(path) if path else os.getcwd(),
            registry,
            tuple(
                _instance(registry.rules[name], {**model, **options.get(name, {})}, origins)
                for name in chosen(registry, selection, settings.preview)
            ),
            tuple(
                (pattern, matching(registry, selectors, origins["per-file-ignores"]))
                for pattern, selectors in settings.per_file_ignores.items()
            ),
            frozenset(word for origin, layer in layers for word in _words(layer, origin)),
            origins,
        )


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


def _names(layer: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    return tuple(layer[key]) if key in layer else None


def _word_files(layer: Mapping[str, Any]) -> Sequence[str]:
    return cast(Sequence[str], layer.get("word-files", ()))


def _words(layer: Mapping[str, Any], origin: str) -> Iterator[str]:
    yield from layer.get("words", ())
    for name in _word_files(layer):
        path = beside(origin, name)
        try:
            with open(path, encoding="utf-8-sig") as file:
                lines = [line.partition("#")[0].strip() for line in file]
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(
                Message(
                    f"{origin}: word-files: {path}: {error}; write the file or take its name out",
                    f"{origin}: word-files: {path}: {error}; hãy tạo tệp hoặc bỏ tên nó đi",
                )
            ) from error
        yield from filter(None, lines)


def _chain(path: str) -> list[tuple[str, dict[str, Any]]]:
    """The file and the files it extends, the farthest base first."""
    chain: list[tuple[str, dict[str, Any]]] = []
    seen: set[str] = set()
    following: str | None = path
    while following is not None:
        if following in seen:
            raise UsageError(Message(f"{following}: `extend` goes in a circle", f"{following}: `extend` bị vòng lặp"))
        seen.add(following)
        layer = _checked(_read(following) or {}, following)
        chain.append((following, layer))
        following = _base(layer.get("extend"), following)
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


def _read(path: str) -> dict[str, Any] | None:
    """The settings a file holds; None for a pyproject.toml without any."""
    try:
        with open(path, "rb") as file:
            table: dict[str, Any] = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(path, Message(str(error))) from error
    if os.path.basename(path) == "pyproject.toml":
        tools = table.get("tool")
        found = tools.get("vnlint") if isinstance(tools, dict) else None
        if found is not None and not isinstance(found, dict):
            raise UsageError(Message(f"{path}: tool.vnlint is not a table", f"{path}: tool.vnlint không phải là bảng"))
        return found
    return table


def _checked(table: dict[str, Any], origin: str) -> dict[str, Any]:
    """The table itself, once its keys are known and its values of the right type."""
    for key in table:
        if key not in _FIELDS:
            raise unknown(Message("key", "khóa"), key, _FIELDS, origin)
    try:
        msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise _wrong(origin, Message(str(error))) from error
    if table.get("text-field") == []:
        raise _wrong(origin, _NO_TEXT_FIELD)
    for key in _PATHS:
        for path in table.get(key, ()):
            if fault := fault_of(path):
                raise _wrong(f"{origin}: {key} `{path}`", fault)
    return table


def _wrong(where: str, what: Message) -> UsageError:
    return UsageError(Message(f"{where}: {what.text('en')}", f"{where}: {what.text('vi')}"))


def beside(origin: str, path: str) -> str:
    """A path that a configuration file names, relative to that file; one that is given otherwise as it is."""
    return os.path.join(os.path.dirname(origin) if os.path.isabs(origin) else os.getcwd(), path)


def _instance(rule: type[Rule], options: Mapping[str, Any], origins: Mapping[str, str]) -> Rule:
    names = {field.name.replace("_", "-"): field.name for field in rule.options()}
    given = {}
    for key, value in options.items():
        if key in names:
            given[names[key]] = value
        elif key not in _OF_ALL_RULES:
            raise unknown(Message("option", "tùy chọn"), key, names, f"{origins['options']}: options.{rule.name}")
    try:
        return msgspec.convert(given, rule) if given else rule()
    except msgspec.ValidationError as error:
        where = f"{origins['model']}: model" if "model" in given else f"{origins['options']}: options.{rule.name}"
        raise _wrong(where, Message(str(error))) from error
