"""Verdicts on odd words: what is said, what was meant, and what is left alone."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import either
from vnlint import Document, Linter, rules_in
from vnlint_rules import spelling
from vnlint_rules.language.slips import candidates
from vnlint_rules.language.verdicts import judge
from vnlint_rules.protections import PROTECTIONS

LINTER = Linter([rule() for rule in rules_in(spelling) if rule.default], PROTECTIONS)


def said(text):
    """Each finding as (rule, text, first answer)."""
    return [
        (d.rule, d.span.of(text), d.fix.edits[0].content if d.fix else (*d.choices, None)[0])
        for d in LINTER.check(Document(text)).diagnostics
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Ông đã về tơí nơi.", ("misplaced-tone", "tơí", "tới")),
        ("Hai người cùng gịong hát.", ("misplaced-tone", "gịong", "giọng")),
        ("Thủ đô của VIệt Nam.", ("capital-slip", "VIệt", "Việt")),
        ("Bạn bè đã khôngg đến.", ("doubled-mark", "khôngg", "không")),
        ("Đây là điềù phải làm.", ("doubled-mark", "điềù", "điều")),
        ("Họ đã trở về nhaf hôm qua.", ("typing-residue", "nhaf", "nhà")),
        ("Anh dduwowcj mời đến dự.", ("typing-residue", "dduwowcj", "được")),
        ("Học tie6ng1 Anh ở trường.", ("typing-residue", "tie6ng1", "tiếng")),
        ("Học tie^'ng Anh ở trường.", ("typing-residue", "tie^'ng", "tiếng")),
        ("Hoom nay trời rất đẹp.", ("typing-residue", "Hoom", "Hôm")),
        ("Người ta dạy tiếng Vieetj cho trẻ em.", ("typing-residue", "Vieetj", "Việt")),
        ("Uyr ban nhân dân đã họp.", ("typing-residue", "Uyr", "Ủy")),
        ("VIEETJ NAM là đất nước tươi đẹp.", ("typing-residue", "VIEETJ", "VIỆT")),
        ("Nó cùng cac1 bạn đi chơi.", ("typing-residue", "cac1", "các")),
        ("Trong khi đó d9u7o7c5 biết giá đã tăng.", ("typing-residue", "d9u7o7c5", "được")),
        ("Cơ quan co' thẩm quyền đã họp.", ("typing-residue", "co'", "có")),
        ("Tổ chức này ddu+o+c. thành lập năm ngoái.", ("typing-residue", "ddu+o+c.", "được")),
        ("Anh ấy maỵ quần áo.", ("impossible-syllable", "maỵ", "may")),
        ("Giá vàng tăng hơn môt triệu đồng.", ("missing-shape", "môt", "một")),
        ("Các nhom cứu hộ đã đến nơi.", ("real-word-error", "nhom", "nhóm")),
        ("Doanh ngiệp gặp nhiều khó khăn.", ("letter-slip", "ngiệp", "nghiệp")),
        ("Người dân phải chờ lâu tạ ibến xe.", ("misplaced-space", "tạ ibến", "tại bến")),
        ("Cơ quan chức năng đã vào cuôc.", ("missing-shape", "cuôc", "cuộc")),
        ("Các viêc này đều khó.", ("missing-shape", "viêc", "việc")),
        ("Bác sĩ khám bễnh cho dân.", ("impossible-syllable", "bễnh", "bệnh")),
        ("Tình hình đã ổn định trởlại hôm nay.", ("joined-syllables", "trởlại", "trở lại")),
        ("Bà được trao danhiệu cao quý.", ("joined-syllables", "danhiệu", "danh hiệu")),
        ("Họ là ng ười ở xa.", ("split-syllable", "ng ười", "người")),
        ("Ông Ph ượng đã về.", ("split-syllable", "Ph ượng", "Phượng")),
        ("Mưa lớn ở Huế. rong khi đó, Hà Nội nắng.", ("lost-initial", "rong", "Trong")),
        ("Mưa lớn ở Huế\những người dân đã sơ tán.", ("lost-initial", "hững", "Những")),
        ("Cô ấy luôn chỉnh chu trong công việc.", ("known-misspelling", "chỉnh chu", "chỉn chu")),
        ("Dự án vẫn đang trong qua trình căn chỉnh.", ("real-word-error", "qua", "quá")),
        ("Đó là những vấn đề quan trong của đất nước.", ("real-word-error", "trong", "trọng")),
        ("Tàu đến Philippines. Phlippines có bão.", ("foreign-misspelling", "Phlippines", "Philippines")),
    ],
)
def test_what_is_said(text, finding):
    assert said(text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Müller, bà Beyoncé và anh Luíz ở quán Café Étoile.",
        "Bà H'Hen Niê, ông Y Moan Êban ở Buôn Ma Thuột, Đắk Lắk.",
        "Tàu chở ximăng, bêtông, ôtô và xăng A95 về Kon Tum.",
        "HĐND tỉnh, ĐHQG Hà Nội và UBND TP.HCM họp với NSƯT Ngọc Giàu.",
        "Hòa bình hay hoà bình, thủy hay thuỷ, tùy hay tuỳ.",
        "Gửi thư cho nguoidung@vidu.vn hoặc xem https://vidu.vn/bai-viet-hay.",
        "Dùng hàm strlen() và biến userName trong đoạn mã.",
        "Anh ấy khen: “The weather is lovely and the people are so friendly”.",
        "Năm 2017, U23 Việt Nam thắng, virus H5N1 và khí CO2.",
        "Nước Mát-xcơ-va, vắc-xin, pa-nô, rơ-moóc, xà-phòng.",
        "Tiếng mưa lộp độp, gió rì rào, bước chân khập khiễng, mắt dáo dác.",
        "Tôi ở lại. ăn cơm xong anh mới về.",
    ],
)
def test_what_is_left_alone(text):
    assert said(text) == []


def test_answers_are_in_the_tone_style_of_their_text():
    assert said("Hoà bình và khoẻ mạnh, cuộc sống hoaà thuận.")[0][2] == "hoà"
    assert said("Hòa bình và khỏe mạnh, cuộc sống hoaà thuận.")[0][2] == "hòa"


def test_a_form_that_a_text_has_again_and_again_is_asked_about_once():
    text = "Vải dệt bằng sợi gòng. Chị bán sợi gòng. Họ mua sợi gòng về."
    (found,) = LINTER.check(Document(text)).diagnostics
    assert found.fix is None
    assert "3 times" in found.message.en


def test_a_form_that_is_surely_wrong_is_said_each_time():
    text = "Ông được khen. Bà đươc khen. Anh đươc khen. Chị đươc khen."
    assert [d.span.of(text) for d in LINTER.check(Document(text)).diagnostics] == ["đươc"] * 3


def test_a_word_of_the_users_is_no_slip():
    rules = [rule() for rule in rules_in(spelling)]
    text = "Các nghành của xã."
    assert Linter(rules).check(Document(text)).diagnostics
    assert not Linter(rules, words=["Nghành"]).check(Document(text)).diagnostics


def test_candidates_are_words_and_the_likeliest_slip_comes_first():
    assert "được" in [c.text for c in candidates("đươc")[:2]]
    assert candidates("nghành")[0].text == "ngành"
    assert all(c.weight <= 0 for c in candidates("thuơng"))


@given(either)
def test_any_text_has_verdicts_that_lie_in_it_and_share_no_word(text):
    found = sorted(v.span for several in judge("").verdicts(Document(text)).values() for v in several)
    assert all(span.end <= len(text) for span in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(
    st.lists(st.sampled_from("th ành ng ười tiế ng VIệt thôngTin nghành đươc . - \n 65 ê ^'".split(" ")), max_size=12)
)
def test_odd_words_in_any_order_have_one_verdict_each(words):
    text = " ".join(words)
    found = sorted(v.span for several in judge("").verdicts(Document(text)).values() for v in several)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_sentence_without_its_first_letter_has_one_finding():
    assert said("Ông ấy đi. gười dân ở đây.") == [("lost-initial", "gười", "Người")]


@pytest.mark.parametrize("text", ["người đuo*.c khen", "ngày ddươ*.c khen"])
def test_parts_of_words_typed_with_signs_are_no_words(text):
    assert said(text) == []
