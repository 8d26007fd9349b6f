"""A text that breaks off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vnlint import Bad, Diagnostic, Document, Good, Measured, Message, Page, Pattern, Positions, Rule, Scope, option

_END = Pattern(
    r"(?<!\p{L})(?:(?<!(?i:(?:xem|đọc) |liên |tin |bài ))[\p{L}\d%”\"’)]{1,20} ?[,:]"
    r"|(?<=\p{Ll},? )(?:và|các|những|với|nhưng|hoặc|rằng|thì|bởi|giữa))\s*\Z"
)
"""A comma, a colon, or a word that ends no phrase. "Xem thêm:" is navigation-text's."""
_SHOWN = 50


@dataclass(frozen=True)
class TruncatedText(Rule):
    """A text breaks off: it ends in a comma, a colon or a word that wants another one.

    The rest was behind "read more", in a list, a table or a row of pictures that the scraper did not take. A model
    learns to stop in the middle. Most articles end in the name of their author and without a stop; that says nothing.
    """

    message = Message("the text breaks off: “{text}”", "văn bản bị cắt ngang: “{text}”")
    scope = Scope.DOCUMENT
    heeds_protection = False
    examples = (
        Bad("Nước đang rút ở các xã vùng trũng, trời đã tạnh từ sáng. Dưới đây là hình ảnh của vùng ⟦lũ:⟧"),
        Bad("Nước đang rút ở các xã vùng trũng, trời đã tạnh từ sáng, nhiều nhà vẫn ngập, đường còn lầy ⟦lội,⟧"),
        Bad("Nước đang rút ở các xã vùng trũng. Trời đã tạnh từ sáng nay, hai huyện đã nhận quà gồm gạo, mì ⟦và⟧"),
        Good("Nước đang rút ở các xã vùng trũng. Trời đã tạnh từ sáng, người dân vui mừng trở về nhà. Hải Nam"),
        Good("Một ngày ở vùng lũ:", "a heading, not a text"),
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.08, read=75, true=75, date="2026-11-26")
    min_words: int = option(15, "Words that a text has to have.")

    def gate(self, page: Page, places: Positions) -> Positions:
        found = []
        for start, document in zip(page.starts, page.documents, strict=True):
            text = document.text
            end = len(text.rstrip())
            if end and document.meta.last and (text[end - 1] in ",:" or text[max(0, end - 5) : end].islower()):
                found.append(start + end - 1)
        return np.array(found, np.int64)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        match = _END.search(text, max(0, len(text.rstrip()) - 30))
        if match and len(document.tokens.starts) >= self.min_words:
            end = match.start() + len(match.group().rstrip())
            yield self.found(match.start(), end, text=text[max(0, end - _SHOWN) : end].strip())
