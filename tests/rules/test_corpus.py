"""Rules that compare texts: what is the same, nearly the same, or comes with the site."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnlint.document import Document, Meta, Page
from vnlint.linter import Linter
from vnlint.survey import concluded
from vnlint_rules.corpus import copies
from vnlint_rules.corpus.copies import equal_rows, letters
from vnlint_rules.corpus.duplicate_document import DuplicateDocument
from vnlint_rules.corpus.near_duplicate_document import NearDuplicateDocument
from vnlint_rules.corpus.rare_name_spelling import RareNameSpelling
from vnlint_rules.corpus.repeated_boilerplate import RepeatedBoilerplate
from vnlint_rules.corpus.sibling_difference import SiblingDifference
from vnlint_rules.corpus.sketches import run_sketches, word_sketches, words_in_common
from vnlint_rules.language.segments import segments
from vnlint_rules.language.terms import terms

SYLLABLES = [a + b for a in "b c d đ g h l m n t".split() for b in "a á à e ê i o ô u ư".split()]


def article(seed, words=120):
    chance = random.Random(seed)
    return " ".join(chance.choice(SYLLABLES) for _ in range(words))


def edited(text, share, seed=1):
    chance = random.Random(seed)
    return " ".join(chance.choice(SYLLABLES) if chance.random() < share else word for word in text.split())


def found(rule, texts, sources=None):
    """For each text the findings of one rule, the texts taken as a corpus."""
    metas = [Meta(record=n, source=sources[n] if sources else "") for n in range(len(texts))]
    documents = [Document(text, f"t{n}", meta) for n, (text, meta) in enumerate(zip(texts, metas, strict=True))]
    linter = Linter([rule])
    return [linter.check(one).diagnostics for one in concluded(documents, linter)]


def others(findings):
    """For each text with a finding, the number of the text that is named."""
    named = ((n, one.message.en.split("[t")[1].split("]")[0]) for n, some in enumerate(findings) for one in some)
    return {number: int(other) for number, other in named}


def test_copies_are_the_same_whatever_their_blanks_and_coding():
    text = "Trời Huế mưa rất to từ sáng."
    copies_ = [
        text,
        " Trời Huế\nmưa  rất to từ sáng.\n",
        "Trời Huế mưa rất to từ sáng.",
        "trời Huế mưa rất to từ sáng.",
    ]
    assert others(found(DuplicateDocument(), copies_)) == {1: 0, 2: 0}


def test_a_text_of_few_words_is_no_copy():
    assert others(found(DuplicateDocument(), ["Hai ba bốn năm.", "Hai ba bốn năm."])) == {}
    assert others(found(DuplicateDocument(min_words=4), ["Hai ba bốn năm.", "Hai ba bốn năm."])) == {1: 0}


@given(st.lists(st.integers(0, 9), max_size=60), st.integers(1, 20))
def test_equal_rows_in_parts_are_those_in_one(keys, at_once):
    column = np.array(keys, np.uint64)
    wanted = sorted([row for row, key in enumerate(keys) if key == one] for one in set(keys) if keys.count(one) > 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copies, "_AT_ONCE", at_once)
        assert sorted(rows.tolist() for groups in equal_rows(column) for rows in groups) == wanted


@settings(max_examples=40)
@given(st.lists(st.text("a b\n.1Ấ", max_size=12), min_size=1, max_size=6))
def test_what_is_known_of_a_text_does_not_depend_on_its_page(texts):
    page = Page([Document(text) for text in texts])
    alone = [Page([Document(text)]) for text in texts]
    for know in (lambda p: letters(p), lambda p: run_sketches(p.view(terms), len(p.documents)),
                 lambda p: word_sketches(p.view(terms), len(p.documents))):  # fmt: skip
        assert know(page).tolist() == [row for one in alone for row in know(one).tolist()]
    of_page, of_texts = page.view(segments), [Document(text).view(segments) for text in texts]
    assert of_page.hashes.tolist() == [one for some in of_texts for one in some.hashes.tolist()]
    starts = np.array(page.starts)[of_page.owners]
    assert (of_page.starts - starts).tolist() == [one for some in of_texts for one in some.starts.tolist()]


def test_numbers_tell_texts_apart():
    one, other = (article(1) + " " + " ".join(map(str, range(n, n + 120))) for n in (1000, 5000))
    assert others(found(NearDuplicateDocument(), [one, other])) == {}
    assert others(found(NearDuplicateDocument(), [one, one.replace("1001", "1")])) == {1: 0}


def test_the_longest_of_those_that_are_alike_stays():
    text = article(1)
    texts = [edited(text, 0.05, 1), article(2), text + " ba bá bà", edited(text, 0.1, 2), article(3)]
    assert others(found(NearDuplicateDocument(), texts)) == {0: 2, 3: 2}


def test_exact_copies_are_left_to_another_rule():
    text = article(1)
    assert others(found(NearDuplicateDocument(), [text, text, edited(text, 0.05)])) == {2: 0}


@pytest.mark.parametrize("share", [0.05, 0.1, 0.15])
def test_edited_copies_are_found(share):
    texts = [article(n, 300) for n in range(100)]
    texts += [edited(text, share, n) for n, text in enumerate(texts)]
    named = others(found(NearDuplicateDocument(), texts))
    assert sum(named.get(n + 100) == n for n in range(100)) >= 99
    assert len(named) <= 100


def test_words_in_common_are_counted_as_often_as_they_stand():
    def share(one, other):
        page = Page([Document(one), Document(other)])
        sketches = word_sketches(page.view(terms), 2)
        return float(words_in_common(sketches[0], sketches[1]))

    words = [f"{a}{b}" for a in SYLLABLES for b in SYLLABLES[:4]]
    assert share(" ".join(words), " ".join(words)) == 1
    assert share(" ".join(words[:200]), " ".join(words[200:])) < 0.05
    assert share("ba " * 100 + " ".join(words), " ".join(words)) == pytest.approx(800 / 900, abs=0.06)


LINE = "Mọi phản hồi xin gửi về hòm thư của tòa soạn."


def test_boilerplate_is_counted_by_source():
    texts = [f"Tin thứ {n}\n{article(n, 40)}. {LINE}" for n in range(6)]
    rule = RepeatedBoilerplate(min_documents=4)
    assert [len(one) for one in found(rule, texts)] == [1] * 6
    assert [len(one) for one in found(rule, texts, list("aaaabb"))] == [1, 1, 1, 1, 0, 0]
    assert found(rule, texts, list("aaaabb"))[0][0].message.en == "these sentences stand in 4 documents (a)"


def test_what_recurs_in_the_midst_of_texts_is_none():
    texts = [f"Tin thứ {n}\n{article(n, 40)}. {LINE} {article(n + 50, 40)}." for n in range(6)]
    assert [len(one) for one in found(RepeatedBoilerplate(min_documents=4), texts)] == [0] * 6


def test_copies_of_one_text_make_no_boilerplate():
    texts = [f"Tin đã đưa\n{article(n, 40)}. {LINE}" for n in range(6)]
    assert [len(one) for one in found(RepeatedBoilerplate(min_documents=4), texts)] == [0] * 6


def test_a_name_behind_boilerplate_does_not_hide_it():
    texts = [f"Tin thứ {n}\n{article(n, 40)}. ({LINE} Xin cảm ơn các bạn đọc.) Bút danh {n}" for n in range(6)]
    spans = [
        one[0].span.of(text)
        for one, text in zip(found(RepeatedBoilerplate(min_documents=4), texts), texts, strict=True)
    ]
    assert spans == [f"({LINE} Xin cảm ơn các bạn đọc.)"] * 6


def test_siblings_fill_holes_only_where_there_is_a_trace():
    whole = "Tin\n" + article(1, 60) + " người dân ở thành phố Vinh đã về quê. " + article(2, 60)
    here = [
        whole.replace("phố Vinh đã", "phố  đã"),
        whole.replace("phố Vinh đã", "phố đã"),
        whole.replace("Vinh đã", "Vinh  đã"),
    ]
    for text, choices in zip(here, [[("Vinh",)], [], []], strict=True):
        assert [one.choices for one in found(SiblingDifference(), [whole, text])[1]] == choices


def of_president(name, times):
    return [f"Tổng thống {name} Trump họp lần {number}." for number in range(times)]


def answers(texts):
    return [one.fix.edits[0].content for some in found(RareNameSpelling(), texts) for one in some]


def test_a_slip_is_told_with_what_most_documents_have():
    texts = [*of_president("Donald", 100), *of_president("Donad", 5), *of_president("Doanld", 1)]
    assert answers(texts) == ["Donald"] * 6


def test_a_slip_is_no_answer_to_another_one():
    texts = [*of_president("Donald", 110), *of_president("Donad", 11), *of_president("Donnad", 1)]
    assert answers(texts) == ["Donald"] * 11


def test_a_document_counts_once_and_capitals_do_not():
    many_times = " ".join(of_president("Donald", 20))
    assert answers([many_times, *of_president("Donad", 1)]) == []
    assert answers([*of_president("Donald", 20), *of_president("DonAld", 1)]) == []


def test_each_place_of_a_slip_is_told_and_names_at_the_edge_of_a_text_are_seen():
    texts = [*of_president("Donald", 10), "Donad Trump gặp Donad Trump"]
    assert answers(texts) == ["Donald"] * 2
