"""Replace a file so that at every moment it is wholly the old one or wholly the new one.

A process that is killed leaves at most a hidden file ``.NAME.….vnlint-tmp`` beside it, which may be deleted.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

TEMPORARY = ".vnlint-tmp"
"""How the names of temporary files end."""
_NAME_LENGTH = 80
"""How much of the file's name goes into that of its temporary: a name of 255 bytes leaves no room for more."""


class FileChangedError(OSError):
    """Somebody else wrote to the file while it was being rewritten; theirs stands."""


@contextlib.contextmanager
def replace_file(path: str, since: os.stat_result | None = None, target: str | None = None) -> Iterator[BinaryIO]:
    """A stream for the new content of an existing file; on leaving the block without an error it takes its place.

    Mode stays, owner and group where the system lets us; a symbolic link stays one and its target is replaced; other
    hard links keep the old content. Nothing is replaced when the block raises, when the file is read-only
    (PermissionError), or when it is not as it was at ``since`` (`FileChangedError`). With ``target`` it becomes a new
    file there, whose folder is made if need be, and the old one stays (FileExistsError if there is one already).
    """
    old = os.path.realpath(path)
    before = since or os.stat(old)
    if target is None:
        new = old
        if not os.access(old, os.W_OK):
            raise PermissionError(13, "the file is read-only", path)
    else:
        new = os.path.abspath(target)
        os.makedirs(os.path.dirname(new), exist_ok=True)
        if os.path.lexists(new):
            raise FileExistsError(17, "there is such a file already", target)
    folder, name = os.path.split(new)
    prefix = "." + os.fsdecode(os.fsencode(name)[:_NAME_LENGTH]) + "."
    descriptor, temporary = tempfile.mkstemp(TEMPORARY, prefix, folder)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            _copy_owner(descriptor, before)
            os.fsync(descriptor)
        now = os.stat(old)
        if _version(now) != _version(before):
            raise FileChangedError(f"{path} was changed while it was being rewritten")
        os.replace(temporary, new)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def copy_file(path: str, target: str, since: os.stat_result | None = None) -> None:
    """Make a copy of a file as `replace_file` makes a new version. Raises OSError."""
    with open(path, "rb") as old, replace_file(path, since, target) as new:
        shutil.copyfileobj(old, new, 1 << 20)


def give_up(undo: contextlib.ExitStack) -> None:
    """Leave what was entered as after an error, so that `replace_file` replaces nothing."""
    with contextlib.suppress(_Discarded):
        undo.__exit__(_Discarded, _Discarded(), None)


class _Discarded(Exception):  # noqa: N818 (no error)
    pass


def _version(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def _copy_owner(descriptor: int, status: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        for uid, gid in ((-1, status.st_gid), (status.st_uid, -1)):  # apart: a group can be ours when the owner is not
            with contextlib.suppress(PermissionError):
                os.fchown(descriptor, uid, gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def _sync_folder(folder: str) -> None:
    """Make the new name last a power cut. Only where folders can be opened."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with contextlib.suppress(OSError):  # some network file systems cannot
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
