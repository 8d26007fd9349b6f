"""Words that the user calls right: of one syllable or of several, however they are written."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import unicodedata2

from vnlint.diagnostic import Span

_LONGEST = 24
"""Code points of a syllable with what stands at it, at most: so far is looked for those beside a place."""


class OwnWords:
    """The words of a user. Neither case nor the way their marks are coded tells two apart."""

    def __init__(self, words: Iterable[str]) -> None:
        """``words``: each of one syllable or several, with blanks between them."""
        self._words = frozenset(map(_as_word, words))
        self._most = max((word.count(" ") + 1 for word in self._words), default=0)

    def cover(self, text: str, span: Span) -> bool:
        """Whether a stretch of a text is one of the words, or lies within one of several syllables."""
        if not self._words:
            return False
        if _as_word(span.of(text)) in self._words:
            return True
        return self._most > 1 and self._cover_part(text, span)

    def _cover_part(self, text: str, span: Span) -> bool:
        reach = self._most * _LONGEST
        start, end = span.start, span.end
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        before = text[max(0, start - reach) : start].split()[1 - self._most :]
        after = text[end : end + reach].split()[: self._most - 1]
        parts = [*before, *text[start:end].split(), *after]
        runs = itertools.product(range(len(before) + 1), range(len(parts) - len(after), len(parts) + 1))
        return any(_bare(" ".join(parts[begin:stop])) in self._words for begin, stop in runs)


def _as_word(text: str) -> str:
    composed: str = unicodedata2.normalize("NFC", text)
    return " ".join(composed.casefold().split())


def _bare(words: str) -> str:
    """Some words without the punctuation around them."""
    letters = [place for place, character in enumerate(words) if character.isalnum()]
    return _as_word(words[letters[0] : letters[-1] + 1]) if letters else ""
