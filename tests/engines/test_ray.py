"""Ray finds and repairs what a local run does, in a real session, and loses nothing with a worker."""

import os
import signal

import pytest

pa = pytest.importorskip("pyarrow", reason="needs vnlint[ray]")
pytest.importorskip("threadpoolctl", reason="needs vnlint[ray]")
ray = pytest.importorskip("ray", reason="needs vnlint[ray]")

from vnlint.adapters import ray as on_ray  # noqa: E402
from vnlint.adapters.arrow import ArrowLinter  # noqa: E402

from .conftest import RECORDS, findings_of, vnlint  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def dataset():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, ignore_reinit_error=True)
    yield ray.data.from_arrow(pa.Table.from_pylist(RECORDS)).repartition(4)
    ray.shutdown()


def test_findings(dataset, local_findings):
    found = on_ray.findings(dataset, ArrowLinter(), batch_size=8).take_all()
    assert sorted(map(findings_of, found)) == local_findings


def test_fixed(dataset, local_texts):
    fixed = on_ray.fixed(dataset, ArrowLinter(unsafe_fixes=True), batch_size=8).take_all()
    assert {row["id"]: row["text"] for row in fixed} == local_texts


def test_a_worker_that_dies_loses_nothing(dataset, local_findings, tmp_path):
    marker = tmp_path / "died"

    def dying_once(table):
        if "bài 20" in table.column("id").to_pylist() and not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return table

    found = on_ray.findings(dataset.map_batches(dying_once, batch_format="pyarrow"), ArrowLinter()).take_all()
    assert marker.exists()
    assert sorted(map(findings_of, found)) == local_findings


def test_the_command_line_says_the_same_wherever_it_runs(corpus):
    def said(*options):
        out = vnlint(corpus.parent, "--output-format", "json", "--jobs", "2", *options, corpus.name, code=1)
        return out.splitlines()

    assert said("--engine", "ray") == said()
    assert said("--engine", "ray", "--select", "corpus") == said("--select", "corpus")


def test_the_command_line_fixes_the_same(corpus, tmp_path):
    fixed = []
    for engine in ("local", "ray"):
        path = tmp_path / f"{engine}.jsonl"
        path.write_bytes(corpus.read_bytes())
        vnlint(tmp_path, "--fix", "--fix-only", "--engine", engine, path.name, code=0)
        fixed.append(path.read_bytes())
    assert fixed[0] == fixed[1] != corpus.read_bytes()


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Trời nắng."}', "utf-8")
    os.symlink(tmp_path / "b.jsonl", tmp_path / "c.jsonl")
    vnlint(tmp_path, "--engine", "ray", "a.jsonl", "c.jsonl", code=2)


def test_columns_that_cannot_be_used_are_refused_at_the_call():
    known = ray.data.from_arrow(pa.Table.from_pylist(RECORDS))
    with pytest.raises(ValueError, match="there is a column `title` already; name another with count"):
        on_ray.fixed(known, ArrowLinter(), count="title")
    with pytest.raises(ValueError, match="no field `body` among id, title, text"):
        on_ray.findings(known, ArrowLinter(text_field="body"))
