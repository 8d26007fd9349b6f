"""Every damage of the pack: what it must say of itself, its example, and what it does to it."""

import random

import pytest

import vnlint_rules
from vnlint import Document, Meta
from vnlint.diagnostic import apply_edits
from vnlint.plugins import load
from vnlint.testing import check_damage

DAMAGES = {damage.name: damage for damage in vnlint_rules.vnlint_damages()}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=lambda damage: damage.name)
def test_damage(damage):
    check_damage(damage)
    registry = load()
    assert set(damage.found_by) <= registry.rules.keys() | registry.groups.keys()


def made(name, text, seeds=60):
    """All that a damage makes of a text."""
    found = set()
    for seed in range(seeds):
        document = Document(text, meta=Meta(format="plain"))
        found |= {apply_edits(text, [edit]) for edit in DAMAGES[name].edits(document, random.Random(seed))}
    return found


@pytest.mark.parametrize(
    ("name", "text", "some"),
    [
        ("tone-mistaken", "Ở nhà bệnh.", "Ở nhà bễnh."),
        ("asking-tumbling", "Xã sẽ họp.", "Xã sẻ họp."),
        ("tone-lost", "Ông được mời.", "Ông đươc mời."),
        ("tone-misplaced", "Bài toán.", "Bài tóan."),
        ("shape-lost", "Mọi người.", "Mọi nguời."),
        ("shape-mistaken", "Trên mái.", "Trên mắi."),
        ("marks-lost", "Ông được mời.", "Ông duoc mời."),
        ("head-swapped", "Ông xét.", "Ông sét."),
        ("head-misspelt", "Các ngành.", "Các nghành."),
        ("tail-swapped", "Ở gần.", "Ở gầng."),
        ("key-beside", "Nóng nên.", "Nóng nêm."),
        ("letter-dropped", "Ông được.", "Ông đưc."),
        ("letter-doubled", "Ông được.", "Ông đượcc."),
        ("letters-exchanged", "Ở trong.", "Ở trogn."),
        ("telex-left", "Ý kiến.", "Ý kieens."),
        ("telex-tone-left", "Có tiếng.", "Có tiêngs."),
        ("vni-left", "Ý kiến.", "Ý kie6n1."),
        ("viqr-left", "Ý kiến.", "Ý kie^n'."),
        ("word-mistaken", "Trao đổi đoàn.", "Trao đổi đoạn."),
        ("word-dropped", "Bà đi chợ.", "Bà  chợ."),
        ("word-dropped-tight", "Bà đi chợ.", "Bà chợ."),
        ("name-dropped", "Bà đến Hà Tây thăm cháu.", "Bà đến  thăm cháu."),
        ("word-repeated", "Bà đi chợ.", "Bà đi đi chợ."),
        ("words-repeated", "Bà đi chợ.", "Bà đi chợ đi chợ."),
        ("byline-repeated", "Trời mưa. Lê Hoa \n", "Trời mưa. Lê Hoa Lê Hoa \n"),
        ("initial-small", "Trời tối. Chủ tịch về.", "Trời tối. chủ tịch về."),
        ("capital-late", "Người Việt về.", "Người VIệt về."),
        ("name-second-small", "Người từ Hà Nội về.", "Người từ Hà nội về."),
        ("syllables-joined", "Dự hội thảo.", "Dự hộithảo."),
        ("syllable-split", "Hoàn thành.", "Hoàn th ành."),
        ("decomposed", "Hoàn thành.", "Hoàn tha\u0300nh."),
        ("marks-misordered", "Nói tiếng.", "Nói tie\u0301\u0302ng."),
        ("lookalike", "Ở trong.", "Ở tr\u043eng."),
        ("stop-lost", "Tan hội thảo. Trong làng vui.", "Tan hội thảoTrong làng vui."),
        ("reference-left", "Cái thìa.", "Cái th&igrave;a."),
        ("reference-left", "Bát phở.", "Bát ph&#7903;."),
        ("tag-left", "Ăn phở.\nUống trà.", "Ăn phở.<br/>Uống trà."),
        ("mojibake-word", "Bà việc.", "Bà viá»‡c."),
    ],
)
def test_what_it_makes(name, text, some):
    assert some in made(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tone-mistaken", "Anh Thanh đi xe."),  # no tone to mistake
        ("tail-swapped", "Ông kỹ."),  # kĩ is the same word
        ("head-swapped", "Ấm áp."),
        ("word-dropped", "Bà, đi, chợ."),  # no single blank on either side
        ("name-dropped", "Hà Nội mưa to."),  # the head of a sentence
        ("byline-repeated", "Trời mưa. Lê Hoa đã về."),  # no by-line
        ("initial-small", "Trời tối! Chủ tịch về."),
        ("name-second-small", "Hà Nội mưa to, ông Putin về."),
        ("sentence-without-marks", "The match was played in London in front of a large crowd."),
    ],
)
def test_where_it_has_no_place(name, text):
    assert not made(name, text)


def test_case_and_foreign_words_of_a_sentence_stay():
    text = "Ông Đặng Văn Sửu mua một chiếc laptop ở Đà Nẵng từ năm ngoái."
    assert made("sentence-without-marks", text) == {"Ong Dang Van Suu mua mot chiec laptop o Da Nang tu nam ngoai."}
    assert next(iter(made("sentence-in-telex", text))).startswith("Oong Ddawngj Vawn Suwur mua mootj")


def test_tones_are_placed_as_in_the_text():
    old, new = "Đã hòa, khỏe, xóa. Lại hóa.", "Đã hoà, khoẻ, xoá. Lại hoá."
    assert not any(form in text for text in made("tone-mistaken", old) for form in ("hoạ", "hoả"))
    assert not any(form in text for text in made("tone-mistaken", new) for form in ("họa", "hỏa"))
