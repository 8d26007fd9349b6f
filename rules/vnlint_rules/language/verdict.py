"""What is said of a word: the verdict that the rules of spelling share."""

from __future__ import annotations

import enum
import math
from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from vnlint import Document, Span
from vnlint_rules.language.cases import Casing, in_casing
from vnlint_rules.language.style import styled_like

CHOICES = 5
"""Words that are offered in place of one, at most."""
_REPEATED = 3
"""How often a form stands in one text until it is asked about."""


class Fault(enum.Enum):
    """What may be wrong with a word. Each rule of single words says it of one fault (`spelling.base`)."""

    NO_SYLLABLE = enum.auto()
    """It is none of Vietnamese, and nothing tells more: "bễnh"."""
    MISSING_MARK = enum.auto()
    """It lacks marks of shape or tone: "đươc"."""
    MISPLACED_TONE = enum.auto()
    """Its tone mark is on a wrong vowel: "cuả"."""
    DOUBLED = enum.auto()
    """A letter or a mark stands in it twice: "đượcc"."""
    LETTER = enum.auto()
    """A letter is wrong, one too many or one too few, or two changed places: "nghành"."""
    KEYS = enum.auto()
    """Keys of a typing method stand in it: "tieengs"."""
    JOINED = enum.auto()
    """It is several words without the blank between them: "hộithảo"."""
    CUT = enum.auto()
    """A blank stands inside it: "lu ật"."""
    MOVED_BLANK = enum.auto()
    """The blank beside it is some letters too early or too late: "bệnhv iện"."""
    MISUSED = enum.auto()
    """It is Vietnamese, but another one was meant in its place: "năng xuất"."""


class Verdict(Struct, frozen=True):
    """What is said of a word that is wrong."""

    fault: Fault
    span: Span
    choices: tuple[str, ...]
    """What may have been meant, best first, as it would stand in the text; may be empty."""
    confidence: float
    """How sure it is that the first choice was meant, 0 to 1."""
    is_open: bool = False
    """Whether several choices are as likely, so that a person has to choose."""
    times: int = 0
    """How often the form stands in the text, if so often that it may be a word: then it is asked about, once."""


def probability(odds: float) -> float:
    """The probability, 0 to 1, of what has such log-odds (natural logarithm); to three places."""
    return round(1 / (1 + math.exp(-odds)), 3)


def asked_once(document: Document, verdicts: Iterable[Verdict], sure: float) -> Iterator[Verdict]:
    """The verdicts; where one text has many on one form that are not as sure as ``sure``, the first as a question."""
    kept = list(verdicts)
    owners = document.owners(np.array([verdict.span.start for verdict in kept], np.int64)).tolist()
    keys = [(owner, verdict.span.of(document.text).lower()) for owner, verdict in zip(owners, kept, strict=True)]
    times = Counter(key for key, verdict in zip(keys, kept, strict=True) if verdict.confidence < sure)
    asked = set()
    for key, verdict in zip(keys, kept, strict=True):
        if verdict.confidence >= sure or times[key] < _REPEATED:
            yield verdict
        elif key not in asked:
            asked.add(key)
            yield replace(verdict, times=times[key])


def written(document: Document, words: str, casing: Casing, span: Span) -> str:
    """Words as they would stand in the text: their tones in its style, their case that of the form.

    A form whose capitals are elsewhere has one in front only if it has it now: "độBg" is "động".
    """
    if casing is Casing.MIXED and document.text[span.start].islower():
        casing = Casing.LOWER
    return in_casing(styled_like(document, span.start, words), casing)
