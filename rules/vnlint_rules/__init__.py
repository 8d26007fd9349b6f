"""The rules of Vietnamese: one file a rule, one folder a group."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from vnlint import Protection, Rule, hookimpl, rules_in


@hookimpl
def vnlint_rules() -> Iterable[type[Rule]]:
    """Every rule of the folders below."""
    return rules_in(sys.modules[__name__])


@hookimpl
def vnlint_protect() -> Iterable[Protection]:
    """Abbreviations, initials and numbers as Vietnamese text writes them, addresses as all text does."""
    from vnlint_rules.protections import PROTECTIONS

    return PROTECTIONS
