"""The title of an article stands once more in its body."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vnlint import Bad, Diagnostic, Document, Good, Measured, Message, Page, Phase, Positions, Rule, Scope
from vnlint_rules.content.heads import LONG_TITLE, is_apart, places_of, title_of
from vnlint_rules.content.refrains import is_refrain


class TitleInBody(Rule):
    """The title of an article stands once more in its body.

    Sites repeat the title as a caption, above a video or in a list of links, and a scraper takes it for a sentence.
    The title is the field `title` of a record (`--context-field title`), or else the first line. Whether a caption
    around it has to go as well a person has to say.
    """

    message = Message("the title stands here once more: “{text}”", "nhan đề lặp lại ở đây: “{text}”")
    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    heeds_protection = False
    silences = frozenset({"repeated-sentence", "repeated-paragraph"})
    measured = Measured(
        corpus="raw news, 6,375 articles", per_10k=0.29, read=50, true=49, defensible=1, date="2026-11-26"
    )
    examples = (
        Bad("Cầu mới qua sông đã thông xe\nSáng nay trời nắng. ⟦Cầu mới qua sông đã thông xe⟧ Ảnh: L.A."),
        Bad("⟦Cầu mới qua sông đã thông xe⟧ Ảnh: L.A.", context={"title": "Cầu mới qua sông đã thông xe"}),
        Good("Cầu mới qua sông đã thông xe\nSáng nay trời nắng, cầu đã thông xe."),
        Good("Cầu mới qua sông đã thông xe\nCầu mới qua sông đã thông xe, dân rất mừng.", "part of a sentence"),
        Good("“Mình về thôi, muộn rồi đấy.”\nCô lắc đầu.\n“Mình về thôi, muộn rồi đấy.”\nHết.", "said twice"),
        Good("Cầu mới\nSáng nay, Cầu mới đã thông xe.", "too short to be no name"),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        found = []
        for start, document in zip(page.starts, page.documents, strict=True):
            title, body = document.view(title_of)
            if len(title) >= LONG_TITLE and (at := document.text.find(title, body)) >= 0:
                found.append(start + at)
        return np.array(found, np.int64)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        title, body = document.view(title_of)
        for span in places_of(document.text, title, body):
            if len(span) == len(title) and is_apart(document.text, span) and not is_refrain(document, span):
                yield self.found(span.start, span.end, text=title)
