import json
import os

import pytest

from tests.cli.conftest import CITY, CLEAN, DASHES

CITY_FIXED = CITY.replace("--", "–")


class TestExitCode:
    def test_0_when_nothing_is_found(self, vnlint):
        assert vnlint("clean.txt").code == 0

    def test_1_when_something_is(self, vnlint):
        assert vnlint("dashes.txt").code == 1
        assert vnlint("dashes.txt", "--exit-zero").code == 0

    def test_2_when_a_path_does_not_exist_whatever_else_is_found(self, vnlint):
        shown = vnlint("dashes.txt", "no.txt", "--exit-zero", "--output-format", "concise")
        assert shown.code == 2
        assert "error: no.txt: no such file or folder" in shown.err
        assert "dashes.txt:1:23: two-dashes" in shown.out

    def test_0_when_all_is_fixed_and_1_when_some_remains(self, vnlint):
        assert vnlint("--fix", "dashes.txt").code == 0
        assert vnlint("--fix", "city.txt").code == 1

    def test_exit_non_zero_on_fix(self, vnlint):
        assert vnlint("--fix", "--exit-non-zero-on-fix", "dashes.txt").code == 1
        assert vnlint("--fix", "--exit-non-zero-on-fix", "dashes.txt").code == 0

    def test_diff(self, vnlint):
        assert vnlint("--diff", "dashes.txt").code == 1
        assert vnlint("--diff", "clean.txt").code == 0

    def test_fix_only(self, vnlint):
        assert vnlint("--fix-only", "city.txt").code == 0
        assert vnlint("--fix-only", "--exit-non-zero-on-fix", "dashes.txt").code == 1

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["--select", "two-dashs"], "did you mean `two-dashes`?"),
            (["--select", "Own"], "unknown rule or group"),
            (["--config", "selct=['own']"], "did you mean `select`?"),
            (["--config", "nowhere.toml"], "nowhere.toml"),
            (["--config", "lang='fr'"], "lang"),
            (["--config", "output-format='jsno'"], "output-format"),
            (["--per-file-ignores", "two-dashes"], "PATTERN:RULE"),
            (["--output-format", "xml"], "xml"),
            (["--fixx"], "--fix"),
            (["--jobs", "-1"], "jobs"),
            (["--text-field", "text[*"], "text-field `text[*`: `[` is not closed"),
            (["--text-field", "title", "--text-field", ""], "'--text-field': it is empty"),
            (["--select", ""], "'--select': it is empty; give a value, or leave the option out"),
            (["--ignore", " , "], "'--ignore': it is empty"),
            (["--output-dir", ""], "'--output-dir': it is empty"),
            (["--output-file="], "'--output-file'"),
            (["--stdin-filename", "a.txt", "dashes.txt"], "standard input is not read where files are named"),
            (["--stdin-filename", "a.txt", "--file-list", "list"], "standard input is not read where files are named"),
            (["-", "dashes.txt"], "standard input"),
            (["--file-list", "nowhere"], "nowhere"),
            (["--output-file", "no/such/folder.txt"], "no/such/folder.txt"),
        ],
    )
    def test_2_for_what_cannot_be_used(self, vnlint, args, said):
        shown = vnlint("check", *args)
        assert shown.code == 2
        assert said in shown.err
        assert shown.err.startswith("error: ")
        assert shown.out == ""


class TestDefaultCommand:
    def test_no_command_is_check(self, vnlint):
        assert vnlint("dashes.txt", "-q").out == vnlint("check", "dashes.txt", "-q").out != ""

    def test_no_path_is_the_current_folder(self, vnlint):
        shown = vnlint("check", "--output-format", "concise")
        assert [line.partition(":")[0] for line in shown.out.splitlines()[:3]] == ["city.txt", "city.txt", "dashes.txt"]

    def test_a_folder_named_like_a_command(self, vnlint, corpus):
        (corpus / "rules").mkdir()
        (corpus / "rules" / "one.txt").write_text(DASHES, "utf-8")
        assert "two-dashes" in vnlint("./rules", "--output-format", "concise").out
        assert "one.txt" not in vnlint("rules").out

    def test_a_file_that_looks_like_an_option(self, vnlint, corpus):
        (corpus / "-dash.txt").write_text(DASHES, "utf-8")
        shown = vnlint("-q", "-dash.txt")
        assert shown.code == 2
        assert "no option -d; for the file -dash.txt, write ./-dash.txt, or -- before the files" in shown.err
        for args in (["./-dash.txt"], ["--", "-dash.txt"], ["-q", "--", "-dash.txt"]):
            assert "two-dashes" in vnlint(*args).out
        assert "for the file" not in vnlint("-dush.txt").err

    def test_options_before_the_command_are_told(self, vnlint, corpus):
        shown = vnlint("--isolated", "check", "dashes.txt")
        assert (shown.code, shown.out) == (2, "")
        assert "if the command is meant, it comes before its options: vnlint check …" in shown.err
        (corpus / "check").write_text(DASHES, "utf-8")
        assert vnlint("-q", "check", "clean.txt").code == 1

    def test_a_language_before_the_command(self, vnlint):
        assert "quy tắc" in vnlint("--lang", "vi", "rules").out
        assert "1 phát hiện" in vnlint("--lang=vi", "dashes.txt").out


