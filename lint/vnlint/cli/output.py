"""Where results go, and what the terminal there can do."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from vnlint.diagnostic import Message
from vnlint.errors import UsageError


def keep_apart(output: str | None, read: Iterable[str | int]) -> None:
    """Raises UsageError when a file for results is one of those that are read, by path or descriptor."""
    if output and os.path.isfile(output) and any(map(functools.partial(_is, os.stat(output)), read)):
        raise UsageError(
            Message(
                f"{output} is to be read: name another file for what is written",
                f"{output} là tệp cần đọc: hãy ghi kết quả ra tệp khác",
            )
        )


def _is(status: os.stat_result, other: str | int) -> bool:
    try:
        return os.path.samestat(status, os.stat(other))
    except (OSError, ValueError):
        return False


@contextlib.contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """The file to write results to, or standard output."""
    if path is None or path == "-":
        yield sys.stdout
        return
    try:
        file = open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115 (below)
    except OSError as error:
        raise UsageError(
            Message(f"cannot write {path}: {error.strerror}", f"không ghi được {path}: {error.strerror}")
        ) from error
    with file:
        yield file


def wants_color(choice: str, stream: TextIO, environment: Mapping[str, str] | None = None) -> bool:
    """Whether to colour what goes to a stream: as told, else by FORCE_COLOR, NO_COLOR, and the terminal."""
    environment = os.environ if environment is None else environment
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") != "0":
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int | None:
    """The cells in a line of the terminal behind a stream; None where there is no terminal."""
    return shutil.get_terminal_size().columns if stream.isatty() else None
