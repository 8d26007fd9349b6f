"""The one verdict on each word of a text that is not right, which the rules of spelling share.

A page is looked up as hashes and ids; Python sees only words that no list knows and words that do not fit in where they
stand. What stands around a word ranks what may have been meant, and says whether anything else was meant at all.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vnlint import Document, Span
from vnlint_rules.language import cut_syllables, keys_in_place, misused, moved_blanks, slips_in_place, unlisted
from vnlint_rules.language.context import shipped
from vnlint_rules.language.context.blend import Blend
from vnlint_rules.language.context.model_file import open_model
from vnlint_rules.language.context.reader import Reader, reader_of
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.fit import Fit
from vnlint_rules.language.foreign_passages import is_in_foreign_passage
from vnlint_rules.language.lexicon import is_attested
from vnlint_rules.language.restorations import Restorer, Run
from vnlint_rules.language.romanised import is_romanised
from vnlint_rules.language.slips import Slip
from vnlint_rules.language.typed import Way
from vnlint_rules.language.unlisted import Asked
from vnlint_rules.language.verdict import Fault, Verdict, asked_once, probability

_SURE = 0.99
"""Confidence from which a form that no list has is called wrong each time it stands in a text, not asked about."""
_SURE_MISUSED = 0.68
"""Confidence from which a word in the place of another is called wrong each time it stands in a text."""


class Judge:
    """Judges the words of documents, with what a model says of their neighbours."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._fit = Fit(reader.model)
        self._restorer = Restorer(reader)

    def runs(self, document: Document) -> list[Run]:
        """The stretches that were typed without marks, or in keys, in order of place; a view."""
        return self._restorer.runs(document)

    def verdicts(self, document: Document) -> Mapping[Fault, list[Verdict]]:
        """By fault, the verdicts on words that no list has, in order of place; a view (`Document.view`)."""
        found: dict[Fault, list[Verdict]] = {}
        for verdict in self._beside_runs(document, self._of_words(document)):
            if verdict.fault is not Fault.MISUSED:
                found.setdefault(verdict.fault, []).append(verdict)
        return found

    def misused(self, document: Document) -> list[Verdict]:
        """The verdicts on words that stand in the place of others, in order; none on what no list has; a view."""
        around = document.view(self._around)
        found = asked_once(document, misused.judged(document, self.reader, self._fit, around), _SURE_MISUSED)
        told = {verdict.span for verdicts in document.view(self.verdicts).values() for verdict in verdicts}
        parted = document.view(self._parted_places)
        kept = self._beside_runs(document, (verdict for verdict in found if not _meets(verdict.span, parted)))
        return [verdict for verdict in kept if verdict.fault is Fault.MISUSED and verdict.span not in told]

    def _beside_runs(self, document: Document, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """Verdicts on single words and those of noisy passages, in order of place: one a word, if it is Vietnamese."""
        wide: list[Span] = []
        read: dict[Span, Verdict] = {}
        for run in document.view(self.runs):
            if run.way is Way.SLIP:
                read.update((verdict.span, verdict) for verdict in _word_by_word(document, run))
            else:
                wide.append(run.span)
        parted = document.view(self._parted_places)
        read = {span: verdict for span, verdict in read.items() if not _meets(span, parted)}
        places, found = list(read), []
        for verdict in verdicts:
            if _meets(verdict.span, wide):
                continue
            other = read.get(verdict.span)
            if (
                other
                and verdict.choices[:1] == other.choices
                and (verdict.fault is Fault.MISUSED) == (other.fault is Fault.MISUSED)
            ):
                read[verdict.span] = verdict  # which knows best what the slip is called
            elif not _meets(verdict.span, places):
                found.append(verdict)
        kept = [verdict for verdict in (*found, *read.values()) if not _is_of_others(document, verdict)]
        return sorted(kept, key=_place)

    def _of_words(self, document: Document) -> Iterator[Verdict]:
        yield from document.view(self._parted)
        told = document.view(self._parted_places)
        settled, _ = document.view(self._sorted_out)
        asked, around = document.view(self._asked), document.view(self._around)
        by_neighbours = unlisted.judged(document, asked, self.reader, around)
        for first, others in (  # what the earlier ones tell the later ones do not
            ((), keys_in_place.judged(document, self.reader)),
            (settled, by_neighbours),
            ((), slips_in_place.judged(document, self.reader, around)),
        ):
            verdicts = (*first, *asked_once(document, others, _SURE))
            news = [verdict for verdict in verdicts if not _meets(verdict.span, told)]
            yield from news
            told = sorted((*told, *(verdict.span for verdict in news)))

    def _parted(self, document: Document) -> list[Verdict]:
        """The verdicts on words that a blank parts in the wrong place, in order of place; a view."""
        cut = list(cut_syllables.judged(document, self.reader))
        places = [verdict.span for verdict in cut]
        moved = moved_blanks.judged(document, self.reader)
        return sorted((*cut, *(verdict for verdict in moved if not _meets(verdict.span, places))), key=_place)

    def _parted_places(self, document: Document) -> list[Span]:
        """Where these are; a view."""
        return [verdict.span for verdict in document.view(self._parted)]

    def _around(self, document: Document) -> Stream:
        """The document as ids, what several words in question near each other likely mean in their places; a view."""
        return self.reader.mended(document, unlisted.doubts(document, document.view(self._asked), self.reader))

    def _sorted_out(self, document: Document) -> tuple[list[Verdict], list[Asked]]:
        """The words that no list has, sorted out (`unlisted.sorted_out`); a view."""
        return unlisted.sorted_out(document, self._fit)

    def _asked(self, document: Document) -> list[Asked]:
        """The words that no list has of which what stands around has to tell; a view."""
        _, asked = document.view(self._sorted_out)
        return list(unlisted.with_names(asked, self.reader))


def _is_of_others(document: Document, verdict: Verdict) -> bool:
    """Whether a word may well be one of another language, by what stands around it: words in keys look foreign, too."""
    if is_romanised(document, verdict.span):
        return True
    in_keys = verdict.fault is Fault.KEYS and verdict.span.of(document.text).isascii()
    return not in_keys and is_in_foreign_passage(document, verdict.span)


def _word_by_word(document: Document, run: Run) -> Iterator[Verdict]:
    """The verdicts on the words of a noisy passage that is no single finding."""
    sure = probability(run.gain / unlisted.SCALE)
    for edit, reading in zip(run.edits, run.readings, strict=True):
        known = reading.slip is not Slip.KEYS and is_attested(edit.span.of(document.text))
        fault = Fault.MISUSED if known else unlisted.FAULTS[reading.slip]
        yield Verdict(fault, edit.span, (edit.content,), sure)


def _place(verdict: Verdict) -> Span:
    return verdict.span


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span has a place in common with one of others, which are in order."""
    after = bisect.bisect_left(others, span.end, key=lambda other: other.start)
    return after > 0 and span.start < others[after - 1].end


def judge(model: str = "", share: float = 1.0) -> Judge:
    """The judge with the model of a file, blended with the shipped one by its share; with that alone for an empty path.

    One for all who ask alike, so that they share its views of a document. Raises ModelFileError.
    """
    return _judge(model, share)


@functools.cache
def _judge(model: str, share: float) -> Judge:
    if not model:
        return Judge(shipped.reader())
    own = open_model(model)
    return Judge(reader_of(own if share == 1 else Blend(shipped.model(), own, share)))
