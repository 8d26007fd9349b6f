"""The letters of Vietnamese, by vowel and mark.

Twelve vowels in six tones, and đ, in two cases: 146 letters, 134 of them outside ASCII, each one code point in NFC.
"""

from __future__ import annotations

import functools

TONE_MARKS = "\u0300\u0301\u0309\u0303\u0323"
"""The combining marks of huyền, sắc, hỏi, ngã and nặng: the order of `Tone` after its first."""

SHAPE_MARKS = {"\u0302": "aeo", "\u0306": "a", "\u031b": "ou"}
"""The combining marks that make other vowels (circumflex, breve, horn), each with the letters it goes with."""

_ROWS = "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ"


@functools.cache
def vowel_rows() -> dict[str, str]:
    """Each toneless vowel, in both cases, with its six letters in the order of `Tone`; the first is itself."""
    return {row[0]: row for row in (_ROWS + " " + _ROWS.upper()).split()}


def has_mark(word: str) -> bool:
    """Whether ``word`` (in NFC) has a letter that Vietnamese has and English lacks: đ, a shape mark or a tone mark."""
    return not word.isascii() and not _marked().isdisjoint(word)


@functools.cache
def _marked() -> frozenset[str]:
    return frozenset(letter for row in vowel_rows().values() for letter in row if not letter.isascii()) | {"đ", "Đ"}
