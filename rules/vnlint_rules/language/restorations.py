"""Runs of words that were typed without marks, or in keys: found, and read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec import Struct

from vnlint import Document, Edit, Pattern, Span
from vnlint_rules.language.cases import casing_of
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.sentence import Sentence
from vnlint_rules.language.lexicon import frequency
from vnlint_rules.language.passages import Unit, sentence_around, units
from vnlint_rules.language.skeletons import UNKNOWN, skeletons
from vnlint_rules.language.suspicion import in_use, is_telling, worth_a_look
from vnlint_rules.language.typed import Reading, Way, readings
from vnlint_rules.language.verdict import written

_LETTER = Pattern(r"\p{L}")
_BESIDE = 3
"""Words before the first telling one and behind the last that may belong to a run, where others have marks."""
_KEYED = 6.0
"""The most that a word typed in keys adds to the log-odds against foreign text."""
_OTHERS = 4.0
"""Log of how much likelier a word is to stand in foreign text than anywhere, and to be read so by chance."""
_RARE = -2.0
"""`lexicon.frequency` of a foreign word that is in no list."""


class Run(Struct, frozen=True):
    """Such a run."""

    span: Span
    way: Way
    """How most of its words were typed: PLAIN or KEYS."""
    edits: tuple[Edit, ...]

    def meant(self, text: str) -> str:
        """What was meant by the run, in ``text``."""
        parts, at = [], self.span.start
        for edit in self.edits:
            parts += [text[at : edit.span.start], edit.content]
            at = edit.span.end
        return "".join((*parts, text[at : self.span.end]))


class Demands(Struct, frozen=True):
    """What is asked of a sentence."""

    changed: int
    """Different words that read differently from what is written."""
    telling: int
    """Different words among them that hardly stand in right Vietnamese."""
    odds: float
    """Log-odds that it gains when it is read so,"""
    each: float
    """and for each such word."""


_ALONE = Demands(changed=3, telling=2, odds=8.0, each=1.5)
_BESIDE_A_RUN = Demands(changed=1, telling=0, odds=0.0, each=1.5)


class Restorer:
    """Finds and reads the runs of documents."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def runs(self, document: Document) -> list[Run]:
        """The runs of a document or page, in order; a view (`Document.view`)."""
        found: list[Run] = []
        for sentence in worth_a_look(document):
            if found and sentence.start < found[-1].span.end:
                continue
            run = self._read(document, sentence, _ALONE)
            if run is not None:
                before, after = self._beside(document, sentence, found[-1].span.end if found else 0)
                found.extend(_joined(document, [*before, run, *after]))
        return found

    def _beside(self, document: Document, sentence: Span, least: int) -> tuple[list[Run], list[Run]]:
        """The runs in the sentences before and after one with a run, in its line, as far as they follow each other."""
        line, text = document.line(sentence.start), document.text
        before, after = [], []
        start = sentence.start
        while (place := _last_letter(text, max(line.start, least), start)) >= 0:
            other = sentence_around(text, place, line)
            run = self._read(document, Span(max(other.start, least), min(other.end, start)), _BESIDE_A_RUN)
            if run is None or other.start >= start:
                break
            before.append(run)
            start = other.start
        end = sentence.end
        while (match := _LETTER.search(text, end)) and match.start() < line.end:
            other = sentence_around(text, match.start(), line)
            run = self._read(document, Span(max(other.start, end), other.end), _BESIDE_A_RUN)
            if run is None:
                break
            after.append(run)
            end = other.end
        return before[::-1], after

    def _read(self, document: Document, sentence: Span, demands: Demands) -> Run | None:
        typed = units(document.text, sentence)
        options = _open(typed, demands)
        if len({unit.text for unit, some in zip(typed, options, strict=True) if some}) < demands.changed:
            return None
        restored = Sentence(document.text, sentence, typed, options, self.reader).restored(demands.changed)
        changed = [(unit, word) for unit, word in zip(typed, restored.words, strict=True) if word is not None]
        if len({word.text for _, word in changed}) < demands.changed:
            return None
        if restored.gain < demands.odds + demands.each * len(changed):
            return None
        ways = [word.way for _, word in changed]
        return Run(
            Span(changed[0][0].start, changed[-1][0].end),
            Way.KEYS if 2 * ways.count(Way.KEYS) >= len(ways) else Way.PLAIN,
            tuple(_edit(document, unit, word) for unit, word in changed),
        )


def _open(typed: Sequence[Unit], demands: Demands) -> list[tuple[Reading, ...]]:
    """For each unit what it may be beside what is written; nothing for all if they hold too few telling ones."""
    options = [() if unit.is_glued else readings(unit.text.lower()) for unit in typed]
    for stretch in _stretches(typed):
        if sum(_against_foreign(typed[k], options[k]) for k in stretch if _counts(typed, k, stretch)) < 0:
            for k in stretch:
                options[k] = ()
    pairs = itertools.pairwise(unit.text.lower() for unit in typed)
    used = {k for i, pair in enumerate(pairs) if in_use(*pair) for k in (i, i + 1)}
    telling = [k for k, unit in enumerate(typed) if options[k] and k not in used and is_telling(unit.text)]
    if len({typed[k].text for k in telling}) < demands.telling:
        return [()] * len(typed)
    if telling and any(not unit.text.isascii() for unit in typed):
        for k in (*range(telling[0] - _BESIDE), *range(telling[-1] + _BESIDE + 1, len(typed))):
            options[k] = ()
    return options


def _stretches(typed: Sequence[Unit]) -> Iterator[list[int]]:
    """The numbers of units that follow each other without marks."""
    for plain, group in itertools.groupby(range(len(typed)), lambda k: typed[k].text.isascii()):
        if plain:
            yield list(group)


def _counts(typed: Sequence[Unit], number: int, stretch: Sequence[int]) -> bool:
    """Whether a unit is evidence: what is capitalised may be a name, unless all is in capitals."""
    text = typed[number].text
    return text.islower() or all(len(typed[k].text) == 1 or typed[k].text.isupper() for k in stretch)


def _against_foreign(unit: Unit, options: Sequence[Reading]) -> float:
    """What a unit adds to the log-odds that the words around are Vietnamese."""
    form = unit.text.lower()
    found = skeletons().get(form)
    plain = found.against_foreign if found else UNKNOWN
    if not options or options[0].way is not Way.KEYS:
        return plain
    keyed = frequency(options[0].text) - max(frequency(form), _RARE) - _OTHERS
    return max(plain, min(_KEYED, keyed))


def _edit(document: Document, unit: Unit, word: Reading) -> Edit:
    span = Span(unit.start, unit.end)
    return Edit(span, written(document, word.text, casing_of("".join(filter(str.isalpha, unit.text))), span))


def _joined(document: Document, runs: Sequence[Run]) -> Iterator[Run]:
    """The runs of neighbouring sentences, those of one way as one."""
    for way, group in itertools.groupby(runs, lambda run: run.way):
        several = list(group)
        edits = tuple(edit for run in several for edit in run.edits)
        yield Run(Span(several[0].span.start, several[-1].span.end), way, edits)


def _last_letter(text: str, start: int, end: int) -> int:
    """The place of the last letter of a stretch, or -1."""
    return next((place for place in range(end - 1, start - 1, -1) if text[place].isalpha()), -1)
