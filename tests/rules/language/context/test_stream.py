"""A text as ids: words, and what stands between them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.texts import either

from vnlint import Document, Page
from vnlint_rules.language.context.stream import read
from vnlint_rules.language.context.vocabulary import Vocabulary

WORDS = "ông bà tăng đồng năm và hoà ở ăn ten nói trời mưa".split()
VOCABULARY = Vocabulary.of(WORDS)
NAMES = '? N # | , : " = –'.split()


def shown(text):
    ids = read(Document(text), VOCABULARY).ids.tolist()
    return " ".join(NAMES[i] if i < len(NAMES) else VOCABULARY.word_of(i) for i in ids)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ông và bà", "| | ông và bà | |"),
        ("Ông Trump và bà", "| | ông N và bà | |"),
        ("ông xyz bà", "| | ông ? bà | |"),
        ("ông, bà: nói", "| | ông , bà : nói | |"),
        ("trời mưa. Ông nói", "| | trời mưa | | ông nói | |"),
        ("trời mưa\nông nói", "| | trời mưa | | ông nói | |"),
        ("tăng 1.000 đồng", "| | tăng # đồng | |"),
        ("năm 2016. Ông nói", "| | năm # | | ông nói | |"),
        ("ông, 54 năm", "| | ông , # năm | |"),
        ("ăn-ten", "| | ăn = ten | |"),
        ("ông – bà", "| | ông – bà | |"),
        ("ông “nói” bà", '| | ông " nói " bà | |'),
        ("hòa và hoà", "| | hoà và hoà | |"),
        ("", "| | | |"),
    ],
)
def test_what_stands_between(text, ids):
    assert shown(text) == ids


@given(st.lists(either, min_size=1, max_size=4))
def test_a_page_reads_as_its_documents(texts):
    page = Page([Document(text) for text in texts])
    whole = read(page, VOCABULARY)
    first = 0
    for text in texts:
        alone = read(Document(text), VOCABULARY)
        count = len(alone.places)
        steps = np.arange(-30, 31)
        ids, capital = whole.around(whole.places[first : first + count], steps)
        own_ids, own_capital = alone.around(alone.places, steps)
        assert ids.tolist() == own_ids.tolist()
        assert capital.tolist() == own_capital.tolist()
        first += count
    assert first == len(whole.places)
