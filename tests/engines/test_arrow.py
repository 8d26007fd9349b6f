"""The adapter for Arrow finds and repairs what the command line does, whatever holds the texts."""

import pickle

import pytest

from vnlint import UsageError

pa = pytest.importorskip("pyarrow", reason="needs vnlint[arrow]")
pytest.importorskip("threadpoolctl", reason="needs vnlint[arrow]")

from vnlint.adapters.arrow import FINDINGS, ArrowLinter, over_batches  # noqa: E402

from .conftest import RECORDS, findings_of  # noqa: E402

TABLE = pa.Table.from_pylist(RECORDS)
SPACES = ArrowLinter(select=["space-before-punctuation"])
BEFORE, AFTER = "Trời mưa .", "Trời mưa."


def test_findings_are_those_of_the_command_line(local_findings):
    found = ArrowLinter().findings(TABLE)
    assert found.schema == FINDINGS
    assert sorted(map(findings_of, found.to_pylist())) == local_findings
    rows = found.to_pylist()
    assert [row["row"] for row in rows] == sorted(row["row"] for row in rows)
    assert all(RECORDS[row["row"]]["text"][row["start"] : row["end"]] == row["text"] for row in rows)


def test_texts_come_out_as_the_command_line_fixes_them(local_texts):
    fixed = ArrowLinter(unsafe_fixes=True).fixed(TABLE)
    assert {row["id"]: row["text"] for row in fixed.to_pylist()} == local_texts
    assert fixed.schema.equals(TABLE.schema, check_metadata=True)
    assert fixed.column("title").equals(TABLE.column("title"))


def test_batch_by_batch_is_the_same(local_findings):
    found = over_batches(ArrowLinter().findings)(TABLE.to_batches(max_chunksize=5))
    assert sorted(findings_of(row) for batch in found for row in batch.to_pylist()) == local_findings


def test_it_goes_to_another_process():
    again = pickle.loads(pickle.dumps(SPACES))
    assert len(pickle.dumps(SPACES)) < 1_000
    assert again.findings(TABLE).equals(SPACES.findings(TABLE))


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())],
    ids=str,
)
def test_kinds_of_text(kind):
    schema = pa.schema([pa.field("text", kind, metadata={"a": "b"}), ("n", pa.int8())], metadata={"c": "d"})
    batch = pa.record_batch([pa.array([BEFORE, None, "Trời nắng."], kind), pa.array([1, 2, 3], pa.int8())], schema)
    (finding,) = SPACES.findings(batch).to_pylist()
    assert (finding["row"], finding["id"], finding["start"]) == (0, None, 8)
    fixed = SPACES.fixed(batch)
    assert fixed.schema.equals(schema, check_metadata=True)
    assert fixed.column("text").to_pylist() == [AFTER, None, "Trời nắng."]


def test_nested_texts():
    records = [
        {"meta": {"title": BEFORE, "n": 1}, "parts": [{"text": "Nắng."}, {"text": BEFORE}]},
        {"meta": None, "parts": None},
    ]
    table = pa.Table.from_pylist(records)
    linter = ArrowLinter(select=["space-before-punctuation"], text_field=["meta.title", "parts[*].text"])
    assert [row["field"] for row in linter.findings(table).to_pylist()] == ["meta.title", "parts[1].text"]
    fixed = linter.fixed(table, count="edits")
    assert fixed.drop_columns("edits").schema == table.schema
    assert fixed.to_pylist() == [
        {"meta": {"title": AFTER, "n": 1}, "parts": [{"text": "Nắng."}, {"text": AFTER}], "edits": 2},
        {"meta": None, "parts": None, "edits": 0},
    ]


def test_nothing_to_fix_leaves_the_very_columns():
    batch = pa.record_batch({"text": ["Trời nắng."]})
    assert SPACES.fixed(batch).equals(batch, check_metadata=True)
    assert SPACES.findings(batch.slice(0, 0)).num_rows == 0


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"text_field": ["body"]}, "no field `body` among id, title, text"),
        ({"text_field": ["text"], "context_field": ["lead"]}, "no field `lead`"),
        ({"id_field": "url"}, "no field `url`"),
    ],
)
def test_fields_that_are_not_there(settings, told):
    with pytest.raises(ValueError, match=told):
        ArrowLinter(**settings).findings(TABLE)


def test_a_field_without_text():
    with pytest.raises(ValueError, match="field `text` holds int64, not text"):
        SPACES.findings(pa.table({"text": [1]}))


@pytest.mark.parametrize(
    ("schema", "count", "said"),
    [
        (TABLE.schema, "title", "there is a column `title` already"),
        (pa.schema([("id", pa.string())]), None, "no field `text` among id"),
        (pa.schema([("text", pa.int64())]), None, "field `text` holds int64, not text"),
    ],
)
def test_what_is_wrong_with_columns_is_known_before_there_are_rows(schema, count, said):
    with pytest.raises(ValueError, match=said):
        SPACES.check(schema, count=count)
    SPACES.check(TABLE.schema, count="edits")


def test_a_count_that_is_a_column_already():
    with pytest.raises(ValueError, match="there is a column `title` already; name another with count"):
        SPACES.fixed(TABLE, count="title")


def test_one_name_is_a_list_of_one():
    linter = ArrowLinter(select="space-before-punctuation", text_field="body", context_field="title")
    (finding,) = linter.findings(pa.table({"body": [BEFORE], "title": ["Mưa"]})).to_pylist()
    assert finding["field"] == "body"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"select": ["no-such-rule"]}, "ArrowLinter: unknown rule or group `no-such-rule`"),
        ({"selekt": []}, "ArrowLinter: unknown key `selekt`; did you mean `select`?"),
        ({"preview": "yes"}, "ArrowLinter: Expected `bool`, got `str` - at `$.preview`"),
        ({"options": {"no-such-rule": {}}}, "ArrowLinter: options: unknown rule `no-such-rule`"),
        ({"word_files": "no-such-file"}, "ArrowLinter: word-files: "),
        ({"lang": "fr"}, "lang: 'fr' is none of en, vi"),
    ],
)
def test_wrong_settings_are_told_at_once(settings, told):
    with pytest.raises(UsageError) as raised:
        ArrowLinter(**settings)
    assert told in str(raised.value)
