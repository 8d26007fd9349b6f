"""Ranks what may have stood in a gap: names and phrases of the same article, then words that often follow.

A dropped name usually stands elsewhere in its article, often behind the same words. What tells the dropped one from
the others was learned from words dropped from news (`scripts/learn_ranking.py`): a small network reads the words around
the gap, around the mentions of each candidate and its own first and last, with the facts of `support`; of words the
model of word sequences says how well they fit in.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.article import Article, Mention, Places
from vnlint_rules.language.context.filling import fits
from vnlint_rules.language.context.shipped import model
from vnlint_rules.language.gap_model import ranker
from vnlint_rules.language.gaps import Gap
from vnlint_rules.language.neighbours import Neighbours, load
from vnlint_rules.language.support import REACHED, Described, described

_FIT = 0.43
"""Weight of the log-likelihood of a filling between the words around the gap."""
_RARITY = 0.32
"""Weight of the log-likelihood of a filling whatever stands around it, which is taken off."""
_NAME = 1.0
"""Log-likelihood by which a name, which the model does not know, is taken to fit in worse than the best word."""
_COORDINATING = frozenset("và hoặc hay lẫn cùng với".split())


class Candidate(Struct, frozen=True):
    """A text for the gap, with the article's capitals. `share` is its part of the trust in all candidates.

    `mentions` support it, the best first; without any, it is a word that often stands beside such neighbours.
    """

    text: str
    share: float
    mentions: tuple[Mention, ...]


def candidates(text: str, gap: Gap, context: Mapping[str, str], limit: int = 5) -> list[Candidate]:
    """The likeliest texts for `gap` of `text`, best first; at most `limit`.

    `context` are other fields of the record, of which "title" and "lead" count as such; without them the first two
    lines of a text of several lines do. Costs some milliseconds: call it for reported gaps only.
    """
    article = Article(text, gap.start, gap.end, context)
    pool = contenders(article, gap, load())
    if not pool.texts:
        return []
    told = pool.described
    scores = ranker()(told.words, told.capitals, told.facts) + _in_place(article, pool.texts)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    order = sorted(range(len(pool.texts)), key=lambda k: (-scores[k], pool.texts[k]))[:limit]
    return [Candidate(pool.texts[k], float(shares[k]), tuple(article.mentions(pool.places, k))) for k in order]


def _in_place(article: Article, texts: list[str]) -> NDArray[np.float64]:
    """How well words fit in by the model of word sequences, less than the best of them; names are unknown to it."""
    before, after = article.beside()
    found = np.full(len(texts), -_NAME)
    words = [k for k, text in enumerate(texts) if text[0].islower()]
    if words:
        fillings = [texts[k].split() for k in words]
        values = _FIT * np.array(fits(before, fillings, after, model())) - _RARITY * _log_shares(fillings)
        found[words] = values - values.max()
    return found


def _log_shares(fillings: list[list[str]]) -> NDArray[np.float64]:
    """The log-likelihood of each filling whatever stands around it."""
    words = model().vocabulary
    return np.array(
        [model().log_shares(np.array([words.id_of(word) for word in one], np.uint16)).sum() for one in fillings]
    )


class Contenders(Struct, frozen=True):
    """Everything that could be offered, in no meaningful order: its text, its places and what is known of it."""

    texts: list[str]
    places: Places
    described: Described


def contenders(article: Article, gap: Gap, tables: Neighbours, dropped: str = "") -> Contenders:
    """What could be offered for a gap.

    ``dropped``: what stood there, in lower case, if the model has counted the text as it was.
    """
    offered = tables.completions(gap.left.lower())
    pool = article.phrases() | {tuple(word.split()): word for word in offered if tuple(word.split()) not in article}
    if gap.left.lower() in _COORDINATING:
        joined = [word.lower() for word in article.beside(REACHED)[0][:-1]]
        pool = {key: text for key, text in pool.items() if joined[-len(key) :] != list(key)}  # "A và A"
    keys, texts = list(pool), list(pool.values())
    places = article.places(keys)
    own = next((k for k, key in enumerate(keys) if dropped and " ".join(key) == dropped), -1)
    return Contenders(texts, places, described(article, keys, texts, places, offered, tables, own))
