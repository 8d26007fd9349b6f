"""What the examples of the spacing rules do not say: names stay whole, tables, pages, the line ends of pieces."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnlint.charset import BLANK, BMP
from vnlint.diagnostic import Applicability, Diagnostic
from vnlint.document import Document, Meta
from vnlint.fixing import Fixer
from vnlint.linter import Linter
from vnlint.rule import Rule
from vnlint_rules.protections import PROTECTIONS
from vnlint_rules.spacing.blank_line_run import BlankLineRun
from vnlint_rules.spacing.blanks import is_blank
from vnlint_rules.spacing.leading_space import LeadingSpace
from vnlint_rules.spacing.missing_final_newline import MissingFinalNewline
from vnlint_rules.spacing.missing_space_after_punctuation import MissingSpaceAfterPunctuation
from vnlint_rules.spacing.missing_space_after_sentence import MissingSpaceAfterSentence
from vnlint_rules.spacing.mixed_line_endings import MixedLineEndings
from vnlint_rules.spacing.repeated_space import RepeatedSpace
from vnlint_rules.spacing.space_before_punctuation import SpaceBeforePunctuation
from vnlint_rules.spacing.space_inside_brackets import SpaceInsideBrackets
from vnlint_rules.spacing.tab_run import TabRun
from vnlint_rules.spacing.trailing_blank_lines import TrailingBlankLines
from vnlint_rules.spacing.trailing_space import TrailingSpace

ALL: tuple[Rule, ...] = (
    BlankLineRun(),
    LeadingSpace(),
    MissingFinalNewline(),
    MissingSpaceAfterPunctuation(),
    MissingSpaceAfterSentence(),
    MixedLineEndings(),
    RepeatedSpace(),
    SpaceBeforePunctuation(),
    SpaceInsideBrackets(),
    TabRun(),
    TrailingSpace(),
)
LINTER = Linter(ALL, PROTECTIONS)
RECORD = Meta(source_field="text")


def found(text: str, *rules: Rule, meta: Meta = RECORD) -> list[Diagnostic]:
    checked = Linter(rules or ALL, PROTECTIONS).check(Document(text, meta=meta))
    assert not checked.failures
    return checked.diagnostics


def fixed(text: str, *rules: Rule, meta: Meta = RECORD, level: Applicability = Applicability.SAFE) -> str:
    result = Fixer(Linter(rules or ALL, PROTECTIONS), level).fix(Document(text, meta=meta))
    assert not result.restless
    return result.text


@pytest.mark.parametrize(
    "name",
    """
    TP.HCM TP.Hà Tp.Huế PGS.TS GS.TS.Trần TS.Lê ThS.Mai BS.Hòa Th.S Ph.D Q.1 Q.Tân P.12 H.Củ U.23 Node.js Vue.js
    VnExpress.net VnExpress.Net Vietnam.net Booking.com Zing.vn 24h.com.vn Sputniknews.vn ASP.NET R.Hasanov T.Thảo N.Vân
    Ng.Bình Th.Hoa J.K.Rowling A.B.C St.Petersburg Dr.Thanh Mr.Đàm No.1 v.v. vv. tr.CN T.Ư 3.500 1.234,5 17.5.1 v2.10.3
    10.0.0.1 2.9 30/4 8.30 8:30 2:1 3,5% 1,000 30/2020/NĐ-CP 15/NQ-TƯ baocao.pdf ảnh.jpg index.html an.nguyen@thu.vn
    https://tin.vn/a.Bc?x=1,hai;ba @lan.Anh #Hà.Nội C++ f(x) người(s) ./. :) ;) :D :( Trojan.Win32
    """.split(),
)
@pytest.mark.parametrize("frame", ["Đó là {} thôi.", "Đó là ({}) thôi.", "Đó là “{}” thôi."])
def test_names_and_numbers_stay_whole(name: str, frame: str) -> None:
    assert not found(frame.format(name), MissingSpaceAfterSentence(), MissingSpaceAfterPunctuation())


@pytest.mark.parametrize("text", ["Tác giả: Minh.Tuấn", "Trận SHB.Đà Nẵng thắng", "Xem tại TP.Nam Định hôm nay"])
def test_a_name_after_a_name_is_no_sentence(text: str) -> None:
    assert not found(text, MissingSpaceAfterSentence())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bão tan.Trời đẹp.", "Bão tan. Trời đẹp."),
        ("Nhà có năm người.Ở đó ai cũng vui.", "Nhà có năm người. Ở đó ai cũng vui."),
        ("Giá là 3.500.Sau đó giảm.", "Giá là 3.500. Sau đó giảm."),
        ("Anh thắng U23.Tuy nhiên, anh buồn.", "Anh thắng U23. Tuy nhiên, anh buồn."),
        ("Em nhớ anh...Anh có biết không?Em vẫn chờ!Mãi mãi.", "Em nhớ anh... Anh có biết không? Em vẫn chờ! Mãi mãi."),
        ("Họ đến từ Mát-xcơ-va.Ông Nam đón họ.", "Họ đến từ Mát-xcơ-va. Ông Nam đón họ."),
        ("Ông làm ở Liverpool.Trong khi đó, bà ở nhà.", "Ông làm ở Liverpool. Trong khi đó, bà ở nhà."),
    ],
)
def test_sentences_are_parted(text: str, expected: str) -> None:
    assert fixed(text, MissingSpaceAfterSentence()) == expected


def test_a_mark_that_closes_whatever_its_look_is_not_taken_for_an_opening_one() -> None:
    text = "Ông nói: “Tôi về.“Rồi ông đi."
    assert not found(text, MissingSpaceAfterSentence())


def test_a_table_of_tabs_is_left_alone() -> None:
    text = "Tên\tTuổi\tQuê\nLan\t24\t\n\t31\tVinh\nMinh\t\tHuế\n"
    assert not found(text)


def test_paragraphs_indented_with_tabs_are_no_table() -> None:
    assert [d.rule for d in found("\tĐoạn một.\n\tĐoạn hai.")] == ["leading-space", "leading-space"]


def test_tabs_become_the_line_break_of_the_file() -> None:
    meta = Meta(newline="\r\n")
    assert fixed("Đoạn một.\t\tĐoạn hai.", TabRun(to="line-break"), meta=meta) == "Đoạn một.\r\nĐoạn hai."


def test_one_finding_a_run_of_blanks() -> None:
    text = "Ông Nam  , (  24 tuổi ) ,  đến\t \tsớm  .  "
    spans = [d.span for d in found(text)]
    assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])
    assert fixed(text) == "Ông Nam, (24 tuổi), đến\t \tsớm."
    assert fixed(text, level=Applicability.UNSAFE) == "Ông Nam, (24 tuổi), đến sớm."


def test_long_runs_and_lines_are_judged_in_linear_time() -> None:
    assert len(found("Hội nghị." + " " * 50_000 + "Bế mạc.")) == 1
    text = "Bế mạc.  Ra về“nói” " * 20_000
    assert len(found(text, RepeatedSpace(), MissingSpaceAfterPunctuation())) == 40_000


@pytest.mark.parametrize("lost", ["Anh và  là bạn.", "Quà của  cho em.", "Theo\u00a0\u00a0thì khác.", "Ở\t\tnhà."])
def test_the_trace_of_a_lost_word_is_never_safe_to_fix(lost: str) -> None:
    assert fixed(lost) == lost


class TestMixedLineEndings:
    def test_a_piece_takes_the_line_end_of_its_file(self) -> None:
        meta = Meta(newline="\r\n", last=False)
        assert fixed("Một.\nHai.\n", MixedLineEndings(), meta=meta) == "Một.\r\nHai.\r\n"

    def test_a_record_has_its_own(self) -> None:
        meta = Meta(source_field="text", newline="\r\n")
        assert fixed("Một.\nHai.\n", MixedLineEndings(), meta=meta) == "Một.\nHai.\n"

    @pytest.mark.parametrize("tie", ["Một.\r\nHai.\n", "Một.\rHai.\n"])
    def test_a_tie_goes_to_lf(self, tie: str) -> None:
        assert fixed(tie, MixedLineEndings()) == "Một.\nHai.\n"

    def test_one_kind_alone_is_no_mix(self) -> None:
        assert not found("Một.\rHai.\r", MixedLineEndings())


class TestTrailingBlankLines:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("foo\n", "foo\n"),
            ("", ""),
            ("\n", ""),
            ("\n\n", ""),
            ("\n\n\n\n", ""),
            ("foo", "foo\n"),
            ("foo\n\n\n", "foo\n"),
            ("\u2603", "\u2603\n"),
            ("foo\r\n", "foo\r\n"),
            ("foo\r\n\r\n\r\n", "foo\r\n"),
            ("foo\r", "foo\r"),
            ("foo\r\r\r\r", "foo\r"),
        ],
    )
    def test_with_missing_final_newline_it_does_what_end_of_file_fixer_does(self, text, expected):
        """The table is that of the hook's own tests."""
        assert fixed(text, MissingFinalNewline(), TrailingBlankLines(), meta=Meta()) == expected

    @pytest.mark.parametrize("meta", [RECORD, Meta(last=False)])
    def test_only_where_a_file_ends(self, meta):
        assert not found("Hết.\n\n\n", TrailingBlankLines(), meta=meta)

    def test_it_tells_how_many(self):
        (one,) = found("Hết.\r\n\r\n\n", TrailingBlankLines(), meta=Meta())
        assert one.message.en == "empty lines at the end of the file (2)"


