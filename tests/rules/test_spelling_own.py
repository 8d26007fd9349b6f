"""Rules of spelling that stand on their own: known misspellings, two styles, i and y, text without marks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnlint_rules
from vnlint import Applicability, Document, Linter
from vnlint_rules.language.misspellings import LONGEST, misspellings
from vnlint_rules.language.skeletons import skeletons
from vnlint_rules.language.syllable import is_legal, skeleton
from vnlint_rules.language.tone import fold_styles, in_both_styles
from vnlint_rules.language.verdict import Fault
from vnlint_rules.protections import PROTECTIONS
from vnlint_rules.spelling.base import SpellingRule
from vnlint_rules.spelling.i_y_variant import IYVariant
from vnlint_rules.spelling.known_misspelling import KnownMisspelling
from vnlint_rules.spelling.mixed_tone_style import MixedToneStyle
from vnlint_rules.spelling.undiacritized_text import UndiacritizedText


def findings(rule, text):
    checked = Linter([rule], PROTECTIONS).check(Document(text))
    assert not checked.failures
    return checked.diagnostics


def shown(rule, text):
    return [(text[d.span.start : d.span.end], d.fix.edits[0].content) for d in findings(rule, text)]


class TestTable:
    def test_entries_are_sound(self):
        table = misspellings()
        assert len(table) > 800
        for wrong, known in table.items():
            assert wrong == fold_styles(wrong) == wrong.lower()
            assert 2 <= len(wrong.split(" ")) <= LONGEST
            assert len(wrong.split(" ")) == len(known.meant.split(" ")) or wrong.startswith("tất các")
            assert fold_styles(known.meant) != wrong
            assert fold_styles(known.meant) not in table, f"{wrong}: {known.meant} is listed as wrong itself"
            assert all(map(is_legal, known.meant.split(" "))), known.meant

    def test_safe_ones_have_no_condition(self):
        for wrong, known in misspellings().items():
            if known.safe:
                assert known.holds("và", "và"), wrong
                assert not (known.unless_after | known.unless_before | known.only_after | known.only_before), wrong

    def test_both_styles_of_tones_are_looked_for(self):
        assert {"xóa xổ", "xoá xổ", "thõa mãn", "thoã mãn"} <= in_both_styles(misspellings())


class TestKnownMisspelling:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Sát nhập hai xã.", [("Sát nhập", "Sáp nhập")]),
            ("- Sát nhập hai xã", [("Sát nhập", "Sáp nhập")]),
            ("BÀN VIỆC SÁT NHẬP HAI XÃ", [("SÁT NHẬP", "SÁP NHẬP")]),
            ("Ảnh: SÁT NHẬP chụp", []),
            ("ông Sát nhập cuộc", []),
            ("xe Sát Nhập", []),
            ("cảnh sát nhập cư", []),
            ("xin sát\u00a0nhập", [("sát\u00a0nhập", "sáp nhập")]),
            ("xin sát  nhập", []),
            ("xin sát\nnhập", []),
            ("trao 30 xuất quà", [("xuất quà", "suất quà")]),
            ("sản xuất quà", []),
            ("Họ có mặt, mặt dù mưa.", [("mặt dù", "mặc dù")]),
            ("Họ góp mặt dù mưa.", []),
            ("dành chiến thắng", [("dành chiến thắng", "giành chiến thắng")]),
        ],
    )
    def test_context_and_case(self, text, found):
        assert shown(KnownMisspelling(), text) == found

    def test_answers_in_the_style_of_the_text(self):
        assert shown(KnownMisspelling(), "khoá cửa, hoà giải rồi thõa mãn")[0][1] == "thoả mãn"
        assert shown(KnownMisspelling(), "khóa cửa, hòa giải rồi thõa mãn")[0][1] == "thỏa mãn"

    def test_the_word_itself_in_quotes_is_not_mended_unread(self):
        (finding,) = findings(KnownMisspelling(), "Đừng viết “sẳn sàng” nữa.")
        assert finding.fix.applicability is Applicability.UNSAFE

    @given(st.text(alphabet=st.sampled_from(" \n.,\u00a0sátnhậpếgiàcđSÁT"), max_size=60))
    def test_never_raises(self, text):
        findings(KnownMisspelling(), text)


class TestMixedToneStyle:
    def test_majority(self):
        assert shown(MixedToneStyle(), "hòa giải, tòa án, thuý kiều") == [("thuý", "thúy")]
        assert shown(MixedToneStyle(), "hoà giải, toà án, thúy kiều") == [("thúy", "thuý")]
        assert shown(MixedToneStyle(), "hòa giải, toà án") == []

    @pytest.mark.parametrize(("style", "meant"), [("old", "hòa"), ("new", "hoà")])
    def test_a_style_wanted(self, style, meant):
        rule = MixedToneStyle(style=style)
        assert [answer for _, answer in shown(rule, "hòa và hoà")] == [meant]
        assert shown(rule, "Tỉnh Hoà Bình và Hòa Bình, HOÀ và HÒA, quý và quỷ, hoàn, loét") == []

    def test_documents_of_a_page_do_not_mix(self):
        linter = Linter([MixedToneStyle()])
        checked = linter.check_page([Document("hòa giải ở tòa"), Document("hoà giải ở toà")])
        assert [c.diagnostics for c in checked] == [[], []]


class TestIYVariant:
    def test_only_the_same_word(self):
        assert shown(IYVariant(), "công ty có ti vi, hi hi, hy vọng, tỉ mỉ, tỷ lệ, kì cọ, kỳ thi, lí nhí, lý do") == []

    def test_compounds(self):
        assert shown(IYVariant(), "hy vọng, hy vọng và hi vọng") == [("hi", "hy")]

    @pytest.mark.parametrize(("spelling", "found"), [("y", ["kĩ", "lí"]), ("i", ["kỳ", "lý"])])
    def test_a_spelling_wanted(self, spelling, found):
        text = "Cái kĩ và lí này; nghệ sĩ, quy định; xem kỳ và lý kia. Ông Lý ở Mỹ"
        assert [word for word, _ in shown(IYVariant(spelling=spelling), text)] == found


class TestUndiacritizedText:
    def test_table(self):
        assert len(skeletons()) > 1000
        assert all(word == skeleton(word) and word.isascii() for word in skeletons())
        the, khong = skeletons()["the"], skeletons()["khong"]
        assert the.against_foreign < 0 < khong.against_foreign
        assert skeletons()["trong"].against_marked < 0.5 < khong.against_marked
        assert "strength" not in skeletons()

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Hôm nay toi khong biet duong ve nha đâu", ["toi khong biet duong ve nha"]),
            ("Nhắn tin: “Toi khong biet duong ve”. Rồi thôi", ["Toi khong biet duong ve"]),
            ("TOI KHONG BIET DUONG VE NHA NGUOI", ["TOI KHONG BIET DUONG VE NHA NGUOI"]),
            ("gia 12.000 dong mot can, moi nguoi duoc mua 3,5 can", None),
            ("toi khong biet duong ve nha\ntoi khong biet duong ve nha", ["toi khong biet duong ve nha"] * 2),
            ("khong biet", []),
            ("Nguyen Van Khong, Tran Nguoi Cua, Le Thi Nhung, Vo Duoc", []),
            ("khong_duoc_nguoi_nhung_cua khong-duoc-nguoi-nhung-cua", []),
            ("#khong #duoc #nguoi #nhung #cua #mot #hai", []),
            ("def khong(duoc, nguoi): return nhung", []),
            ("theo chua chua, cay cay thong dong", []),
        ],
    )
    def test_runs(self, text, found):
        spans = [text[d.span.start : d.span.end] for d in findings(UndiacritizedText(), text)]
        assert spans == ([text] if found is None else found)

    @pytest.mark.parametrize(
        "text",
        [
            "The tenants can change the hang tags on the van, then come in and do so at ten.",
            "El perro y el gato no pueden entrar en la casa porque la puerta esta cerrada con llave.",
            "Le chien mange le chat, mais la nuit ne tombe pas sur la ville de nos amis.",
            "Wo men shi zhong guo ren, wo men dou hen xi huan he cha, ni ne, ta ye xi huan ma.",
            "Saya tidak tahu apa yang harus dilakukan dengan buku ini karena buku itu sudah hilang.",
            "Ang mga bata ay kumakain ng kanin at ulam habang nanonood ng telebisyon sa bahay.",
            "Trong khi anh em ta hai tay cho nhau xem con chim non bay qua sông",
        ],
    )
    def test_other_languages(self, text):
        assert findings(UndiacritizedText(), text) == []

    def test_min_words(self):
        assert findings(UndiacritizedText(min_words=3), "nói khong biet duong nào")
        assert not findings(UndiacritizedText(min_words=4), "nói khong biet duong nào")

    def test_a_long_run_is_shown_short(self):
        (finding,) = findings(UndiacritizedText(), "toi khong biet duong ve nha cua nguoi " * 20)
        assert len(finding.message.en) < 120
        assert re.search(r" …”$", finding.message.en)

    @given(st.lists(st.sampled_from("khong duoc nguoi The, : “ ” đâu . of\n NAM 12 -".split(" ")), max_size=30))
    def test_never_raises(self, words):
        findings(UndiacritizedText(), " ".join(words))


def test_each_fault_of_a_word_has_one_rule():
    told = [rule.fault for rule in vnlint_rules.vnlint_rules() if issubclass(rule, SpellingRule)]
    assert len(told) == len(set(told))
    assert set(told) == set(Fault)
