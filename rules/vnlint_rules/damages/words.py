"""Whole words: another one in their place, none, or the same twice."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp
from random import Random

from vnlint import Damage, Document, Edit, Message, Pattern, Span, words_at_random
from vnlint_rules.damages.syllables import pairs_at_random, slipped, syllables_at_random
from vnlint_rules.language import lexicon
from vnlint_rules.language.classes import LOWER, UPPER
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.foreign import is_well_known
from vnlint_rules.language.placed_word import placed_word
from vnlint_rules.language.slips import candidates
from vnlint_rules.language.tone import Tone, ToneStyle, fold_style, place_tone, strip_tone
from vnlint_rules.language.variants import with_other_i

_COMMON = 1.0
"""Log count per million of a word that everybody knows."""
_LONGEST_NAME = 4
_SWAPPED = 0.3
_BYLINE = Pattern(rf"(?<=[{LOWER}]\. )([{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+)\s*\Z")
_LONGEST_BYLINE = 60
"""Code points at the end of a text, with the blanks."""


def _another(word: str, style: ToneStyle, random: Random) -> str | None:
    """Another common word one slip away, the likelier slips more often; not another spelling of the same."""
    same = {fold_style(form) for form in (word, with_other_i(word)) if form}
    others = [
        other
        for other in candidates(word)
        if lexicon.frequency(other.text) >= _COMMON and fold_style(other.text) not in same
    ]
    if not others:
        return None
    drawn = random.choices(others, [exp(other.weight) for other in others])[0].text
    bare, tone = strip_tone(drawn) or (drawn, Tone.LEVEL)
    return place_tone(bare, tone, style)


def _dropped(document: Document, random: Random, left: str) -> Iterator[Edit]:
    for word in syllables_at_random(document, random):
        if word.left and word.right:
            yield Edit(Span(word.start - 1, word.end + 1), left)


def _half_dropped(document: Document, random: Random) -> Iterator[Edit]:
    """Either syllable of a word of two, with a word on either side."""
    for word in syllables_at_random(document, random):
        halves = (word.left, word.text), (word.text, word.right)
        if word.left and word.right and any(lexicon.frequent_compound(*pair) for pair in halves):
            yield Edit(Span(word.start - 1, word.end + 1), " ")


def _dropped_with_gap(document: Document, random: Random) -> Iterator[Edit]:
    return _dropped(document, random, "  ")


def _dropped_without_gap(document: Document, random: Random) -> Iterator[Edit]:
    return _dropped(document, random, " ")


def _name_dropped(document: Document, random: Random) -> Iterator[Edit]:
    """A name of some words with a word in lower case on either side; two blanks stay."""
    for number in words_at_random(document, random):
        first = last = placed_word(document, number)
        if not first.text.istitle() or not first.left.islower():
            continue
        for step in range(1, _LONGEST_NAME):
            if not last.right.istitle():
                break
            last = placed_word(document, number + step)
        if last.right.islower():
            yield Edit(Span(first.start - 1, last.end + 1), "  ")


def _repeated(document: Document, random: Random) -> Iterator[Edit]:
    for word in syllables_at_random(document, random):
        yield Edit(Span(word.start, word.end), f"{word.text} {word.text}")


def _two_repeated(document: Document, random: Random) -> Iterator[Edit]:
    for span, left, right in pairs_at_random(document, random):
        if left != right:
            yield Edit(span, f"{left} {right} {left} {right}")


def _byline_repeated(document: Document, random: Random) -> Iterator[Edit]:
    """The one at the end of the text, for there is no more."""
    match = _BYLINE.search(document.text, max(0, len(document.text) - _LONGEST_BYLINE))
    if match:
        yield Edit(Span(*match.span(1)), f"{match[1]} {match[1]}")


def _foreign_mistyped(document: Document, random: Random) -> Iterator[Edit]:
    """A well-known foreign word or name without one of its inner letters, or with two of them swapped."""
    known = reader().model
    for number in words_at_random(document, random):
        word = placed_word(document, number)
        if word.is_glued or word.text.isupper() or not is_well_known(known, word.text.lower()):
            continue
        at = random.randrange(1, len(word.text) - 2)
        one, other = word.text[at], word.text[at + 1]
        if one != other:
            changed = other + one if random.random() < _SWAPPED else other
            yield Edit(Span(word.start + at, word.start + at + 2), changed)


DAMAGES = (
    Damage(
        "word-mistaken",
        Message(
            "another common word, one slip away, stands in the place of a word: “đoàn” becomes “đoạn”",
            "một từ thông dụng khác, chỉ sai một nét, đứng thay: “đoàn” thành “đoạn”",
        ),
        ("spelling",),
        slipped(_another),
        "Hai bên trao đổi đoàn, hợp tác đào tạo.",
    ),
    Damage(
        "word-dropped",
        Message("a word is missing, and two blanks stand there", "thiếu một từ, còn lại hai khoảng trắng"),
        ("missing-word",),
        _dropped_with_gap,
        "Hai bên trao đổi đoàn, hợp tác đào tạo cán bộ.",
    ),
    Damage(
        "word-dropped-tight",
        Message("a word is missing, and one blank stands there", "thiếu một từ, chỉ còn một khoảng trắng"),
        ("missing-word", "missing-syllable"),
        _dropped_without_gap,
        "Hai bên trao đổi đoàn, hợp tác đào tạo cán bộ.",
    ),
    Damage(
        "half-word-dropped",
        Message(
            "one syllable of a word of two is missing: “cơ điều tra”", "thiếu một tiếng của từ hai tiếng: “cơ điều tra”"
        ),
        ("missing-syllable", "missing-word"),
        _half_dropped,
        "Hai bên trao đổi đoàn, hợp tác đào tạo cán bộ.",
    ),
    Damage(
        "name-dropped",
        Message("a name is missing, and two blanks stand there", "thiếu một tên riêng, còn lại hai khoảng trắng"),
        ("missing-word",),
        _name_dropped,
        "Đoàn đã đến thăm Đà Nẵng vào chiều qua.",
    ),
    Damage(
        "word-repeated",
        Message("a word stands twice", "một từ bị lặp lại"),
        ("repeated-word",),
        _repeated,
        "Đoàn đã đến thăm trường của xã.",
    ),
    Damage(
        "words-repeated",
        Message("two words stand twice: “không rõ không rõ”", "hai từ bị lặp lại: “không rõ không rõ”"),
        ("repeated-word",),
        _two_repeated,
        "Đoàn đã đến thăm trường của xã.",
    ),
    Damage(
        "byline-repeated",
        Message("the by-line stands twice: “Lê An Lê An”", "tên tác giả bị lặp lại: “Lê An Lê An”"),
        ("repeated-byline",),
        _byline_repeated,
        "Đoàn đã đến thăm trường của xã. Lê An",
    ),
    Damage(
        "foreign-mistyped",
        Message(
            "a foreign word has lost a letter, or two are swapped: “Washington” becomes “Washignton”",
            "từ nước ngoài thiếu một chữ hoặc đảo hai chữ: “Washington” thành “Washignton”",
        ),
        ("foreign-misspelling",),
        _foreign_mistyped,
        "Đoàn đã rời Washington chiều qua.",
    ),
)
