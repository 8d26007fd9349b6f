"""Sentences before the credits of pictures, and how much each reads like a caption: `data/captions.txt`.

Learned by `scripts/learn_captions.py`. Captions of the press name who and where ("Hiện trường vụ tai nạn."); the story
refers to what was told before ("Tuy nhiên, ông cũng …"). Scores are natural logarithms in tenths, whole numbers: no
sum of them hangs on its order.
"""

from __future__ import annotations

import functools
import math

from msgspec import Struct

from vnlint import Pattern
from vnlint_rules.language.shipped import read_text
from vnlint_rules.residue.picture_credits import Credit

_LONGEST = 240
LEAST_WORDS, MOST_WORDS = 3, 45
"""Of a sentence that is looked at."""
_END = Pattern(r"[.!?…][”\"’)]*[^\S\r\n]+|[\r\n]+")
_NO_END = Pattern(r"(?:[^\w.][^\W\d_]|[^\w.][A-ZĐ][a-zđ]{1,2}|[.!?…:][^\S\r\n]+=?\d+)\.[^\S\r\n]+\Z")
"""A stop that ends no sentence: of an initial, of "Tp.", of the number of an item."""
_STOPPED = Pattern(r"[.!?…:;,][”\"’)]*\Z")
_ILLUSTRATION = Pattern(r"(?i)minh h[oọ][aạ]")
_CREDIT = Pattern(r"(?i)(?:ảnh|nguồn|photo|video|clip)(?: ảnh)? ?:")
_WORD = Pattern(r"[^\W\d_]+|\d+")
_QUOTES = frozenset('“"”')
_MOST_COMMAS = 4
_BIAS = "bias"


class Candidate(Struct, frozen=True):
    """A sentence at [start, end) that ends where a credit begins."""

    start: int
    end: int
    shows: bool
    """Whether its place tells that it is a caption: a paragraph begins with it, or it runs into the credit without a
    stop, as no sentence of the story does."""


def candidate_before(text: str, credit: Credit, done: int) -> Candidate | None:
    """The sentence before a credit that may be its caption, if there is one; before ``done`` stands another credit.

    "Ảnh minh họa" mostly follows a sentence of the story.
    """
    if _ILLUSTRATION.search(text, credit.start, credit.end):
        return None
    least, end = max(done, credit.start - _LONGEST), credit.start
    while end > least and text[end - 1] in " \t\u00a0":
        end -= 1
    ends = [match.end() for match in _END.finditer(text, least, end)]
    start = ends[-1] if ends else least if least in (done, 0) else None
    if start is None or text[end - 1] in "\r\n" or not LEAST_WORDS <= len(text[start:end].split()) <= MOST_WORDS:
        return None
    while text[start].isspace():
        start += 1
    if not text[start].isupper() or _CREDIT.match(text, start, end):
        return None
    at_head = not start or text[start - 1] in "\r\n"
    shows = at_head or not (start == done or _STOPPED.search(text, start, end))
    if not shows and _NO_END.search(text, max(0, start - 9), start):
        return None
    return Candidate(start, end, shows)


def reads_like_caption(sentence: str) -> int:
    """Log-odds that a sentence is a caption, in tenths, against one of the story, both being as frequent."""
    weights = _weights()
    return weights[_BIAS] + sum(weights.get(trait, 0) for trait in traits(sentence))


def traits(sentence: str) -> frozenset[str]:
    """What tells a caption, by name: words, how it begins and ends, its length, capitals, commas and marks."""
    words = _WORD.findall(sentence)
    if not words:
        return frozenset()
    forms = ["0" if word.isdecimal() else word.lower() for word in words]
    return frozenset(
        (
            *forms,
            "^" + forms[0],
            "^" + " ".join(forms[:2]),
            forms[-1] + "$",
            f"length={round(3 * math.log2(len(words) + 1))}",
            f"capitals={8 * sum(word[0].isupper() for word in words) // len(words)}",
            f"commas={min(sentence.count(','), _MOST_COMMAS)}",
            f"quotes={not _QUOTES.isdisjoint(sentence)}",
            f"brackets={'(' in sentence}",
            f"names={all(word[0].isupper() for word in words[:2])}",
        )
    )


@functools.cache
def _weights() -> dict[str, int]:
    lines = (line.rpartition(" ") for line in read_text("captions.txt").splitlines())
    return {trait: int(weight) for trait, _, weight in lines}
