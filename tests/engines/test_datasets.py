"""A folder that `datasets` saved is read and fixed as it lies there."""

import pytest

datasets = pytest.importorskip("datasets", reason="needs datasets")

from .conftest import RECORDS, vnlint  # noqa: E402


@pytest.mark.filterwarnings("ignore")
def test_a_saved_dataset_is_fixed_in_place(tmp_path, local_texts):
    datasets.Dataset.from_list(RECORDS).save_to_disk(str(tmp_path / "saved"), num_shards=2)
    vnlint(tmp_path, "--fix", "--unsafe-fixes", "--fix-only", "saved", code=0)
    found = datasets.load_from_disk(str(tmp_path / "saved"))
    assert {row["id"]: row["text"] for row in found} == local_texts
    assert found.features == datasets.Dataset.from_list(RECORDS).features
