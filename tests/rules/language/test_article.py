"""An article around a gap: the phrases that it holds, and where they stand."""

from vnlint_rules.language.article import Article
from vnlint_rules.language.tokens import MARK, NOTHING, NUMBER, STRANGER, tokens_of

TEXT = "Lào và Campuchia\nHôm nay Lào và Campuchia gặp nhau ở Hà Nội. Hai bên nói hợp tác giữa Lào và  là cần thiết."
GAP = TEXT.index("  ")
CONTEXT = {"title": "Tin từ Hà Nội", "lead": "Lào và Campuchia gặp nhau"}


def article(context=None):
    return Article(TEXT, GAP, GAP + 2, context or {})


def mentions(of, *key):
    places = of.places([("lào",), key])
    return list(of.mentions(places, 1))


def test_tokens_have_numbers_in_the_tables_or_classes():
    assert tokens_of("\n, 5 xqzt").numbers.tolist() == [NOTHING, MARK, NUMBER, STRANGER]
    assert tokens_of("hòa hoà").numbers[0] == tokens_of("hòa hoà").numbers[1] > STRANGER


def test_names_and_what_stands_behind_the_same_word_are_phrases():
    found = article().phrases()
    assert found["campuchia",] == "Campuchia"
    assert found["hà", "nội"] == "Hà Nội"
    assert ("là",) in found
    assert "và" not in found
    assert all(" ".join(key) == text.lower() for key, text in found.items())


def test_no_phrase_goes_across_the_gap():
    assert ("lào", "và") in article()
    assert ("và", "là") not in article()
    assert ("và", "là") not in article().phrases()


def test_the_best_place_comes_first_and_is_described():
    first, second = mentions(article(), "campuchia")
    assert (first.start, first.end, first.left, first.title) == (7, 16, 2, True)
    assert TEXT[second.start : second.end] == "Campuchia"
    assert (second.left, second.right, second.title) == (2, 0, False)


def test_fields_of_the_context_come_with_their_names():
    of = article(CONTEXT)
    found = mentions(of, "hà", "nội")
    assert {(one.field, one.title, one.start) for one in found} == {("title", True, 7), (None, False, TEXT.index("Hà"))}
    assert [one.lead for one in mentions(of, "campuchia") if one.field == "lead"] == [True]


def test_the_words_beside_the_gap_end_with_their_sentence():
    assert article().beside(9) == (["Hai", "bên", "nói", "hợp", "tác", "giữa", "Lào", "và"], ["là", "cần", "thiết"])


def test_of_a_long_text_what_is_far_away_is_not_looked_at():
    far = "Cách xa Bogotá. " + "một hai " * 2_000
    text = f"{far}{TEXT}"
    of = Article(text, len(far) + GAP, len(far) + GAP + 2, {})
    assert ("bogotá",) not in of
    assert ("campuchia",) in of
