"""The settings that hold for a path, and the rules that they make.

The closest of ``.vnlint.toml``, ``vnlint.toml`` and a ``pyproject.toml`` with ``[tool.vnlint]`` counts for a file, as a
whole; it may take another as its base with ``extend``. The command line comes on top of whichever counts.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec
from msgspec import Struct

from vnlint.config import FILES, KEYS, Given, Recipe, Settings, beside, chain_of, checked, table_of
from vnlint.diagnostic import Message
from vnlint.errors import reason_of, unknown, wrong
from vnlint.own import OwnRule, make_rule
from vnlint.plugins import Registry
from vnlint.replay import LookedAt
from vnlint.rule import Rule
from vnlint.selection import Layer, chosen, matching

_OF_ALL_RULES = ("model", "model-share")
"""Settings that are options of all rules that have them."""

_NO_WORDS = Message(
    "{path}: {error}; write the file or take its name out", "{path}: {error}; hãy tạo tệp hoặc bỏ tên nó đi"
)


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
        self._override = checked(dict(recipe.overrides), recipe.origin)
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
            if os.path.isfile(path) and (name != "pyproject.toml" or table_of(path) is not None):
                return path
        parent = os.path.dirname(folder)
        return self._in_folder(parent) if parent != folder else None

    def _resolve(self, path: str | None) -> Resolved:
        layers = [*(chain_of(path) if path else ()), (self._recipe.origin, self._override)]
        self.looked_at.files.update(origin for origin, _ in layers[:-1])
        self.looked_at.files.update(beside(origin, name) for origin, given in layers for name in _word_files(given))
        values, origins = _merged(layers)
        settings = msgspec.convert(values, Settings)
        if settings.model:
            self.looked_at.stamped.add(beside(origins["model"], settings.model))
        registry = _with_own_rules(self._registry, layers)
        return Resolved(
            settings,
            os.path.dirname(path) if path else os.getcwd(),
            registry,
            tuple(_rules(registry, layers, settings, origins)),
            tuple(
                (pattern, matching(registry, selectors, origins["per-file-ignores"]))
                for pattern, selectors in settings.per_file_ignores.items()
            ),
            frozenset(word for origin, given in layers for word in _words(given, origin)),
            origins,
        )


def _merged(layers: Iterable[Given]) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of all keys, each with who gave it last: a later layer comes on top."""
    values: dict[str, Any] = {}
    origins = dict.fromkeys(KEYS, "default")
    for origin, given in layers:
        for key, value in given.items():
            if key == "options":
                value = {**values.get(key, {}), **value}
            elif key == "rule":
                value = [*values.get(key, []), *value]
            values[key] = value
            origins[key] = origin
    return values, origins


def _with_own_rules(registry: Registry, layers: Iterable[Given]) -> Registry:
    for origin, given in layers:
        own = [make_rule(rule, origin) for rule in msgspec.convert(given.get("rule", []), list[OwnRule])]
        registry = registry.with_rules(own, origin) if own else registry
    return registry


def _rules(
    registry: Registry, layers: Iterable[Given], settings: Settings, origins: Mapping[str, str]
) -> Iterator[Rule]:
    """The rules that run, with their options."""
    selection = [
        Layer(origin, _names(given, "select"), _names(given, "extend-select") or (), _names(given, "ignore") or ())
        for origin, given in layers
    ]
    options = {
        registry.rule(name, f"{origins['options']}: options").name: given for name, given in settings.options.items()
    }
    of_all: dict[str, Any] = {}
    if settings.model:
        of_all = {"model": beside(origins["model"], settings.model), "model-share": settings.model_share}
    for name in chosen(registry, selection, settings.preview):
        yield _rule(registry.rules[name], {**of_all, **options.get(name, {})}, origins)


def _names(given: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    return tuple(given[key]) if key in given else None


def _rule(rule: type[Rule], options: Mapping[str, Any], origins: Mapping[str, str]) -> Rule:
    """The rule with its options."""
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
        raise wrong(where, Message(str(error))) from error


def _words(given: Mapping[str, Any], origin: str) -> Iterator[str]:
    """What the user calls right."""
    yield from given.get("words", ())
    for name in _word_files(given):
        path = beside(origin, name)
        try:
            with open(path, encoding="utf-8-sig") as file:
                lines = [line.partition("#")[0].strip() for line in file]
        except (OSError, UnicodeDecodeError) as error:
            raise wrong(f"{origin}: word-files", _NO_WORDS(path=path, error=reason_of(error))) from error
        yield from filter(None, lines)


def _word_files(given: Mapping[str, Any]) -> Sequence[str]:
    return cast(Sequence[str], given.get("word-files", ()))
