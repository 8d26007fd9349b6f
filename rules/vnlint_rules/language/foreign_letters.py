"""How likely an unknown word of another language is to be spelt as a word is, by its letters.

Three letters at a time, counted in the loans and foreign names of the lexicon, each word once: what is unknown is rare.
No language has "nguwowif" or "muwa"; "lijst" and "boots" are as likely as any word. How far is to be told by whoever
asks: words of languages that the press hardly quotes look less likely than they are.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter

from msgspec import Struct

from vnlint_rules.language import lexicon

_LEAST = 3
"""Letters of a word that is counted: shorter ones are abbreviations."""
_LETTERS = 26
_EDGE = "^"
_DIGIT = -math.log(10)
_TURN = -4.0
"""Log-likelihood of going on in letters after digits, as codes do."""


class _Counts(Struct, frozen=True):
    """How often letters stand behind none, one and two others, and how many different ones do."""

    seen: Counter[str]
    before: Counter[str]
    different: Counter[str]


@functools.lru_cache(maxsize=20_000)
def log_likelihood(word: str) -> float:
    """The log-likelihood of a word (lower case, without marks; digits may stand in it) among all unknown ones."""
    letters = "".join(filter(str.isalpha, word))
    turns = sum(a.isdigit() and b.isalpha() for a, b in itertools.pairwise(word))
    padded = f"{_EDGE}{_EDGE}{letters}{_EDGE}"
    likely = sum(math.log(_share(padded[i - 2 : i + 1])) for i in range(2, len(padded)))
    return likely + _DIGIT * (len(word) - len(letters)) + _TURN * turns


@functools.cache
def _share(letters: str) -> float:
    """The share of the last of some letters behind the others, interpolated with that behind fewer of them.

    The weight of the shorter context is the number of different letters behind it (Witten and Bell, 1991).
    """
    if not letters:
        return 1 / (_LETTERS + 1)
    counts, context = _counts(), letters[:-1]
    trust = counts.different[context]
    if not trust:
        return _share(letters[1:])
    return (counts.seen[letters] + trust * _share(letters[1:])) / (counts.before[context] + trust)


@functools.cache
def _counts() -> _Counts:
    words = (word for word in lexicon.others() if len(word) >= _LEAST and word.isascii() and word.isalpha())
    padded = [f"{_EDGE}{_EDGE}{word}{_EDGE}" for word in words]
    threes = Counter(word[i - 2 : i + 1] for word in padded for i in range(2, len(word)))
    seen: Counter[str] = Counter()
    for three, times in threes.items():
        for start in range(3):
            seen[three[start:]] += times
    before: Counter[str] = Counter()
    for letters, times in seen.items():
        before[letters[:-1]] += times
    return _Counts(seen, before, Counter(letters[:-1] for letters in seen))