class TestMissingFinalNewline:
    @pytest.mark.parametrize("meta", [RECORD, Meta(last=False)])
    def test_only_the_end_of_a_file_needs_it(self, meta: Meta) -> None:
        assert not found("Hết.", MissingFinalNewline(), meta=meta)

    def test_it_is_that_of_the_file(self) -> None:
        assert fixed("Hết.", MissingFinalNewline(), meta=Meta(newline="\r\n")) == "Hết.\r\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\n\n\nĐầu.", "\n\nĐầu."),
        ("\r\n\r\n\r\nĐầu.", "\r\n\r\nĐầu."),
        ("Cuối.\n\n\n\n\n", "Cuối.\n\n\n"),
        ("Một.\r\r\r\r\rHai.", "Một.\r\r\rHai."),
        ("Một.\n \n\t\n\u00a0\n\nHai.", "Một.\n\n\nHai."),
    ],
)
def test_runs_of_empty_lines(text: str, expected: str) -> None:
    assert fixed(text, BlankLineRun(), TrailingSpace()) == expected


def _texts() -> st.SearchStrategy[str]:
    words = "Hà Nội tạo Thứ theo của và là 24 3,5 TP . , ; : ? ! … ... ( ) “ ” [ ] | - .NET Zing.vn".split()
    blanks = [" ", "  ", "\t", "\u00a0", "\n", "\r\n", "\r", "\n\n\n\n", ""]
    return st.lists(st.sampled_from(words + blanks * 3), max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(_texts(), min_size=1, max_size=6), st.sampled_from(["plain", "markdown"]))