class TestUnreadable:
    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_named_file_that_may_not_be_read(self, vnlint, corpus):
        (corpus / "city.txt").chmod(0)
        shown = vnlint("city.txt", "dashes.txt", "--output-format", "concise")
        assert shown.code == 2
        assert "error: city.txt: cannot be read: Permission denied" in shown.err
        assert "dashes.txt:1:23" in shown.out

    @pytest.mark.parametrize("command", ["check", "audit", "selftest"])
    def test_a_link_in_a_circle(self, vnlint, corpus, command):
        (corpus / "circle.txt").symlink_to("circle.txt")
        shown = vnlint(command, ".")
        assert shown.code == 2
        assert "error: circle.txt: cannot be read: Too many levels" in shown.err
        assert command == "selftest" or "two-dashes" in shown.out

    def test_what_reading_would_say_is_not_asked_before(self, vnlint, monkeypatch):
        monkeypatch.setattr("os.access", lambda *_: False)
        assert vnlint("city.txt", "dashes.txt").code == 1


class TestFix:
    def test_safe_fixes_are_written_and_the_rest_is_told(self, vnlint, corpus):
        shown = vnlint("--fix", "city.txt", "--output-format", "concise")
        assert (corpus / "city.txt").read_text("utf-8") == CITY_FIXED
        assert "1 fixed, 1 finding by 1 rule" in shown.out
        assert "city.txt:1:3: old-name" in shown.out

    def test_unsafe_fixes(self, vnlint, corpus):
        vnlint("--fix", "--unsafe-fixes", "city.txt")
        assert (corpus / "city.txt").read_text("utf-8") == CITY_FIXED.replace("Sài Gòn", "Thành phố Hồ Chí Minh")

    def test_unsafe_fixes_alone_write_nothing(self, vnlint, corpus):
        shown = vnlint("--unsafe-fixes", "city.txt")
        assert (corpus / "city.txt").read_text("utf-8") == CITY
        assert "[*] 2 fixable with --fix\n" in shown.out

    @pytest.mark.parametrize("option", ["--fix", "--no-fix", "--fix-only", "--diff"])
    def test_a_file_of_no_format_is_not_written_and_that_is_said(self, vnlint, corpus, option):
        (corpus / "page.html").write_text(DASHES + CITY, "utf-8")
        shown = vnlint(option, "page.html")
        note = "fixable, not written: page.html is of no format that vnlint writes; pipe it through vnlint --fix -"
        assert f"[*] 2 {note}" in shown.out + shown.err
        assert "with --fix" not in shown.out
        assert "--unsafe-fixes" not in shown.out
        assert (corpus / "page.html").read_text("utf-8") == DASHES + CITY
        assert f"[*] 3 {note}" in vnlint("--unsafe-fixes", "page.html").out
        assert vnlint("--fix", "-", stdin=DASHES.encode()).out == DASHES.replace("--", "–")

    def test_files_of_no_format_are_counted_apart(self, vnlint, corpus):
        for name in ("a.html", "b.html"):
            (corpus / name).write_text(DASHES, "utf-8")
        (corpus / "clean.html").write_text(CLEAN, "utf-8")
        shown = vnlint("a.html", "b.html", "clean.html", "dashes.txt").out
        assert "[*] 1 fixable with --fix\n[*] 2 fixable, not written: a.html (and 1 more) is of no format" in shown
        assert "not written" not in vnlint("clean.html").out

    def test_diff_writes_nothing_and_shows_nothing_else(self, vnlint, corpus):
        shown = vnlint("--diff", "--fix", "city.txt")
        assert shown.out.splitlines() == [
            "--- city.txt",
            "+++ city.txt",
            "@@ -1,2 +1,2 @@",
            " Ở Sài Gòn trời mưa.",
            "-Hôm qua ở Đà Nẵng -- Huế cũng mưa.",
            "+Hôm qua ở Đà Nẵng – Huế cũng mưa.",
        ]
        assert "1 would be fixed" in shown.err
        assert (corpus / "city.txt").read_text("utf-8") == CITY

    def test_a_bad_record_keeps_no_fix_from_the_others(self, vnlint, corpus):
        good = f'{{"text": "{DASHES.strip()}"}}\n'.encode()
        bad = b'{"text": \n{"text": "\xff -- "}\n[1]\n'
        (corpus / "bad.jsonl").write_bytes(good + bad + good)
        shown = vnlint("--diff", "bad.jsonl")
        assert (shown.code, shown.out.count("\n+{")) == (2, 2)
        assert "2 would be fixed" in shown.err
        shown = vnlint("--fix", "bad.jsonl")
        assert (shown.code, shown.err.count("error: bad.jsonl:")) == (2, 3)
        fixed = good.replace(b"--", "–".encode())
        assert (corpus / "bad.jsonl").read_bytes() == fixed + bad + fixed

    @pytest.mark.parametrize("option", ["--fix", "--fix-only", "--diff"])
    def test_that_nothing_of_a_broken_table_is_fixed_is_said_once(self, vnlint, corpus, option):
        (corpus / "bad.csv").write_text(f"text,id\n{DASHES.strip()},1\na,2,3\nb,4,5\n", "utf-8")
        before = (corpus / "bad.csv").read_bytes()
        shown = vnlint(option, "bad.csv")
        assert shown.code == 2
        assert shown.err.count("error: bad.csv: none of its fixes is applied, as a part of it cannot be read") == 1
        assert "nothing found" not in shown.out + shown.err
        assert "with --fix" not in shown.out + shown.err
        assert (corpus / "bad.csv").read_bytes() == before
        assert ("[*] 1 fixable, not written: see the errors" in shown.out) == (option == "--fix")
        assert "none of its fixes" not in vnlint("bad.csv").err

    def test_what_cannot_be_written_is_reported_as_it_is(self, vnlint, corpus, monkeypatch):
        monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)  # read-only, whoever runs the tests
        (corpus / "many.txt").write_text(CITY + DASHES * 150_000, "utf-8")
        for name, findings in (("city.txt", 2), ("many.txt", 150_002)):
            shown = vnlint("--fix", name, "--output-format", "concise")
            assert shown.code == 2
            assert shown.err.count("cannot be written: the file is read-only") == 1
            assert "city.txt:2:19: two-dashes" in shown.out or name != "city.txt"
            assert f"\n{findings:,} findings by 2 rules\n[*] {findings - 1:,} fixable, not written" in shown.out
        assert (corpus / "city.txt").read_text("utf-8") == CITY

    def test_show_fixes(self, vnlint):
        shown = vnlint("--fix", "--show-fixes", "dashes.txt")
        assert "dashes.txt:1:23: two-dashes -- → –" in shown.out

    def test_fix_only_tells_nothing_of_the_rest(self, vnlint):
        shown = vnlint("--fix-only", "city.txt")
        assert "old-name" not in shown.out
        assert "1 fixed\n" in shown.out

    def test_a_setting_can_ask_for_it(self, vnlint, corpus):
        assert vnlint("--config", "fix = true", "dashes.txt").code == 0
        assert (corpus / "dashes.txt").read_text("utf-8") != DASHES
        (corpus / "dashes.txt").write_text(DASHES, "utf-8")
        assert vnlint("--config", "fix = true", "--no-fix", "dashes.txt").code == 1


