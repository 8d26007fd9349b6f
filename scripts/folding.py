"""Words as they are counted: in one style of tone placement, the old one for some tables and the new one for others."""

from __future__ import annotations

import unicodedata

import regex

from vnlint_rules.language.tone import fold_style, unfold_style

_OLD = regex.compile(r"[òóỏõọ][ae](?!\w)|(?<!q)[ùúủũụ]y(?!\w)", regex.IGNORECASE)

# Either hands on two letters and no more: what else is wrong with a word is counted as it stands, where `unfold_style`
# would move the mark of "qúy", and `fold_style` would leave "tịchỦy" alone.


def in_old_style(word: str) -> str:
    """``word`` (in NFC) in lower case, the tone of an open oa, oe, uy on its first vowel: hoà to hòa, quý stays."""
    word = word.lower()
    return word if word.startswith("qu") else word[:-2] + unfold_style(word[-2:])


def in_new_style(text: str) -> str:
    """``text`` in NFC, the tone of an open oa, oe, uy on its second vowel: hòa to hoà, hòan stays."""
    return _OLD.sub(lambda found: fold_style(found[0]), unicodedata.normalize("NFC", text))
