"""What speaks for each candidate of a gap, as numbers: where it stands in the article, and how it fits in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.article import Article, Key, Places
from vnlint_rules.language.context.vocabulary import STOP
from vnlint_rules.language.junctions import REACH, junctions
from vnlint_rules.language.neighbours import Neighbours
from vnlint_rules.language.tokens import NOTHING, Integers, number_of

MENTIONS = 3
"""How many mentions of a candidate are read with the words beside them."""
REACHED = 4
"""Words to either side of the gap that are read."""
POSITIONS = 2 * REACHED + 2 + 3 * MENTIONS
"""Words that are read: those beside the gap, the first and the last of the candidate, three beside each mention."""
_RARE = 1e-4  # share of a completion that the tables do not know
_NEAR = 6  # tokens
_FAR = 1000  # tokens

_NEVER = 1 << 40


class Described(Struct, frozen=True):
    """Candidates as the network reads them: words and capitals (n, POSITIONS), facts (n, number of facts)."""

    words: NDArray[np.int64]
    capitals: NDArray[np.bool_]
    facts: NDArray[np.float32]


def described(
    article: Article,
    keys: Sequence[Key],
    texts: Sequence[str],
    places: Places,
    offered: Mapping[str, float],
    tables: Neighbours,
    own: int = -1,
) -> Described:
    """All candidates of the gap of an article: in lower case, as written, and where they stand.

    ``offered``: completions of the word before, with their shares. ``own``: which of them was dropped from a text that
    the model has counted, so that one sighting is not to count.
    """
    before, after = article.beside(REACHED)
    around = [*([""] * (REACHED - len(before))), *before, *after, *([""] * (REACHED - len(after)))]
    parts = [text.split() for text in texts]
    words = np.zeros((len(keys), POSITIONS), np.int64)
    capitals = np.zeros((len(keys), POSITIONS), np.bool_)
    words[:, : 2 * REACHED] = [number_of(word.lower()) for word in around]
    capitals[:, : 2 * REACHED] = [word[:1].isupper() for word in around]
    for column, end in ((2 * REACHED, 0), (2 * REACHED + 1, -1)):
        words[:, column] = [number_of(key[end]) for key in keys]
        capitals[:, column] = [part[end][0].isupper() for part in parts]
    rank = np.arange(len(places.owners)) - places.bounds[places.owners]
    some = np.flatnonzero(rank < MENTIONS)
    at = (2 * REACHED + 2 + 3 * rank[some])[:, None] + np.arange(3)
    words[places.owners[some][:, None], at] = _beside(article, places, some)
    if not keys:
        return Described(words, capitals, np.empty((0, 0), np.float32))
    told = _facts(article, keys, texts, places, (around[REACHED - 1].lower(), around[REACHED].lower()), offered, tables)
    met = _junctions(before, parts, after, own)
    return Described(words, capitals, np.concatenate((told, met), 1))


def _beside(article: Article, places: Places, some: Integers) -> Integers:
    """For some places the numbers of the two tokens before and the one behind, shape (n, 3)."""
    numbers = np.concatenate(([NOTHING, NOTHING], article.tokens.numbers, [NOTHING]))
    firsts, ends = places.firsts[some], places.ends[some]
    return np.stack((numbers[firsts], numbers[firsts + 1], numbers[ends + 2]), 1)


def _junctions(
    before: Sequence[str], fillings: Sequence[Sequence[str]], after: Sequence[str], own: int
) -> NDArray[np.float32]:
    """What is known of the places where each filling meets the words around the gap; shape (n, 2 FACTS + 1)."""
    table = junctions()
    id_of = table.model.vocabulary.id_as_written
    first, last = [STOP, STOP, *map(id_of, before[-2:])][-2:], [*map(id_of, after[:2]), STOP, STOP][:2]
    rows = [[*first, *map(id_of, words), *last] for words in fillings]
    entering, leaving = (np.zeros((len(rows), 2 * REACH), np.uint16) for _ in range(2))
    entering[:, REACH - 2 : REACH + 2] = [row[:4] for row in rows]
    leaving[:, REACH - 2 : REACH + 2] = [row[-4:] for row in rows]
    counted = np.arange(len(rows)) == own
    ends = np.cumsum([len(words) for words in fillings])
    inner = np.array([number for row in rows for number in row[2:-2]], np.uint16)
    rarity = np.add.reduceat(table.model.log_shares(inner), np.concatenate(([0], ends[:-1])))
    return np.concatenate(
        (table.facts(entering, counted), table.facts(leaving, counted), rarity[:, None].astype(np.float32)), 1
    )


def _facts(
    article: Article,
    keys: Sequence[Key],
    texts: Sequence[str],
    places: Places,
    beside: tuple[str, str],
    offered: Mapping[str, float],
    tables: Neighbours,
) -> NDArray[np.float32]:
    a, b = map(tables.row, beside)
    first, last = (np.array([tables.row(key[end]) for key in keys], np.int64) for end in (0, -1))
    columns = (tables.before_name, tables.after_name, tables.demanded, tables.closing, tables.opens, tables.ends)
    before_name, after_name, demanded, closing, opens, ends = map(np.asarray, columns)
    of = _OfEach(places)
    name = np.array([text[0].isupper() for text in texts], np.float64)
    size = np.array([len(key) for key in keys])
    near = article.near(_NEAR)
    share = np.array([offered.get(" ".join(key), 0.0) for key in keys])
    left, right, whole = of.most(places.left), of.most(places.right), of.sum(places.whole)
    count, ahead = of.sum(np.ones(len(places.owners))), places.ahead
    same_sentence = of.any(places.same_sentence)
    told = (
        name,
        name * before_name[a],
        name * after_name[b],
        name * np.log(1 + whole),
        (1 - name) * np.log(1 + count),
        of.any(places.title),
        of.any(places.lead),
        left >= 1,
        left >= 2,
        left >= 3,
        name * (left >= 1),
        right >= 1,
        right >= 2,
        of.any((places.left > 0) & (places.right > 0)),
        np.log(1 + of.least(places.distance)),
        np.log(1 + of.least(np.where(ahead > 0, ahead, _NEVER))),
        np.log(1 + of.least(np.where(ahead < 0, -ahead, _NEVER))),
        name * (whole == 0),
        same_sentence,
        name * same_sentence,
        [near.issuperset(key) for key in keys],
        count == 0,
        (1 - name) * np.log(share + _RARE) / 4,
        size == 1,
        size == 3,
        size == 4,
        (1 - name) * [tables.pair(a, row) or 0.0 for row in first.tolist()],
        [tables.pair(row, b) or 0.0 for row in last.tolist()],
        (1 - name) * demanded[first],
        (1 - name) * closing[last],
        (1 - name) * opens[last],
        (1 - name) * ends[first],
        opens[first],
        ends[last],
        (size == 1) * np.asarray(tables.frequency)[first],
        name * (size == 1) * before_name[first],
        name * (size == 1) * closing[first],
        name * (first == 0),
        name * np.log(1 + count),
        whole / np.maximum(count, 1),
        of.sum(places.capital) / np.maximum(count, 1),
        of.sum(places.opening) / np.maximum(count, 1),
        np.log(1 + of.sum(places.left > 0)),
        np.log(1 + of.sum(places.right > 0)),
        [text.isupper() and len(text) > 1 for text in texts],
    )
    return np.stack([np.asarray(column, np.float64) for column in told], 1).astype(np.float32)


class _OfEach:
    """What some values of places come to for each phrase."""

    def __init__(self, places: Places) -> None:
        self._count = len(places.bounds) - 1
        self._some = np.flatnonzero(np.diff(places.bounds))
        """The phrases that stand somewhere, by number."""
        self._firsts = places.bounds[self._some]
        """Where the places of each of these begin."""

    def sum(self, values: NDArray[Any]) -> NDArray[np.float64]:
        return self._reduced(np.add, values, 0)

    def most(self, values: NDArray[Any]) -> NDArray[np.float64]:
        return self._reduced(np.maximum, values, 0)

    def least(self, values: NDArray[Any]) -> NDArray[np.float64]:
        found = self._reduced(np.minimum, values, _NEVER)
        return np.where(found == _NEVER, _FAR, found)

    def any(self, values: NDArray[np.bool_]) -> NDArray[np.float64]:
        return self.most(values)

    def _reduced(self, how: np.ufunc, values: NDArray[Any], without: int) -> NDArray[np.float64]:
        found = np.full(self._count, without, np.float64)
        if len(self._some):
            found[self._some] = how.reduceat(values.astype(np.float64), self._firsts)
        return found
