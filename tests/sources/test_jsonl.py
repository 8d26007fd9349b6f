from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vnlint.diagnostic import Edit, Span, apply_edits
from vnlint.source import NO_TEXT, NOT_TEXT, Chunk, Fields, Location
from vnlint.sources.jsonl import JsonLines
from vnlint.sources.literal import Layout, Literal, composed
from vnlint.sources.paths import fault_of

from .helpers import load, load_all, rewritten, texts

JSONL = JsonLines()
CHARACTERS = st.sampled_from([*'aà "\\/\n\t\r\b\f\x00\x7fẵ\u2028\ufeff😀\ud83d\ude00'])
STRINGS = st.text(CHARACTERS, max_size=12)


@st.composite
def literals(draw: st.DrawFn, text: str) -> str:
    """One of the many ways to write a text as JSON."""
    parts = []
    for character in text:
        ways = [json.dumps(character)[1:-1]]
        if character not in '"\\' and character >= " " and not "\ud800" <= character <= "\udfff":
            ways.append(character)
        if character == "/":
            ways.append("\\/")
        if len(character.encode("utf-16-be", "surrogatepass")) == 2:
            ways += [f"\\u{ord(character):04x}", f"\\u{ord(character):04X}"]
        parts.append(draw(st.sampled_from(ways)))
    return "".join(parts)


@st.composite
def rounds_for(draw: st.DrawFn, text: str) -> list[list[Edit]]:
    rounds = []
    for _ in range(draw(st.integers(0, 3))):
        marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
        edits = [Edit(Span(a, b), draw(STRINGS)) for a, b in zip(marks[::2], marks[1::2], strict=False)]
        rounds.append(edits)
        text = apply_edits(text, edits)
    return rounds


