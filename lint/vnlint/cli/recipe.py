"""From the options of a command to the plugins and settings it works with."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from vnlint.cli.words import Session, given
from vnlint.config import Recipe, Settings, beside, parse_override
from vnlint.diagnostic import Message
from vnlint.errors import UsageError, reason_of, unknown
from vnlint.plugins import Registry, load
from vnlint.replay import LookedAt
from vnlint.reporters import ALIASES, FORMATS
from vnlint.resolver import Resolved, Resolver
from vnlint.store import default_folder

_OPTIONS = tuple(name for name in Settings.__struct_fields__ if name != "per_file_ignores")
"""Settings that an option of the same name overrides as it is given, where a command has one."""

_NOWHERE = Message(
    "the current folder cannot be used: {error}; go to another one",
    "không dùng được thư mục hiện tại: {error}; hãy chuyển sang thư mục khác",
)


class Setup(Struct, frozen=True):
    """What a command works with: the plugins, and the settings that hold in the current folder."""

    plugins: Registry
    recipe: Recipe
    resolved: Resolved
    lang: str
    looked_at: LookedAt
    """The files that said so; more is added as files are found."""

    @property
    def settings(self) -> Settings:
        """The settings of the current folder."""
        return self.resolved.settings

    @property
    def registry(self) -> Registry:
        """All rules: those of the plugins and those of the settings."""
        return self.resolved.registry


def cache_of(setup: Setup) -> str:
    """The folder of the cache."""
    folder = setup.settings.cache_dir
    return default_folder() if folder is None else beside(setup.resolved.origins["cache-dir"], folder)


def setup_of(session: Session, values: Mapping[str, Any]) -> Setup:
    """Load the plugins and the settings. Raises UsageError for what cannot be used."""
    here = _current_folder()
    plugins = load()
    recipe = recipe_of(session, values)
    looked_at = LookedAt()
    resolved = Resolver(plugins, recipe, looked_at).for_path(here)
    settings = resolved.settings
    if settings.output_format not in (*FORMATS, *ALIASES):
        where = f"{resolved.origins['output-format']}: output-format"
        raise unknown(Message("format", "định dạng"), settings.output_format, (*FORMATS, *ALIASES), where)
    return Setup(plugins, recipe, resolved, settings.lang or session.lang, looked_at)


def _current_folder() -> str:
    try:
        return os.getcwd()
    except OSError as error:
        raise UsageError(_NOWHERE(error=reason_of(error))) from error


def recipe_of(session: Session, values: Mapping[str, Any]) -> Recipe:
    """What the options say, over what `--config KEY=VALUE` says. Raises UsageError."""
    file: str | None = None
    overrides: dict[str, Any] = {}
    for text in values["config"]:
        if "=" in text and not os.path.exists(text):
            _merge(overrides, parse_override(text))
        elif file is not None:
            raise UsageError(Message("--config names two files; take one", "--config nêu hai tệp; chỉ dùng một tệp"))
        elif not os.path.isfile(text):
            raise UsageError(
                Message(f"--config: no file `{text}`, and no KEY=VALUE", f"--config: không có tệp `{text}`")
            )
        else:
            file = text
    if values.get("per_file_ignores"):
        overrides["per-file-ignores"] = _per_file(values["per_file_ignores"])
    overrides |= given(values, *_OPTIONS)
    if session.asked:
        overrides["lang"] = session.asked
    return Recipe(tuple(overrides.items()), file, values["isolated"])


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _per_file(pairs: Iterable[str]) -> dict[str, list[str]]:
    """``PATTERN:RULE``, several with commas between; a rule without a pattern goes with the pattern before it."""
    ignores: dict[str, list[str]] = {}
    for text in pairs:
        pattern = ""
        for item in text.split(","):
            before, colon, rule = item.strip().rpartition(":")
            if colon:
                pattern = before
            if not pattern or not rule:
                raise UsageError(
                    Message(
                        f"--per-file-ignores {text!r}: write PATTERN:RULE",
                        f"--per-file-ignores {text!r}: hãy viết MẪU:QUY-TẮC",
                    )
                )
            ignores.setdefault(pattern, []).append(rule)
    return ignores
