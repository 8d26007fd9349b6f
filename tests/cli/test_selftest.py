"""`vnlint selftest`: real files, a pack of somebody else, the same whatever the processes, and clear words."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from vnlint.cli.scorefields import json_schema

DOCS = Path(__file__).resolve().parents[2] / "docs"
SENTENCES = (
    "Hôm nay trời mưa rất to ở nhiều nơi, người dân vẫn đi làm như mọi ngày.",
    "Đoàn đại biểu đến thăm nhà máy, gặp công nhân (ca sáng) và trao quà cho các gia đình.",
    "Chị nói: “Chợ sớm nay rau rẻ” rồi xách giỏ ra về cùng với mấy người hàng xóm.",
    "Trường của xã vừa sửa xong mái ngói. Học sinh được trở lại lớp từ đầu tuần sau.",
)
THEIRS = '''
"""A pack of one rule and the damage it is there for."""

from dataclasses import dataclass

from vnlint import Applicability, Bad, Damage, Edit, Good, Message, Pattern, PatternRule, Span
from vnlint import hookimpl, words_at_random


@dataclass(frozen=True)
class Shouted(PatternRule):
    """A word shouts.

    Nobody wants to be shouted at.
    """

    group = "manners"
    message = Message("“{text}” shouts", "“{text}” hét")
    examples = (Bad("⟦MƯA!!⟧ rồi.", unsafe="mưa rồi."), Good("Mưa rồi."))
    pattern = Pattern(r"[^\\W\\d_]+!!")
    applicability = Applicability.UNSAFE

    def replacement(self, match):
        return match.group()[:-2].lower()


def shout(document, random):
    for number in words_at_random(document, random):
        start, end = int(document.tokens.starts[number]), int(document.tokens.ends[number])
        yield Edit(Span(start, end), document.text[start:end].upper() + "!!")


@hookimpl
def vnlint_rules():
    return [Shouted]


@hookimpl
def vnlint_damages():
    about = Message("a word shouts: “MƯA!!”", "một từ hét: “MƯA!!”")
    return [Damage("word-shouted", about, ("manners",), shout, "Trời mưa.")]
'''


@pytest.fixture
def texts(corpus):
    """Records, and files beside them, that are clean to the rules of the pack."""
    (corpus / "vnlint.toml").unlink()
    for path in corpus.glob("*.txt"):
        path.unlink()
    records = [{"id": f"n{n}", "text": "\n".join(SENTENCES[(n + k) % 4] for k in range(8))} for n in range(80)]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (corpus / "news.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (corpus / "one.txt").write_text("\n".join(SENTENCES * 10) + "\n", "utf-8")
    (corpus / "two.md").write_text("# Tin\n\n" + "\n\n".join(SENTENCES * 10) + "\n", "utf-8")
    return corpus


def report(vnlint, *args):
    shown = vnlint("selftest", "--output-format", "json", *args)
    assert shown.code == 0, shown.err
    return json.loads(shown.out)


def test_what_is_found(vnlint, texts):
    told = report(vnlint, "--rate", "10")
    kinds = {kind["name"]: kind for kind in told["damages"]}
    assert told["texts"] == 82
    assert told["total"]["injected"] == sum(kind["injected"] for kind in kinds.values()) > 80
    rate = told["total"]["injected"] / told["words"] * 1000
    assert 9 < rate < 11
    for name in ("decomposed", "control-character", "comma-doubled", "blank-before-comma", "capital-late"):
        if name in kinds:
            assert kinds[name]["found_by_expected"] == kinds[name]["injected"], name
    assert told["total"]["recall"]["share"] > 0.7
    assert told["total"]["found"] >= told["total"]["found_by_expected"]
    hits = {rule["name"]: rule["hits"] for rule in told["rules"]}
    assert hits["letter-slip"] > 0
    assert "may be true errors" in " ".join(told["notes"])


def test_the_same_whatever_the_processes(vnlint, texts):
    one, two = (
        vnlint(
            "selftest", "--rate", "8", "--jobs", jobs, "--keep", f"kept{jobs}.jsonl", "news.jsonl", "one.txt", "two.md"
        )
        for jobs in ("1", "2")
    )
    assert one.code == two.code == 0
    assert one.out == two.out
    assert (texts / "kept1.jsonl").read_bytes() == (texts / "kept2.jsonl").read_bytes()
    other = vnlint("selftest", "--rate", "8", "--seed", "1", "--keep", "other.jsonl", "news.jsonl", "one.txt", "two.md")
    assert other.code == 0
    assert (texts / "other.jsonl").read_bytes() != (texts / "kept1.jsonl").read_bytes()


def test_what_is_kept_is_the_clean_text_once_undone(vnlint, texts):
    with (texts / "news.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "n0", "text": SENTENCES[0]}, ensure_ascii=False) + "\n")
    report(vnlint, "--rate", "10", "--keep", "kept.jsonl", "news.jsonl")
    clean = [json.loads(line) for line in (texts / "news.jsonl").read_text("utf-8").splitlines()]
    kept = [json.loads(line) for line in (texts / "kept.jsonl").read_text("utf-8").splitlines()]
    assert [record["id"] for record in kept] == [*(f"n{n}" for n in range(80)), "n0#2"]
    labels = 0
    for was, now in zip(clean, kept, strict=True):
        text = now["text"]
        for label in reversed(now["gold"]):
            assert list(label) == ["start", "end", "kind", "replacements"]
            text = text[: label["start"]] + label["replacements"][0] + text[label["end"] :]
            labels += 1
        assert text == was["text"]
    assert labels > 80


def test_files_are_only_read(vnlint, texts):
    before = {path.name: path.read_bytes() for path in texts.iterdir()}
    report(vnlint)
    assert {path.name: path.read_bytes() for path in texts.iterdir()} == before


def test_the_table(vnlint, texts):
    shown = vnlint("selftest", "--damage", "comma-doubled,blank-before-comma", "one.txt", "--rate", "10")
    assert shown.code == 0
    lines = shown.out.splitlines()
    assert lines[0].startswith("1 text, ")
    assert lines[2].split()[:3] == ["damage", "put", "in"]
    assert [line.split()[0] for line in lines[3:6]] == ["blank-before-comma", "comma-doubled", "all"]
    assert "1.000 (" in lines[3]
    assert any(line.startswith("doubled-punctuation ") for line in lines)
    assert "may be true errors of the texts" in shown.out
    assert "loại lỗi" in vnlint("selftest", "one.txt", "--lang", "vi").out


def test_findings_on_the_clean_text_are_told_and_do_not_count(vnlint, texts):
    (texts / "odd.txt").write_text("Trời mưa,, rất to.\n" * 3 + "\n".join(SENTENCES * 10), "utf-8")
    told = report(vnlint, "--damage", "capital-late,decomposed", "odd.txt", "--rate", "10")
    rules = {rule["name"]: rule for rule in told["rules"]}
    assert rules["doubled-punctuation"]["already_there"] == 3
    assert rules["doubled-punctuation"]["hits"] == rules["doubled-punctuation"]["new_alarms"] == 0
    assert told["already_there"] >= 3
    assert told["new_alarms"] == 0


def test_only_damages_with_a_running_rule_unless_named(vnlint, texts):
    told = report(vnlint, "--select", "doubled-punctuation")
    assert {kind["name"] for kind in told["damages"]} == {"comma-doubled", "stop-doubled"}
    shown = vnlint("selftest", "--select", "doubled-punctuation")
    assert "left out, as no rule that is there for it runs: tone-mistaken, " in shown.err
    assert shown.err.endswith(", …\n")
    told = report(vnlint, "--select", "doubled-punctuation", "--damage", "tone-lost")
    (kind,) = told["damages"]
    assert (kind["name"], kind["expected"], kind["found"]) == ("tone-lost", [], 0)
    shown = vnlint("selftest", "--select", "press-end-mark")
    assert shown.code == 2
    assert "no running rule is there for any kind of damage" in shown.err


def test_settings_of_the_folder_count(vnlint, texts):
    (texts / "vnlint.toml").write_text('ignore = ["doubled-punctuation"]\ntext-field = ["body"]\n', "utf-8")
    (texts / "body.jsonl").write_text(json.dumps({"body": " ".join(SENTENCES * 20)}, ensure_ascii=False) + "\n")
    told = report(vnlint, "body.jsonl")
    assert told["texts"] == 1
    assert not {"comma-doubled", "stop-doubled"} & {kind["name"] for kind in told["damages"]}


def test_a_sample(vnlint, texts):
    assert report(vnlint, "--sample", "5", "--rate", "20")["texts"] == 5


def test_standard_input(vnlint, texts):
    shown = vnlint("selftest", "-", "--output-format", "json", stdin="\n".join(SENTENCES * 20).encode())
    assert json.loads(shown.out)["texts"] == 1


def test_the_kinds(vnlint, texts):
    shown = vnlint("selftest", "--list")
    assert shown.code == 0
    assert "tone-mistaken" in shown.out
    told = json.loads(vnlint("selftest", "--list", "--output-format", "json", "--lang", "vi").out)
    (kind,) = (kind for kind in told if kind["name"] == "comma-doubled")
    assert kind == {"name": "comma-doubled", "about": "dấu phẩy bị gõ hai lần", "found_by": ["doubled-punctuation"]}


def test_the_least_recall(vnlint, texts):
    call = ("selftest", "--damage", "comma-doubled", "--rate", "10")
    assert vnlint(*call, "--min-recall", "comma-doubled=0.9,0.9").code == 0
    shown = vnlint(*call, "--ignore", "doubled-punctuation", "--min-recall", "comma-doubled=0.9")
    assert shown.code == 1
    assert "comma-doubled: recall 0.000 is below 0.900" in shown.err
    assert vnlint(*call, "--min-recall", "tone-lost=0.5").code == 1
    for wrong in ("comma-double=1", "comma-doubled=often", "2"):
        assert vnlint(*call, "--min-recall", wrong).code == 2
    assert "did you mean `comma-doubled`?" in vnlint(*call, "--min-recall", "comma-double=1").err


def test_what_was_missed(vnlint, texts):
    call = ("--damage", "comma-doubled", "--ignore", "doubled-punctuation", "--misses", "2", "--rate", "10")
    told = report(vnlint, *call, "news.jsonl")
    assert len(told["misses"]) == 2
    miss = told["misses"][0]
    assert (miss["damage"], miss["path"], miss["text"], miss["meant"]) == ("comma-doubled", "news.jsonl", ",,", ",")
    assert miss["id"].startswith("n")
    assert f"{miss['before']},{miss['after']}" in "\n".join(SENTENCES)
    shown = vnlint("selftest", *call, "news.jsonl").out
    assert f"{miss['before']}⟦,,⟧{miss['after']}" in shown
    assert report(vnlint, "one.txt", "--rate", "10")["misses"] == []


def test_nothing_to_test_is_said(vnlint, texts):
    (texts / "empty.txt").write_text("")
    shown = vnlint("selftest", "empty.txt")
    assert (shown.code, shown.out) == (2, "")
    assert "no text was found" in shown.err
    (texts / "short.txt").write_text("Chào.\n")
    shown = vnlint("selftest", "short.txt")
    assert shown.code == 2
    assert "no error could be put into 1 texts" in shown.err


def test_errors(vnlint, texts):
    shown = vnlint("selftest", "--damage", "tone-list")
    assert shown.code == 2
    assert "did you mean `tone-lost`?" in shown.err
    with (texts / "news.jsonl").open("a") as file:
        file.write("{no json\n")
    shown = vnlint("selftest", "news.jsonl", "none.txt")
    assert shown.code == 2
    assert "news.jsonl:81" in shown.err
    assert "none.txt" in shown.err
    assert "put in" in shown.out
    assert vnlint("selftest", "news.jsonl", "--keep", "no/such/folder").code == 2


def test_a_kind_without_a_place_is_said(vnlint, texts):
    (texts / "plain.txt").write_text("Trời nắng, gió nhẹ và đường khô ráo suốt ngày hôm qua ở quê tôi.\n" * 30, "utf-8")
    shown = vnlint("selftest", "plain.txt", "--damage", "quote-lost,comma-doubled", "--rate", "5")
    assert "no place was found for: quote-lost" in shown.err


def test_the_schema_in_the_docs_is_that_of_the_code():
    now = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    assert (DOCS / "selftest.schema.json").read_text("utf-8") == now, "docs/selftest.schema.json is out of date"


def test_a_report_has_the_fields_of_the_schema(vnlint, texts):
    schema = json_schema()["$defs"]
    told = report(vnlint, "one.txt", "--rate", "10")
    assert list(told) == schema["ReportFields"]["required"]
    assert list(told["total"]) == schema["KindFields"]["required"]
    assert list(told["rules"][0]) == schema["RuleFields"]["required"]


class TestAnotherPack:
    @pytest.fixture
    def theirs(self, texts):
        packs = texts / "packs"
        info = packs / "their_pack-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: their-pack\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[vnlint]\ntheirs = their_pack\n")
        (packs / "their_pack.py").write_text(THEIRS, "utf-8")

        def call(*args):
            return subprocess.run(
                [sys.executable, "-m", "vnlint", "selftest", "news.jsonl", *args],
                cwd=texts,
                env={"PYTHONPATH": str(packs), "LANG": "C.UTF-8", "PYTHONUTF8": "1"},
                capture_output=True,
                text=True,
                check=False,
            )

        return call

    def test_its_damage_is_found_by_its_rule(self, theirs):
        shown = theirs("--select", "manners", "--output-format", "json", "--jobs", "2")
        assert shown.returncode == 0, shown.stderr
        told = json.loads(shown.stdout)
        (kind,) = told["damages"]
        assert kind["name"] == "word-shouted"
        assert kind["expected"] == ["shouted"]
        assert kind["found_by_expected"] == kind["injected"] > 10
        assert 0 < kind["first_answer_right"] <= kind["injected"]
        (rule,) = told["rules"]
        assert (rule["name"], rule["group"], rule["already_there"], rule["new_alarms"]) == ("shouted", "manners", 0, 0)

    def test_it_stands_beside_those_of_the_others(self, theirs):
        shown = theirs("--list", "--output-format", "json")
        names = [kind["name"] for kind in json.loads(shown.stdout)]
        assert names[0] == "word-shouted"
        assert "tone-lost" in names
