import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.reporters.findings import MISSING, REPEATED, TEXT, UNSAFE, finding
from vnlint import reporters
from vnlint.diagnostic import Message, Severity
from vnlint.reporters.base import Tool
from vnlint.reporters.fields import FindingFields, json_schema

DOCS = Path(__file__).parents[2] / "docs"
RUFF = {
    "cell", "code", "end_location", "filename", "fix", "location", "message", "name", "noqa_row", "severity", "url",
}  # fmt: skip
OURS = {
    "choices", "confidence", "end", "evidence", "fingerprint", "group", "model_version", "record", "rule_version",
    "schema_version", "start",
}  # fmt: skip


def render(name, *findings, lang="en"):
    stream = io.StringIO()
    reporter = reporters.make(name, stream, lang)
    reporter.show(findings[:1])
    reporter.show(findings[1:])
    reporter.close()
    return stream.getvalue()


def test_a_json_object_has_ruffs_keys_and_ours():
    (shown,) = json.loads(render("json", REPEATED))
    assert shown.keys() == RUFF | OURS
    assert shown["fix"].keys() == {"applicability", "edits", "message"}
    assert shown["fix"]["edits"][0].keys() == {"content", "end_location", "location", "end", "start"}
    assert shown["cell"] is shown["noqa_row"] is shown["url"] is None


def test_json_says_where_in_code_points():
    (shown,) = json.loads(render("json", REPEATED))
    start = TEXT.index("trên trên")
    assert (shown["start"], shown["end"]) == (start, start + 9)
    assert shown["location"] == {"column": start + 1, "row": 1}
    assert shown["end_location"] == {"column": start + 10, "row": 1}
    assert shown["filename"] == os.path.abspath("bài viết.txt")
    assert shown["code"] == shown["name"] == "repeated-word"
    assert shown["fix"]["applicability"] == "safe"


def test_json_names_the_record_and_tells_the_evidence():
    (shown,) = json.loads(render("json", MISSING, lang="vi"))
    assert shown["record"] == {"index": 3, "id": "vn-17", "field": "paragraphs[2].text"}
    assert shown["fix"] is None
    assert shown["choices"] == ["cầu Bến Đá", "cầu Rạch Giữa"]
    assert shown["evidence"][0] == {
        "field": "title",
        "start": 4,
        "end": 14,
        "text": "cầu Bến Đá",
        "reason": "có trong đầu đề",
        "weight": 0.7,
    }


@pytest.mark.parametrize("several", [(), (REPEATED,), (REPEATED, UNSAFE, MISSING)], ids=len)
def test_json_and_json_lines_hold_the_same_valid_objects(several):
    array = msgspec.json.decode(render("json", *several), type=list[FindingFields], strict=True)
    lines = render("json-lines", *several).splitlines()
    assert array == [msgspec.json.decode(line, type=FindingFields, strict=True) for line in lines]
    assert len(array) == len(several)


def test_vietnamese_is_not_escaped():
    assert "trên trên" in render("json", REPEATED)


def test_a_lone_surrogate_comes_out_escaped():
    odd = finding("một \ud800 hai", "\ud800", ("\ud800", ""), message=Message("odd \ud800 é", ""))
    shown = render("json-lines", odd)
    shown.encode()
    assert "odd \\ud800 é" in shown
    assert json.loads(shown)["message"] == "odd \ud800 é"
    for name in ("full", "concise", "grouped", "github", "gitlab", "junit", "sarif"):
        render(name, odd).encode()


def test_the_schema_in_the_docs_is_that_of_the_code():
    now = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    assert (DOCS / "finding.schema.json").read_text("utf-8") == now, "docs/finding.schema.json is out of date"


def test_the_docs_explain_every_field():
    page = (DOCS / "json.md").read_text("utf-8")
    assert [key for key in sorted(RUFF | OURS) if f"`{key}`" not in page] == []


