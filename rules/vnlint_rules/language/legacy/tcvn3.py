"""TCVN3: the encoding of the ABC fonts (.VnTime), and the whole of the standard TCVN 5712:1993 (VN1).

The ABC fonts have no codes for capitals with a tone: those were written with the small letter in a font of capitals
(.VnTimeH). So their case is lost. Decoding gives it back where the text tells: in words whose other letters are
capitals ("HßA" is HÒA), and at the beginning of a sentence.

What was extracted from a PDF in these fonts has two letters by the names of their glyphs: a minus for "ư" and a bullet
operator for "ã", in "nhµ n−íc" and "x∙ héi". Beside a letter they are those, between blanks and figures what they show.

Sources: the tables of the GNU C library (TCVN5712-1) and of xvnkb, which agree; of the PDFs, the tests of viparse,
which quote papers of the government.
"""

from __future__ import annotations

import re

from vnlint_rules.language.legacy.codec import LETTERS, codes_of, single_byte

_SMALL = """
    A8A9AEAAABACAD B5B8B6B7B9 BBBEBCBDC6 C7CAC8C9CB CCD0CECFD1 D2D5D3D4D6 D7DDD8DCDE DFE3E1E2E4 E5E8E6E7E9 EAEDEBECEE
    EFF3F1F2F4 F5F8F6F7F9 FAFDFBFCFE
"""
_SHAPED_CAPITALS = "A1A2A7A3A4A5A6"
_TONED_CAPITALS = """
    8083818284 AFC0BABF85 C1C4C2C386 878A88898B C5DACDD98C 8D908E8F91 9295939496 DBFFE0F097 989B999A9C 9D019E9F02
    0411050612 1316141517
"""
_TONED = "".join(LETTERS.split()[14:])
_SMALL_TONED = frozenset(_TONED.lower())
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = r"(?<![A-ZĐ.])[.!]['\"”’)]*"
"""A stop that ends a sentence: none behind a capital, which may be an initial, nor behind other stops."""
_SENTENCE_START = re.compile(
    rf"(?:\A|\n[^\S\n]*\n|{_SENTENCE_END}[^\S\n]*\n|{_SENTENCE_END}[^\S\n]+)[^\S\n]*['\"“‘]*[{_TONED.lower()}]"
)


_GLYPHS = {"\u2212": "\xad", "\u2219": "\xb7"}
_GLYPH = re.compile("(?<=[^\\W\\d_])[\u2212\u2219]|[\u2212\u2219](?=[^\\W\\d_])")


def _from_glyphs(text: str) -> str:
    """``text`` with the codes of letters that a PDF named after the signs they look like."""
    return _GLYPH.sub(lambda match: _GLYPHS[match.group()], text)


def _with_capitals(text: str) -> str:
    """``text`` with those capitals back that the ABC fonts had no codes for and that cannot be small letters."""
    if _SMALL_TONED.isdisjoint(text):
        return text
    words = list(_WORD.finditer(text))
    parts: list[str] = []
    position = 0
    for index, match in enumerate(words):
        if not _SMALL_TONED.isdisjoint(match.group()) and _is_capital(text, words, index):
            parts += text[position : match.start()], match.group().upper()
            position = match.end()
    text = "".join(parts) + text[position:]
    return _SENTENCE_START.sub(lambda match: match.group()[:-1] + match.group()[-1].upper(), text)


def _is_capital(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Whether a word is one in capitals: two letters of its own say so, or the words beside it, if no initialisms."""
    match = words[index]
    plain = [c for c in match.group() if c not in _SMALL_TONED]
    if not plain or any(c.islower() for c in plain):
        return False
    if len(plain) > 1 or match.group()[0] in _SMALL_TONED:
        return True
    beside = []
    if index and text[words[index - 1].end() : match.start()] == " ":
        beside.append(words[index - 1].group())
    if index + 1 < len(words) and text[match.end() : words[index + 1].start()] == " ":
        beside.append(words[index + 1].group())
    return bool(beside) and all(
        sum(map(str.isupper, word)) > 1 and not _SMALL_TONED.isdisjoint(word) for word in beside
    )


def _without_capitals(text: str) -> str:
    return text.translate({ord(capital): capital.lower() for capital in _TONED})


ABC = single_byte(
    "tcvn3",
    "TCVN3 (ABC)",
    codes_of(_SMALL + _SHAPED_CAPITALS + "--" * 60),
    begin=_from_glyphs,
    finish=_with_capitals,
    prepare=_without_capitals,
)
VN1 = single_byte("tcvn5712", "TCVN 5712 (VN1)", codes_of(_SMALL + _SHAPED_CAPITALS + _TONED_CAPITALS))
