"""Marks of punctuation that are not set but named: "dấu ? ở cuối câu", "ký tự ; hoặc !"."""

from __future__ import annotations

from vnlint import Pattern, Span

_NAMING = Pattern(
    r"(?i)(?<![^\W\d_])(?:"
    r"(?P<writing>(?<!con )(?<!đóng )(?<!đánh )(?<!áp )(?<!in )(?<!phạm )dấu(?: câu)?|phím|k[ýí] tự)"
    r"|nút|biểu tượng|k[ýí] hiệu)(?: (?:chấm|phẩy|hỏi|than|cảm|hai|lửng)){0,2}(?: như| là)?"
    r"(?: [.,;:!?]{1,3},?(?: (?:và|hoặc|hay|với))?)*\Z"
)
"""What says that a sign comes, and the signs of a list before it. What is written with ("con dấu" is not) may be any
sign; what is shown is seldom a comma or a full stop."""
_GOES_ON = Pattern(r"[.,;:!?]{1,3}[ \u00a0]+[^\s\p{Lu}]|[,;:][ \u00a0]+\S")
"""A sign alone, and no new sentence behind it."""
_ANY = frozenset("?!;:")
_NEAR = 48
"""How far back, in code points, the noun is looked for."""


def is_named(text: str, run: Span) -> bool:
    """Whether the mark behind a run of blanks is what the words before it speak of."""
    if not _GOES_ON.match(text, run.end):
        return False
    before = text[max(0, run.start - _NEAR) : run.start].rsplit("\n", 1)[-1]
    noun = _NAMING.search(before)
    return noun is not None and (noun["writing"] is not None or text[run.end] in _ANY)
