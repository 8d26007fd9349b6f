from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vnlint.sources.atomic import TEMPORARY, FileChangedError, replace_file

OLD = b"old " * 250_000
NEW = b"new! " * 250_000
WRITER = """
import sys
from vnlint.sources.atomic import replace_file
print("ready", flush=True)
while True:
    for letter in (b"new! ", b"old "):
        with replace_file(sys.argv[1]) as stream:
            for _ in range(250):
                stream.write(letter * 1000)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    path.chmod(0o640)
    with replace_file(str(path)) as stream:
        for _ in range(250_000):
            stream.write(b"new! ")
        assert path.read_bytes() == OLD
        (temporary,) = set(names(tmp_path)) - {"a.txt"}
        assert temporary.startswith(".a.txt.")
        assert temporary.endswith(TEMPORARY)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o7777 == 0o640
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_error_leaves_the_old(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)

    def fail() -> None:
        with replace_file(str(path)) as stream:
            stream.write(b"half")
            raise error

    with pytest.raises(error):
        fail()
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    target = tmp_path / "d" / "a.txt"
    target.write_bytes(OLD)
    link = tmp_path / "link.txt"
    link.symlink_to("d/a.txt")
    with replace_file(str(link)) as stream:
        stream.write(b"x")
    assert link.is_symlink()
    assert target.read_bytes() == b"x"


def test_what_somebody_else_wrote_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    since = path.stat()
    path.write_bytes(b"theirs")
    with pytest.raises(FileChangedError), replace_file(str(path), since) as stream:
        stream.write(b"ours")
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    path.chmod(0o400)
    with pytest.raises(PermissionError), replace_file(str(path)):
        pass


def test_long_names(tmp_path: Path) -> None:
    path = tmp_path / ("ẵ" * 83 + ".txt")
    path.write_bytes(OLD)
    with replace_file(str(path)) as stream:
        stream.write(b"x")
    assert path.read_bytes() == b"x"


def test_a_killed_process_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old " * 250_000)
    dice = random.Random(7)
    for _ in range(5):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(dice.uniform(0.0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert path.read_bytes() in (OLD, NEW)
    left = [name for name in names(tmp_path) if name != "a.txt"]
    assert all(name.startswith(".a.txt.") and name.endswith(TEMPORARY) for name in left)
