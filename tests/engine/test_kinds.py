"""Rules that are a table: whole words in any case, and words that only look like a key. What a rule says."""

import pytest

from vnlint import Document, Linter, Message, Pattern, PatternRule, TableRule


class House(TableRule):
    message = Message("write {answer}, not {text}")
    table = {"hai": ("2",), "hai mươi": ("20",), "i": ("một",), "σασ": ("x",)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có hai người, Hai Mươi lăm con.", ["hai", "Hai Mươi"]),
        ("haï hai2 haib", ["hai"]),
        ("HAİ, İ, ΣΑΣ", []),  # lower case as a word and letter by letter is not the same
    ],
)
def test_whole_words_are_found(text, found):
    checked = Linter([House()]).check(Document(text))
    assert [d.span.of(text) for d in checked.diagnostics] == found
    assert not checked.failures


class Quotes(PatternRule):
    message = Message("{text}")
    pattern = Pattern(r"\{.*\}")
    group = "theirs"

    def judge(self, document, match, offset):
        said = {"{a}": Message("found {a}"), "{b}": Message("found {text}")}[match.group()]
        values = {"text": match.group()} if match.group() == "{b}" else {}
        return self.found(offset + match.start(), offset + match.end(), message=said, **values)


@pytest.mark.parametrize("text", ["{a}", "{b}"])
def test_braces_of_a_text_that_a_message_quotes_are_no_places_to_fill_in(text):
    (found,) = Linter([Quotes()]).check(Document(text)).diagnostics
    assert found.message.en == f"found {text}"


def test_a_message_quotes_no_more_than_a_reader_reads():
    text = "{" + "b" * 100_000 + "}"

    class Long(Quotes):
        def judge(self, document, match, offset):
            span = offset + match.start(), offset + match.end()
            return self.found(*span, text=match.group(), choices=[match.group()])

    (found,) = Linter([Long()]).check(Document(text)).diagnostics
    assert found.message.en == text[:200] + "…"
    assert found.choices == (text,)
