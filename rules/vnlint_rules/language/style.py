"""Which style of tone placement a text keeps, and words written in it."""

from __future__ import annotations

from vnlint import Document, Pattern
from vnlint_rules.language.tone import ToneStyle, place_tone, strip_tone

_OLD = Pattern(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![^\W\d_])")
_NEW = Pattern(r"(?:o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])(?![^\W\d_])")
_MEDIAL = ("oa", "oe", "uy")


def styled_like(document: Document, position: int, words: str) -> str:
    """``words`` (NFC, any case) with their tones placed as in most words of the text around a position."""
    return " ".join(_styled(document, position, word) for word in words.split(" "))


def _styled(document: Document, position: int, word: str) -> str:
    stripped = strip_tone(word)
    if stripped is None or not stripped[1] or not stripped[0].lower().endswith(_MEDIAL):
        return word
    return place_tone(*stripped, style_at(document, position))


def style_at(document: Document, position: int) -> ToneStyle:
    """The style of the text around a position: that of most words that have two; the older where neither has more."""
    styles = document.view(_styles)
    extent = document.extent(position)
    if extent.start not in styles:
        text = extent.of(document.text)
        styles[extent.start] = ToneStyle.NEW if len(_NEW.findall(text)) > len(_OLD.findall(text)) else ToneStyle.OLD
    return styles[extent.start]


def _styles(document: Document) -> dict[int, ToneStyle]:
    """The styles found so far, by where their texts begin."""
    return {}
