"""Ranks what may have stood in a gap: names and phrases of the same article, then words that often follow.

A dropped name usually stands elsewhere in its article, often behind the same words. The features are those of a
conditional logit fitted on words dropped from news (`scripts/learn_gaps.py`); its weights lie in neighbours.bin.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

import numpy as np
from msgspec import Struct

from vnlint_rules.language.article import Article, Mention
from vnlint_rules.language.context.filling import fits
from vnlint_rules.language.context.shipped import model
from vnlint_rules.language.context.vocabulary import NAME
from vnlint_rules.language.gaps import Gap
from vnlint_rules.language.neighbours import Neighbours, load

_FIT = 0.43
"""Weight of how likely a word is where the gap is,"""
_RARITY = 0.32
"""less how likely it is anywhere; those of the study that the ranking comes from, rounded."""
_RARE = 1e-4  # share of a completion that the tables do not know
_HALF = 0.25  # share of a syllable's occurrences as that half of a compound
_NEAR = 6  # tokens


class Candidate(Struct, frozen=True):
    """A text for the gap, with the article's capitals. `share` is its part of the trust in all candidates.

    `places` support it, best first: (field, start, end, reason), offsets in code points of that field of the
    context, of the text itself if the field is None.
    """

    text: str
    share: float
    places: tuple[tuple[str | None, int, int, str], ...]


def candidates(text: str, gap: Gap, context: Mapping[str, str], limit: int = 5) -> list[Candidate]:
    """The likeliest texts for `gap` of `text`, best first; at most `limit`.

    `context` are other fields of the record, of which "title" and "lead" count as such; without them the first two
    lines of a text of several lines do. Costs some milliseconds: call it for reported gaps only.
    """
    tables = load()
    article = Article(text, gap.start, gap.end, context)
    pool = contenders(article, gap, tables)
    if not pool:
        return []
    scores = [sum(map(float.__mul__, tables.ranking, seen)) for _, _, seen in pool]
    scores = [score + more for score, more in zip(scores, _in_place(article, pool), strict=True)]
    top = max(scores)
    total = sum(exp(score - top) for score in scores)
    order = sorted(range(len(pool)), key=lambda k: (-scores[k], pool[k][0]))[:limit]
    return [
        Candidate(pool[k][0], exp(scores[k] - top) / total, tuple(m.place() for m in pool[k][1][:5])) for k in order
    ]


def _in_place(article: Article, pool: list[tuple[str, list[Mention], list[float]]]) -> list[float]:
    """What the model of word sequences takes from the score of each contender: of words but the best; names are unknown
    to it."""
    before, after = article.beside()
    words = {k: text.split() for k, (text, _, _) in enumerate(pool) if text[0].islower()}
    likely = fits(before, list(words.values()), after, model()) if words else []
    values = {
        k: _FIT * value - _RARITY * _log_share(filling)
        for (k, filling), value in zip(words.items(), likely, strict=True)
    }
    best = max(values.values(), default=0.0)
    return [values.get(k, best) - best for k in range(len(pool))]


def _log_share(words: list[str]) -> float:
    """The log-likelihood of words whatever stands around them."""
    vocabulary = model().vocabulary
    ids = np.array([vocabulary.id_of(word) or NAME for word in words], np.uint16)
    return float(model().log_shares(ids).sum())


def contenders(article: Article, gap: Gap, tables: Neighbours) -> list[tuple[str, list[Mention], list[float]]]:
    """(text, mentions best first, features) of everything that could be offered, in no meaningful order."""
    offered = tables.completions(gap.left.lower())

    def compound(first: str, second: str) -> bool:
        return first != second and tables.opens[tables.row(first)] > _HALF and tables.ends[tables.row(second)] > _HALF

    pool = article.phrases(compound) | {
        tuple(word.split()): word for word in offered if tuple(word.split()) not in article
    }
    a, b = tables.row(gap.left.lower()), tables.row(gap.right)
    result = []
    for key, text in pool.items():
        mentions = sorted(article.mentions(key), key=lambda m: (-m.left, -m.right, -m.title, m.distance))
        result.append((text, mentions, _features(key, text, mentions, a, b, offered, article, tables)))
    return result


def _features(
    key: tuple[str, ...],
    text: str,
    mentions: list[Mention],
    a: int,
    b: int,
    offered: Mapping[str, float],
    article: Article,
    tables: Neighbours,
) -> list[float]:
    name = float(text[0].isupper())
    left, right = max((m.left for m in mentions), default=0), max((m.right for m in mentions), default=0)
    first, last = tables.row(key[0]), tables.row(key[-1])
    whole = sum(m.whole for m in mentions)
    same_sentence = float(any(m.same_sentence for m in mentions))
    share = offered.get(" ".join(key), 0.0)
    return [
        name,
        name * tables.before_name[a],
        name * tables.after_name[b],
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
        log(1 + min((m.distance for m in mentions), default=1000)),
        name * float(whole == 0),
        same_sentence,
        name * same_sentence,
        float(article.near(key, _NEAR)),
        float(not mentions),
        (1 - name) * log(share + _RARE) / 4,
        float(len(key) == 1),
        float(len(key) == 3),
        float(len(key) == 4),
        (1 - name) * (tables.pair(a, first) or 0.0),
        tables.pair(last, b) or 0.0,
        (1 - name) * tables.demanded[first],
        (1 - name) * tables.closing[last],
        (1 - name) * tables.opens[last],
        (1 - name) * tables.ends[first],
        (1 - name) * tables.opens[first],
        (1 - name) * tables.ends[last],
        (1 - name) * float(len(key) == 1) * tables.frequency[first],
        name * float(len(key) == 1),
        name * float(len(key) == 1) * tables.opens[first],
        name * float(len(key) == 1) * tables.frequency[first],
        name * float(len(key) == 1) * tables.before_name[first],
        name * float(len(key) == 1) * tables.closing[first],
        name * float(first == 0),
    ]
