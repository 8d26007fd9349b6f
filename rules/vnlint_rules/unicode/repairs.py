"""What is to be made of UTF-8 that was read in another encoding, where the words around have to tell, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from vnlint import Applicability, Span
from vnlint_rules.language.double_encoding import words
from vnlint_rules.language.lexicon import frequency
from vnlint_rules.language.lost_bytes import FAR, Reading

if TYPE_CHECKING:
    from vnlint_rules.language.lost_in_place import Part, Ranked

_CHOICES = 5
_COMMON = 3.0
"""`lexicon.frequency` of a word that a word was that can be no other one in use: others were not seen once."""
_LEAD = 2.0
"""Log-odds of the likeliest reading against the next from which it is taken."""
_LEAD_OF_LETTER = 5.0
"""The same where it is one letter, as lists of letters have them."""


class Repair(NamedTuple):
    """A stretch and what stands in its place; None where nothing can be told."""

    start: int
    end: int
    content: str | None
    applicability: Applicability
    choices: tuple[str, ...] = ()


class Lost(NamedTuple):
    """A word that lost a byte, or the letter that did."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    """All that it may have been: one at least."""
    is_told: bool
    """Whether a sign that nothing else can be stands with it, or a rest of a word that can be Vietnamese only."""

    @property
    def is_open(self) -> bool:
        """Whether what stands around has to tell what it was."""
        return not _is_sure(self)


def resolved(text: str, lines: Iterable[tuple[Span, Sequence[Repair | Lost]]]) -> Iterator[Repair]:
    """The repairs of some lines; what lost a byte becomes what it likely was in its line."""
    lines = list(lines)
    asked = [(line, found) for line, found in lines if any(isinstance(one, Lost) and one.is_open for one in found)]
    answers: Iterator[Ranked] = iter(())
    if asked:
        from vnlint_rules.language.context import shipped
        from vnlint_rules.language.lost_in_place import ranked

        answers = iter(ranked([list(_parts_of(text, *one)) for one in asked], shipped.reader()))
    for _, found in lines:
        for one in found:
            if isinstance(one, Repair):
                yield one
            elif not one.is_open:
                meant = one.readings[0].text
                yield Repair(one.start, one.end, meant, Applicability.SAFE, (meant,))
            else:
                answer = next(answers)
                least = _LEAD if len(answer.texts[0]) > 1 else _LEAD_OF_LETTER
                content = answer.texts[0] if answer.lead >= least else None
                yield Repair(one.start, one.end, content, Applicability.UNSAFE, answer.texts[:_CHOICES])


def _parts_of(text: str, line: Span, found: Iterable[Repair | Lost]) -> Iterator[Part]:
    """A line as it would be with all repairs made, in pieces, one for each word that is asked for."""
    at = line.start
    for one in found:
        yield text[at : one.start]
        if isinstance(one, Repair):
            yield text[one.start : one.end] if one.content is None else one.content
        else:
            yield one.readings if one.is_open else one.readings[0].text
        at = one.end
    yield text[at : line.end]


def _is_sure(lost: Lost) -> bool:
    """Whether a word was the first of its readings beyond doubt: all others are far-fetched, and much rarer."""
    first, *others = lost.readings
    common = _commonness(first)
    return (
        lost.is_told
        and first.weight > FAR
        and common >= _COMMON
        and all(other.weight <= FAR and _commonness(other) <= common - _COMMON for other in others)
    )


def _commonness(reading: Reading) -> float:
    return min(map(frequency, words(reading.text)), default=0.0)
