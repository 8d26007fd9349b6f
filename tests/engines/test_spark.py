"""Spark finds and repairs what a local run does, in a real session, and loses nothing with a worker."""

import os
import signal

import pytest

pa = pytest.importorskip("pyarrow", reason="needs vnlint[spark]")
pytest.importorskip("threadpoolctl", reason="needs vnlint[spark]")
pytest.importorskip("pyspark", reason="needs vnlint[spark]")

from pyspark.sql import SparkSession  # noqa: E402

from vnlint.adapters import spark as on_spark  # noqa: E402
from vnlint.adapters.arrow import ArrowLinter  # noqa: E402

from .conftest import RECORDS, findings_of  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def frame():
    session = SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false").getOrCreate()
    rows = [(record["id"], record["title"], record["text"]) for record in RECORDS]
    yield session.createDataFrame(rows, "id string, title string, text string").repartition(4)
    session.stop()


def test_findings(frame, local_findings):
    found = on_spark.findings(frame, ArrowLinter()).collect()
    assert sorted(findings_of(row.asDict(recursive=True)) for row in found) == local_findings


def test_fixed(frame, local_texts):
    fixed = on_spark.fixed(frame, ArrowLinter(unsafe_fixes=True))
    assert fixed.schema == frame.schema
    assert {row.id: row.text for row in fixed.collect()} == local_texts


def test_a_worker_that_dies_loses_nothing(frame, local_findings, tmp_path):
    marker = tmp_path / "died"

    def dying_once(batches):
        for batch in batches:
            if "bài 20" in batch.column("id").to_pylist() and not marker.exists():
                marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    found = on_spark.findings(frame.mapInArrow(dying_once, frame.schema), ArrowLinter()).collect()
    assert marker.exists()
    assert sorted(findings_of(row.asDict(recursive=True)) for row in found) == local_findings


def test_columns_that_cannot_be_used_are_refused_at_the_call(frame):
    with pytest.raises(ValueError, match="there is a column `title` already; name another with count"):
        on_spark.fixed(frame, ArrowLinter(), count="title")
    with pytest.raises(ValueError, match="no field `body` among id, title, text"):
        on_spark.findings(frame, ArrowLinter(text_field="body"))
