"""A call of the program that was made before, while all that it looked at is as it was then: what it said, said again.

Who lints a thousand unchanged files waits for nothing but a look at them: neither numpy nor any rule is imported. What
a run looked at is written down as it goes (`LookedAt`): files by their content, folders by the names in them, code and
models by size and time. A run is only remembered if none of that changed since it began, and no file was written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, TextIO, cast

from vnlint.store import Store, default_folder, files_below, signature_of, stamp_of

MOST_READ = 32_000_000
"""Bytes of the files that are looked at to answer so; more of them are known chunk by chunk."""
_MOST_SAID = 4_000_000
"""Characters that are remembered."""
_SLACK = 0.05
"""Seconds by which the time of a file may be behind that of the clock."""
_VARIABLES = (
    *("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "GITHUB_WORKSPACE"),
    *("HOME", "USERPROFILE", "XDG_CONFIG_HOME"),
)
"""Of the environment, beside those of vnlint, what decides how things are said, and where a user's own files are."""
_CACHE_DIR = "--cache-dir"
_NO_CACHE = "--no-cache"
_FORMAT = "replay 1"
"""Of what is remembered: another one when that changes, so that nothing older is read."""
_TIME = "time"
"""The stream of what is said anew each time."""

Said = list[tuple[str, str]]
"""What went to which stream, in order."""


