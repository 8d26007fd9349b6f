from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vnlint.diagnostic import Edit, Span
from vnlint.source import EMPTY, Location
from vnlint.sources.pieces import LineEnds
from vnlint.sources.plain import PlainText

from .helpers import TEXT, load, load_all, rewritten, texts

PLAIN = PlainText()
BITS = st.sampled_from(
    ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "Mưa rào ", "à", "a\u0300", "😀", "\u2028", " ", "\x0b"]
)
TEXTS = st.lists(BITS, max_size=40).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=TEXTS, mark=st.booleans(), size=st.integers(1, 40))
def test_pieces_of_any_size_tell_the_same_as_the_whole(tmp_path: Path, text: str, mark: bool, size: int) -> None:
    path = tmp_path / "a.txt"
    data = b"\xef\xbb\xbf" * mark + text.encode()
    path.write_bytes(data)
    whole = load(PLAIN, data)
    loaded = list(load_all(PlainText(size), path))
    documents = [(piece, document) for _, piece in loaded for document in piece.documents]
    assert "".join(document.text for _, document in documents) == text
    assert b"".join(data[chunk.start : chunk.stop] for chunk, _ in loaded) == data
    assert b"".join(piece.rewrite({}) for _, piece in loaded) == data
    assert sum(piece.records for _, piece in loaded) == 1
    assert [chunk.last for chunk, _ in loaded] == [False] * (len(loaded) - 1) + [True]
    for piece, document in documents:
        assert document.meta.newline == whole.documents[0].meta.newline
        for offset in range(len(document.text)):
            assert piece.locate(0, offset) == whole.locate(0, document.meta.offset + offset)
            assert piece.line(0, offset) == whole.line(0, document.meta.offset + offset)
    if documents:
        assert documents[0][1].meta.first or mark
        assert documents[-1][1].meta.last


def test_large_files_are_cut_at_the_last_empty_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Một dòng.\nHai dòng.\n\n\nBa dòng.\nBốn dòng.\nNăm dòng.\n".encode())
    assert [texts(loaded)[0] for _, loaded in load_all(PlainText(44), path)] == [
        "Một dòng.\nHai dòng.\n\n\n",
        "Ba dòng.\nBốn dòng.\nNăm dòng.\n",
    ]


def test_pieces_are_of_the_size_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Mua rao.\n\n" * 1000)
    sizes = [chunk.stop - chunk.start for chunk in PlainText(200).split(str(path), TEXT)]
    assert all(90 <= size <= 200 for size in sizes[:-1])


def test_a_line_is_never_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 500 + b"\n" + b"y" * 500)
    assert [texts(loaded)[0] for _, loaded in load_all(PlainText(10), path)] == ["x" * 500 + "\n", "y" * 500]


def test_places_are_lines_and_code_points() -> None:
    loaded = load(PLAIN, "\ufeffmột\r\nhai\rba 😀 bốn\u2028năm\n".encode())
    text = texts(loaded)[0]
    assert text.startswith("một")
    assert loaded.locate(0, 0) == Location(1, 1)
    assert loaded.locate(0, text.index("hai")) == Location(2, 1)
    assert loaded.locate(0, text.index("bốn")) == Location(3, 6)
    assert loaded.locate(0, len(text)) == Location(4, 1)
    assert loaded.line(0, text.index("bốn")) == "ba 😀 bốn\u2028năm"


@pytest.mark.parametrize(
    ("data", "majority"),
    [
        (b"a\r\nb\r\nc\n", "\r\n"),
        (b"a\r\nb\n", "\n"),
        (b"a\rb\rc\n", "\r"),
        (b"a\r\nb\r", "\n"),
        (b"a", ""),
        (b"a\n\rb\r", "\r"),
    ],
)
def test_the_line_end_is_that_of_most_lines(data: bytes, majority: str) -> None:
    assert load(PLAIN, data).documents[0].meta.newline == majority


def test_line_ends_of_the_whole_file_hold_in_every_piece(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\nb\nc\n\n" + b"d\r\n" * 20)
    assert {d.meta.newline for _, loaded in load_all(PlainText(8), path) for d in loaded.documents} == {"\r\n"}
    ends = LineEnds()
    assert ends.majority() == ""
    assert ends.add(b"a\r\n\rb\n") == 3


def test_edits_keep_the_mark_and_the_line_ends() -> None:
    data = b"\xef\xbb\xbfm\xe1\xbb\x99t  hai\r\nba\n"
    rounds = {0: [[Edit(Span(3, 5), " ")], [Edit(Span(3, 4), ""), Edit(Span(7, 9), "")]]}
    assert rewritten(PLAIN, data, rounds) == b"\xef\xbb\xbf" + "mộthaiba\n".encode()
    assert rewritten(PLAIN, data, {}) == data


@pytest.mark.parametrize("size", [4, 4_000_000])
def test_what_is_not_utf8_is_neither_checked_nor_written(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffmột\nhai\nba \xff bốn\nnăm\n".encode().replace("\xff".encode(), b"\xff"))
    ((_, loaded),) = load_all(PlainText(size), path)
    assert not loaded.documents
    assert not loaded.writable
    assert not loaded.skipped
    (problem,) = loaded.problems
    assert problem.path == str(path)
    assert problem.location == Location(3, 4)
    assert f"byte {path.read_bytes().index(0xFF)};" in problem.message.en
    assert "iconv" in problem.message.en
    assert "iconv" in problem.message.vi


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-be"])
@pytest.mark.parametrize("size", [4, 4_000_000])
def test_other_encodings_are_named(tmp_path: Path, encoding: str, size: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("\ufeff" * (encoding == "utf-16-be") + "Trời mưa\nto").encode(encoding))
    ((_, loaded),) = load_all(PlainText(size), path)
    assert not loaded.documents
    assert not loaded.writable
    assert encoding[:6].upper() in loaded.problems[0].message.en


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf"])
def test_an_empty_file_is_counted_but_no_document(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    ((_, loaded),) = load_all(PLAIN, path)
    assert not loaded.documents
    assert not loaded.problems
    assert (loaded.records, loaded.skipped) == (1, {EMPTY: 1})
    assert loaded.rewrite({}) == data
