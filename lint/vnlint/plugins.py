"""Find, load, order and name plugins; the registry of what they bring."""

from __future__ import annotations

import contextlib
import functools
import importlib
import importlib.metadata
import os
import pkgutil
import reprlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import pluggy
from msgspec import Struct

from vnlint import hookspecs
from vnlint.admission import fault_of
from vnlint.damage import Damage
from vnlint.diagnostic import Message
from vnlint.errors import FAILURES, EncoderError, UsageError, failure_of, unknown
from vnlint.patterns import Pattern
from vnlint.protected import Protection
from vnlint.rule import Rule
from vnlint.source import Chunk, Fields, Source
from vnlint.sources import builtin_sources, source_for
from vnlint.sources.brought import BroughtSource
from vnlint.sources.containers import SUFFIXES as CODECS
from vnlint.sources.containers import carrying

if TYPE_CHECKING:
    import click

EVERYTHING = "all"
"""The selector of every rule."""
_DISTRIBUTION = Pattern(r"[\w.-]+")
"""What a requirement begins with."""

Thing = TypeVar("Thing")


class Brought(Struct, Generic[Thing], frozen=True):
    """A thing that has a name, and the plugin that brings it."""

    thing: Thing
    plugin: str


@dataclass(slots=True)
class Registry:
    """All that the plugins bring, by name. Read-only once loaded; `with_rules` makes a larger one."""

    rules: dict[str, type[Rule]] = field(default_factory=dict)
    """By name, in order of group and name."""
    aliases: dict[str, str] = field(default_factory=dict)
    protections: tuple[Protection, ...] = ()
    sources: tuple[Source, ...] = ()
    encodings: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    """By name: from a clean text to how it was seen in the wrong encoding."""
    plugins: tuple[str, ...] = ()
    """The names of the plugins, in order."""
    origins: Mapping[str, str] = field(default_factory=lambda: {EVERYTHING: hookspecs.PROJECT})
    """Who brought what has a name to be selected by: rules, aliases and groups."""

    @property
    def groups(self) -> dict[str, list[str]]:
        """The names of the rules of each group."""
        groups: dict[str, list[str]] = {}
        for name, rule in self.rules.items():
            groups.setdefault(rule.group, []).append(name)
        return groups

    @property
    def selectors(self) -> dict[str, frozenset[str]]:
        """The rules that each name selects: a rule's, an earlier one of it, a group's, and `all`."""
        rules = {name: [name] for name in self.rules} | {alias: [name] for alias, name in self.aliases.items()}
        return {name: frozenset(some) for name, some in {**rules, **self.groups, EVERYTHING: [*self.rules]}.items()}

    def with_rules(self, rules: Iterable[type[Rule]], origin: str) -> Registry:
        """A registry with more rules; a name that is taken is an error that names ``origin`` and who has taken it."""
        known = dict(self.rules)
        aliases = dict(self.aliases)
        groups = {rule.group for rule in known.values()}
        origins = dict(self.origins)
        for rule in rules:
            new = (rule.name, *rule.aliases) if rule.group in groups else (rule.group, rule.name, *rule.aliases)
            for name in new:
                if name in origins:
                    raise _taken(Message("name", "tên"), name, origin, origins[name])
                origins[name] = origin
            groups.add(rule.group)
            known[rule.name] = rule
            aliases.update(dict.fromkeys(rule.aliases, rule.name))
        ordered = dict(sorted(known.items(), key=lambda item: (item[1].group, item[0])))
        return replace(self, rules=ordered, aliases=aliases, origins=origins)

    def rule(self, name: str, where: str = "") -> type[Rule]:
        """The rule of that name or alias. Raises UsageError with the nearest name that exists."""
        known = self.rules.get(self.aliases.get(name, name))
        if known is None:
            raise unknown(Message("rule", "quy tắc"), name, [*self.rules, *self.aliases], where)
        return known

    def source_of(self, path: str) -> Source:
        """The format of a file by its name; that of plain text when no format claims it."""
        return source_for(path, self.sources) or self.sources[0]

    def claims(self, path: str) -> bool:
        """Whether a format claims the file by its name."""
        return source_for(path, self.sources) is not None

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The ends of the names of files that are read when a folder is."""
        plain = [(suffix, source.may_be_compressed) for source in self.sources for suffix in source.suffixes]
        compressed = [suffix + codec for suffix, may_be in plain if may_be for codec in CODECS]
        return tuple(dict.fromkeys([*(suffix for suffix, _ in plain), *compressed]))

    def chunks(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The chunks of a file, each with its content where to read it again would be slow. Raises OSError."""
        return carrying(path, self.source_of(path).split(path, fields))

    def content(self, chunk: Chunk, fields: Fields) -> bytes:
        """The content of a chunk. Raises OSError."""
        return self.source_of(chunk.path).read(chunk, fields) if chunk.data is None else chunk.data


