"""Rules that are a table: whole words in any case, and words that only look like a key."""

import pytest

from vnlint import Document, Linter, Message, TableRule


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
