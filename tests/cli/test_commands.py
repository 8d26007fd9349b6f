import csv
import json
import os

import pytest

from tests.cli.conftest import CITY, DASHES
from vnlint.cli import options
from vnlint.cli.rule import Page
from vnlint.config import Settings
from vnlint.plugins import load


class TestRules:
    def test_a_table_of_all_rules(self, vnlint):
        shown = vnlint("rules")
        assert shown.code == 0
        lines = shown.out.splitlines()
        assert lines[0].split() == ["rule", "group", "default", "fix", "summary"]
        own = next(line for line in lines if "two-dashes" in line)
        assert own.split()[:5] == ["*", "two-dashes", "own", "yes", "safe"]
        assert "3 running here" in lines[-1]

    def test_as_json(self, vnlint):
        rules = {rule["name"]: rule for rule in json.loads(vnlint("rules", "--output-format", "json").out)}
        assert rules["old-name"]["group"] == "own"
        assert rules["old-name"]["applicability"] == "unsafe"
        assert rules["old-name"]["running"] is True
        assert rules["old-name"]["examples"][0]["bad"] == "Ở ⟦Sài Gòn⟧ có mưa."


class TestRule:
    def test_a_page(self, vnlint):
        shown = vnlint("rule", "two-dashes")
        assert shown.code == 0
        assert shown.out.startswith("two-dashes\n\n`{text}` for a dash\n")
        assert "group: own" in shown.out
        assert "fix: safe" in shown.out
        assert "  ✗ Hà Nội ⟦--⟧ Huế\n    fixed: Hà Nội – Huế\n" in shown.out

    def test_in_vietnamese(self, vnlint):
        assert "nhóm: own" in vnlint("rule", "two-dashes", "--lang", "vi").out

    def test_choices_and_what_is_left_alone(self, vnlint, corpus):
        with (corpus / "vnlint.toml").open("a", encoding="utf-8") as file:
            file.write("""
[[rule]]
name = "odd-blank"
message = "`{text}` is an odd blank"
pattern = "\\\\u200b"
examples = [{ bad = "một⟦\\u200b⟧hai" }, { good = "một  hai" }]
""")
        shown = vnlint("rule", "odd-blank").out
        assert "✗ một⟦<U+200B>⟧hai" in shown
        assert "✓ một··hai" in shown

    def test_as_json(self, vnlint):
        assert json.loads(vnlint("rule", "old-name", "--output-format", "json").out)["name"] == "old-name"

    def test_a_group_is_told_with_its_rules(self, vnlint):
        shown = vnlint("rule", "own")
        assert (shown.code, shown.out) == (2, "")
        assert "`own` is a group; name one of its rules: old-name, two-dashes, vague-word" in shown.err
        assert "`own` là một nhóm" in vnlint("rule", "own", "--lang", "vi").err

    def test_a_near_miss(self, vnlint):
        shown = vnlint("rule", "two-dashs")
        assert shown.code == 2
        assert "did you mean `two-dashes`?" in shown.err
        assert "có phải ý bạn là `two-dashes`?" in vnlint("rule", "two-dashs", "--lang", "vi").err

    @pytest.mark.parametrize("rule", load().rules.values(), ids=lambda rule: rule.name)
    def test_every_rule_has_a_page(self, rule):
        for lang in ("en", "vi"):
            lines = "\n".join(Page(rule, lang, 88, False).lines())
            assert rule.message.text(lang).split()[0] in lines
            assert all(f"  {option.name.replace('_', '-')}: " in lines for option in rule.options())


class TestConfig:
    def test_values_and_where_they_come_from(self, vnlint, corpus):
        shown = vnlint("config", "--ignore", "old-name").out.splitlines()
        rows = {line.split()[0]: line for line in shown}
        assert str(corpus / "vnlint.toml") in rows["select"]
        assert "command line" in rows["ignore"]
        assert '["old-name"]' in rows["ignore"]
        assert "default" in rows["jobs"]

    def test_as_json(self, vnlint):
        told = json.loads(vnlint("config", "--output-format", "json").out)
        assert told["select"]["value"] == ["own"]
        assert told["preview"] == {"value": False, "origin": "default"}

    def test_of_a_path(self, vnlint, corpus):
        (corpus / "inner").mkdir()
        (corpus / "inner" / "vnlint.toml").write_text("jobs = 3\n", "utf-8")
        told = json.loads(vnlint("config", "inner", "--output-format", "json").out)
        assert told["jobs"]["value"] == 3
        assert vnlint("config", "nowhere").code == 2

    def test_the_schema(self, vnlint):
        schema = json.loads(vnlint("config", "--schema").out)
        assert "extend-select" in json.dumps(schema)