def joined(text: str) -> str:
    """The text with surrogates that came to stand side by side as one character: JSON cannot tell them apart."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def after(text: str, rounds: list[list[Edit]]) -> str:
    for edits in rounds:
        text = apply_edits(text, edits)
    return text


@given(st.data())
def test_edits_go_into_the_literal_and_touch_nothing_else(data: st.DataObject) -> None:
    text = joined(data.draw(STRINGS))
    raw = data.draw(literals(text))
    line = f' {{ "id":7 ,\t"t\\u0065xt":"x", "text" : "{raw}" , "other": "\\u00e0\\/ô {{\\"" }}\r'
    document = (line + "\n").encode()
    loaded = load(JSONL, document)
    assert texts(loaded) == [text]
    rounds = data.draw(rounds_for(text))
    result = loaded.rewrite({0: rounds})
    assert json.loads(result)["text"] == joined(after(text, rounds))
    start = document.index(b'"text" : "') + len(b'"text" : "')
    assert result.startswith(document[:start])
    assert result.endswith(document[start + len(raw.encode()) :])


@given(st.data())
def test_what_no_edit_touches_keeps_its_escapes(data: st.DataObject) -> None:
    parts = [joined(data.draw(st.text(st.sampled_from('aà"\\/\n😀'), max_size=6))) for _ in range(3)]
    raws = [data.draw(literals(part)) for part in parts]
    line = f'{{"text": "{"".join(raws)}"}}'.encode()
    start = len(parts[0])
    edit = Edit(Span(start, start + len(parts[1])), "B")
    expected = f'{{"text": "{raws[0]}B{raws[2]}"}}'.encode()
    assert rewritten(JSONL, line, {0: [[edit]]}) == expected


@given(st.data())
def test_every_offset_is_located_where_its_character_is_written(data: st.DataObject) -> None:
    text = joined(data.draw(STRINGS))
    raws = [data.draw(literals(character)) for character in text]
    line = f'{{"text":"{"".join(raws)}"}}'
    literal = Literal(Layout(line), ("text",))
    if json.loads(line)["text"] != text:
        return
    at = len('{"text":"')
    for offset, raw in enumerate(raws):
        assert literal.column(offset) == at
        at += len(raw)
    assert literal.column(len(raws)) == at == literal.stop
    assert len(literal) == len(text)


@given(st.data())
def test_rounds_are_composed(data: st.DataObject) -> None:
    text = data.draw(STRINGS)
    rounds = data.draw(rounds_for(text))
    pieces = composed(len(text), rounds)
    assert "".join(p if isinstance(p, str) else p.of(text) for p in pieces) == after(text, rounds)


def test_edits_that_overlap_or_lie_outside_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        composed(5, [[Edit(Span(0, 3), ""), Edit(Span(2, 4), "")]])
    with pytest.raises(ValueError, match="beyond"):
        composed(5, [[Edit(Span(4, 6), "")]])


@pytest.mark.parametrize(
    ("raw", "content", "expected"),
    [
        ("Ha Noi", "à", "Haà Noi"),
        ("Hà Nội", "à", "Hàà Nội"),
        (r"H\u00e0 N\u1ed9i", "à😀", r"H\u00e0\u00e0\ud83d\ude00 N\u1ed9i"),
        (r"Hà N\u1ed9i", "ộ", r"Hàộ N\u1ed9i"),
        (r"Ha\u001f", "à", r"Haà\u001f"),
        (r"Ha \\u00e0", "à", r"Haà \\u00e0"),
        ("Ha", '"\\\n\x01\ud800', r"Ha\"\\\n\u0001\ud800"),
    ],
)
def test_what_is_new_is_written_as_the_literal_is(raw: str, content: str, expected: str) -> None:
    data = f'{{"text": "{raw}"}}'.encode()
    result = rewritten(JSONL, data, {0: [[Edit(Span(2, 2), content)]]})
    assert result.decode() == f'{{"text": "{expected}"}}'


def test_the_last_of_equal_keys_counts() -> None:
    line = b'{"text": "one", "a": {"text": 1}, "text": "two", "id": 1, "id": 2}'
    loaded = load(JSONL, line)
    assert texts(loaded) == ["two"]
    assert loaded.documents[0].id == 2
    assert loaded.locate(0, 0).column == line.index(b"two") + 1
    assert loaded.rewrite({0: [[Edit(Span(0, 3), "2")]]}) == line.replace(b"two", b"2")


def test_paths_lists_and_exact_keys() -> None:
    record: dict[str, Any] = {
        "a.b": {"c[*]": "one"},
        "a": {"b": {"c": ["no"]}, "x": "two"},
        "paragraphs": [{"text": "three"}, {"text": None}, {"t": 1}, "no", {"text": "four"}],
        "lines": [["five", "six"], []],
    }
    fields = Fields(("a.b.c[*]", "a.x", "paragraphs[*].text", "lines[*][*]", "a.x", "nothing[*].at.all", "lines[*].x"))
    line = json.dumps(record)
    loaded = load(JSONL, line.encode(), fields)
    assert [(d.text, d.meta.source_field) for d in loaded.documents] == [
        ("no", "a.b.c[0]"),
        ("two", "a.x"),
        ("three", "paragraphs[0].text"),
        ("four", "paragraphs[4].text"),
        ("five", "lines[0][0]"),
        ("six", "lines[0][1]"),
    ]
    assert texts(load(JSONL, line.encode(), Fields(("a.b",)))) == []
    assert texts(load(JSONL, b'{"a.b": "x", "a": {"b": "y"}}', Fields(("a.b",)))) == ["x"]
    edits = {index: [[Edit(Span(0, 1), "Ô")]] for index in range(6)}
    result = json.loads(loaded.rewrite(edits))
    assert result["paragraphs"][4]["text"] == "Ôour"
    assert result["lines"] == [["Ôive", "Ôix"], []]
    assert result["a.b"] == {"c[*]": "one"}
    assert result["a"] == {"b": {"c": ["Ôo"]}, "x": "Ôwo"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "empty"),
        (".text", "beside a dot"),
        ("text.", "beside a dot"),
        ("a..b", "beside a dot"),
        ("text[*", "`[` is not closed"),
        ("text[0]", "write [*]"),
        ("[0].text", "write [*]"),
        ("text[].a", "write [*]"),
        ("[*].text", "a name comes first"),
    ],
)
def test_a_path_that_can_only_be_a_slip(path: str, said: str) -> None:
    fault = fault_of(path)
    assert fault is not None
    assert said in fault.en
    assert fault.vi


@pytest.mark.parametrize("path", ["text", "a.b", "a.b[*][*].c", "Nội dung [2]", "[vi] text", "a[*]b", "s. 1"])
def test_a_path_that_may_lead_somewhere(path: str) -> None:
    assert fault_of(path) is None


def test_name_and_context_come_along() -> None:
    fields = Fields(id="meta.id", context=("title", "tags[*]", "gone"))
    record = {"text": "t", "meta": {"id": "x-1"}, "title": "Mưa", "tags": ["a", 1, "b"]}
    (document,) = load(JSONL, json.dumps(record).encode(), fields).documents
    assert document.id == "x-1"
    assert document.meta.context == {"title": "Mưa", "tags[*]": "a\nb"}
    names = [b"7", b"1.5", b"true", b"null", b"[1]"]
    data = b"\n".join(b'{"text": "t", "id": %s}' % name for name in names)
    assert [d.id for d in load(JSONL, data).documents] == [7, "1.5", None, None, None]


def test_records_without_a_text_are_counted() -> None:
    loaded = load(JSONL, b'{"body": "x", "more": {"ps": [{"p": "y"}, {"p": "z"}]}}\n{"text": 3}\n{"text": null}\n{}\n')
    assert not loaded.documents
    assert not loaded.problems
    assert loaded.skipped == {NO_TEXT: 2, NOT_TEXT: 2}
    assert loaded.records == 4
    assert list(loaded.candidates) == ["body", "more.ps[*].p"]


def test_bad_lines_are_told_and_the_others_read() -> None:
    data = b'\xef\xbb\xbf{"text": "one"}\n\n{"text": "two\n[1]\n{"text": "b\xc3\xa0 \xff"}\n \r\n'
    data += b'{"text": "three"} x\n{"text":"four"}'
    loaded = load(JSONL, data)
    assert texts(loaded) == ["one", "four"]
    assert [d.meta.record for d in loaded.documents] == [0, 5]
    assert loaded.records == 6
    assert [p.location for p in loaded.problems] == [Location(3, 10), Location(4, 1), Location(5, 14), Location(7, 19)]
    messages = [p.message.en for p in loaded.problems]
    assert "unterminated string" in messages[0]
    assert "list" in messages[1]
    assert f"byte {data.index(0xFF)};" in messages[2]
    assert "extra data" in messages[3]
    assert all(p.message.vi for p in loaded.problems)
    assert not loaded.writable
    assert loaded.locate(1, 0) == Location(8, 10)
    assert loaded.rewrite({0: [[Edit(Span(0, 3), "1")]]}) == data.replace(b"one", b"1")


@pytest.mark.parametrize("line", [b'{"a":' * 100_000, b'{"text": %s}' % (b"9" * 5000)])
def test_monsters_are_told(line: bytes) -> None:
    loaded = load(JSONL, line + b'\n{"text": "one"}')
    assert texts(loaded) == ["one"]
    assert len(loaded.problems) == 1


def test_lone_surrogates_go_through() -> None:
    line = rb'{"text": "\ud83d a \uDE00 \ud83d\ude00 b"}'
    loaded = load(JSONL, line)
    assert texts(loaded) == ["\ud83d a \ude00 😀 b"]
    assert loaded.rewrite({0: [[Edit(Span(2, 3), "à")]]}).decode() == r'{"text": "\ud83d \u00e0 \uDE00 \ud83d\ude00 b"}'
    assert loaded.line(0, 0) == "\ud83d a \ude00 😀 b"


def test_utf16_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "một"}\n{"text": "hai"}\n'.encode("utf-16"))
    for size in (8, 1000):
        ((_, loaded),) = load_all(JsonLines(size), path)
        assert len(loaded.problems) == 1
        assert not loaded.writable
    assert loaded.rewrite({}) == path.read_bytes()


RECORDS = st.sampled_from(
    ['{"text": "một"}', '{"text": "hai ba", "id": 5}', "", " \t", "{", "[]", '{"id": 3}', '{"text": "\\u00e0"}\r', "\r"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lines=st.lists(RECORDS, max_size=12), mark=st.booleans(), size=st.integers(1, 60))
def test_pieces_of_any_size_tell_the_same_as_the_whole(tmp_path: Path, lines: list[str], mark: bool, size: int) -> None:
    path = tmp_path / "a.jsonl"
    data = b"\xef\xbb\xbf" * mark + "\n".join(lines).encode()
    path.write_bytes(data)
    whole = load(JSONL, data)
    loaded = list(load_all(JsonLines(size), path))
    assert b"".join(piece.rewrite({}) for _, piece in loaded) == data
    assert [chunk.last for chunk, _ in loaded] == [False] * (len(loaded) - 1) + [True]
    told = [
        (document.text, document.id, document.meta, piece.locate(index, 1))
        for _, piece in loaded
        for index, document in enumerate(piece.documents)
    ]
    assert told == [(d.text, d.id, d.meta, whole.locate(i, 1)) for i, d in enumerate(whole.documents)]
    problems = [(problem.location, problem.message) for _, piece in loaded for problem in piece.problems]
    assert [where for where, _ in problems] == [p.location for p in whole.problems]
    assert sum(piece.records for _, piece in loaded) == whole.records
    edits = {0: [[Edit(Span(0, 1), "M")]]}
    changed = b"".join(piece.rewrite(dict.fromkeys(range(len(piece.documents)), edits[0])) for _, piece in loaded)
    assert changed == whole.rewrite(dict.fromkeys(range(len(whole.documents)), edits[0]))


def test_one_giant_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "à" * 5000}) + "\n" + json.dumps({"text": "b"}))
    chunks = list(JsonLines(100).split(str(path), Fields()))
    assert len(chunks) == 2
    assert chunks[1] == Chunk(str(path), chunks[0].stop, path.stat().st_size, row=2, record=1)


def test_messages_have_no_open_braces() -> None:
    loaded = load(JSONL, b"[]\n{x}\n")
    assert not re.search(r"\{(kind|error)\}", " ".join(p.message.en + p.message.vi for p in loaded.problems))
