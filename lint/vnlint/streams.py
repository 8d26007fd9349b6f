"""Standard streams that are no use: closed before we began, on a full disk, a pipe whose reader went away."""

from __future__ import annotations

import errno
import os
import sys

from vnlint.exits import Exit

_CLOSED = {"stdin": os.O_WRONLY, "stdout": os.O_RDONLY, "stderr": os.O_WRONLY}
"""How nothing is opened in the place of each. What is read from or written to the first two is an error; what is told
on the third is lost."""
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


def open_closed() -> None:
    """Put streams where there are none, so that no file is opened under their numbers and taken for them."""
    for name, flags in _CLOSED.items():
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, flags)
            os.set_inheritable(descriptor, True)
            stream = open(descriptor, "r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, stream)


def is_full(error: BaseException) -> bool:
    """Whether an error says that there is no room for what is written."""
    return isinstance(error, OSError) and error.errno in _FULL


def is_closed(error: BaseException) -> bool:
    """Whether an error says that a stream is closed."""
    return isinstance(error, OSError) and error.errno == errno.EBADF


def let_go() -> None:
    """Give up what cannot be written any more, so that nothing is left to fail at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _discard(stream.fileno())


def pipe_closed() -> int:
    """The exit code when who read our output has seen enough; nothing is left to fail at exit."""
    _discard(sys.stdout.fileno())
    return Exit.PIPE_CLOSED


def _discard(descriptor: int) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