class TestStandardInput:
    def test_findings_go_to_standard_output(self, vnlint):
        shown = vnlint("-", "--output-format", "concise", stdin=DASHES.encode())
        assert shown.code == 1
        assert shown.out.startswith("-:1:23: two-dashes")

    def test_fixed_text_goes_to_standard_output_and_all_else_to_standard_error(self, vnlint):
        shown = vnlint("-", "--fix", "--show-fixes", stdin=CITY.encode())
        assert shown.out == CITY_FIXED
        assert shown.code == 1
        assert "old-name" in shown.err
        assert "two-dashes" in shown.err

    def test_a_text_that_needs_no_fix_comes_out_as_it_was(self, vnlint):
        assert vnlint("-", "--fix", stdin=CLEAN.encode()).out == CLEAN

    def test_a_diff(self, vnlint):
        shown = vnlint("-", "--diff", stdin=DASHES.encode())
        assert "+Tàu chạy tuyến Hà Nội – Huế." in shown.out

    def test_it_goes_by_a_name(self, vnlint):
        record = json.dumps({"id": 9, "text": DASHES}, ensure_ascii=False).encode() + b"\n"
        shown = vnlint("-", "--stdin-filename", "kho/a.jsonl", "--output-format", "concise", stdin=record)
        assert shown.out.startswith("kho/a.jsonl:1:")
        assert "(record 9, field text)" in shown.out

    @pytest.mark.parametrize("name", ["a.jsonl.gz", "a.parquet"])
    def test_what_is_no_text_is_not_taken_for_it(self, vnlint, name):
        shown = vnlint("-", "--stdin-filename", name, stdin=b"\x1f\x8b")
        assert shown.code == 2
        assert f"--stdin-filename {name}: standard input is read as text" in shown.err

    def test_it_is_read_when_it_has_a_name_and_nothing_else_is_named(self, vnlint, corpus):
        shown = vnlint("--fix", "--stdin-filename", "a.txt", stdin=DASHES.encode())
        assert shown.out == DASHES.replace("--", "–")
        assert (corpus / "dashes.txt").read_text("utf-8") == DASHES

    def test_an_excluded_name_passes_unread(self, vnlint):
        args = ["-", "--stdin-filename", "a.txt", "--exclude", "a.txt", "--fix"]
        assert vnlint(*args, "--force-exclude", stdin=DASHES.encode()).out == DASHES
        assert vnlint(*args, stdin=DASHES.encode()).out != DASHES


