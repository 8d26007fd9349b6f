"""Two right spellings of one syllable, which differ in i and y alone: kỹ and kĩ, quý and quí."""

from __future__ import annotations

import functools

from vnlint_rules.language.letters import vowel_rows


@functools.cache
def _other_letter() -> dict[str, str]:
    rows = vowel_rows()
    pairs = list(zip(rows["i"], rows["y"], strict=True))
    return dict(pairs) | {y: i for i, y in pairs}


def with_other_i(word: str) -> str | None:
    """``word`` (lower case, NFC) with y at its end for i, or i for y, where both sound alike; None elsewhere.

    They do where the letter is the only vowel (ly, li), or the vowel after *qu*: "tai" and "tay" are two words.
    """
    other = _other_letter().get(word[-1:])
    if other is None or len(word) < 2:
        return None
    before = word[:-1]
    if before[-1] not in vowel_rows() and before.isalpha() and not _has_vowel(before):
        return before + other
    return before + other if before == "qu" else None


def _has_vowel(letters: str) -> bool:
    rows = vowel_rows()
    return any(letter in row for letter in letters for row in rows.values())
