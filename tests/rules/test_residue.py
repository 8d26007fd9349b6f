"""The residue rules beyond their examples: what removal leaves, where credits end, rounds of fixing."""

import pytest
from hypothesis import given

from tests.texts import either
from vnlint import Applicability, Document, Linter, Meta, Rule
from vnlint.diagnostic import apply_edits
from vnlint.fixing import Fixer
from vnlint_rules.protections import PROTECTIONS
from vnlint_rules.residue.credits import end_of_credit
from vnlint_rules.residue.html_residue import HtmlResidue
from vnlint_rules.residue.metadata_header import MetadataHeader
from vnlint_rules.residue.navigation_text import NavigationText
from vnlint_rules.residue.photo_credit import PhotoCredit
from vnlint_rules.residue.press_end_mark import PressEndMark
from vnlint_rules.residue.removal import removal
from vnlint_rules.residue.repeated_byline import RepeatedByline


def fixed(rule: Rule, text: str) -> str:
    return Fixer(Linter([rule], PROTECTIONS), Applicability.UNSAFE).fix(Document(text)).text


def spans(rule: Rule, text: str) -> list[str]:
    return [d.span.of(text) for d in Linter([rule], PROTECTIONS).check(Document(text)).diagnostics]


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("Một ⟦x⟧ hai", "Một hai"),
        ("Một ⟦x⟧ Hai", "Một. Hai"),
        ("Một. ⟦x⟧ Hai", "Một. Hai"),
        ("Một ⟦x⟧, hai", "Một, hai"),
        ("Một. ⟦x⟧. Hai", "Một. Hai"),
        ("Một ⟦x.⟧", "Một."),
        ("Một. ⟦x.⟧", "Một."),
        ("Một ⟦x⟧\nHai", "Một\nHai"),
        ("⟦x⟧ Một", "Một"),
        ("Một\n\n⟦x⟧\n\nHai", "Một\n\nHai"),
        ("Một\n⟦x⟧\n", "Một\n"),
        ("Một\r\n⟦x⟧\r\nHai", "Một\r\nHai"),
        ("⟦x⟧\n", ""),
        ("⟦x⟧", ""),
    ],
)
def test_removal_leaves_nothing_behind(marked: str, left: str) -> None:
    start = marked.index("⟦")
    text = marked.replace("⟦", "").replace("⟧", "")
    edit = removal(text, start, marked.index("⟧") - 1, stop=True)
    assert apply_edits(text, [edit]) == left


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        ("Reuters Câu hỏi đặt ra", "Reuters", True),
        ("AFP/TTXVN Ngày hôm qua", "AFP/TTXVN", True),
        ("Lê Minh Vũ. Sáng nay", "Lê Minh Vũ.", True),
        ("T.Hà Trong khi đó", "T.Hà", True),
        ("LÊ MINH Đoàn đã đến", "LÊ MINH", True),
        ("Minh Vũ Chiếc xe lao đi", "Minh Vũ", True),
        ("Minh Vũ  rồi mưa", "Minh Vũ", True),
        ("Minh Vũ", "Minh Vũ", True),
        ("Facebook của nạn nhân", "Facebook", False),
        ("Một Hai Ba Bốn Năm sáu", "Một Hai Ba Bốn", False),
        ("Bộ Quốc phòng Mỹ Hãng tin cho hay", "Bộ Quốc phòng Mỹ", True),
        ("HOÀNG GIANG TS. Ba cho hay", "HOÀNG GIANG", True),
        ("Thể thao Ở vòng loại", "Thể thao", True),
        ("T.L Ảnh: T.L", "T.L", True),
        ("Hải An Chiều 2/6, ông Ba đến", "Hải An", True),
        ("Hải An Lê Ba, phóng viên", "Hải An Lê", False),
        ("news.com.au. Trong đó", "news.com.au.", True),
        ("Bộ Quốc phòng Ba Tư Vũ khí", "Bộ Quốc phòng", False),
        ("Sở Y tế Cao Bằng. Các bác sĩ", "Sở Y tế Cao Bằng.", True),
        ("báo Pháp luật TP. HCM Đúng lúc đó", "báo Pháp luật TP. HCM", True),
        ("Báo Giao thông Cụ thể, xe", "Báo Giao thông", True),
        ("Người nhà cung cấp Sáng nay", "Người nhà cung cấp", True),
        ("Công an Chiều 5/7, ông", "Công an", True),
        ("TTXVN phát Sáng nay", "TTXVN phát", True),
        ("TTXVN phát hiện", "TTXVN", False),
        ("Công an TP.HCM cung cấp. Theo đó", "Công an TP.HCM cung cấp.", True),
        ("Lê An Các nhà cung cấp Mỹ", "Lê An", True),
        ("Lê An. Họ đã cung cấp Mỹ", "Lê An.", True),
        ("Hải An/Tuổi trẻ Ngoài ra", "Hải An/Tuổi trẻ", True),
        ("Hải An/TTXVN Phó Thủ tướng", "Hải An/TTXVN", True),
        ("Hải An/Vietnam+ Nhà vườn", "Hải An/Vietnam+", True),
        ("Hải An. PV/VOV.VN", "Hải An.", True),
        ("Lê Hữu Cục Hàng không cho hay", "Lê Hữu", True),
        ("T.Hà TS Ba cho biết", "T.Hà", True),
        ("M.Q Thông tin ban đầu", "M.Q", True),
        ("H.Nam Tai nạn xảy ra", "H.Nam", True),
        ("M.Q Thông ở nhà", "M.Q", False),
        ("Hồng Nam bộ đã đến", "Hồng", False),
        ("Đình Được Cú va chạm mạnh", "Đình Được", True),
        ("Đình Được biết tin", "Đình", True),
        ("VGP/Hải An Phó Thủ tướng nêu", "VGP/Hải An", True),
    ],
)
def test_a_credit_ends_where_its_name_ends(text: str, name: str, sure: bool) -> None:
    assert end_of_credit(text, 0) == (len(name), sure)


