"""Reading and writing as a run does it, without a linter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from vnlint.diagnostic import Edit
from vnlint.source import Chunk, Fields, Loaded, Source

TEXT = Fields()


def load_all(source: Source, path: Path, fields: Fields = TEXT) -> Iterator[tuple[Chunk, Loaded]]:
    data = path.read_bytes()
    for chunk in source.split(str(path), fields):
        yield chunk, source.load(chunk, data[chunk.start : chunk.stop], fields)


def load(source: Source, data: bytes, fields: Fields = TEXT) -> Loaded:
    return source.load(Chunk("a file", 0, len(data)), data, fields)


def texts(loaded: Loaded) -> list[str]:
    return [document.text for document in loaded.documents]


def rewritten(
    source: Source, data: bytes, rounds: Mapping[int, Sequence[Sequence[Edit]]], fields: Fields = TEXT
) -> bytes:
    return load(source, data, fields).rewrite(rounds)
