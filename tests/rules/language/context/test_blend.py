"""Two models as one: what each of them knows is in it, by its share."""

import numpy as np
import pytest

from vnlint_rules.language.context import shipped
from vnlint_rules.language.context.assembling import assemble
from vnlint_rules.language.context.blend import Blend
from vnlint_rules.language.context.model import pair_keys, triple_keys
from vnlint_rules.language.context.network import Network
from vnlint_rules.language.context.vocabulary import FIRST, NAME, STOP, UNKNOWN, Vocabulary
from vnlint_rules.language.fit import Fit, shipped_fit

WORDS = ["xe", "chạy", "zqx", "khuỷu"]


@pytest.fixture(scope="module")
def own():
    vocabulary = Vocabulary.of(WORDS)
    row = np.array([vocabulary.id_of(word) for word in "xe chạy zqx khuỷu xe".split()] * 50, np.uint16)
    counts = np.bincount(row, minlength=len(vocabulary)).astype(np.uint32)
    pairs = np.unique(pair_keys(row[:-1], row[1:]), return_counts=True)
    triples = np.unique(triple_keys(row[:-2], row[1:-1], row[2:]), return_counts=True)
    return assemble(vocabulary, counts, pairs, triples, {})


@pytest.fixture(scope="module")
def blend(own):
    return Blend(shipped.model(), own, 0.25)


def row(model, *words):
    return np.array([[model.vocabulary.id_of(word)] for word in words], np.uint16)


def test_a_word_is_as_likely_as_both_say(own, blend):
    words = ("xe", "chạy", "khuỷu")
    expected = 0.25 * np.exp(own.log_likelihoods(*row(own, *words)))
    expected += 0.75 * np.exp(shipped.model().log_likelihoods(*row(shipped.model(), *words)))
    assert np.exp(blend.log_likelihoods(*row(blend, *words))) == pytest.approx(expected)
    expected = 0.25 * np.exp(own.log_shares(row(own, "xe")[0])) + 0.75 * np.exp(
        shipped.model().log_shares(row(shipped.model(), "xe")[0])
    )
    assert np.exp(blend.log_shares(row(blend, "xe")[0])) == pytest.approx(expected)


def test_the_words_of_both_are_known(blend):
    broad = shipped.model().vocabulary
    assert blend.vocabulary.id_of("zqx") == len(broad)
    assert len(blend.vocabulary) == len(broad) + 1
    assert all(blend.vocabulary.id_of(word) == broad.id_of(word) for word in ("xe", "quan", "khuỷu"))
    assert not blend.swaps.rows(row(blend, "zqx")[0])[0].size


def test_all_words_that_one_does_not_know_share_what_it_has_for_them(blend):
    every = np.arange(FIRST, len(blend.vocabulary)).astype(np.uint16)
    known = np.append(every, [UNKNOWN, NAME, STOP]).astype(np.uint16)
    assert np.exp(blend.log_shares(known)).sum() < 1.2


def test_either_vouches_for_a_pair(own, blend):
    pair = row(own, "chạy", "zqx")
    assert (blend.pair_values(*row(blend, "chạy", "zqx")) & 3) == (own.pair_values(*pair) & 3)
    pair = row(shipped.model(), "quan", "hệ")
    assert (blend.pair_values(*row(blend, "quan", "hệ")) & 3) == (shipped.model().pair_values(*pair) & 3)
    assert blend.triple_levels(*row(blend, "xe", "chạy", "zqx"))[0] > 0


def test_the_network_does_not_stumble_over_new_words(blend):
    network = Network(blend.network)
    ids = row(blend, "zqx", "xe").ravel()
    assert network.scores(np.zeros((2, 64), np.float32), ids).shape == (2,)


def test_what_fits_is_what_the_model_in_use_says(own, blend):
    by_own, by_both, by_shipped = (
        fit.in_row(("xe", "chạy", "khuỷu", "xe")) for fit in (Fit(own), Fit(blend), shipped_fit())
    )
    assert by_own > by_both > by_shipped
    assert Fit(own).times("khuỷu") == 50
