"""Parquet: what is found is what JSON Lines would have, and of what is rewritten only texts differ."""

import datetime
import decimal
import importlib.util
import json
import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.diagnostic import Applicability
from vnlint.plugins import load
from vnlint.runner import Runner
from vnlint.source import Fields
from vnlint.sources.parquet import Parquet

BAD, GOOD = "Một\t\tHai.", "Một Hai."
ROWS = [{"id": number, "text": BAD if number % 300 == 0 else "Trời nắng. " * 100} for number in range(1_000)]


def run(path, level=None, jobs=1, **settings):
    overrides = {"select": ["tab-run"], **{key.replace("_", "-"): value for key, value in settings.items()}}
    runner = Runner(load(), Recipe(tuple(overrides.items()), isolated=True), Mode(level), jobs)
    return list(runner.run([str(path)])), runner.tally


def findings(parts):
    return [(f.location.row, f.diagnostic, f.record) for part in parts for f in part.findings]


def problems(parts):
    return [problem.message.en for part in parts for problem in part.problems]


@pytest.mark.parametrize("jobs", [1, 2])
def test_findings_are_those_of_json_lines(tmp_path, jobs):
    lines, table = tmp_path / "a.jsonl", tmp_path / "a.parquet"
    lines.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), "utf-8")
    pq.write_table(pa.Table.from_pylist(ROWS), table, row_group_size=170)
    (expected, tally), (found, same) = run(lines), run(table, jobs=jobs)
    assert findings(found) == findings(expected)
    assert [finding.record.index for part in found for finding in part.findings] == [0, 300, 600, 900]
    assert (same.files, same.records, same.syllables) == (tally.files, tally.records, tally.syllables)


def test_a_large_row_group_is_read_in_slices(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path, use_dictionary=False)
    source = Parquet(size=100_000)
    chunks = list(source.split(str(path), Fields()))
    assert len(chunks) > 5
    assert [chunk.start for chunk in chunks[1:]] == [chunk.stop for chunk in chunks[:-1]]
    assert [chunk.last for chunk in chunks] == [False] * (len(chunks) - 1) + [True]
    assert all(source.read(chunk, Fields()) == chunk.data for chunk in chunks)


RICH = pa.schema(
    [
        pa.field("when", pa.timestamp("ns", "UTC")),
        pa.field("text", pa.large_string(), metadata={"kind": "body"}),
        pa.field("price", pa.decimal128(12, 3)),
        pa.field("meta", pa.struct([("title", pa.string()), ("at", pa.date32()), ("raw", pa.binary())])),
        pa.field("parts", pa.list_(pa.struct([("text", pa.string()), ("n", pa.int8())]))),
        pa.field("kind", pa.dictionary(pa.int32(), pa.string())),
        pa.field("vector", pa.list_(pa.float32(), 2)),
        pa.field("id", pa.string(), nullable=False),
    ],
    metadata={"huggingface": "{}", "pandas": "{}"},
)


def rich(number, text):
    return {
        "when": datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC),
        "text": text,
        "price": decimal.Decimal("1.250"),
        "meta": {"title": text, "at": datetime.date(2026, 1, 2), "raw": b"\xff\x00"} if number % 3 else None,
        "parts": [{"text": "Nắng.", "n": 1}, {"text": text, "n": None}] if number % 5 else None,
        "kind": "tin" if number % 2 else text,
        "vector": [0.5, float(number)],
        "id": str(number),
    }


@pytest.mark.parametrize("codec", ["none", "snappy", "gzip", "zstd"])
def test_only_texts_differ_after_fixing(tmp_path, codec):
    path = tmp_path / "a.parquet"
    texts = [(BAD if n % 7 == 0 else None if n % 4 == 0 else GOOD) for n in range(50)]
    before = pa.Table.from_pylist([rich(n, text) for n, text in enumerate(texts)], RICH)
    wanted = pa.Table.from_pylist([rich(n, text and GOOD) for n, text in enumerate(texts)], RICH)
    compression = {"text": codec, "id": "none"} if codec != "none" else "none"
    pq.write_table(before, path, row_group_size=20, compression=compression, use_dictionary=["text"])
    old, schema = pq.read_metadata(path), pq.read_schema(path)
    fields = ["text", "meta.title", "parts[*].text", "kind"]
    parts, _ = run(path, Applicability.SAFE, text_field=fields)
    assert problems(parts) == []
    after = pq.read_table(path)
    assert after.schema.equals(schema, check_metadata=True)
    for name in RICH.names:
        found, expected = after[name], wanted[name]
        if name == "kind":  # dictionaries with their words in another order are not equal
            found, expected = found.cast(pa.string()), expected.cast(pa.string())
        assert found.equals(expected), name
    new = pq.read_metadata(path)
    for group in range(3):
        assert new.row_group(group).num_rows == old.row_group(group).num_rows
        for number in range(old.num_columns):
            was, now = old.row_group(group).column(number), new.row_group(group).column(number)
            assert (now.compression, now.path_in_schema) == (was.compression, was.path_in_schema)
            assert ("RLE_DICTIONARY" in now.encodings) == ("RLE_DICTIONARY" in was.encodings)
    arrow = b"ARROW:schema"  # equal as a schema, see above
    assert {**new.metadata, arrow: b""} == {**old.metadata, arrow: b""}
    assert os.listdir(tmp_path) == ["a.parquet"]


