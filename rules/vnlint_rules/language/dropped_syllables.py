"""Syllables that were dropped out of a word of two: "lĩnh [vực] dịch vụ", "chiếm đoạt [tài] sản", "đối [với] một".

Most Vietnamese words have two syllables, and many of these hardly ever stand alone. Where one of such meets a word
beside which it was seldom seen, though due there by chance, each syllable that makes a word of the dictionary with it
is put between the two. Where the model of word sequences finds that the sentence gains by it, a small network decides,
by the words around and some facts: it knows which syllables stand alone, and where.
"""

from __future__ import annotations

import functools

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.arrays import unpack
from vnlint_rules.language.beside import BLANKS
from vnlint_rules.language.context.model import COUNTS, OF_PAIRS, Counts, Floats, Model
from vnlint_rules.language.context.ranges import ranges
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import UNKNOWN, Ids
from vnlint_rules.language.familiarity import familiarity
from vnlint_rules.language.junctions import STEPS, junctions
from vnlint_rules.language.neighbours import load
from vnlint_rules.language.shipped import read_bytes, read_text
from vnlint_rules.language.small_network import SmallNetwork

_BOUND = 0.3
"""Share of the places of a syllable that are in a word of two, as its first or its second half, from which the other
half is missed."""
_RARE, _DUE = 0.3, 1.0
"""Times a pair was seen, beside those due by chance, up to which it is strange; how many have to be due."""
_SEEN, _KNOWN = 6, 8
"""Times that the three have to have been seen side by side, and that the two halves of the word have."""
_MOST = 24
"""Other halves of a syllable that are tried, the most frequent ones."""
GAIN = 3.0
"""Log-likelihood that the sentence has to gain before the network is asked."""
_FAMILIAR = 3.0
"""`familiarity` beyond which more tells nothing."""
PREFIX = "half."
"""What the names of the network's arrays begin with."""
_EVEN, _TRUST = -0.44, 1.13
_FACTS = np.array([-0.1, -0.23, 0.33, 0.21, 0.14, 0.04, -0.19, 0.02, -0.04], np.float32)
"""The log-odds that a syllable is missing: a number, and weights of the network's answer and of the `facts`.

The network was taught by as many places that lack one as that do not, and by syllables dropped at random. Weights of a
logistic regression on 607 places in raw news that were read, of which it had seen none, without what the model itself
had counted there.
"""
LEAST = 1.0
"""Log-odds from which a syllable is told to be missing: of those places nine in ten were wrong then."""

Numbers = NDArray[np.int64]


class Dropped(Struct, frozen=True):
    """A syllable that is missing behind a word, by the number of that word in the text."""

    number: int
    syllable: str
    odds: float
    """The log-odds that it is."""


class Places(Struct, frozen=True):
    """Places between two words, with a syllable that may be missing there. Parallel arrays, in order."""

    numbers: Numbers
    """The numbers of the words before."""
    syllables: Ids
    gains: Floats
    """How much likelier the sentence is with the syllable: differences of log-likelihoods."""


class _Halves(Struct, frozen=True):
    """For every id the ids that make a word of the dictionary with it, the most frequent word first."""

    starts: Numbers
    others: Ids

    def of(self, ids: Ids) -> tuple[Numbers, Ids]:
        """For several ids at once: which of them each other half is for, and the other half."""
        starts = self.starts[ids.astype(np.int64)]
        sizes = np.minimum(self.starts[ids.astype(np.int64) + 1] - starts, _MOST)
        return np.repeat(np.arange(len(ids)), sizes), self.others[ranges(starts, sizes)]


def dropped_syllables(document: Document) -> list[Dropped]:
    """The places of a document or page where a syllable may be missing, in order; a view (`Document.view`)."""
    asked = reader()
    stream = document.view(asked.read)
    places = gaining(stream, _strange(document, stream, asked), asked.model)
    if not len(places.numbers):
        return []
    told = facts(stream, places, asked)
    odds = _EVEN + _TRUST * _network()(*surroundings(stream, places), told) + told @ _FACTS
    word_of = asked.model.vocabulary.word_of
    rows = zip(places.numbers.tolist(), places.syllables.tolist(), odds.tolist(), strict=True)
    return [Dropped(number, word_of(syllable), one) for number, syllable, one in rows]


def _strange(document: Document, stream: Stream, asked: Reader) -> Numbers:
    """The numbers of words that stand one blank before a small letter and beside a word that they hardly ever meet.

    One of the two is a syllable that seldom stands alone.
    """
    tokens, places = document.tokens, stream.places
    if len(places) < 2:
        return np.empty(0, np.int64)
    first, second = bound()
    words = np.take(stream.ids, places)
    some = np.flatnonzero(np.take(first, words[:-1], mode="clip") | np.take(second, words[1:], mode="clip"))
    some = some[(places[some + 1] - places[some] == 1) & ~stream.capital[places[some + 1]]]
    some = some[tokens.starts[some + 1] - tokens.ends[some] == 1]
    some = some[document.columns.among(tokens.ends[some], BLANKS)]
    seen = np.take(OF_PAIRS, document.view(asked.pair_values)[places[some]], mode="clip")
    strange: Numbers = some[hardly_meet(words[some], words[some + 1], seen)]
    return strange


def hardly_meet(left: Ids, right: Ids, seen: Counts) -> NDArray[np.bool_]:
    """Whether each pair was ``seen`` far more seldom than it was due by chance."""
    due = junctions().due(left, right)
    rare: NDArray[np.bool_] = (due >= _DUE) & (seen <= np.maximum(1.0, _RARE * due))
    return rare


