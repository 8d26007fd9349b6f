"""The wording rules beyond their examples: which repeats go unread, which on request, which are Vietnamese; gaps."""

from __future__ import annotations

import pytest

from vnlint import Applicability, Document, Linter, Rule
from vnlint.fixing import Fixer
from vnlint_rules.language.repeats import judge
from vnlint_rules.protections import PROTECTIONS
from vnlint_rules.wording.missing_word import MissingWord
from vnlint_rules.wording.repeated_word import RepeatedWord


def verdict(marked: str) -> str | None:
    """What `judge` says of the repeat between ⟦ and ⟧."""
    before, rest = marked.split("⟦")
    words, after = rest.split("⟧")
    found = judge(before, tuple(words.split()), after)
    return found and ("safe" if found == "none" else "unsafe")


def spans(rule: Rule, text: str) -> list[str]:
    return [d.span.of(text) for d in Linter([rule], PROTECTIONS).check(Document(text)).diagnostics]


def fixed(text: str, level: Applicability = Applicability.SAFE) -> str:
    return Fixer(Linter([RepeatedWord()], PROTECTIONS), level).fix(Document(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "Đó là quyết định ⟦của của⟧ ban giám hiệu.",
        "Họ đến từ ⟦các các⟧ tỉnh miền núi.",
        "Giá đã giảm so ⟦với với⟧ năm ngoái.",
        "Bà Lan về quê sau ⟦khi khi⟧ nghỉ hưu.",
        "Đây là ⟦một một⟧ tin vui.",
        "Bác sĩ Nam ⟦cho cho⟧ biết ca mổ đã xong.",
        "Cây cầu đã ⟦được được⟧ sửa.",
        "Chiếc xe nằm ⟦trên trên⟧ vỉa hè.",
        "Bác Tư ⟦đã đã⟧ gieo xong hai sào lúa.",
    ],
)
def test_slips_that_go_unread(text: str) -> None:
    assert verdict(text) == "safe"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Đó là quà chị ⟦cho cho⟧ con.", "“quà chị cho | cho con” would be sound"),
        ("Ông ⟦được được⟧ mời dự lễ.", "“ai nhặt được | được thưởng” would be sound"),
        ("Xử lý vụ lấn chiếm ⟦trên trên⟧ địa bàn.", "“vụ việc trên | trên địa bàn” would be sound"),
        ("Nhà máy mới ⟦được được⟧ vào hoạt động.", "được đưa vào"),
        ("Lớp vẽ nâng cao chất lượng đào ⟦tại tại⟧ trường.", "đào tạo tại"),
        ("Đội bóng cảm ơn tất ⟦các các⟧ cổ động viên.", "tất cả các"),
        ("Ngân sách hỗ trợ doanh nghiệp vừa ⟦và và⟧ nhỏ.", "the second may have been another word"),
        ("Họ trái với nghị ⟦của của⟧ hội đồng.", "nghị quyết của"),
        ("Nguyên nhân ⟦không rõ không rõ⟧ ràng.", "a phrase"),
        ("Trước ⟦đó đó⟧, ông đã về quê.", "it depends on what stands beside it"),
        ("Hai bên sẽ phối ⟦hợp hợp⟧ với nhau.", "it depends on what stands beside it"),
        ("Xe rơi ⟦xuống xuống⟧ hồ.", "it depends on what stands beside it"),
        ("Ít nhất 40 ⟦người người⟧ bị thương.", "it depends on what stands beside it"),
        ("Có tới ⟦hơn hơn⟧ 300 tấn gạo.", "it depends on what stands beside it"),
        ("Sở ⟦cho biết cho biết⟧ đường sẽ xong sớm.", "a phrase"),
    ],
)
def test_slips_that_a_person_looks_at(text: str, why: str) -> None:
    assert verdict(text) == "unsafe", why


