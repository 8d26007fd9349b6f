"""The layers of the code, and what the two sample articles must show."""

import json
import os
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.integration.conftest import PROJECT

FIRST, SECOND = "000_2fd591815f7c428c.txt", "002_8b31ad13010a1231.txt"
SHOWN = [
    (FIRST, "missing-full-stop", "thảoTrong", "unsafe"),
    (FIRST, "missing-space-after-sentence", "tạo.Thứ", "safe"),
    (FIRST, "repeated-word", "trên trên", "safe"),
    (FIRST, "missing-word", "Nam và  là quan", None),
    (FIRST, "tab-run", "mới." + "\t" * 13 + "Chủ", "safe"),
    (FIRST, "repeated-space", "lai.\u00a0 Qua", "safe"),
    (FIRST, "missing-word", "giành  đến nay", None),
    (FIRST, "press-end-mark", "./.", "unsafe"),
    (SECOND, "metadata-header", "date 2025-09-04", "unsafe"),
    *[(SECOND, "photo-credit", "ẢNH: ĐÌNH HUY", "unsafe")] * 4,
]
"""File, rule, the words at the place (the finding lies in them, or they in it), and the applicability of its fix."""
FURTHER = 3
"""How many more findings there may be in the two articles, each one that a careful editor agrees with."""


def test_the_layers_hold(run, tmp_path):
    pytest.importorskip("importlinter")
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    paths = os.pathsep.join(str(PROJECT / folder) for folder in ("lint", "rules"))
    assert ", 0 broken" in run(PROJECT, sys.executable, "-c", code, PYTHONPATH=paths, TERM="dumb").stdout


@pytest.fixture
def seeds(tmp_path):
    for seed in (PROJECT / "seeds").iterdir():
        shutil.copyfile(seed, tmp_path / seed.name)
    return tmp_path


@pytest.fixture
def vnlint(seeds, run):
    def call(*args, code=1):
        return run(seeds, sys.executable, "-m", "vnlint", "--isolated", *args, code=code).stdout

    return call


def findings(vnlint):
    return json.loads(vnlint("--quiet", "--output-format", "json"))


def places(text, words):
    """Where the words stand, as code points."""
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    return [(start, start + len(words)) for start in starts]


def stands_at(finding, seeds, name, rule, words):
    text = (seeds / name).read_text("utf-8")
    start, end = finding["start"], finding["end"]
    return (
        Path(finding["filename"]).name == name
        and finding["code"] == rule
        and any((a <= start and end <= b) or (start <= a and b <= end) for a, b in places(text, words))
    )


def test_the_seeds_show_what_they_must(seeds, vnlint):
    left = findings(vnlint)
    for name, rule, words, applicability in SHOWN:
        found = next((f for f in left if stands_at(f, seeds, name, rule, words)), None)
        assert found, f"{rule} is silent at {words!r}; found {Counter(f['code'] for f in left)}"
        assert (found["fix"] and found["fix"]["applicability"]) == applicability, (rule, words)
        left.remove(found)
    assert len(left) <= FURTHER, [(f["code"], f["message"]) for f in left]


def test_a_missing_word_is_the_blanks_and_its_name_is_offered(vnlint):
    first, second = (f for f in findings(vnlint) if f["code"] == "missing-word")
    assert "Azerbaijan" in first["choices"]
    assert [e for e in first["evidence"] if "Azerbaijan" in e["text"]]
    assert (first["end"] - first["start"], second["end"] - second["start"]) == (2, 2)


def test_fixing_the_seeds_twice_is_fixing_them_once(seeds, vnlint):
    vnlint("--fix")
    once = {path.name: path.read_bytes() for path in seeds.iterdir()}
    vnlint("--fix")
    assert {path.name: path.read_bytes() for path in seeds.iterdir()} == once
    text = once[FIRST].decode()
    for kept in ("Việt Nam và  là quan hệ", "từ khi hai nước giành  đến nay"):
        assert kept in text
    for repaired in ("tạo. Thứ trưởng", "hợp tác trên nhiều lĩnh vực", "cao mới. Chủ trì", "tương lai. Qua"):
        assert repaired in text
    assert "hội thảoTrong" in text, "an unsafe fix was made without being asked for"
    assert once[SECOND].decode().count("ẢNH: ĐÌNH HUY") == 4


def test_unsafe_fixes_of_the_seeds_leave_the_traces_of_lost_words(seeds, vnlint):
    vnlint("--fix", "--unsafe-fixes")
    once = {path.name: path.read_bytes() for path in seeds.iterdir()}
    vnlint("--fix", "--unsafe-fixes")
    assert {path.name: path.read_bytes() for path in seeds.iterdir()} == once
    text = once[FIRST].decode()
    assert "Nam và  là quan hệ" in text
    assert "nước giành  đến nay" in text
    assert "hội thảo. Trong" in text
    assert "ĐÌNH HUY" not in once[SECOND].decode()
