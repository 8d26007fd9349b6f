"""Which pairs of words open a sentence, so that a capital on the first tells where one begins: `data/openers.txt`.

Learned by `scripts/learn_openers.py` from 1.9 million sentences of the press. On whole columns of words.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import word_hash
from vnlint_rules.language.hashing import Hashes, followed
from vnlint_rules.language.lexicon import WordTable, old_styles
from vnlint_rules.language.shipped import read_text

_ANY = "+"


def may_open(firsts: Hashes) -> NDArray[np.bool_]:
    """For words, by their hashes, whether they open a sentence before some word."""
    return _openers().words.contains(firsts)


def open_sentence(firsts: Hashes, seconds: Hashes) -> NDArray[np.bool_]:
    """For pairs of words whether a capital on the first, and none on the second, shows that a sentence begins."""
    openers, both = _openers(), followed(firsts, seconds)
    free = openers.free.contains(firsts) & ~openers.exceptions.contains(both)
    found: NDArray[np.bool_] = free | openers.pairs.contains(both)
    return found


class _Openers(Struct, frozen=True):
    words: WordTable
    pairs: WordTable
    free: WordTable
    """Words that open a sentence before any other,"""
    exceptions: WordTable
    """but these."""


@functools.cache
def _openers() -> _Openers:
    pairs: list[Hashes] = []
    exceptions: list[Hashes] = []
    words: list[str] = []
    free: list[str] = []
    for first, *seconds in map(str.split, read_text("openers.txt").splitlines()):
        word = first.removeprefix(_ANY)
        words.append(word)
        if word != first:
            free.append(word)
        firsts, others = _hashes([word]), _hashes(seconds)
        both = followed(np.repeat(firsts, len(others)), np.tile(others, len(firsts)))
        (pairs if word == first else exceptions).append(both)
    tables = (_hashes(words), np.concatenate(pairs), _hashes(free), np.concatenate(exceptions))
    return _Openers(*map(WordTable, tables))


def _hashes(words: Iterable[str]) -> Hashes:
    """The hashes of some words, in both styles of tone placement."""
    older = _older()
    forms = [form for word in words for form in {word, older.get(word, word)}]
    return np.array([word_hash(form) for form in forms], np.uint64)


@functools.cache
def _older() -> dict[str, str]:
    return {new: old for old, new in old_styles().items()}
