"""What is meant by the short and playful spellings of messages: "ko", "mn", "wá", "zậy", "bik"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from vnlint_rules.language.slips import with_skeleton
from vnlint_rules.language.syllable import skeleton
from vnlint_rules.language.tone import strip_tone

_ABBREVIATIONS = {
    form: meant
    for meant, forms in {
        "không": "ko k kg hok hk khg khum",
        "được": "dc đc dk đk đx dx",
        "với": "vs",
        "gì": "j ji",
        "sao": "s",
        "người": "ng",
        "mọi người": "mn mng",
        "người ta": "ngta nta",
        "như thế nào": "ntn",
        "rồi": "r",
        "trước": "trc trk",
        "những": "nhg nhữg",
        "nhiều": "nh",
        "bao nhiêu": "bn bnh bnhiu",
        "cũng": "cg cx cug cũg",
        "biết": "bt bik",
        "bây giờ": "bh bgio bgiờ",
        "hôm nay": "hnay",
        "hôm qua": "hqua",
        "ngày mai": "nmai",
        "nữa": "nx",
        "giờ": "h",
        "anh": "a",
        "em": "e",
        "chị": "c",
        "bạn": "b",
        "mình": "mk mik mih",
        "vậy": "v z",
        "quá": "wa qa qá",
        "yêu": "iu",
        "chồng": "ck",
        "vợ": "vk",
        "vẫn": "vx vãn",
        "thì": "thj thỳ",
        "làm": "lm",
        "nói": "ns",
        "tháng": "thg",
        "trong": "tr trg trog",
        "điện thoại": "đt",
        "gia đình": "gđ",
        "học sinh": "hs",
        "sinh viên": "sv",
        "nhân viên": "nv",
        "công ty": "cty",
        "sản phẩm": "sp",
        "số điện thoại": "sdt sđt",
        "dễ thương": "dth",
    }.items()
    for form in forms.split()
}
_HEADS = {"w": ("qu",), "z": ("v", "d", "gi"), "dz": ("d",), "j": ("gi",), "f": ("ph",)}
_TAILS = {
    "k": ("c", "ch", "t", ""),
    "g": ("ng",),
    "j": ("i",),
    "h": ("nh",),
    "iu": ("ieu",),
    "ui": ("oi", "uoi"),
    "oy": ("oi",),
    "un": ("uon",),
    "it": ("iet",),
    "ik": ("iet", "ich"),
}
"""By the end of a word as it is written, without marks, the ends that may be meant."""
_LEAST_RESPELT = 3.0
"""`lexicon.frequency` from which a word is common enough to be written by ear."""


def abbreviated(form: str) -> str | None:
    """What ``form`` (lower case, NFC) is short for: one word, or several with blanks between."""
    return _ABBREVIATIONS.get(form)


def respelt(form: str) -> Iterator[str]:
    """The common words that ``form`` (lower case, NFC) writes by ear; where it has marks, those with its tone."""
    plain, stripped = skeleton(form), strip_tone(form)
    if stripped is None:
        return
    tone = None if form.isascii() else stripped[1]
    for head, tail in itertools.product(_changed(_HEADS, plain, True), _changed(_TAILS, plain, False)):
        if head is None and tail is None:
            continue
        start, kept_from = head or ("", 0)
        end, kept_to = tail or ("", len(plain))
        for frequency, word in with_skeleton().get(start + plain[kept_from:kept_to] + end, ()):
            meant = strip_tone(word)
            if frequency >= _LEAST_RESPELT and meant and tone in (None, meant[1]):
                yield word


def _changed(table: dict[str, tuple[str, ...]], plain: str, at_head: bool) -> Iterator[tuple[str, int] | None]:
    """What one end may be instead, with where the rest begins, or ends; first None: it is as it is written."""
    yield None
    for written, others in table.items():
        if (plain.startswith if at_head else plain.endswith)(written) and len(plain) > len(written):
            for other in others:
                yield other, len(written) if at_head else len(plain) - len(written)
