"""Which files a run reads: paths, folders and lists of files, each file once, in an order that is always the same."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from vnlint.diagnostic import Message
from vnlint.replay import LookedAt
from vnlint.source import Problem, unreadable
from vnlint.sources.decoding import foreign
from vnlint.sources.ignoring import GitIgnore, below, ignore_of

STDIN = "-"
_HEAD = 8192
"""Bytes looked at to tell text from other data."""

_MISSING = Message("no such file or folder", "không có tệp hay thư mục này")
_NOT_A_FILE = Message(
    "neither a file nor a folder; pipe it into: vnlint -",
    "không phải tệp cũng không phải thư mục; hãy chuyển nội dung qua ống dẫn vào: vnlint -",
)
_BINARY = Message(
    "not text: there is a NUL byte in its first 8 kB", "không phải văn bản: có byte NUL trong 8 kB đầu tệp"
)


class Found(Struct, frozen=True):
    """A file to read; ``-`` is standard input."""

    path: str
    guessed: bool = False
    """Whether it was named by the user but has no known suffix: read as plain text, better not written."""
    folder: str | None = None
    """The folder that was named and holds it; None for a file that was named itself."""

    @property
    def inside(self) -> str:
        """Its path inside the folder that was named; its own name, when it was named itself."""
        return os.path.basename(self.path) if self.folder is None else os.path.relpath(self.path, self.folder)


def read_file_list(data: bytes) -> list[str]:
    """The paths of a list, one a line, or each ended by a NUL when there is one."""
    separator = b"\0" if b"\0" in data else b"\n"
    entries = data.split(separator) if separator == b"\0" else map(bytes.strip, data.split(separator))
    return [os.fsdecode(entry) for entry in entries if entry]


def discover(
    paths: Iterable[str],
    *,
    suffixes: Iterable[str],
    exclude: Callable[[str, bool], bool] = lambda path, is_dir: False,
    respect_gitignore: bool = True,
    force_exclude: bool = False,
    looked_at: LookedAt | None = None,
) -> Iterator[Found | Problem]:
    """The files under ``paths``, each once, folders in the order of names; what cannot be read is a problem.

    ``exclude(path, is_dir)`` and ``.gitignore`` leave out what is met on the way through a folder. Who names a path
    means it: a named file is read whatever they say, and in a named folder that they would leave out they do not
    count. With ``force_exclude``, ``exclude`` holds for named paths too. Links to files are followed, after all else in
    the folder that was named, so that a file that is met both ways goes by its own name; links to folders are not,
    unless named. ``looked_at`` is told of folders and of what may say what to leave out.
    """
    search = _Search(
        tuple(s.lower() for s in suffixes), exclude, respect_gitignore, force_exclude, looked_at or LookedAt()
    )
    for path in paths:
        yield from search.named(path)


class _Search:
    def __init__(
        self,
        suffixes: tuple[str, ...],
        exclude: Callable[[str, bool], bool],
        respect_gitignore: bool,
        force_exclude: bool,
        looked_at: LookedAt,
    ) -> None:
        self._suffixes = suffixes
        self._exclude = exclude
        self._respect_gitignore = respect_gitignore
        self._force_exclude = force_exclude
        self._looked_at = looked_at
        self._seen: set[str] = set()
        """The real paths of all files found."""
        self._links: list[str] = []
        """Links to files that were met on the way."""

    def named(self, path: str) -> Iterator[Found | Problem]:
        """What a path that the user gave stands for."""
        if path == STDIN:
            if self._is_new(path):
                yield Found(path)
            return
        try:
            mode = os.stat(path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            yield Problem(path, None, _MISSING)
            return
        except (OSError, ValueError) as error:
            yield unreadable(path, error)
            return
        is_dir = stat.S_ISDIR(mode)
        excluded = self._exclude(path, is_dir)
        if excluded and self._force_exclude:
            return
        if is_dir:
            folder = os.path.normpath(path)
            real = os.path.realpath(path)
            ignore = ignore_of(real, self._looked_at) if self._respect_gitignore else None
            if ignore and _leads_into_ignored(ignore, real):
                ignore = below(real, None, self._looked_at)
            named = "" if folder == os.curdir else folder
            yield from self._walk(named, real, ignore, not excluded, folder)
            links, self._links = self._links, []
            yield from (Found(link, folder=folder) for link in links if self._is_new(os.path.realpath(link)))
        elif stat.S_ISREG(mode):
            if self._is_new(os.path.realpath(path)):
                yield self._known(path)
        else:
            yield Problem(path, None, _NOT_A_FILE)

    def _walk(
        self, folder: str, real: str, ignore: GitIgnore | None, excluding: bool, named: str
    ) -> Iterator[Found | Problem]:
        self._looked_at.folders.add(folder or os.curdir)
        try:
            with os.scandir(folder or os.curdir) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield unreadable(folder or os.curdir, error)
            return
        for entry in entries:
            path = os.path.join(folder, entry.name)
            real_path = os.path.join(real, entry.name)
            is_dir = entry.is_dir(follow_symlinks=False)
            if not is_dir and not entry.name.lower().endswith(self._suffixes):
                continue
            if (excluding and self._exclude(path, is_dir)) or (ignore and ignore.ignores(real_path, is_dir)):
                continue
            if is_dir:
                inner = below(real_path, ignore, self._looked_at) if self._respect_gitignore else None
                yield from self._walk(path, real_path, inner, excluding, named)
                continue
            try:
                is_file = entry.is_file()
            except OSError as error:  # a link that leads in a circle, or where we may not look
                yield unreadable(path, error)
                continue
            if is_file and entry.is_symlink():
                self._links.append(path)
            elif is_file and self._is_new(real_path):
                yield Found(path, folder=named)

    def _is_new(self, real: str) -> bool:
        known = real in self._seen
        self._seen.add(real)
        return not known

    def _known(self, path: str) -> Found | Problem:
        """A named file: by its suffix, or else as a guess, when its beginning looks like text."""
        if path.lower().endswith(self._suffixes):
            return Found(path)
        try:
            with open(path, "rb") as stream:
                head = stream.read(_HEAD)
        except OSError as error:
            return unreadable(path, error)
        if b"\0" in head:
            return foreign(path, head) or Problem(path, None, _BINARY)
        return Found(path, guessed=True)


def _leads_into_ignored(ignore: GitIgnore, folder: str) -> bool:
    """Whether git leaves out an absolute folder or one above it."""
    while not ignore.ignores(folder, True):
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return True
