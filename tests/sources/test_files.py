from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vnlint.replay import LookedAt
from vnlint.source import Problem
from vnlint.sources import builtin_sources, source_for
from vnlint.sources.files import Found, discover, read_file_list
from vnlint.sources.ignoring import Globs

SUFFIXES = (".txt", ".md", ".jsonl")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    def make(files: dict[str, str]) -> None:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)

    return make


def found(*paths: str, **settings: object) -> list[str]:
    results = list(discover(paths, suffixes=SUFFIXES, **settings))  # type: ignore[arg-type]
    assert all(isinstance(result, Found) for result in results), results
    return [result.path for result in results]


def test_folders_are_walked_in_order(tree: Callable[..., None]) -> None:
    tree(dict.fromkeys(["b.txt", "a/z.md", "a/b/c.JSONL", "a.txt", "c.py", "B.txt", ".x/y.txt"], "x"))
    assert found(".") == [".x/y.txt", "B.txt", "a/b/c.JSONL", "a/z.md", "a.txt", "b.txt"]
    assert found("a/", "a.txt", "./a/z.md", "a.txt") == ["a/b/c.JSONL", "a/z.md", "a.txt"]
    assert found(str(Path("a").resolve())) == [str(Path("a/b/c.JSONL").resolve()), str(Path("a/z.md").resolve())]


def test_gitignore_is_heeded_from_the_repository_down(tree: Callable[..., None]) -> None:
    tree(
        {
            ".git/info/exclude": "*.tmp.txt\nsecret.txt\n",
            ".gitignore": "\ufeff*.log.txt\n!\n/out/\nraw/*\n!raw/keep.txt\n",
            "sub/.gitignore": "!b.log.txt\nc.txt\n!secret.txt\n",
        }
        | dict.fromkeys(
            [
                "a.txt",
                "a.log.txt",
                "a.tmp.txt",
                "out/a.txt",
                "raw/a.txt",
                "raw/keep.txt",
                "sub/b.log.txt",
                "sub/c.txt",
                "sub/secret.txt",
                "sub/out/a.txt",
                "sub/deep/c.txt",
                ".git/a.txt",
            ],
            "x",
        )
    )
    git = Globs(".", [".git/"])
    expected = ["a.txt", "raw/keep.txt", "sub/b.log.txt", "sub/out/a.txt", "sub/secret.txt"]
    assert found(".", exclude=git) == expected
    assert found("sub") == ["sub/b.log.txt", "sub/out/a.txt", "sub/secret.txt"]
    assert found("sub/deep") == []
    assert len(found(".", exclude=git, respect_gitignore=False)) == 11


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ("", "home/.config/git/ignore"),
        ("[user]\n\tname = excludesfile\n", "home/.config/git/ignore"),
        ("[core]\n\texcludesFile = ~/never # mine\n", "home/never"),
        ('[core]\nEXCLUDESFILE="~/never at all"\n', "home/never at all"),
        ("[core]\nexcludesfile = other\n[core]\nexcludesfile = home/never\n", "home/never"),
    ],
)
@pytest.mark.parametrize("where", ["home/.gitconfig", "home/.config/git/config"])
def test_what_a_user_never_wants_in_git_is_heeded_in_a_repository(
    tree: Callable[..., None], where: str, settings: str, path: str
) -> None:
    tree({where: settings, path: "*.tmp.txt\nkept.txt\n", "in/.git/HEAD": "", "in/.gitignore": "!kept.txt\n"})
    tree(dict.fromkeys(["in/a.tmp.txt", "in/a.txt", "in/kept.txt", "in/below/b.tmp.txt", "out/a.tmp.txt"], "x"))
    looked_at = LookedAt()
    assert found("in", "out", looked_at=looked_at) == ["in/a.txt", "in/kept.txt", "out/a.tmp.txt"]
    assert {str(Path(where).resolve()), str(Path("home/.gitconfig").resolve())} <= looked_at.files
    assert {Path(name).resolve() for name in looked_at.files} >= {Path(path).resolve()}
    assert len(found("in", "out", respect_gitignore=False)) == 5


def test_the_users_own_configuration_of_git_may_be_elsewhere(
    tree: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(Path("elsewhere").resolve()))
    tree({"elsewhere/git/ignore": "a.txt\n", "in/.git/HEAD": "", "in/a.txt": "", "in/b.txt": ""})
    assert found("in") == ["in/b.txt"]


def test_who_names_a_path_means_it(tree: Callable[..., None]) -> None:
    tree({".git/HEAD": "", ".gitignore": "data/\n*.txt\n", "data/a.txt": "", "data/b/c.md": "", "x.txt": ""})
    exclude = Globs(".", ["data/b/", "x.txt"])
    assert found(".") == []
    assert found("x.txt", "data") == ["x.txt", "data/a.txt", "data/b/c.md"]
    assert found("x.txt", "data", "data/b", exclude=exclude) == ["x.txt", "data/a.txt", "data/b/c.md"]
    assert found("x.txt", "data", "data/b", exclude=exclude, force_exclude=True) == ["data/a.txt"]


