"""A run that is killed while it fixes: each file is the old or the new one, whole."""

import json
import random
import subprocess
import sys
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

KILLS = 20
ROWS = [{"id": number, "text": "Một\t\tHai. " * 40} for number in range(1_500)]


def jsonl(path):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), "utf-8")


def parquet(path):
    pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=100)


@pytest.mark.parametrize("write", [jsonl, parquet])
def test_each_file_is_the_old_or_the_new_one(write, tmp_path, environment):
    path = tmp_path / f"a.{write.__name__}"
    command = [sys.executable, "-m", "vnlint", "--isolated", "--no-cache", "--select", "tab-run", "--fix", str(path)]

    def started():
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    write(path)
    old = path.read_bytes()
    begun = time.monotonic()
    assert started().wait() == 0
    lasts = time.monotonic() - begun
    new = path.read_bytes()
    assert new != old
    moments = random.Random(11)
    seen = set()
    for _ in range(KILLS):
        path.write_bytes(old)
        process = started()
        time.sleep(moments.uniform(0.3, 1.1) * lasts)
        process.kill()
        process.wait()
        found = path.read_bytes()
        assert found in (old, new)
        seen.add(found)
    assert old in seen, "no run was killed before its end"
    path.write_bytes(old)
    assert started().wait() == 0
    assert path.read_bytes() == new, "what a killed run leaves behind is in nobody's way"
