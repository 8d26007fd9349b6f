"""A by-line that stands twice at the end of a text."""

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
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
)
from vnlint_rules.language.classes import MARKS, UPPER
from vnlint_rules.residue.removal import removal

_REACH = 200
"""Code points at the end of a text in which both stand."""
_WORDS = 24
"""Words from the end of the one to the end of the other, at most."""

_WORD = rf"[{UPPER}](?:[^\W_]|[{MARKS}'’+]|[.\-](?=[^\W_]))*"
_NAMES = rf"{_WORD}(?:(?:,? | ?[–&] ?| -|- | - | và ){_WORD})*"
"""A hyphen without a blank is part of a word: what could be read in two ways would be tried in all, 2^n of them."""
_REST = r"(?:[^\n.!?…:;]|\.(?=[^\W_]))"
_BYLINE = rf"(?:Theo {_REST}{{2,60}}?|{_NAMES} ?/ ?{_REST}{{2,40}}?|Nhóm phóng viên|{_NAMES})(?: \([^()\n]{{2,40}}\))?"
_SOURCE = r"\(?(?:Theo|Tổng hợp|Nguồn)(?![^\W_])[^\n.!?…]{0,40}?\)?"
_TWICE = Pattern(
    rf"(?:[\r\n]|(?<![{UPPER}])[.!?…][”\"’)\]]*(?=\s)|[”\"’)\]](?=\s))\s*"
    rf"(?P<first>{_BYLINE})(?:\s+{_SOURCE})?\s+(?P<again>(?P=first))\.?\s*\Z"
)
_PART = Pattern(r"[^\W_]+")
_DOUBLING = Pattern(r"(.+?)(?:\s+\1)+")
"""A caption that stands below every picture, or a name like "Thanh Thanh"."""


class RepeatedByline(Rule):
    """A by-line stands twice at the end of a text.

    Pages name the author below the text and once more in a box, and a scraper takes both: "… hôm nay. Lê An Lê An", "Lê
    An Theo AFP Lê An". A name of one word that is a doubling itself ("Thanh Thanh") is left alone, and so is the name
    of a picture's author before the by-line.
    """

    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    heeds_protection = False
    applicability = Applicability.UNSAFE
    message = Message("the by-line stands twice: “{text}”", "tên tác giả có hai lần: “{text}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.12, read=211, true=211, date="2026-11-28")
    examples = (
        Bad("Trời đã tạnh. Lê An Hòa ⟦Lê An Hòa⟧", unsafe="Trời đã tạnh. Lê An Hòa"),
        Bad("Trời đã tạnh./. PV/VOV.VN ⟦PV/VOV.VN⟧", unsafe="Trời đã tạnh./. PV/VOV.VN"),
        Bad("Trời đã tạnh. Theo Làng Chài ⟦Theo Làng Chài⟧", unsafe="Trời đã tạnh. Theo Làng Chài"),
        Bad("Trời đã tạnh. Lê An Theo AFP ⟦Lê An⟧", unsafe="Trời đã tạnh. Lê An Theo AFP"),
        Bad("Trời đã tạnh. L.An ⟦L.An⟧ \n", unsafe="Trời đã tạnh. L.An\n"),
        Good("Trời đã tạnh. Thanh Thanh", "a name"),
        Good("Trời đã tạnh. Ảnh: Lê An Lê An", "a credit and a by-line"),
        Good("Lê An Lê An đến dự. Trời đã tạnh."),
        Good("Xe máy Thanh Hà. Xe Đỏ Xe Đỏ Xe Đỏ Xe Đỏ", "captions"),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        """The texts whose last two words stand shortly before their end as well."""
        tokens, texts = page.tokens, np.array(page.starts, np.int64)
        ends = texts + np.array([len(document.text) for document in page.documents], np.int64)
        firsts, lasts = tokens.starts.searchsorted(texts), tokens.starts.searchsorted(ends) - 1
        again = np.zeros(len(texts), np.bool_)
        for step in range(2, _WORDS + 1):
            inside = lasts - step > firsts
            end, one = lasts[inside], lasts[inside] - step
            again[inside] |= (tokens.hashes[end] == tokens.hashes[one]) & (
                tokens.hashes[end - 1] == tokens.hashes[one - 1]
            )
        found: Positions = texts[again]
        return found

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        match = _TWICE.search(text, max(0, len(text.rstrip()) - _REACH)) if document.meta.last else None
        if match and len(_PART.findall(match["first"])) > 1 and not _DOUBLING.fullmatch(match["first"]):
            start, end = match.span("again")
            yield self.found(start, end, edits=[removal(text, start, end)], text=match["again"])
