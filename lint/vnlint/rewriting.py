"""A file rewritten piece by piece: new bytes where there are any, the old ones between them."""

from __future__ import annotations

import contextlib
import os
import shutil

from vnlint.sources.atomic import replace_file

_BLOCK = 1 << 20


class Rewriting:
    """The new version of a file on its way. Nothing is replaced before `commit`; `discard` leaves the file as it is."""

    def __init__(self, path: str, since: os.stat_result | None) -> None:
        """``since``: what the file was like when it was read. Raises OSError for a file that cannot be written."""
        self._undo = contextlib.ExitStack()
        self._old = self._undo.enter_context(open(path, "rb"))  # noqa: SIM115
        self._new = self._undo.enter_context(replace_file(path, since))

    def replace(self, start: int, stop: int, content: bytes) -> None:
        """Put ``content`` for the old bytes ``start`` to ``stop``; what lies between the last call and this stays."""
        while (left := start - self._old.tell()) > 0:
            block = self._old.read(min(_BLOCK, left))
            if not block:
                raise OSError(f"it was shortened to {self._old.tell()} bytes while it was being rewritten")
            self._new.write(block)
        self._new.write(content)
        self._old.seek(stop)

    def commit(self) -> None:
        """Copy what is left of the old bytes, and put the new file in place."""
        shutil.copyfileobj(self._old, self._new, _BLOCK)
        self._undo.close()

    def discard(self) -> None:
        """Give the new version up."""
        with contextlib.suppress(_Discarded):
            self._undo.__exit__(_Discarded, _Discarded(), None)


class _Discarded(Exception):  # noqa: N818 (no error)
    pass
