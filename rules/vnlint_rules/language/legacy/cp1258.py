"""Windows-1258: the vowels with their shape, and after them the tone as a character of its own.

Some programs write à, á, é and others that have a code with that one character; `COMPOSED` is their way. Both decode
alike. Source: the code page of Microsoft, which Python has too.
"""

from __future__ import annotations

import re
import unicodedata

from vnlint_rules.language.legacy.codec import Codec, Decoded, unmapped_in
from vnlint_rules.language.legacy.seen import Seen
from vnlint_rules.language.letters import TONE_MARKS

_CHANGED = dict(zip("ÃÐÕÝãðõýþ", "ĂĐƠƯăđơư₫", strict=True))
_TONES = dict(zip("ÌÒÞìò", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_DECODE = {ord(shown): letter for shown, letter in (_CHANGED | _TONES).items()}
_ENCODE = {ord(letter): shown for shown, letter in (_CHANGED | _TONES).items()}
_TONED = re.compile("([aăâeêioôơuưy])[\u0300\u0301\u0303\u0309\u0323]", re.IGNORECASE)
_AS_THEY_ARE = frozenset("ÀÁÂÈÉÊÍÓÔÙÚàáâèéêíóôùú")
_CODES = _AS_THEY_ARE.union(_CHANGED, _TONES)


def _decode(text: str) -> Decoded:
    decoded = text.translate(_DECODE)
    composed = _TONED.sub(lambda match: unicodedata.normalize("NFC", match.group()), decoded)
    lost = "".join(shown for shown, mark in _TONES.items() if mark in composed)
    return Decoded(composed, unmapped_in(c for c in dict.fromkeys(text) if c not in _CODES) + lost)


def _encode(text: str, seen: Seen) -> str:
    return "".join(map(_apart, text)).translate(_ENCODE)


def _encode_composed(text: str, seen: Seen) -> str:
    return "".join(c if c in _AS_THEY_ARE else _apart(c) for c in text).translate(_ENCODE)


def _apart(letter: str) -> str:
    """A letter with its tone after it."""
    if letter.isascii():
        return letter
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks[1:] if mark in TONE_MARKS)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONE_MARKS)) + tone


CP1258 = Codec("cp1258", "Windows-1258", _decode, _encode)
COMPOSED = Codec("cp1258-composed", "Windows-1258", _decode, _encode_composed)
