"""The one verdict on each word of a text that is not right, which the rules of spelling share.

A page is looked up as hashes and ids; Python sees only words that no list knows and words that do not fit in where they
stand. What stands around a word ranks what may have been meant, and says whether anything else was meant at all.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

from vnlint import Document
from vnlint_rules.language import misused, unlisted
from vnlint_rules.language.context import shipped
from vnlint_rules.language.context.blend import Blend
from vnlint_rules.language.context.model_file import open_model
from vnlint_rules.language.context.reader import Reader, reader_of
from vnlint_rules.language.keyed import keyed_words
from vnlint_rules.language.keyed_runs import KeyedRun, keyed_runs
from vnlint_rules.language.verdict import Verdict, asked_once

_KEYED = 0.98
_SURE = 0.99
"""Confidence from which a form that no list has is called wrong each time it stands in a text, not asked about."""
_SURE_MISUSED = 0.84
"""The same of a word that stands in the place of another one."""


class Judge:
    """Judges the words of documents, with what a model says of their neighbours."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def verdicts(self, document: Document) -> Mapping[str, list[Verdict]]:
        """By rule, the verdicts on words that no list has, in order of place; a view (`Document.view`)."""
        found: dict[str, list[Verdict]] = {}
        for verdict in sorted(self._all(document), key=lambda verdict: verdict.span):
            found.setdefault(verdict.rule, []).append(verdict)
        return found

    def misused(self, document: Document) -> list[Verdict]:
        """The verdicts on words that stand in the place of others, in order of place."""
        _, asked = document.view(unlisted.sorted_out)
        around = self.reader.mended(document, unlisted.doubts(document, asked, self.reader))
        found = asked_once(document, misused.judged(document, self.reader, around), _SURE_MISUSED)
        return list(self._outside_runs(document, found))

    def _all(self, document: Document) -> Iterator[Verdict]:
        for run in document.view(self._runs):
            yield Verdict("typing-residue", run.span, (run.meant,), _KEYED)
        for keyed in keyed_words(document):
            yield Verdict("typing-residue", keyed.span, (keyed.meant,), _KEYED)
        yield from self._outside_runs(document, self._of_words(document))

    def _of_words(self, document: Document) -> Iterator[Verdict]:
        settled, asked = document.view(unlisted.sorted_out)
        yield from settled
        yield from asked_once(document, unlisted.judged(document, asked, self.reader), _SURE)

    def _runs(self, document: Document) -> list[KeyedRun]:
        return list(keyed_runs(document, self.reader))

    def _outside_runs(self, document: Document, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        runs = [run.span for run in document.view(self._runs)]
        for verdict in verdicts:
            if not any(span.start <= verdict.span.start < span.end for span in runs):
                yield verdict


@functools.cache
def judge(model: str = "", share: float = 1.0) -> Judge:
    """The judge with the model of a file, blended with the shipped one by its share; with that alone for an empty path.

    Raises ModelFileError.
    """
    if not model:
        return Judge(shipped.reader())
    own = open_model(model)
    return Judge(reader_of(own if share == 1 else Blend(shipped.model(), own, share)))