@pytest.mark.parametrize(
    "text",
    [
        "các thủy thủ ra khơi",
        "(không rõ)",
        "",
        "Công an khám xét nhà",
        "báo chí đưa tin",
        "Đại học có gì mới",
        "Hải quân Mỹ đến",
        "Lao động Việt Nam đi",
    ],
)
def test_no_credit_without_a_name(text: str) -> None:
    assert end_of_credit(text, 0) is None


def test_credits_one_after_another_all_go() -> None:
    text = "Cầu mới. Ảnh: TTXVN Cầu cũ. Ảnh: Reuters. Cầu gãy (Ảnh: Lê An)\nẢnh minh họa.\nMưa to."
    assert fixed(PhotoCredit(), text) == "Cầu mới. Cầu cũ. Cầu gãy\nMưa to."


@pytest.mark.parametrize(
    "credit",
    [
        "(ảnh do gia đình cung cấp)",
        "Ảnh minh họa. Nguồn Internet",
        "(Ảnh nhân vật cung cấp)",
        "(ảnh của Reuters)",
        "(Ảnh chụp từ màn hình)",
        "(ảnh báo Zing)",
        "(ảnh nguồn quochoi.vn)",
        "(Ảnh H. Thư)",
        "( Ảnh: Báo Giao thông)",
        "Ảnh Reuters",
        "Ảnh Trí Thức Trẻ",
        "Ảnh C.N",
        "Ảnh HUY TRƯỜNG",
        "Ảnh Lê Tân.",
        "Ảnh H. Tâm.",
        "Ảnh gia đình cung cấp.",
        "Ảnh cắt từ clip.",
        "Đồ họa: BBC",
    ],
)
def test_credits_without_a_colon_and_of_drawings(credit: str) -> None:
    assert spans(PhotoCredit(), f"Cầu mới thông xe. {credit} Theo đó, trời mưa.") == [credit]