class TestBaseline:
    @pytest.fixture
    def known(self, vnlint):
        """The findings of the corpus as it was."""
        vnlint(".", "--output-format", "json-lines", "-o", "known.jsonl", "--quiet")
        return "known.jsonl"

    def test_what_was_there_is_not_told_again_and_what_is_new_is(self, vnlint, corpus, known):
        shown = vnlint(".", "--exclude", known, "--baseline", known)
        assert shown.code == 0
        assert "3 findings of the baseline not told again" in shown.out
        (corpus / "new.txt").write_text("Ga Vinh -- ga Huế.\n", "utf-8")
        (corpus / "city.txt").write_text("Mưa.\n" + CITY, "utf-8")  # lines that move are no news
        shown = vnlint(".", "--exclude", known, "--baseline", known, "--output-format", "concise")
        assert shown.code == 1
        assert [line.partition(" ")[0] for line in shown.out.splitlines()[:2]] == ["new.txt:1:9:", "1"]

    def test_the_tally_counts_it_apart(self, vnlint, corpus, known):
        vnlint(".", "--exclude", known, "--baseline", known, "--summary", "sums.json")
        sums = json.loads((corpus / "sums.json").read_text("utf-8"))
        assert sums["known"] == 3
        assert sums["findings"] == {}
        assert sums["fixable"] == {"safe": 0, "unsafe": 0}

    def test_of_standard_input(self, vnlint, known):
        assert vnlint("-", "--stdin-filename", "dashes.txt", "--baseline", known, stdin=DASHES.encode()).code == 0

    def test_a_change_of_the_file_is_seen(self, vnlint, corpus, known):
        args = ["dashes.txt", "--baseline", known]
        assert [vnlint(*args).code, vnlint(*args).code] == [0, 0]
        (corpus / known).write_text("", "utf-8")
        assert vnlint(*args).code == 1

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("{}\n", "line 1 is no finding"),
            ('\n{"fingerprint": 1}', "line 2"),
            ("[", "json-lines -o old"),
            (None, "old: "),
        ],
    )
    def test_what_is_none(self, vnlint, corpus, content, said):
        if content is not None:
            (corpus / "old").write_text(content, "utf-8")
        shown = vnlint("dashes.txt", "--baseline", "old")
        assert shown.code == 2
        assert said in shown.err
        assert shown.out == ""

    def test_it_is_not_written_over(self, vnlint, known):
        shown = vnlint("dashes.txt", "--baseline", known, "-o", known)
        assert shown.code == 2
        assert "is to be read" in shown.err


