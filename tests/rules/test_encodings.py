"""The rules on texts read in the wrong encoding."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.language.test_legacy import sentences
from vnlint import Applicability, Document, Linter
from vnlint.fixing import Fixer
from vnlint.plugins import load
from vnlint_rules.language.code_pages import PAGES
from vnlint_rules.language.double_encoding import misread, misread_with_spaces
from vnlint_rules.language.legacy.registry import CODECS, DETECTED
from vnlint_rules.language.legacy.seen import Seen
from vnlint_rules.spacing.repeated_space import RepeatedSpace
from vnlint_rules.spacing.space_before_punctuation import SpaceBeforePunctuation
from vnlint_rules.spacing.trailing_space import TrailingSpace
from vnlint_rules.unicode.invisible_character import InvisibleCharacter
from vnlint_rules.unicode.legacy_encoding import LegacyEncoding
from vnlint_rules.unicode.mixed_script import MixedScript
from vnlint_rules.unicode.mojibake import Mojibake

REGISTRY = load()
ENCODINGS = Linter([Mojibake(), LegacyEncoding()], encodings=REGISTRY.encodings)
ALL = Linter(
    [rule() for rule in REGISTRY.rules.values() if rule.name != "too-short"],
    REGISTRY.protections,
    encodings=REGISTRY.encodings,
)
UNDEFINED = re.compile("[\x80-\x9f]")
"""What bytes without a meaning are shown as; other programs lose them."""
pages = st.sampled_from(list(PAGES.values()))
ARTICLE = """Chợ nổi họp từ năm giờ sáng
Trời còn tối mà ghe thuyền đã đậu kín một khúc sông. Người bán treo hàng lên đầu sào: “cây bẹo”.
Ông Hồ Đắc Lợi (68 tuổi) nói: “Hồi đó, cả trăm ghe, giờ còn chừng hai chục – vậy mà vẫn vui…”
Giá một bát bún là 25.000đ."""


def fixed(text, level=Applicability.SAFE, linter=ENCODINGS):
    return Fixer(linter, level).fix(Document(text)).text


def applied(text):
    """The rules whose safe fixes are made, of all there are."""
    return {each.diagnostic.rule for each in Fixer(ALL, Applicability.SAFE).fix(Document(text)).applied}


def found(rule, text):
    return [d.span.of(text) for d in Linter([rule], encodings=REGISTRY.encodings).check(Document(text)).diagnostics]


class TestMojibake:
    @pytest.mark.parametrize("seen", Seen)
    @pytest.mark.parametrize("times", [1, 2, 3])
    def test_an_article(self, seen, times):
        assert fixed(misread(ARTICLE, seen, times)) == ARTICLE

    @pytest.mark.parametrize("seen", Seen)
    def test_no_other_rule_harms_it_first(self, seen):
        assert fixed(misread(ARTICLE, seen), linter=ALL) == fixed(ARTICLE, linter=ALL)

    def test_spaces_for_no_break_spaces(self):
        text = "Làm nhà là việc chính của cả làng và cả họ."
        assert fixed(misread_with_spaces(text, single=True)) == text
        assert fixed(misread_with_spaces(text, single=False)) == text

    def test_a_space_may_stand_where_a_soft_hyphen_was_lost(self):
        text = "(ví dụ: học phí giao thông)"
        shown = misread_with_spaces(text, single=True).replace("\xad", "")
        assert "và" not in fixed(shown)
        assert fixed(shown, Applicability.UNSAFE) == text

    def test_a_finding_says_it_all(self):
        text = misread("Trường học đã mở cửa.\n", Seen.CP1252)
        assert {d.rule for d in ALL.check(Document(text)).diagnostics} == {"mojibake"}

    def test_words_beside_right_ones(self):
        text = "Đọc " + misread("tiếng Việt", Seen.CP1252) + " ở Huế"
        assert fixed(text) == "Đọc tiếng Việt ở Huế"

    @pytest.mark.parametrize("shown", ["“Ã©”", "é thành Ã©", "CafÃ©"])
    def test_talk_about_signs_is_not_fixed_unasked(self, shown):
        assert fixed(shown) == shown

    @given(sentences)
    def test_clean_text_is_left_alone(self, text):
        assert found(Mojibake(), text) == []

    @given(st.lists(sentences, min_size=1, max_size=3).map("\n".join), st.sampled_from(Seen))
    def test_any_sentences(self, text, seen):
        assert fixed(misread(text, seen)) == text


class TestLegacyEncoding:
    @pytest.mark.parametrize("codec", DETECTED, ids=lambda codec: codec.name)
    @given(st.lists(sentences, min_size=1, max_size=3).map("\n".join))
    def test_any_sentences(self, codec, text):
        assert fixed(codec.encode(text, Seen.CP1252)) == text

    @given(st.lists(sentences, min_size=1, max_size=3).map("\n".join))
    def test_clean_text_is_left_alone(self, text):
        assert found(LegacyEncoding(), text) == []

    @pytest.mark.parametrize("name", ["tcvn3", "vni", "cp1258"])
    def test_no_other_rule_harms_an_article_first(self, name):
        shown = CODECS[name].encode(ARTICLE, Seen.CP1252)
        assert fixed(shown, linter=ALL) == fixed(ARTICLE, linter=ALL)

    def test_all_or_nothing(self):
        line = CODECS["tcvn3"].encode("Những người được hỏi đều trả lời đúng", Seen.CP1252)
        assert found(LegacyEncoding(), line) == [line]
        assert fixed(line + " à") == line + " à"
        assert found(LegacyEncoding(), line + " ł") == []
        assert found(LegacyEncoding(), line + " của") == []

    def test_quotation_marks_do_not_become_letters(self):
        line = CODECS["viscii"].encode("Những người được hỏi “đều” trả lời đúng hết cả rồi", Seen.CP1252)
        assert fixed(line) == line

    def test_one_short_line_is_not_fixed_unasked(self):
        shown = CODECS["vni"].encode("Mưa suốt tháng bảy", Seen.CP1252)
        assert fixed(shown) == shown
        assert fixed(shown, Applicability.UNSAFE) == "Mưa suốt tháng bảy"

    @pytest.mark.parametrize("seen", Seen)
    def test_letters_that_are_blanks_to_python(self, seen):
        text = "Ầm một tiếng lớn, những người được hỏi đều nghĩ rằng đập vỡ"
        assert fixed("  " + CODECS["viscii"].encode(text, seen) + " ") == f"  {text} "

    @pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
    def test_names_of_the_highlands_are_words(self, name):
        lines = ["Những người được hỏi đều trả lời đúng hết cả rồi.", "Gửi ủy ban nhân dân tỉnh Đắk Lắk"]
        text = "\n".join([lines[0], lines[1], lines[0]])
        assert fixed(CODECS[name].encode(text, Seen.CP1252), Applicability.UNSAFE) == text

    def test_texts_side_by_side_do_not_mix(self):
        short = CODECS["tcvn3"].encode("Điều 1", Seen.CP1252)
        long = CODECS["tcvn3"].encode("Những người được hỏi đều trả lời đúng", Seen.CP1252)
        checked = ENCODINGS.check_page([Document(short), Document(long), Document(short)])
        assert [len(each.diagnostics) for each in checked] == [0, 1, 0]


class TestSoftHyphen:
    @pytest.mark.parametrize(
        "text",
        [
            "Nh÷ng tr\xad\xeang hîp ®\xad\xeec h\xad\xebng",
            "l\xadng\n®\xad\xeeng ®i qua lµng",
            "th\xad\n\n\n®Çu n\xad\xedc",
            "Điều 1: nh÷ng tr\xadêng hîp ®\xadîc",
        ],
    )
    def test_the_letter_of_tcvn3_survives_alone(self, text):
        assert fixed(text, Applicability.UNSAFE, Linter([InvisibleCharacter()])) == text

    def test_any_other_goes(self):
        assert fixed("các tr\xadường hợp", linter=Linter([InvisibleCharacter()])) == "các trường hợp"

    def test_the_text_beside_does_not_count(self):
        linter = Linter([InvisibleCharacter()])
        checked = linter.check_page([Document("®\xad\xeeng lµng"), Document("tr\xadong"), Document("®\xad\xeeng lµng")])
        assert [len(each.diagnostics) for each in checked] == [0, 1, 0]


class TestMixedScript:
    def test_words_in_several_alphabets(self):
        assert found(MixedScript(), "ông Владимиp, bà Μαρίa") == ["Владимиp", "Μαρίa"]

    def test_what_is_right(self):
        assert found(MixedScript(), "IFNα, μm, КоЯn, KoЯn, Москва, TV, dьnь, 5Ω, ΔG") in ([], ["КоЯn"])


class TestOtherCodePages:
    @pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)
    def test_an_article(self, page):
        assert fixed(page.misread(ARTICLE)) == ARTICLE
        assert fixed(page.misread(ARTICLE), linter=ALL) == fixed(ARTICLE, linter=ALL)

    @given(sentences, pages, st.sampled_from(["NFC", "NFD"]))
    def test_any_sentence(self, text, page, form):
        shown = page.misread(unicodedata.normalize(form, text))
        assert unicodedata.normalize("NFC", fixed(shown)) == text

    @given(sentences, pages, st.sampled_from(["\ufffd", "?", ""]))
    @settings(max_examples=30)
    def test_a_sentence_that_lost_bytes_is_no_prey_of_other_rules(self, text, page, lost):
        shown = UNDEFINED.sub(lost, page.misread(text))
        assert applied(f"{shown}\n") <= {"mojibake"}
        assert applied(f"Ở {shown}\n") <= {"mojibake"}

    @pytest.mark.parametrize("seen", Seen)
    @given(sentences)
    def test_decomposed_letters(self, seen, text):
        shown = misread(unicodedata.normalize("NFD", text), seen)
        assert unicodedata.normalize("NFC", fixed(shown)) == text

    def test_words_beside_right_ones(self):
        text = "Đọc “" + PAGES["mac-roman"].misread("tiếng Việt") + "” ở Huế – và ngủ"
        assert fixed(text) == "Đọc “tiếng Việt” ở Huế – và ngủ"

    def test_two_kinds_of_reading_on_one_line_are_left_alone(self):
        text = "thĂ nh viĂªn cá»§a há»™i\n"
        assert fixed(text, linter=ALL) == text

    @pytest.mark.parametrize(
        "text",
        [
            "Cạnh dài r√π, cạnh kia s√π, chênh nhau ∆°C và ∆°F.",
            "├── ảnh\n│   ├── à.png\n└── ý.txt",
            "«Спартак-клуб»\xa0— ФРГ\xa0и МВД‘, ИДЁТ ЕЁ Гёте, Ґудзь Гілея",
            "Η «Ολυμπία»\xa0— ΑΓ’ και «Αα»ί",
            "SIĘ\xa0BYĆ” MIEĆ’ ROBIĆ – być się",
            "Amanhã», disse a irmã». «Olá»!",
            "kΓ\xa0và xΓ là hai số, Δ‘ khác",
        ],
    )
    def test_other_languages_and_signs(self, text):
        assert found(Mojibake(), text) == []


class TestSigns:
    @pytest.mark.parametrize("text", ["Âge d’or", "chữ Â\xa0và Ă", "các chữ A, Ă, Â", "THỊ XÃ\xa0BÌNH", "4 à — 5"])
    def test_letters_before_signs(self, text):
        assert found(Mojibake(), text) == []

    @pytest.mark.parametrize("text", ["Người d├n đi chợ.\n", "Trái tim â¤ï¸ của tôi.\n", "Giá là c‚àö‚â• đồng.\n"])
    def test_what_cannot_be_read_is_not_spelled(self, text):
        assert fixed(text, Applicability.UNSAFE, ALL) == text

    @pytest.mark.parametrize("text", ["Anh ấy đi v\u00c3\u00a0", "H\u00c3\u00a0", "Anh về, v\u00c3\u00a0, rồi"])
    def test_spacing_takes_no_half_of_a_letter(self, text):
        linter = Linter([TrailingSpace(), SpaceBeforePunctuation(), RepeatedSpace()])
        assert fixed(text, linter=linter) == text
