"""What is shipped: a wheel built from the source archive, installed where nothing else is."""

import json
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from tests.integration.conftest import PROJECT

IMPORTED = {"lint/vnlint": "vnlint", "rules/vnlint_rules": "vnlint_rules"}
_QUOTE = 48
"""Code points of a seed that nobody writes by chance."""


@pytest.fixture(scope="module")
def archives(tmp_path_factory, run, checkout):
    """The folder of the built source archive and of the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(checkout, sys.executable, "-m", "build", "--outdir", folder, ".")
    return folder


@pytest.fixture(scope="module")
def wheel(archives):
    (path,) = archives.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def members(wheel):
    """The bytes of every file in the wheel, by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def python(tmp_path_factory, run, wheel):
    """The interpreter of an environment with the wheel and what it asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    run(folder, sys.executable, "-m", "venv", "venv")
    python = folder / "venv" / "bin" / "python"
    run(folder, python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return python


def test_the_wheel_holds_both_packages_whole(members, run, checkout):
    tracked = run(checkout, "git", "ls-files", "-z").stdout.split("\0")
    expected = {
        f"{package}/{PurePosixPath(name).relative_to(folder)}"
        for folder, package in IMPORTED.items()
        for name in tracked
        if name.startswith(f"{folder}/")
    }
    assert {name for name in members if ".dist-info/" not in name} == expected
    assert {"vnlint/py.typed", "vnlint_rules/py.typed"} <= members.keys()
    data = {name for name in members if name.startswith("vnlint_rules/data/")}
    assert {PurePosixPath(name).name for name in data} == {
        p.name for p in (PROJECT / "rules/vnlint_rules/data").iterdir()
    }
    assert all(members[name] for name in data)


def test_the_packages_quote_no_article(members):
    for seed in sorted((PROJECT / "seeds").iterdir()):
        text = seed.read_text("utf-8")
        quotes = {text[i : i + _QUOTE] for i in range(len(text) - _QUOTE + 1)}
        for name, data in (item for item in members.items() if ".dist-info/" not in item[0]):  # less the README
            shipped = data.decode("utf-8", "replace")
            found = [q for i in range(len(shipped) - _QUOTE + 1) if (q := shipped[i : i + _QUOTE]) in quotes]
            assert not found, f"{name} quotes {seed.name}: {found[0]!r}"


def test_the_wheel_says_what_it_is(members):
    (name,) = (name for name in members if name.endswith(".dist-info/METADATA"))
    metadata = members[name].decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "[vnlint]\nvietnamese = vnlint_rules" in members[name.replace("METADATA", "entry_points.txt")].decode()
    assert {PurePosixPath(n).name for n in members if "/licenses/" in n} == {"LICENSE", "NOTICE.md"}


def test_the_source_archive_can_be_tested(archives):
    (path,) = archives.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {
            PurePosixPath(name).relative_to(PurePosixPath(name).parts[0]).as_posix() for name in archive.getnames()
        }
    assert {"pyproject.toml", "LICENSE", "README.md", "tests/conftest.py", "lint/vnlint/py.typed"} <= names
    assert {f"seeds/{seed.name}" for seed in (PROJECT / "seeds").iterdir()} <= names


@pytest.mark.parametrize("module", [False, True], ids=["script", "module"])
def test_it_runs_where_it_was_installed(module, python, run, tmp_path):
    vnlint = [python, "-m", "vnlint"] if module else [python.with_name("vnlint")]
    shutil.copytree(PROJECT / "seeds", tmp_path / "texts")
    version = run(tmp_path, *vnlint, "--version").stdout
    assert version.split()[:1] == ["vnlint"]
    rules = run(tmp_path, *vnlint, "rules").stdout
    assert all(name in rules for name in ("tab-run", "repeated-space", "decomposed-text"))
    found = json.loads(run(tmp_path, *vnlint, "texts", "--quiet", "--output-format", "json", code=1).stdout)
    assert {Path(finding["filename"]).name for finding in found} == {s.name for s in (PROJECT / "seeds").iterdir()}


def test_only_the_installed_files_are_used(python, run, tmp_path):
    code = "import vnlint, vnlint_rules; print(vnlint.__file__, vnlint_rules.__file__)"
    shown = run(tmp_path, python, "-c", code).stdout.split()
    assert all(str(python.parents[1]) in path for path in shown)
    run(tmp_path, python, "-m", "pip", "check")
