"""A repository made from the working tree, and a git of our own: nothing here reads or touches the user's."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def environment(tmp_path_factory):
    """The environment without what steers git, pre-commit, colours or languages from outside."""
    outside = ("GIT_", "PRE_COMMIT", "VNLINT_", "LC_", "PYTHONPATH", "FORCE_COLOR", "NO_COLOR", "SKIP", "LANG")
    inside = {name: value for name, value in os.environ.items() if not name.startswith(outside)}
    config = tmp_path_factory.mktemp("git") / "config"
    config.write_text("[user]\nname = Thử Nghiệm\nemail = thu@vi.du\n[init]\ndefaultBranch = main\n", "utf-8")
    inside["VNLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    return inside | {"LANG": "C.UTF-8", "GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture(scope="session")
def run(environment):
    """A function that runs a command in a folder; its output and errors come together, as on a terminal."""

    def call(folder, *command, code=0, **more):
        done = subprocess.run(
            [*map(str, command)],
            cwd=folder,
            env=environment | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        assert code is None or done.returncode == code, f"{command} ended with {done.returncode}:\n{done.stdout}"
        return done

    return call


@pytest.fixture(scope="session")
def checkout(tmp_path_factory, run):
    """A git repository with one commit: all files of the working tree that git does not ignore."""
    if not (PROJECT / ".git").exists():
        pytest.skip("the project is not a git checkout")
    folder = tmp_path_factory.mktemp("project") / "vnlint"
    listed = run(PROJECT, "git", "ls-files", "-co", "--exclude-standard", "-z").stdout
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():  # one that was removed and is still in the index is not
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / name)
    for command in ("init --quiet", "add --all", "commit --quiet --no-verify --message all"):
        run(folder, "git", *command.split())
    return folder