def load() -> Registry:
    """The plugins installed in this environment. Raises UsageError naming one that cannot be loaded."""
    return registry_of(_installed())


def commands(own: Iterable[str]) -> dict[str, Brought[click.Command]]:
    """The commands that the installed plugins bring, by name, in the order of the plugins.

    ``own`` are the names of the program's own commands. Raises UsageError naming a plugin that cannot be loaded, or who
    has taken the name of a command.
    """
    return commands_of(_installed(), own)


@functools.cache
def _installed() -> pluggy.PluginManager:
    """The installed plugins, with none of their hooks called."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    for entry in _entries():
        with _naming(entry.name):
            manager.register(entry.load(), entry.name)
    _test_hooks(manager)
    return manager


def _test_hooks(manager: pluggy.PluginManager) -> None:
    """Raise UsageError for a plugin with a hook that does not exist: it would never be called."""
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        known = [name for name in vars(hookspecs) if name.startswith(f"{hookspecs.PROJECT}_")]
        callers = manager.get_hookcallers(error.plugin) or ()
        name = next(caller.name for caller in callers if not caller.has_spec())
        where = f"plugin {manager.get_name(error.plugin)}"
        raise unknown(Message("hook", "hook"), name, known, where) from error


@functools.cache
def _entries() -> tuple[importlib.metadata.EntryPoint, ...]:
    """The entry points of the installed plugins, in order of their names."""
    found: dict[str, importlib.metadata.EntryPoint] = {}
    for entry in sorted(importlib.metadata.entry_points(group=hookspecs.PROJECT), key=lambda e: (e.name, e.value)):
        found.setdefault(entry.name, entry)  # an editable install beside a wheel lists the same plugin twice
    return tuple(found.values())


def homes() -> list[str]:
    """The folders and files of the engine and of the installed plugins: what changes when their code or data does.

    Of a plugin that is all of the package that its entry point names a part of: rules stand where their author likes.
    """
    _installed()
    found = {os.path.dirname(os.path.abspath(__file__))}
    for entry in _entries():
        top = sys.modules.get(entry.module.partition(".")[0])
        file = getattr(top, "__file__", None)
        found.update(getattr(top, "__path__", [file] if file else []))
    return sorted(found)


@functools.cache
def requirements() -> tuple[tuple[str, str], ...]:
    """The packages that the engine and the installed plugins ask for, with their versions: they may decide, too."""
    distributions = {entry.dist.name: entry.dist for entry in _entries() if entry.dist}
    wanted = {
        match.group()
        for distribution in distributions.values()
        for requirement in distribution.requires or ()
        if "extra ==" not in requirement and (match := _DISTRIBUTION.match(requirement))
    }
    found: list[tuple[str, str]] = []
    for name in sorted({*wanted, *distributions}):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):  # not asked for on this system
            found.append((name, importlib.metadata.version(name)))
    return tuple(found)


def registry_of(manager: pluggy.PluginManager) -> Registry:
    """What comes with the engine and what the registered plugins bring, in the order of their names."""
    registry = Registry(sources=builtin_sources())
    protections: list[Protection] = []
    names = _names(manager)
    for name in names:
        registry = registry.with_rules(_asked(manager, name, "vnlint_rules"), f"plugin {name}")
        protections += _asked(manager, name, "vnlint_protect")
        registry.sources += tuple(BroughtSource(source, name) for source in _asked(manager, name, "vnlint_sources"))
    registry.protections = tuple(protections)
    registry.encodings = _encodings_of(manager)
    registry.plugins = names
    return registry


def commands_of(manager: pluggy.PluginManager, own: Iterable[str] = ()) -> dict[str, Brought[click.Command]]:
    """The same of the registered plugins."""
    return _by_name(manager, "vnlint_commands", Message("command", "lệnh"), lambda command: command.name, own)


def damages() -> dict[str, Damage]:
    """The kinds of damage that the installed plugins bring, by name, in the order of the plugins.

    Raises UsageError naming a plugin that cannot be loaded, or two that bring the same kind.
    """
    return damages_of(_installed())


def damages_of(manager: pluggy.PluginManager) -> dict[str, Damage]:
    """The same of the registered plugins."""
    found = _by_name(manager, "vnlint_damages", Message("damage", "loại lỗi"), lambda damage: damage.name)
    return {name: damage.thing for name, damage in found.items()}


def _encodings_of(manager: pluggy.PluginManager) -> dict[str, Callable[[str], str]]:
    found = _by_name(manager, "vnlint_encodings", Message("encoding", "bảng mã"), lambda encoding: encoding[0])
    return {name: _BroughtEncoder(name, encoding.thing[1], encoding.plugin) for name, encoding in found.items()}


@dataclass(frozen=True, slots=True)
class _BroughtEncoder:
    """An encoder: what it raises names it and its plugin, for it is called on behalf of a rule."""

    name: str
    encode: Callable[[str], str]
    plugin: str

    def __call__(self, text: str) -> str:
        try:
            return self.encode(text)
        except FAILURES as error:
            raise EncoderError(f"encoding `{self.name}` of plugin {self.plugin}: {failure_of(error)}") from error


def _by_name(
    manager: pluggy.PluginManager, hook: str, kind: Message, name_of: Callable[[Any], str], own: Iterable[str] = ()
) -> dict[str, Brought[Any]]:
    """What the plugins answer to a hook whose answers have names, of which none may come twice or be our ``own``."""
    found: dict[str, Brought[Any]] = {}
    origins = dict.fromkeys(own, hookspecs.PROJECT)
    for plugin in _names(manager):
        for one in _asked(manager, plugin, hook):
            name, origin = name_of(one), f"plugin {plugin}"
            if name in origins:
                raise _taken(kind, name, origin, origins[name])
            found[name] = Brought(one, plugin)
            origins[name] = origin
    return found


def _names(manager: pluggy.PluginManager) -> tuple[str, ...]:
    return tuple(sorted(name for name, plugin in manager.list_name_plugin() if plugin is not None))


def _asked(manager: pluggy.PluginManager, name: str, hook: str) -> list[Any]:
    """What one plugin answers to a hook; of a mapping its items. Raises UsageError for what is not asked for."""
    others = [plugin for other, plugin in manager.list_name_plugin() if other != name and plugin is not None]
    with _naming(name):
        answers = manager.subset_hook_caller(hook, others)()
        found = [item for items in answers for item in _items(hook, items)]
        faults = (fault_of(hook, item) for item in found)
        if fault := next(filter(None, faults), None):
            raise _unusable(name, fault)
    return found


def _items(hook: str, answer: Any) -> Iterable[Any]:
    """The things in an answer to a hook. Raises TypeError for an answer that holds none."""
    if isinstance(answer, str) or not isinstance(answer, Iterable):
        raise TypeError(f"{hook} answers {reprlib.repr(answer)}, not a list")
    return answer.items() if isinstance(answer, Mapping) else answer


def _taken(kind: Message, name: str, origin: str, other: str) -> UsageError:
    """The error for a name that both have given: who came first is chance."""
    return UsageError(
        Message(
            f"{origin}: the {kind.en} `{name}` is taken by {other}; rename or remove one of the two",
            f"{origin}: {kind.vi} `{name}` đã có ở {other}; hãy đổi tên hoặc bỏ một trong hai",
        )
    )


@contextlib.contextmanager
def _naming(name: str) -> Iterator[None]:
    """Turn whatever a plugin raises into an error that names the plugin."""
    try:
        yield
    except UsageError:
        raise
    except FAILURES as error:
        what = failure_of(error)
        raise _unusable(name, Message(what, what)) from error


def _unusable(name: str, what: Message) -> UsageError:
    return UsageError(
        Message(
            f"plugin {name} cannot be loaded: {what.en}; repair or uninstall it",
            f"không nạp được plugin {name}: {what.vi}; hãy sửa hoặc gỡ nó",
        )
    )


def rules_in(package: ModuleType) -> tuple[type[Rule], ...]:
    """The rule classes of a module and of those below it, however deep: with examples, and defined where they stand."""
    below = pkgutil.walk_packages(getattr(package, "__path__", ()), f"{package.__name__}.")
    return tuple(
        value
        for module in (package, *(importlib.import_module(found.name) for found in below))
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
        if issubclass(value, Rule) and "examples" in vars(value)
    )
