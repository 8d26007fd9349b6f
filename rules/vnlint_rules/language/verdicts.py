"""The one verdict on each word of a text that is not right, which the rules of spelling share.

A page is looked up as hashes and ids; Python sees only words that no list knows and words that do not fit in where they
stand. What stands around a word ranks what may have been meant, and says whether anything else was meant at all.
"""

from __future__ import annotations

import bisect
import functools
import math
from collections.abc import Iterator, Mapping, Sequence

from vnlint import Document, Span
from vnlint_rules.language import misused, unlisted
from vnlint_rules.language.context import shipped
from vnlint_rules.language.context.model_file import open_model
from vnlint_rules.language.context.reader import Reader, reader_of
from vnlint_rules.language.keyed import keyed_words
from vnlint_rules.language.lexicon import is_attested
from vnlint_rules.language.restorations import Restorer, Run
from vnlint_rules.language.slips import Slip
from vnlint_rules.language.typed import Way
from vnlint_rules.language.verdict import Verdict, asked_once

_KEYED = 0.98
_SCALE = 1.5
"""Log-odds in one unit of confidence."""
_SURE = 0.99
"""Confidence from which a form that no list has is called wrong each time it stands in a text, not asked about."""
_SURE_MISUSED = 0.84
"""The same of a word that stands in the place of another one."""


class Judge:
    """Judges the words of documents, with what a model says of their neighbours."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._restorer = Restorer(reader)

    def runs(self, document: Document) -> list[Run]:
        """The stretches that were typed without marks, or in keys, in order of place; a view."""
        return self._restorer.runs(document)

    def verdicts(self, document: Document) -> Mapping[str, list[Verdict]]:
        """By rule, the verdicts on the words of a document or page, in order of place; a view (`Document.view`)."""
        found: dict[str, list[Verdict]] = {}
        for verdict in sorted(self._all(document), key=lambda verdict: verdict.span):
            found.setdefault(verdict.rule, []).append(verdict)
        return found

    def _all(self, document: Document) -> Iterator[Verdict]:
        wide: list[Span] = []
        read: dict[Span, Verdict] = {}
        for run in document.view(self.runs):
            if run.way is Way.SLIP:
                read.update((verdict.span, verdict) for verdict in _word_by_word(document, run))
            else:
                wide.append(run.span)
        places = list(read)
        for verdict in self._of_words(document):
            if _meets(verdict.span, wide):
                continue
            if verdict.span in read and verdict.choices[:1] == read[verdict.span].choices:
                read[verdict.span] = verdict  # which knows best what the slip is called
            elif not _meets(verdict.span, places):
                yield verdict
        yield from read.values()

    def _of_words(self, document: Document) -> Iterator[Verdict]:
        for keyed in keyed_words(document):
            yield Verdict("typing-residue", keyed.span, (keyed.meant,), _KEYED)
        settled, asked = unlisted.sorted_out(document)
        yield from settled
        around = self.reader.mended(document, unlisted.doubts(document, asked, self.reader))
        yield from asked_once(document, unlisted.judged(document, asked, self.reader, around), _SURE)
        yield from asked_once(document, misused.judged(document, self.reader, around), _SURE_MISUSED)


def _word_by_word(document: Document, run: Run) -> Iterator[Verdict]:
    """The verdicts on the words of a noisy passage that is no single finding."""
    sure = round(1 / (1 + math.exp(-run.gain / _SCALE)), 3)
    for edit, reading in zip(run.edits, run.readings, strict=True):
        known = reading.slip is not Slip.KEYS and is_attested(edit.span.of(document.text))
        rule = "real-word-error" if known else unlisted.RULES[reading.slip]
        yield Verdict(rule, edit.span, (edit.content,), sure)


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span has a place in common with one of others, which are in order."""
    after = bisect.bisect_left(others, span.end, key=lambda other: other.start)
    return after > 0 and span.start < others[after - 1].end


@functools.cache
def judge(model: str) -> Judge:
    """The judge with the model of a file, with the shipped one for an empty path. Raises ModelFileError."""
    return Judge(reader_of(open_model(model)) if model else shipped.reader())
