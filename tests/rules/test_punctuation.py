"""The punctuation rules beyond their examples: marks over paragraphs, what dots mean, pages."""

import pytest
from hypothesis import given

from tests.texts import either
from vnlint import Applicability, Document, Linter, Rule
from vnlint.fixing import Fixer
from vnlint_rules.language.shipped import read_text
from vnlint_rules.protections import PROTECTIONS
from vnlint_rules.punctuation.doubled_punctuation import DoubledPunctuation
from vnlint_rules.punctuation.missing_full_stop import MissingFullStop
from vnlint_rules.punctuation.small_letter_after_stop import SmallLetterAfterStop
from vnlint_rules.punctuation.small_letter_in_name import SmallLetterInName
from vnlint_rules.punctuation.unbalanced_brackets import UnbalancedBrackets
from vnlint_rules.punctuation.unbalanced_quotes import UnbalancedQuotes

RULES: list[Rule] = [DoubledPunctuation(), MissingFullStop(), UnbalancedBrackets(), UnbalancedQuotes()]


def spans(rule: Rule, text: str) -> list[str]:
    return [d.span.of(text) for d in Linter([rule], PROTECTIONS).check(Document(text)).diagnostics]


def fixed(rule: Rule, text: str, level: Applicability = Applicability.UNSAFE) -> str:
    return Fixer(Linter([rule], PROTECTIONS), level).fix(Document(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "Ông Ba dùng VnExpress, VietNamNet, MobiFone, VinaPhone và TikTok.",
        "Chị McDonald và anh O'Brien, thuộc LienVietPostBank.",
        "Bài hát Hà NộiMùa Thu không dấu",
        "Các lực lượng Đặc biệt, Quân khu Đặc biệt, đã đến.",
        "Mưa to. Tuy nhiên, gió nhẹ; trước đó, trời nắng.",
        "Cầu mới. Ảnh: Lê An Tuy nhiên, đường hẹp.",
    ],
)
def test_no_stop_is_missing(text: str) -> None:
    assert spans(MissingFullStop(), text) == []


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Trời mưa toĐường ngập nước.", "Trời mưa to. Đường ngập nước."),
        ("Ông nói “vâng” Tuy nhiên, bà im lặng.", "Ông nói “vâng”. Tuy nhiên, bà im lặng."),
        ("Có 20 người (15 nữ) Ngoài ra, có 2 trẻ.", "Có 20 người (15 nữ). Ngoài ra, có 2 trẻ."),
    ],
)
def test_a_stop_is_put_in(text: str, repaired: str) -> None:
    assert fixed(MissingFullStop(), text) == repaired
    assert fixed(MissingFullStop(), text, Applicability.SAFE) == text


@pytest.mark.parametrize("text", ["Lửa lan sang huyệnTây Sơn.", "Ông là Chủ tịchỦy ban xã."])
def test_before_a_name_a_person_chooses(text: str) -> None:
    (finding,) = Linter([MissingFullStop()], PROTECTIONS).check(Document(text)).diagnostics
    assert finding.fix is None
    assert len(finding.choices) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Rau, cá, v.v., đều rẻ. Ông T., bà H. và Co., Ltd. đến.",
        "Thôi... đủ rồi…. Thật?! Không!!",
        "Ngày ....... tháng ....... Họ tên: ............",
        "Rau, cá,... và thịt,…",
        "Chạy ../a.sh và for(;;).",
        "Hết../.",
    ],
)
def test_marks_that_may_stand_together(text: str) -> None:
    assert spans(DoubledPunctuation(), text) == []


def test_two_dots_inside_a_sentence_are_for_a_person() -> None:
    (finding,) = Linter([DoubledPunctuation()]).check(Document("Ông nghĩ mãi.. rồi cười.")).diagnostics
    assert (finding.fix, finding.choices) == (None, ("...", "."))


def test_brackets_may_span_paragraphs_but_not_lack_a_partner() -> None:
    assert spans(UnbalancedBrackets(), "(Mưa.\n\nGió.) Hết.") == []
    assert spans(UnbalancedBrackets(), "(Mưa.\n\nGió. Hết.") == ["("]


@pytest.mark.parametrize("text", ["1) a\n2) b", "a) một; b) hai", "Vui quá :) :D =)) ^^)", "iv) bốn", "2.1) hai một"])
def test_closing_brackets_of_lists_and_faces(text: str) -> None:
    assert spans(UnbalancedBrackets(), text) == []


def test_each_paragraph_may_open_a_quotation_anew() -> None:
    speech = "Ông kể: “Ngày ấy mưa.\n“Rồi gió.\n\n“Rồi nắng”.\nÔng dừng."
    assert spans(UnbalancedQuotes(), speech) == []
    assert spans(UnbalancedQuotes(), "Ông kể: “Ngày ấy mưa.\nÔng dừng. Bà nói: “Ừ”.") == ["“"]