class LookedAt:
    """What a run looked at, and what it says hangs on. Paths as they were used."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        """By their content; also those that are not there."""
        self.folders: set[str] = set()
        """By the names in them."""
        self.presence: set[str] = set()
        """By whether there is anything."""
        self.stamped: set[str] = set()
        """Large files, by size and time."""

    def code(self, homes: Iterable[str]) -> None:
        """The code and data in some folders and files, and whatever is installed beside it."""
        self.stamped.update(files_below(homes))
        self.folders.update(folder for home in homes for folder, _, _ in os.walk(home))
        self.folders.update(path for path in sys.path if os.path.isdir(path))

    def states(self) -> dict[str, dict[str, Any]]:
        """What all that is like now; JSON."""
        return {name: {path: state(path) for path in sorted(getattr(self, name))} for name, state in _STATES.items()}

    def has_rested_since(self, begun: float) -> bool:
        """Whether nothing of it was changed after a time, in seconds since the epoch."""
        return all(_changed(path) < begun for paths in (self.stamped, self.folders, self.files) for path in paths)


class Call:
    """One call of the program: its arguments and all else that decides how it is answered, files aside."""

    def __init__(self, arguments: list[str], begun: float) -> None:
        """``begun``: seconds since the epoch."""
        self._begun = begun
        self._clock = time.perf_counter()
        self.folder = _folder(arguments)
        streams = [(stream.isatty(), _width(stream)) for stream in (sys.stdout, sys.stderr)]
        names = sorted({*_VARIABLES, *(name for name in os.environ if name.startswith("VNLINT_"))})
        variables = [(name, os.environ.get(name)) for name in names]
        self._key = signature_of(_FORMAT, sys.version, sys.path, os.getcwd(), arguments, variables, streams)

    def replay(self) -> int | None:
        """Say what the same call said before, if nothing changed since; its exit code, or None to make it."""
        entry = Store(self.folder).get(self._key)
        if entry is None:
            return None
        head, _, said = entry.partition(b"\n")
        known = json.loads(head)
        for name, state in _STATES.items():
            for path, was in known["states"][name].items():
                if state(path) != was:
                    return None
        text = said.decode("utf-8", "surrogatepass")
        at = 0
        for name, size in known["said"]:
            words = text[at : at + size]
            at += size
            if name == _TIME:
                name, words = known["last"], self._time(words)
            getattr(sys, name).write(words)
        sys.stdout.flush()
        return int(known["code"])

    def remember(self, looked_at: LookedAt, ears: Ears, code: int, took: str) -> None:
        """Remember what was said and the exit code. ``took`` is how the time that it took was told."""
        said = ears.said()
        if said is None or not looked_at.has_rested_since(self._begun - _SLACK):
            return
        said, last = _parted(said, took)
        states = looked_at.states()
        if looked_at.has_rested_since(self._begun - _SLACK):  # still, now that it has been read
            sizes = [(name, len(text)) for name, text in said]
            head = json.dumps({"states": states, "said": sizes, "last": last, "code": code})
            text = "".join(text for _, text in said)
            Store(self.folder).put(self._key, f"{head}\n{text}".encode("utf-8", "surrogatepass"))

    def _time(self, was: str) -> str:
        """The time that this call took, told as that of an earlier one."""
        now = f"{time.perf_counter() - self._clock:.2f}"
        return now.replace(".", ",") if "," in was else now


class Ears:
    """Hears what is said on the standard streams, which is said all the same."""

    def __init__(self) -> None:
        self._heard: Said = []
        self._size = 0

    def hear(self, name: str, text: str) -> None:
        """Something was said on a stream of that name."""
        self._size += len(text)
        if self._size <= _MOST_SAID:
            self._heard.append((name, text))
        else:
            self._heard.clear()

    def said(self) -> Said | None:
        """All that was said; None where it was too much."""
        return self._heard if self._size <= _MOST_SAID else None


class _Overheard:
    """A stream with an ear to it."""

    def __init__(self, name: str, stream: TextIO, ears: Ears) -> None:
        self._name, self._stream, self._ears = name, stream, ears

    def write(self, text: str) -> int:
        self._ears.hear(self._name, text)
        return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def listening(call: Call | None) -> Iterator[Ears | None]:
    """Ears for what is said from here on; none where no call is to be remembered."""
    if call is None:
        yield None
        return
    ears = Ears()
    streams = {name: getattr(sys, name) for name in ("stdout", "stderr")}
    try:
        for name, stream in streams.items():
            setattr(sys, name, cast(TextIO, _Overheard(name, stream, ears)))
        yield ears
    finally:
        for name, stream in streams.items():
            setattr(sys, name, stream)


def call_of(arguments: list[str]) -> Call | None:
    """The call with some arguments; None for one that asks not to be remembered, or from a folder that is gone."""
    try:
        return None if _NO_CACHE in arguments else Call(arguments, time.time())
    except OSError:
        return None


def _parted(said: Said, took: str) -> tuple[Said, str]:
    """What was said with the last words of the time set apart, and the stream of those words."""
    for number in range(len(said) - 1, -1, -1):
        name, text = said[number]
        before, found, after = text.rpartition(f" {took} ")
        if found:
            return [*said[:number], (name, f"{before} "), (_TIME, took), (name, f" {after}"), *said[number + 1 :]], name
    return said, ""


def _folder(arguments: list[str]) -> str:
    """Where the cache is, as far as that can be told without reading the settings."""
    folder = None
    for argument, following in zip(arguments, [*arguments[1:], None], strict=False):
        if argument == _CACHE_DIR:
            folder = following
        elif argument.startswith(f"{_CACHE_DIR}="):
            folder = argument.partition("=")[2]
    return default_folder() if folder is None else os.path.join(os.getcwd(), folder)


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def _changed(path: str) -> float:
    """When a path was changed last, in seconds since the epoch; 0 if there is nothing."""
    try:
        status = os.stat(path)
    except OSError:
        return 0.0
    return max(status.st_mtime, status.st_ctime)


def _content(path: str) -> str | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        size = os.fstat(descriptor).st_size
        data = os.read(descriptor, size + 1)
        while len(data) != size and (more := os.read(descriptor, 1 << 20)):  # else all was read, and there is no more
            data += more
    except OSError:  # a folder
        return None
    finally:
        os.close(descriptor)
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _names(path: str) -> str | None:
    try:
        with os.scandir(path or os.curdir) as scan:
            names = sorted(f"{entry.name}/{entry.is_dir(follow_symlinks=False):d}{_is_file(entry):d}" for entry in scan)
    except OSError:
        return None
    return hashlib.blake2b("\0".join(names).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads in a circle: one of many names, that says nothing of the others
        return False


_STATES = {"stamped": stamp_of, "folders": _names, "presence": os.path.exists, "files": _content}
"""How the state of each kind of thing that is looked at is told, the quickest first."""
