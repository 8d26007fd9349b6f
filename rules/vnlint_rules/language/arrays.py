"""Named numpy arrays in one flat file, read without unpacking: short runs wait for it.

First the length of the header in four bytes, little endian; the header, in MessagePack, with name, type and shape of
each array; then the arrays in that order. Everything begins at a multiple of eight bytes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

_ALIGNED = 8
_LENGTH = 4


def pack(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """The bytes of a file. Arrays are kept little endian, row by row; there may be none of objects."""
    kept = {name: np.asarray(array, array.dtype.newbyteorder("<"), order="C") for name, array in arrays.items()}
    header = msgspec.msgpack.encode([(name, array.dtype.str, array.shape) for name, array in kept.items()])
    parts = [len(header).to_bytes(_LENGTH, "little") + header, *(array.tobytes() for array in kept.values())]
    return b"".join(part + bytes(-len(part) % _ALIGNED) for part in parts)


def unpack(data: bytes | memoryview) -> dict[str, NDArray[Any]]:
    """The arrays of a file, read-only: they lie in ``data``."""
    size = int.from_bytes(data[:_LENGTH], "little")
    arrays: dict[str, NDArray[Any]] = {}
    at = _LENGTH + size
    for name, dtype, shape in msgspec.msgpack.decode(data[_LENGTH:at], type=list[tuple[str, str, tuple[int, ...]]]):
        at += -at % _ALIGNED
        array = np.frombuffer(data, dtype, math.prod(shape), at).reshape(shape)
        arrays[name] = array
        at += array.nbytes
    return arrays


def write(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write a file."""
    path.write_bytes(pack(arrays))
