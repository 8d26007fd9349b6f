"""What is a Vietnamese syllable, how it is taken apart, and where its tone is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.syllables import all_syllables
from vnlint_rules.language import syllable as syllables
from vnlint_rules.language.letters import has_mark, vowel_rows
from vnlint_rules.language.syllable import (
    Syllable,
    analyse,
    is_legal,
    is_legal_toneless,
    is_readable,
    may_bear,
    readings,
    skeleton,
    spellings,
)
from vnlint_rules.language.tone import Tone, ToneStyle, fold_style, place_tone, strip_tone

STYLES = list(ToneStyle)
LETTERS = "".join(vowel_rows().values()) + "bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVXfjwzİ\u0301\u0323'-1 "
NEARLY_WORDS = st.text(LETTERS, max_size=8)
"""Strings that come close to syllables, which text drawn from all of Unicode never does."""


def spelt(syllable: Syllable, style: ToneStyle) -> str:
    """A syllable put together again: a vowel that onset and rime share is written once."""
    onset, rime, tone = syllable.onset, syllable.rime, syllable.tone
    shared = onset == "qu" or (onset == "gi" and rime.startswith("i"))
    return place_tone(onset + rime[shared:], tone, style)


def test_how_many_there_are() -> None:
    """As many as the rules of composition were measured to make."""
    assert len(spellings()) == 3_548
    for style in STYLES:
        forms = list(all_syllables(style))
        assert len(forms) == len(set(forms)) == 16_253
    assert len({form for style in STYLES for form in all_syllables(style)}) == 16_513


@pytest.mark.parametrize("style", STYLES)
def test_every_syllable_is_spelt_back(style: ToneStyle) -> None:
    for form in all_syllables(style):
        syllable = analyse(form)
        assert syllable is not None
        assert spelt(syllable, style) == form
        assert fold_style(form) == spelt(syllable, ToneStyle.NEW)


@pytest.mark.parametrize("style", STYLES)
def test_placing_and_stripping_are_inverse(style: ToneStyle) -> None:
    for bare in spellings():
        for tone in Tone:
            for word in (bare, bare.title(), bare.upper()):
                assert strip_tone(place_tone(word, tone, style)) == (word, tone)


def test_the_styles_differ_in_open_oa_oe_uy_alone() -> None:
    for bare in spellings():
        differ = place_tone(bare, Tone.HEAVY, ToneStyle.OLD) != place_tone(bare, Tone.HEAVY, ToneStyle.NEW)
        assert differ == (bare.endswith(("oa", "oe", "uy")) and not bare.startswith("qu"))


@pytest.mark.parametrize("word", ["iêng", "iêc", "ngh", "qu", "đ", "", "gii", "quua", "ươ", "iê", "uô", "duoc", "được"])
def test_no_spelling_without_a_tone(word: str) -> None:
    assert not is_legal_toneless(word)


@pytest.mark.parametrize("word", ["gi", "viêc", "đươc", "Buyt", "YÊNG", "quôc", "giêng"])
def test_spellings_without_a_tone(word: str) -> None:
    assert is_legal_toneless(word)


@pytest.mark.parametrize(
    ("word", "onset", "rime", "tone"),
    [
        ("quán", "qu", "oan", Tone.RISING),
        ("giếng", "gi", "iêng", Tone.RISING),
        ("giết", "gi", "iêt", Tone.RISING),
        ("gì", "gi", "i", Tone.FALLING),
        ("gìn", "gi", "in", Tone.FALLING),
        ("giữa", "gi", "ưa", Tone.TUMBLING),
        ("gia", "gi", "a", Tone.LEVEL),
        ("ga", "g", "a", Tone.LEVEL),
        ("Quốc", "qu", "uôc", Tone.RISING),
        ("quý", "qu", "uy", Tone.RISING),
        ("quí", "qu", "ui", Tone.RISING),
        ("QUYỂN", "qu", "uyên", Tone.ASKING),
        ("nghiêng", "ngh", "iêng", Tone.LEVEL),
        ("ủy", "", "uy", Tone.ASKING),
        ("uỷ", "", "uy", Tone.ASKING),
        ("yêu", "", "yêu", Tone.LEVEL),
        ("Ở", "", "ơ", Tone.ASKING),
        ("buýt", "b", "uyt", Tone.RISING),
        ("boong", "b", "oong", Tone.LEVEL),
        ("ĐƯỢC", "đ", "ươc", Tone.HEAVY),
    ],
)
def test_parts(word: str, onset: str, rime: str, tone: Tone) -> None:
    assert analyse(word) == Syllable(onset, rime, tone)


@pytest.mark.parametrize(
    "word",
    "giêng hoá hóa Mỹ việc ngành TRƯỜNG xoong nghiêng khuya a khuỷu ngoẻo tuýp quẻ voọc hừm hOÀ giưa".split(),
)
def test_syllables(word: str) -> None:
    assert is_legal(word)


@pytest.mark.parametrize(
    "word",
    "viêc nghành kủa cả́ chuỵện đươc cac ing Messi web Đắk iêu hơng thng b net Trump hello cuả gía tòan qùy gìa boá buyt"
    " muôc mâch lạp-xưởng ñ".split(),
)
def test_other_words(word: str) -> None:
    assert not is_legal(word)
    assert analyse(word) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [("cuả", True), ("TÒAN", True), ("rôí", True), ("của", True), ("viêc", False), ("cả́", False), ("nghành", False)],
)
def test_a_misplaced_mark_is_readable(word: str, expected: bool) -> None:
    assert is_readable(word) is expected


def test_a_stop_has_two_tones_and_a_loan_has_one() -> None:
    assert [tone for tone in Tone if may_bear("viêc", tone)] == [Tone.RISING, Tone.HEAVY]
    assert [tone for tone in Tone if may_bear("Buyt", tone)] == [Tone.RISING]
    assert all(may_bear("vân", tone) for tone in Tone)
    assert not may_bear("xyz", Tone.LEVEL)


@pytest.mark.parametrize(
    ("toneless", "old", "new"),
    [
        ("hoa", "hòa", "hoà"),
        ("KHOE", "KHÒE", "KHOÈ"),
        ("Thuy", "Thùy", "Thuỳ"),
        ("quy", "quỳ", "quỳ"),
        ("qua", "quà", "quà"),
        ("gia", "già", "già"),
        ("giưa", "giừa", "giừa"),
        ("gi", "gì", "gì"),
        ("giêng", "giềng", "giềng"),
        ("toan", "toàn", "toàn"),
        ("tuyp", "tuỳp", "tuỳp"),
        ("moong", "moòng", "moòng"),
        ("ngoai", "ngoài", "ngoài"),
        ("khuyu", "khuỳu", "khuỳu"),
        ("thuơ", "thuờ", "thuờ"),
        ("khuya", "khuỳa", "khuỳa"),
        ("nghia", "nghìa", "nghìa"),
        ("mua", "mùa", "mùa"),
        ("đươc", "đườc", "đườc"),
        ("quao", "quào", "quào"),
    ],
)
def test_where_the_mark_stands(toneless: str, old: str, new: str) -> None:
    assert place_tone(toneless, Tone.FALLING, ToneStyle.OLD) == old
    assert place_tone(toneless, Tone.FALLING, ToneStyle.NEW) == new
    assert fold_style(old) == fold_style(new) == new


@pytest.mark.parametrize("word", ["tòan", "qùy", "gìa", "mùa", "hoa", "Goá", "", "òá", "xyz", "làng hoà"])
def test_what_has_no_old_style_comes_back(word: str) -> None:
    assert fold_style(word) == word


def test_a_mark_needs_a_vowel() -> None:
    assert place_tone("đh", Tone.LEVEL, ToneStyle.OLD) == "đh"
    with pytest.raises(ValueError, match="no vowel"):
        place_tone("đh", Tone.RISING, ToneStyle.OLD)


def test_two_marks_are_no_tone() -> None:
    assert strip_tone("cáằ") is None
    assert strip_tone("được") == ("đươc", Tone.HEAVY)
    assert strip_tone("Señor") == ("Señor", Tone.LEVEL)


def test_skeletons() -> None:
    assert skeleton("Được") == "duoc"
    assert skeleton("ĐƯỜNG") == "duong"
    assert skeleton("café Ñ") == "cafe ñ"
    assert list(readings("giet")) == ["giet", "giêt"]
    assert list(readings("xyz")) == []
    assert sum(len(readings(plain)) for plain in {skeleton(bare) for bare in spellings()}) == len(spellings())


@pytest.mark.parametrize(
    ("word", "expected"), [("đi", True), ("mà", True), ("ƯU", True), ("Trong", False), ("ñ", False)]
)
def test_marks(word: str, expected: bool) -> None:
    assert has_mark(word) is expected


def test_nothing_else_is_made_on_demand() -> None:
    with pytest.raises(AttributeError):
        _ = syllables.TONEFUL  # type: ignore[attr-defined]


@given(st.text() | NEARLY_WORDS)
def test_any_text_is_a_syllable_or_none(text: str) -> None:
    syllable = analyse(text)
    assert (syllable is not None) == is_legal(text)
    if syllable is not None:
        assert is_readable(text)
        assert fold_style(spelt(syllable, ToneStyle.OLD)) == fold_style(text.lower())
        assert may_bear(spelt(Syllable(syllable.onset, syllable.rime, Tone.LEVEL), ToneStyle.OLD), syllable.tone)


@given(st.text() | NEARLY_WORDS)
def test_folding_changes_no_letter_but_its_tone(text: str) -> None:
    assert skeleton(fold_style(text)) == skeleton(text)
    assert fold_style(fold_style(text)) == fold_style(text)
    assert len(fold_style(text)) == len(text)


@given(st.text() | NEARLY_WORDS, st.sampled_from(Tone), st.sampled_from(STYLES))
def test_a_placed_mark_is_all_that_changes(text: str, tone: Tone, style: ToneStyle) -> None:
    stripped = strip_tone(text)
    if stripped is None:
        return
    bare, _ = stripped
    if not any(letter in vowel_rows() for letter in bare):
        return
    assert strip_tone(place_tone(bare, tone, style)) == (bare, tone)
