"""Comments in Markdown files that turn rules off, from the command line on."""

import json

import pytest

from tests.cli.conftest import CITY, DASHES

LINE = "Tàu chạy tuyến Hà Nội -- Huế. <!-- vnlint-disable-line two-dashes -->\n"
PARTS = f"""# Tàu

{DASHES}
<!-- vnlint-disable own -->

{CITY}
<!-- vnlint-enable old-name -->

{CITY}
"""
PARTS_FIXED = PARTS.replace(DASHES, DASHES.replace("--", "–"))
FAULTY = f"<!-- vnlint-disable-next-line two-dashs -->\n{DASHES}\n<!-- vnlint-disable-lines -->\n{DASHES}"


@pytest.fixture
def write(corpus):
    """A function that writes a file, which is then the only one beside the settings."""
    for name in ("dashes.txt", "city.txt", "clean.txt"):
        (corpus / name).unlink()

    def write(content, name="a.md"):
        (corpus / name).write_text(content, "utf-8", newline="")
        return corpus / name

    return write


def test_what_is_silenced_is_no_finding(vnlint, write):
    write(LINE)
    shown = vnlint(".", "--no-cache")
    assert shown.code == 0
    assert shown.out.startswith("nothing found\n")
    assert "1 finding silenced by comments in the texts" in shown.out
    assert "1 phát hiện bị tắt bằng chú thích" in vnlint(".", "--no-cache", "--lang", "vi").out
    assert vnlint(".", "-q").out == ""


def test_what_is_silenced_is_not_fixed(vnlint, write):
    path = write(PARTS)
    assert "1 would be fixed" in vnlint(".", "--diff").err
    shown = vnlint(".", "--fix", "--output-format", "concise")
    assert path.read_text("utf-8") == PARTS_FIXED
    assert [line.split(" ")[1] for line in shown.out.splitlines()[:1]] == ["old-name"]
    assert "3 findings silenced" in shown.out
    assert vnlint(".", "--fix").code == 1
    assert path.read_text("utf-8") == PARTS_FIXED


def test_of_standard_input(vnlint):
    shown = vnlint("--fix", "-", "--stdin-filename", "a.md", stdin=LINE.encode())
    assert (shown.code, shown.out) == (0, LINE)


def test_other_formats_have_no_such_comments(vnlint, write):
    write(LINE, "a.txt")
    write(json.dumps({"text": LINE}), "a.jsonl")
    shown = vnlint(".")
    assert "a.txt:1:23 two-dashes" in shown.out
    assert "a.jsonl:1:58 two-dashes" in shown.out
    assert "silenced" not in shown.out


def test_what_is_not_known_is_an_error_and_hides_nothing(vnlint, write):
    path = write(FAULTY)
    shown = vnlint(".", "--fix", "--output-format", "concise")
    assert shown.code == 2
    assert "error: a.md:1:1: unknown rule or group `two-dashs`; did you mean `two-dashes`?" in shown.err
    assert "error: a.md:4:1: unknown directive `vnlint-disable-lines`; did you mean `vnlint-disable-line`?" in shown.err
    assert path.read_text("utf-8") == FAULTY.replace(DASHES, DASHES.replace("--", "–"))
    assert vnlint(".", "--no-cache", "--ignore", "two-dashes").err == shown.err


def test_comments_that_silence_nothing_are_told(vnlint, corpus, write):
    write(f"<!-- vnlint-disable-next-line two-dashes -->\n{CITY}")
    write("Một. <!-- vnlint-disable-line -->\n" * 5, "b.md")
    shown = vnlint(".", "--summary", "sums.json")
    assert (
        "comments that silenced nothing in this run: a.md:1, b.md:1, b.md:2, b.md:3, b.md:4 (and 1 more)" in shown.out
    )
    sums = json.loads((corpus / "sums.json").read_text("utf-8"))
    assert sums["silenced"] == 0
    assert sums["idle_comments"][1] == {"filename": "b.md", "row": 1}
    # Of a rule that does not run nobody knows what it would have found.
    assert "nothing in this run: b.md:1" in vnlint(".", "--ignore", "two-dashes").out


def test_an_earlier_run_is_told_again(vnlint, write, monkeypatch, tmp_path_factory):
    monkeypatch.setenv("VNLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    write(PARTS)
    write(FAULTY, "b.md")
    write("<!-- vnlint-disable -->\n", "c.md")

    def told():
        shown = vnlint(".")
        return shown.code, shown.err, [line for line in shown.out.splitlines() if not line.startswith("checked")]

    first = told()
    monkeypatch.setattr("vnlint.worker.Worker.check_pieces", None)  # nobody checks anything from here on
    assert told() == first
    assert any("silenced" in line for line in first[2])


def test_by_several_processes(vnlint, write):
    for number in range(3):
        write(PARTS, f"{number}.md")
    assert "9 findings silenced" in vnlint(".", "--no-cache", "--jobs", "2").out


def test_they_are_left_out_of_samples(vnlint, write):
    write(LINE)
    assert "two-dashes" not in vnlint("audit", ".").out
