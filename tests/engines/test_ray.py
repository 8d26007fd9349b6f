"""Ray finds and repairs what a local run does, in a real session, and loses nothing with a worker."""

import os
import signal

import pytest

pa = pytest.importorskip("pyarrow", reason="needs vnlint[ray]")
pytest.importorskip("threadpoolctl", reason="needs vnlint[ray]")
ray = pytest.importorskip("ray", reason="needs vnlint[ray]")

from vnlint.adapters import ray as on_ray  # noqa: E402
from vnlint.adapters.arrow import ArrowLinter  # noqa: E402

from .conftest import RECORDS, findings_of  # noqa: E402

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
