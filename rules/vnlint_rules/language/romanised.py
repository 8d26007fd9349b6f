"""Chinese in Latin letters, whose tone marks make syllables that look like misspelt Vietnamese: "xià", "liù"."""

from __future__ import annotations

from vnlint import Document, Pattern, Span

_SYLLABLE = Pattern(r"[a-zA-Z]*[àáèéìíòóùúüÀÁÈÉÌÍÒÓÙÚÜ][a-zA-Z]*")
"""What both languages may write: one mark, none that only Vietnamese has."""
_HINT = Pattern(r"[āēěīǐōǒūǔǖǘǚǜ]|\p{Han}|(?i:\b(?:pinyin|bính âm)\b)")
_REACH = 24


def is_romanised(document: Document, span: Span) -> bool:
    """Whether a word may be pinyin: by its letters, and by what stands within some 24 code points in its line.

    Pinyin marks its four tones by macron, acute, caron and grave; the first and third never stand in Vietnamese.
    """
    text, line = document.text, document.line(span.start)
    if not _SYLLABLE.fullmatch(text, span.start, span.end):
        return False
    return bool(_HINT.search(text, max(line.start, span.start - _REACH), min(line.end, span.end + _REACH)))
