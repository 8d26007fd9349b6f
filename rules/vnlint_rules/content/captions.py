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
from vnlint_rules.language.classes import LOWER, UPPER
from vnlint_rules.language.shipped import read_text
from vnlint_rules.residue.picture_credits import Credit

_LONGEST = 240
LEAST_WORDS, MOST_WORDS = 3, 45
"""Of a sentence that is looked at."""
_END = Pattern(r"[.!?…][”\"’)]*[^\S\r\n]+|[\r\n]+")
_NO_END = Pattern(r"(?:[^\w.][A-ZĐ][a-zđ]{1,2}|[.!?…:][^\S\r\n]+=?\d+)\.[^\S\r\n]+\Z")
"""A stop that ends no sentence: of a short word that may be an abbreviation, of the number of an item."""
_SHORT = Pattern(
    r"(?<![^\s(“\"'‘–])(?:"
    r"(?P<title>(?:(?:PGS|GS|TSKH|TS|Ths|ThS|Th\.S|BSCK\w*|BS|Bs|KTS|LS|Mrs?|Ms|Dr)\.?)+(?<=\.))|(?P<town>T[Pp]\.)"
    rf"|(?<!độ )(?:[{UPPER}][{LOWER}]?\.)*[{UPPER}]\.|(?:T[Xx]|TT|Ng|Th|Tr|Ph|[JS]r|St|Co|Inc|Ltd|Bros|Corp|vs|No)\."
    r")[^\S\r\n]+\Z"
)
"""An abbreviation or initials: their stop may end a sentence ("bà H.") and mostly does not; that of a title never."""
_TOWN = Pattern(
    r"HCM|Hồ Chí Minh|Hà Nội|Đà Nẵng|Hải Phòng|Cần Thơ|Huế|Vinh|Biên Hòa|Thủ Dầu Một|Thủ Đức|Nha Trang|Đà Lạt|Quy Nhơn"
    r"|Vũng Tàu|Buôn Ma|Pleiku|Kon Tum|Hạ Long|Nam Định|Thái Bình|Thái Nguyên|Thanh Hóa|Hải Dương|Bắc Ninh|Bắc Giang"
    r"|Cao Lãnh|Sa Đéc|Long Xuyên|Châu Đốc|Rạch Giá|Cà Mau|Bạc Liêu|Sóc Trăng|Trà Vinh|Vĩnh Long|Bến Tre|Mỹ Tho|Tân An"
    r"|Tây Ninh|Phan (?:Thiết|Rang)|Tuy Hòa|Quảng Ngãi|Tam Kỳ|Hội An|Đông Hà|Đồng Hới|Hà Tĩnh|Ninh Bình|Việt Trì"
    r"|Lào Cai"
)
"""What follows "TP." where its stop ends nothing; "của TP. Cây xanh" ends there."""
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
    start = _last_begin(text, ([least] if least in (done, 0) else []) + ends)
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


def _last_begin(text: str, places: list[int]) -> int | None:
    """The last of the places where a sentence begins; None where the stop before it may end one or not.

    An abbreviation that is all there is between two places is the first word of a sentence.
    """
    for number in range(len(places) - 1, -1, -1):
        place = places[number]
        short = _SHORT.search(text, max(0, place - 14), place)
        if short is None:
            return place
        alone = number > 0 and places[number - 1] == short.start()
        if not (alone or short["title"] or (short["town"] and _TOWN.match(text, place))):
            return None
    return None


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
