"""A call that was made before says the same again without work, and is made anew when anything has changed."""

import os
import re
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from vnlint.reporters import FORMATS

from .conftest import CITY, CLEAN, CONFIG

CALL = """
import sys
from vnlint.__main__ import main
code = main()
print("numpy" in sys.modules, file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def call(corpus, tmp_path_factory, monkeypatch):
    """A function that makes a call in a process of its own, once all files have rested."""
    monkeypatch.setenv("VNLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    installed = tmp_path_factory.mktemp("installed")
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(installed), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    )

    def call(*args, stdin=b""):
        time.sleep(0.1)
        done = subprocess.run([sys.executable, "-c", CALL, *args], input=stdin, capture_output=True)
        err, _, worked = done.stderr.decode().rstrip("\n").rpartition("\n")
        out, err = (re.sub(r"\bin [\d.]+ s\b", "", text) for text in (done.stdout.decode(), err))
        return SimpleNamespace(code=done.returncode, out=out, err=err, worked=worked == "True")

    call.installed = installed
    return call


def said(result):
    return result.code, result.out, result.err


@pytest.mark.parametrize("shown", FORMATS)
def test_the_same_is_said_again(call, shown):
    first = call("--output-format", shown, ".")
    again = call("--output-format", shown, ".")
    assert first.worked
    assert not again.worked
    assert said(again) == said(first)
    assert said(call("--no-cache", "--output-format", shown, ".")) == said(first)


def test_a_clean_run_too(call):
    assert said(call("clean.txt")) == said(call("clean.txt"))
    assert not call("clean.txt").worked
    assert call("clean.txt").code == 0


def test_the_time_is_its_own(call):
    command = [sys.executable, "-m", "vnlint", "--lang", "vi", "."]
    time.sleep(0.1)
    times = []
    for _ in range(3):
        out = subprocess.run(command, capture_output=True, text=True).stdout
        times.append(float(re.search(r"trong (\d+,\d\d) giây", out)[1].replace(",", ".")))
    assert times[2] < times[0]


def _new_plugin(call, corpus):
    about = call.installed / "more-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: more\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[vnlint]\nmore = more\n")
    (call.installed / "more.py").write_text("")


CHANGES = {
    "a text": lambda call, corpus: (corpus / "city.txt").write_text(CITY + "Huế -- Vinh.\n", "utf-8"),
    "a text of the same size": lambda call, corpus: (corpus / "city.txt").write_text(
        CITY.replace("Huế", "Huê"), "utf-8"
    ),
    "one text more": lambda call, corpus: (corpus / "new.txt").write_text(CITY, "utf-8"),
    "one text less": lambda call, corpus: (corpus / "city.txt").unlink(),
    "a text deep inside": lambda call, corpus: (corpus / "inner" / "deep" / "a.txt").write_text(CITY, "utf-8"),
    "the settings": lambda call, corpus: (corpus / "vnlint.toml").write_text(CONFIG + "\n", "utf-8"),
    "settings closer by": lambda call, corpus: (corpus / "inner" / "vnlint.toml").write_text(CONFIG, "utf-8"),
    "settings that came closer": lambda call, corpus: (corpus / ".vnlint.toml").write_text(CONFIG, "utf-8"),
    "words": lambda call, corpus: (corpus / "words.lst").write_text("xyz\n"),
    "what git ignores": lambda call, corpus: (corpus / "inner" / ".gitignore").write_text("deep\n"),
    "a repository": lambda call, corpus: (corpus / ".git").mkdir(),
    "a plugin": _new_plugin,
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_it_is_made_anew(call, corpus, change):
    (corpus / "words.lst").write_text("abc\n")
    (corpus / "inner" / "deep").mkdir(parents=True)
    (corpus / "inner" / "deep" / "b.txt").write_text(CITY, "utf-8")
    (corpus / "vnlint.toml").write_text('word-files = ["words.lst"]\n' + CONFIG, "utf-8")
    call(".")
    assert not call(".").worked
    CHANGES[change](call, corpus)
    anew = call(".")
    assert anew.worked
    assert said(anew) == said(call("--no-cache", "."))
    assert said(call(".")) == said(anew)


def test_what_a_user_never_wants_in_git(call, corpus, monkeypatch):
    (corpus / ".git").mkdir()
    (corpus / "home").mkdir()
    monkeypatch.setenv("HOME", str(corpus / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert "city.txt" in call(".").out
    assert not call(".").worked
    (corpus / "home" / "never").write_text("city.txt\n")
    (corpus / "home" / ".gitconfig").write_text("[core]\n\texcludesFile = ~/never\n")
    assert "city.txt" not in call(".").out
    (corpus / "home" / "never").write_text("dashes.txt\n")
    assert "city.txt" in call(".").out
    monkeypatch.setenv("HOME", str(corpus))
    assert "dashes.txt" in call(".").out


def test_a_link_in_a_circle_hides_no_change(call, corpus):
    (corpus / "circle").symlink_to("circle")
    assert call(".").code == 1
    assert not call(".").worked
    (corpus / "new.txt").write_text(CITY, "utf-8")
    assert "new.txt" in call(".").out


def test_named_files_hang_on_settings_above_them(call, corpus):
    (corpus / "inner").mkdir()
    (corpus / "inner" / "a.txt").write_text(CITY, "utf-8")
    call("inner/a.txt")
    assert not call("inner/a.txt").worked
    (corpus / "vnlint.toml").write_text(CONFIG.replace("is called", "is now"), "utf-8")
    assert "is now" in call("inner/a.txt").out


def test_what_holds_inside_an_excluded_folder_that_is_named(call, corpus):
    inner = corpus / "top" / "sub"
    inner.mkdir(parents=True)
    (corpus / "vnlint.toml").write_text(f'exclude = ["top"]\n{CONFIG}', "utf-8")
    (inner / "city.txt").write_text(CITY, "utf-8")
    (inner / "vnlint.toml").write_text(f'ignore = ["own"]\n{CONFIG}', "utf-8")
    assert call("top").code == 0
    assert not call("top").worked
    (inner / "vnlint.toml").write_text(CONFIG, "utf-8")
    assert call("top").code == 1


def test_code_that_changed(call, corpus):
    _new_plugin(call, corpus)
    call(".")
    call(".")  # the folder of compiled code is new
    assert not call(".").worked
    (call.installed / "more.py").write_text("import vnlint\n")
    assert call(".").worked


def test_what_is_told_depends_on_the_surroundings(call, monkeypatch):
    call(".")
    assert call("--lang", "vi", ".").worked
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert call(".").worked
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in call(".").out


def test_what_was_written_is_not_remembered(call, corpus):
    assert "fixed" in call("--fix", ".").out
    fixed = call("--fix", ".")
    assert fixed.worked
    assert not call("--fix", ".").worked, "there was nothing to fix"
    for options in (["-o", "found.txt"], ["--summary", "sums.json"], ["--output-dir", "out"]):
        call(*options, "city.txt")
        anew = call(*options, "city.txt")
        assert anew.worked


def test_errors_are_not_remembered(call, corpus):
    (corpus / "bad.txt").write_bytes(b"\xff\xfe\x00x\xff")
    assert call(".").code == 2
    assert call(".").worked


def test_standard_input_is_read(call):
    for text in (CITY, CLEAN):
        assert call("-", stdin=text.encode()).worked


def test_files_that_change_meanwhile_are_not_remembered(call, corpus):
    # In the same moment in which the call begins: by the process itself, which may take long to start.
    for change in (f"open('city.txt', 'w', encoding='utf-8').write({CITY!r})", "os.utime('city.txt', (1, 1))"):
        subprocess.run([sys.executable, "-c", f"import os; {change}\n{CALL}", "."], capture_output=True, check=False)
    assert call(".").worked


def test_damaged_memory_is_not_trusted(call, tmp_path_factory):
    first = call(".")
    for path in sorted(tmp_path_factory.getbasetemp().rglob("*.vnlint")):
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert said(call(".")) == said(first)


def test_who_reads_has_seen_enough(call, corpus):
    for _ in range(2):
        time.sleep(0.1)
        command = [sys.executable, "-m", "vnlint", "."]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            run.stdout.close()
            assert run.wait() == 141
            assert run.stderr.read() == b""
        subprocess.run(command, capture_output=True)
