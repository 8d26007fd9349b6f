"""A model learned from a corpus, in two passes over its texts."""

from __future__ import annotations

import contextlib
import itertools
import math
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct

from vnlint import Batch, Pool, Problem, texts_of
from vnlint_rules.language import lexicon
from vnlint_rules.language.context.assembling import assemble
from vnlint_rules.language.context.learning import choosing, known_words, runs
from vnlint_rules.language.context.learning.counting import frequent, grams_of, words_of
from vnlint_rules.language.context.learning.exclusion import Exclusion, ids_in
from vnlint_rules.language.context.learning.workplace import Workplace
from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.vocabulary import Vocabulary
from vnlint_rules.language.tone import fold_style

_MOST_WORDS = 4_000_000
"""Different words in memory; beyond it those seen once so far are forgotten."""
_LEAST_TRIPLE = 2
PIECES = 2
"""The format of finished pieces, which no run with another one goes on from."""


class _Words(Struct, frozen=True):
    """A finished piece: its words and how often each was seen, and what could not be read."""

    counts: Mapping[str, int]
    problems: tuple[Problem, ...]


class Plan(Struct, frozen=True):
    """How to learn."""

    min_count: int | None
    """How often a word must have been seen; None to let the perplexity decide."""
    size: int
    """Bytes that pairs and triples may take."""
    least_pair: int | None
    """How often a pair must have been seen; None to let the perplexity decide."""
    exclude: tuple[str, ...]
    """Evaluation sets whose records and stretches are not counted."""
    card: Mapping[str, Any]
    """What the model's card is to say beside what is found out."""
    jobs: int


class Learned(Struct, frozen=True):
    """A model, and the problems that were met."""

    model: Model | None
    """None when there was no text."""
    problems: tuple[Problem, ...]


def learn(batches: Sequence[Batch], plan: Plan, place: Workplace, advance: Callable[[int], None]) -> Learned:
    """The model of some batches of texts. ``advance`` hears of bytes done, twice for each.

    The model hangs on the texts and the plan, not on the number of processes, nor on whether the run was interrupted.
    """
    words, problems = _words(_each(_words_piece, batches, place, (), plan.jobs, advance))
    if not words:
        return Learned(None, problems)
    syllables = sorted({fold_style(word) for word in lexicon.syllables()})
    vocabulary = Vocabulary.of(list(frequent(words, plan.min_count or known_words.LEAST[0], syllables)))
    pieces = list(_each(_grams_piece, batches, place, (vocabulary.words, plan.exclude), plan.jobs, advance))
    counted, texts, total = _grams(pieces, vocabulary)
    choices: list[known_words.Choice] = []
    if plan.min_count is None:
        choices = known_words.choices(counted, len(words), syllables, plan.least_pair or 1)
        counted = known_words.narrowed(counted, choices[0].least, syllables)
    tried = choosing.selections(counted, plan.size, plan.least_pair)
    best_pairs, best_triples = choosing.kept(counted, tried[0])
    card = {
        **plan.card,
        "texts": texts,
        "words": total,
        "vocabulary": len(counted.vocabulary),
        "pairs": len(best_pairs[0]),
        "triples": len(best_triples[0]),
        "least_word": plan.min_count or choices[0].least,
        "least_pair": tried[0].pairs,
        "least_triple": tried[0].triples,
        "perplexity": _shown(tried[0].perplexity),
        "tried_words": [[one.least, one.words, _shown(one.perplexity)] for one in choices],
        "tried": [[one.pairs, one.triples, one.size, _shown(one.perplexity)] for one in tried],
    }
    model = assemble(counted.vocabulary, counted.unigrams.astype(np.uint32), best_pairs, best_triples, card)
    return Learned(model, problems)


def _words(pieces: Iterable[str]) -> tuple[Counter[str], tuple[Problem, ...]]:
    """How often each word stands in some pieces, as far as there is room, and what could not be read."""
    words: Counter[str] = Counter()
    problems: list[Problem] = []
    for path in pieces:
        piece = _read_words(path)
        problems += piece.problems
        words.update(piece.counts)
        if len(words) > _MOST_WORDS:
            words = Counter({word: count for word, count in words.items() if count > 1})
    return words, tuple(problems)


