"""Arrow files and streams: read as lines of JSON, written back batch by batch."""

import pyarrow as pa
import pyarrow.feather
import pytest

from vnlint.diagnostic import Applicability
from vnlint.source import Fields
from vnlint.sources.arrow import Arrow

from .test_parquet import BAD, GOOD, RICH, ROWS, findings, problems, rich, run

FIELDS = ["text", "meta.title", "parts[*].text"]


def write(path, table, is_file, codec=None, rows=170):
    options = pa.ipc.IpcWriteOptions(compression=codec)
    new = pa.ipc.new_file if is_file else pa.ipc.new_stream
    with new(str(path), table.schema, options=options) as writer:
        for batch in table.to_batches(max_chunksize=rows):
            writer.write_batch(batch)


def read(path, is_file):
    with pa.memory_map(str(path)) as source:
        return (pa.ipc.open_file(source) if is_file else pa.ipc.open_stream(source)).read_all()


def sizes(path):
    with Arrow().opened(str(path)) as table:
        return list(table.groups)


@pytest.mark.parametrize("is_file", [True, False])
@pytest.mark.parametrize("codec", [None, "lz4", "zstd"])
def test_only_texts_differ_after_fixing(tmp_path, is_file, codec):
    path = tmp_path / "a.arrow"
    texts = [(BAD if n % 7 == 0 else None if n % 4 == 0 else GOOD) for n in range(50)]
    schema = RICH.remove(RICH.get_field_index("kind"))
    write(path, pa.Table.from_pylist([rich(n, text) for n, text in enumerate(texts)], schema), is_file, codec, rows=20)
    before = path.stat().st_size
    parts, tally = run(path, Applicability.SAFE, text_field=FIELDS)
    assert problems(parts) == []
    assert tally.fixed.total() > 8
    wanted = pa.Table.from_pylist([rich(n, text and GOOD) for n, text in enumerate(texts)], schema)
    assert read(path, is_file).equals(wanted, check_metadata=True)
    assert sizes(path) == [20, 20, 10]
    assert path.stat().st_size == pytest.approx(before, rel=0.1)  # compressed as before


@pytest.mark.parametrize("jobs", [1, 2])
def test_findings_have_row_and_id(tmp_path, jobs):
    path = tmp_path / "a.arrow"
    write(path, pa.Table.from_pylist(ROWS), is_file=False)
    parts, tally = run(path, jobs=jobs)
    assert [(row, record.index, record.id) for row, _, record in findings(parts)] == [
        (n + 1, n, n) for n in (0, 300, 600, 900)
    ]
    assert (tally.files, tally.records) == (1, 1_000)


def test_a_large_batch_is_read_in_slices(tmp_path):
    path = tmp_path / "a.feather"
    pyarrow.feather.write_feather(pa.Table.from_pylist(ROWS), str(path), compression="lz4")
    source = Arrow(size=100_000)
    chunks = list(source.split(str(path), Fields()))
    assert len(chunks) > 5
    assert all(source.read(chunk, Fields()) == chunk.data for chunk in chunks)
    assert [chunk.last for chunk in chunks] == [False] * (len(chunks) - 1) + [True]


def test_a_folder_that_datasets_saved(tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    for number in range(2):
        write(folder / f"data-0000{number}-of-00002.arrow", pa.Table.from_pylist(ROWS[:301]), is_file=False)
    (folder / "dataset_info.json").write_text("{}")
    (folder / "state.json").write_text("{}")
    from vnlint.plugins import load
    from vnlint.sources.files import discover

    found = [one.path for one in discover([str(folder)], suffixes=load().suffixes)]
    assert [path.rpartition("/")[2] for path in found] == [f"data-0000{n}-of-00002.arrow" for n in range(2)]
    assert [len(findings(run(path)[0])) for path in found] == [2, 2]


@pytest.mark.parametrize("data", [b"", b"no such thing", b"ARROW1\0\0 and nothing more"])
def test_damage_is_told(tmp_path, data):
    path = tmp_path / "a.arrow"
    path.write_bytes(data)
    parts, _ = run(path, Applicability.SAFE)
    assert "cannot be read: Arrow: " in problems(parts)[0]
    assert path.read_bytes() == data


def test_an_empty_one(tmp_path):
    path = tmp_path / "a.arrow"
    write(path, pa.table({"text": pa.array([], pa.string())}), is_file=True)
    parts, tally = run(path, Applicability.SAFE)
    assert (tally.files, tally.records, problems(parts)) == (1, 0, [])
