"""A small network that reads twenty words to either side of a place, and says which of several words stands there best.

Trained by `scripts/learn_network.py` to tell each word of a corpus from those that a slip would make of it: the five
ids on either side by position, with their capitals, those further off as a bag; two hidden layers; the answer is
compared with a vector of each word. Weights are kept in eight bits a number, with a scale for each row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import Ids

Vectors = NDArray[np.float32]

PREFIX = "net."
NEAR, FAR = 5, 20
"""Ids to either side that are told apart by position, and ids to which the bag of the others reaches."""
_NEAR = np.array([*range(-NEAR, 0), *range(1, NEAR + 1)])
_FAR = np.array([*range(-FAR, -NEAR), *range(NEAR + 1, FAR + 1)])
_CLASSES = 8
"""The last id that is left out of the bag: those up to it are of classes, not of words."""
_LAYERS = ("first", "second", "third")
BY_WORD = frozenset(PREFIX + name for name in ("words", "words.scales", "answers", "answers.scales", "bias"))
"""The arrays of which each row is of one id."""


class Network:
    """The network. Places are among the ids of a stream."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """``arrays`` as `quantized` makes them. Rows of `words` and `answers` are those of the model's ids."""
        self._words, self._answers = (_Rows(arrays, name) for name in ("words", "answers"))
        self._capitals = arrays[PREFIX + "capitals"].astype(np.float32)
        self._bias = arrays[PREFIX + "bias"]
        self._layers = [
            (_Rows(arrays, f"{name}.weights").all(), arrays[f"{PREFIX}{name}.bias"].astype(np.float32))
            for name in _LAYERS
        ]

    def expects(self, stream: Stream, numbers: NDArray[np.int64]) -> Vectors:
        """For some words of a stream what is expected in their places, as vectors; shape (n, width)."""
        places = stream.places[numbers]
        (near, capital), (far, _) = stream.around(places, _NEAR), stream.around(places, _FAR)
        vectors = self._words(near.ravel()).reshape(*near.shape, self._words.width)
        vectors += capital[:, :, None] * self._capitals
        told = far > _CLASSES
        wide = self._words(far.ravel()).reshape(*far.shape, self._words.width)
        bag = np.einsum("ijk,ij->ik", wide, told.astype(np.float32))
        bag *= 2 / (told.sum(1, dtype=np.float32) + 1)[:, None]
        own = stream.capital[places].astype(np.float32)
        (first, a), (second, b), (third, c) = self._layers
        hidden = _positive(
            np.concatenate((vectors.reshape(len(places), self._words.width * len(_NEAR)), bag, own[:, None]), 1)
            @ first.T
            + a
        )
        hidden += _positive(hidden @ second.T + b)
        expected: Vectors = hidden @ third.T + c
        return expected

    def scores(self, expected: Vectors, ids: Ids) -> NDArray[np.float64]:
        """How well each id answers what is expected: log-likelihoods, but for a constant of each place."""
        fit = np.einsum("ij,ij->i", expected, self._answers(ids))
        scores: NDArray[np.float64] = fit.astype(np.float64) + self._bias[ids]
        return scores


class _Rows:
    """A table of numbers in eight bits with a scale for each row."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], name: str) -> None:
        self._numbers, self._scales = arrays[PREFIX + name], arrays[f"{PREFIX}{name}.scales"]

    @property
    def width(self) -> int:
        """Numbers in a row."""
        return int(self._numbers.shape[1])

    def __call__(self, rows: NDArray[Any]) -> Vectors:
        result: Vectors = self._numbers[rows].astype(np.float32)
        result *= self._scales[rows].astype(np.float32)[:, None]
        return result

    def all(self) -> Vectors:
        return self(np.arange(len(self._scales)))


def quantized(
    words: Vectors, answers: Vectors, bias: Vectors, capitals: Vectors, layers: Any
) -> dict[str, NDArray[Any]]:
    """The arrays of a trained network. ``layers``: weights and bias of each of the three."""
    arrays: dict[str, NDArray[Any]] = {}
    tables = {"words": words, "answers": answers}
    for name, (weights, offsets) in zip(_LAYERS, layers, strict=True):
        tables[f"{name}.weights"] = weights
        arrays[f"{PREFIX}{name}.bias"] = offsets.astype(np.float32)
    for name, table in tables.items():
        scales = (np.abs(table).max(1) / 127.0 + 1e-12).astype(np.float32)
        arrays[PREFIX + name] = np.rint(table / scales[:, None]).astype(np.int8)
        arrays[f"{PREFIX}{name}.scales"] = scales
    arrays[PREFIX + "capitals"] = capitals.astype(np.float32)
    arrays[PREFIX + "bias"] = bias.astype(np.float32)
    return arrays


def _positive(numbers: Vectors) -> Vectors:
    return np.maximum(numbers, 0, out=numbers)