def _grams(pieces: Sequence[str], vocabulary: Vocabulary) -> tuple[choosing.Counted, int, int]:
    """What was counted in all pieces; in how many texts, and of how many words."""
    totals = np.zeros(len(vocabulary) + 2, np.int64)
    kept_out = [np.empty(0, np.uint16)]
    for piece in pieces:
        totals += np.load(f"{piece}.counts.npy")
        kept_out.append(np.load(f"{piece}.ids.npy"))
    pairs = _joined(runs.merged([f"{piece}.pairs.npy" for piece in pieces]))
    triples = _joined(runs.merged([f"{piece}.triples.npy" for piece in pieces], _LEAST_TRIPLE))
    counted = choosing.Counted(vocabulary, totals[:-2], pairs, triples, np.concatenate(kept_out))
    return counted, int(totals[-2]), int(totals[-1])


def _joined(ranges: Iterable[tuple[runs.Keys, runs.Tallies]]) -> tuple[runs.Keys, runs.Tallies]:
    parts = [(np.empty(0, np.uint64), np.empty(0, np.int64)), *ranges]
    keys, counts = zip(*parts, strict=True)
    return np.concatenate(keys), np.concatenate(counts)


def _shown(perplexity: float) -> float | None:
    return round(perplexity, 2) if math.isfinite(perplexity) else None


def _each(
    work: Callable[..., str],
    batches: Sequence[Batch],
    place: Workplace,
    more: tuple[Any, ...],
    jobs: int,
    advance: Callable[[int], None],
) -> Iterator[str]:
    """The path of the piece that comes of each batch, in order."""
    tasks = [
        (batch, place.piece(work.__name__.strip("_"), number, "done"), *more) for number, batch in enumerate(batches)
    ]
    with contextlib.nullcontext() if jobs == 1 else Pool(jobs) as pool:
        pieces = pool.mapped(work, tasks) if pool else itertools.starmap(work, tasks)
        for batch, piece in zip(batches, pieces, strict=True):
            advance(batch.size)
            yield piece


def _words_piece(batch: Batch, path: str) -> str:
    if not os.path.exists(path):
        read = texts_of(batch)
        with open(f"{path}.part", "wb") as file:
            file.write(msgspec.json.encode(_Words(words_of(read.texts), read.problems)))
        os.replace(f"{path}.part", path)
    return path


def _read_words(path: str) -> _Words:
    with open(path, "rb") as file:
        return msgspec.json.decode(file.read(), type=_Words)


def _grams_piece(batch: Batch, path: str, words: Sequence[str], exclude: Sequence[str]) -> str:
    if os.path.exists(path):
        return path
    vocabulary = _vocabulary(tuple(words))
    read = texts_of(batch)
    grams = grams_of(read.texts, read.ids, vocabulary, _exclusion(tuple(exclude), tuple(words)))
    runs.write(f"{path}.pairs.npy", *grams.pairs)
    runs.write(f"{path}.triples.npy", *grams.triples)
    np.save(f"{path}.ids.npy", grams.kept_out)
    np.save(f"{path}.counts.npy", np.concatenate((grams.unigrams, [grams.texts, grams.words])))
    with open(path, "w", encoding="utf-8"):  # last: the piece is whole
        return path


_made: dict[tuple[str, ...], Vocabulary] = {}
_excluded: dict[tuple[str, ...], Exclusion] = {}


def _vocabulary(words: tuple[str, ...]) -> Vocabulary:
    """Made once in a process."""
    if words not in _made:
        _made[words] = Vocabulary.of(words)
    return _made[words]


def _exclusion(paths: tuple[str, ...], words: tuple[str, ...]) -> Exclusion:
    if paths not in _excluded:
        _excluded[paths] = Exclusion(paths, ids_in(_vocabulary(words)))
    return _excluded[paths]