def test_a_page_and_its_documents_give_the_same_findings(texts: list[str], format: str) -> None:
    meta = Meta(format=format, source_field="text")
    page = LINTER.check_page([Document(text, meta=meta) for text in texts])
    alone = [LINTER.check(Document(text, meta=meta)) for text in texts]
    assert [c.diagnostics for c in page] == [c.diagnostics for c in alone]
    assert not any(c.failures for c in page + alone)


@settings(max_examples=300, deadline=None)
@given(_texts(), st.sampled_from([Applicability.SAFE, Applicability.UNSAFE]))
def test_fixes_come_to_rest_and_touch_whitespace_alone(text: str, level: Applicability) -> None:
    once = fixed(text, level=level)
    assert fixed(once, level=level) == once
    assert list(_visible(once)) == list(_visible(text))


def _visible(text: str) -> Iterator[str]:
    return (character for character in text if not character.isspace())


def test_blanks_are_those_of_the_engine() -> None:
    assert {chr(code) for code in range(BMP) if is_blank(chr(code))} == {
        chr(code) for code in range(BMP) if chr(code) in BLANK
    }
    assert not is_blank("")


@pytest.mark.parametrize("rule", [SpaceBeforePunctuation(), SpaceInsideBrackets()], ids=lambda rule: rule.name)
def test_a_tokenised_text_is_told_from_others_on_its_page(rule: Rule) -> None:
    tokenised = "Sáng nay , trời mưa ( to ) . Ông nói : ở nhà . Vì sao ?"
    sound = "Sáng nay, trời mưa (to). Ông nói: ở nhà. Vì sao? Mưa, gió, rét, khô, nóng, ẩm, mờ, lạnh, mát, tối."
    faulty = sound.replace("mát,", "mát ,").replace("(to", "( to")
    page = [Document(text) for text in (faulty, tokenised, sound, faulty)]
    assert [len(one.diagnostics) for one in Linter([rule]).check_page(page)] == [1, 0, 0, 1]
