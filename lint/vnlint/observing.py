"""Rules that look at all texts of a run: observe, conclude, judge.

First each page is observed, in any process; then the observations of all pages are concluded from, once; then the
documents of which something was concluded are judged, each where it is checked by the other rules too. So findings of
corpus scope come in their place among the others, can have fixes, and memory holds none of the texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint.columns import Positions
from vnlint.diagnostic import Diagnostic
from vnlint.document import Conclusion, Document, Page
from vnlint.rule import Rule, Scope


class Observed(Struct, frozen=True):
    """What was seen of some documents: parallel arrays, in order of the documents."""

    documents: Positions
    """Numbers of documents: of the page while it is observed, of the run when it is concluded. One may come often."""
    values: NDArray[Any]
    """A value for each, shape (n, ...), always of one type and width."""

    def __post_init__(self) -> None:
        """Raises TypeError or ValueError for what are no parallel arrays."""
        for array in (self.documents, self.values):
            if not isinstance(array, np.ndarray):
                raise TypeError(f"{type(array).__name__} in Observed, not an array")
        if not np.issubdtype(self.documents.dtype, np.integer):
            raise TypeError(f"the numbers of documents are {self.documents.dtype}, not integers")
        if len(self.documents) != len(self.values):
            raise ValueError(f"{len(self.values)} values for {len(self.documents)} numbers of documents")


class Concluded(Struct, frozen=True):
    """What is concluded about a document, by number."""

    document: int
    value: Any = None
    """Of the kinds that JSON has; comes back as `Conclusion.value`."""
    others: tuple[int, ...] = ()
    """Documents to be named (`Conclusion.others`)."""


class CorpusRule(Rule):
    """A rule of corpus scope. Of what it needs to know of a text it keeps a few bytes; they wait on disk."""

    scope = Scope.CORPUS
    default = False  # it reads everything twice, and the files of a commit are no corpus
    heeds_protection = False  # what it says is said of a text, whatever stands in its headline
    reads_others: ClassVar[bool] = False
    """Whether it is to be given the texts of the `others` of its conclusions."""

    def observe(self, page: Page) -> Observed:
        """What is to be kept of a page's documents, whose text is in NFC."""
        raise NotImplementedError

    def conclude(self, observed: Observed) -> Iterable[Concluded]:
        """What follows from all that was observed; each document at most once.

        The arrays are mapped from disk: whoever copies them whole needs memory for the whole corpus.
        """
        raise NotImplementedError

    def judge(self, document: Document, conclusion: Conclusion) -> Iterable[Diagnostic]:
        """The findings in a document about which something was concluded. Its text may have been fixed meanwhile."""
        raise NotImplementedError

    def check(self, document: Document, places: Positions) -> Iterable[Diagnostic]:
        """The findings, if something was concluded."""
        conclusion = document.meta.conclusions.get(self.name)
        return () if conclusion is None else self.judge(document, conclusion)