@pytest.mark.parametrize(
    "text", ['Tivi 55" và 65"; màn hình 27 "cong.', "Ông nói: ''Ừ\".", 'Bảng: "a", "b".', "Kẻ ‘a’ và 'b'", '5" 6" 7"']
)
def test_quotes_that_are_balanced_or_none(text: str) -> None:
    assert spans(UnbalancedQuotes(), text) == []


@given(either, either)
def test_a_page_says_what_its_documents_say(first: str, second: str) -> None:
    linter = Linter(RULES)
    together = linter.check_page([Document(first), Document(second)])
    assert [c.failures for c in together] == [[], []]
    assert [c.diagnostics for c in together] == [linter.check(Document(t)).diagnostics for t in (first, second)]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Họ đã đến Việt Nam. tuy nhiên không ai trong số đó ở lại lâu.", (". Tuy", ", tuy")),
        ("Ông Ba nói. ông Tư im lặng nghe hết chuyện rồi mới về nhà.", (". Ông", ", ông")),
        ("Để lấy lòng bà Huệ. họ mua rất nhiều quà ở chợ huyện từ sáng.", (". Họ", ", họ")),
        ("Hàng nhập từ Kenya.\u00a0nhưng giá lại rẻ hơn hàng trong nước nhiều.", (",\u00a0nhưng", ".\u00a0Nhưng")),
        ("“Tôi về rồi. nhưng mẹ tôi vẫn còn ở lại đó chờ anh tôi”, ông nói.", (", nhưng", ". Nhưng")),
    ],
)
def test_a_capital_or_a_comma_was_meant(text: str, choices: tuple[str, ...]) -> None:
    (finding,) = Linter([SmallLetterAfterStop()], PROTECTIONS).check(Document(text)).diagnostics
    assert (finding.fix, finding.choices) == (None, choices)


@pytest.mark.parametrize(
    "text",
    [
        "Anh Tu. đã thừa nhận hành vi của mình trước cơ quan chức năng.",
        "Loài này được Thunb. miêu tả khoa học đầu tiên vào năm 1798.",
        "Bài ở trang nhất. ngày 4 tháng 1 năm 2020, truy cập tháng 3.",
        "Điều kiện là: 1. có nhà ở; a. đã ở đó ba năm trở lên. b. có việc làm.",
        "Mưa to... nhưng họ vẫn đi chợ rất đông, từ sáng đến tối muộn.",
        "Trời mưa. rét",
        "Mưa to.\nnhưng họ vẫn đi chợ rất đông, từ sáng đến tối muộn.",
        "Sân rộng 5 km. trong đó có 2 km. nằm ở bên kia con sông lớn.",
        "“Trời mưa.” ông nói với mọi người như vậy rồi đi về nhà mình.",
        "Truy cập vidu.vn. sau đó bấm vào nút màu đỏ ở góc bên phải.",
    ],
)
def test_small_letters_that_may_follow_a_stop(text: str) -> None:
    assert spans(SmallLetterAfterStop(), text) == []


class TestSmallLetterInName:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Họ về Sài gòn, Đà lạt và Thanh hóa, Thanh hoá.", ["Sài gòn", "Đà lạt", "Thanh hóa", "Thanh hoá"]),
            ("Ngân hàng TMCP Sài gòn mở cửa.", ["Sài gòn"]),
            ("Hà nội mưa to. Ở Hà nội mưa to.", ["Hà nội", "Hà nội"]),
            ("Tin từ Lầu năm góc, của Lầu năm Góc.", ["Lầu năm góc", "Lầu năm Góc"]),
            ("Ủy viên Bộ chính trị họp với bộ chính trị.", ["Bộ chính trị"]),
            ("Đoàn Thái Bình hưng thịnh.", []),
            ("Nhà Trần hưng đạo. Ông Hồ chí Minh.", []),
            ("HÀ NỘI, Hà NỘI, hà Nội, hà nội", []),
            ("Hà\nnội", []),
            ("Hà, nội", []),
            ("Hà", []),
        ],
    )
    def test_what_is_found(self, text, found):
        assert spans(SmallLetterInName(), text) == found

    def test_every_name_is_found_and_mended(self):
        for name in read_text("capitals.txt").splitlines():
            first, second = name.split(" ")
            text = f"ở {first} {second.lower()}, và"
            assert fixed(SmallLetterInName(), text) == f"ở {name}, và", name

    def test_the_style_of_tones_stays(self):
        assert fixed(SmallLetterInName(), "Ở Khánh hoà, Khánh hòa.") == "Ở Khánh Hoà, Khánh Hòa."
