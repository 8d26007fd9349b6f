"""Words that are too rare become one, and nothing that was counted is lost."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnlint_rules.language.context.learning.choosing import Counted
from vnlint_rules.language.context.learning.known_words import LEAST, choices, narrowed
from vnlint_rules.language.context.learning.runs import counted
from vnlint_rules.language.context.model import pair_keys, triple_keys
from vnlint_rules.language.context.vocabulary import FIRST, MOST, UNKNOWN, Vocabulary

WORDS = "trời mưa rất to ở đây hôm nay".split()


def counted_of(row, words=WORDS):
    ids = np.array(row, np.uint16)
    return Counted(
        Vocabulary.of(words),
        np.bincount(ids, minlength=FIRST + len(words)),
        counted(pair_keys(ids[:-1], ids[1:])),
        counted(triple_keys(ids[:-2], ids[1:-1], ids[2:])),
        np.append(ids, np.uint16(MOST)),
    )


@given(st.lists(st.integers(0, FIRST + len(WORDS) - 1), min_size=3, max_size=200), st.integers(1, 30))
def test_narrowed_is_what_would_have_been_counted(row, least):
    whole = counted_of(row)
    narrow = narrowed(whole, least, ["ở"])
    known = [w for n, w in enumerate(WORDS, FIRST) if Counter(row)[n] >= least or w == "ở"]
    assert narrow.vocabulary.words == known
    new = {n: narrow.vocabulary.id_of(w) for n, w in enumerate(WORDS, FIRST)} | {n: n for n in range(FIRST)}
    expected = counted_of([new[n] for n in row], known)
    for name in ("pairs", "triples"):
        found, wanted = getattr(narrow, name), getattr(expected, name)
        assert [column.tolist() for column in found] == [column.tolist() for column in wanted]
    assert narrow.unigrams.tolist() == expected.unigrams.tolist()
    assert narrow.kept_out.tolist() == expected.kept_out.tolist()


def test_rare_words_that_say_nothing_are_let_go():
    chance = np.random.default_rng(1)
    words = [*WORDS, *(f"x{n}" for n in range(300))]
    sentence = np.arange(FIRST, FIRST + len(WORDS))
    rare = FIRST + len(WORDS) + chance.integers(0, 300, 3_600)
    row = np.concatenate([np.append(sentence, word) for word in rare])
    whole = counted_of(row, words)
    found = choices(whole, len(words), [], 1)
    assert sorted(choice.least for choice in found) == list(LEAST)
    assert [choice.perplexity for choice in found] == sorted(choice.perplexity for choice in found)
    assert found[0].words <= len(words) + FIRST


def test_without_texts_to_measure_with_all_words_are_kept():
    whole = counted_of([FIRST, FIRST + 1, UNKNOWN])
    empty = Counted(whole.vocabulary, whole.unigrams, whole.pairs, whole.triples, np.empty(0, np.uint16))
    best = choices(empty, 9, WORDS, 1)[0]
    assert best.perplexity == pytest.approx(np.inf)
    assert best.least == LEAST[0]
