"""Words whose letters lost bytes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnlint import Applicability, Document, Linter
from vnlint.fixing import Fixer
from vnlint.plugins import load
from vnlint_rules.language.double_encoding import misread
from vnlint_rules.language.legacy.seen import Seen
from vnlint_rules.language.lexicon import old_styles, syllables
from vnlint_rules.language.lost_bytes import Losses, losses_of, readings
from vnlint_rules.unicode.mojibake import Mojibake

LINTER = Linter([Mojibake()], encodings=load().encodings)
TOLD = Losses(Seen.CP1252, hyphens=False, no_breaks=False)
UNTOLD = Losses(None, hyphens=True, no_breaks=True)
CONTROLS = re.compile("[\x80-\x9f]")
HYPHENS = re.compile("[\x80-\x9f\xad]")
ATTESTED = sorted(syllables().keys() - old_styles().keys())

attested = st.sampled_from(ATTESTED)
casings = st.sampled_from([str.lower, str.capitalize, str.upper])
lossy = st.sampled_from([CONTROLS, HYPHENS])


def texts(shown, losses):
    return [reading.text for reading in readings(shown, losses)]


def lost(word, gone=CONTROLS, by=""):
    return gone.sub(by, misread(word, Seen.CP1252))


@pytest.mark.parametrize(
    ("shown", "meant"),
    [("ngÆ°á»i", "người"), ("Äáº¡i", "Đại"), ("h\u00e1\u00bb\ufffdc", "học"), ("há»?c", "học"), ("CÃC", "CÁC")],
)
def test_one_reading(shown, meant):
    assert texts(shown, TOLD)[0] == meant


def test_several_readings():
    assert texts("gá»i", TOLD)[:2] == ["gọi", "gỏi"]
    assert "gửi" in texts("gá»i", UNTOLD)
    assert "và" in texts("vÃ", UNTOLD)


def test_nothing_where_nothing_was_lost():
    assert texts("không", UNTOLD) == texts("Viá»‡t", UNTOLD) == texts("", UNTOLD) == []


@pytest.mark.parametrize("shown", ["hÃ¡Â»c", "hÃ¡Â»Âc"])
def test_read_wrongly_twice(shown):
    assert texts(shown, TOLD)[0] == "học"


def test_what_a_text_tells():
    assert losses_of("cá»§a Viá»‡t") == Losses(Seen.CP1252, hyphens=True, no_breaks=True)
    assert losses_of("nÃ³i") == Losses(None, hyphens=True, no_breaks=True)
    assert losses_of("nÃ³i " * 10) == Losses(Seen.LATIN_1, hyphens=True, no_breaks=True)
    assert losses_of("chÃ\xadnh lÃ\xa0") == Losses(None, hyphens=False, no_breaks=False)


@given(attested, casings, lossy, st.sampled_from(["", "\ufffd", "?"]))
def test_the_right_reading_is_among_all(word, cased, gone, by):
    shown = lost(cased(word), gone, by)
    if shown != misread(cased(word), Seen.CP1252):
        assert cased(word) in texts(shown, UNTOLD)


@given(st.lists(attested, min_size=1, max_size=12), lossy)
def test_no_safe_fix_is_wrong(words, gone):
    """Of any words in any order, about which neighbours tell nothing, or the wrong thing."""
    text = " ".join(["Tiếng Việt của", *words, "và người"])
    fixed = Fixer(LINTER, Applicability.SAFE).fix(Document(lost(text, gone))).text.split(" ")
    for word, shown, result in zip(text.split(" "), lost(text, gone).split(" "), fixed, strict=True):
        assert result in (word, shown)
