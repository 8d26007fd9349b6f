from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnlint.source import Location
from vnlint.sources.markdown import Markdown, fenced

from .helpers import load, load_all

MARKDOWN = Markdown()


def shown(text: str) -> str:
    """The text with all that is fenced between ⟦ and ⟧."""
    for span in reversed(fenced(text)):
        text = f"{text[: span.start]}⟦{text[span.start : span.end]}⟧{text[span.end :]}"
    return text


@pytest.mark.parametrize(
    "expected",
    [
        "Một đoạn  văn.\n\nĐoạn hai. \n",
        "⟦---\ntitle: Mưa\n---⟧\n\nTrời mưa.\n",
        "⟦---\r\ntitle: Mưa\r\n...⟧\r\nTrời mưa.\r\n",
        "⟦+++\ntitle = 'Mưa'\n+++⟧\nTrời mưa.",
        "⟦---⟧\n\nKhông phải tiêu đề.\n",
        "⟦# ⟧Tiêu đề\n\n⟦## ⟧Mục⟦ ##⟧\n\nTên\n⟦===⟧\n",
        "Trước.\n\n⟦```py\nx  =  1\n\ny\n```⟧\n\nSau.\n",
        "Trước.\n⟦~~~\nkhông đóng  ⟧",
        "Trước.\n\n⟦    thụt  vào⟧\n\nSau.\n",
        "⟦- ⟧Một\n⟦  ⟧hai\nlười\n⟦-   ⟧Ba\n\n⟦    1. ⟧Bốn\n",
        "⟦> ⟧Trích\n⟦> - ⟧dẫn\n⟦>⟧\n⟦> ⟧tiếp\n",
        "Dùng ⟦`mã  ở đây`⟧ và ⟦``a ` b``⟧ rồi ` thôi.\n",
        "Mã ⟦`qua\ndòng`⟧ khác.\n",
        "⟦> ⟧Mã ⟦`qua\n> dòng`⟧ khác.\n",
        "Chữ ⟦<b class='x'>⟧đậm⟦</b>⟧ và 3 < 4.\n\n⟦<div>\nKhối\n</div>⟧\n\nSau ⟦<!-- ghi\nchú -->⟧.\n",
        'Xem ⟦[⟧trang này⟦](https://vi.example/a_(b) "Tên  trang")⟧, ⟦![⟧ảnh⟦](a.png)⟧ và ⟦[⟧đây⟦][nơi]⟧ [sic].\n',
        "Xem ⟦[![⟧ảnh⟦](a.png)](b)⟧.\n",
        "Đoạn.\n\n⟦[nơi]: https://vi.example  'Tên'⟧\n",
        "Thư ⟦<ai@vi.example>⟧, ⟦<https://vi.example>⟧, 1⟦&nbsp;⟧000 và ⟦\\*⟧.\n",
        "Ngắt dòng⟦  ⟧\ncứng⟦\\⟧\nở cuối  \n",
        "⟦| ⟧Tên⟦  | ⟧Giá⟦ |⟧\n⟦|---|:-:|⟧\n⟦| ⟧Gạo ⟦`a` | ⟧5⟦\\|⟧6\n",
        "Tên⟦ | ⟧Giá\n⟦-|-⟧\nGạo⟦ |⟧\n\nSau | trước\n",
        "\u00a0\n⟦ ⟧Sau\u00a0\n",
        "⟦***⟧\n\nĐoạn *nhấn mạnh*.\n",
        "⟦\tMã⟧\n\nTrước\tsau.\n",
        "⟦-\t⟧Một\tmục\n",
    ],
)
def test_syntax_is_fenced_and_prose_is_not(expected: str) -> None:
    text = expected.replace("⟦", "").replace("⟧", "")
    assert shown(text) == expected


def test_pipes_keep_their_blanks() -> None:
    text = "> | Tên | Giá |\n> |---|---|\n> | Gạo \\| nếp | 5 |\n"
    assert shown(text) == "⟦> | ⟧Tên⟦ | ⟧Giá⟦ |⟧\n⟦> |---|---|⟧\n⟦> | ⟧Gạo ⟦\\|⟧ nếp⟦ | ⟧5⟦ |⟧\n"


def test_a_file_is_one_document_of_its_format(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    data = "\ufeff# Tiêu đề\r\n\r\nĐoạn.\r\n".encode()
    path.write_bytes(data)
    ((chunk, loaded),) = load_all(Markdown(4), path)
    (document,) = loaded.documents
    assert chunk.last
    assert document.meta.format == "markdown"
    assert document.meta.newline == "\r\n"
    assert document.text[: document.meta.fenced[0].end] == "# "
    assert loaded.locate(0, 2) == Location(1, 3)
    assert loaded.rewrite({}) == data


def test_what_is_not_utf8_is_told() -> None:
    loaded = load(MARKDOWN, b"# \xff")
    assert not loaded.documents
    assert loaded.problems


BITS = st.sampled_from(
    [
        *"ab \n\t>-+*#`~|[]()<>!&;:\\_=1.\r\x00\u00a0\u2028'\"",
        "\n\n",
        "```",
        "---",
        "    ",
        "1. ",
        "| a |\n|---|\n",
        "[a]: b",
        "<div>",
        "\r\n",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(BITS, max_size=30).map("".join))
def test_any_text_has_fences_in_order_and_inside(text: str) -> None:
    spans = fenced(text)
    assert all(len(span) for span in spans)
    assert all(a.end < b.start for a, b in itertools.pairwise(spans))
    assert not spans or spans[-1].end <= len(text)
