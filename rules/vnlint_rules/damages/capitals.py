"""Capitals that a finger held too long, let go too early, or lost."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from vnlint import Damage, Document, Edit, Message, Pattern, Span, matches_at_random, words_at_random
from vnlint_rules.language import lexicon
from vnlint_rules.language.classes import LOWER, UPPER
from vnlint_rules.language.letters import has_mark
from vnlint_rules.language.placed_word import is_glued

_LEAST = 3
_FIRST = Pattern(rf"(?<=[{LOWER}][.!?] )([{UPPER}][{LOWER}]+)(?= [{LOWER}])")
"""The first word of a sentence behind another one."""

_NAME = Pattern(rf"(?<=[{LOWER}] [{UPPER}][{LOWER}]{{1,7}} )[{UPPER}][{LOWER}]+(?![{LOWER}{UPPER}]| [{UPPER}])")
"""The second word of a name of two, behind a word in small letters."""


def _two(document: Document, random: Random) -> Iterator[Edit]:
    tokens, text = document.tokens, document.text
    for number in words_at_random(document, random):
        start, end = int(tokens.starts[number]), int(tokens.ends[number])
        word = text[start:end]
        known = len(word) >= _LEAST and word.istitle() and has_mark(word) and word.lower() in lexicon.syllables()
        if known and not is_glued(text, start, end):
            late = word[:2].upper() + word[2:], word[0].lower() + word[1].upper() + word[2:]
            yield Edit(Span(start, end), random.choice(late))


def _initial_lost(document: Document, random: Random) -> Iterator[Edit]:
    for span in matches_at_random(document, _FIRST, random):
        if span.of(document.text).lower() in lexicon.syllables():
            yield Edit(span, document.text[span.start + 1 : span.end])


def _initial_small(document: Document, random: Random) -> Iterator[Edit]:
    for span in matches_at_random(document, _FIRST, random):
        word = span.of(document.text)
        if document.text[span.start - 2] == "." and word.lower() in lexicon.syllables():
            yield Edit(Span(span.start - 2, span.end), f". {word.lower()}")


def _second_small(document: Document, random: Random) -> Iterator[Edit]:
    for span in matches_at_random(document, _NAME, random):
        if span.of(document.text).lower() in lexicon.syllables():
            yield Edit(span, span.of(document.text).lower())


DAMAGES = (
    Damage(
        "capital-late",
        Message(
            "the capital is two letters or comes late: “VIệt”, “vIệt”", "chữ hoa lấn sang hoặc đến muộn: “VIệt”, “vIệt”"
        ),
        ("capital-slip",),
        _two,
        "Đoàn đến thăm xã Bình Thạnh, tỉnh Đồng Tháp.",
    ),
    Damage(
        "initial-lost",
        Message("the first letter of a sentence is missing: “hủ tịch”", "mất chữ cái đầu câu: “hủ tịch”"),
        ("lost-initial",),
        _initial_lost,
        "Trời đã tối. Chủ tịch xã ra về.",
    ),
    Damage(
        "initial-small",
        Message("a sentence begins with a small letter: “. chủ tịch”", "câu bắt đầu bằng chữ thường: “. chủ tịch”"),
        ("small-letter-after-stop",),
        _initial_small,
        "Trời đã tối. Chủ tịch xã ra về cùng với mọi người.",
    ),
    Damage(
        "name-second-small",
        Message(
            "the second word of a name has no capital: “Hà nội”", "chữ thứ hai của tên riêng không viết hoa: “Hà nội”"
        ),
        ("small-letter-in-name",),
        _second_small,
        "Chúng tôi đến thăm Hà Nội vào mùa thu.",
    ),
)
