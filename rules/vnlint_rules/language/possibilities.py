"""What each word of a noisy sentence may be beside what is written, foreign passages left alone."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Collection, Iterator, Sequence

from vnlint_rules.language.chat import abbreviated
from vnlint_rules.language.lexicon import frequency, others
from vnlint_rules.language.passages import Unit
from vnlint_rules.language.skeletons import UNKNOWN, skeletons
from vnlint_rules.language.typed import Reading, Way, readings, slipped

_KEYED = 6.0
"""The most log-odds against foreign text that a word typed in keys adds."""
_OTHERS = 4.0
"""Log of how much likelier a word is to stand in foreign text than anywhere, and to be read so by chance."""
_RARE = -2.0
"""`lexicon.frequency` that a foreign word is taken to have that is in no list."""
_AMONG_MARKED = 5.0
"""Log-odds against foreign text that a sentence with many marked words adds."""
_MARKED = 0.3
"""Share of the words of a sentence from which the marked ones are many."""


def possibilities(
    typed: Sequence[Unit], doubtful: Collection[int], only: Collection[int] | None = None
) -> list[tuple[Reading, ...]]:
    """For each unit what it may be beside what is written; nothing for those in foreign passages.

    ``doubtful`` and ``only`` are places in the text: where the units begin that may be slips, and where those begin
    that are in question at all.
    """
    foreign = set(_foreign(typed))
    return [
        _options(unit, unit.start in doubtful or not unit.text.isalpha())
        if k not in foreign and (only is None or unit.start in only)
        else ()
        for k, unit in enumerate(typed)
    ]


def _foreign(typed: Sequence[Unit]) -> Iterator[int]:
    """The numbers of the units that stand in foreign passages."""
    marked = sum(not unit.text.isascii() for unit in typed) >= _MARKED * len(typed)
    for stretch in _stretches(typed):
        counted = [k for k in stretch if _counts(typed, k, stretch)]
        odds = sum(_against_foreign(typed[k]) for k in counted) + _AMONG_MARKED * marked
        if odds < 0 or not (counted or marked):
            yield from stretch


def _options(unit: Unit, is_doubtful: bool) -> tuple[Reading, ...]:
    form = unit.text.lower()
    if unit.is_glued:
        return ()
    if not is_doubtful or form in others() or (unit.text.isascii() and not unit.text.islower()):
        return readings(form)
    return _readings_and_slips(form)


@functools.lru_cache(maxsize=20_000)
def _readings_and_slips(form: str) -> tuple[Reading, ...]:
    found = readings(form)
    known = {reading.text for reading in found}
    return (*found, *(reading for reading in slipped(form) if reading.text not in known))


def _stretches(typed: Sequence[Unit]) -> Iterator[list[int]]:
    """The numbers of units that follow each other without marks."""
    for plain, group in itertools.groupby(range(len(typed)), lambda k: typed[k].text.isascii()):
        if plain:
            yield list(group)


def _counts(typed: Sequence[Unit], number: int, stretch: Sequence[int]) -> bool:
    """Whether a unit is evidence: what is capitalised may be a name, unless all is in capitals."""
    text = typed[number].text
    return text.islower() or all(len(typed[k].text) == 1 or typed[k].text.isupper() for k in stretch)


def _against_foreign(unit: Unit) -> float:
    """What a unit adds to the log-odds that the words around are Vietnamese."""
    form = unit.text.lower()
    found = skeletons().get(form)
    plain = found.against_foreign if found else UNKNOWN * (abbreviated(form) is None)
    keys = next((reading.text for reading in readings(form) if reading.way is Way.KEYS), None)
    if keys is None:
        return plain
    return max(plain, min(_KEYED, frequency(keys) - max(frequency(form), _RARE) - _OTHERS))
