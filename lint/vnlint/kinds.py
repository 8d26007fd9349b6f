"""Rules that are little more than data: a place to look at, a pattern, a table of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from vnlint.columns import Positions
from vnlint.diagnostic import Diagnostic, Span
from vnlint.document import Document
from vnlint.patterns import Pattern
from vnlint.rule import Rule
from vnlint.triggers import Words

if TYPE_CHECKING:
    import regex


class CharacterRule(Rule):
    """A rule that judges single places, one for each trigger that fired."""

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """What `examine` says of each place."""
        last = None
        for place in places.tolist():
            finding = self.examine(document, place)
            if finding is not None and finding != last:
                last = finding
                yield finding

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        """The finding at a place, if there is one. Neighbouring places may give the same finding; it counts once."""
        raise NotImplementedError


class PatternRule(Rule):
    """A rule that runs a pattern of the `regex` package over the lines in which a trigger fired.

    Without triggers it runs over every line: the slow lane, and right for a first version or a rule of one's own.
    ``^`` and ``$`` are the edges of the line.
    """

    pattern: ClassVar[Pattern]

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """What `judge` says of each match."""
        for line in lines_at(document, places) if self.triggers else all_lines(document):
            for match in self.pattern.finditer(line.of(document.text)):
                finding = self.judge(document, match, line.start)
                if finding is not None:
                    yield finding

    def judge(self, document: Document, match: regex.Match[str], offset: int) -> Diagnostic | None:
        """The finding for a match, whose offsets count from ``offset``, the start of its line."""
        return self.found(
            offset + match.start(), offset + match.end(), replace=self.replacement(match), text=match.group()
        )

    def replacement(self, match: regex.Match[str]) -> str | None:
        """What to put in place of the whole match; None for no fix."""
        return None


class TableRule(Rule):
    """A rule that is a table: wrong words, and what each should be (several answers: a person chooses).

    Wrong words are found as whole words, whatever their case; an answer takes over a capital first letter or all
    capitals. A key may be several words with one blank between them; the longest key wins.
    """

    table: ClassVar[Mapping[str, tuple[str, ...]]]
    _keys: ClassVar[Mapping[str, tuple[str, ...]]]

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if "table" in cls.__dict__:
            keys: dict[str, list[str]] = {}
            for key in sorted(cls.table, key=len, reverse=True):
                keys.setdefault(_word_at(key, 0), []).append(key)
            cls._keys = {word: tuple(several) for word, several in keys.items()}
            cls.triggers = (Words(frozenset(keys)),)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """A finding for every whole word that is a key."""
        text = document.text
        for place in places.tolist():
            for key in self._keys.get(_word_at(text, place).lower(), ()):  # “İ” is an “i” to a hash
                end = place + len(key)
                shown = text[place:end]
                if shown.lower() == key and not _WORD.match(text, end):
                    answers = tuple(in_case_of(shown, answer) for answer in self.table[key])
                    yield self.found(
                        place,
                        end,
                        replace=answers[0] if len(answers) == 1 else None,
                        choices=answers,
                        text=shown,
                        answer=" / ".join(answers),
                    )
                    break


_WORD = Pattern(r"[\p{L}\p{M}]+")


def _word_at(text: str, position: int) -> str:
    match = _WORD.match(text, position)
    if match is None:
        raise ValueError(f"no word at {position} of {text[position : position + 20]!r}")
    return str(match.group())


def in_case_of(shown: str, answer: str) -> str:
    """``answer`` with the capitals of ``shown``: all of them, the first, or its own."""
    if len(shown) > 1 and shown.isupper():
        return answer.upper()
    return answer[:1].upper() + answer[1:] if shown[:1].isupper() else answer


def lines_at(document: Document, places: Positions) -> Iterator[Span]:
    """The lines that hold at least one of the places, each once, in order."""
    end = -1
    for place in places.tolist():
        if place > end:
            line = document.line(place)
            end = max(place, line.end)
            yield line


def all_lines(document: Document) -> Iterator[Span]:
    """Every line."""
    for start in document.columns.line_starts.tolist():
        yield document.line(start)
