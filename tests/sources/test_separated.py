"""CSV and TSV: the records that the standard library reads, and bytes that stay where nothing changed."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnlint.diagnostic import Applicability
from vnlint.source import Fields
from vnlint.sources.separated import Separated

from .test_parquet import BAD, GOOD, findings, problems, run


def test_places_and_records(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\nx,{BAD}\n"y","Nói ""ừ"".\n{BAD}"\n\nz,{GOOD}\n', "utf-8")
    parts, tally = run(path)
    assert [(f.location.row, f.location.column, f.record.index, f.record.id) for p in parts for f in p.findings] == [
        (2, 6, 0, "x"),
        (4, 4, 1, "y"),
    ]
    assert (tally.records, tally.problems) == (3, 0)


def test_columns_count_doubled_quotes(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n"y","Nói ""ừ"". {BAD}"\n', "utf-8")
    (finding,) = (f for p in run(path)[0] for f in p.findings)
    line = path.read_text("utf-8").splitlines()[1]
    assert line[finding.location.column - 1 :].startswith("\t\t")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id,text,n\r\n1,{},2\r\n"),
        ("a.csv", "id;text;n\n1;{};'2'\n"),
        ("a.csv", 'id|text|n\n1|"{}"|"2"\n'),
        ("a.tsv", 'id\ttext\n1\t"{}"'),
        ("a.csv", '\ufefftext,"n, m"\n{},"a ""b"""\n\n{},'),
    ],
)
def test_only_the_texts_change(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content.replace("{}", BAD).encode())
    parts, _ = run(path, Applicability.SAFE)
    assert problems(parts) == []
    assert path.read_bytes() == content.replace("{}", GOOD).encode()


FIELD = st.sampled_from([BAD, GOOD, "", 'Nói "ừ".', "một\nhai", "a,b", "\r\n", " x "])


@given(
    rows=st.lists(st.tuples(FIELD, FIELD), max_size=8),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    end=st.sampled_from(["\n", "\r\n"]),
    size=st.integers(1, 200),
)
def test_any_records_are_read_in_any_pieces(tmp_path_factory, rows, quoting, end, size):
    path = tmp_path_factory.mktemp("c") / "a.csv"
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator=end).writerows([("a", "text"), *rows])
    path.write_bytes(out.getvalue().encode())
    source = Separated(size)
    texts, records, data = [], [], path.read_bytes()
    for chunk in source.split(str(path), Fields()):
        loaded = source.load(chunk, data[chunk.start : chunk.stop], Fields())
        assert not loaded.problems
        texts += [document.text for document in loaded.documents]
        records += [document.meta.record for document in loaded.documents]
        assert loaded.rewrite({}) == data[chunk.start : chunk.stop]
        for index, document in enumerate(loaded.documents):
            place = loaded.locate(index, 0)
            line = data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")[place.row - 1]
            if document.text[:1] not in ("", "\r", '"'):
                assert line[place.column - 1 :].startswith(document.text[:1])
    assert texts == [text for _, text in rows]
    assert records == list(range(len(rows)))


def test_a_field_longer_than_the_library_likes(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1," + "Trời nắng. " * 20_000 + BAD + "\n", "utf-8")
    assert len(findings(run(path)[0])) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'id,text\n1,"a\n', "not CSV: the quote that opens here is not closed; close it, or take the record out"),
        (b"id,body\n1,a\n", "no record has the text field; name it with --text-field; fields that hold text: id, body"),
        (b"id,text\n1,\xff\n", "not UTF-8 at byte 10"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, content, told):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    parts, _ = run(path, Applicability.SAFE)
    assert told in problems(parts)[0]
    assert path.read_bytes() == content


def test_an_empty_one(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"")
    _, tally = run(path)
    assert (tally.files, tally.problems) == (1, 0)


def test_a_field_that_is_named_twice_is_one(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,{BAD}\n", "utf-8")
    parts, _ = run(path, Applicability.SAFE, text_field=["text", "text"])
    assert problems(parts) == []
    assert path.read_text("utf-8") == f"id,text\n1,{GOOD}\n"


def test_two_columns_of_one_name_are_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text,text\n1,{BAD},{GOOD}\n", "utf-8")
    before = path.read_bytes()
    parts, _ = run(path, Applicability.SAFE)
    assert problems(parts) == ["there are several columns `text`; rename all but one"]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ('2,b,"Trời\n3,c,d\n', (3, 5)),
        ('2,"Hai\ndòng","Trời\n3,c,d\n', (4, 7)),
        ('2,"b ""c""","Trời ""nắng\n', (3, 13)),
        ('2,"b"c,d\n', (3, 3)),
        ('2,b,"Trời\n3,c,"d"\n', (3, 5)),
    ],
)
def test_a_broken_record_is_told_where_its_quote_opens(tmp_path, record, place):
    path = tmp_path / "a.csv"
    path.write_text(f"id,title,text\n1,a,b\n{record}", "utf-8")
    (problem,) = (problem for part in run(path)[0] for problem in part.problems)
    assert (problem.location.row, problem.location.column) == place


def test_a_bad_record_does_not_hide_the_others(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'text\n{BAD}\n"Lỗi" nhé\n"{BAD}"\nmột, hai\n{BAD}\n', "utf-8")
    before = path.read_bytes()
    parts, _ = run(path, Applicability.SAFE)
    *bad, last = (problem for part in parts for problem in part.problems)
    told = [(p.location.row, p.message.text("en").partition(";")[0]) for p in bad]
    assert told == [(3, "not CSV: ',' expected after '\"'"), (5, "2 fields, but the header names 1")]
    assert last.message.text("en").startswith("none of its fixes is applied")
    assert [(f.location.row, f.record.index) for part in parts for f in part.findings] == [(2, 0), (4, 2), (6, 4)]
    assert path.read_bytes() == before


def test_more_delimiters_than_names_are_none_of_a_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,{BAD},\n2,{GOOD},,\n", "utf-8")
    parts, _ = run(path, Applicability.SAFE)
    assert problems(parts) == []
    assert path.read_text("utf-8") == f"id,text\n1,{GOOD},\n2,{GOOD},,\n"


def test_a_file_with_a_broken_record_in_any_piece_cannot_be_written(tmp_path):
    path = tmp_path / "a.csv"
    good = "text,id\n" + "một,1\n" * 20
    for content, can_write in (
        (good, True),
        (good + "hai,2,3\n" + "ba,3\n" * 20, False),
        (good + '"hai" ba,2\n', False),
    ):
        path.write_text(content, "utf-8")
        assert [Separated(size).can_write(str(path)) for size in (30, 1_000)] == [can_write] * 2


def test_the_bound_of_the_library_is_that_of_the_program_we_are_part_of(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\nx,{BAD * 20_000}\n", "utf-8")
    before = csv.field_size_limit(1000)
    try:
        assert run(path)[1].records == 1
        assert csv.field_size_limit() == 1000
    finally:
        csv.field_size_limit(before)
