"""Whether a word that stands twice in a row was typed twice, or overwrote one that was meant beside it.

"nghị của của" was "nghị quyết của": what is left there of another word stands badly without it. So the row of words
with one of the two is compared with all rows that another word in place of either of them makes.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language.context.model import COUNTS, Floats, Model
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import COMMA, FIRST, NAME, STOP, Ids
from vnlint_rules.language.lexicon import frequent_compound

_MOST_FREQUENT = 8192
"""Ids of the most frequent words, which alone may have been overwritten."""
_HALF = 2.2
"""Log-likelihood that a word gains which makes one of the dictionary with its other neighbour."""
_MARKERS = tuple("đã đang sẽ vẫn cũng đều các những một thì".split())
_MARKER = -2.0
"""Log-likelihood of a marker of tense, number or topic beside that of other words: the sentence can do without it."""
_TRIED = 512
"""Words of which more is asked: those that are likeliest beside the words around."""
_SEEN = 6
"""How often three words were seen side by side from which they are known to go together."""
_FAR_BEHIND = 8.0
"""Log-likelihood by which a word may be behind the likeliest and still be looked up in the dictionary."""


def log_odds(stream: Stream, number: int, model: Model, least: float = -math.inf) -> float:
    """Log-odds that word ``number`` and the same word behind it were typed for one, but for a constant.

    Against all words that one of the two may have been typed for. What is not more than ``least`` may be less still.
    """
    return _log_odds(_around(stream, number), model, least)


@functools.lru_cache(maxsize=1024)  # a text of nothing but doubled words has the same ones again and again
def _log_odds(around: tuple[int, ...], model: Model, least: float) -> float:
    first, left, word, right, last = around
    row: Ids = np.array(around, np.uint16)
    # What stands beside the pair is the same whatever was overwritten: it is weighed once, not with each other word.
    coming, between, going = map(float, model.log_likelihoods(row[:-2], row[1:-1], row[2:]))
    once = coming + between + going
    word_of = model.vocabulary.word_of
    behind, fit_behind = _others(model, word, (left, word), (right, last))
    fit_behind += coming
    if right >= FIRST:
        for place in _near_the_best(fit_behind).tolist():
            fit_behind[place] += _HALF * frequent_compound(word_of(int(behind[place])), word_of(right))
    odds = once - float(np.logaddexp.reduce(fit_behind))
    if odds <= least:
        return odds
    before, fit_before = _others(model, word, (first, left), (word, right))
    fit_before += going
    if left >= FIRST:
        for place in _near_the_best(fit_before).tolist():
            fit_before[place] += _HALF * frequent_compound(word_of(left), word_of(int(before[place])))
    return once - float(np.logaddexp.reduce(np.concatenate((fit_before, fit_behind))))


def gain(stream: Stream, number: int, model: Model) -> float:
    """How much likelier the words around are with word ``number`` once than twice: a difference of log-likelihoods.

    -inf where the word and its two neighbours were hardly ever seen together, so that nothing tells that they go on
    from one to the other.
    """
    place = int(stream.places[number])
    left, word, _, right = (stream.ids[place + step : place + step + 1] for step in (-1, 0, 1, 2))
    if COUNTS[model.triple_levels(left, word, right)[0]] < _SEEN:
        return -math.inf
    rows = ((left, left, word), (word, word, word), (right, word, right))
    once, again, going = model.log_likelihoods(*map(np.concatenate, rows))
    return float(once - again - going)


def log_closing(stream: Stream, number: int, model: Model) -> float:
    """The log-likelihood that a clause ends with word ``number``, the one before it being what it is."""
    _, left, word, _, _ = _around(stream, number)
    return float(np.logaddexp.reduce(_fit(model, left, word, np.array([STOP, COMMA], np.uint16))))


def _around(stream: Stream, number: int) -> tuple[int, ...]:
    """Two ids before the pair, that of the word, two behind the pair. A name of several words is not taken apart."""
    place, places = int(stream.places[number]), stream.places
    ids: list[int] = stream.ids[place - 2 : place + 4].tolist()
    if number > 1 and stream.capital[places[number - 2 : number]].all() and places[number - 1] == place - 1:
        ids[1] = NAME
    if stream.capital[places[number + 2 : number + 4]].sum() == 2 and places[number + 2] == place + 2:
        ids[4] = NAME
    return (*ids[:3], *ids[4:])


def _others(model: Model, word: int, head: tuple[int, ...], tail: tuple[int, ...]) -> tuple[Ids, Floats]:
    """Other words than ``word`` that may stand between two rows of ids, and the log-likelihood of each."""
    likely = _behind(model, head[-1]) + _before(model, tail[0])
    ids = _common(model)
    if len(ids) > _TRIED:
        ids = ids[np.sort(np.argpartition(-likely, _TRIED)[:_TRIED])]
    ids = ids[ids != word]
    return ids, _fit(model, *head, ids, *tail) + _markers(model)[ids]


@functools.lru_cache(maxsize=4)
def _markers(model: Model) -> Floats:
    """For each id of a word how much likelier it was for being one of the markers: 0 or less."""
    table = np.zeros(len(model.vocabulary))
    table[[model.vocabulary.id_of(marker) for marker in _MARKERS]] = _MARKER
    return table


def _common(model: Model) -> Ids:
    return np.arange(FIRST, min(_MOST_FREQUENT, len(model.vocabulary))).astype(np.uint16)


@functools.lru_cache(maxsize=64)  # mostly of the words that stand twice, which are few
def _behind(model: Model, word: int) -> Floats:
    """The log-likelihood of each common word behind another."""
    ids = _common(model)
    return model.log_pair_likelihoods(np.full(len(ids), word, np.uint16), ids)


@functools.lru_cache(maxsize=64)
def _before(model: Model, word: int) -> Floats:
    """The log-likelihood of a word behind each common one."""
    ids = _common(model)
    return model.log_pair_likelihoods(ids, np.full(len(ids), word, np.uint16))


def _near_the_best(scores: Floats) -> NDArray[np.int64]:
    """The places of the scores that count beside the highest, even if they became higher by `_HALF`."""
    return np.flatnonzero(scores > scores.max() - _FAR_BEHIND)


def _fit(model: Model, *row: int | Ids) -> Floats:
    """The log-likelihood of each word of a row from the third on, summed; one of them may be many instead."""
    size = max(np.size(ids) for ids in row)
    ids: list[Ids] = [np.broadcast_to(np.asarray(one, np.uint16), size) for one in row]
    return model.log_likelihoods_in_row(ids)
