"""What speaks for each candidate of a gap, as numbers: where it stands in the article, and how it fits in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.article import Article, Mention
from vnlint_rules.language.context.vocabulary import STOP
from vnlint_rules.language.junctions import REACH, junctions
from vnlint_rules.language.neighbours import Neighbours

MENTIONS = 3
"""How many mentions of a candidate are read with the words beside them."""
REACHED = 4
"""Words to either side of the gap that are read."""
POSITIONS = 2 * REACHED + 2 + 3 * MENTIONS
"""These words, the first and the last of the candidate, those beside its mentions."""
NOTHING, MARK, NUMBER, STRANGER = range(4)
"""Words that have no row in the tables: none, punctuation, a number, an unknown word. The others follow."""
KNOWN = 3
"""What is added to the row of a word that is in the tables."""
_RARE = 1e-4  # share of a completion that the tables do not know
_NEAR = 6  # tokens
_FAR = 1000  # tokens

Entry = tuple[tuple[str, ...], tuple[str, list[Mention]]]
"""The lower-case words of a candidate, its text and its mentions."""


class Described(Struct, frozen=True):
    """Candidates as the network reads them: words and capitals (n, POSITIONS), facts (n, number of facts)."""

    words: NDArray[np.int64]
    capitals: NDArray[np.bool_]
    facts: NDArray[np.float32]


class _Gap(Struct, frozen=True):
    """What all candidates of a gap are measured by."""

    article: Article
    before: int
    """The row of the word before the gap in the tables."""
    after: int
    offered: Mapping[str, float]
    tables: Neighbours


def described(
    article: Article, pool: Sequence[Entry], offered: Mapping[str, float], tables: Neighbours, own: int = -1
) -> Described:
    """All candidates of the gap of an article. ``offered``: completions of the word before, with their shares.

    ``own``: which of them was dropped from a text that the model has counted, so that one sighting is not to count.
    """
    if not pool:
        nothing = np.empty((0, POSITIONS))
        return Described(nothing.astype(np.int64), nothing.astype(np.bool_), np.empty((0, 0), np.float32))
    before, after = article.beside(REACHED)
    around = [*([""] * (REACHED - len(before))), *before, *after, *([""] * (REACHED - len(after)))]
    words = np.zeros((len(pool), POSITIONS), np.int64)
    capitals = np.zeros((len(pool), POSITIONS), np.bool_)
    for k, (key, (text, mentions)) in enumerate(pool):
        beside = [word for mention in mentions[:MENTIONS] for word in mention.beside]
        tokens = [*around, text.split()[0], text.split()[-1], *beside]
        words[k, : len(tokens)] = [_number(word.lower(), tables) for word in [*around, key[0], key[-1], *beside]]
        capitals[k, : len(tokens)] = [word[:1].isupper() for word in tokens]
    left, right = around[REACHED - 1].lower(), around[REACHED].lower()
    gap = _Gap(article, tables.row(left), tables.row(right), offered, tables)
    told = [_facts(entry, gap) for entry in pool]
    met = _junctions(before, [text.split() for _, (text, _) in pool], after, own)
    return Described(words, capitals, np.concatenate((np.array(told, np.float32), met), 1))


def _number(word: str, tables: Neighbours) -> int:
    if not word or word == "\n":
        return NOTHING
    if not word[0].isalpha():
        return NUMBER if word[0].isdigit() else MARK
    row = tables.row(word)
    return row + KNOWN if row else STRANGER


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


def _facts(entry: Entry, gap: _Gap) -> list[float]:
    """In the order in which the network was trained on them."""
    return [*_standing(entry, gap), *_fitting(entry, gap), *_spread(entry)]


def _standing(entry: Entry, gap: _Gap) -> list[float]:
    """Where the candidate stands in the article."""
    key, (text, mentions) = entry
    name = float(text[0].isupper())
    left, right = max((m.left for m in mentions), default=0), max((m.right for m in mentions), default=0)
    whole = sum(m.whole for m in mentions)
    same_sentence = float(any(m.same_sentence for m in mentions))
    return [
        name,
        name * gap.tables.before_name[gap.before],
        name * gap.tables.after_name[gap.after],
        name * log(1 + whole),
        (1 - name) * log(1 + len(mentions)),
        float(any(m.title for m in mentions)),
        float(any(m.lead for m in mentions)),
        float(left >= 1),
        float(left >= 2),
        float(left >= 3),
        name * float(left >= 1),
        float(right >= 1),
        float(right >= 2),
        float(any(m.left and m.right for m in mentions)),
        log(1 + min((m.distance for m in mentions), default=_FAR)),
        log(1 + min((m.ahead for m in mentions if m.ahead > 0), default=_FAR)),
        log(1 + min((-m.ahead for m in mentions if m.ahead < 0), default=_FAR)),
        name * float(whole == 0),
        same_sentence,
        name * same_sentence,
        float(gap.article.near(key, _NEAR)),
        float(not mentions),
    ]


def _fitting(entry: Entry, gap: _Gap) -> list[float]:
    """How it fits in, by what is known of its words and of those beside the gap."""
    key, (text, _) = entry
    tables = gap.tables
    name = float(text[0].isupper())
    first, last = tables.row(key[0]), tables.row(key[-1])
    return [
        (1 - name) * log(gap.offered.get(" ".join(key), 0.0) + _RARE) / 4,
        float(len(key) == 1),
        float(len(key) == 3),
        float(len(key) == 4),
        (1 - name) * (tables.pair(gap.before, first) or 0.0),
        tables.pair(last, gap.after) or 0.0,
        (1 - name) * tables.demanded[first],
        (1 - name) * tables.closing[last],
        (1 - name) * tables.opens[last],
        (1 - name) * tables.ends[first],
        tables.opens[first],
        tables.ends[last],
        float(len(key) == 1) * tables.frequency[first],
        name * float(len(key) == 1) * tables.before_name[first],
        name * float(len(key) == 1) * tables.closing[first],
        name * float(first == 0),
    ]


def _spread(entry: Entry) -> list[float]:
    """What its mentions are like, as shares of them and as numbers."""
    _, (text, mentions) = entry
    count = len(mentions)
    return [
        float(text[0].isupper()) * log(1 + count),
        sum(m.whole for m in mentions) / max(count, 1),
        sum(m.capital for m in mentions) / max(count, 1),
        sum(m.opening for m in mentions) / max(count, 1),
        log(1 + sum(m.left > 0 for m in mentions)),
        log(1 + sum(m.right > 0 for m in mentions)),
        float(text.isupper() and len(text) > 1),
    ]
