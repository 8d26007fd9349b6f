"""Where a sentence begins inside a line that shows no stop before it, told by a capital and by what stands around.

Three things tell: how surely the word has its capital from the beginning of a sentence (`openers`), how much likelier
all words there are with the end of a sentence between them, and how well those before it end one, both by the model of
word sequences. They are weighed by a logistic regression on sentences of the press with and without their stop
(`scripts/learn_openers.py`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vnlint import DIGIT, LETTER, LOWER, UPPER, Document, Positions
from vnlint_rules.content.openers import CAPITAL, CLASSES, COMMA, LEAST, NUMBER, Openers, openers
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.context.vocabulary import QUOTE, STOP, Ids
from vnlint_rules.language.hashing import Hashes

Numbers = NDArray[np.int64]
"""Of words among those of a document."""

WEIGHTS = (0.97, 0.47, 0.99)
"""Of the three. Fitted before quotations and brackets were looked through, which gives 0.80, 0.45, 0.83 and a constant
of 4.88; what was read and measured since was found with these."""
CONSTANT = 5.25
"""What the regression adds."""
_CLOSING = '”")%'
"""What may end a sentence that lost its stop, beside letters and numbers."""
_MOST = 25.0
"""Log-odds of one kind that count at most."""


def beginnings(document: Document, blanks: Positions) -> tuple[Positions, NDArray[np.float64]]:
    """Of some blanks before capitals those behind which a sentence may begin, and the log-odds that one does."""
    known = openers()
    blanks, facts = evidence(document, *candidates(document, blanks, known), known)
    return blanks, facts @ np.array(WEIGHTS) + CONSTANT


def candidates(document: Document, blanks: Positions, known: Openers) -> tuple[Positions, Numbers]:
    """The blanks between a word, a number or a closing mark and a word that may open a sentence; and its number."""
    tokens, columns = document.tokens, document.columns
    rows = columns.rows
    blanks = blanks[blanks > 0]
    before = rows[blanks - 1]
    blanks = blanks[(LETTER | DIGIT).table()[before] | columns.among(blanks - 1, _CLOSING)]
    numbers = tokens.starts.searchsorted(blanks + 1)
    is_there = numbers < len(tokens.starts)
    blanks, numbers = blanks[is_there], numbers[is_there]
    upper = UPPER.table()
    single = (tokens.ends[numbers] - tokens.starts[numbers] == 1) & ~upper[rows[blanks - 1]]  # "Ở", but not in "LỚN Ở"
    whole = single | ~upper[rows[np.minimum(blanks + 2, len(rows) - 1)]]  # no initialism
    whole &= (numbers > 0) & known.may_open(tokens.hashes[numbers])
    return blanks[whole], numbers[whole]


def evidence(
    document: Document, blanks: Positions, numbers: Numbers, known: Openers
) -> tuple[Positions, NDArray[np.float64]]:
    """Those of some candidates that the counts do not rule out, and what tells that a sentence begins; shape (n, 3)."""
    following = _following(document, numbers)
    some = np.flatnonzero(following)
    blanks, numbers, following = blanks[some], numbers[some], following[some]
    by_counts = known.log_odds(document.tokens.hashes[numbers], following)
    some = np.flatnonzero(by_counts >= LEAST)
    blanks, numbers, by_counts = blanks[some], numbers[some], by_counts[some]
    parted, ending = _by_model(document, numbers)
    return blanks, np.clip(np.stack((by_counts, parted, ending), axis=1), -_MOST, _MOST)


def _following(document: Document, numbers: Numbers) -> Hashes:
    """What follows some words, by its hash or class; 0 for what tells nothing."""
    tokens, columns = document.tokens, document.columns
    ends, last = tokens.ends[numbers], len(columns.rows) - 1
    behind, next_to = np.minimum(ends, last), np.minimum(ends + 1, last)
    rows = columns.rows[next_to]
    followed_by_blank = columns.among(behind, " ") & (ends < last)
    after = np.minimum(numbers + 1, len(tokens.starts) - 1)
    found = np.where(LOWER.table()[rows] & (tokens.starts[after] == ends + 1), tokens.hashes[after], np.uint64(0))
    found[UPPER.table()[rows]] = CLASSES[CAPITAL]
    found[DIGIT.table()[rows]] = CLASSES[NUMBER]
    found[~followed_by_blank] = 0
    found[columns.among(behind, ",") & (ends <= last)] = CLASSES[COMMA]
    return found


def _by_model(document: Document, numbers: Numbers) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much likelier some words are with the end of a sentence before them than without, and how likely that is
    behind the words before them: log-likelihoods by the model."""
    model, stream = reader().model, document.view(reader().read)
    ids, places = stream.ids, stream.places[numbers]
    stop: Ids = np.full(len(places), STOP, np.uint16)
    earlier, before, word, behind = (ids[places + step] for step in (-2, -1, 0, 1))
    quoted = before == QUOTE  # "… “quyền lực thứ tư” Để có": of closing marks no sentence ends
    last = np.where(quoted, earlier, before)
    last_but_one = np.where(quoted, ids[np.maximum(places - 3, 0)], earlier)
    # All at once, for the calls cost more than what they work out.
    triples = (
        (last_but_one, last, stop),
        (last, stop, stop),
        (stop, stop, word),
        (stop, word, behind),
        (earlier, before, word),
        (before, word, behind),
    )
    found = model.log_likelihoods(*map(np.concatenate, zip(*triples, strict=True))).reshape(len(triples), -1)
    return found[:4].sum(0) - found[4:].sum(0), found[0]
