"""The cache: what is known is told as if it were found anew, and any change is found anew."""

import os
import re
import subprocess
import sys
import time

import pytest

from vnlint.reporters import FORMATS
from vnlint.store import TAG, Store

from .conftest import CITY, CONFIG, DASHES, RULES


@pytest.fixture
def folder(tmp_path_factory, monkeypatch):
    """An empty cache."""
    path = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("VNLINT_CACHE_DIR", str(path))
    return path


@pytest.fixture
def checks(monkeypatch):
    """The numbers of chunks that were checked, call by call."""
    from vnlint.worker import Worker

    counts = []
    check = Worker.check_pieces

    def counting(self, pieces):
        counts.append(len(pieces))
        return check(self, pieces)

    monkeypatch.setattr(Worker, "check_pieces", counting)
    return counts


def told(result):
    """What was told, the time it took left out."""
    return result.code, re.sub(r"\bin [\d.]+ m?s\b", "", result.out), re.sub(r"\bin [\d.]+ m?s\b", "", result.err)


def entries(folder):
    return list(folder.rglob("*.vnlint"))


@pytest.mark.parametrize("shown", FORMATS)
def test_what_is_known_is_told_as_if_it_were_new(vnlint, folder, checks, shown):
    new = told(vnlint("--output-format", shown, "."))
    assert checks == [3]
    assert told(vnlint("--output-format", shown, ".")) == new
    assert checks == [3]
    assert told(vnlint("--no-cache", "--output-format", shown, ".")) == new
    assert checks == [3, 3]


def test_only_what_changed_is_checked(vnlint, corpus, folder, checks):
    vnlint(".")
    (corpus / "city.txt").write_text(CITY + "Huế -- Vinh.\n", "utf-8")
    assert "two-dashes" in vnlint(".").out
    assert checks == [3, 1]


CHANGES = {
    "a rule of one's own": CONFIG.replace("is called", "is now"),
    "a selection": 'ignore = ["two-dashes"]\n' + CONFIG,
    "words": 'words = ["xyz"]\n' + CONFIG,
    "an option": CONFIG.replace('applicability = "safe"', 'applicability = "unsafe"'),
    "what is ignored in a file": CONFIG + '[per-file-ignores]\n"*.txt" = ["vague-word"]\n',
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_decides_is_part_of_the_key(vnlint, corpus, folder, checks, change):
    vnlint(".")
    (corpus / "vnlint.toml").write_text(CHANGES[change], "utf-8")
    vnlint(".")
    assert checks == [3, 3]


def test_own_rules_of_a_base_are_part_of_the_key(vnlint, corpus, folder, checks):
    other = '[[rule]]\nname = "other"\nmessage = "{text}"\npattern = "xyz"\nexamples = [{ bad = "⟦xyz⟧" }]\n'
    (corpus / "base.toml").write_text(RULES, "utf-8")
    (corpus / "vnlint.toml").write_text(f'extend = "base.toml"\nselect = ["own"]\n{other}', "utf-8")
    vnlint(".")
    (corpus / "base.toml").write_text(RULES.replace("is called", "is now"), "utf-8")
    assert "is now" in vnlint(".").out
    assert checks == [3, 3]


def test_code_that_changed_is_part_of_the_key(vnlint, folder, checks, monkeypatch):
    vnlint(".")
    monkeypatch.setattr("vnlint.worker.stamps", lambda paths: [("rules.py", 1, 2)])
    vnlint(".")
    assert checks == [3, 3]


def test_a_model_that_changed_is_part_of_the_key(vnlint, corpus, folder, checks, monkeypatch):
    from vnlint_rules.language.context import shipped
    from vnlint_rules.language.context.model_file import save

    save(shipped.model(), str(corpus / "own.vnm"))
    settings = 'model = "own.vnm"\nselect = ["real-word-error"]\n'
    (corpus / "vnlint.toml").write_text(settings, "utf-8")
    inner = corpus / "inner"  # whose configuration, and so the model, lies above it
    inner.mkdir()
    (inner / "a.txt").write_text(CITY, "utf-8")
    monkeypatch.chdir(inner)
    vnlint(".")
    vnlint(".")
    assert checks == [1]
    os.utime(corpus / "own.vnm", (1, 1))
    vnlint(".")
    assert checks == [1, 1]


def test_fixing_reads_what_has_to_be_fixed_alone(vnlint, corpus, folder, checks):
    vnlint(".")
    vnlint("--fix", ".")
    assert checks == [3, 2]
    assert (corpus / "dashes.txt").read_text("utf-8") == DASHES.replace("--", "–")
    vnlint("--fix", ".")
    assert checks == [3, 2, 2]  # the fixed ones are new
    vnlint("--fix", ".")
    assert checks == [3, 2, 2]


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-1], lambda data: data[:-1] + b"x", lambda data: b"x" * 99]
)
def test_damaged_entries_are_not_trusted(vnlint, folder, checks, damage):
    new = told(vnlint("."))
    for path in entries(folder):
        path.write_bytes(damage(path.read_bytes()))
    assert told(vnlint(".")) == new
    assert checks == [3, 3]


def test_clean_deletes_its_own_alone(vnlint, folder):
    vnlint(".")
    assert len(entries(folder)) == 3
    (folder / "ab").mkdir(exist_ok=True)
    (folder / "ab" / "note.txt").write_text("mine")
    assert "3 entries deleted" in vnlint("clean").out
    assert entries(folder) == []
    assert (folder / "ab" / "note.txt").exists()
    (folder / "ab" / "note.txt").unlink()
    vnlint("clean")
    assert not folder.exists()
    assert vnlint("clean").code == 0


def test_where_it_is(vnlint, corpus, folder):
    vnlint("--cache-dir", "here", ".")
    assert (corpus / "here" / TAG).exists()
    (corpus / "vnlint.toml").write_text('cache-dir = "there"\n' + CONFIG, "utf-8")
    vnlint(".")
    assert (corpus / "there" / TAG).exists()
    assert entries(folder) == []


def test_a_folder_that_cannot_be_used_is_no_cache(vnlint, corpus, folder):
    (corpus / "file").write_text("")
    new = told(vnlint("--no-cache", "."))
    assert told(vnlint("--cache-dir", "file/cache", ".")) == new


def test_it_is_bounded(tmp_path):
    cache = Store(str(tmp_path / "c"), largest=10_000)
    keys = [bytes([number]) * 32 for number in range(20)]
    for number, key in enumerate(keys):
        cache.put(key, bytes(1_000))
        os.utime(cache._path(key), (number, number))
    assert cache.get(keys[0])  # which makes it the newest
    cache.trim(time.time())
    assert len(entries(tmp_path)) == 20, "not looked at again so soon"
    cache.trim(time.time() + 4_000)
    kept = [key for key in keys if cache.get(key)]
    assert kept == [keys[0], *keys[-6:]]


def test_several_runs_at_a_time(corpus, folder):
    command = [sys.executable, "-m", "vnlint", "--output-format", "json", "."]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ}) for _ in range(4)]
    said = {run.communicate()[0] for run in runs}
    assert len(said) == 1
