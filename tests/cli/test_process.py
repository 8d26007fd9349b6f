"""What only a process of its own can show."""

import json
import os
import pty
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time

import pytest

import vnlint_rules
from tests.cli.conftest import DASHES

VNLINT = [sys.executable, "-m", "vnlint"]
NEEDS_FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")


def call(*args, **more):
    return subprocess.run([*VNLINT, *map(str, args)], capture_output=True, check=False, timeout=60, **more)


def test_the_version_is_told_without_click_and_numpy():
    code = (
        "import sys; sys.argv[1:] = ['--version']; from vnlint.__main__ import main; code = main(); "
        "sys.exit(code or bool({'click', 'json', 'numpy', 'regex', 'rich'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout.split()[0]) == (0, b"vnlint")


def test_vietnamese_comes_out_whatever_the_locale(corpus):
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    done = call("dashes.txt", "--lang", "vi", env=environment)
    assert "Tàu chạy tuyến Hà·Nội".replace("·", " ") in done.stdout.decode()
    assert "đã kiểm tra" in done.stdout.decode()


def test_standard_input_is_fixed_byte_for_byte(corpus):
    text = ("\ufeff" + DASHES).replace("\n", "\r\n").encode()
    done = call("-", "--fix", input=text)
    assert done.stdout == text.replace(b"--", "–".encode())
    assert done.returncode == 0


def test_what_is_piped_in_is_not_written_over(corpus):
    for args in (["-"], ["--file-list", "-"]):
        (corpus / "in").write_text("dashes.txt\n", "utf-8")
        with (corpus / "in").open("rb") as stream:
            done = call(*args, "-o", "in", stdin=stream)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"in is to be read: name another file" in done.stderr
        assert (corpus / "in").read_text("utf-8") == "dashes.txt\n"


def test_findings_do_not_hang_on_the_order_of_sets(tmp_path):
    """All examples of all rules, read as one corpus, with other hashes of strings in each process."""
    rules = list(vnlint_rules.vnlint_rules())
    texts = [example.text for rule in rules for example in rule.examples]
    path = tmp_path / "examples.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    args = ("--isolated", "--no-cache", "--select", "all", "--output-format", "json", path)
    told = [call(*args, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2", "3")]
    assert len(json.loads(told[0])) > len(rules)
    assert told[0] == told[1] == told[2]


def test_a_file_name_that_is_not_utf_8(corpus):
    path = os.path.join(os.fsencode(corpus), b"t\xean.txt")
    try:
        with open(path, "wb") as file:
            file.write(DASHES.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    for name in ("full", "json"):
        done = call("--output-format", name, ".")
        assert done.returncode == 1
        assert ("<U+DCEA>" if name == "full" else "t\\udcean.txt") in done.stdout.decode()


def test_a_reader_that_goes_away_is_no_error(corpus):
    (corpus / "many.txt").write_text(DASHES * 5000, "utf-8")
    process = subprocess.Popen([*VNLINT, "many.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 141
    process.stderr.close()


def test_an_interrupt_ends_with_130(corpus):
    # Before Python is up a signal kills it, which on a busy machine takes a while.
    codes = (interrupted(patience) for patience in (0.5, 3.0, 10.0))
    assert next((code for code in codes if code != -signal.SIGINT), None) == 130


def interrupted(patience):
    process = subprocess.Popen([*VNLINT, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(patience)
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        process.send_signal(signal.SIGINT)  # the first may come before there is anybody to take it
        time.sleep(0.5)
    for stream in (process.stdin, process.stdout, process.stderr):
        stream.close()
    return process.wait(1)


def test_a_failure_of_our_own_is_no_finding(corpus):
    code = (
        "import sys, vnlint.cli.check as c; sys.argv[1:] = ['dashes.txt']; c._exit_code = None; "
        "from vnlint.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"this is a bug in vnlint" in done.stderr


def test_completion(corpus):
    def complete(words):
        environment = {
            **os.environ,
            "_VNLINT_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        }
        return {line.partition(",")[2] for line in call(env=environment).stdout.decode().splitlines()}

    assert {"rules", "rule"} <= complete("vnlint ru")
    assert "--select" in complete("vnlint --sel")
    assert "tab-run" in complete("vnlint rule tab-")
    assert "tab-run,spacing" in complete("vnlint check --select tab-run,spac")


def test_a_bar_on_a_terminal_when_a_run_lasts(corpus):
    """The bar comes and goes on the terminal; what is piped on is as without it."""
    code = """
import sys, time
from vnlint.cli.progress import Progress
with Progress(1000) as progress:
    for _ in range(30):
        time.sleep(0.05)
        progress.advance(10)
    progress.hide()
"""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", code], stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    seen = b""
    while process.poll() is None or select.select([ours], [], [], 0)[0]:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                chunk = os.read(ours, 4096)
            except OSError:
                break
            if not chunk:
                break
            seen += chunk
    os.close(ours)
    assert process.wait(10) == 0
    assert b"/1.0 kB" in seen or b"/1000" in seen


@NEEDS_FULL
def test_a_full_disk_is_no_bug(corpus):
    done = call("dashes.txt", "--output-format", "json", "-o", "/dev/full")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1].startswith("error: what was found cannot be written: ")


def redirected(where, *args):
    """A call with a stream closed or sent elsewhere, as a shell says it."""
    command = ["sh", "-c", f'exec "$@" {where}', "sh", *VNLINT, *args]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("where", [">&-", pytest.param(">/dev/full", marks=NEEDS_FULL)])
@pytest.mark.parametrize("args", [["--version"], ["--help"], ["rules"], ["dashes.txt"], ["dashes.txt", "--no-cache"]])
def test_output_that_goes_nowhere_is_told(corpus, args, where):
    done = redirected(where, *args)
    assert (done.returncode, done.stdout) == (2, b"")
    (told,) = done.stderr.decode().splitlines()
    assert told.startswith(("error: standard output is closed", "error: what was found cannot be written"))
    assert "đầu ra chuẩn đã đóng" in redirected(">&-", "--lang", "vi", "dashes.txt").stderr.decode()


def test_closed_streams_that_nobody_needs_are_no_error(corpus):
    for where in (">&-", "2>&-", "<&-", ">&- 2>&- <&-"):
        assert redirected(where, "-q", "dashes.txt", "-o", "found").returncode == 1
        assert "two-dashes" in (corpus / "found").read_text("utf-8")
    for more in ([], ["--no-cache"]):
        done = redirected("2>&-", "dashes.txt", "no.txt", "--output-format", "json", *more)
        assert (done.returncode, len(json.loads(done.stdout)), done.stderr) == (2, 1, b"")


def test_a_closed_standard_input_is_told_where_it_is_to_be_read(corpus):
    assert redirected("<&-", "clean.txt").returncode == 0
    for args in (["-"], ["--file-list", "-"], ["audit", "-"]):
        done = redirected("<&-", *args)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr == b"error: standard input is closed; name files instead\n"


@pytest.mark.parametrize("args", [["."], ["--no-cache", "."], ["rules"], ["--version"]])
def test_a_folder_that_is_gone(tmp_path, args):
    (tmp_path / "gone").mkdir()
    code = "cd gone && rmdir ../gone && exec " + shlex.join([*VNLINT, *args])
    done = subprocess.run(["sh", "-c", code], cwd=tmp_path, capture_output=True, check=False)
    if args == ["--version"]:
        assert done.returncode == 0
    else:
        assert done.returncode == 2
        assert done.stderr == (
            b"error: the current folder cannot be used: No such file or directory; go to another one\n"
        )


def test_a_huge_number_for_an_id_is_no_bug(corpus):
    (corpus / "a.jsonl").write_text(json.dumps({"id": 10**30, "text": "Hà Nội -- Huế"}), "utf-8")
    for _ in range(2):
        done = call("a.jsonl", "--output-format", "json")
        assert [finding["record"]["id"] for finding in json.loads(done.stdout)] == [10**30]


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch on this machine")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "Mây -- gió"])
def test_a_diff_is_a_patch(corpus, end, last):
    path = corpus / "a.txt"
    path.write_text(end.join(["Hà Nội -- Huế", *["Trời mưa."] * 9, "Huế -- Vinh", last]), "utf-8", newline="")
    diff = call("a.txt", "--fix", "--diff").stdout
    done = subprocess.run(["patch", "--binary", "-p0"], input=diff, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    assert b"fuzz" not in done.stdout
    patched = path.read_bytes()
    path.write_text(end.join(["Hà Nội -- Huế", *["Trời mưa."] * 9, "Huế -- Vinh", last]), "utf-8", newline="")
    call("a.txt", "--fix")
    assert path.read_bytes() == patched
