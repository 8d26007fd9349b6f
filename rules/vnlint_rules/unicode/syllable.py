"""The written shape of a Vietnamese syllable, as far as a rule on characters needs it to tell words from debris.

Structure only (onset, rime, final, one tone; facts of any school grammar), no list of the syllables in use.
"""

from __future__ import annotations

import functools

import unicodedata2

from vnlint import Pattern

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The marks of the tones huyền, sắc, ngã, hỏi, nặng."""
SHAPES = {"\u0302": "aeo", "\u0306": "a", "\u031b": "ou"}
"""The marks that make other vowels (circumflex, breve, horn), each with the letters it goes with."""

_SYLLABLE = Pattern(
    r"(?P<onset>ngh(?=[ieê])|ng(?![ieê])|gh(?=[ieê])|g(?![eê])|gi|kh|nh|ph|th|tr|ch|qu"
    r"|k(?=[ieêy])|c(?![ieêy])|[bdđhlmnprstvx]|)"
    r"(?:(?P<nucleus>uyê|iê|yê|oa|oă|oe|oo|uâ|uê|uô|ươ|uy|[aăâeêioôơuưy])(?P<coda>ng|nh|ch|[cmnptk])"
    r"|(?P<open>oai|oay|oao|oeo|uây|uôi|uya|uyu|ươi|ươu|iêu|yêu|oa|oe|uê|uy|uơ|ia|ua|ưa"
    r"|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aeêioôơuưy]))"
)
_SHAPED = frozenset("ăâêôơư")


@functools.lru_cache(4096)
def is_syllable(word: str) -> bool:
    """Whether ``word``, in any normal form, can be one Vietnamese syllable: lower case, capitalised or all capitals."""
    if not (word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())):
        return False
    decomposed = unicodedata2.normalize("NFD", word.lower())
    tones = [c for c in decomposed if c in TONES]
    if len(tones) > 1:
        return False
    match = _SYLLABLE.fullmatch(_without_tones(decomposed))
    if match is None:
        return False
    stopped = match["coda"] in ("c", "ch", "p", "t")  # not k, which names of the highlands have: Đắk, Đak
    return not stopped or (bool(tones) and tones[0] in "\u0301\u0323")


def with_tone(word: str, tone: str) -> str | None:
    """``word`` with its tone replaced by the combining mark ``tone``, in NFC; None when it is no syllable then.

    An open *oa, oe, uy* has its tone on the second letter, as in the spelling of the schools.
    """
    bare = _without_tones(unicodedata2.normalize("NFD", word))
    match = _SYLLABLE.fullmatch(bare.lower())
    if match is None:
        return None
    group = "nucleus" if match["nucleus"] else "open"
    vowels: str = match[group]
    shaped = [i for i, vowel in enumerate(vowels) if vowel in _SHAPED]
    if shaped:
        index = shaped[-1]
    elif group == "nucleus" or vowels in ("oa", "oe", "uy"):
        index = len(vowels) - 1
    else:
        index = 1 if len(vowels) == 3 else 0
    at = match.start(group) + index + 1
    toned = str(unicodedata2.normalize("NFC", bare[:at] + tone + bare[at:]))
    return toned if is_syllable(toned) else None


def _without_tones(decomposed: str) -> str:
    return str(unicodedata2.normalize("NFC", "".join(c for c in decomposed if c not in TONES)))
