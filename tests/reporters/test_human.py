import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.reporters.findings import MISSING, REPEATED, TEXT, UNSAFE, finding
from tests.texts import anything
from vnlint import reporters
from vnlint.diagnostic import Message
from vnlint.report import Record
from vnlint.reporters.cells import clip, head, tail
from vnlint.reporters.visible import prose, visible


def render(name, *findings, lang="en", **look):
    stream = io.StringIO()
    reporter = reporters.make(name, stream, lang, **look)
    reporter.show(findings)
    reporter.close()
    return stream.getvalue()


def spot_of(shown):
    """What stands above the carets, by cells."""
    lines = shown.splitlines()
    carets = next(i for i, line in enumerate(lines) if re.fullmatch(r" *\^+", line))
    left = lines[carets].index("^")
    position, spot = 0, ""
    for character in lines[carets - 1]:
        if left <= position - (cell_len(character) == 0) < len(lines[carets]):
            spot += character
        position += cell_len(character)
    return spot


def test_full():
    assert render("full", REPEATED) == (
        'bài viết.txt:1:19 repeated-word [*] "trên trên" stands twice\n'
        "    Cầu mới được dựng trên·trên nền đất yếu,  là công trình lớn nhất huyện.\n"
        "                      ^^^^^^^^^\n"
        "    fix: dựng·trên → dựng\n"
        "\n"
    )


def test_full_in_vietnamese():
    shown = render("full", UNSAFE, lang="vi")
    assert "thừa dấu phẩy" in shown
    assert "sửa (không an toàn): yếu, → yếu" in shown


def test_full_tells_choices_and_evidence():
    shown = render("full", MISSING).splitlines()
    assert shown[0].endswith("(record vn-17, field paragraphs[2].text)")
    assert shown[3:6] == [
        "    choices: cầu Bến Đá, cầu Rạch Giữa",
        "    evidence: cầu Bến Đá in title - stands in the title",
        "    evidence: Cầu - begins the text",
    ]
    assert spot_of("\n".join(shown)) == "··"


def test_full_tells_letters_apart_that_look_alike():
    assert "(U+00D0 → U+0110)" in render("full", finding("miền Ðông", "Ðông", ("Ðông", "Đông")))
    assert "(U+0065 U+0302 → U+00EA)" in render("full", finding("be\u0302", "be\u0302", ("be\u0302", "bê")))
    assert "U+" not in render("full", finding("hoà bình", "hoà", ("hoà", "hòa")))


@pytest.mark.parametrize(
    ("spot", "shown"),
    [
        ("\t\t", "→→"),
        ("\u00a0 ", "⍽·"),
        ("\u200b", "<U+200B>"),
        ("\r\n", "␍↵"),
        ("\u0301", "◌\u0301"),
        ("\x1b[31m", "<U+001B>[31m"),
        ("\u202e", "<U+202E>"),
        ("\ufe0f", "<U+FE0F>"),
    ],
)
def test_the_invisible_is_shown(spot, shown):
    assert visible(spot) == shown
    assert spot_of(render("full", finding(f"một{spot}hai", spot))) == shown


def test_wide_and_combined_characters_do_not_shift_the_carets():
    text = "漢字 tiê\u0301ng Viê\u0323t sai sai đây"
    shown = render("full", finding(text, "sai sai"))
    assert spot_of(shown) == "sai·sai"


@given(
    st.text(anything, max_size=80),
    st.text(anything, min_size=1, max_size=30),
    st.text(anything, max_size=80),
    st.integers(30, 120),
)
def test_no_excerpt_is_wider_than_the_terminal(before, spot, after, width):
    before, after = (re.sub(r"[\r\n]", " ", side) for side in (before, after))
    one = finding(before + "\n" + before + "¶" + spot + "¶" + after, "¶" + spot + "¶")
    lines = render("full", one, width=width).split("\n")
    carets = next(i for i, line in enumerate(lines) if re.fullmatch(r" *\^+", line))
    assert cell_len(lines[carets - 1]) <= width
    assert cell_len(lines[carets]) <= width


def test_long_lines_are_folded_between_words_and_indented():
    long = Message(" ".join(["một thông báo rất dài"] * 5), "")
    one = finding(TEXT, "trên trên", (" trên", ""), message=long, record=Record(0, None, "text"))
    shown = render("full", one, width=40)
    header = shown.splitlines()[: shown.splitlines().index("    fix: dựng·trên → dựng") - 2]
    assert all(cell_len(line) <= 40 for line in header)
    assert all(line.startswith("      ") for line in header[1:])
    assert " ".join(line.strip() for line in header).endswith("rất dài (record #0, field text)")
    assert len(render("full", one).splitlines()[0]) > 100


def test_a_long_context_is_cut_between_words():
    text = "từ " * 100 + "sai sai" + " từ" * 100
    excerpt = render("full", finding(text, "sai sai"), width=60).splitlines()[1].strip()
    assert re.fullmatch(r"… (từ )+sai·sai( từ)+ …", excerpt)


def test_colours_only_when_wanted():
    assert "\x1b[" not in render("full", REPEATED)
    coloured = render("full", REPEATED, color=True)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render("full", REPEATED)
    assert coloured != render("full", REPEATED)


def test_concise():
    assert render("concise", REPEATED, UNSAFE, MISSING) == (
        'bài viết.txt:1:19: repeated-word [*] "trên trên" stands twice\n'
        "bài viết.txt:1:37: made-up a comma too many\n"
        "kho.jsonl:1:41: missing-word a word is missing (record vn-17, field paragraphs[2].text)\n"
    )


def test_grouped():
    assert render("grouped", REPEATED, UNSAFE, MISSING) == (
        "bài viết.txt:\n"
        '  1:19     repeated-word [*] "trên trên" stands twice\n'
        "  1:37     made-up a comma too many\n"
        "\n"
        "kho.jsonl:\n"
        "  1:41     missing-word a word is missing (record vn-17, field paragraphs[2].text)\n"
    )


def test_a_hostile_path_or_message_stays_on_its_line():
    odd = finding("abc", "b", path="a\n\x1b[2Jb.txt", message=Message("x\r\ny", ""))
    for name in ("concise", "grouped"):
        assert "\x1b" not in render(name, odd)
    assert render("concise", odd).count("\n") == 1


@given(st.text(anything, max_size=60), st.integers(3, 40))
def test_cuts_fit(text, cells):
    text = prose(text)
    for cut in (head, tail, clip):
        assert cell_len(cut(text, cells)) <= max(cells, 3)
