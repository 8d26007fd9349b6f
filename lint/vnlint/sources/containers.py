"""How the bytes of a file are stored: as they are, or compressed. Offsets are always those of the content."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from msgspec.structs import replace

from vnlint.source import Chunk

SUFFIXES = (".gz", ".bz2", ".xz", ".zst")
"""How the names of compressed files end, after the suffix of their content."""
_SKIP = 1 << 20
_BLOCK = 1 << 17


def codec_of(path: str) -> str:
    """The suffix that says how a file is compressed; empty for one that is not."""
    suffix = os.path.splitext(path)[1].lower()
    return suffix if suffix in SUFFIXES else ""


def opened(path: str) -> io.BufferedReader:
    """The content of a file. Raises OSError, reading it too, for what cannot be read or is damaged."""
    file = open(path, "rb")  # noqa: SIM115
    codec = codec_of(path)
    if not codec:
        return file
    try:
        return io.BufferedReader(_Unpacked(file, codec), _SKIP)
    except OSError:
        file.close()
        raise


def content_blocks(path: str) -> Iterator[bytes]:
    """The content of a file, read to its end in blocks. Raises OSError."""
    with opened(path) as stream:
        while block := stream.read(_SKIP):
            yield block


def size_of(path: str) -> int | None:
    """Bytes of the content; None for a compressed file, of which only reading tells."""
    return None if codec_of(path) else os.stat(path).st_size


@contextlib.contextmanager
def packed(path: str, stream: BinaryIO) -> Iterator[BinaryIO]:
    """A stream for content that is written to ``stream`` as the name of the file says."""
    codec = codec_of(path)
    if not codec:
        yield stream
        return
    with _packing(codec, stream) as content:
        yield content


def content_of(chunk: Chunk) -> bytes:
    """The bytes of a chunk that carries none. Of a compressed file all before it are read, too."""
    with opened(chunk.path) as stream:
        if codec_of(chunk.path):
            left = chunk.start
            while left and (block := stream.read(min(left, _SKIP))):
                left -= len(block)
        else:
            stream.seek(chunk.start)
        return stream.read(chunk.stop - chunk.start)


def carrying(path: str, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """The chunks of a file that cover it in order; of a compressed one, that can be read from its start only, each with
    its bytes."""
    if not codec_of(path):
        yield from chunks
        return
    with opened(path) as stream:
        for chunk in chunks:
            yield chunk if chunk.problem else replace(chunk, data=stream.read(chunk.stop - chunk.start))


class _Unpacked(io.RawIOBase):
    """The content of a compressed file; damage is an OSError, whatever the library calls it."""

    def __init__(self, file: BinaryIO, codec: str) -> None:
        self._file = file
        self._codec = codec
        self._content = _unpacking(codec, file)
        self._damage = _errors(codec)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._content.read(len(buffer))
        except self._damage as error:
            kind = self._codec.removeprefix(".")
            raise OSError(f"not {kind} data, or cut off ({error}); compress it anew") from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._content.close()
        self._file.close()
        super().close()


class _Frames:
    """The content of zstd frames one after the other. A file that is cut off is an EOFError: the library's own reader
    takes it for its end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._pieces = self._unpacked(stream, _zstandard().ZstdDecompressor())
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Up to so many bytes; none at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        piece, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return piece

    def close(self) -> None:
        """Nothing is open but the stream, which is not ours."""

    def _unpacked(self, stream: BinaryIO, decompressor: Any) -> Iterator[bytes]:
        data = stream.read(_BLOCK)
        while data:
            frame = decompressor.decompressobj()
            while not frame.eof:
                yield frame.decompress(data)
                if not frame.eof:
                    data = stream.read(_BLOCK)
                    if not data:
                        raise EOFError("the last frame has no end")
            data = frame.unused_data or stream.read(_BLOCK)


# Codecs are loaded when a file needs one: most runs see none.


def _unpacking(codec: str, stream: BinaryIO) -> Any:
    """A stream of the content of another. Raises OSError for a codec that is not installed."""
    if codec == ".zst":
        return _Frames(stream)
    return _module(codec).open(stream, "rb")


def _packing(codec: str, stream: BinaryIO) -> Any:
    """A stream whose content comes compressed into another; gzip without name and time, so that equal stays equal."""
    if codec == ".zst":
        return _zstandard().ZstdCompressor(level=9).stream_writer(stream, closefd=False)
    if codec == ".gz":
        return _module(codec).GzipFile("", "wb", 6, stream, mtime=0)
    return _module(codec).open(stream, "wb")


def _errors(codec: str) -> tuple[type[Exception], ...]:
    """What a codec raises for damage."""
    if codec == ".gz":
        return OSError, EOFError, importlib.import_module("zlib").error
    if codec == ".xz":
        return OSError, EOFError, _module(codec).LZMAError
    return (OSError, EOFError, _zstandard().ZstdError) if codec == ".zst" else (OSError, EOFError)


def _module(codec: str) -> Any:
    return importlib.import_module({".gz": "gzip", ".bz2": "bz2", ".xz": "lzma"}[codec])


def _zstandard() -> Any:
    try:
        return importlib.import_module("zstandard")
    except ImportError as error:
        raise OSError("zstd needs a package more: pip install 'vnlint[zstd]'") from error
