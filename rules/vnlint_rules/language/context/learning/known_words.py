"""Which words a model knows: of those seen often, as many as surprise it least in texts that were kept out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec import Struct

from vnlint_rules.language.context.learning.choosing import Counted, perplexity
from vnlint_rules.language.context.learning.runs import Keys, Tallies
from vnlint_rules.language.context.vocabulary import FIRST, MOST, UNKNOWN, Ids, Vocabulary

LEAST = (10, 20, 40, 80)
"""Counts that are tried for how often a word must have been seen to be known."""
_ID_BITS, _ID = np.uint64(16), np.uint64(MOST)


class Choice(Struct, frozen=True):
    """How often a word must have been seen, and how surprised a model of such words is."""

    least: int
    words: int
    perplexity: float
    """Perplexity of a word that was kept out; an unknown one counts as any of all that are unknown."""


def choices(counted: Counted, kinds: int, always: Iterable[str], least_pair: int) -> list[Choice]:
    """What comes of each of `LEAST`, the least surprising first; then the one that knows more words.

    ``kinds``: different words of the texts. ``always``: words that are known however seldom they were seen.
    ``least_pair``: how often a pair must have been seen, and a triple twice as often.
    """
    found = []
    for least in LEAST:
        narrow = narrowed(counted, least, always)
        unknown = max(1, kinds - len(narrow.vocabulary))
        surprise = perplexity(narrow, least_pair, 2 * least_pair, unknown)
        found.append(Choice(least, len(narrow.vocabulary), surprise))
    return sorted(found, key=lambda choice: (choice.perplexity, choice.least))


def narrowed(counted: Counted, least: int, always: Iterable[str]) -> Counted:
    """The counts of the words that were seen ``least`` times, and of those of ``always``; the others become UNKNOWN.

    A name among the others is UNKNOWN, too: its capital was not counted. That is less than one word in a thousand.
    """
    words, kept = counted.vocabulary.words, frozenset(always)
    known = [n for n, word in enumerate(words) if counted.unigrams[FIRST + n] >= least or word in kept]
    if len(known) == len(words):
        return counted
    table = np.full(MOST + 1, UNKNOWN, np.uint16)
    table[:FIRST], table[MOST] = np.arange(FIRST), MOST
    table[FIRST + np.array(known, np.int64)] = np.arange(FIRST, FIRST + len(known))
    unigrams = np.zeros(FIRST + len(known), np.int64)
    np.add.at(unigrams, table[: len(counted.unigrams)], counted.unigrams)
    return Counted(
        Vocabulary.of([words[n] for n in known]),
        unigrams,
        _renumbered(counted.pairs, table, 2),
        _renumbered(counted.triples, table, 3),
        table[counted.kept_out],
    )


def _renumbered(grams: tuple[Keys, Tallies], table: Ids, size: int) -> tuple[Keys, Tallies]:
    """The keys of ``size`` ids each with other ids, those that fall together as one."""
    keys = np.zeros_like(grams[0])
    for place in range(size):
        shift = _ID_BITS * np.uint64(place)
        keys |= table[(grams[0] >> shift) & _ID].astype(np.uint64) << shift
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], grams[1][order]
    if not len(keys):
        return keys, counts
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[first], np.add.reduceat(counts, first)