@pytest.mark.parametrize(
    "text",
    [
        "Giá nhà ngoài tầm ⟦với với⟧ nhiều người.",
        "Anh ta hôi ⟦của của⟧ người gặp nạn.",
        "Chúng chia ⟦của của⟧ người giàu.",
        "Đó là giá trị ⟦của của⟧ hồi môn.",
        "Thông tin ⟦trên trên⟧ mạng là sai.",
        "Anh ấy không ngờ ⟦bị bị⟧ cáo nhận ra.",
        "Người nhặt ⟦được được⟧ thưởng.",
        "Ngân hàng giữ tiền để ⟦cho cho⟧ vay.",
        "Hai chị em gần ⟦như như⟧ nhau.",
        "Bài ca nói tự ⟦do do⟧ dân làm nên.",
        "Xếp từng chiếc ⟦một một⟧ cách cẩn thận.",
        "Chúng tôi ở ⟦đó đó⟧ chứ đâu.",
        "Điều quan trọng nhất trong ⟦đó đó⟧ là lòng tin.",
        "Giá cao ⟦hơn hơn⟧ 20 triệu đồng.",
        "Hậu vệ ⟦phải phải⟧ rời sân sớm.",
        "Đâu có lỗi nào gặp ⟦phải phải⟧ sửa ngay.",
        "Hai bên kết ⟦hợp hợp⟧ lý các nguồn vốn.",
        "Hai bên phối ⟦hợp hợp⟧ tác với nhau.",
        "Đầu năm, ⟦người người⟧ đi chùa.",
        "Cảnh ấy khiến ⟦người người⟧ kinh sợ.",
        "Du khách là hai ⟦người người⟧ Úc.",
        "Ở nhà một ⟦người người⟧ ta thấy nhiều sách.",
        "Mọi ⟦người người⟧ khóc, người cười.",
        "Đồ thị cứ lên ⟦xuống xuống⟧ thất thường.",
        "Chúng tôi đi đi ⟦về về⟧ mãi.",
        "Họ hát “⟦và và⟧ mãi mãi”.",
        "Anh Thành ⟦Của Của⟧ vắng mặt.",
        "Họ làm ⟦từng bước từng bước⟧ một.",
        "Tòa hỏi ⟦bị cáo bị cáo⟧ buộc thế nào.",
        "Viện ⟦kiểm sát kiểm sát⟧ việc tuân theo pháp luật.",
        "Nhà ⟦đầu tư đầu tư⟧ thêm vốn.",
    ],
)
def test_vietnamese(text: str) -> None:
    assert verdict(text) is None


def test_only_blanks_of_one_line_stand_between() -> None:
    assert spans(RepeatedWord(), "Quà của, của ai.\nĐến từ của\ncủa xa. Anh của-của em.") == []
    assert spans(RepeatedWord(), "Quyết định của\u00a0của tỉnh.") == ["của"]


def test_wide_blanks_may_be_the_trace_of_a_word() -> None:
    text = "Quyết định của  của tỉnh."
    assert fixed(text) == text
    assert fixed(text, Applicability.UNSAFE) == "Quyết định của tỉnh."


def test_each_repeat_of_a_page_is_found_once() -> None:
    text = "Tin của của báo. Bạn nói không rõ không rõ không. Lời của của ông."
    assert spans(RepeatedWord(), text) == ["của", "của"]  # the phrase goes on: who knows what was meant
    assert fixed(text) == "Tin của báo. Bạn nói không rõ không rõ không. Lời của ông."


def test_the_words_of_an_address_are_left_alone() -> None:
    assert spans(RepeatedWord(), "Xem https://vi.example.vn/của của báo.") == []


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Ngôi đền được được trùng tu năm ngoái.", True),  # by the words beside it there would be a doubt
        ("Anh lái xe đâm vào vào gốc cây ven đường.", True),
        ("Sắc lệnh trái với nghị của của hội đồng.", False),
        ("Cơ quan chức vẫn vẫn chưa vào cuộc.", False),  # by the words beside it there would be none
        ("Chưa rõ sự việc diễn ra ra sao.", False),
    ],
)
def test_the_words_around_tell_what_goes_unread(text: str, unread: bool) -> None:
    assert (fixed(text) != text) is unread


@pytest.mark.parametrize("text", ["Anh nói.  Chị nghe.", "Ông đến  Hà Nội ."])
def test_blanks_between_words_that_meet_are_no_gap(text: str) -> None:
    assert spans(MissingWord(), text) == []


def test_a_gap_keeps_its_blanks() -> None:
    text = "Đây là chuyến thăm đầu tiên của , và cũng là lời cảm ơn."
    (found,) = Linter([MissingWord()]).check(Document(text)).diagnostics
    assert found.span.of(text) == " "
    assert found.fix is None
    assert found.guards
