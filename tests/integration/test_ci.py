"""The jobs of docs/ci.md, cut out of the page and run in a real repository."""

import re
import shutil
import sys

import pytest

from tests.integration.conftest import PROJECT

yaml = pytest.importorskip("yaml", reason="comes with pre-commit")

GOOD = "Hội nghị đã khai mạc.\n"
BAD = "Hội nghị đã khai mạc.\t\tĐại biểu đã đến.\n"


def blocks():
    """The YAML of the page, by the name of the file that its first line gives."""
    page = (PROJECT / "docs" / "ci.md").read_text("utf-8")
    found = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return {name: yaml.safe_load(text) for name, text in found}


def github():
    """The script of the job, the variable that names the branch to merge into, and the shell that runs it."""
    (job,) = blocks()[".github/workflows/vnlint.yml"]["jobs"].values()
    (step,) = (step for step in job["steps"] if "git diff" in step.get("run", ""))
    (variable,) = (name for name, value in step["env"].items() if value == "${{ github.base_ref }}")
    return step["run"], variable, ["bash", "-e"]


def gitlab():
    """The same of the other job."""
    job = blocks()[".gitlab-ci.yml"]["vnlint"]
    fetch = [line for line in job["before_script"] if line.startswith("git ")]
    return "\n".join([*fetch, *job["script"]]), "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", ["bash", "-eo", "pipefail"]


JOBS = {"github": github, "gitlab": gitlab}


@pytest.fixture
def clone(tmp_path, run):
    """A clone with a branch of its own, of a repository whose main branch holds an old bad text."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    (origin / "cũ.txt").write_text(BAD, "utf-8")
    (origin / "bỏ.txt").write_text(BAD, "utf-8")
    (origin / "tốt.txt").write_text(GOOD, "utf-8")
    run(origin, "git", "init", "--quiet")
    run(origin, "git", "add", "--all")
    run(origin, "git", "commit", "--quiet", "--message", "old")
    run(tmp_path, "git", "clone", "--quiet", origin, clone)
    run(clone, "git", "switch", "--quiet", "--create", "texts")
    (origin / "mới.txt").write_text(BAD, "utf-8")  # others merge meanwhile
    run(origin, "git", "add", "--all")
    run(origin, "git", "commit", "--quiet", "--message", "meanwhile")
    run(clone, "git", "fetch", "--quiet")
    return clone


@pytest.fixture(params=JOBS)
def job(request, clone, run, environment, tmp_path):
    """A function that commits what there is and runs the job's script; its exit code and its output."""
    script, variable, shell = JOBS[request.param]()
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "vnlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vnlint "$@"\n', "utf-8")
    (folder / "vnlint").chmod(0o755)
    path = f"{folder}:{environment['PATH']}"

    def call(base="main"):
        run(clone, "git", "add", "--all")
        run(clone, "git", "commit", "--quiet", "--allow-empty", "--message", "change")
        return run(clone, *shell, "-c", script, code=None, PATH=path, **{variable: base})

    return call


@pytest.mark.skipif(shutil.which("bash") is None, reason="the jobs are written for bash")
class TestJobs:
    def test_a_bad_text_stops_the_merge_and_old_ones_do_not(self, clone, job):
        names = ["bài.txt", "thư mục/hai bài.jsonl", "số 1.md"]
        (clone / "thư mục").mkdir()
        for name in names:
            text = '{"text": "Một.\\t\\tHai."}\n' if name.endswith("l") else BAD
            (clone / name).write_text(text, "utf-8")
        (clone / "cũ.py").write_text(BAD, "utf-8")
        done = job()
        assert done.returncode == 1, done.stdout
        assert all(name in done.stdout for name in names)
        assert "cũ" not in done.stdout
        assert "mới.txt" not in done.stdout
        assert done.stdout.count("tab-run") >= 3

    def test_good_texts_pass_and_deleted_ones_are_not_missed(self, clone, job):
        (clone / "tốt.txt").write_text(GOOD * 2, "utf-8")
        (clone / "bỏ.txt").unlink()
        (clone / "cũ.txt").rename(clone / "tên mới.tsv")
        done = job()
        assert done.returncode == 0, done.stdout

    def test_a_merge_without_texts_passes(self, job):
        assert job().returncode == 0

    def test_what_the_configuration_excludes_is_left_out(self, clone, job):
        (clone / "vnlint.toml").write_text('exclude = ["bài.txt"]\n', "utf-8")
        (clone / "bài.txt").write_text(BAD, "utf-8")
        assert job().returncode == 0

    def test_a_base_that_is_not_there_is_no_success(self, job):
        assert job(base="gone").returncode not in (0, 1)


@pytest.mark.parametrize("job", ["github"], indirect=True)
def test_findings_are_annotations_on_github(clone, job):
    (clone / "bài.txt").write_text(BAD, "utf-8")
    assert re.search(r"^::warning title=vnlint \(tab-run\),file=bài\.txt,line=1,endLine=1,col=\d+", job().stdout, re.M)


def test_the_hooks_of_the_page_exist():
    (repository,) = blocks()[".pre-commit-config.yaml"]["repos"]
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}


def test_every_kind_of_text_is_looked_at():
    from vnlint.plugins import load

    page = (PROJECT / "docs" / "ci.md").read_text("utf-8")
    texts = [source for source in load().sources if source.name in ("plain", "markdown", "jsonl")]  # not any table
    for suffix in (suffix for source in texts for suffix in source.suffixes):
        assert page.count(f"'*{suffix}'") == len(JOBS), suffix
