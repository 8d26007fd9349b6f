"""The marks of words that were typed without them, from what stands around."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.context.decoding import Slot, decode
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.slips import with_skeleton

_MOST = 14
"""Readings of a word that are tried: the most frequent."""
_NETWORK = 0.6
"""How far the network is trusted beside the counts."""


def restored(document: Document, first: int, last: int, reader: Reader, as_is: float = 0.0) -> list[str]:
    """What words ``first`` to ``last`` of a document are with their marks: lower case, newer style of tone placement.

    Words that have marks, or no other reading, come back as they are. ``as_is``: how much likelier, in natural
    logarithms, a word without marks is right than one that is typed with its marks elsewhere.
    """
    ids = document.view(reader.read)
    numbers = range(first, last + 1)
    words = [document.text[document.tokens.starts[n] : document.tokens.ends[n]].lower() for n in numbers]
    places = ids.places[first : last + 1]
    start, end = int(places[0]), int(places[-1]) + 1
    slots = [Slot.of(int(number)) for number in ids.ids[start:end]]
    open_words = [k for k, word in enumerate(words) if _readings(word, reader)]
    for k in open_words:
        readings = _readings(words[k], reader)
        slots[int(places[k]) - start] = Slot(
            np.array(readings, np.uint16), as_is * _is_plain(words[k], readings, reader)
        )
    path = _decoded(ids, start, slots, reader)
    if reader.network is not None and open_words:
        around = ids.ids.copy()
        around[start:end] = [slot.ids[k] for slot, k in zip(slots, path, strict=True)]
        expected = reader.network.expects(ids.with_ids(around), np.array([first + k for k in open_words]))
        for k, row in zip(open_words, expected, strict=True):
            at = int(places[k]) - start
            scores = reader.network.scores(row[None, :].repeat(len(slots[at].ids), 0), slots[at].ids)
            slots[at] = Slot(slots[at].ids, slots[at].weights + _NETWORK * (scores - scores.max()))
        path = _decoded(ids, start, slots, reader)
    for k in open_words:
        at = int(places[k]) - start
        words[k] = reader.model.vocabulary.word_of(int(slots[at].ids[path[at]]))
    return words


def _is_plain(word: str, readings: Sequence[int], reader: Reader) -> NDArray[np.float64]:
    """1 for the reading that is the word as it stands, 0 for the others."""
    plain: NDArray[np.float64] = (np.array(readings) == reader.model.vocabulary.id_of(word)).astype(np.float64)
    return plain


def _decoded(ids: Stream, start: int, slots: Sequence[Slot], reader: Reader) -> list[int]:
    before, after = ids.ids[start - 2 : start].tolist(), ids.ids[start + len(slots) : start + len(slots) + 2].tolist()
    return decode(slots, (before[0], before[1]), (after[0], after[1]), reader.model)


@functools.lru_cache(maxsize=10_000)
def _readings(word: str, reader: Reader) -> list[int]:
    """The ids of what a word without marks may be, itself among them if it is known; the most frequent first."""
    vocabulary, counts = reader.model.vocabulary, reader.model.counts
    found = {vocabulary.id_of(text) for _, text in with_skeleton().get(word, ())} - {0}
    return sorted(found, key=lambda number: -int(counts[number]))[:_MOST]
