"""Lines that were wrapped are read as one; lines that were meant stay."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import either
from vnlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Message, Span
from vnlint.document import NO_META, Document, Meta, Page
from vnlint.reading import Reading
from vnlint.wrapping import soft_line_ends, suspects

MARKDOWN = Meta(format="markdown")
PARAGRAPH = (
    "Sáng nay, đoàn đại biểu cấp cao đã đến thăm và làm việc tại thành phố cảng, nơi có nhiều nhà máy đóng tàu lớn. "
    "Ông Nguyễn Văn An, giám đốc cảng, cho biết lượng hàng năm nay tăng một phần mười so với cùng kỳ năm ngoái. "
    "Hai bên đã trao đổi về việc mở thêm tuyến vận tải mới từ cảng này đến các tỉnh miền Trung trong thời gian tới."
)


def wrapped(text, width=72):
    return textwrap.fill(text, width)


def read(text, meta=NO_META):
    return Reading(Document(text, meta=meta)).document.text


@pytest.mark.parametrize("width", [50, 72, 80, 100, 120])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", " \n", "\n    "])
def test_a_wrapped_paragraph_is_one_line(width, line_end):
    text = wrapped(PARAGRAPH, width).replace("\n", line_end)
    assert read(f"Tít\n\n{text}\n\nHết") == f"Tít\n\n{PARAGRAPH}\n\nHết"
    assert suspects(Page([Document("Một dòng."), Document(text)])) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn đại biểu thăm cảng\nSáng nay, đoàn đại biểu cấp cao đã đến thăm và làm việc tại thành phố cảng.",
        f"{PARAGRAPH}\n{PARAGRAPH}\nvà một đoạn mở đầu bằng chữ thường",
        "Mái chèo khua nước bến sông chiều vắng lặng\nCon đò nằm đợi khách qua sông thật lâu\nCòn ai đứng mãi bên "
        "bờ xa trông ngóng\nvẫn nhớ người đi từ mùa nước đầu năm\nĐể gió heo may về rồi lá lại bay",
        "12\n00:02:10,100 --> 00:02:12,900 \nanh nói chuyện với ai đấy nhỉ",
        "Trăng nằm sóng soãi trên cành liễu\nđợi gió đông về để lả lơi\nhoa lá ngây tình không muốn động",
        "Đã mua các thứ sau đây cho bữa cơm tối nay của cả nhà ta:\ngạo nếp, thịt lợn, hành tím và nước mắm ngon",
        "- đến thăm và làm việc tại thành phố cảng trong ba ngày đầu tuần\n- gặp gỡ công nhân nhà máy đóng tàu",
        "a) Quyết định của cơ quan có thẩm quyền về việc thành lập hội;\nb) Điều lệ của pháp nhân được thông qua",
        "1. đến thăm và làm việc tại thành phố cảng trong ba ngày đầu tuần\n2. gặp gỡ công nhân nhà máy đóng tàu",
    ],
)
def test_line_ends_that_are_meant(text):
    assert read(text) == text


def test_a_stretch_in_which_no_sentence_goes_on_is_wrapped_like_the_others():
    names = "Về dự lễ khai trương tuyến vận tải mới hôm nay có ông Trần Bình và bà\nNguyễn Thị Lan."
    assert read(names) == names
    both = f"{wrapped(PARAGRAPH)}\n\n{names}\n\n{wrapped(PARAGRAPH)}"
    assert read(both) == f"{PARAGRAPH}\n\n{names}\n\n{PARAGRAPH}".replace("và bà\n", "và bà ")


def test_a_heading_above_a_wrapped_paragraph_stays():
    assert read(f"Chuyến thăm\n{wrapped(PARAGRAPH)}") == f"Chuyến thăm\n{PARAGRAPH}"


def test_in_markdown_a_line_goes_on_unless_its_end_is_meant():
    assert suspects(Page([Document(f"{PARAGRAPH} Nhưng\nmưa.", meta=MARKDOWN)])) == [0]
    assert read("Khi trời mưa,\nchúng tôi ở nhà.", MARKDOWN) == "Khi trời mưa, chúng tôi ở nhà."
    assert read("Khi trời mưa,\nchúng tôi ở nhà.") == "Khi trời mưa,\nchúng tôi ở nhà."
    for meant in ("  \n", "\\\n"):
        text = f"Khi trời mưa,{meant}chúng tôi ở nhà."
        assert read(text, MARKDOWN) == text


@pytest.mark.parametrize("meta", [NO_META, MARKDOWN])
def test_lines_of_a_quotation_are_joined_without_their_marks(meta):
    quoted = "> " + wrapped(PARAGRAPH).replace("\n", "\n> ")
    assert read(f"{quoted}\n\n> {PARAGRAPH}", meta) == f"> {PARAGRAPH}\n\n> {PARAGRAPH}"
    answered = f"> {wrapped(PARAGRAPH)}"
    assert read(answered, meta).startswith(f"> {answered[2:].partition(chr(10))[0]}\n")


def test_marks_that_are_syntax_go_with_their_line_end():
    from vnlint.sources.markdown import fenced

    text = "- " + wrapped(PARAGRAPH).replace("\n", "\n  ") + "\n\n> " + wrapped(PARAGRAPH).replace("\n", "\n> ")
    reading = Reading(Document(text, meta=Meta(format="markdown", fenced=fenced(text)))).document
    assert reading.text == f"- {PARAGRAPH}\n\n> {PARAGRAPH}"
    assert [span.of(reading.text) for span in reading.meta.fenced] == ["- ", "> "]


def test_fenced_lines_are_left_as_they_are():
    text = wrapped(PARAGRAPH)
    document = Document(text, meta=Meta(format="markdown", fenced=(Span(0, len(text)),)))
    assert soft_line_ends(document) == []


def test_an_edit_keeps_the_line_end_that_it_goes_over():
    text = wrapped(PARAGRAPH)
    reading = Reading(Document(text))
    place = text.index("\n") - 4
    finding = Diagnostic(
        "a-rule", Span(place, place + 8), Message("x"), Fix((Edit(Span(place, place + 8), " "),), Applicability.UNSAFE)
    )
    (edit,) = reading.restore(finding).fix.edits
    assert edit == Edit(Span(place, place + 8), "\n")


@given(either, st.integers(40, 140))
def test_nothing_but_blanks_and_line_ends_is_taken_for_a_line_end(text, width):
    text = "\n".join(textwrap.wrap(text, width, break_long_words=False, drop_whitespace=False)) + text
    for format in ("plain", "markdown"):
        document = Document(text, meta=Meta(format=format))
        for span in soft_line_ends(document):
            assert span.of(text).strip(" \t") in ("\n", "\r\n", "\r")
        if soft_line_ends(document):
            assert suspects(Page([document])) == [0]


def test_a_line_that_begins_with_a_mark_stays_a_line():
    text = f"{wrapped(PARAGRAPH)}\n\u0301\u0323".replace(" một", "\n\u0301\u0323")
    assert "\n\u0323\u0301" in read(text)
