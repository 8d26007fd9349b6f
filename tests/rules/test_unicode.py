"""What the rules of the group `unicode` promise beyond their examples."""

import unicodedata

import pytest

from vnlint import Applicability, Document, Linter, Phase, rules_in
from vnlint.fixing import Fixer
from vnlint_rules import unicode
from vnlint_rules.unicode.decomposed_text import DecomposedText
from vnlint_rules.unicode.lookalike_letter import LookalikeLetter
from vnlint_rules.unicode.words import is_syllable, with_tone

PROSE = "Buổi sáng, những chuyến tàu đầu tiên rời ga Huế.\nTrời mưa nhẹ; khuya mới tạnh."


def fixed(text: str, *rules: object, level: Applicability = Applicability.SAFE) -> str:
    chosen = rules or tuple(rule() for rule in rules_in(unicode) if rule.phase is not Phase.ENCODING)
    return Fixer(Linter(chosen), level).fix(Document(text)).text


def test_a_decomposed_text_has_one_finding_a_line_and_becomes_nfc():
    text = unicodedata.normalize("NFD", PROSE)
    assert len(Linter([DecomposedText()]).check(Document(text)).diagnostics) == 2
    assert fixed(text) == PROSE


def test_words_far_apart_are_edited_apart():
    text = "nhẹ" + " xa" * 20 + " nhẹ"
    (finding,) = Linter([DecomposedText()]).check(Document(unicodedata.normalize("NFD", text))).diagnostics
    assert finding.fix is not None
    assert [edit.content for edit in finding.fix.edits] == ["nhẹ", "nhẹ"]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_mojibake_keeps_every_character_that_decodes_it(encoding):
    garbled = "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in "Đã là Ờ, ở đó; phường".encode()
    )
    assert fixed(garbled, level=Applicability.UNSAFE) == garbled


def test_tcvn3_keeps_its_soft_hyphens():
    text = "nh÷ng tr­êng hîp cÇn gi¶i quyÕt"
    assert fixed(text, level=Applicability.UNSAFE) == text


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "quốc",
        "gì",
        "giếng",
        "ĐƯỢC",
        "Khuya",
        "khuỷu",
        "oách",
        "yêu",
        "Đắk",
        "Đak",
        "Búk",
        "hoà",
        "hòa",
        "hòan",
    ],
)
def test_syllables(word):
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word", ["", "c", "kăn", "ngiêng", "cat", "hoảc", "straw", "đĐi", "vòá", "ăo", "chém vào", "k"]
)
def test_no_syllables(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("bare", "toned"),
    [
        ("hoăc", "hoặc"),
        ("quôc", "quộc"),
        ("quoc", None),
        ("toan", "toạn"),
        ("mia", "mịa"),
        ("gia", "giạ"),
        ("đăk", "đặk"),
        ("xyz", None),
    ],
)
def test_where_a_tone_stands(bare, toned):
    assert with_tone(bare, "\u0323") == toned


@pytest.mark.parametrize(
    "text", ["vị khách Guðni đến Đà Nẵng", "chữ ɖ của tiếng Ewe", "từ Þa và ða ở đảo nọ", "kênh GUÐNI"]
)
def test_other_languages_keep_their_letters(text):
    assert fixed(text, LookalikeLetter()) == text
