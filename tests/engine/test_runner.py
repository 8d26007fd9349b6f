"""Real files through the runner: in order, in one process or several, fixed in place and whole."""

import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest

from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.diagnostic import Applicability
from vnlint.plugins import load
from vnlint.runner import MOST_FOR_EACH, Runner, processes
from vnlint.source import Location

SAFE = Mode(Applicability.SAFE)
ISOLATED = Recipe(isolated=True)


@pytest.fixture(scope="module")
def registry():
    return load()


def run(registry, paths, mode=Mode(), jobs=1, **overrides):
    recipe = Recipe(tuple((k.replace("_", "-"), v) for k, v in overrides.items()), isolated=True)
    runner = Runner(registry, recipe, mode, jobs)
    return list(runner.run(map(str, paths))), runner.tally


def findings(parts):
    return [finding for part in parts for finding in part.findings]


def test_findings_stand_where_an_editor_shows_them(registry, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffXin chào.\r\nMột\tHai. \rBa\n".encode())
    parts, tally = run(registry, [path], select=["tab-run", "trailing-space"])
    places = [(f.diagnostic.rule, f.location, f.end_location, f.diagnostic.span.start) for f in findings(parts)]
    assert places == [
        ("tab-run", Location(2, 4), Location(2, 5), 14),
        ("trailing-space", Location(2, 9), Location(2, 10), 19),
    ]
    assert (tally.files, tally.records, tally.syllables) == (1, 1, 5)


def test_records_tell_index_id_and_field(registry, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "Một\\tHai."}\n\n{"text": "Ba\\tTư."}\n', encoding="utf-8")
    parts, _ = run(registry, [path], select=["tab-run"])
    told = [(f.record.index, f.record.id, f.record.field, f.location, f.diagnostic.span.start) for f in findings(parts)]
    assert told == [(0, "x", "text", Location(1, 25), 3), (1, None, "text", Location(3, 13), 2)]


def test_a_file_without_a_text_field_is_an_error_that_names_the_fields(registry, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "body": [{"content": "A\\tB"}]}\n{"id": 2}\n', encoding="utf-8")
    parts, tally = run(registry, [path])
    assert parts[0].problems[0].message.en.endswith("--text-field; fields that hold text: body[*].content")
    assert tally.problems == 1


def test_a_bad_line_hides_nothing(registry, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "A\\tB"}\n{"text": \n{"text": "C\\tD"}\n')
    parts, tally = run(registry, [path], SAFE, select=["tab-run"])
    assert [problem.location.row for part in parts for problem in part.problems] == [2]
    assert tally.problems == 1
    assert path.read_bytes() == b'{"text": "A B"}\n{"text": \n{"text": "C D"}\n'


def test_invalid_utf8_is_never_written(registry, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"A\tB \xe1\xbb\n")
    parts, tally = run(registry, [path], SAFE)
    assert path.read_bytes() == b"A\tB \xe1\xbb\n"
    assert "byte 4" in parts[0].problems[0].message.en
    assert tally.problems == 1


def test_a_file_that_is_gone_is_a_problem_and_the_next_is_checked(registry, tmp_path):
    (tmp_path / "b.txt").write_text("A\tB\n")
    parts, tally = run(registry, [tmp_path / "a.txt", tmp_path / "b.txt"], select=["tab-run"])
    assert [len(part.problems) for part in parts] == [1, 0]
    assert len(findings(parts)) == 1
    assert tally.files == 1


def test_a_file_whose_end_cannot_be_read_is_left_as_it_is(registry, tmp_path, monkeypatch):
    broken, other = tmp_path / "a.jsonl", tmp_path / "b.txt"
    broken.write_text('{"text": "Một\\tHai."}\n' + ('{"text": "' + "ba " * 30_000 + '"}\n') * 50, encoding="utf-8")
    other.write_text("Một\tHai.\n", encoding="utf-8")
    before = broken.read_bytes()

    def read(chunk):
        if chunk.start:
            raise OSError("the disk is gone")
        return before[: chunk.stop] if chunk.path == str(broken) else other.read_bytes()

    monkeypatch.setattr("vnlint.sources.stored.content_of", read)
    parts, tally = run(registry, [broken, other], SAFE, select=["tab-run"])
    assert [part.path for part in parts] == [str(broken), str(broken), str(other)]
    assert tally.problems == 1
    assert broken.read_bytes() == before
    assert other.read_text(encoding="utf-8") == "Một Hai.\n"
    assert sorted(os.listdir(tmp_path)) == ["a.jsonl", "b.txt"]


def test_fixing_keeps_mode_bytes_and_untouched_files(registry, tmp_path):
    touched, untouched = tmp_path / "a.txt", tmp_path / "b.txt"
    touched.write_bytes("\ufeffMột\t\tHai.\r\n".encode())
    touched.chmod(0o640)
    untouched.write_text("Một hai.\n", encoding="utf-8")
    before = untouched.stat().st_ino
    parts, tally = run(registry, [touched, untouched], SAFE)
    assert touched.read_bytes() == "\ufeffMột Hai.\r\n".encode()
    assert stat.S_IMODE(touched.stat().st_mode) == 0o640
    assert untouched.stat().st_ino == before
    assert tally.fixed == {"tab-run": 1}
    assert [(a.rule, a.before, a.after, a.location) for a in parts[0].applied] == [
        ("tab-run", "\t\t", " ", Location(1, 4))
    ]


def test_a_file_with_an_unknown_suffix_is_checked_and_never_written(registry, tmp_path):
    path = tmp_path / "table.dat"
    path.write_text("Một\tHai.\n", encoding="utf-8")
    parts, tally = run(registry, [path], SAFE, select=["tab-run"])
    assert len(findings(parts)) == 1
    assert not tally.fixed
    assert path.read_text(encoding="utf-8") == "Một\tHai.\n"


def test_a_large_file_with_a_bad_line_at_its_end_is_fixed_but_for_that(registry, tmp_path):
    path = tmp_path / "a.jsonl"
    clean = f'{{"text": "{SENTENCE * 100}."}}\n' * 1_500
    data = f'{{"text": "Một\\tHai."}}\n{clean}'.encode() + b'{"text": "\xe1"}\n'
    path.write_bytes(data)
    _, tally = run(registry, [path], SAFE, select=["tab-run"])
    assert path.read_bytes() == data.replace(b"\\t", b" ")
    assert (tally.findings, tally.fixed, tally.problems) == ({}, {"tab-run": 1}, 1)


@pytest.mark.parametrize("bad", [b"hai,ba\n", b'"\xe1"\n'])
def test_a_large_table_with_a_bad_record_at_its_end_is_checked_whole_and_fixed_nowhere(registry, tmp_path, bad):
    path = tmp_path / "a.csv"
    clean = f'"{SENTENCE * 100}."\n' * 1_500
    data = f"text\nMột\tHai.\n{clean}".encode() + bad
    path.write_bytes(data)
    parts, tally = run(registry, [path], SAFE, select=["tab-run"])
    assert len(parts) > 1
    assert path.read_bytes() == data
    assert (tally.findings, tally.fixed, tally.problems) == ({"tab-run": 1}, {}, 2)


def test_a_rule_that_always_fails_is_told_a_few_times_and_hides_nothing(registry, tmp_path, monkeypatch):
    def fail(self, document, places):
        raise RuntimeError("no such thing")

    monkeypatch.setattr(registry.rules["repeated-space"], "check", fail)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A.  B\\tC. "}\n' * 50, encoding="utf-8")
    parts, tally = run(registry, [path], select=["repeated-space", "trailing-space"])
    problems = [problem.message.en for part in parts for problem in part.problems]
    assert len(problems) == 4
    assert "rule `repeated-space` failed here: RuntimeError: no such thing" in problems[0]
    assert "failed on 50 texts" in problems[-1]
    assert tally.findings == {"trailing-space": 50}
    assert tally.problems


def test_a_diff_writes_nothing(registry, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Một.\nHai\tBa.\nBốn.\n", encoding="utf-8")
    parts, _ = run(registry, [path], Mode(Applicability.SAFE, write=False, diff=True))
    assert path.read_text(encoding="utf-8") == "Một.\nHai\tBa.\nBốn.\n"
    assert parts[0].diff == (f"--- {path}\n+++ {path}\n@@ -1,3 +1,3 @@\n Một.\n-Hai\tBa.\n+Hai Ba.\n Bốn.\n")


def test_per_file_ignores(registry, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A\tB\n")
    (tmp_path / "vnlint.toml").write_text('select = ["tab-run"]\nper-file-ignores = { "a.*" = ["spacing"] }')
    runner = Runner(registry, Recipe(), Mode())
    parts = list(runner.run(str(tmp_path / name) for name in ("a.txt", "b.txt")))
    assert [f.path for f in findings(parts)] == [str(tmp_path / "b.txt")]


def test_the_same_words_twice_are_two_findings(registry, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("A B \n" * 3)
    first = [f.fingerprint for f in findings(run(registry, [path], select=["trailing-space"])[0])]
    path.write_text("Mở đầu.\n" + "A B \n" * 3, encoding="utf-8")
    assert first == [f.fingerprint for f in findings(run(registry, [path], select=["trailing-space"])[0])]
    assert len(set(first)) == 3


SENTENCE = "Đại biểu đến từ nhiều nơi đã cùng nhau thảo luận. "


@pytest.fixture
def corpus(tmp_path):
    """Enough for several chunks and batches of every kind."""
    lines = [
        json.dumps(
            {"id": i, "text": f"{SENTENCE * 9}Hội nghị thứ {i} đã khai mạc.\tĐại biểu đã đến."}, ensure_ascii=False
        )
        for i in range(6_000)
    ]
    (tmp_path / "big.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "big.txt").write_text(f"{SENTENCE * 30}\n\n\n\n\n{SENTENCE}\tHai. Ba\n\n" * 2_500, encoding="utf-8")
    for i in range(30):
        (tmp_path / f"small{i:02}.txt").write_text(f"Bài số {i}.\tHết.\n", encoding="utf-8")
    return sorted(tmp_path.iterdir())


def test_several_processes_say_the_same_in_the_same_order(registry, corpus):
    alone, tally = run(registry, corpus)
    together, other = run(registry, corpus, jobs=2)
    assert [f for part in together for f in part.findings] == findings(alone)
    assert (tally.files, tally.records, tally.syllables) == (other.files, other.records, other.syllables)


def test_places_in_a_large_file_are_those_of_the_fixed_file(registry, corpus):
    big = corpus[[path.name for path in corpus].index("big.txt")]
    mode = Mode(Applicability.SAFE)
    rules = ["blank-line-run", "tab-run", "missing-final-newline"]
    told = findings(run(registry, [big], mode, select=rules, extend_select=["missing-final-newline"])[0])
    again = findings(run(registry, [big], select=rules, extend_select=["missing-final-newline"])[0])
    assert [(f.location, f.diagnostic.span) for f in told] == [(f.location, f.diagnostic.span) for f in again]
    assert "\t" not in big.read_text(encoding="utf-8")


def test_killed_in_mid_write_each_file_is_the_old_one_or_the_new_one(corpus, tmp_path):
    old = {path: path.read_bytes() for path in corpus}
    command = [sys.executable, "-m", "vnlint", "--isolated", "--fix", "--quiet", "--jobs", "1", str(tmp_path)]
    seen_old = seen_new = False
    new: dict = {}
    for delay in (0.4, 0.8, 1.2, 1.8, 2.6, 60):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + delay
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        for path in corpus:
            now = path.read_bytes()
            if now == old[path]:
                seen_old = True
            else:
                seen_new = True
                assert new.setdefault(path, now) == now, f"{path.name} is neither the old file nor the new one"
                assert b"\t" not in now
                assert now.count(b"\n") == old[path].count(b"\n") or path.name == "big.txt"
    assert seen_new
    assert seen_old


def test_what_cannot_be_written_is_reported_as_it_is(registry, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\nA\tB\nC,D\n")
    before = path.read_bytes()
    parts, tally = run(registry, [path], SAFE, select=["tab-run"])
    assert [(f.diagnostic.rule, f.text) for f in findings(parts)] == [("tab-run", "\t")]
    assert path.read_bytes() == before
    assert not tally.fixed


def test_no_more_processes_than_make_sense():
    assert processes(2, 1) == 2
    assert processes(999_999, 1) == MOST_FOR_EACH * processes(0, 10**9)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system binds no process to a processor")
def test_no_more_processes_than_processors_that_we_may_run_on():
    allowed = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(allowed)})
        assert processes(0, 10**9) == 1
        assert processes(999_999, 1) == MOST_FOR_EACH
    finally:
        os.sched_setaffinity(0, allowed)
