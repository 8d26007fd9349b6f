"""Words of two syllables of which one is missing."""

import pytest

from vnlint import Document, Page
from vnlint_rules.language.dropped_syllables import LEAST, dropped_syllables


def missing(text):
    document = Document(text)
    return [(found.number, found.syllable) for found in dropped_syllables(document) if found.odds >= LEAST]


@pytest.mark.parametrize(
    ("text", "number", "syllable"),
    [
        ("Nguyên nhân vụ việc đang được cơ điều tra làm rõ.", 6, "quan"),
        ("Ông ta bị cáo buộc lừa đảo chiếm đoạt sản của nhiều người.", 8, "tài"),
        ("Bà cảm ơn sự hỗ của các nhà hảo tâm trong thời gian qua.", 4, "trợ"),
        ("Đất nước này gánh chịu hàng loạt vụ tấn công trong thời qua.", 11, "gian"),
        ("Theo cơ chức năng, hai xe đã va chạm trong đêm.", 1, "quan"),
        ("Hiện tại, bé đang điều tại Khoa Bỏng của bệnh viện.", 4, "trị"),
    ],
)
def test_the_other_half_is_named(text, number, syllable):
    assert missing(text) == [(number, syllable)]


def test_whole_words_miss_nothing():
    for text in (
        "Nguyên nhân vụ việc đang được cơ quan điều tra làm rõ.",
        "Bà cảm ơn sự hỗ trợ của các nhà hảo tâm trong thời gian qua.",
        "Cử tọa đã vỗ tay, ban tổ chức cảm ơn các nhà tài trợ.",
        "Sở chứng khoán sáp nhập hai sở thành một.",
    ):
        assert missing(text) == []


def test_nothing_is_missing_across_a_mark_two_blanks_or_a_line():
    for between in (", ", "  ", "\n", " (", "-"):
        assert missing(f"Nguyên nhân vụ việc đang được cơ{between}điều tra làm rõ.") == []


def test_texts_of_a_page_are_told_apart():
    page = Page(
        [Document("Vụ việc đang được cơ"), Document("điều tra làm rõ."), Document("Theo cơ chức năng, xe đã va chạm.")]
    )
    assert [found.syllable for found in dropped_syllables(page) if found.odds >= LEAST] == ["quan"]


def test_a_text_of_one_word_or_none():
    assert missing("") == missing("cơ") == missing("... 5 %") == []
