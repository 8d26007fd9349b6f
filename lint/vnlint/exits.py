"""The exit codes of the program, whatever the command."""

from __future__ import annotations

import enum


class Exit(enum.IntEnum):
    """How a run ended."""

    DONE = 0
    """Nothing was found, or what was to be done is done."""
    FOUND = 1
    """Texts need work, or fall short of what was asked of them."""
    FAILED = 2
    """Something could not be used, read or written; what else there was is done."""
    INTERRUPTED = 130
    """By SIGINT, as shells tell it."""
    PIPE_CLOSED = 141
    """Who read our output has seen enough: as a program that SIGPIPE ended."""
    TERMINATED = 143
    """By SIGTERM."""
