"""Where results go, and what the terminal there can do."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from vnlint.diagnostic import Message
from vnlint.errors import UsageError

STANDARD_OUTPUT = "-"
_Identity = tuple[int, int] | str
"""Of a file, by device and number; of one that is not there yet, its path."""

_IS_READ = Message(
    "{path} is to be read: name another file for what is written",
    "{path} là tệp cần đọc: hãy ghi kết quả ra tệp khác",
)
_TWICE = Message(
    "{path} is named for two kinds of results: name another file for one of them",
    "{path} được nêu cho hai loại kết quả: hãy ghi một loại ra tệp khác",
)
_CANNOT = Message(
    "cannot write {path}: {error}; name another place", "không ghi được {path}: {error}; hãy chọn nơi khác"
)


def check_outputs(outputs: Iterable[str | None], read: Iterable[str | int]) -> None:
    """Test files for results before any is opened and anything is done; None and `-` are none.

    Raises UsageError for one that is read too (``read``: by path or descriptor), that is to hold other results as well,
    or that cannot be written, as far as that shows.
    """
    known: set[_Identity] = set()
    for output in outputs:
        if output is None or output == STANDARD_OUTPUT:
            continue
        identity = _identity(output) if os.path.exists(output) else os.path.realpath(output)
        if identity is not None and identity in map(_identity, read):
            raise UsageError(_IS_READ(path=output))
        if identity in known:
            raise UsageError(_TWICE(path=output))
        if fault := _fault_of_file(output):
            raise UsageError(_CANNOT(path=output, error=os.strerror(fault)))
        if identity is not None:
            known.add(identity)


def check_folder(path: str) -> None:
    """Test a folder for results, which need not be there. Raises UsageError when no file can be made in it."""
    above = path
    while not os.path.lexists(above):
        above = os.path.dirname(above) or os.curdir
    if fault := _fault_of_folder(above):
        raise UsageError(_CANNOT(path=path, error=os.strerror(fault)))


def _identity(path: str | int) -> _Identity | None:
    """The same for all names of a file that keeps what is written to it; None for a device, a pipe, and for nothing."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _fault_of_file(path: str) -> int:
    """Why the system would not write a file, as the number of its error; 0 when it would."""
    if os.path.isdir(path):
        return errno.EISDIR
    if os.path.exists(path):
        return 0 if os.access(path, os.W_OK) else errno.EACCES
    return _fault_of_folder(os.path.dirname(os.path.realpath(path)))


def _fault_of_folder(path: str) -> int:
    """Why it would not make one in a folder."""
    if not os.path.isdir(path):
        return errno.ENOTDIR if os.path.exists(path) else errno.ENOENT
    return 0 if os.access(path, os.W_OK | os.X_OK) else errno.EACCES


@contextlib.contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """The file to write results to, or standard output."""
    if path is None or path == STANDARD_OUTPUT:
        yield sys.stdout
        return
    try:
        file = open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115 (below)
    except OSError as error:
        raise UsageError(_CANNOT(path=path, error=error.strerror)) from error
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
