"""Compressed files: read as what they hold, written back compressed, and what is damaged is told."""

import bz2
import gzip
import json
import lzma
import os

import pytest
import zstandard

from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.diagnostic import Applicability
from vnlint.plugins import load
from vnlint.runner import Runner
from vnlint.sources import builtin_sources, source_for

PACK = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}
UNPACK = {
    ".gz": gzip.decompress,
    ".bz2": bz2.decompress,
    ".xz": lzma.decompress,
    ".zst": lambda data: zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read(),
}
LINES = [
    json.dumps({"id": number, "text": "Một\t\tHai." if number % 700 == 0 else "Trời nắng. " * 100}, ensure_ascii=False)
    for number in range(4_000)  # some 5 MB: more than one chunk
]
CONTENT = {
    ".jsonl": "\n".join(LINES),
    ".txt": "Một\t\tHai.\r\n\r\n" + "Trời nắng.\n\n" * 500_000,
    ".md": "Một\t\tHai.\n",
}


def run(path, level=None, jobs=1):
    runner = Runner(load(), Recipe((("select", ["tab-run"]),), isolated=True), Mode(level), jobs)
    return list(runner.run([str(path)])), runner.tally


def findings(parts):
    return [(f.location, f.end_location, f.diagnostic, f.record) for part in parts for f in part.findings]


@pytest.mark.parametrize("codec", PACK)
@pytest.mark.parametrize("suffix", CONTENT)
def test_findings_and_fixes_are_those_of_the_content(tmp_path, suffix, codec):
    plain, packed = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}{codec}"
    plain.write_bytes(CONTENT[suffix].encode())
    packed.write_bytes(PACK[codec](CONTENT[suffix].encode()))
    (expected, tally), (found, same) = run(plain), run(packed)
    assert findings(found) == findings(expected) != []
    assert (same.files, same.records, same.syllables) == (tally.files, tally.records, tally.syllables)
    run(plain, Applicability.SAFE)
    run(packed, Applicability.SAFE)
    assert UNPACK[codec](packed.read_bytes()) == plain.read_bytes() != CONTENT[suffix].encode()
    assert sorted(os.listdir(tmp_path)) == [plain.name, packed.name]


def test_several_processes_find_the_same(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(LINES).encode()))
    assert findings(run(path, jobs=2)[0]) == findings(run(path)[0])


def test_zstd_in_several_frames(tmp_path):
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(b"".join(PACK[".zst"](line.encode() + b"\n") for line in LINES[:702]))
    assert len(findings(run(path)[0])) == 2


@pytest.mark.parametrize("codec", PACK)
def test_damage_is_told_and_nothing_written(tmp_path, codec):
    whole = PACK[codec]("\n".join(LINES).encode())
    for data in (b"no such thing", whole[: len(whole) // 2]):
        path = tmp_path / f"a.jsonl{codec}"
        path.write_bytes(data)
        parts, tally = run(path, Applicability.SAFE)
        assert tally.problems == 1
        (problem,) = (problem for part in parts for problem in part.problems)
        assert f"not {codec[1:]} data, or cut off" in problem.message.en
        assert path.read_bytes() == data


@pytest.mark.parametrize("codec", PACK)
def test_an_empty_one_is_a_file_without_records(tmp_path, codec):
    for suffix in CONTENT:
        path = tmp_path / f"a{suffix}{codec}"
        path.write_bytes(PACK[codec](b""))
        _, tally = run(path, Applicability.SAFE)
        assert (tally.files, tally.problems, tally.findings.total()) == (1, 0, 0)


def test_names():
    sources = builtin_sources()
    named = {name: source_for(name, sources) for name in ("a.jsonl.zst", "A.TXT.GZ", "a.gz", "a.jsonl.zip")}
    assert [source.name if source else None for source in named.values()] == ["jsonl", "plain", None, None]
    assert {".jsonl.zst", ".md.xz"} < set(load().suffixes)
