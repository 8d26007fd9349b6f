"""Processes that die, and runs that are interrupted: nothing is lost that was found, and nothing is left behind."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

PLUGIN = '''
"""Kills its process at some texts: {kill!r}."""
import os, signal, time
from vnlint import Bad, Good, LETTER, CharacterRule, Message, Pairs, CharSet, hookimpl

class DeadlyWord(CharacterRule):
    """Ends the process."""
    group = "deadly"
    message = Message("dead", "chết")
    triggers = (Pairs(CharSet.of("☠"), CharSet.of("☠")),)
    heeds_protection = False

    def examine(self, document, place):
        if "MỘT LẦN" in document.text:
            if os.path.exists("died"):
                return None
            open("died", "w").close()
        if "CHỜ" in document.text:
            open("../waiting", "w").close()
            time.sleep(60)
            return None
        os.kill(os.getpid(), signal.SIGKILL)

@hookimpl
def vnlint_rules():
    return [DeadlyWord]
'''
LINE = {"text": "Một\t\tHai. " + "Trời nắng. " * 200}


@pytest.fixture
def folder(tmp_path, environment):
    """An empty folder in which a plugin with the deadly rule is installed."""
    (tmp_path / "deadly.py").write_text(PLUGIN, "utf-8")
    info = tmp_path / "deadly-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("[vnlint]\ndeadly = deadly\n", "utf-8")
    work = tmp_path / "work"
    work.mkdir()
    return work


def lines(path, count, **special):
    """A file of so many lines of some 2 kB, with other texts in some, by number."""
    texts = {int(number.removeprefix("n")): text for number, text in special.items()}
    rows = [{"id": number, "text": texts.get(number, LINE["text"])} for number in range(count)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def started(folder, environment, *options):
    command = [sys.executable, "-m", "vnlint", "--isolated", "--no-cache", "--select", "tab-run,deadly", *options]
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment | {"PYTHONPATH": str(folder.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
        errors="replace",  # a process that is killed may have written half a character
    )


def test_what_a_process_died_of_once_is_done_again(folder, environment):
    lines(folder / "a.jsonl", 6_000, n3000="MỘT LẦN ☠☠")
    process = started(folder, environment, "--jobs", "2", "--output-format", "json", "a.jsonl")
    out, err = process.communicate()
    assert process.returncode == 1, err
    assert (folder / "died").exists()
    rows = [finding["record"]["index"] for finding in json.loads(out)]
    assert rows == [number for number in range(6_000) if number != 3_000]


def test_a_chunk_that_kills_again_is_named_and_the_rest_is_there(folder, environment):
    lines(folder / "a.jsonl", 6_000)
    lines(folder / "b.jsonl", 10, n5="☠☠")
    lines(folder / "c.jsonl", 10)
    lines(folder / "d.jsonl", 6_000, n5="☠☠")
    names = ("a.jsonl", "b.jsonl", "c.jsonl", "d.jsonl")
    process = started(folder, environment, "--jobs", "2", "--output-format", "json-lines", *names)
    out, err = process.communicate()
    assert process.returncode == 2
    told = [line for line in err.splitlines() if "was killed twice" in line]
    assert [line.split(":")[1].strip() for line in told] == ["b.jsonl", "d.jsonl"]
    found = [os.path.basename(json.loads(line)["filename"]) for line in out.splitlines()]
    assert found.count("a.jsonl") == 6_000
    assert found.count("b.jsonl") == 0
    assert found.count("c.jsonl") == 10
    assert 0 < found.count("d.jsonl") < 6_000  # its other chunks
    assert found == sorted(found)


@pytest.mark.parametrize("to_all", [False, True])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing_behind(folder, environment, sent, code, to_all):
    lines(folder / "a.jsonl", 4_500, n4400="CHỜ ☠☠")
    before = (folder / "a.jsonl").read_bytes()
    process = started(folder, environment, "--jobs", "2", "--fix", "a.jsonl")
    wait_for((folder.parent / "waiting").exists)
    children = children_of(process.pid)
    if to_all:
        os.killpg(process.pid, sent)
    else:
        process.send_signal(sent)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in err
    assert (folder / "a.jsonl").read_bytes() == before
    assert os.listdir(folder) == ["a.jsonl"]
    assert not any(map(is_running, children))


def test_a_single_process_ends_in_the_middle_of_a_rule(folder, environment):
    lines(folder / "a.jsonl", 2, n1="CHỜ ☠☠")
    process = started(folder, environment, "--jobs", "1", "a.jsonl")
    wait_for((folder.parent / "waiting").exists)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 143
    assert (out, err) == ("", "")


def test_workers_end_with_a_parent_that_was_killed(folder, environment):
    lines(folder / "a.jsonl", 4_500, n4400="CHỜ ☠☠")
    process = started(folder, environment, "--jobs", "2", "a.jsonl")
    wait_for((folder.parent / "waiting").exists)
    children = children_of(process.pid)
    process.kill()
    process.communicate(timeout=30)  # which waits until nobody holds the pipes any more
    assert len(children) == 2
    wait_for(lambda: not any(map(is_running, children)))


def wait_for(condition):
    """Wait until something is so, for a minute at most."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def children_of(pid):
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                parent = int(file.read().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            found.append(int(name))
    return found


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="processes are looked up in /proc")
