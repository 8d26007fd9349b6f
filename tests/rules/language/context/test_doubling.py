"""Whether a doubled word was typed twice or overwrote another one, by what stands around."""

import itertools

import pytest

from vnlint import Document
from vnlint_rules.language.context import shipped
from vnlint_rules.language.context.doubling import log_closing, log_odds


def asked(of, text, **more):
    """What a function says of the doubled word of a text, the first word that is the one before it again."""
    document = Document(text)
    words = text.split()
    number = next(k for k, (one, other) in enumerate(itertools.pairwise(words)) if one == other)
    return of(document.view(shipped.reader().read), number, shipped.model(), **more)


@pytest.mark.parametrize(
    ("twice", "overwritten"),
    [
        ("Họ phản đối quyết định của của hội đồng", "Họ phản đối nghị của của hội đồng"),  # nghị quyết
        ("Nhà trường phối hợp với với các gia đình", "Nhà trường phối với với các gia đình"),  # phối hợp
        ("Bài thơ đọng lại trong trong lòng bạn đọc", "Lũ lụt rất nghiêm trong trong tuần qua"),  # nghiêm trọng
        ("Đội nhà bước vào vào vòng trong", "Đội nhà bước vào vào trong"),  # vòng trong
        ("Chị ghé thăm các các cán bộ đoàn", "Chị ghé thăm các các bộ đoàn"),  # cán bộ
    ],
)
def test_what_was_typed_twice_is_likelier_than_what_overwrote_a_word(twice, overwritten):
    assert asked(log_odds, twice) > asked(log_odds, overwritten) + 1.5


@pytest.mark.parametrize(
    "text",
    [
        "Họ phản đối quyết định của của hội đồng",
        "Họ phản đối nghị của của hội đồng",
        "Lũ lụt rất nghiêm trong trong tuần qua",
        "Chị ghé thăm các các bộ đoàn",
    ],
)
@pytest.mark.parametrize("least", [-12.0, -6.0, -3.0, 0.0, 3.0])
def test_giving_up_early_does_not_change_what_is_decided(text, least):
    assert (asked(log_odds, text, least=least) > least) == (asked(log_odds, text) > least)


def test_at_the_edges_of_a_text():
    assert asked(log_odds, "của của") > -100


def test_a_name_is_not_taken_apart():
    assert asked(log_odds, "Gia đình Mỹ Phối với với hàng xóm rất thân") > asked(
        log_odds, "Gia đình phối với với hàng xóm rất thân"
    )


def test_some_words_close_a_clause():
    assert asked(log_closing, "Nhặt được được thưởng") > asked(log_closing, "Ngôi chùa cổ được được trùng tu") + 1
