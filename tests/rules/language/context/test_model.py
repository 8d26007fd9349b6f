"""What the shipped model says of words in their places, and what its file promises."""

import numpy as np
import pytest

from vnlint import Document
from vnlint_rules.language.context import shipped
from vnlint_rules.language.context.decoding import Slot, decode
from vnlint_rules.language.context.filling import fits
from vnlint_rules.language.context.model_file import MAGIC, ModelFileError, open_model, save
from vnlint_rules.language.context.restoring import restored


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


def test_decoding_finds_the_likeliest_row():
    model = shipped.model()
    slots = [
        Slot(ids(*words.split()), np.zeros(len(words.split()))) for words in ("hom hôm", "nay nây này", "trời trôi")
    ]
    path = decode(slots, (3, 3), (3, 3), model)
    assert [model.vocabulary.word_of(int(slot.ids[k])) for slot, k in zip(slots, path, strict=True)] == [
        "hôm",
        "nay",
        "trời",
    ]


@pytest.mark.parametrize(
    ("bare", "marked"),
    [
        ("hom nay troi mua rat to", "hôm nay trời mưa rất to"),
        ("nhieu nguoi khong the di lam", "nhiều người không thể đi làm"),
        ("thu tuong chinh phu da den ha noi", "thủ tướng chính phủ đã đến hà nội"),
    ],
)
def test_marks_are_restored(bare, marked):
    document = Document(bare)
    assert restored(document, 0, len(document.tokens.starts) - 1, shipped.reader()) == marked.split()


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
