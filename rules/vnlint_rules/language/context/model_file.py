"""The file of a model: a header, then named arrays that are used where they lie, so that it is opened at once.

The header has eight bytes of `MAGIC`, the version of the format (32 bits), a CRC-32 of what follows (32 bits) and its
size (64 bits), little endian. What follows are arrays as `arrays.pack` lays them out, the card among them as JSON.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vnlint import Message
from vnlint_rules.language.arrays import pack, unpack
from vnlint_rules.language.context.fuse import Fuse
from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.swaps import Swaps
from vnlint_rules.language.context.vocabulary import Vocabulary

MAGIC = b"vnlmodel"
VERSION = 1
_HEADER = struct.Struct("<8sIIQ")
_VOCABULARY = ("hashes", "old", "old_ids", "words")
_FILTERS = ("pairs", "triples")

_NO_MODEL = Message(
    "{path}: not a vnlint model; make one with `vnlint learn`",
    "{path}: không phải mô hình của vnlint; hãy tạo bằng `vnlint learn`",
)
_NEWER = Message(
    "{path}: a model of format {found}, and this vnlint reads format {known}; upgrade vnlint",
    "{path}: mô hình dạng {found}, còn vnlint này đọc dạng {known}; hãy nâng cấp vnlint",
)
_OLDER = Message(
    "{path}: a model of format {found}, and this vnlint reads format {known}; learn it again with `vnlint learn`",
    "{path}: mô hình dạng {found}, còn vnlint này đọc dạng {known}; hãy tạo lại bằng `vnlint learn`",
)
_DAMAGED = Message(
    "{path}: the model is damaged ({how}); copy or learn it again",
    "{path}: mô hình bị hỏng ({how}); hãy sao chép hoặc tạo lại",
)
_UNREADABLE = Message("{path}: cannot be read: {error}", "{path}: không đọc được: {error}")


class ModelFileError(ValueError):
    """A file that is no model, or none that can be used; `message` says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


def save(model: Model, path: str) -> None:
    """Write a model; the file is the old one or the new one at any moment. Raises OSError."""
    payload = _payload(model)
    part = f"{path}.part"
    with open(part, "wb") as file:
        file.write(_HEADER.pack(MAGIC, VERSION, zlib.crc32(payload), len(payload)))
        file.write(payload)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def open_model(path: str, *, verify: bool = True) -> Model:
    """The model of a file, mapped into memory. Raises ModelFileError.

    ``verify``: compare the checksum, which reads the whole file (some milliseconds for ten megabytes).
    """
    try:
        with open(path, "rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:  # ValueError: an empty file cannot be mapped
        if isinstance(error, ValueError):
            raise ModelFileError(_NO_MODEL(path=path)) from error
        raise ModelFileError(_UNREADABLE(path=path, error=error.strerror or error)) from error
    return parse(memoryview(data), path, verify=verify)


def parse(data: memoryview | bytes, path: str, *, verify: bool = True) -> Model:
    """The model in some bytes, which ``path`` names to people. Raises ModelFileError."""
    if len(data) < _HEADER.size or bytes(data[:8]) != MAGIC:
        raise ModelFileError(_NO_MODEL(path=path))
    _, version, checksum, size = _HEADER.unpack_from(data)
    if version != VERSION:
        raise ModelFileError((_NEWER if version > VERSION else _OLDER)(path=path, found=version, known=VERSION))
    payload = memoryview(data)[_HEADER.size :]
    if len(payload) != size:
        raise ModelFileError(_DAMAGED(path=path, how=f"{len(payload)} bytes, {size} expected"))
    if verify and zlib.crc32(payload) != checksum:
        raise ModelFileError(_DAMAGED(path=path, how="checksum"))
    return _model(unpack(payload))


def _payload(model: Model) -> bytes:
    arrays: dict[str, NDArray[Any]] = {"counts": model.counts}
    for name, array in model.vocabulary.arrays().items():
        arrays[f"vocabulary.{name}"] = array
    for name in _FILTERS:
        fuse: Fuse = getattr(model, name)
        arrays[f"{name}.low"], arrays[f"{name}.high"] = fuse.low, fuse.high
        arrays[f"{name}.shape"] = np.array([fuse.segment, fuse.segments, fuse.seed, fuse.value_bits], np.int64)
    swaps = model.swaps
    arrays |= {"swaps.starts": swaps.starts, "swaps.ids": swaps.ids, "swaps.weights": swaps.weights}
    card = json.dumps(model.card, ensure_ascii=False, sort_keys=True).encode()
    arrays["card"] = np.frombuffer(card, np.uint8)
    return pack(arrays | dict(model.network))


def _model(arrays: Mapping[str, NDArray[Any]]) -> Model:
    fuses = {}
    for name in _FILTERS:
        segment, segments, seed, value_bits = arrays[f"{name}.shape"].tolist()
        fuses[name] = Fuse(arrays[f"{name}.low"], arrays[f"{name}.high"], segment, segments, seed, value_bits)
    hashes, old, old_ids, words = (arrays[f"vocabulary.{name}"] for name in _VOCABULARY)
    return Model(
        Vocabulary(hashes, old, old_ids, words),
        arrays["counts"],
        fuses["pairs"],
        fuses["triples"],
        Swaps(arrays["swaps.starts"], arrays["swaps.ids"], arrays["swaps.weights"]),
        json.loads(arrays["card"].tobytes()),
        {name: array for name, array in arrays.items() if name.startswith("net.")},
    )
