"""Places right behind a credit or a note in brackets, where no stop is missing or the credit tells of it."""

from __future__ import annotations

from vnlint import Document, Pattern
from vnlint_rules.language.classes import UPPER

_WORDS = "ảnh|nguồn|clip|video|photo|đồ họa|đồ hoạ"
_CREDIT = Pattern(
    rf"(?:(?<![^\r\n])|[.!?…(\[|”\"]\s*|[-–] ?)(?:(?i:{_WORDS})(?: [^.!?:\s]+){{0,4}}:|(?:Ảnh|ẢNH|Nguồn) [{UPPER}])"
    rf"[^.!?]{{0,45}}\Z|\((?i:{_WORDS}|xem)[ :][^()]*\)\Z|[.!?…][”\"]?\s*\([^()]{{1,20}}\)\Z"
)
_FAR = 90


def is_behind_credit(document: Document, place: int) -> bool:
    """Whether a credit ("Ảnh: Hải Nam"), or a note behind a stop ("Vâng! (cười)"), runs up to a place of its line."""
    start = max(document.line(place).start, place - _FAR)
    return _CREDIT.search(document.text, start, place) is not None