class TestOutput:
    @pytest.mark.parametrize("name", ["json", "json-lines", "github", "gitlab", "junit", "sarif"])
    def test_only_findings_on_standard_output_in_machine_formats(self, vnlint, name):
        shown = vnlint("--output-format", name, "dashes.txt", "no.txt")
        assert "fixable" in shown.err
        assert "fixable" not in shown.out.replace('"applicability"', "")
        assert "no.txt" not in shown.out

    def test_json_of_nothing(self, vnlint):
        assert json.loads(vnlint("--output-format", "json", "clean.txt").out) == []
        assert vnlint("--output-format", "json-lines", "clean.txt").out == ""

    def test_the_fixes_told_in_sarif_make_what_fix_makes(self, vnlint, corpus):
        (run,) = json.loads(vnlint("--output-format", "sarif", "city.txt").out)["runs"]
        replacements = [
            replacement
            for result in run["results"]
            for fix in result.get("fixes", ())
            for change in fix["artifactChanges"]
            for replacement in change["replacements"]
        ]
        assert len(replacements) == 2
        lines = CITY.splitlines(keepends=True)
        for replacement in replacements:
            region = replacement["deletedRegion"]
            line = lines[region["startLine"] - 1]
            first, last = (line[: region[key] - 1] for key in ("startColumn", "endColumn"))
            lines[region["startLine"] - 1] = first + replacement["insertedContent"]["text"] + line[len(last) :]
        vnlint("--fix", "--unsafe-fixes", "city.txt")
        assert "".join(lines) == (corpus / "city.txt").read_text("utf-8")

    def test_sarif_tells_what_the_rules_are_about(self, vnlint):
        (run,) = json.loads(vnlint("--output-format", "sarif", "dashes.txt").out)["runs"]
        (rule,) = run["tool"]["driver"]["rules"]
        assert rule["id"] == "two-dashes"
        assert rule["help"]["text"].endswith("A rule of this corpus's own configuration.")

    def test_the_environment_names_the_format(self, vnlint, monkeypatch):
        monkeypatch.setenv("VNLINT_OUTPUT_FORMAT", "json")
        assert json.loads(vnlint("dashes.txt").out)[0]["code"] == "two-dashes"
        assert vnlint("dashes.txt", "--output-format", "concise").out.startswith("dashes.txt:1:23:")

    def test_a_setting_names_the_format_and_the_language(self, vnlint):
        shown = vnlint("--config", "output-format='grouped'", "--config", "lang='vi'", "dashes.txt")
        assert shown.out.startswith("dashes.txt:\n")
        assert "đã kiểm tra 1 tệp" in shown.out

    def test_an_output_file(self, vnlint, corpus):
        shown = vnlint("--output-format", "json", "-o", "found.json", "dashes.txt")
        assert shown.out == ""
        assert json.loads((corpus / "found.json").read_text("utf-8"))[0]["filename"] == str(corpus / "dashes.txt")

    def test_the_tally(self, vnlint):
        shown = vnlint(".").out.splitlines()[-3:]
        assert shown[0] == "3 findings by 2 rules"
        assert shown[1] == "[*] 2 fixable with --fix (1 hidden fix can be enabled with --unsafe-fixes)"
        assert shown[2].startswith("checked 3 files, 21 syllables in ")

    def test_quiet(self, vnlint):
        assert vnlint("clean.txt", "--quiet").out == ""
        assert vnlint("dashes.txt", "-q", "--output-format", "concise").out.count("\n") == 1

    def test_records_and_what_was_skipped(self, vnlint, corpus):
        lines = [{"text": "Trời nắng."}, {"title": "Không có văn bản"}, {"text": 3}]
        (corpus / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        shown = vnlint("a.jsonl").out
        assert "checked 1 file, 3 records, 2 syllables" in shown
        assert "1 without a text field" in shown
        assert "1 whose text is not a string" in shown

    @pytest.mark.parametrize("option", ["--no-cache", "--fix"])
    def test_a_bad_record_does_not_hide_that_no_other_has_text(self, vnlint, corpus, option):
        (corpus / "a.jsonl").write_text('{"id": 1, "body": "Trời nắng."}\n{"id": 2\n', "utf-8")
        shown = vnlint("a.jsonl", option)
        assert shown.code == 2
        assert "a.jsonl:2:9: not JSON" in shown.err
        assert (
            "a.jsonl: no record has the text field; name it with --text-field; fields that hold text: body" in shown.err
        )
        (corpus / "a.jsonl").write_text('{"id": 2\n', "utf-8")
        assert "no record has the text field" not in vnlint("a.jsonl", option).err

    def test_a_field_that_no_record_has(self, vnlint, corpus):
        record = {"text": "Trời nắng.", "title": "Trời", "url": "a", "site": "b", "tags": []}
        (corpus / "a.jsonl").write_text(json.dumps({"text": "Trời mưa."}) + "\n" + json.dumps(record) + "\n", "utf-8")
        (corpus / "b.jsonl").write_text(json.dumps({"text": "Trời mưa."}) + "\n", "utf-8")
        said = "no record has anything of use in the field"
        fields = ("--context-field", "title", "--id-field", "url", "--source-field", "site")
        assert said not in vnlint(".", *fields).err
        wrong = ("--context-field", "titel", "--context-field", "title", "--id-field", "tags", "--source-field", "from")
        for command in ("check", "check", "audit"):
            lines = [line for line in vnlint(command, ".", "-o", "found", *wrong).err.splitlines() if said in line]
            assert lines == [
                f"context-field: {said} `titel`",
                f"id-field: {said} `tags`",
                f"source-field: {said} `from`",
            ]
        assert said not in vnlint("clean.txt", *wrong).err
        assert vnlint("a.jsonl", *wrong).code == 0

    def test_nothing_checked_is_said_aloud(self, vnlint, corpus):
        (corpus / "empty").mkdir()
        for args in ((), ("--quiet",), ("--output-format", "json")):
            shown = vnlint("empty", *args)
            assert shown.code == 0
            assert "no file was checked" in shown.out + shown.err

    def test_statistics_instead_of_findings(self, vnlint):
        shown = vnlint("--statistics", ".").out.splitlines()
        assert shown[:2] == ["2  [*] two-dashes", "1  [ ] old-name"]
        objects = json.loads(vnlint("--statistics", ".", "--output-format", "json").out)
        assert objects[0] == {"code": "two-dashes", "name": "two-dashes", "count": 2, "fixable": True}

    def test_a_summary(self, vnlint, corpus):
        vnlint(".", "--fix", "--summary", "sum.json", "--quiet")
        sums = json.loads((corpus / "sum.json").read_text("utf-8"))
        assert sums["files"] == 3
        assert sums["syllables"] > 20
        assert sums["findings"] == {"old-name": 1}
        assert sums["fixed"] == {"two-dashes": 2}
        assert sums["fixable"] == {"safe": 0, "unsafe": 1}

    def test_colour(self, vnlint, monkeypatch):
        assert "\x1b[" not in vnlint("dashes.txt").out
        assert "\x1b[" in vnlint("dashes.txt", "--color", "always").out
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in vnlint("dashes.txt").out
        assert "\x1b[" not in vnlint("dashes.txt", "--color", "never").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in vnlint("dashes.txt").out


class TestSelection:
    def names(self, vnlint, *args):
        shown = vnlint(".", "--output-format", "json-lines", *args).out.splitlines()
        return {json.loads(line)["code"] for line in shown}

    def test_select_and_ignore(self, vnlint):
        assert self.names(vnlint) == {"old-name", "two-dashes"}
        assert self.names(vnlint, "--select", "old-name") == {"old-name"}
        assert self.names(vnlint, "--select", "old-name, two-dashes") == {"old-name", "two-dashes"}
        assert self.names(vnlint, "--ignore", "old-name") == {"two-dashes"}
        assert self.names(vnlint, "--select", "vague-word", "--extend-select", "old-name") == {"old-name"}

    def test_per_file_ignores(self, vnlint):
        assert self.names(vnlint, "--per-file-ignores", "dashes.txt:two-dashes,city.txt:own") == set()
        assert self.names(vnlint, "--per-file-ignores", "city.txt:old-name,two-dashes") == {"two-dashes"}

    def test_a_configuration_file_and_a_single_setting(self, vnlint, corpus):
        text = (corpus / "vnlint.toml").read_text("utf-8").replace('"own"', '"old-name"', 1)
        (corpus / "other.toml").write_text(text, "utf-8")
        assert self.names(vnlint, "--config", "other.toml") == {"old-name"}
        assert self.names(vnlint, "--config", "ignore=['old-name']") == {"two-dashes"}

    def test_isolated(self, vnlint):
        assert "old-name" not in self.names(vnlint, "--isolated")

    def test_exclude_and_file_list(self, vnlint, corpus):
        assert self.names(vnlint, "--exclude", "city.txt") == {"two-dashes"}
        (corpus / "list").write_text(f"city.txt{os.linesep}", "utf-8")
        shown = vnlint("--file-list", "list", "--output-format", "concise").out
        assert "dashes.txt" not in shown
        assert "city.txt" in shown
