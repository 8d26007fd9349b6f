"""Real files through the runner: what is fixed is what the fixer says, and all else stays byte for byte."""

import functools
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.whole import LEVELS, REGISTRY, Text, files, markdown, records, texts
from vnlint.checking import Mode
from vnlint.config import Recipe
from vnlint.runner import Runner

# Rules that compare texts see them as they were: when both are mended, another run may find more.
RECIPE = Recipe((("select", ["all"]), ("ignore", ["corpus"])), isolated=True)
NAMES = {"plain": "a.txt", "markdown": "a.md"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@functools.cache
def runner_of(mode):
    return Runner(REGISTRY, RECIPE, mode)


def rewritten(path, data, level):
    """The bytes of a file after its fixes, and all parts of the report."""
    path.write_bytes(data)
    parts = list(runner_of(Mode(level)).run([str(path)]))
    assert not [problem for part in parts for problem in part.problems]
    return path.read_bytes(), parts


def fixed_places(parts):
    return sorted(
        (f.record.index if f.record else 0, f.diagnostic.rule, f.diagnostic.span) for p in parts for f in p.findings
    )


@st.composite
def lines_of_json(draw):
    """Records, each with the line that holds it: the many ways to write the same."""
    found = []
    for index, record in enumerate(draw(st.lists(records, min_size=1, max_size=5))):
        row = {"id": index, "text": record.text, "title": dict(record.context).get("title", ""), "số": 1.50}
        if draw(st.booleans()):
            row = dict(reversed(row.items()))
        ascii_only = draw(st.booleans()) or any("\ud800" <= c <= "\udfff" for c in json.dumps(row, ensure_ascii=False))
        blank = draw(st.sampled_from(["", " ", "  "]))
        line = json.dumps(row, ensure_ascii=ascii_only, separators=("," + blank, blank + ":" + blank))
        line = blank + line.replace("/", draw(st.sampled_from(["/", "\\/"]))) + blank
        found.append((replace(record, record=index, context=()), line.encode()))
    return found


@pytest.mark.parametrize("level", LEVELS)
@settings(max_examples=settings().max_examples // 2)  # every example is written to the disk, and synced
@given(lines=lines_of_json(), end=st.sampled_from([b"\n", b"\r\n", b"\n\n"]))
def test_records_are_fixed_in_their_place(level, folder, lines, end):
    data = end.join(line for _, line in lines)
    now, _ = rewritten(folder / "a.jsonl", data, level)
    pieces = now.split(end)
    assert len(pieces) == len(lines)
    for (record, line), piece in zip(lines, pieces, strict=True):
        text = json.loads(line)["text"]
        fixed = replace(record, text=text).fix("all", level)
        if not fixed.rounds:
            assert piece == line
        else:
            before, after = json.loads(line), json.loads(piece)
            assert after["text"] == fixed.text
            assert list(after.items()) == list((before | {"text": fixed.text}).items())
    again, _ = rewritten(folder / "a.jsonl", now, level)
    assert again == now


encodable = files.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text.text))
written = st.one_of(encodable, markdown.map(lambda text: Text(text, "markdown")))


@pytest.mark.parametrize("level", LEVELS)
@given(text=written, mark=st.sampled_from(["", "\ufeff"]))
def test_a_file_is_fixed_once_and_for_all(level, folder, text, mark):
    path = folder / NAMES[text.format]
    once, told = rewritten(path, (mark + text.text).encode(), level)
    assert once.startswith(mark.encode())
    twice, again = rewritten(path, once, level)
    assert twice == once
    assert not [applied for part in again for applied in part.applied]
    assert fixed_places(told) == fixed_places(again)


@given(text=texts)
def test_a_run_that_only_looks_says_what_a_document_says(folder, text):
    """And it leaves the file alone."""
    path = folder / "a.jsonl"
    data = json.dumps({"text": text}).encode() + b"\n"
    path.write_bytes(data)
    parts = list(runner_of(Mode()).run([str(path)]))
    document = Text(json.loads(data)["text"], record=0)
    told = [finding.diagnostic for part in parts for finding in part.findings]
    assert told == document.check("all").diagnostics
    assert path.read_bytes() == data
