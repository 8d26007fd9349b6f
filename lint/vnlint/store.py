"""Files of what is known from earlier runs, by key, in a folder that several runs may share.

An entry is a file named by its key, with a checksum before what it says. Files come into place in one step; one that is
damaged or foreign is as good as none. No other module of the engine is imported here, for this one answers before any.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator

SUFFIX = ".vnlint"
"""How the names of entries end; nothing else in the folder is touched."""
TAG = "CACHEDIR.TAG"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by vnlint; `vnlint clean` empties it. See https://bford.info/cachedir/\n"
_SUM = 16
"""Bytes of the checksum."""
LARGEST = 1 << 30
"""Bytes of all entries; the ones that were used least recently go first."""
_TRIMMED = 0.8
_PATIENCE = 3600.0
"""Seconds from one look at the size of all to the next."""


class Store:
    """Entries in a folder. Nothing here raises: what cannot be read or written is not known."""

    def __init__(self, folder: str, largest: int = LARGEST) -> None:
        self.folder = folder
        self._largest = largest

    def get(self, key: bytes) -> bytes | None:
        """What is known under a key, or None."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:
                data = file.read()
            os.utime(path)  # it was of use: it is to stay
        except OSError:
            return None
        entry = data[_SUM:]
        return entry if data[:_SUM] == _checksum(key, entry) else None

    def put(self, key: bytes, entry: bytes) -> None:
        """Remember what is known under a key."""
        import tempfile  # only now: reading does without

        path = self._path(key)
        with contextlib.suppress(OSError):
            self._make(os.path.dirname(path))
            descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(path))
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(_checksum(key, entry) + entry)
                os.replace(temporary, path)
            except BaseException:
                os.unlink(temporary)
                raise

    def trim(self, now: float) -> None:
        """Delete the entries that were used least recently if all take more than they may.

        That is looked at once in `_PATIENCE`; ``now``: seconds since the epoch.
        """
        tag = os.path.join(self.folder, TAG)
        try:
            if now - os.stat(tag).st_mtime < _PATIENCE:
                return
            os.utime(tag)
        except OSError:
            return
        known = []
        for path in self._entries():
            with contextlib.suppress(OSError):
                status = os.stat(path)
                known.append((status.st_mtime_ns, status.st_size, path))
        total = sum(size for _, size, _ in known)
        if total <= self._largest:
            return
        for _, size, path in sorted(known):
            if total <= self._largest * _TRIMMED:
                break
            with contextlib.suppress(OSError):
                os.unlink(path)
                total -= size

    def clean(self) -> tuple[int, int]:
        """Delete all entries, and the folder if nothing else is in it; how many they were, and their bytes."""
        count = size = 0
        for path in list(self._entries()):
            with contextlib.suppress(OSError):
                size += os.stat(path).st_size
                os.unlink(path)
                count += 1
        with contextlib.suppress(OSError):
            for name in os.listdir(self.folder):
                with contextlib.suppress(OSError):
                    os.rmdir(os.path.join(self.folder, name))
            if os.listdir(self.folder) == [TAG]:
                os.unlink(os.path.join(self.folder, TAG))
                os.rmdir(self.folder)
        return count, size

    def _entries(self) -> Iterator[str]:
        try:
            folders = [entry.path for entry in os.scandir(self.folder) if len(entry.name) == 2 and entry.is_dir()]
        except OSError:
            return
        for folder in folders:
            with contextlib.suppress(OSError), os.scandir(folder) as scan:
                yield from (entry.path for entry in scan if entry.name.endswith(SUFFIX))

    def _path(self, key: bytes) -> str:
        name = key.hex()
        return os.path.join(self.folder, name[:2], name[2:] + SUFFIX)

    def _make(self, folder: str) -> None:
        if not os.path.isdir(folder):
            os.makedirs(folder, exist_ok=True)
            tag = os.path.join(self.folder, TAG)
            if not os.path.exists(tag):
                with open(tag, "w", encoding="ascii") as file:
                    file.write(_TAG)


def signature_of(*parts: object) -> bytes:
    """A key for values that `repr` tells apart."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=32).digest()


def files_below(paths: Iterable[str]) -> list[str]:
    """Of files and folders those files, and all below those folders, that are no compiled code."""
    found = []
    for path in paths:
        if os.path.isdir(path):
            inside = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
        else:
            inside = [path]
        found += [file for file in inside if not file.endswith((".pyc", ".pyo"))]
    return found


def stamp_of(path: str) -> str | None:
    """What tells one version of a file from another without reading it: its size and time; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return f"{status.st_size} {status.st_mtime_ns}"


def default_folder() -> str:
    """Where entries are if nobody says otherwise: ``VNLINT_CACHE_DIR``, else the user's folder for such things."""
    if folder := os.environ.get("VNLINT_CACHE_DIR"):
        return folder
    import platformdirs

    return platformdirs.user_cache_dir("vnlint", appauthor=False)


def _checksum(key: bytes, entry: bytes) -> bytes:
    return hashlib.blake2b(entry, digest_size=_SUM, key=key).digest()
