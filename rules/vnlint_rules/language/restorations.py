"""Noisy passages, in which many words were typed without marks, in keys or with slips: found, and read as a whole.

One odd word in a clean text may well be right. Two near each other that can be read as others make it worth while to
read their sentence anew: how often each way of typing occurs is learned from the sentence itself, so that in a noisy
one a word is doubted more readily. What is gained by reading it so, against taking it as it is, decides.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct

from vnlint import Document, Edit, Pattern, Span
from vnlint_rules.language.beside import is_one_blank
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.sentences import Draft, Restored, Sentences
from vnlint_rules.language.known_names import folded, with_capitals
from vnlint_rules.language.odd_words import odd
from vnlint_rules.language.passages import Unit, sentence_around, units
from vnlint_rules.language.possibilities import possibilities
from vnlint_rules.language.slips import Slip
from vnlint_rules.language.suspicion import worth_a_look
from vnlint_rules.language.typed import Reading, Way
from vnlint_rules.language.verdict import written

Typed = tuple[Span, Sequence[Unit]]
"""A sentence and its units."""

_LETTER = Pattern(r"\p{L}")
_TOGETHER = 2
"""Suspicious words that have to read otherwise for a sentence to be read."""
_WORTH = 6.0
"""Log-odds above which what several such words gain makes a sentence worth reading."""
_PROMISING = 4.0
"""Log-odds from which what one such word gains does, in a sentence without any marks."""
_PLENTY = 4
"""Words that read otherwise with which a sentence is worth reading without a first look, if they are half of it."""
_MANY = 3
"""Different words that are changed from which a passage is one finding."""
_STEP = 32
"""Sentences that are read together, at most."""
_STEP_UNITS = 800
"""Words of sentences that are read together, at most; a longer sentence is read alone."""
_SLIPS = 2.0
"""Log-odds asked beyond these of a sentence with slips: they look like right words more often."""


class Run(Struct, frozen=True):
    """A noisy passage: its words, or most of them, were typed otherwise than they are meant."""

    span: Span
    way: Way
    """How most of its words were typed: PLAIN or KEYS; SLIP if each of its words is judged by itself."""
    edits: tuple[Edit, ...]
    readings: tuple[Reading, ...]
    """What was read in place of each edit."""
    gain: float
    """Log-likelihood that it gains, for each edit."""

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
    """Different words that have to read otherwise than they are written."""
    odds: float
    """Log-odds that the sentence has to gain when it is read so."""
    each: float
    """Log-odds that it has to gain beside these for each such word."""


Known = dict[Span, Run | None]
"""Sentences that have been read, each with its run if it has one."""

_ALONE = Demands(changed=2, odds=8.0, each=1.5)
_BESIDE_A_RUN = Demands(changed=1, odds=0.0, each=1.5)


class Restorer:
    """Finds and reads the runs of documents."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def runs(self, document: Document) -> list[Run]:
        """The runs of a document or page, in order; a view (`Document.view`)."""
        found: list[Run] = []
        promising = list(self._promising(document))
        read: Known = {
            sentence: run
            for (sentence, _), run in zip(promising, self._read(document, promising, _ALONE), strict=True)
            if run
        }
        alone = list(read)
        self._read_beside(document, read)
        for sentence in alone:
            run = read[sentence]
            if run is None or (found and sentence.start < found[-1].span.end):
                continue
            if run.way is Way.SLIP:
                found.append(run)
            else:
                before, after = self._beside(document, sentence, found[-1].span.end if found else 0, read)
                found.extend(_joined([*before, run, *after]))
        return found

    def _read_beside(self, document: Document, read: Known) -> None:
        """Read the sentences beside those with runs, and beside these in turn as far as runs follow each other.

        All that are as far away together: one by one takes four times as long.
        """
        sentences = [sentence for sentence, run in read.items() if run and run.way is not Way.SLIP]
        while sentences:
            around = {span for sentence in sentences for span in _next_to(document, sentence)}
            fresh = [(span, units(document.text, span)) for span in sorted(around - read.keys())]
            found = self._read(document, fresh, _BESIDE_A_RUN)
            read.update((span, run) for (span, _), run in zip(fresh, found, strict=True))
            sentences = [span for (span, _), run in zip(fresh, found, strict=True) if run]

    def _beside(self, document: Document, sentence: Span, least: int, read: Known) -> tuple[list[Run], list[Run]]:
        """The runs in the sentences before and after one with a run, in its line, as far as they follow each other.

        Nearly all of them are in ``read``.
        """
        line, text = document.line(sentence.start), document.text
        before, after = [], []
        start, end = sentence.start, sentence.end
        while there := _sentence_before(text, line, max(line.start, least), start):
            run = self._read_one(document, there, read)
            if run is None:
                break
            before.append(run)
            start = there.start
        while there := _sentence_after(text, line, end):
            run = self._read_one(document, there, read)
            if run is None:
                break
            after.append(run)
            end = there.end
        return before[::-1], after

    def _promising(self, document: Document) -> Iterator[Typed]:
        """The sentences in which the suspicious words alone, the others taken as they are written, gain something."""
        drafts = []
        for sentence, suspicious in worth_a_look(document, self.reader):
            typed = units(document.text, sentence)
            options = possibilities(typed, suspicious, suspicious)
            if sum(map(bool, options)) >= _TOGETHER:
                drafts.append(Draft(document.text, sentence, typed, options))
        looked_at = [draft for draft in drafts if not _is_full(draft)]
        is_promising = dict.fromkeys((draft.span for draft in drafts), True)
        for some in _in_step(looked_at):
            for draft, found in zip(some, Sentences(some, self.reader, sound=0.0).at_first_sight(), strict=True):
                several = sum(map(bool, found.words)) >= _TOGETHER
                bare = all(unit.text.isascii() for unit in draft.units)
                is_promising[draft.span] = found.gain > _WORTH if several else found.gain >= _PROMISING and bare
        return ((draft.span, draft.units) for draft in drafts if is_promising[draft.span])

    def _read_one(self, document: Document, sentence: Span, read: Known) -> Run | None:
        """The run of a sentence beside one with a run, if it has one."""
        if sentence not in read:
            (read[sentence],) = self._read(document, [(sentence, units(document.text, sentence))], _BESIDE_A_RUN)
        return read[sentence]

    def _read(self, document: Document, sentences: Sequence[Typed], demands: Demands) -> list[Run | None]:
        """For each sentence its run, if there is one."""
        drafts: dict[int, Draft] = {}
        for number, (sentence, typed) in enumerate(sentences):
            options = possibilities(typed, self._doubtful(document, sentence))
            if len({unit.text.lower() for unit, some in zip(typed, options, strict=True) if some}) >= demands.changed:
                drafts[number] = Draft(document.text, sentence, typed, options)
        found: list[Run | None] = [None] * len(sentences)
        numbers = iter(drafts)
        for some in _in_step(drafts.values()):
            for draft, restored in zip(
                some, Sentences(some, self.reader).restored(demands.changed, demands.odds), strict=True
            ):
                number = next(numbers)
                if restored is not None:
                    found[number] = _run(document, draft, restored, demands)
        return found

    def _doubtful(self, document: Document, sentence: Span) -> set[int]:
        """Where the words of a sentence begin that no list has, or that nothing around them vouches for."""
        starts = document.tokens.starts
        first, end = np.searchsorted(starts, (sentence.start, sentence.end))
        unsure = document.view(self.reader.suspects)
        some = unsure[np.searchsorted(unsure, first) : np.searchsorted(unsure, end)]
        unlisted = first + np.flatnonzero(document.view(odd)[first:end])
        return {*starts[some].tolist(), *starts[unlisted].tolist()}