def gaining(stream: Stream, numbers: Numbers, model: Model, least: float = GAIN) -> Places:
    """Of some words those behind which a syllable makes the sentence likelier, each with the one that does so most.

    ``least``: by how much, as a difference of log-likelihoods.
    """
    ids, places = stream.ids, stream.places[numbers]
    behind, before, _ = _words(model)
    first, second = bound()
    left, right = ids[places], ids[places + 1]
    # A syllable that has its other half on the other side is no half.
    lacks_second = np.flatnonzero(first[left] & ~makes_word(ids[places - 1], left, model))
    lacks_first = np.flatnonzero(second[right] & ~makes_word(right, ids[places + 2], model))
    owners, others = behind.of(left[lacks_second])
    more_owners, more_others = before.of(right[lacks_first])
    owners = np.concatenate((lacks_second[owners], lacks_first[more_owners]))
    others = np.concatenate((others, more_others))
    seen = COUNTS[model.triple_levels(left[owners], others, right[owners])]
    owners, others = owners[seen >= _SEEN], others[seen >= _SEEN]
    asked, at = np.unique(owners, return_inverse=True)
    rows = [ids[places[asked] + step] for step in (-2, -1, 0, 1, 2, 3)]
    as_written = model.log_likelihoods_in_row(rows)
    spread = [row[at] for row in rows]
    gains = model.log_likelihoods_in_row((*spread[:3], others, *spread[3:])) - as_written[at]
    order = np.lexsort((others, -gains, owners))
    firsts = order[np.flatnonzero(np.diff(owners[order], prepend=-1))]
    firsts = firsts[gains[firsts] >= least]
    return Places(numbers[owners[firsts]], others[firsts], gains[firsts])


def surroundings(stream: Stream, places: Places) -> tuple[Numbers, NDArray[np.bool_]]:
    """The numbers by which the network knows the words around some places and the syllables; which have a capital.

    Shape (n, 2 `junctions.REACH` + 1).
    """
    around, capitals = stream.around(stream.places[places.numbers], STEPS)
    words = np.concatenate((around, places.syllables[:, None]), 1)
    return junctions().numbers[words], np.concatenate((capitals, np.zeros((len(words), 1), np.bool_)), 1)


def facts(stream: Stream, places: Places, asked: Reader, counted: int = 0) -> NDArray[np.float32]:
    """What tells of some places whether the syllable is missing there; a row each.

    How much it gains; how strange the two words are beside each other; how seldom either of them stands without this
    other half; how often that was seen beside the words further off; how well the network of the model thinks that
    the two stand where they do; how familiar the text is. ``counted``: how often the model has counted this very text.
    """
    model, ids = asked.model, stream.ids
    at, missing = stream.places[places.numbers], places.syllables
    before, left, right, behind = (ids[at + step] for step in (-1, 0, 1, 2))
    return np.stack(
        (
            places.gains,
            np.log(
                (np.maximum(model.pair_counts(left, right) - counted, 0) + 0.5) / (junctions().due(left, right) + 0.5)
            ),
            np.log((model.pair_counts(left, missing) + 0.5) / (model.counts[left] + 1.0)),
            np.log((model.pair_counts(missing, right) + 0.5) / (model.counts[right] + 1.0)),
            np.log1p(COUNTS[model.triple_levels(before, left, missing)]),
            np.log1p(COUNTS[model.triple_levels(missing, right, behind)]),
            asked.opinions(stream, places.numbers, left),
            asked.opinions(stream, places.numbers + 1, right),
            np.minimum(familiarity(stream, at, model), _FAMILIAR),
        ),
        axis=1,
    ).astype(np.float32)


@functools.cache
def _network() -> SmallNetwork:
    """Whether a syllable is missing; learned by `scripts/learn_halves.py`."""
    return SmallNetwork(unpack(read_bytes("halves.bin")), PREFIX)


@functools.cache
def bound() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For every id whether the syllable is mostly the first half of a word, and whether it is mostly the second."""
    tables, rows = load(), junctions().rows
    first, second = (np.asarray(shares)[rows] >= _BOUND for shares in (tables.opens, tables.ends))
    return first, second


@functools.cache
def _words(model: Model) -> tuple[_Halves, _Halves, NDArray[np.uint32]]:
    """The second halves behind each syllable, the first halves before each, and all words as `_key`, in order."""
    document = Document(read_text("words.txt"))  # a line for each first half, with all its second ones
    ids = model.vocabulary.ids(document.tokens.hashes)
    starts = np.searchsorted(document.tokens.starts, document.columns.line_starts)
    starts = starts[starts < len(ids)]
    sizes = np.diff(starts, append=len(ids))
    left, right = np.repeat(ids[starts], sizes), ids
    is_word = np.ones(len(ids), np.bool_)
    is_word[starts] = False
    is_word &= (left != UNKNOWN) & (right != UNKNOWN)
    left, right = left[is_word], right[is_word]
    seen = model.pair_counts(left, right)
    left, right, seen = left[seen >= _KNOWN], right[seen >= _KNOWN], seen[seen >= _KNOWN]
    size = len(model.vocabulary)
    return _halves(left, right, seen, size), _halves(right, left, seen, size), np.sort(_key(left, right))


def _halves(ids: Ids, others: Ids, seen: Counts, size: int) -> _Halves:
    order = np.lexsort((others, -seen, ids))
    return _Halves(np.searchsorted(ids[order], np.arange(size + 1)), others[order])


def makes_word(left: Ids, right: Ids, model: Model) -> NDArray[np.bool_]:
    """Whether each pair is a word of the dictionary."""
    *_, words = _words(model)
    keys = _key(left, right)
    found: NDArray[np.bool_] = words[np.minimum(np.searchsorted(words, keys), len(words) - 1)] == keys
    return found


def _key(left: Ids, right: Ids) -> NDArray[np.uint32]:
    return left.astype(np.uint32) << np.uint32(16) | right
