"""Which rules run: layers of selectors, each more to the point than the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from vnlint.diagnostic import Message
from vnlint.errors import RULE_OR_GROUP, UsageError, unknown
from vnlint.plugins import EVERYTHING, Registry


class Layer(Struct, frozen=True):
    """The selectors of one place: a configuration file, or the command line. A selector is a rule, a group or `all`."""

    origin: str
    select: tuple[str, ...] | None = None
    """What runs instead of what ran before; None leaves that alone."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def chosen(registry: Registry, layers: Sequence[Layer], preview: bool) -> list[str]:
    """The names of the rules that run, in the registry's order.

    Within a layer the closer selector wins (rule over group over `all`), and `ignore` wins a tie. Rules on trial
    are only ever chosen with ``preview``; to name one without it is an error.
    """
    running = {name for name, rule in registry.rules.items() if rule.default and (preview or not rule.preview)}
    for layer in layers:
        ignored = _closeness(registry, layer.ignore, layer.origin)
        if layer.select is not None:
            running = set()
        for selectors in (layer.select or (), layer.extend_select):
            for name, closeness in _closeness(registry, selectors, layer.origin).items():
                if registry.rules[name].preview and not preview:
                    if closeness == _RULE:
                        raise _on_trial(name, layer.origin)
                elif closeness > ignored.get(name, -1):
                    running.add(name)
                    ignored.pop(name, None)
        running -= ignored.keys()
    return [name for name in registry.rules if name in running]


def matching(registry: Registry, selectors: Iterable[str], origin: str) -> frozenset[str]:
    """The names of all rules that the selectors name."""
    return frozenset(_closeness(registry, selectors, origin))


_ALL, _GROUP, _RULE = range(3)


def _closeness(registry: Registry, selectors: Iterable[str], origin: str) -> dict[str, int]:
    """For each rule that is named, how closely. Raises UsageError for all that is neither rule nor group."""
    groups = registry.groups
    found: dict[str, int] = {}
    missing: list[str] = []
    for selector in selectors:
        rule = registry.aliases.get(selector, selector)
        if selector == EVERYTHING:
            names, closeness = list(registry.rules), _ALL
        elif selector in groups:
            names, closeness = groups[selector], _GROUP
        elif rule in registry.rules:
            names, closeness = [rule], _RULE
        else:
            missing.append(selector)
            continue
        for name in names:
            found[name] = max(closeness, found.get(name, _ALL))
    if missing:
        raise unknown(RULE_OR_GROUP, missing[0], registry.selectors, origin, missing[1:])
    return found


def _on_trial(name: str, origin: str) -> UsageError:
    return UsageError(
        Message(
            f"{origin}: rule `{name}` is in preview; add --preview to run it",
            f"{origin}: quy tắc `{name}` còn thử nghiệm; hãy thêm --preview để chạy",
        )
    )
