"""Which strings are Vietnamese syllables: onset, rime and tone, without a list of the words in use.

Vietnamese is closed at the level of the syllable: 28 onsets, the empty one among them, and 164 rimes make 3,548
spellings without tone and 16,253 with it. Rules of composition: Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977), with the
loans that dictionaries list.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import msgspec

from vnlint_rules.language.letters import vowel_rows
from vnlint_rules.language.tone import Tone, ToneStyle, place_tone, strip_tone

_ALL_TONES, _STOP_TONES = tuple(Tone), (Tone.RISING, Tone.HEAVY)
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
_ONSETS = ("", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())
_LABIAL = frozenset({"b", "m", "p", "ph", "v"})
_BEFORE_Y = frozenset({"h", "k", "l", "m", "s", "t", "v"})
_AFTER_GI = frozenset({"i", "in", "oa", "oan", "oang", "uê"})
"""Of the rimes with a glide or an *i* those that *gi* has beside *iê*."""
_AFTER_QU = tuple("ui uit uin uich uiu uo uơi uơn uôc uau uêu".split())
"""Rimes that are spelt so after *qu* alone, most of them in older and rarer spellings: quí, quốc, quờ."""
_LOANS = {
    "boa": ("b", "oa", Tone.LEVEL),
    "boăng": ("b", "oăng", Tone.LEVEL),
    "buyt": ("b", "uyt", Tone.RISING),
    "moay": ("m", "oay", Tone.LEVEL),
    "phuy": ("ph", "uy", Tone.LEVEL),
    "poa": ("p", "oa", Tone.LEVEL),
    "voan": ("v", "oan", Tone.LEVEL),
}
"""Settled loans that no rule allows, each in its one tone, without which it stands here."""


class Syllable(msgspec.Struct, frozen=True):
    """A syllable taken apart."""

    onset: str
    """As it is written, in lower case, empty where there is none: "", "ngh", "qu", "gi"."""
    rime: str
    """Without its tone, as the table of rimes has it: "oan" in *quan*, "iêng" in *giêng*, "uôc" in *quốc*."""
    tone: Tone


def analyse(word: str) -> Syllable | None:
    """The syllable that ``word`` (in NFC, any case, either style of tone placement) spells.

    None where it spells none: an unknown onset or rime, two that do not go together ("nghành"), a stop without its tone
    ("viêc"), a mark on a wrong vowel ("cuả").
    """
    if not is_legal(word):
        return None
    stripped = strip_tone(word.lower())
    if stripped is None:  # never so for what is legal
        return None
    bare, tone = stripped
    return Syllable(*spellings()[bare], tone)


def is_legal(word: str) -> bool:
    """Whether `analyse` finds a syllable in ``word`` (in NFC, any case)."""
    lower = word.lower()
    stripped = strip_tone(lower)
    if stripped is None or not may_bear(*stripped):
        return False
    return any(place_tone(*stripped, style) == lower for style in ToneStyle)


def is_legal_toneless(word: str) -> bool:
    """Whether ``word`` (in NFC, any case) is the spelling of a syllable but for its tone: "đươc" is, "duoc" is not."""
    return word.lower() in spellings()


def is_readable(word: str) -> bool:
    """Whether a reader finds a syllable in ``word`` (in NFC, any case): a legal one, or one with its mark misplaced.

    "cuả" and "tòan" are such; that a word is meant as Vietnamese they show no less.
    """
    stripped = strip_tone(word)
    return stripped is not None and may_bear(*stripped)


def may_bear(toneless: str, tone: Tone) -> bool:
    """Whether there is a syllable of this spelling without its tone (in NFC, any case) that has this tone.

    One that ends in *c, ch, p* or *t* is sắc or nặng.
    """
    bare = toneless.lower()
    return bare in spellings() and tone in _tones_of(bare)


def skeleton(word: str) -> str:
    """``word`` (in NFC) in lower case without the marks of tone, shape and đ: "Được" gives "duoc"."""
    lower = word.lower()
    return lower if lower.isascii() else lower.translate(_plain())


def readings(skeleton: str) -> Sequence[str]:
    """The legal spellings without tone that have this `skeleton`, sorted; *giet, giêt* of "giet", none of "xyz"."""
    return _readings().get(skeleton, ())


@functools.cache
def spellings() -> Mapping[str, tuple[str, str]]:
    """Every legal spelling of a syllable without its tone, in lower case, with its onset and rime; 3,548."""
    parts = {bare: (onset, rime) for bare, (onset, rime, _) in _LOANS.items()}
    # Where gi has swallowed an i two rimes are spelt alike, and *giết* has the diphthong of *tiết*: iê goes first.
    rimes = sorted(f"{_OPEN} {_NASAL} {_STOP}".split(), key=lambda rime: rime[:2] != "iê")
    for onset in _ONSETS:
        for rime in rimes:
            if _fits(onset, rime):
                parts.setdefault(_compose(onset, rime), (onset, rime))
    for rime in _AFTER_QU:
        parts[_compose("qu", rime)] = ("qu", rime)
    return parts


def _fits(onset: str, rime: str) -> bool:
    """Whether an onset and a rime go together by the rules."""
    glide, front = rime.startswith(_GLIDE), rime.startswith(_FRONT)
    if onset == "":
        return not rime.startswith("iê")
    if onset == "qu":
        return glide and rime not in ("uya", "uyu")
    if onset == "gi":
        return rime in _AFTER_GI or rime.startswith("iê") or not (glide or rime.startswith(("i", "y")))
    if onset in ("gh", "ngh"):
        return front and not rime.startswith("y")
    if onset in ("c", "g", "ng"):
        return not front and not (glide and onset == "c")
    if rime.startswith("yê") or (rime == "y" and onset not in _BEFORE_Y):
        return False
    if onset == "k":
        return front
    return not (glide and onset in _LABIAL)


def _compose(onset: str, rime: str) -> str:
    """The spelling of an onset before a rime without tone."""
    if onset == "qu" or (onset == "gi" and rime.startswith("i")):
        return onset + rime[1:]
    return onset + rime


def _tones_of(bare: str) -> tuple[Tone, ...]:
    """The tones that go with a legal spelling."""
    if bare in _LOANS:
        return (_LOANS[bare][2],)
    return _STOP_TONES if bare.endswith(("c", "ch", "p", "t")) else _ALL_TONES


@functools.cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for bare in sorted(spellings()):
        found.setdefault(skeleton(bare), []).append(bare)
    return {plain: tuple(spellings) for plain, spellings in found.items()}


@functools.cache
def _plain() -> dict[int, str]:
    bases = str.maketrans("ăâêôơư", "aaeoou")
    plain = {ord(letter): vowel.translate(bases) for vowel, row in vowel_rows().items() for letter in row}
    return plain | {ord("đ"): "d"}