class TestAudit:
    @pytest.fixture
    def many(self, corpus):
        (corpus / "many.txt").write_text(DASHES * 200 + CITY * 5, "utf-8")

    def draw(self, vnlint, *args):
        assert vnlint("audit", "many.txt", "-o", "sheet.tsv", *args).code == 0

    def rows(self, corpus, name="sheet.tsv", delimiter="\t"):
        with (corpus / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter=delimiter))

    @pytest.mark.usefixtures("many")
    def test_a_sheet(self, vnlint, corpus):
        self.draw(vnlint, "--sample", "10")
        rows = self.rows(corpus)
        assert list(rows[0]) == ["id", "rule", "file", "record", "before", "span", "after", "fix", "label"]
        assert [row["rule"] for row in rows] == ["old-name"] * 5 + ["two-dashes"] * 10
        assert rows[0]["span"] == "Sài·Gòn"
        assert rows[0]["fix"] == "Sài·Gòn → Thành·phố·Hồ·Chí·Minh"
        assert rows[0]["label"] == ""
        assert len({row["id"] for row in rows}) == len(rows)

    @pytest.mark.usefixtures("many")
    def test_a_seed_draws_the_same_again(self, vnlint, corpus):
        sheets = []
        for seed in (1, 1, 2):
            self.draw(vnlint, "--sample", "10", "--seed", str(seed))
            sheets.append(self.rows(corpus))
        assert sheets[0] == sheets[1] != sheets[2]

    @pytest.mark.usefixtures("many")
    def test_a_rules_draw_does_not_depend_on_other_rules(self, vnlint, corpus):
        self.draw(vnlint, "--sample", "4")
        both = [row for row in self.rows(corpus) if row["rule"] == "two-dashes"]
        self.draw(vnlint, "--sample", "4", "--select", "two-dashes")
        assert self.rows(corpus) == both

    @pytest.mark.usefixtures("many")
    def test_commas_and_standard_output(self, vnlint, corpus):
        vnlint("audit", "many.txt", "--sample", "2", "-o", "sheet.csv")
        assert len(self.rows(corpus, "sheet.csv", ",")) == 4
        shown = vnlint("audit", "many.txt", "--sample", "2")
        assert shown.out.count("\n") == 5
        assert "two-dashes: 2 of 205" in shown.err

    @pytest.mark.usefixtures("many")
    @pytest.mark.parametrize("label", ["t", "perhaps"])
    def test_labels_are_not_written_over(self, vnlint, corpus, label):
        self.draw(vnlint)
        self.draw(vnlint)
        sheet = corpus / "sheet.tsv"
        labelled = sheet.read_text("utf-8").rstrip("\n") + f"{label}\n"
        sheet.write_text(labelled, "utf-8")
        shown = vnlint("audit", "many.txt", "-o", "sheet.tsv")
        assert (shown.code, shown.out) == (2, "")
        assert "sheet.tsv holds labels: write the sheet to another file, or delete this one" in shown.err
        assert sheet.read_text("utf-8") == labelled

    @pytest.mark.usefixtures("many")
    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["many.txt", "--output-format", "json"], "--output-format json goes with --read"),
            (["--read", "sheet.tsv", "many.txt"], "PATHS has no effect on a labelled sheet"),
            (["--read", "sheet.tsv", "-o", "x.tsv"], "--output-file has no effect on a labelled sheet"),
            (["--read", "sheet.tsv", "--sample", "30"], "--sample has no effect on a labelled sheet"),
        ],
    )
    def test_what_has_no_effect_is_refused(self, vnlint, corpus, args, said):
        self.draw(vnlint)
        shown = vnlint("audit", *args)
        assert (shown.code, shown.out) == (2, "")
        assert said in shown.err
        assert not (corpus / "x.tsv").exists()

    def test_a_cell_is_no_formula(self, vnlint, corpus):
        (corpus / "many.txt").write_text("=HYPERLINK() -- 1\n", "utf-8")
        self.draw(vnlint)
        assert self.rows(corpus)[0]["before"] == "'=HYPERLINK() "

    @pytest.mark.usefixtures("many")
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_labels_are_read_back(self, vnlint, corpus, delimiter):
        self.draw(vnlint, "--sample", "10")
        rows = self.rows(corpus)
        for row, label in zip(rows, ["", "", "t", "TRUE", "false", *"ttttttttdf"], strict=True):
            row["label"] = label
        with (corpus / "labelled").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)
        told = json.loads(vnlint("audit", "--read", "labelled", "--output-format", "json").out)
        assert told["old-name"]["read"] == 3
        assert told["two-dashes"] == {
            "read": 10,
            "true": 8,
            "defensible": 1,
            "false": 1,
            "precision": {
                "share": 0.8,
                "low": pytest.approx(0.4902, abs=1e-4),
                "high": pytest.approx(0.9433, abs=1e-4),
            },
            "acceptable": {
                "share": 0.9,
                "low": pytest.approx(0.5958, abs=1e-4),
                "high": pytest.approx(0.9821, abs=1e-4),
            },
        }
        shown = vnlint("audit", "--read", "labelled").out
        assert "0.800 (0.490–0.943)" in shown

    @pytest.mark.parametrize(
        ("sheet", "said"),
        [
            ("rule,label\nx,maybe\n", "sheet.tsv:2: unknown label `maybe`"),
            ("rule\nx\n", "sheet.tsv: no column `label`"),
            (None, "error: sheet.tsv: No such file or directory\n"),
        ],
    )
    def test_a_sheet_that_cannot_be_read(self, vnlint, corpus, sheet, said):
        if sheet is not None:
            (corpus / "sheet.tsv").write_text(sheet, "utf-8")
        shown = vnlint("audit", "--read", "sheet.tsv")
        assert shown.code == 2
        assert said in shown.err


