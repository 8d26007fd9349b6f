"""A corpus of three files in an empty folder, with rules of its own: the tests stand whatever the pack finds."""

import io
import sys
from types import SimpleNamespace

import pytest

from vnlint.cli.main import run

RULES = """
[[rule]]
name = "old-name"
message = "`{text}` is called {answer} now"
table = { "sài gòn" = "Thành phố Hồ Chí Minh" }
applicability = "unsafe"
examples = [{ bad = "Ở ⟦Sài Gòn⟧ có mưa.", fixed = "Ở Thành phố Hồ Chí Minh có mưa." }]

[[rule]]
name = "two-dashes"
message = "`{text}` for a dash"
pattern = "--"
replacement = "–"
applicability = "safe"
examples = [{ bad = "Hà Nội ⟦--⟧ Huế", fixed = "Hà Nội – Huế" }]

[[rule]]
name = "vague-word"
message = "`{text}` says nothing"
table = { "vân vân" = ["v.v.", "cùng nhiều thứ khác"] }
examples = [{ bad = "bàn, ghế, ⟦vân vân⟧." }]
"""
CONFIG = 'select = ["own"]\n' + RULES

DASHES = "Tàu chạy tuyến Hà Nội -- Huế.\n"
CITY = "Ở Sài Gòn trời mưa.\nHôm qua ở Đà Nẵng -- Huế cũng mưa.\n"
CLEAN = "Trời nắng.\n"


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """The folder, made the current one."""
    for name in ("FORCE_COLOR", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "VNLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    (tmp_path / "vnlint.toml").write_text(CONFIG, "utf-8")
    (tmp_path / "dashes.txt").write_text(DASHES, "utf-8", newline="")
    (tmp_path / "city.txt").write_text(CITY, "utf-8", newline="")
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def vnlint(corpus, capfd, monkeypatch):
    """A function that runs a command line in the corpus and gives its exit code, output and errors."""

    def call(*args, stdin=None):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        code = run([str(arg) for arg in args])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return call
