"""A small network that reads some words with some facts about them and answers with one number a place.

Each word becomes a vector, one that begins with a capital has another added to it for its position; facts are brought
to one scale; two hidden layers follow. Trained by scripts, stored as arrays: vectors in eight bits a number with a
scale for each, weights in sixteen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_LAYERS = ("first", "second", "third")


class SmallNetwork:
    """The network. Words are numbered by its own table."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], prefix: str) -> None:
        """``arrays`` as `quantized` makes them, under names that begin with ``prefix``."""
        self._vectors, self._scales = arrays[prefix + "vectors"], arrays[prefix + "scales"]
        self._capitals = arrays[prefix + "capitals"].astype(np.float32)
        self._mean, self._spread = arrays[prefix + "mean"], arrays[prefix + "spread"]
        self._layers = [
            (arrays[f"{prefix}{name}.weights"].astype(np.float32).T, arrays[f"{prefix}{name}.bias"]) for name in _LAYERS
        ]

    def __call__(self, words: NDArray[np.integer[Any]], capitals: NDArray[np.bool_], facts: Floats) -> Floats:
        """One number a place. ``words`` and ``capitals`` have shape (n, positions), ``facts`` (n, facts)."""
        vectors = self._vectors[words].astype(np.float32)
        vectors *= self._scales[words][:, :, None]
        vectors += capitals[:, :, None] * self._capitals
        size = vectors.shape[1] * vectors.shape[2]
        (first, a), (second, b), (third, c) = self._layers
        inputs = np.concatenate((vectors.reshape(len(words), size), (facts - self._mean) / self._spread), 1)
        hidden = np.maximum(inputs @ first + a, 0)
        hidden += np.maximum(hidden @ second + b, 0)
        answer: Floats = (hidden @ third + c)[:, 0]
        return answer


def quantized(
    prefix: str, vectors: Floats, capitals: Floats, mean: Floats, spread: Floats, layers: Any
) -> dict[str, NDArray[Any]]:
    """The arrays of a trained network. ``layers``: weights (out, in) and bias of each of the three."""
    scales = (np.abs(vectors).max(1) / 127.0 + 1e-12).astype(np.float32)
    arrays = {
        "vectors": np.rint(vectors / scales[:, None]).astype(np.int8),
        "scales": scales,
        "capitals": capitals.astype(np.float32),
        "mean": mean.astype(np.float32),
        "spread": spread.astype(np.float32),
    }
    for name, (weights, bias) in zip(_LAYERS, layers, strict=True):
        arrays[f"{name}.weights"] = weights.astype(np.float16)
        arrays[f"{name}.bias"] = bias.astype(np.float32)
    return {prefix + name: array for name, array in arrays.items()}