def test_a_gitignore_outside_of_a_repository_holds_for_its_folder(tree: Callable[..., None]) -> None:
    tree({".gitignore": "a.txt\n", "d/.gitignore": "b.txt\n", "d/a.txt": "", "d/b.txt": ""})
    assert found(".") == []
    assert found("d") == ["d/a.txt"]


def test_globs_are_those_of_their_folder(tree: Callable[..., None]) -> None:
    tree({"in/x/a.txt": "", "in/a.txt": "", "in/b.txt": "", "out/a.txt": ""})
    exclude = Globs("in", ["/a.txt", "x/"])
    assert found(".", exclude=exclude) == ["in/b.txt", "out/a.txt"]
    with pytest.raises(ValueError, match="!"):
        Globs(".", ["!"])


def test_named_files_of_unknown_kinds(tree: Callable[..., None]) -> None:
    tree({"README": "x", "a.bin": "x\0y", "d/README": "x"})
    Path("u.vi").write_bytes("chữ".encode("utf-16"))
    results = list(discover(["README", "a.bin", "u.vi", "d"], suffixes=SUFFIXES))
    assert results[0] == Found("README", guessed=True)
    assert isinstance(results[1], Problem)
    assert "NUL" in results[1].message.en
    assert isinstance(results[2], Problem)
    assert "UTF-16" in results[2].message.en
    assert len(results) == 3


def test_what_is_not_there_is_told(tree: Callable[..., None]) -> None:
    tree({"a.txt": "x"})
    os.mkfifo("pipe.txt")
    results = list(discover(["no.txt", "a.txt/b", "pipe.txt", "a\0b", "a.txt"], suffixes=SUFFIXES))
    assert [type(result) for result in results] == [Problem] * 4 + [Found]
    assert "no such" in results[0].message.en if isinstance(results[0], Problem) else False
    assert all(result.message.vi for result in results if isinstance(result, Problem))


def test_links(tree: Callable[..., None]) -> None:
    tree({"real/a.txt": "x", "other/b.txt": "x"})
    Path("real/link.txt").symlink_to("../other/b.txt")
    Path("real/a-link.txt").symlink_to("a.txt")
    Path("real/same.txt").symlink_to("a.txt")
    Path("real/dangling.txt").symlink_to("nowhere")
    Path("real/loop").symlink_to(".")
    Path("folder").symlink_to("other")
    assert found("real") == ["real/a.txt", "real/link.txt"]
    assert found("folder") == ["folder/b.txt"]
    assert found(".") == ["other/b.txt", "real/a.txt"], "by their own names"
    assert found("other", "folder") == ["other/b.txt"]
    assert isinstance(next(iter(discover(["real/dangling.txt"], suffixes=SUFFIXES))), Problem)


def test_a_link_that_leads_nowhere_is_told(tree: Callable[..., None]) -> None:
    tree({"a.txt": "x", "z.txt": "x"})
    Path("circle.txt").symlink_to("circle.txt")
    Path("circle").symlink_to("circle")
    results = list(discover(["."], suffixes=SUFFIXES))
    assert [result.path for result in results] == ["a.txt", "circle.txt", "z.txt"]
    assert isinstance(results[1], Problem)
    assert "cannot be read" in results[1].message.en


def test_standard_input_once(tree: Callable[..., None]) -> None:
    assert found("-", "-") == ["-"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_told(tree: Callable[..., None]) -> None:
    tree({"shut/a.txt": "x", "a.txt": "x"})
    Path("shut").chmod(0)
    try:
        results = list(discover(["."], suffixes=SUFFIXES))
    finally:
        Path("shut").chmod(0o700)
    assert [type(result) for result in results] == [Found, Problem]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_link_into_a_closed_folder_is_told(tree: Callable[..., None]) -> None:
    tree({"shut/in/a.txt": "x", "a.txt": "x"})
    Path("b.txt").symlink_to("shut/in/a.txt")
    Path("shut").chmod(0)
    try:
        results = list(discover(["."], suffixes=SUFFIXES))
    finally:
        Path("shut").chmod(0o700)
    assert [(result.path, type(result)) for result in results] == [
        ("a.txt", Found),
        ("b.txt", Problem),
        ("shut", Problem),
    ]


def test_lists_of_files() -> None:
    assert read_file_list("một.txt\r\n\n hai ba.txt\n".encode()) == ["một.txt", "hai ba.txt"]
    assert read_file_list(b"a\nb.txt\0 c \0") == ["a\nb.txt", " c "]
    assert read_file_list(b"") == []


def test_sources_by_suffix() -> None:
    plain, markdown, jsonl, *_ = builtin_sources()
    assert [source_for(p, builtin_sources()).__class__ for p in ("a.TXT", "b.markdown", "c.ndjson")] == [
        type(plain),
        type(markdown),
        type(jsonl),
    ]
    assert source_for("a.py", builtin_sources()) is None
    assert source_for("a.txt", [plain, type("Mine", (), {"suffixes": (".txt",)})()]) is not plain
