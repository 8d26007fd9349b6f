"""The 8-bit encodings of Vietnamese, and UTF-8 read wrongly: exact both ways, and told apart by their words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.syllables import all_syllables

from vnlint_rules.language.code_pages import PAGES
from vnlint_rules.language.double_encoding import (
    SIGN,
    misread,
    misread_with_spaces,
    repaired,
    repaired_with_spaces,
    reread,
)
from vnlint_rules.language.encoders import encoders
from vnlint_rules.language.legacy.codec import LETTERS
from vnlint_rules.language.legacy.converting import convert, convert_from
from vnlint_rules.language.legacy.detecting import detect, detect_lines
from vnlint_rules.language.legacy.registry import CODECS, DETECTED
from vnlint_rules.language.legacy.reverse import damage_of, restored
from vnlint_rules.language.legacy.seen import Seen, as_bytes, as_seen, read
from vnlint_rules.language.tone import ToneStyle

SYLLABLES = [*all_syllables(ToneStyle.OLD), *all_syllables(ToneStyle.NEW)]
BOTH = pytest.mark.parametrize("seen", Seen)
EACH = pytest.mark.parametrize("name", CODECS)

syllables = st.sampled_from(SYLLABLES)
marked = syllables.filter(lambda syllable: not syllable.isascii())
STEM = "Những người được hỏi đều nghĩ rằng nước ở đập sẽ cạn vào giữa tháng chạp".split()  # as letters are in use
sentences = st.lists(marked, max_size=6).flatmap(st.permutations).map(lambda words: " ".join([*STEM, *words]) + ".")
texts = st.lists(sentences, min_size=1, max_size=4).map("\r\n".join)


def as_file(codec, text):
    """A text as the bytes of a file in an encoding."""
    return as_bytes(codec.encode(text, Seen.CP1252)).encode("latin-1")


class TestCodes:
    @EACH
    @BOTH
    def test_every_syllable_both_ways(self, name, seen):
        text = "\n".join(SYLLABLES)
        decoded = CODECS[name].decode(CODECS[name].encode(text, seen))
        assert decoded.text == text
        assert decoded.unmapped == ""

    @pytest.mark.parametrize("name", [name for name in CODECS if name != "tcvn3"])
    @BOTH
    def test_capitals_both_ways(self, name, seen):
        text = "\n".join([*map(str.upper, SYLLABLES), *map(str.capitalize, SYLLABLES)])
        assert CODECS[name].decode(CODECS[name].encode(text, seen)).text == text

    @EACH
    def test_no_two_letters_share_a_code(self, name):
        letters = LETTERS.replace(" ", "")
        if name == "tcvn3":  # has no codes for capitals with a tone
            letters = letters[: len(letters) // 2] + "ĂÂĐÊÔƠƯ"
        assert len({CODECS[name].encode(letter, Seen.LATIN_1) for letter in letters}) == len(letters)

    @pytest.mark.parametrize(("name", "standard"), [("cp1258", "cp1258"), ("cp1258-composed", "cp1258")])
    def test_windows_1258_is_what_python_has(self, name, standard):
        text = "\n".join(SYLLABLES)
        assert unicodedata.normalize("NFC", as_file(CODECS[name], text).decode(standard)) == text

    @pytest.mark.parametrize(
        ("name", "shown", "meant"),
        [
            ("tcvn3", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
            ("tcvn3", "nh÷ng tr\xadêng hîp", "những trường hợp"),
            ("tcvn3", "nhµ n\u2212íc, x\u2219 héi, 5 \u2212 3", "nhà nước, xã hội, 5 \u2212 3"),
            ("vni", "Ngöôøi lao ñoäng ñöôïc höôûng löông", "Người lao động được hưởng lương"),
            ("vni", "ÑOÄC LAÄP, Ñoäc Laäp", "ĐỘC LẬP, Độc Lập"),
            ("cp1258", "NgýõÌi lao ðôòng ðýõòc hýõÒng", "Người lao động được hưởng"),
            ("viscii", "ti\xaang Vi\xaet", "tiếng Việt"),
            ("vps", "ti‰ng Vi\x8ct", "tiếng Việt"),
        ],
    )
    def test_well_known_lines(self, name, shown, meant):
        assert CODECS[name].decode(shown).text == meant

    def test_capitals_that_the_abc_fonts_lack_come_back_where_the_text_tells(self):
        decode = CODECS["tcvn3"].decode
        assert decode("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM").text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        assert decode("Hä vÒ. ë nhµ, «ng Hå Lª ë l¹i.").text == "Họ về. Ở nhà, ông Hồ Lê ở lại."
        assert decode("gåm:\nñy ban").text == "gồm:\nủy ban"

    def test_what_has_no_code_is_told(self):
        assert CODECS["tcvn3"].decode("cµ phª, à la").unmapped == "à"
        assert CODECS["vni"].decode("caø pheâ ç 25°").unmapped == "ç"
        assert CODECS["cp1258"].decode("kÌ").unmapped == "Ì"

    @given(st.binary())
    def test_any_bytes_can_be_read_and_given_back(self, data):
        assert as_bytes(read(data)).encode("latin-1") == data

    @given(st.text())
    def test_encoders_take_any_text(self, text):
        for encode in encoders().values():
            assert isinstance(encode(text), str)


class TestDoubleEncoding:
    @BOTH
    @pytest.mark.parametrize("times", [1, 2, 3])
    def test_every_syllable(self, seen, times):
        text = "\n".join([*SYLLABLES, *map(str.upper, SYLLABLES)])
        assert repaired(misread(text, seen, times)) == text

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1), st.sampled_from(Seen))
    def test_one_reading_is_undone_exactly(self, text, seen):
        shown = misread(text, seen)
        assert reread(shown) == (text if shown != text else None)

    def test_clean_text_is_none(self):
        for text in ("Tiếng Việt", "São Paulo", "plain", ""):
            assert repaired(text) is None

    def test_signs_are_no_clean_text(self):
        for text in ("XÃ”", "«quá»", "NÃO", "Æsir", "Ärzte", "các “ô”"):
            assert not SIGN.search(text)

    @pytest.mark.parametrize("text", ["thành phố là nhà", "là việc làm, và hàng này", "vào đây mà xem"])
    @pytest.mark.parametrize("single", [True, False])
    def test_spaces_that_were_halves_of_letters(self, text, single):
        assert repaired_with_spaces(misread_with_spaces(text, single=single)) == text


class TestCodePages:
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1))
    @pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)
    def test_a_reading_is_undone_exactly(self, page, text):
        shown = page.misread(text)
        assert page.reread(shown) == (text if shown != text else None)

    def test_each_is_told_to_the_engine(self):
        assert {f"utf-8 twice as {name}" for name in PAGES} <= set(encoders())


class TestDetection:
    @given(sentences, st.sampled_from(DETECTED), st.sampled_from(Seen))
    def test_a_sentence_in_each_encoding(self, text, codec, seen):
        reading = detect(codec.encode(text, seen))
        assert reading is not None
        assert reading.text == text

    @given(texts)
    def test_clean_text_is_none(self, text):
        assert not detect_lines(text.split("\n"))

    @pytest.mark.parametrize(
        "text",
        [
            "Où est l'été de Noël et du maïs, déjà très loin d'ici ? Ça, c'était à côté.",
            "A situação não está fácil para a população; é só opinião, também há razões.",
            "Blåbær og rødgrød med fløde på øen, ærlig talt så er det også sødt.",
            "Größe, Mäuse, Füße, Öl und Übermut, fröhlich übrig, süß und weiß.",
            "Ég vil fá mjólk, brauð og smjör, þökk fyrir, það er góður dagur.",
            "10 kg/m³, 20 kg/m³, 30 kg/m³, ±5 °C, ½ l, «a», ®, ©",
        ],
    )
    def test_other_languages_are_none(self, text):
        assert detect(text) is None
        assert not detect_lines([text] * 3)

    def test_short_lines_are_judged_by_the_text_around(self):
        lines = ["§iÒu 1", "Ph¹m vi ¸p dông cña quy ®Þnh nµy", "", "§iÒu 2", "C¸c tæ chøc vµ c¸ nh©n cã quyÒn"]
        found = detect_lines(lines)
        assert found[0].text == "Điều 1"
        assert found[3].text == "Điều 2"
        assert not detect_lines(["§iÒu 1"])


class TestReverseDamage:
    def test_words_are_restored(self):
        text = "Việc này khụng ai làm, cụng nhõn cỏc nơi vẫn đợi."
        assert damage_of(text) == "tcvn3"
        assert {word.word for word in restored(text, "tcvn3")} >= {"không", "công", "nhân", "các"}

    def test_the_right_form_beside_speaks_against_it(self):
        assert damage_of("khụng cụng nhõn không") is None
        assert damage_of("khơng cơng thơng") == "vni"
        assert {word.word for word in restored("khơng cơng thơng tồn bộ", "vni")} >= {"không", "công", "thông", "toàn"}


class TestConversion:
    @given(texts, st.sampled_from(DETECTED))
    def test_whole_files(self, text, codec):
        result = convert(as_file(codec, text))
        assert result is not None
        assert result.text == text
        assert result.lost == ""
        assert result.confidence == 1

    @given(texts, st.sampled_from(Seen))
    def test_utf_8_twice(self, text, seen):
        assert convert(misread(text, seen).encode()).text == text

    @given(texts, st.sampled_from(list(PAGES.values())))
    def test_utf_8_in_another_code_page(self, text, page):
        data = page.misread(text).encode()
        assert convert(data).text == convert_from(data, "utf-8-twice").text == text
        assert page.title in convert(data).title or convert(data).title == "UTF-8 × 2"

    @given(texts, st.sampled_from(DETECTED))
    def test_legacy_text_saved_as_utf_8(self, text, codec):
        assert convert(codec.encode(text, Seen.CP1252).encode()).text == text

    @given(texts)
    def test_nothing_to_convert(self, text):
        result = convert(text.encode())
        assert (result.name, result.text) == ("utf-8", text)
        assert convert(text.encode("utf-16")).text == text

    def test_what_cannot_be(self):
        assert convert(bytes(range(256))) is None
        assert convert(b"\xff\xfeabc") is None
        assert convert_from("Tiếng Việt".encode(), "utf-8-twice") is None

    def test_a_named_encoding_needs_no_evidence(self):
        assert convert(b"l\xb5") is None
        assert convert_from(b"l\xb5", "tcvn3").text == "là"
        assert convert_from("lµ".encode(), "tcvn3").text == "là"


def test_seen_both_ways():
    text = "".join(map(chr, range(256)))
    for seen in Seen:
        assert as_bytes(as_seen(text, seen)) == text
