"""Whether a word has the shape of a Vietnamese syllable: onset, rime and tone, by phonotactics and without a word list.

Vietnamese is closed at the level of the syllable: 27 onsets and 164 rimes give 3,548 spellings without tone. The rules
of composition follow Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977), with the loans that dictionaries list.
"""

from __future__ import annotations

import functools
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Huyền, sắc, ngã, hỏi, nặng, as combining marks."""
_STOP_TONES = frozenset({"\u0301", "\u0323"})
"""A syllable that ends in p, t, c or ch has the tone sắc or nặng."""

_OPEN = """
    a e ê i o ô ơ u ư y ia ua ưa ai ay ây oi ôi ơi ui ưi uôi ươi ao au âu eo êu iu ưu iêu yêu ươu
    oa oe uê uơ uy uya oai oay uây oao oeo uyu
"""
_NASAL = """
    am ăm âm em êm im om ôm ơm um ưm iêm yêm uôm ươm oam oăm oem
    an ăn ân en ên in on ôn ơn un ưn iên yên uôn ươn oan oăn uân oen uên uyn uyên
    ang ăng âng eng ong ông ung ưng iêng yêng uông ương oong oang oăng uâng
    anh ênh inh oanh uênh uynh
"""
_STOP = """
    ap ăp âp ep êp ip op ôp ơp up iêp ươp oap oăp uyp
    at ăt ât et êt it ot ôt ơt ut ưt iêt yêt uôt ươt oat oăt uât oet uêt uyt uyêt
    ac ăc âc ec oc ôc uc ưc iêc uôc ươc ooc oac oăc
    ach êch ich oach uêch uych
"""
_GLIDE = ("oa", "oă", "oe", "uâ", "uê", "uơ", "uy")
_FRONT = ("e", "ê", "i", "y")
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_LABIAL = frozenset({"b", "m", "p", "ph", "v"})
_BEFORE_Y = frozenset({"h", "k", "l", "m", "s", "t", "v"})
_OTHERS = "qui quit quin quich quiu quo quơi quơn quôc quau quêu gi gin boa buyt phuy voan poa moay boăng".split()
"""Spellings outside the rules: older or rarer ones of *qu*, *gi* that swallows its i, and settled loans."""


def is_syllable(word: str) -> bool:
    """Whether ``word`` (one run of letters in NFC, any case) is spelt like a Vietnamese syllable with its tone.

    Both styles of tone placement pass (hóa, hoá), and so does a tone on the wrong vowel. A syllable that ends in a stop
    must bear its tone: "cac", "viêc" are none. Foreign words of such a shape pass too: "to", "man", "in".
    """
    return _is_lower_syllable(word.lower())


def has_mark(word: str) -> bool:
    """Whether ``word`` (in NFC) has a letter that English lacks and Vietnamese has: đ, a shape mark or a tone mark."""
    return not word.isascii() and not _letters().isdisjoint(word)


@functools.lru_cache(maxsize=20_000)
def _is_lower_syllable(word: str) -> bool:
    tones: list[str] = []
    plain: list[str] = []
    for character in unicodedata.normalize("NFD", word):
        (tones if character in _TONES else plain).append(character)
    stopped = _spellings().get(unicodedata.normalize("NFC", "".join(plain)))
    if stopped is None or len(tones) > 1:
        return False
    return not stopped or (bool(tones) and tones[0] in _STOP_TONES)


@functools.cache
def _spellings() -> dict[str, bool]:
    """Every syllable without its tone, and whether it ends in a stop."""
    spellings = {onset + rime: True for onset in ("", *_ONSETS) for rime in _rimes(onset, _STOP.split())}
    for onset in ("", *_ONSETS):
        spellings.update(dict.fromkeys((onset + rime for rime in _rimes(onset, (_OPEN + _NASAL).split())), False))
    spellings.update({other: other.endswith(("p", "t", "c", "ch")) for other in _OTHERS})
    return spellings


def _rimes(onset: str, rimes: list[str]) -> list[str]:
    """The written rimes that may follow an onset."""
    if onset == "qu":
        return [rime[1:] for rime in rimes if rime.startswith(_GLIDE) and rime not in ("uya", "uyu")]
    if onset == "gi":  # before iê one i is dropped: giêng
        return [rime[1:] for rime in rimes if rime.startswith("iê")] + [
            rime
            for rime in rimes
            if not rime.startswith(("i", "y")) and (rime in ("oa", "oan", "oang", "uê") or not rime.startswith(_GLIDE))
        ]
    return [rime for rime in rimes if _fits(onset, rime)]


def _fits(onset: str, rime: str) -> bool:
    glide, front = rime.startswith(_GLIDE), rime.startswith(_FRONT)
    if onset == "":
        return not rime.startswith("iê")
    if onset in ("gh", "ngh"):
        return front and not rime.startswith("y")
    if onset in ("c", "g", "ng"):
        return not front and not (glide and onset == "c")
    if rime.startswith("yê") or (rime == "y" and onset not in _BEFORE_Y):
        return False
    if onset == "k":
        return front
    return not (glide and onset in _LABIAL)


@functools.cache
def _letters() -> frozenset[str]:
    """The 134 letters of Vietnamese that are not of ASCII, in both cases."""
    marked = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *_TONES)} | {"đ"}
    lower = {letter for letter in marked if not letter.isascii()}
    return frozenset(lower | {letter.upper() for letter in lower})
