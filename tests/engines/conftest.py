"""Records with defects of many kinds, and what a local run finds in them."""

import json
import os
import subprocess
import sys

import pytest

DEFECTS = [
    "Hai bên mở rộng hợp tác trên trên biển. Trời nắng.",
    "Ông nói :“Trời mưa .” rồi đi.Bà ở lại.",
    "Quan hệ Việt Nam và  là quan hệ lâu đời.",
    "Chúng tôi đươc mời dự hộithảo ở nghành giáo dục.",
    "Trời nắng đẹp, gió nhẹ.",
    "hom nay troi mua rat to va chung toi o nha ca ngay",
    "Giá\t\tvé là 20.000 đồng.",
    None,
]
RECORDS = [{"id": f"bài {number}", "title": "Tin", "text": DEFECTS[number % len(DEFECTS)]} for number in range(64)]


os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else Spark's workers take the first python3 of the PATH


def findings_of(row):
    """What identifies a finding, whoever found it."""
    fix = row["fix"] and (
        row["fix"]["applicability"],
        tuple((edit["start"], edit["end"], edit["content"]) for edit in row["fix"]["edits"]),
    )
    return row["id"], row["field"], row["name"], row["start"], row["end"], row["message"], fix, row["confidence"]


def vnlint(folder, *options, code):
    command = [sys.executable, "-m", "vnlint", "--isolated", "--no-cache", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """The records as a file."""
    path = tmp_path_factory.mktemp("corpus") / "records.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS), "utf-8")
    return path


@pytest.fixture(scope="session")
def local_findings(corpus):
    """The findings of the command line, sorted."""
    lines = vnlint(corpus.parent, "--output-format", "json-lines", "--lang", "en", corpus.name, code=1).splitlines()
    found = [json.loads(line) for line in lines]
    return sorted(findings_of(one | one["record"]) for one in found)


@pytest.fixture(scope="session")
def local_texts(corpus):
    """The texts as the command line fixes them, by id."""
    fixed = corpus.with_name("fixed.jsonl")
    fixed.write_bytes(corpus.read_bytes())
    vnlint(corpus.parent, "--fix", "--unsafe-fixes", "--fix-only", fixed.name, code=0)
    return {record["id"]: record["text"] for record in map(json.loads, fixed.read_text("utf-8").splitlines())}
