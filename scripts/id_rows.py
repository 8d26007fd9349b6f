"""Corpora as one row of the ids of a model, for networks that learn from places in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from corpus import pages
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.context import stream
from vnlint_rules.language.context.learning.exclusion import Exclusion, ids_in
from vnlint_rules.language.context.vocabulary import Vocabulary

PAGE = 1_000_000
"""Code points that are read as one document."""
CAPITAL, MISSING = 0x8000, 0xFFFF


def row_of(corpora: Iterable[Iterable[str]], vocabulary: Vocabulary, leave_out: Iterable[Path]) -> NDArray[np.uint16]:
    """All ids of the texts in a row, CAPITAL added to those of words with a capital; what is left out is MISSING."""
    exclusion, parts = Exclusion(map(str, leave_out), ids_in(vocabulary)), []
    for texts in corpora:
        for page in pages(texts, PAGE):
            document = Document(page)
            read = stream.read(document, vocabulary)
            ids = read.ids.copy()
            ids[read.capital] |= CAPITAL
            ids[read.places[exclusion.covers(document)]] = MISSING
            parts.append(ids)
    return np.concatenate(parts)
