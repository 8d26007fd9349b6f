"""What is known of chunks from earlier runs: by their content and all that decides what is found in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from vnlint.source import Chunk
from vnlint.store import files_below, stamp_of


class _Place(Struct, array_like=True):
    """What of a chunk beside its content decides what is said of it."""

    path: bytes
    start: int
    stop: int
    row: int
    record: int
    offset: int
    last: bool
    newline: str


def key_of(chunk: Chunk, data: bytes, signature: bytes) -> bytes:
    """The key of a chunk. ``signature`` stands for rules, options, plugins and models (`store.signature_of`)."""
    known = hashlib.blake2b(signature, digest_size=32)
    place = _Place(
        os.fsencode(chunk.path),
        chunk.start,
        chunk.stop,
        chunk.row,
        chunk.record,
        chunk.offset,
        chunk.last,
        chunk.newline,
    )
    known.update(msgspec.msgpack.encode(place))
    known.update(msgspec.msgpack.encode(chunk.conclusions))
    known.update(data)
    return known.digest()


def stamps(paths: Sequence[str]) -> list[tuple[str, str | None]]:
    """Of files, and of all files below folders, what tells one version from another."""
    return [(file, stamp_of(file)) for file in files_below(paths)]
