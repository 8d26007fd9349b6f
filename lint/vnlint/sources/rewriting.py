"""A file rewritten piece by piece: new bytes where there are any, the old ones between them."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator

from vnlint.sources.atomic import give_up, replace_file
from vnlint.sources.containers import opened, packed

_BLOCK = 1 << 20


class StoredRewriting:
    """The new version of a file on its way, compressed as the old one (`vnlint.source.Rewriting`)."""

    def __init__(self, path: str, since: os.stat_result | None, target: str | None = None) -> None:
        """``since``: what the file was like when it was read; ``target``: where to write, if not there.

        Raises OSError for a file that cannot be written.
        """
        with contextlib.ExitStack() as undo:
            self._old = undo.enter_context(opened(path))
            file = undo.enter_context(replace_file(path, since, target))
            self._new = undo.enter_context(packed(path, file))
            self._undo = undo.pop_all()
        self._at = 0
        """How much of the old content is done."""

    def replace(self, start: int, stop: int, content: bytes) -> None:
        """Put ``content`` for the old bytes ``start`` to ``stop``; what lies between the last call and this stays."""
        for block in self._old_until(start):
            self._new.write(block)
        self._new.write(content)
        for _ in self._old_until(stop):
            pass

    def _old_until(self, stop: int) -> Iterator[bytes]:
        while self._at < stop:
            block = self._old.read(min(_BLOCK, stop - self._at))
            if not block:
                raise OSError(f"it was shortened to {self._at} bytes while it was being rewritten")
            self._at += len(block)
            yield block

    def commit(self) -> None:
        """Copy what is left of the old bytes, and put the new file in place."""
        shutil.copyfileobj(self._old, self._new, _BLOCK)
        self._undo.close()

    def discard(self) -> None:
        """Give the new version up."""
        give_up(self._undo)
