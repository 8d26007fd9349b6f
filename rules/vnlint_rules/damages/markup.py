"""Markup of web pages that was not taken away."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from vnlint import Damage, Document, Edit, Message, Span
from vnlint_rules.damages.syllables import pairs_at_random, slipped


def _entity(document: Document, random: Random) -> Iterator[Edit]:
    for span, left, _ in pairs_at_random(document, random):
        at = span.start + len(left)
        yield Edit(Span(at, at + 1), "&nbsp;")


DAMAGES = (
    Damage(
        "entity-left",
        Message("&nbsp; stands for a blank", "&nbsp; thay cho khoảng trắng"),
        ("html-residue",),
        _entity,
        "Đoàn đến dự hội thảo ở xã.",
        frozenset({"plain"}),
    ),
    Damage(
        "tag-left",
        Message("a word stands in the tags of HTML", "một từ còn nằm trong thẻ HTML"),
        ("html-residue",),
        slipped(lambda word, style, random: f"<b>{word}</b>"),
        "Đoàn đến dự hội thảo ở xã.",
        frozenset({"plain"}),
    ),
)
