"""The checks that every rule and every damage of every pack gets for free.

In a pack's tests::

    import my_pack
    import pytest
    from vnlint import rules_in
    from vnlint.testing import cases, check_damage, check_example, check_rule

    RULES = rules_in(my_pack)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_rule(rule):
        check_rule(rule)

    @pytest.mark.parametrize(("rule", "example"), cases(RULES))
    def test_example(rule, example):
        check_example(rule, example, my_pack.vnlint_protect(), my_pack.vnlint_encodings())

    @pytest.mark.parametrize("damage", list(my_pack.vnlint_damages()), ids=lambda damage: damage.name)
    def test_damage(damage):
        check_damage(damage)

What the pack does not bring (protections, encodings, damages) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from random import Random

from vnlint.damage import Damage
from vnlint.diagnostic import Applicability, Edit, Span, apply_edits
from vnlint.document import Document, Meta
from vnlint.examples import faults_of
from vnlint.invariants import Encoder
from vnlint.protected import Protection
from vnlint.rule import NAME, Bad, Good, Rule


def check_rule(rule: type[Rule]) -> None:
    """Raise AssertionError when a rule class does not say what a user has to know."""
    summary, rest = rule.documentation()
    assert NAME.fullmatch(rule.name), f"{rule.name}: not a kebab-case name"
    assert summary.endswith("."), f"{rule.name}: the docstring begins with one sentence that names the problem"
    assert rest, f"{rule.name}: the docstring says why it hurts and when to leave it alone"
    assert rule.message.vi, f"{rule.name}: the message has no Vietnamese"
    assert any(isinstance(e, Bad) for e in rule.examples), f"{rule.name}: no example of the problem"
    assert any(isinstance(e, Good) for e in rule.examples), f"{rule.name}: no example to leave alone"
    safe = any(isinstance(e, Bad) and e.fixed is not None for e in rule.examples)
    unsafe = any(isinstance(e, Bad) and e.unsafe is not None for e in rule.examples)
    shown = Applicability.SAFE if safe else Applicability.UNSAFE if unsafe else Applicability.DISPLAY_ONLY
    assert rule.applicability == shown, f"{rule.name}: says its fixes are {rule.applicability}, examples show {shown}"
    assert not safe or rule.invariant, f"{rule.name}: a rule with safe fixes names its invariant"
    assert all(o.metadata.get("help") for o in rule.options()), f"{rule.name}: an option without help"


def cases(rules: Iterable[type[Rule]]) -> list[tuple[type[Rule], Bad | Good]]:
    """Every example of every rule, with its rule."""
    return [(rule, example) for rule in rules for example in rule.examples]


def check_example(
    rule: type[Rule],
    example: Bad | Good,
    protections: Iterable[Protection] = (),
    encodings: Mapping[str, Encoder] = {},
) -> None:
    """Raise AssertionError when the rule does not do to an example what the example says."""
    for fault in faults_of(rule, example, protections, encodings):
        raise AssertionError(fault)


def check_damage(damage: Damage, seeds: int = 20) -> None:
    """Raise AssertionError when a damage does not say what a user has to know, or has no place in its example.

    Its edits change the example, can be undone, and are the same for the same seed.
    """
    name, text = damage.name, damage.example
    assert NAME.fullmatch(name), f"{name}: not a kebab-case name"
    assert damage.about.vi, f"{name}: what happens is not said in Vietnamese"
    assert damage.found_by, f"{name}: no rule is named that is there to find it"
    form = min(damage.formats)
    for seed in range(seeds):
        edits, again = (_edits(damage, Document(text, meta=Meta(format=form)), Random(seed)) for _ in range(2))
        assert edits, f"{name}: no place in its example {text!r} (seed {seed})"
        assert edits == again, f"{name}: other edits for the same seed"
        for edit in edits:
            damaged = apply_edits(text, [edit])
            place = Span(edit.span.start, edit.span.start + len(edit.content))
            assert damaged != text, f"{name}: {edit} changes nothing"
            assert apply_edits(damaged, [Edit(place, edit.of(text))]) == text, f"{name}: {edit} cannot be undone"


def _edits(damage: Damage, document: Document, random: Random) -> list[Edit]:
    return list(islice(damage.edits(document, random), 5))