def test_an_uncertain_end_is_shown_and_left() -> None:
    text = "Cầu mới. Ảnh: Facebook của ông Ba. Mưa to."
    assert spans(PhotoCredit(), text) == ["Ảnh: Facebook"]
    assert fixed(PhotoCredit(), text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Hình ảnh: sắc nét. Nguồn: điện lưới.",
        "Tin, ảnh: Lê An",
        "Bài và ảnh: Lê An",
        "Hai chị em (ảnh trái) và anh Ba (anh Hải – PV) đến (ảnh kỷ niệm).",
        "Mưa to. Ảnh Facebook Lê Ba. Ảnh CEO Lê Ba. Ảnh Bác Hồ. Ảnh Reuters chụp lại.",
        "Hai người (ảnh từ trái sang) đứng ở cầu (ảnh chụp từ trên cao), khẩn cấp (ảnh báo động).",
        "Giải Kim Khánh (Ảnh Hậu Quốc Gia). Ảnh Hậu Lan Chi.",
        "Chip tốt. Đồ họa: Adreno. Thiết kế đồ họa: Lê An. Xem. Đồ họa: Đẹp. Âm thanh: Hay.",
        "Theo số liệu (Nguồn: Tổng cục Thống kê, 2019), dân số tăng.",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert spans(PhotoCredit(), text) == []


def test_metadata_is_sought_at_the_head_alone() -> None:
    body = "Trời mưa to ở nhiều nơi.\n" * 12
    assert spans(MetadataHeader(), body + "date 2024-03-18\n") == []
    assert spans(MetadataHeader(), "date 2024-03-18\n" + body) == ["date 2024-03-18"]


@pytest.mark.parametrize(
    "header",
    [
        "Thứ Năm, 18/3/2024 07:15",
        "Chủ nhật, ngày 18/03/2024 - 07:15",
        "07:15 | 18/03/2024",
        "18/03/2024",
        "Cập nhật lúc 18/03/2024 07:15",
        "Ngày đăng: 18-03-2024",
        "Updated on 2024-03-18",
        "URL: https://vidu.vn/bai-1.html",
    ],
)
def test_headers_of_many_kinds(header: str) -> None:
    assert fixed(MetadataHeader(), f"Mưa lớn\n{header}\nTrời mưa.") == "Mưa lớn\nTrời mưa."


@pytest.mark.parametrize("text", ["7/5/1954 là ngày lịch sử.", "30/4, phố vắng.", "2-1 là tỷ số trận đấu."])
def test_dates_of_prose_stay(text: str) -> None:
    assert spans(MetadataHeader(), text) == []


def test_entities_are_decoded_safely_and_tags_are_not() -> None:
    text = "&lt;3 tuổi&hellip; <i>Mưa</i>&nbsp to, &notathing; &#0;"
    found = Linter([HtmlResidue()], PROTECTIONS).check(Document(text)).diagnostics
    levels = [(d.span.of(text), d.fix and d.fix.applicability) for d in found]
    safe, unsafe = Applicability.SAFE, Applicability.UNSAFE
    assert levels == [("&lt;", safe), ("&hellip;", safe), ("<i>", unsafe), ("</i>", unsafe), ("&nbsp", unsafe)]


def test_scripts_go_with_what_they_hold() -> None:
    text = 'Mưa to.<script type="x">var a = 1 < 2;</script><style>p {}</style> Gió lớn.<!-- hết -->'
    assert fixed(HtmlResidue(), text) == "Mưa to. Gió lớn."


@pytest.mark.parametrize("text", ["a < b", "<3", "x<y>z", "<số tiền>", "<Tên>", "AT&T; R&D; GD&ĐT;", "&;", "&#;", "<>"])
def test_what_is_no_markup(text: str) -> None:
    assert spans(HtmlResidue(), text) == []


def test_the_end_mark_goes_with_the_dots_before_it() -> None:
    assert fixed(PressEndMark(), "Hết../. Lê An") == "Hết. Lê An"
    assert fixed(PressEndMark(), "Ông nói: “Hết./.”") == "Ông nói: “Hết.”"
    assert fixed(PressEndMark(), "Vậy sao?./.") == "Vậy sao?"


def test_a_row_of_links_goes_link_by_link() -> None:
    text = "Mưa to.\n>> Bão gần bờ >> Nước lên =>> XEM THÊM: Tàu vào bến\nGió lớn."
    assert fixed(NavigationText(), text) == "Mưa to.\nGió lớn."


def test_a_link_of_unclear_end_is_shown_and_left() -> None:
    text = "Mưa to. Xem thêm: Bão gần bờ. Nước đã lên. Người dân sơ tán."
    assert spans(NavigationText(), text) == ["Xem thêm:"]
    assert fixed(NavigationText(), text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Vào Cài đặt >> Mạng rồi chọn.",
        "Xin xem tiếp phần sau: bảng 2.",
        "VOV - Đài Tiếng nói Việt Nam - phát sóng.\nBáo chí dẫn TTXVN - hãng tin.",
        "Mời bạn đến chơi. Mời các bạn nâng cốc.",
    ],
)
def test_prose_that_sounds_like_navigation(text: str) -> None:
    assert spans(NavigationText(), text) == []


