"""Passages in another language amid Vietnamese."""

import pytest

from vnlint import Document, Span
from vnlint_rules.language.foreign_passages import is_in_foreign_passage


@pytest.mark.parametrize(
    ("marked", "is_foreign"),
    [
        ("The archive is ⟦then⟧ unpacked within the build directory.", True),
        ("It is built first and ⟦then⟧ used like this (xem Phần 3).", True),
        ("Gõ lệnh apt install rồi khóa ⟦then⟧ cửa chính của server.", False),
        ("Cánh cửa đã cài ⟦then⟧ từ bên trong.", False),
        ("Los archivos tienen registros ⟦más⟧ grandes.", True),
        ("Tải archivos với registros ⟦más⟧ về đi em.", False),
        ("The plain truth about these ⟦mệt⟧ words stays here.", False),
        ("This line is English and long enough.\n⟦then⟧ cửa", False),
    ],
)
def test_which_words_are_of_another_language(marked, is_foreign):
    start = marked.index("⟦")
    text = marked.replace("⟦", "").replace("⟧", "")
    span = Span(start, marked.index("⟧") - 1)
    assert is_in_foreign_passage(Document(text), span) is is_foreign
