"""The rules of Vietnamese: one file a rule, one folder a group."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from vnlint import Damage, Protection, Rule, hookimpl, rules_in

if TYPE_CHECKING:
    import click

GROUPS = ("consistency", "content", "corpus", "punctuation", "residue", "spacing", "spelling", "unicode", "wording")
"""The folders with rules."""
_DAMAGES = (
    "tones", "shapes", "sounds", "keys", "typing_methods", "words", "capitals", "boundaries", "sentences", "encodings",
    "characters", "blanks", "marks", "markup",
)  # fmt: skip


@hookimpl
def vnlint_rules() -> Iterable[type[Rule]]:
    """Every rule of those folders."""
    return (rule for group in GROUPS for rule in rules_in(importlib.import_module(f"{__name__}.{group}")))


@hookimpl
def vnlint_protect() -> Iterable[Protection]:
    """Abbreviations, initials and numbers as Vietnamese text writes them, addresses as all text does."""
    from vnlint_rules.protections import PROTECTIONS

    return PROTECTIONS


@hookimpl
def vnlint_encodings() -> Mapping[str, Callable[[str], str]]:
    """The 8-bit encodings of Vietnamese, and UTF-8 read as another encoding."""
    from vnlint_rules.language.encoders import encoders

    return encoders()


@hookimpl
def vnlint_damages() -> Iterable[Damage]:
    """Slips of hand, ear and program, a module for each family."""
    for family in _DAMAGES:
        yield from importlib.import_module(f"{__name__}.damages.{family}").DAMAGES


@hookimpl
def vnlint_commands() -> Iterable[click.Command]:
    """`vnlint convert`, `vnlint learn` and `vnlint model`."""
    from vnlint_rules.commands.convert import convert
    from vnlint_rules.commands.learn import learn
    from vnlint_rules.commands.model import model

    return convert, learn, model
