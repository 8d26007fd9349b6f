"""Keys of typing methods: every syllable both ways, the orders people type, and keys left over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.syllables import all_syllables

from vnlint_rules.language.syllable import is_legal
from vnlint_rules.language.tone import ToneStyle
from vnlint_rules.language.typing_methods import TELEX, VIQR, VNI, half_applied

METHODS = pytest.mark.parametrize("method", [TELEX, VNI, VIQR], ids=lambda method: method.name)


@METHODS
@pytest.mark.parametrize("style", ToneStyle)
def test_every_syllable_both_ways(method, style):
    assert all(method.decode(method.encode(word), style) == word for word in all_syllables(style))


@METHODS
@given(data=st.data())
def test_any_case_both_ways(method, data):
    word = data.draw(st.sampled_from(sorted(all_syllables(ToneStyle.NEW))))
    cased = "".join(letter.upper() if data.draw(st.booleans()) else letter for letter in word)
    keys = method.encode(cased)
    assert keys.isascii()
    assert method.decode(keys, ToneStyle.NEW) == cased


@pytest.mark.parametrize(
    ("method", "keys", "word"),
    [
        (method, key, word)
        for method, table in (
            (
                TELEX,
                "tieengs:tiếng tieesng:tiếng tiengse:tiếng ddaats:đất dduwowcj:được dduowcj:được dduwocj:được "
                "nguwowif:người ngwowif:người nguowif:người tw:tư tuw:tư muaw:mưa muwa:mưa thuowr:thuở quawn:quăn "
                "hoawcj:hoặc huowng:hương huowu:hươu dangd:đang booong:boong boong:bông ngoeof:ngoèo giengs:giéng "
                "Vieejt:Việt VIEETJ:VIỆT toan:toan hoaf:hòa hoafs:hóa hoafz:hoa",
            ),
            (
                VNI,
                "tie6ng1:tiếng tie61ng:tiếng Vie65t:Việt Vie6t5:Việt viet65:việt d9a61t:đất ngu7o72i:người "
                "nguo72i:người nguoi72:người d9uo75c:được du9oc75:được hoa2:hòa hoa20:hoa",
            ),
            (
                VIQR,
                "tie^'ng:tiếng tie^ng':tiếng Vie^.t:Việt ddu+o+.c:được ddu*o*.c:được dduo+.c:được ba('t:bắt "
                "nguo*`i:người",
            ),
        )
        for key, _, word in (entry.partition(":") for entry in table.split())
    ],
)
def test_the_orders_people_type(method, keys, word):
    assert method.decode(keys) == word


@pytest.mark.parametrize(
    ("keys", "word", "regular"),
    [
        ("tieengs", "tiếng", True),
        ("tieesng", "tiếng", True),
        ("tieengss", "tiếng", True),
        ("dduowcj", "được", True),
        ("boson", "bốn", False),
        ("tiengse", "tiếng", False),
        ("arrays", "ấy", False),
        ("nois", "nói", True),
    ],
)
def test_keys_in_a_usual_order(keys, word, regular):
    assert TELEX.decode(keys) == word
    assert TELEX.is_regular(keys, word) is regular


@pytest.mark.parametrize(("word", "keys"), [("đeer", "ddeer"), ("ddồ", "ddoof"), ("đuwợc", "dduwowjc"), ("an", "an")])
def test_keys_of_what_was_turned_into_letters(word, keys):
    assert TELEX.spread(word) == keys


@pytest.mark.parametrize("keys", ["", "street", "www", "aaa", "quocs", "zzz", "tieengs tieengs", "x" * 400, "oaoa"])
def test_what_is_no_syllable(keys):
    assert TELEX.decode(keys) is None


def test_two_tones_have_no_keys():
    with pytest.raises(ValueError, match="two tones"):
        TELEX.encode("hoàá")


@METHODS
@given(keys=st.text(alphabet="abcdeghiklmnopqrstuvxywzjf0123456789^+*('`?~.DOW", max_size=12))
def test_decoding_gives_syllables_or_nothing(method, keys):
    word = method.decode(keys)
    assert word is None or is_legal(word)


@pytest.mark.parametrize(
    ("word", "best"),
    [
        ("tiêngs", "tiếng"),
        ("tiê1ng", "tiếng"),
        ("đươcj", "được"),
        ("đưocj", "được"),
        ("viêtj", "việt"),
        ("thưowng", "thương"),
        ("nhữngx", "những"),
        ("tiếngs", "tiếng"),
        ("vàl", "và"),
        ("khôngg", "không"),
        ("NHỮNGX", "NHỮNG"),
    ],
)
def test_keys_left_over(word, best):
    assert half_applied(word)[0] == best


@pytest.mark.parametrize("word", ["tieengs", "tiếng", "hòa", "hoà", "", "ạ" * 40, "qwđ"])
def test_no_key_left_over(word):
    assert half_applied(word) == ()


@given(word=st.text(alphabet="aăâeêioôơuưyàáảãạềếểễệđbcdghklmnpqrstvxfjwz12345678", max_size=10))
def test_candidates_are_syllables(word):
    assert all(is_legal(candidate) for candidate in half_applied(word))
