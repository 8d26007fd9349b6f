"""Where a sentence begins inside a line that shows no stop before it, told by a capital and by what stands around.

A small network reads the five words before the place and the six behind it, with their capitals. Beside them it is told
how surely the word has its capital from the beginning of a sentence, and what the model of word sequences says of the
words with the end of a sentence between them, and without. Learned by `scripts/learn_beginnings.py` from joined
sentences of the press, of Wikipedia and of laws; shipped as `data/beginnings.bin`.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from vnlint import DIGIT, LETTER, UPPER, Document, Positions
from vnlint_rules.language.arrays import unpack
from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.context.vocabulary import STOP, Ids
from vnlint_rules.language.shipped import read_bytes
from vnlint_rules.language.small_network import SmallNetwork

Numbers = NDArray[np.int64]
"""Of words among those of a document."""

NET, OPENS = "beginning.", "opens"
"""What the names of the arrays of the network begin with; the array of how surely each word opens a sentence."""
STEPS = np.arange(-5, 6)
"""The ids that are read, from that of the word with the capital."""
WORDS = 8192
"""Ids that the network tells apart: those of the most frequent words."""
LEAST = -2.0
"""The log-odds of `OPENS` below which a capital is that of a name, whatever stands around."""
STEP = 8.0
"""What `OPENS` is divided by."""
_CLOSING = '”")%'
"""What may end a sentence that lost its stop, beside letters and numbers."""
_WORD = -int(STEPS[0])


def beginnings(document: Document, blanks: Positions) -> tuple[Positions, NDArray[np.float32]]:
    """Of some blanks before capitals those behind which a sentence may begin, and the log-odds that one does."""
    blanks, numbers = _candidates(document, blanks)
    stream = document.view(reader().read)
    places = stream.places[numbers]
    # "… ngon.” Chị": the sentence has its end.
    some = np.flatnonzero((opens()[stream.ids[places]] >= LEAST) & (stream.ids[places - 1] != STOP))
    blanks, places = blanks[some], places[some]
    ids, capitals = stream.around(places, STEPS)
    return blanks, network()(np.minimum(ids, WORDS), capitals, facts(ids, opens(), reader().model))


def begins_with_capital(document: Document, numbers: Numbers) -> NDArray[np.bool_]:
    """Which of some words begin with a capital and are no initialism."""
    upper, rows = UPPER.table(), document.columns.rows
    starts, ends = document.tokens.starts[numbers], document.tokens.ends[numbers]
    second = rows[np.minimum(starts + 1, len(rows) - 1)]
    found: NDArray[np.bool_] = upper[rows[starts]] & ((ends - starts == 1) | ~upper[second])
    return found


def may_end(document: Document, places: Positions) -> NDArray[np.bool_]:
    """Behind which characters a sentence may have lost its stop: letters, digits, and what closes."""
    columns = document.columns
    found: NDArray[np.bool_] = (LETTER | DIGIT).table()[columns.rows[places]] | columns.among(places, _CLOSING)
    return found


def facts(ids: Ids, opens: NDArray[np.float32], model: Model) -> NDArray[np.float32]:
    """What the network is told beside the words; ``ids`` have shape (n, len(STEPS)), ``opens`` is a number an id.

    How surely the word opens a sentence; the log-likelihoods of the end of one behind the words before, of the word at
    the beginning of one, of that behind it; and of both without it.
    """
    earlier, before, word, behind = (ids[:, _WORD + step] for step in (-2, -1, 0, 1))
    stop: Ids = np.full(len(ids), STOP, np.uint16)
    # All at once, for the calls cost more than what they work out.
    triples = (
        (earlier, before, stop),
        (stop, stop, word),
        (stop, word, behind),
        (earlier, before, word),
        (before, word, behind),
    )
    told = model.log_likelihoods(*map(np.concatenate, zip(*triples, strict=True))).reshape(len(triples), -1)
    return np.concatenate((opens[word][None], told)).T.astype(np.float32)


@functools.cache
def opens() -> NDArray[np.float32]:
    """For each id the log-odds that a capital of its word opens a sentence, as it is counted."""
    table: NDArray[np.float32] = _arrays()[OPENS].astype(np.float32) / STEP
    return table


@functools.cache
def network() -> SmallNetwork:
    """The log-odds that a sentence begins."""
    return SmallNetwork(_arrays(), NET)


@functools.cache
def _arrays() -> dict[str, NDArray[np.generic]]:
    return unpack(read_bytes("beginnings.bin"))


def _candidates(document: Document, blanks: Positions) -> tuple[Positions, Numbers]:
    """The blanks between what may end a sentence and a word with a capital; and the number of that word."""
    tokens, rows = document.tokens, document.columns.rows
    blanks = blanks[blanks > 0]
    blanks = blanks[may_end(document, blanks - 1)]
    numbers = tokens.starts.searchsorted(blanks + 1)
    there = numbers < len(tokens.starts)
    blanks, numbers = blanks[there], numbers[there]
    # "Ở", but not in "LỚN Ở"
    in_capitals = (tokens.ends[numbers] - tokens.starts[numbers] == 1) & UPPER.table()[rows[blanks - 1]]
    whole = begins_with_capital(document, numbers) & ~in_capitals & (numbers > 0)
    return blanks[whole], numbers[whole]