def test_nothing_to_fix_leaves_the_very_bytes(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist([{"text": GOOD}] * 10), path)
    before = path.read_bytes()
    run(path, Applicability.SAFE)
    assert path.read_bytes() == before


@settings(max_examples=40)
@given(texts=st.lists(st.none() | st.sampled_from([BAD, GOOD, "", "“Ừ”\n\\"]), max_size=12), group=st.integers(1, 5))
def test_any_rows_come_back(tmp_path_factory, texts, group):
    path = tmp_path_factory.mktemp("t") / "a.parquet"
    table = pa.table({"text": pa.array(texts, pa.string()), "n": list(range(len(texts)))})
    pq.write_table(table, path, row_group_size=group)
    run(path, Applicability.SAFE)
    found = pq.read_table(path)
    assert found["n"].equals(table["n"])
    assert found["text"].to_pylist() == [text and text.replace("\t\t", " ") for text in texts]


def test_nulls_are_counted_and_bytes_are_no_text(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["Trời nắng.", None], "raw": [b"M\t\tH", b""]}), path)
    _, tally = run(path)
    assert (tally.records, sum(tally.skipped.values())) == (2, 1)
    parts, _ = run(path, text_field=["raw"])
    assert "no record has the text field" in problems(parts)[0]


def test_a_table_without_the_text_says_what_it_has(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"body": ["Trời nắng."], "n": [1]}), path)
    parts, _ = run(path)
    assert problems(parts) == ["no record has the text field; name it with --text-field; fields that hold text: body"]


@pytest.mark.parametrize("damage", [lambda data: b"no such thing", lambda data: data[:-20], lambda data: b""])
def test_damage_is_told(tmp_path, damage):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path)
    path.write_bytes(damage(path.read_bytes()))
    before = path.read_bytes()
    parts, tally = run(path, Applicability.SAFE)
    assert tally.problems == 1
    assert "cannot be read: Parquet: " in problems(parts)[0]
    assert path.read_bytes() == before


def test_an_empty_table_is_a_file_without_records(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), path)
    parts, tally = run(path, Applicability.SAFE)
    assert (tally.files, tally.records, problems(parts)) == (1, 0, [])


def test_two_columns_of_one_name_are_told(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table([pa.array(["a"]), pa.array(["b"])], names=["text", "text"]), path)
    parts, _ = run(path)
    assert problems(parts) == ["there are several columns `text`; rename all but one"]


@pytest.mark.parametrize("column", ["text", "number"])
def test_a_table_that_is_damaged_in_its_midst_is_not_fixed_in_part(tmp_path, column):
    path = tmp_path / "a.parquet"
    table = pa.table({"text": [f"{BAD} {n}" for n in range(3_000)], "number": list(range(3_000))})
    pq.write_table(table, path, row_group_size=1_000, compression="zstd", write_page_checksum=True)
    part = pq.ParquetFile(path).metadata.row_group(2).column(table.schema.names.index(column))
    data = bytearray(path.read_bytes())
    middle = part.data_page_offset + part.total_compressed_size // 2
    data[middle : middle + 40] = bytes(40)
    path.write_bytes(bytes(data))
    _, tally = run(path, Applicability.SAFE)
    assert path.read_bytes() == bytes(data)
    assert tally.problems == 1
    assert sum(tally.fixed.values()) == 0
    assert sum(tally.findings.values()) >= 2_000


NANOSECONDS = pa.timestamp("ns")
A_TIME = 1_700_000_000_123_456_789  # which no datetime holds


def test_times_finer_than_those_of_python_are_read_as_text(tmp_path):
    path = tmp_path / "a.parquet"
    table = pa.table({"text": [BAD], "id": pa.array([A_TIME], NANOSECONDS)})
    pq.write_table(table, path)
    parts, _ = run(path, Applicability.SAFE)
    assert problems(parts) == []
    assert pq.read_table(path).equals(table.set_column(0, "text", pa.array([GOOD])))


@pytest.mark.skipif(importlib.util.find_spec("pandas") is not None, reason="pandas has nanoseconds")
def test_a_value_that_python_does_not_have_is_told(tmp_path):
    path = tmp_path / "a.parquet"
    kind = pa.struct([("text", pa.string()), ("time", NANOSECONDS)])
    pq.write_table(pa.table({"part": pa.array([{"text": BAD, "time": A_TIME}], kind)}), path)
    parts, _ = run(path, text_field=["part.text"])
    (told,) = problems(parts)
    assert told.startswith("cannot be read: a value cannot be read (")
    assert told.endswith("; leave its column out, or cast it to text")


def test_texts_in_maps_are_fixed(tmp_path):
    path = tmp_path / "a.parquet"
    kind = pa.map_(pa.string(), pa.string())
    pq.write_table(pa.table({"parts": pa.array([[("body", BAD)]], kind)}), path)
    run(path, Applicability.SAFE, text_field=["parts[*][*]"])
    assert pq.read_table(path)["parts"].to_pylist() == [[("body", GOOD)]]