class TestHelp:
    @pytest.mark.parametrize("command", ["check", "rules", "rule", "config", "audit", "selftest"])
    def test_in_both_languages(self, vnlint, command):
        english, vietnamese = (vnlint(command, "--help", "--lang", lang) for lang in ("en", "vi"))
        assert english.code == vietnamese.code == 0
        assert english.out != vietnamese.out
        assert "Which rules:" in english.out
        assert "Quy tắc:" in vietnamese.out

    def test_of_the_program(self, vnlint):
        for args in (("--help",), ("-h",)):
            shown = vnlint(*args)
            assert shown.code == 0
            assert "Check text files" in shown.out
        assert "Kiểm tra tệp văn bản" in vnlint("--help", "--lang", "vi").out

    def test_of_who_says_nothing_and_that_is_no_success(self, vnlint):
        for args, said in (((), "Check text files"), (("--lang", "vi"), "Kiểm tra tệp văn bản")):
            shown = vnlint(*args)
            assert (shown.code, shown.out) == (2, "")
            assert said in shown.err
            assert "vnlint . " in shown.err

    def test_the_language_of_the_environment(self, vnlint, monkeypatch):
        monkeypatch.setenv("LANG", "vi_VN.UTF-8")
        assert "lỗi: " in vnlint("rule", "nothing").err
        assert "error: " in vnlint("rule", "nothing", "--lang", "en").err
        monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
        assert "error: " in vnlint("rule", "nothing").err


WRITING = (("check", "-o"), ("check", "--summary"), ("audit", "-o"), ("selftest", "--keep"), ("learn", "-o"))
"""The commands that write results, each with the option that says where."""