def _next_to(document: Document, sentence: Span) -> Iterator[Span]:
    """The sentences before and after one, in its line."""
    text, line = document.text, document.line(sentence.start)
    beside = (
        _sentence_before(text, line, line.start, sentence.start),
        _sentence_after(text, line, sentence.end),
    )
    return filter(None, beside)


def _sentence_before(text: str, line: Span, least: int, start: int) -> Span | None:
    """The last sentence with a letter between two places of a line, cut off at these."""
    place = _last_letter(text, least, start)
    if place < 0:
        return None
    around = sentence_around(text, place, line)
    return Span(max(around.start, least), min(around.end, start))


def _sentence_after(text: str, line: Span, end: int) -> Span | None:
    """The first sentence with a letter behind a place of a line, cut off there."""
    match = _LETTER.search(text, end)
    if match is None or match.start() >= line.end:
        return None
    around = sentence_around(text, match.start(), line)
    return Span(max(around.start, end), around.end)


def _run(document: Document, draft: Draft, restored: Restored, demands: Demands) -> Run | None:
    """The run that a sentence is, if it gains enough for what it changes."""
    changed = [(unit, word) for unit, word in zip(draft.units, restored.words, strict=True) if word is not None]
    different = len({unit.text.lower() for unit, _ in changed})
    if different < demands.changed:
        return None
    way = _most([word for _, word in changed]) if different >= _MANY else Way.SLIP
    each = restored.gain / len(changed)
    has_slips = way is Way.SLIP and any(word.way is not Way.KEYS for _, word in changed)
    if each * different < demands.odds + demands.each * different + _SLIPS * has_slips:
        return None
    named = _in_names(document, draft, restored) if way is not Way.SLIP else set()
    mended = [
        (unit, word or Reading(unit.text, Way.RIGHT, Slip.LETTER))
        for unit, word in zip(draft.units, restored.words, strict=True)
        if word is not None or unit.start in named
    ]
    return Run(
        Span(mended[0][0].start, mended[-1][0].end),
        way,
        tuple(_edit(document, unit, word, Casing.TITLE if unit.start in named else None) for unit, word in mended),
        tuple(word for _, word in mended),
        each,
    )