@given(either, either)
def test_a_page_says_what_its_documents_say(first: str, second: str) -> None:
    linter = Linter([HtmlResidue(), MetadataHeader(), NavigationText(), PhotoCredit(), PressEndMark()])
    together = linter.check_page([Document(first), Document(second)])
    assert [c.failures for c in together] == [[], []]
    assert [c.diagnostics for c in together] == [linter.check(Document(t)).diagnostics for t in (first, second)]


@given(either)
def test_unsafe_fixes_come_to_rest(text: str) -> None:
    rules = [HtmlResidue(), MetadataHeader(), NavigationText(), PhotoCredit(), PressEndMark()]
    assert Fixer(Linter(rules), Applicability.UNSAFE).fix(Document(text)).restless == ()


@pytest.mark.parametrize(
    ("byline", "again"),
    [
        ("Theo Lê An - Bà Hoa/Làng Chài", "Theo Lê An - Bà Hoa/Làng Chài"),
        ("PV/VOV.VN (Ghi)", "PV/VOV.VN (Ghi)"),
        ("Lê An, Bà Hoa/VOV - Trung tâm Tin", "Lê An, Bà Hoa/VOV - Trung tâm Tin"),
        ("LÊ AN (Theo TTXVN)", "LÊ AN"),
        ("Lê An/VOV.VN Tổng hợp", "Lê An/VOV.VN"),
        ("Nhóm phóng viên", "Nhóm phóng viên"),
        ("T.T", "T.T"),
    ],
)
def test_the_second_byline_goes(byline: str, again: str) -> None:
    for before in ("Mưa to. ", "Mưa to./. ", "Ông nói: “Mưa to.” ", "Mưa to\n"):
        for between in (" ", "  ", "\n"):
            assert fixed(RepeatedByline(), f"{before}{byline}{between}{again} ").rstrip() == f"{before}{byline}"


@pytest.mark.parametrize(
    "text",
    [
        "Mưa to. Linh Linh",
        "Mưa to. Linh Linh Linh Linh",
        "Mưa to. Đồ họa: Lê An Lê An",
        "Mưa to. Ảnh: VGP/Lê An Lê An",
        "Mưa to. Lê An viết. Lê An",
        "Mưa to. Xin gọi Lê An Lê An",
        "Mưa to. Lê An Lê An. Gió lớn.",
        "Lê An Lê An",
        "Bài của TS. Lê An Lê An",
    ],
)
def test_what_is_no_second_byline(text: str) -> None:
    assert spans(RepeatedByline(), text) == []


def test_bylines_are_those_of_their_own_text() -> None:
    texts = ["Mưa to. Lê An", "Lê An", "", "Mưa to. Lê Hoa Lê Hoa", "Lê Hoa"]
    found = [one.diagnostics for one in Linter([RepeatedByline()], PROTECTIONS).check_page([*map(Document, texts)])]
    assert [len(one) for one in found] == [0, 0, 0, 1, 0]


def test_a_text_that_goes_on_in_the_next_piece_has_no_byline_yet() -> None:
    text = "Mưa to. Lê An Lê An"
    checked = Linter([RepeatedByline()], PROTECTIONS).check(Document(text, meta=Meta(last=False)))
    assert not checked.diagnostics