class TestWhatIsReadIsNotWrittenOver:
    @pytest.fixture
    def refused(self, corpus, vnlint):
        """A function that tells whether a call is refused for one of its files, and nothing is written."""

        def call(name, *args):
            before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
            shown = vnlint(*args)
            assert before == {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
            return shown.code == 2 and f"{name} is to be read: name another file" in shown.err

        return call

    @pytest.mark.parametrize(("command", "option"), WRITING)
    def test_though_it_was_not_named(self, corpus, refused, command, option):
        for named in ("dashes.txt", ".", corpus):
            assert refused("dashes.txt", command, named, option, "dashes.txt")
        (corpus / "link.bin").symlink_to("dashes.txt")
        assert refused("link.bin", command, ".", option, "link.bin")

    @pytest.mark.parametrize(("command", "option"), [one for one in WRITING if one[0] != "learn"])
    def test_nor_was_the_folder(self, refused, command, option):
        assert refused("dashes.txt", command, option, "dashes.txt")

    @pytest.mark.parametrize(("command", "option"), [one for one in WRITING if one[0] != "learn"])
    def test_what_says_what_is_read_and_how(self, corpus, refused, command, option):
        (corpus / "list").write_text("dashes.txt\n", "utf-8")
        (corpus / "names").write_text("Huế\n", "utf-8")
        (corpus / "own.toml").write_text("word-files = ['names']\n", "utf-8")
        assert refused("list", command, "--file-list", "list", option, "list")
        assert refused("dashes.txt", command, "--file-list", "list", option, "dashes.txt")
        assert refused("vnlint.toml", command, "dashes.txt", option, "vnlint.toml")
        for name in ("own.toml", "names"):
            assert refused(name, command, "dashes.txt", "--config", "own.toml", option, name)

    def test_what_is_left_out_of_a_model(self, corpus, refused):
        (corpus / "set.jsonl").write_text('{"text": "Trời nắng."}\n', "utf-8")
        assert refused("set.jsonl", "learn", "dashes.txt", "--leave-out", "set.jsonl", "-o", "set.jsonl")

    @pytest.mark.parametrize(("command", "option"), [one for one in WRITING if one[0] in ("check", "audit")])
    def test_what_is_not_read_is(self, corpus, vnlint, command, option):
        for name, args in (("found.json", ()), ("report.txt", ("--exclude", "report.txt"))):
            (corpus / name).write_text("old", "utf-8")
            assert "is to be read" not in vnlint(command, ".", option, name, *args).err
            assert (corpus / name).read_text("utf-8") not in ("", "old")


class TestWhatCannotBeWritten:
    @pytest.mark.parametrize(("command", "option"), WRITING)
    @pytest.mark.parametrize(
        ("path", "why"),
        [
            ("none/out", "No such file or directory"),
            ("city.txt/out", "Not a directory"),
            ("inner", "Is a directory"),
        ],
    )
    def test_is_told_before_anything_is_done(self, corpus, vnlint, command, option, path, why):
        (corpus / "inner").mkdir()
        shown = vnlint(command, "dashes.txt", option, path)
        assert (shown.code, shown.out) == (2, "")
        assert shown.err.startswith(f"error: cannot write {path}: {why}; name another place")
        assert sorted(os.listdir()) == ["city.txt", "clean.txt", "dashes.txt", "inner", "vnlint.toml"]

    @pytest.mark.parametrize("other", ["found", "./found", "link"])
    def test_one_file_does_not_hold_two_results(self, corpus, vnlint, other):
        (corpus / "link").symlink_to("found")
        shown = vnlint("dashes.txt", "-o", "found", "--summary", other)
        assert (shown.code, shown.out) == (2, "")
        assert f"{other} is named for two kinds of results" in shown.err
        assert not (corpus / "found").exists()

    def test_what_keeps_nothing_may_be_named_twice(self, vnlint):
        assert vnlint("dashes.txt", "-o", os.devnull, "--summary", os.devnull).code == 1


def test_a_rate_is_a_number(vnlint):
    shown = vnlint("selftest", "--rate", "nan", "dashes.txt")
    assert shown.code == 2
    assert "nan is not a number" in shown.err


SETTINGS = [o for o in (*options.selection(), *options.reading()) if o.name in Settings.__struct_fields__]
NO_SETTINGS = {"config", "isolated", "file_list", "stdin_filename", "no_cache"}


class TestSettings:
    def test_all_options_of_reading_and_selecting_are_known(self):
        names = {option.name for option in (*options.selection(), *options.reading())}
        assert names - {option.name for option in SETTINGS} == NO_SETTINGS

    @pytest.mark.parametrize("option", SETTINGS, ids=lambda option: option.name)
    def test_every_one_reaches_the_settings(self, vnlint, option):
        value = {"jobs": "3", "per_file_ignores": "a.txt:own"}.get(option.name, "own")
        arguments = [option.opts[-1]] if option.is_flag else [option.opts[-1], value]
        told = json.loads(vnlint("config", "--output-format", "json", *arguments).out)[option.name.replace("_", "-")]
        assert told["origin"] == "command line"
        assert told["value"] in (True, 3, value, [value], {"a.txt": ["own"]})
