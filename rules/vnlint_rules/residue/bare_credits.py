"""Credits without a colon: "Ảnh Reuters", "Ảnh N.D.", where it is sure that a name is one and where it ends."""

from __future__ import annotations

from vnlint import Pattern
from vnlint_rules.language.classes import LOWER, MARKS, UPPER
from vnlint_rules.language.syllable import is_legal
from vnlint_rules.residue.agencies import end_of_agency
from vnlint_rules.residue.bodies import PLACE
from vnlint_rules.residue.credit_ends import WHOLE, closed
from vnlint_rules.residue.credits import end_of_giver

_HEAD = Pattern(r"(?:Ảnh|ẢNH) (?=[^\W\d_])")
_BEHIND_SENTENCE = Pattern(r"(?:[.!?…”\"')\]][^\S\r\n]+|[\r\n]|[^\S\r\n][-–] ?)\Z")
_INITIALS = Pattern(
    rf"(?!(?:HLV|CEO|MC|CSGT|CSCĐ|CLB|TP|GS|TS|PGS|BS|LS|KTS|NSƯT|NSND|ĐT|ĐTQG|UBND|HĐND|ĐBQH|TAND|VKSND|MV|CĐV|VĐV"
    rf"|CMND|CCCD|GIF|HD|HDR|RAW|CV|BTV|SUV|UAV|VIP|IS|EU|NATO|MU|NASA)(?![^\W_]))"
    rf"(?:[{UPPER}]\.(?: ?[{UPPER}]\.)*[{UPPER}]?|[{UPPER}]{{2,7}}(?: [{UPPER}]{{2,7}}){{0,3}}){WHOLE}"
)
"""Of a photographer or a paper, or a name in capitals; those that are none are listed."""
_WORD = rf"[{UPPER}](?:[{LOWER}]|[{MARKS}])+"
_NAME = Pattern(
    rf"(?!(?:Bác|Bà|Chúa|Cô|Cụ|Đế|Đức|Hậu|Ông|Phật|Thánh|Thầy|Vua) )(?:[{UPPER}][{LOWER}]?\. ?{_WORD}|{_WORD} {_WORD})"
    rf"(?: {_WORD}){{0,2}}\.(?=[^\S\r\n]+[{UPPER}\"“]|\s*\Z)"
)
_WORDS = Pattern(_WORD)


def end_of_bare_credit(text: str, place: int) -> int | None:
    """Where the credit of which "Ảnh" at ``place`` is the first word ends, with the stop behind it; None when it is not
    sure that there is one.
    """
    head = _HEAD.match(text, place)
    if head is None or (place and not is_behind_sentence(text, place)):
        return None
    start: int = head.end()
    agency = end_of_agency(text, start)
    if agency:
        return agency[0] if agency[1] else None
    initials = _INITIALS.match(text, start)
    over = closed(text, initials.end()) if initials else None
    if over:
        return over
    return _end_of_name(text, start) or end_of_giver(text, start)


def is_behind_sentence(text: str, place: int) -> bool:
    """Whether a sentence, a line or a dash ends before ``place``."""
    return _BEHIND_SENTENCE.search(text, max(0, place - 6), place) is not None


def _end_of_name(text: str, start: int) -> int | None:
    """The end of a Vietnamese name with a stop: a foreign one may be what is seen ("Ảnh Honda Civic."), and so may a
    place.
    """
    name = _NAME.match(text, start)
    if name is None or PLACE.match(text, start) or not all(map(is_legal, _WORDS.findall(name.group()))):
        return None
    return int(name.end())
