"""What the shipped model says of words in their places, and what its file promises."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnlint import Document
from vnlint_rules.language.context import shipped
from vnlint_rules.language.context.decoding import Doubt, decode
from vnlint_rules.language.context.filling import fits
from vnlint_rules.language.context.model_file import MAGIC, ModelFileError, open_model, save
from vnlint_rules.language.context.vocabulary import STOP


def ids(*words):
    return np.array([shipped.model().vocabulary.id_of(word) for word in words], np.uint16)


def test_likelihoods_are_of_words_in_their_context():
    model = shipped.model()
    first, second = ids("quan", "quan"), ids("hệ", "hệ")
    fits = model.log_likelihoods(first, second, ids("hợp", "khuỷu"))
    assert fits[0] > fits[1] + 3
    assert (fits < 0).all()


def test_both_styles_are_one_word():
    words = shipped.model().vocabulary
    assert words.id_of("hòa") == words.id_of("Hoà") != 0
    found = words.ids(Document("hòa hoà HÒA xqzt").tokens.hashes)
    assert found.tolist() == [words.id_of("hoà")] * 3 + [0]


def doubts_at(place, *rows):
    """Doubts beside each other from a place on, each among the words of one string."""
    return [Doubt(place + k, ids(*words.split()), np.zeros(len(words.split()))) for k, words in enumerate(rows)]


def test_decoding_finds_the_likeliest_row():
    model = shipped.model()
    doubts = doubts_at(2, "hom hôm", "nay nây này", "trời trôi")
    path = decode(np.full(7, STOP, np.uint16), doubts, model)
    words = [model.vocabulary.word_of(int(doubt.ids[k])) for doubt, k in zip(doubts, path, strict=True)]
    assert words == ["hôm", "nay", "trời"]


@given(st.data())
def test_stretches_decoded_in_step_are_what_each_is_alone(data):
    model = shipped.model()
    some = ids(*"hôm nay trời mưa rất to và chúng ta đi học ở trường xa của năm".split())
    row = [STOP, STOP]
    stretches = []
    for _ in range(data.draw(st.integers(1, 4))):
        stretch = []
        for _ in range(data.draw(st.integers(1, 3))):
            options = data.draw(st.lists(st.sampled_from(some.tolist()), min_size=1, max_size=3, unique=True))
            weights = data.draw(st.lists(st.floats(-3, 0), min_size=len(options), max_size=len(options)))
            stretch.append(Doubt(len(row), np.array(options, np.uint16), np.array(weights)))
            row.append(options[0])
        stretches.append(stretch)
        row += data.draw(st.lists(st.sampled_from(some.tolist()), min_size=2, max_size=3))
    ids_ = np.array([*row, STOP, STOP], np.uint16)
    together = decode(ids_, [doubt for stretch in stretches for doubt in stretch], model).tolist()
    assert together == [k for stretch in stretches for k in decode(ids_, stretch, model).tolist()]

    def likelihood(stretch, path):
        changed = ids_.copy()
        changed[[doubt.place for doubt in stretch]] = [doubt.ids[k] for doubt, k in zip(stretch, path, strict=True)]
        total = model.log_likelihoods(changed[:-2], changed[1:-1], changed[2:]).sum()
        return total + sum(doubt.weights[k] for doubt, k in zip(stretch, path, strict=True))

    for stretch in stretches:
        found, together = together[: len(stretch)], together[len(stretch) :]
        best = max(
            likelihood(stretch, path) for path in itertools.product(*(range(len(doubt.ids)) for doubt in stretch))
        )
        assert likelihood(stretch, found) == pytest.approx(best, abs=1e-3)


def test_what_fills_a_gap():
    model = shipped.model()
    good, bad, none = fits(["quan", "hệ"], [["hợp", "tác"], ["cá", "rán"], []], ["giữa", "hai"], model)
    assert good > bad
    assert none < 0
    assert fits([], [["Xqzt"]], [], model) == fits([], [["Zzyx"]], [], model)


@pytest.fixture
def copy(tmp_path):
    path = tmp_path / "copy.vnm"
    save(shipped.model(), str(path))
    return path


def test_a_model_comes_back_from_its_file(copy):
    found, known = open_model(str(copy)), shipped.model()
    assert found.card == known.card
    assert found.vocabulary.words == known.vocabulary.words
    pairs = ids("quan", "hợp"), ids("hệ", "tác")
    assert found.pair_values(*pairs).tolist() == known.pair_values(*pairs).tolist()
    assert found.network.keys() == known.network.keys()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda data: b"", "not a vnlint model"),
        (lambda data: b"something else\n" * 9, "not a vnlint model"),
        (lambda data: data[:-5], "damaged"),
        (lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:], "checksum"),
        (lambda data: MAGIC + (99).to_bytes(4, "little") + data[12:], "upgrade vnlint"),
        (lambda data: MAGIC + (0).to_bytes(4, "little") + data[12:], "learn it again"),
    ],
)
def test_what_is_no_model_is_told(copy, damage, told):
    copy.write_bytes(damage(copy.read_bytes()))
    with pytest.raises(ModelFileError, match=told) as error:
        open_model(str(copy))
    assert str(copy) in error.value.message.vi
    with pytest.raises(ModelFileError):
        open_model(str(copy.parent / "none.vnm"))
