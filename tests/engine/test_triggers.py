"""Compiled triggers fire where the plain reading of them does."""

import itertools
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import either
from vnlint.charset import BLANK, LETTER, LINE_END, LOWER, UPPER, CharSet
from vnlint.columns import Columns
from vnlint.triggers import Characters, Literals, Pairs, Phrases, Repeats, Scanner, Words

CATEGORIES = 1
"""Classes that there are beside those of the characters."""


def scan(text, *triggers):
    return [places.tolist() for places in Scanner([(t,) for t in triggers]).scan(text, Columns(text))]


@given(either)
def test_pairs_and_characters(text):
    text = "".join(c for c in text if ord(c) < 0x10000)
    found = scan(text, Pairs(LOWER, CharSet.of(".,")), Pairs(BLANK, LINE_END), Characters(CharSet.of("ÐðẢ")))
    category = unicodedata.category
    blank = {i for i, c in enumerate(text) if c == "\t" or category(c) == "Zs"}
    pairs = list(itertools.pairwise(text))
    assert found[0] == [i for i, (a, b) in enumerate(pairs) if category(a) == "Ll" and b in ".,"]
    assert found[1] == [i for i, (_, b) in enumerate(pairs) if i in blank and b in "\r\n"]
    assert found[2] == [i for i, c in enumerate(text[:-1]) if c in "ÐðẢ"]


@given(either)
def test_words_and_literals(text):
    text = "".join(c for c in text if ord(c) < 0x10000)
    found = scan(text, Words.of("ảnh và xem"), Literals(("./.", "của")))
    words = [(m.start(), m.group().lower()) for m in regex.finditer(r"[\p{L}\p{M}]+", text)]
    assert found[0] == [start for start, word in words if word in ("ảnh", "và", "xem")]
    assert found[1] == [i for i in range(len(text)) if text.startswith(("./.", "của"), i)]


def test_repeats():
    assert scan("trên Trên, không rõ không rõ", Repeats((1, 2))) == [[5, 20]]


@given(st.lists(st.sampled_from("ab"), max_size=9), st.integers(1, 4))
def test_repeats_are_of_whole_phrases(words, length):
    expected = [2 * i for i in range(length, len(words) - length + 1) if words[i - length : i] == words[i : i + length]]
    assert scan(" ".join(words), Repeats((length,))) == [expected]


def test_a_rule_with_several_triggers_has_each_place_once():
    text = "ảnh ẢNH."
    found = Scanner([(Words.of("ảnh"), Characters(UPPER), Pairs(LETTER, LETTER))]).scan(text, Columns(text))
    assert found[0].tolist() == [0, 1, 4, 5, 6]


@pytest.mark.parametrize("count", [150, 255 - CATEGORIES, 256 - CATEGORIES, 257 - CATEGORIES, 800])
def test_more_rules_than_bits_in_a_word_and_more_classes_than_a_byte_tells_apart(count):
    characters = [chr(0x4E00 + i) for i in range(count)]
    found = scan("".join(characters) + " ", *(Characters(CharSet.of(c)) for c in characters))
    assert found == [[i] for i in range(count)]


def test_sets_of_characters():
    vowels = CharSet.of("aeo")
    assert ((vowels - "a") | CharSet.of("i")).chars == frozenset("eoi")
    table = (CharSet.of(categories="Lu") - "A").table()
    assert not table[ord("A")]
    assert table[ord("B")]
    assert table[ord("Ạ")]


@given(st.data())
def test_a_union_holds_what_either_holds(data):
    some = st.builds(CharSet.of, st.text("abĐđ", max_size=2), st.sampled_from(["", "Ll", "Lu Ll"]))
    a, b = (data.draw(some) - data.draw(st.text("abĐđ", max_size=2)) for _ in "ab")
    assert ((a | b).table() == (a.table() | b.table())).all()
    assert all((c in a) == a.table()[ord(c)] for c in "abcĐđ")


def test_phrases_are_words_apart_by_one_blank():
    text = "Năng xuất, năng  xuất, năng\u00a0xuất cao, và năng\nxuất. Năng"
    assert scan(text, Phrases(frozenset({"năng xuất", "năng xuất cao", "xuất cao"})))[0] == [0, 23, 28]


@given(st.lists(st.sampled_from(("a", "b", "A")), max_size=12), st.sets(st.sampled_from(("a b", "b b a", "a a a b"))))
def test_phrases_are_found_where_they_stand(words, phrases):
    text = " ".join(words)
    expected = sorted(
        2 * i
        for i in range(len(words))
        if any([w.lower() for w in words[i : i + len(p.split())]] == p.split() for p in phrases)
    )
    assert scan(text, Phrases(frozenset(phrases))) == [expected]


def test_more_classes_than_a_table_can_tell_apart_are_told():
    sets = [CharSet.of(chr(0x4E00 + number)) for number in range(1_024)]
    with pytest.raises(ValueError, match="1026 sets of characters have to be told apart"):
        scan("", *(Pairs(one, BLANK) for one in sets))
