"""What a run reads: files and folders, a list of files, or standard input."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from vnlint.checking import Mode
from vnlint.cli.output import check_folder, check_outputs
from vnlint.cli.recipe import Setup
from vnlint.diagnostic import Message
from vnlint.errors import UsageError
from vnlint.report import Part
from vnlint.resolver import Resolver
from vnlint.runner import Runner, processes
from vnlint.source import Problem
from vnlint.sources.containers import codec_of
from vnlint.sources.files import STDIN, Found, discover, read_file_list
from vnlint.sources.ignoring import TOOL_FOLDERS, Globs
from vnlint.streams import is_closed

_TOGETHER = Message(
    "standard input (-) cannot be checked together with files",
    "không thể kiểm tra đầu vào chuẩn (-) cùng với tệp",
)
_NOT_TEXT = Message(
    "--stdin-filename {name}: standard input is read as text; unpack it first, or name the file itself",
    "--stdin-filename {name}: đầu vào chuẩn được đọc như văn bản; hãy giải nén trước, hoặc nêu chính tệp đó",
)
_NOT_READ = Message(
    "--stdin-filename: standard input is not read where files are named; leave out one of the two",
    "--stdin-filename: đã nêu tệp thì không đọc đầu vào chuẩn; hãy bỏ một trong hai",
)
_NO_INPUT = Message("standard input is closed; name files instead", "đầu vào chuẩn đã đóng; hãy nêu tệp")
_UNREAD_INPUT = Message("standard input cannot be read: {error}", "không đọc được đầu vào chuẩn: {error}")
_NO_FILES = Message(
    "--output-dir: standard input goes to standard output", "--output-dir: đầu vào chuẩn được ghi ra đầu ra chuẩn"
)
_SAME_TARGET = Message(
    "--output-dir: {one} and {other} would both become {target}; run vnlint for each",
    "--output-dir: {one} và {other} sẽ cùng ghi vào {target}; hãy chạy riêng từng tệp",
)
_THERE_ALREADY = Message(
    "--output-dir: there is a file {target} already; remove it, or name another folder",
    "--output-dir: đã có tệp {target}; hãy xóa nó, hoặc chọn thư mục khác",
)
_NO_LIST = Message("--file-list {path}: {error}", "--file-list {path}: {error}")
_STDIN_DESCRIPTOR = 0


class Inputs(Struct, frozen=True):
    """The files of a run, or the name that standard input goes by."""

    files: Sequence[str | Problem] = ()
    stdin: str | None = None
    excluded: bool = False
    """Whether standard input is to pass unread."""
    size: int = 0
    """Bytes of all files."""
    processes: int = 1
    """How many processes to read them with."""
    targets: Mapping[str, str] | None = None
    """Where fixed files and copies of all others are to go; None for the places of the files."""
    guessed: Collection[str] = ()
    """Files that are read as plain text and never written, as their names are of no format."""
    read: Collection[str | int] = ()
    """All that is read, by path or descriptor: the files, what was named, and what says how and which."""

    @classmethod
    def of(cls, setup: Setup, paths: Sequence[str], values: Mapping[str, Any]) -> Inputs:
        """What the arguments and options name: who names standard input wants it read. Raises UsageError."""
        resolver = Resolver(setup.plugins, setup.recipe, setup.looked_at)
        is_named = values["stdin_filename"] is not None
        if STDIN in paths or (is_named and not paths and not values["file_list"]):
            return cls._of_stdin(setup, resolver, paths, values)
        if is_named:
            raise UsageError(_NOT_READ)
        lists: list[str | int] = []
        if values["file_list"]:
            paths = [*paths, *_listed(values["file_list"])]
            lists.append(_STDIN_DESCRIPTOR if values["file_list"] == STDIN else values["file_list"])
        elif not paths:
            paths = [os.curdir]
        return cls._of_files(setup, resolver, paths, lists, values.get("output_dir"))

    @classmethod
    def _of_stdin(cls, setup: Setup, resolver: Resolver, paths: Sequence[str], values: Mapping[str, Any]) -> Inputs:
        if values.get("output_dir"):
            raise UsageError(_NO_FILES)
        if len(paths) > 1 or values["file_list"]:
            raise UsageError(_TOGETHER)
        name = values["stdin_filename"] or STDIN
        if codec_of(name) or not setup.registry.source_of(name).may_be_compressed:
            raise UsageError(_NOT_TEXT(name=name))
        excluded = setup.settings.force_exclude and _exclusion(resolver)(name, False)
        return cls(stdin=name, excluded=excluded, read=[*setup.looked_at.files, _STDIN_DESCRIPTOR])

    @classmethod
    def _of_files(
        cls, setup: Setup, resolver: Resolver, paths: Sequence[str], lists: Sequence[str | int], output_dir: str | None
    ) -> Inputs:
        """``lists``: where some of the paths are from, by path or descriptor."""
        settings, looked_at = setup.settings, setup.looked_at
        met = list(
            discover(
                paths,
                suffixes=setup.registry.suffixes,
                exclude=_exclusion(resolver),
                respect_gitignore=settings.respect_gitignore,
                force_exclude=settings.force_exclude,
                looked_at=looked_at,
            )
        )
        found = [one for one in met if not isinstance(one, Problem)]
        for folder in {os.path.dirname(one.path) or os.curdir for one in found}:
            resolver.for_path(folder)  # where nothing was excluded on the way, nobody asked: it is to be looked at
        looked_at.files.update(one.path for one in found)
        size = sum(_size(one.path) for one in found)
        return cls(
            [one if isinstance(one, Problem) else one.path for one in met],
            size=size,
            processes=processes(settings.jobs, size),
            targets=_targets(output_dir, found) if output_dir else None,
            guessed={one.path for one in found if one.guessed},
            read=[*lists, *paths, *looked_at.files],
        )

    def check_outputs(self, *outputs: str | None) -> None:
        """Raises UsageError for a file to be written that is read, is named twice, or cannot be written."""
        check_outputs(outputs, self.read)

    def parts(self, runner: Runner, mode: Mode) -> Iterator[Part]:
        """What comes of them. The fixed text of standard input goes to standard output."""
        if self.stdin is None:
            yield from runner.run(self.files)
            return
        data = standard_input()
        parts: Iterable[Part] = ()
        if not self.excluded:
            part, data = runner.run_bytes(self.stdin, data)
            parts = (part,)
        if mode.write:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        yield from parts


def standard_input() -> bytes:
    """All of it. Raises UsageError when it cannot be read."""
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise UsageError(_NO_INPUT if is_closed(error) else _UNREAD_INPUT(error=error.strerror)) from error


def _targets(folder: str, found: Sequence[Found]) -> dict[str, str]:
    """Where in a folder each file goes. Raises UsageError for two of one place, and for a place that cannot be had."""
    check_folder(folder)
    sources: dict[str, str] = {}
    for one in found:
        target = os.path.join(folder, one.inside)
        if target in sources:
            raise UsageError(_SAME_TARGET(one=sources[target], other=one.path, target=target))
        if os.path.lexists(target):
            raise UsageError(_THERE_ALREADY(target=target))
        sources[target] = one.path
    return {path: target for target, path in sources.items()}


def _exclusion(resolver: Resolver) -> Callable[[str, bool], bool]:
    """Whether a path is excluded by the settings of the folder it is in."""

    @functools.cache
    def globs_in(folder: str) -> Globs:
        resolved = resolver.for_path(folder)
        try:
            return Globs(resolved.root_of("exclude"), resolved.settings.exclude)
        except ValueError as error:
            where = resolved.origins["exclude"]
            raise UsageError(Message(f"{where}: exclude: {error}", f"{where}: exclude: {error}")) from error

    def excluded(path: str, is_folder: bool) -> bool:
        if is_folder and os.path.basename(path) in TOOL_FOLDERS:
            return True
        return globs_in(os.path.dirname(path) or os.curdir)(path, is_folder)

    return excluded


def _listed(path: str) -> list[str]:
    try:
        if path == STDIN:
            return read_file_list(standard_input())
        with open(path, "rb") as file:
            return read_file_list(file.read())
    except OSError as error:
        raise UsageError(_NO_LIST(path=path, error=error.strerror)) from error


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0  # the runner says what is wrong with it
