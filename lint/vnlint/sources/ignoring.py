"""What a walk leaves out: globs of the settings, and `.gitignore` files, each for the folder it stands in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from vnlint.replay import LookedAt

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

TOOL_FOLDERS = frozenset(
    ".bzr .direnv .eggs .git .hg .ipynb_checkpoints .mypy_cache .nox .pyenv .pytest_cache .ruff_cache .svn "
    ".tox .venv .vnlint_cache .vscode __pypackages__ node_modules site-packages venv".split()
)
"""Names of folders of tools, never of corpora: left out wherever they stand."""

_EXCLUDES_FILE = re.compile(r"""(?im)^[ \t]*excludesfile[ \t]*=[ \t]*("?)([^\0\n]*?)\1[ \t]*(?:[#;].*)?$""")
"""The setting in a configuration file of git; no section but `core` has one of that name."""


class Globs:
    """Patterns in the syntax of `.gitignore`, relative to a folder. Raises ValueError for what is no pattern."""

    def __init__(self, root: str, patterns: Iterable[str]) -> None:
        self._root = os.path.join(os.path.abspath(root), "")
        lines = list(patterns)
        self._spec = _spec(lines) if lines else None

    def __call__(self, path: str, is_dir: bool) -> bool:
        """Whether the patterns leave a path out; they say nothing of what lies outside of their folder."""
        return self._spec is not None and bool(_verdict(self._spec, self._root, os.path.abspath(path), is_dir))


class GitIgnore(Struct, frozen=True):
    """The `.gitignore` of one folder, and those of the folders above; the nearest that has an opinion decides."""

    root: str
    spec: GitIgnoreSpec
    above: GitIgnore | None

    def ignores(self, path: str, is_dir: bool) -> bool:
        """Whether git would leave out an absolute path below this folder, given that it reads the folder."""
        layer: GitIgnore | None = self
        while layer:
            verdict = _verdict(layer.spec, layer.root, path, is_dir)
            if verdict is not None:
                return verdict
            layer = layer.above
        return False


def ignore_of(folder: str, looked_at: LookedAt) -> GitIgnore | None:
    """What git leaves out below an absolute folder.

    Its `.gitignore` says so, those up to the repository's, `info/exclude` in the repository, and the file of its user.
    """
    above: list[str] = []
    layer: GitIgnore | None = None
    while True:
        above.append(folder)
        repository = os.path.join(folder, ".git")
        looked_at.presence.add(repository)
        if os.path.exists(repository):
            layer = _layer(folder, _of_user(looked_at), None, looked_at)
            break
        folder, name = os.path.split(folder)
        if not name:  # not in a repository: only what stands in the folder itself counts
            del above[1:]
            break
    layer = _layer(above[-1], os.path.join(above[-1], ".git", "info", "exclude"), layer, looked_at)
    for folder in reversed(above):
        layer = below(folder, layer, looked_at)
    return layer


def _of_user(looked_at: LookedAt) -> str:
    """The file of what a user never wants in git: the one that their configuration names, or where git looks without.

    Git itself is not asked: to start it takes as long as to answer a call from memory. So only the user's configuration
    counts, not the system's and not the repository's.
    """
    home = os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config"), "git")
    for path in (os.path.expanduser("~/.gitconfig"), os.path.join(home, "config")):
        named: list[tuple[str, str]] = _EXCLUDES_FILE.findall(_text_of(path, looked_at) or "")
        if named:
            return os.path.expanduser(named[-1][1])
    return os.path.join(home, "ignore")


def below(folder: str, above: GitIgnore | None, looked_at: LookedAt) -> GitIgnore | None:
    """``above`` and the `.gitignore` of an absolute folder, if it has one."""
    return _layer(folder, os.path.join(folder, ".gitignore"), above, looked_at)


def _layer(root: str, path: str, above: GitIgnore | None, looked_at: LookedAt) -> GitIgnore | None:
    text = _text_of(path, looked_at)
    if text is None:
        return above
    return GitIgnore(os.path.join(root, ""), _spec(filter(_is_pattern, text.split("\n"))), above)


def _text_of(path: str, looked_at: LookedAt) -> str | None:
    """What stands in a file of git's; None where there is none, or none that we may read: git goes on as well."""
    looked_at.files.add(path)
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as stream:
            return stream.read()
    except OSError:
        return None


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only now: most folders of texts have no patterns

    return GitIgnoreSpec.from_lines(lines)


def _is_pattern(line: str) -> bool:
    """Git passes over what it cannot read, and so must we."""
    try:
        _spec([line])
    except ValueError:
        return False
    return True


def _verdict(spec: GitIgnoreSpec, root: str, path: str, is_dir: bool) -> bool | None:
    """True to leave out, False to keep against what is said further up, None when no pattern is about the path."""
    if not path.startswith(root):
        return None
    return spec.check_file(path[len(root) :] + "/" * is_dir).include
