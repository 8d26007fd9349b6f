"""The lead of an article stands once more in its body."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Page,
    Phase,
    Positions,
    Rule,
    Scope,
)
from vnlint_rules.content.heads import LONG_LEAD, is_apart, lead_of, places_of
from vnlint_rules.content.refrains import is_refrain
from vnlint_rules.language.excerpt import excerpt
from vnlint_rules.language.references import is_in_reference
from vnlint_rules.residue.removal import removal

_CAPTION = 100
"""Code points that may stand before it in the body: those of a caption. Further on the story would lack a sentence."""
_LEAD = "Đoàn công tác của tỉnh đã đến thăm và tặng quà các gia đình ở vùng lũ trong sáng nay."

_STORY = (
    "Mưa lớn kéo dài ba ngày làm nhiều xã ven sông bị chia cắt, hàng trăm hộ phải rời nhà lên các điểm cao tránh lũ."
)


class LeadInBody(Rule):
    """The lead of an article stands once more in its body.

    Sites show the lead above the article and in it, and a scraper takes both, so that every such article begins by
    saying the same thing twice. The lead is the field `lead` of a record (`--context-field lead`), or else the
    second line of a text of three lines or more. It is removed from the body where all of it stands there, at its head:
    further on, what follows it would be left without what it refers to.
    """

    message = Message("the lead stands here once more: “{text}”", "sa pô lặp lại ở đây: “{text}”")
    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    applicability = Applicability.UNSAFE
    heeds_protection = False
    silences = frozenset({"repeated-sentence", "repeated-paragraph"})
    measured = Measured(
        corpus="raw news, 6,375 articles", per_10k=0.85, read=47, true=45, defensible=2, date="2026-11-26"
    )
    examples = (
        Bad(
            f"Quà cho vùng lũ\n{_LEAD}\n⟦{_LEAD}⟧ Nước đang rút.",
            unsafe=f"Quà cho vùng lũ\n{_LEAD}\nNước đang rút.",
        ),
        Bad(f"⟦{_LEAD}⟧ Nước đang rút.", unsafe="Nước đang rút.", context={"lead": _LEAD}),
        Bad(f"Quà cho vùng lũ\n{_LEAD} Trời tạnh.\n⟦{_LEAD}⟧ Nước đang rút."),
        Bad(f"Quà cho vùng lũ\n{_LEAD}\n{_STORY} ⟦{_LEAD}⟧ Cùng đi có các đoàn viên."),
        Good(f"Quà cho vùng lũ\n{_LEAD[:-1]}, trời tạnh.\n{_LEAD[:-1]} vẫn mưa.", "the same words, another sentence"),
        Good(f"Quà cho vùng lũ\n{_LEAD}\nNước đang rút."),
        Good(f"Ông kể\n“{_LEAD}”\nRồi ông lại kể:\n“{_LEAD}”\nAi cũng cười.", "said twice"),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        found = []
        for start, document in zip(page.starts, page.documents, strict=True):
            lead, body = document.view(lead_of)
            if len(lead) >= LONG_LEAD and (at := document.text.find(lead[:LONG_LEAD], body)) >= 0:
                found.append(start + at)
        return np.array(found, np.int64)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        lead, body = document.view(lead_of)
        text = document.text
        done, kept = body, 0  # where the last one ended; code points of the body before this one that stay
        for span in places_of(text, lead, body):
            if is_in_reference(document, span.start, span.end) or is_refrain(document, span):
                continue
            kept += len(text[done : span.start].strip())
            goes = kept <= _CAPTION and len(span) == len(lead) and is_apart(text, span)
            kept += 0 if goes else len(span)
            done = span.end
            edits = [removal(text, span.start, span.end)] if goes else []
            yield self.found(span.start, span.end, edits=edits, text=excerpt(span.of(text)))
