"""Whether two words that stand beside wide blanks can meet: by what the tables say of either, whatever stands around.

A logistic model, fitted by dropping words from news and against the double blanks that news has by itself
(`scripts/learn_meeting.py`). Of these the network of `gap_model` knows nothing; the two together err less than either.
"""

from __future__ import annotations

from vnlint_rules.language.gap_model import meeting
from vnlint_rules.language.neighbours import Neighbours, load


def odds(before: str, left: str, right: str) -> float:
    """The log-odds that a word is missing between two, as written; ``before`` is the word before them, or empty."""
    return sum(map(float.__mul__, meeting(), features(load(), before, left, right)))


def features(tables: Neighbours, before: str, left: str, right: str) -> list[float]:
    """What the model sees of `before left ∅ right` (`before` may be empty; only the case of it counts)."""
    a, b = tables.row(left.lower()), tables.row(right)
    pair = tables.pair(a, b)
    score = pair or 0.0
    closing, demanded = tables.closing[a], tables.demanded[b]
    name_fits, name_before = tables.before_name[a], tables.after_name[b]
    is_and = left == "và"
    return [
        1.0,
        closing,
        score,
        float(pair is None),
        demanded,
        name_fits,
        name_before,
        tables.frequency[a],
        tables.frequency[b],
        float(left[0].isupper()),
        float(is_and and before[:1].isupper()),
        float(is_and and before[:1].islower()),
        max(0.0, -score),
        closing * score,
        closing * demanded,
        closing * name_before,
        name_fits * name_before,
        closing * float(pair is None),
        score * demanded,
        tables.ends[a],
        tables.opens[a],
        tables.ends[b],
        tables.opens[b],
        closing * tables.ends[a],
        closing * tables.opens[a],
    ]
