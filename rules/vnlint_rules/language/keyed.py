"""Words typed with digits or signs in place of marks: VNI ("Vie65t") and VIQR ("Vie^.t")."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document, Pattern, Positions, Span
from vnlint_rules.language import lexicon
from vnlint_rules.language.typing_methods import VIQR, VNI

_VNI = Pattern(r"(?<![\w.@#/&=-])[A-Za-zĂăÂâĐđÊêÔôƠơƯư]+(?:[1-9]{1,3}[A-Za-z]*){1,3}(?![\w@/=]|[.-]\w)")
_VIQR = Pattern(r"(?<![\w.@#/&=^+(-])(?:[A-Za-z]+(?:[\^+*(]['`?~.]?|['`?~.](?=[a-z])))+(?:[A-Za-z]*)(?![\w@/=^+(])")
_REACH = 16
_DIGITS = 3
"""That stand side by side in one word."""
_LEAST = 3
"""Letters that a word needs with but one digit inside, or digits at its end: shorter ones are codes (m2, b2b, U23)."""


class Keyed(Struct, frozen=True):
    """One such word."""

    span: Span
    meant: str
    """In the case that was typed."""


def keyed_words(document: Document) -> Iterator[Keyed]:
    """The words typed in VNI or VIQR, in order of place; only such as spell a syllable in use."""
    tokens, columns, text = document.tokens, document.columns, document.text
    ends = tokens.ends[:-1] if len(tokens.ends) and tokens.ends[-1] == len(text) else tokens.ends
    after = columns.codes[ends]
    near = np.flatnonzero(after - _LEAST_KEY <= _KEY_RANGE)
    ends = ends[near[_keys()[after[near]]]]
    digits = columns.among(ends, "123456789")
    places = ends[~digits | _begins_near(tokens.starts, ends)]
    done = -1
    for place in places.tolist():
        if place < done:
            continue
        pattern = _VNI if text[place].isdigit() else _VIQR
        start = max(done, place - _REACH, 0)
        match = next((m for m in pattern.finditer(text, start, place + _REACH) if m.start() < place < m.end()), None)
        meant = match and _meant(match.group())
        if match and meant:
            done = match.end()
            yield Keyed(Span(match.start(), match.end()), meant)


_LEAST_KEY, _KEY_RANGE = np.uint32(ord("(")), np.uint32(ord("^") - ord("("))  # 7 of 10 words have a blank behind them


@functools.cache
def _keys() -> NDArray[np.bool_]:
    """Which of the first 128 characters are keys for marks, letters aside."""
    table = np.zeros(128, np.bool_)
    table[[ord(key) for key in "123456789^+*("]] = True
    return table


def _begins_near(starts: Positions, places: Positions) -> NDArray[np.bool_]:
    """For each place whether a word begins one to three characters on."""
    following = np.searchsorted(starts, places)
    near = np.append(starts, np.iinfo(np.int64).max)[following]
    return near - places <= _DIGITS


def _meant(keys: str) -> str | None:
    """The syllable in use that the keys spell."""
    method = VNI if any(map(str.isdigit, keys)) else VIQR
    letters = "".join(filter(str.isalpha, keys))
    if not (letters.islower() or letters.istitle() or (letters.isupper() and len(letters) > _LEAST)):
        return None
    if not (letters.isascii() or keys[-1].isalpha()):
        return None
    marks = len(keys) - len(letters)
    if len(letters) < _LEAST and (marks == 1 or not keys[-1].isalpha()):
        return None
    if marks == 1 and not keys[-1].isalpha():
        return None
    word = method.decode(keys)
    return word if word and word.lower() in lexicon.syllables() else None
