"""Rules of corpus scope: observed in pages, concluded once, judged in place; in one process or several."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import pytest

import vnlint.document
from vnlint import UsageError, option
from vnlint.checking import Mode
from vnlint.cli.check import _exit_code
from vnlint.config import Recipe
from vnlint.diagnostic import Applicability, Message
from vnlint.document import Document
from vnlint.linter import Linter
from vnlint.observing import Concluded, CorpusRule, Observed
from vnlint.plugins import Registry, load
from vnlint.runner import Runner
from vnlint.sources import builtin_sources
from vnlint.survey import concluded

WORDS = "Sáng nay trời mưa lớn ở Huế và giá gạo tại các chợ đầu mối tăng thêm khi cầu mới thông xe hôm qua".split()


class ShortestText(CorpusRule):
    """A text is the shortest of all. For tests."""

    group = "corpus"
    message = Message("the shortest of {count}, before {other}", "ngắn nhất trong {count}")
    reads_others = True

    def observe(self, page):
        if any("HỎNG" in document.text for document in page.documents):
            raise ValueError("broken")
        return Observed(np.arange(len(page.documents)), np.array([len(one.text) for one in page.documents]))

    def conclude(self, observed):
        order = np.argsort(observed.values, kind="stable")
        first, second = observed.documents[order[:2]].tolist()
        yield Concluded(first, value=len(observed.values), others=(second,))

    def judge(self, document, conclusion):
        (other,) = conclusion.others
        if "." not in document.text:
            return
        found = f"{other.path.rpartition('/')[2]}[{other.record}] {other.id} {other.text}"
        start = document.text.index(".")
        yield self.found(
            start, start + 1, replace="!", count=conclusion.value, other=found, applicability=Applicability.UNSAFE
        )


@pytest.fixture
def registry():
    return Registry(sources=builtin_sources()).with_rules([ShortestText], "test")


def rows(path, texts, ids="abcdefghij"):
    path.write_text(
        "".join(json.dumps({"id": i, "text": t}, ensure_ascii=False) + "\n" for i, t in zip(ids, texts, strict=False)),
        "utf-8",
    )
    return str(path)


def run(registry, files, mode=Mode(), jobs=1, select=("shortest-text",)):
    runner = Runner(registry, Recipe((("select", list(select)),), isolated=True), mode, jobs)
    parts = list(runner.run(files))
    findings = [f for part in parts for f in part.findings]
    return findings, [p.message.en for part in parts for p in part.problems], runner.tally


def test_the_other_text_is_told_by_file_record_id_and_text(registry, tmp_path):
    one = rows(tmp_path / "1.jsonl", ["Dài dài dài.", "Một."])
    two = rows(tmp_path / "2.jsonl", ["Vừa vừa.", "Dài dài dài dài."], "cd")
    findings, problems, tally = run(registry, [one, two])
    assert [(f.path, f.record.id, f.diagnostic.message.en) for f in findings] == [
        (one, "b", "the shortest of 4, before 2.jsonl[0] c Vừa vừa.")
    ]
    assert problems == []
    assert (tally.files, tally.records) == (2, 4)


def test_a_text_that_a_rule_fails_on_hides_nothing_in_the_others(registry, tmp_path):
    path = rows(tmp_path / "1.jsonl", ["Dài dài dài.", "HỎNG", "Một.", "Hai hai."])
    findings, problems, tally = run(registry, [path])
    assert [f.record.id for f in findings] == ["c"]
    assert problems == ["rule `shortest-text` failed here: ValueError: broken; the other rules were run"]
    assert _exit_code(tally, Mode(), {"exit_zero": True}) == 2


def test_a_rule_that_cannot_conclude_is_named(registry, tmp_path):
    path = rows(tmp_path / "1.jsonl", ["Một."])
    findings, problems, _ = run(registry, [path])
    assert findings == []
    assert problems[0].startswith("rule `shortest-text` failed to conclude: ValueError")


class Faulty(ShortestText):
    """A text is seen in a way that it may not be. For tests."""

    def observe(self, page):
        return self.of(np.arange(len(page.documents)), np.array([one.text for one in page.documents]))

    of = Observed


@pytest.mark.parametrize("limit", ["vnlint.document.PAGE", "vnlint.runner.BATCH"])
def test_a_rule_that_observes_values_of_several_kinds_is_named(monkeypatch, tmp_path, limit):
    monkeypatch.setattr(limit, 1)
    registry = Registry(sources=builtin_sources()).with_rules([Faulty, ShortestText], "test")
    files = [rows(tmp_path / "1.jsonl", ["Dài dài dài.", "Vừa vừa."]), rows(tmp_path / "2.jsonl", ["Ngắn."], "c")]
    findings, problems, _ = run(registry, files, select=("shortest-text", "faulty"))
    assert [(f.diagnostic.rule, f.record.id) for f in findings] == [("shortest-text", "c")]
    (problem,) = problems
    assert problem.startswith(
        "rule `faulty` failed to conclude: TypeError: what it observed is not of one type and width"
    )


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        (lambda documents, values: None, "TypeError: observe() gives NoneType, not Observed"),
        (lambda documents, values: Observed(documents[:0], values), "ValueError: 1 values for 0 numbers of documents"),
        (lambda documents, values: Observed(documents / 2, values), "TypeError: the numbers of documents are float64"),
        (lambda documents, values: Observed([0], values), "TypeError: list in Observed, not an array"),
    ],
)
def test_a_rule_that_observes_what_is_no_row_is_named(tmp_path, of, reason):
    theirs = type("Faulty", (Faulty,), {"of": staticmethod(of), "name": "faulty", "__doc__": "Faulty."})
    registry = Registry(sources=builtin_sources()).with_rules([theirs], "test")
    _, problems, _ = run(registry, [rows(tmp_path / "1.jsonl", ["Một."])], select=("faulty",))
    assert len(problems) == 1
    assert problems[0].startswith(f"rule `faulty` failed here: {reason}")


@dataclass(frozen=True)
class Listed(ShortestText):
    """A text is the shortest of all, or is not. For tests."""

    names: list[str] = option((), "x")


def test_options_may_be_lists_and_tell_corpora_apart(tmp_path):
    registry = Registry(sources=builtin_sources()).with_rules([Listed], "test")
    for folder, names in (("1", '["a"]'), ("2", '["a"]'), ("3", '["b"]')):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "vnlint.toml").write_text(f'select = ["listed"]\noptions.listed.names = {names}\n')
        rows(tmp_path / folder / "a.jsonl", ["Dài dài.", f"Ngắn {folder}."], folder * 2)
    runner = Runner(registry, Recipe())
    parts = list(runner.run([str(tmp_path / folder / "a.jsonl") for folder in "123"]))
    assert [f.diagnostic.message.en[:17] for part in parts for f in part.findings] == [
        "the shortest of 4",
        "the shortest of 2",
    ]


def test_a_file_that_cannot_be_read_is_told_once(registry, tmp_path):
    path = rows(tmp_path / "1.jsonl", ["Dài dài.", "Một."])
    findings, problems, _ = run(registry, [str(tmp_path / "none.jsonl"), path])
    assert len(findings) == 1
    assert problems == ["cannot be read: No such file or directory"]


def test_fixes_of_what_was_concluded_are_made(registry, tmp_path):
    path = rows(tmp_path / "1.jsonl", ["Dài dài.", "Một."])
    run(registry, [path], Mode(Applicability.UNSAFE))
    assert [json.loads(line)["text"] for line in Path(path).read_text("utf-8").splitlines()] == ["Dài dài.", "Một!"]


def test_standard_input_is_a_corpus(registry):
    runner = Runner(registry, Recipe((("select", ["shortest-text"]),), isolated=True))
    part, _ = runner.run_bytes("-.jsonl", '{"text": "Dài dài."}\n{"text": "Một."}\n'.encode())
    assert [f.record.index for f in part.findings] == [1]


def test_pages_and_pieces_do_not_matter(monkeypatch, registry):
    documents = [Document(f"{word} {number}") for number, word in enumerate(WORDS * 5)]
    linter = Linter([ShortestText()])
    together = [one.meta.conclusions for one in concluded(documents, linter)]
    monkeypatch.setattr(vnlint.document, "PAGE", 30)
    assert [one.meta.conclusions for one in concluded(documents, linter)] == together
    assert sum(map(bool, together)) == 1


def test_several_processes_and_a_cache_find_the_same(tmp_path):
    chance = Random(1)
    texts = [f"{' '.join(chance.choices(WORDS, k=60))} Tin số {number}." for number in range(4_000)]
    texts[3_900] = texts[7]
    path = rows(tmp_path / "1.jsonl", texts, range(4_000))
    select = ("corpus", "tab-run")
    one, *_ = run(load(), [path], select=select)
    two, *_ = run(load(), [path], jobs=2, select=select)
    cached = Mode(cache=str(tmp_path / "cache"))
    first, *_ = run(load(), [path], cached, select=select)
    again, *_ = run(load(), [path], cached, select=select)
    assert one == two == first == again
    assert ("duplicate-document", 3_900) in [(f.diagnostic.rule, f.record.index) for f in one]
    rows(tmp_path / "1.jsonl", [*texts[:3_900], "Văn bản khác hẳn với mọi văn bản kia.", *texts[3_901:]], range(4_000))
    other, *_ = run(load(), [path], cached, select=select)
    assert "duplicate-document" not in [f.diagnostic.rule for f in other]


def test_a_batch_of_arrow_is_no_corpus():
    pytest.importorskip("pyarrow")
    from vnlint.adapters.arrow import ArrowLinter

    with pytest.raises(UsageError, match="whole corpus"):
        ArrowLinter(select=["duplicate-document"])