def test_machine_formats_do_not_load_rich():
    code = (
        "import sys, io; from vnlint import reporters; "
        "names = 'json json-lines github gitlab junit sarif concise'.split(); "
        "[reporters.make(name, io.StringIO()).close() for name in names]; "
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class TestGithub:
    def test_an_annotation(self):
        assert render("github", REPEATED) == (
            "::warning title=vnlint (repeated-word),file=bài viết.txt,line=1,endLine=1,col=19,endColumn=28"
            '::bài viết.txt:1:19: repeated-word "trên trên" stands twice\n'
        )

    def test_paths_are_those_of_the_repository(self, tmp_path, monkeypatch):
        (tmp_path / "sub").mkdir()
        monkeypatch.chdir(tmp_path / "sub")
        for workspace, path, shown in (
            (tmp_path, "a.txt", "sub/a.txt"),
            (tmp_path, "../b.txt", "b.txt"),
            (tmp_path, str(tmp_path / "sub" / "a.txt"), "sub/a.txt"),
            (tmp_path / "sub", "../b.txt", "../b.txt"),
            ("", "a.txt", "a.txt"),
        ):
            monkeypatch.setenv("GITHUB_WORKSPACE", str(workspace))
            assert f"file={shown}," in render("github", replace(REPEATED, path=path))

    def test_no_columns_when_the_lines_differ(self):
        shown = render("github", finding("a\n\n\nb", "\n\n\n"))
        assert ",line=1,endLine=4::" in shown

    def test_what_github_would_misread_is_escaped(self):
        odd = finding("abc", "b", path="50%,a:b.txt", message=Message("100%\r\n::error::no", ""))
        command, _, data = render("github", odd).removeprefix("::").partition("::")
        assert "file=50%25%2Ca%3Ab.txt" in command
        assert "100%25" in data
        assert data.count("\n") == 1

    def test_the_record_is_named(self):
        assert "(record vn-17, field paragraphs[2].text)" in render("github", MISSING)

    def test_ten_of_each_level_and_the_rest_in_a_group(self):
        errors = [replace(REPEATED, severity=Severity.ERROR)] * 2
        lines = render("github", *[REPEATED] * 12, *errors).splitlines()
        assert [line.split(" ")[0] for line in lines[:10]] == ["::warning"] * 10
        assert lines[10] == "::group::vnlint: more findings"
        assert lines[11:13] == ['bài viết.txt:1:19: repeated-word "trên trên" stands twice'] * 2
        assert [line.split(" ")[0] for line in lines[13:15]] == ["::error"] * 2
        assert lines[15:] == ["::endgroup::"]


class TestGitlab:
    def test_an_issue(self):
        (issue,) = json.loads(render("gitlab", REPEATED))
        fingerprint = issue.pop("fingerprint")
        assert re.fullmatch("[0-9a-f]{32}", fingerprint)
        assert issue == {
            "description": 'repeated-word: "trên trên" stands twice',
            "check_name": "repeated-word",
            "severity": "minor",
            "location": {
                "path": "bài viết.txt",
                "positions": {"begin": {"line": 1, "column": 19}, "end": {"line": 1, "column": 28}},
            },
        }

    def test_none_is_an_empty_array(self):
        assert json.loads(render("gitlab")) == []

    def test_paths_are_those_of_the_repository(self, tmp_path, monkeypatch):
        (tmp_path / "sub").mkdir()
        monkeypatch.chdir(tmp_path / "sub")
        monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
        issues = json.loads(render("gitlab", *(replace(REPEATED, path=path) for path in ("./a.txt", "../b.txt"))))
        assert [issue["location"]["path"] for issue in issues] == ["sub/a.txt", "b.txt"]
        monkeypatch.delenv("CI_PROJECT_DIR")
        (issue,) = json.loads(render("gitlab", replace(REPEATED, path="./a.txt")))
        assert issue["location"]["path"] == "a.txt"

    def test_the_same_words_in_another_file_or_again_are_another_issue(self):
        several = [REPEATED, replace(REPEATED, path="b.txt"), replace(REPEATED, occurrence=2)]
        assert len({issue["fingerprint"] for issue in json.loads(render("gitlab", *several))}) == 3


class TestJunit:
    def test_a_file_is_a_suite_and_a_finding_a_test_that_failed(self):
        suites = ET.fromstring(render("junit", REPEATED, UNSAFE, MISSING).encode())
        assert suites.tag == "testsuites"
        counts = [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites]
        assert counts == [("bài viết.txt", "2", "2"), ("kho.jsonl", "1", "1")]
        test = suites[0][0]
        assert test.attrib == {
            "name": "repeated-word 1:19",
            "classname": "bài viết.txt",
            "file": "bài viết.txt",
            "line": "1",
            "column": "19",
        }
        (failure,) = test
        assert failure.attrib == {"message": '"trên trên" stands twice', "type": "warning"}
        assert failure.text == 'bài viết.txt:1:19: repeated-word "trên trên" stands twice'
        assert suites[1][0][0].get("message") == "a word is missing (record vn-17, field paragraphs[2].text)"

    @pytest.mark.parametrize(("lang", "said"), [("en", "nothing found"), ("vi", "không phát hiện gì")])
    def test_nothing_found_is_a_test_that_passed(self, lang, said):
        ((test,),) = suites = ET.fromstring(render("junit", lang=lang).encode())
        assert (test.get("name"), len(test)) == (said, 0)
        assert (suites[0].get("tests"), suites[0].get("failures")) == ("1", "0")

    def test_what_xml_cannot_hold_is_shown(self):
        odd = "".join(map(chr, [*range(32), 127, 0x85, 0xD800, 0xFFFE, 0xFFFF]))
        shown = render("junit", finding("abc", "b", path=f'a{odd}<&">.txt', message=Message(f"]]> {odd} &amp;", "")))
        ((test,),) = ET.fromstring(shown.encode())
        assert test.get("file").endswith('<U+FFFE><U+FFFF><&">.txt')
        assert test[0].get("message").startswith("]]> <U+0000><U+0001>")
        assert test[0].get("message").endswith("<U+D800><U+FFFE><U+FFFF> &amp;")

    def test_paths_are_those_of_the_repository(self, tmp_path, monkeypatch):
        (tmp_path / "sub").mkdir()
        monkeypatch.chdir(tmp_path / "sub")
        monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
        ((test,),) = ET.fromstring(render("junit", replace(REPEATED, path="./a.txt")).encode())
        assert (test.get("file"), test.get("classname")) == ("sub/a.txt", "sub/a.txt")


class TestSarif:
    def test_a_result(self):
        log = json.loads(render("sarif", REPEATED))
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        assert run["tool"]["driver"]["rules"] == [{"id": "repeated-word"}]
        file = {"uri": "b%C3%A0i%20vi%E1%BA%BFt.txt"}
        region = {"startLine": 1, "startColumn": 19, "endLine": 1, "endColumn": 28}
        assert run["results"] == [
            {
                "ruleId": "repeated-word",
                "ruleIndex": 0,
                "level": "warning",
                "message": {"text": '"trên trên" stands twice'},
                "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
                "partialFingerprints": {"vnlint/v1": REPEATED.fingerprint},
                "fixes": [
                    {
                        "description": {"text": "safe"},
                        "artifactChanges": [
                            {
                                "artifactLocation": file,
                                "replacements": [
                                    {
                                        "deletedRegion": region | {"startColumn": 18, "endColumn": 23},
                                        "insertedContent": {"text": ""},
                                    }
                                ],
                            }
                        ],
                    }
                ],
            }
        ]

    def test_rules_are_told_once_with_what_they_are_about(self):
        stream = io.StringIO()
        reporter = reporters.make(
            "sarif", stream, tool=Tool("1.2.3", lambda name: (f"About {name}.", "Why.\n\nAnd when."))
        )
        reporter.show([REPEATED, UNSAFE])
        reporter.show([REPEATED])
        reporter.close()
        (run,) = json.loads(stream.getvalue())["runs"]
        assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
        assert run["tool"]["driver"]["semanticVersion"] == "1.2.3"
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == ["repeated-word", "made-up"]
        assert rules[1]["shortDescription"] == {"text": "About made-up."}
        assert rules[1]["help"] == {"text": "About made-up.\n\nWhy.\n\nAnd when."}

    def test_nothing_found_is_a_run_without_results(self):
        (run,) = json.loads(render("sarif"))["runs"]
        assert run["results"] == run["tool"]["driver"]["rules"] == []

    def test_a_record_is_named_and_has_no_fix_for_its_text_is_escaped_in_the_file(self):
        (run,) = json.loads(render("sarif", replace(REPEATED, record=MISSING.record)))["runs"]
        (result,) = run["results"]
        assert result["message"]["text"].endswith("(record vn-17, field paragraphs[2].text)")
        assert "fixes" not in result

    def test_paths_outside_of_the_repository_are_addresses_of_files(self, tmp_path, monkeypatch):
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "repository"))
        paths = [tmp_path / "repository" / "một.txt", tmp_path / "hai.txt"]
        (run,) = json.loads(render("sarif", *(replace(REPEATED, path=str(path)) for path in paths)))["runs"]
        uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
        assert uris == ["m%E1%BB%99t.txt", paths[1].as_uri()]