def _in_names(document: Document, draft: Draft, restored: Restored) -> set[int]:
    """Where the words begin that make a name with a neighbour that always has capitals, one of both being mended."""
    meant = [unit.text if word is None else word.text for unit, word in zip(draft.units, restored.words, strict=True)]
    found: set[int] = set()
    for k, (left, right) in enumerate(itertools.pairwise(draft.units)):
        if restored.words[k] or restored.words[k + 1]:
            is_plain = (
                is_one_blank(document.text, left.end, right.start)
                and f"{left.text}{right.text}".islower()
                and not (left.is_glued or right.is_glued)
            )
            if is_plain and folded(f"{meant[k]} {meant[k + 1]}") in with_capitals():
                found.update((left.start, right.start))
    return found


def _is_full(draft: Draft) -> bool:
    """Whether so many words of a sentence read otherwise that it need not be looked at first."""
    many = sum(map(bool, draft.readings))
    return many >= _PLENTY and 2 * many >= len(draft.units)


def _in_step(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    """Drafts that are read together: enough to pay numpy's calls once for many, little enough for the caches."""
    some: list[Draft] = []
    size = 0
    for draft in drafts:
        size += len(draft.units)
        if some and (len(some) == _STEP or size > _STEP_UNITS):
            yield some
            some, size = [], len(draft.units)
        some.append(draft)
    if some:
        yield some


def _most(words: Sequence[Reading]) -> Way:
    """How most of them were typed."""
    ways = [word.way for word in words]
    if 2 * ways.count(Way.KEYS) >= len(ways):
        return Way.KEYS
    return Way.PLAIN if 2 * ways.count(Way.PLAIN) >= len(ways) else Way.SLIP


def _edit(document: Document, unit: Unit, word: Reading, casing: Casing | None) -> Edit:
    """The edit of a unit, in its own casing for None."""
    span = Span(unit.start, unit.end)
    own = casing_of("".join(filter(str.isalpha, unit.text)))
    return Edit(span, written(document, word.text, casing or own, span))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs of neighbouring sentences, those of one way as one."""
    for way, group in itertools.groupby(runs, lambda run: run.way):
        several = list(group)
        edits = tuple(edit for run in several for edit in run.edits)
        words = tuple(word for run in several for word in run.readings)
        gain = sum(run.gain * len(run.edits) for run in several) / len(edits)
        yield Run(Span(several[0].span.start, several[-1].span.end), way, edits, words, gain)


def _last_letter(text: str, start: int, end: int) -> int:
    """The place of the last letter of a stretch, or -1."""
    return next((place for place in range(end - 1, start - 1, -1) if text[place].isalpha()), -1)
