"""Real pre-commit in a real repository: a bad commit is blocked, the fix hook repairs it, and then it passes."""

import json
import sys

import pytest

CONFIG = """\
repos:
- repo: {repo}
  rev: {rev}
  hooks:
  - id: vnlint
  - id: vnlint-fix
"""
GOOD = "Hội nghị đã khai mạc.\n\nĐại biểu đã đến.\n"
BAD = "Hội nghị đã khai mạc.\t\tĐại biểu đã đến.\n"
REPAIRED = "Hội nghị đã khai mạc. Đại biểu đã đến.\n"


def record(text):
    return json.dumps({"id": 7, "text": text}, ensure_ascii=False) + "\n"


@pytest.fixture(scope="module")
def pre_commit_home(tmp_path_factory):
    return str(tmp_path_factory.mktemp("pre-commit"))


@pytest.fixture
def repository(tmp_path, run, checkout, pre_commit_home):
    """A repository whose commits our hooks look at."""
    rev = run(checkout, "git", "rev-parse", "HEAD").stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=checkout, rev=rev), "utf-8")
    run(tmp_path, "git", "init", "--quiet")
    run(tmp_path, sys.executable, "-m", "pre_commit", "install", PRE_COMMIT_HOME=pre_commit_home)
    run(tmp_path, "git", "add", "--all")
    run(tmp_path, "git", "commit", "--quiet", "--no-verify", "--message", "start")
    return tmp_path


@pytest.fixture
def commit(repository, run, pre_commit_home):
    """A function that tries to commit all there is, and tells whether git took it and what was said."""

    def call(skip=""):
        run(repository, "git", "add", "--all")
        before = run(repository, "git", "rev-parse", "HEAD").stdout
        done = run(
            repository, "git", "commit", "--message", "texts", code=None, PRE_COMMIT_HOME=pre_commit_home, SKIP=skip
        )
        taken = run(repository, "git", "rev-parse", "HEAD").stdout != before
        assert taken == (done.returncode == 0), done.stdout
        return taken, done.stdout

    return call


@pytest.mark.parametrize(
    ("name", "bad", "good"), [("bài báo.txt", BAD, GOOD), ("tin/bài.jsonl", record(BAD), record(GOOD))]
)
def test_the_hook_blocks_a_bad_text_and_changes_nothing(repository, commit, name, bad, good):
    path = repository / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(bad, "utf-8")
    taken, said = commit(skip="vnlint-fix")
    assert not taken
    assert name in said
    assert "tab-run" in said
    assert path.read_text("utf-8") == bad
    path.write_text(good, "utf-8")
    assert commit(skip="vnlint-fix")[0]


def test_the_fix_hook_repairs_and_prints_its_edits_and_then_the_commit_passes(repository, commit):
    text, records = repository / "bài.txt", repository / "tin.jsonl"
    text.write_text(BAD, "utf-8")
    records.write_text(record(GOOD) + record(BAD), "utf-8")
    taken, said = commit(skip="vnlint")
    assert not taken
    assert "files were modified by this hook" in said
    assert said.count("tab-run") == 2, said
    for path in (text, records):
        assert path.name in said
    assert text.read_text("utf-8") == REPAIRED
    assert records.read_text("utf-8") == record(GOOD) + record(REPAIRED)
    taken, said = commit()
    assert taken, said


def test_both_hooks_look_at_the_same_commit(repository, commit):
    (repository / "bài.txt").write_text(BAD, "utf-8")
    taken, said = commit()
    assert not taken
    assert "- hook id: vnlint\n" in said
    assert "- hook id: vnlint-fix\n" in said
    assert commit()[0]


def test_a_file_may_be_named_like_an_option(repository, commit):
    path = repository / "-o.txt"
    path.write_text(BAD, "utf-8")
    (repository / "-dash.txt").write_text(GOOD, "utf-8")
    taken, said = commit()
    assert not taken
    assert "-o.txt:1:" in said
    assert "files were modified by this hook" in said
    assert path.read_text("utf-8") == REPAIRED
    assert commit()[0]


@pytest.mark.parametrize(
    ("args", "name"), [("[--ignore, tab-run]", "bài.txt"), ("[--ignore, tab-run, --]", "-dash.txt")]
)
def test_arguments_of_ones_own_come_before_the_files(repository, commit, args, name):
    config = repository / ".pre-commit-config.yaml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("  - id: vnlint\n", f"  - id: vnlint\n    args: {args}\n"), "utf-8")
    (repository / name).write_text(BAD, "utf-8")
    taken, said = commit(skip="vnlint-fix")
    assert taken, said


def test_files_of_other_kinds_are_not_looked_at(repository, commit):
    (repository / "bảng.tsv").write_text(BAD, "utf-8")
    (repository / "chương_trình.py").write_text("x\t\t= 'và  là'\n", "utf-8")
    taken, said = commit()
    assert taken, said
    assert said.count("(no files to check)Skipped") == 2


def test_what_the_configuration_excludes_is_not_looked_at_though_it_is_named(repository, commit):
    (repository / "vnlint.toml").write_text('exclude = ["thô/"]\n', "utf-8")
    (repository / "thô").mkdir()
    (repository / "thô" / "bài.txt").write_text(BAD, "utf-8")
    taken, said = commit()
    assert taken, said


def test_the_corpus_hook_compares_what_is_committed_with_what_was_there(repository, commit):
    config = repository / ".pre-commit-config.yaml"
    repo, _, _ = config.read_text("utf-8").partition("  - id: ")
    config.write_text(f"{repo}  - id: vnlint-corpus\n    args: [texts]\n", "utf-8")
    (repository / "texts").mkdir()
    (repository / "texts" / "cũ.txt").write_text(GOOD, "utf-8")
    assert commit()[0]
    (repository / "texts" / "mới.txt").write_text(GOOD, "utf-8")
    taken, said = commit()
    assert not taken
    assert "- hook id: vnlint-corpus\n" in said
    assert said.count("duplicate-document") == 1
    assert "the same text as texts/cũ.txt" in said
