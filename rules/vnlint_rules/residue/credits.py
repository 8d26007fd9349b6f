"""Where the name in a picture credit ends and the text goes on."""

from __future__ import annotations

from collections.abc import Sequence

from vnlint import Pattern
from vnlint_rules.language.classes import MARKS, UPPER
from vnlint_rules.language.lexicon import frequent_compound, syllables
from vnlint_rules.residue.agencies import PART, end_of_agency
from vnlint_rules.residue.bodies import end_of_body
from vnlint_rules.residue.credit_ends import ANOTHER, BEGINS, EITHER, GIVEN_NAMES, LONGEST, OVER, STOP, before_opener
from vnlint_rules.spacing.blanks import next_word

_GIVEN = Pattern(
    rf"(?m)(?:(?:TP\. |(?!(?:bị|cần|cầu|chưa|do|đã|để|được|không|ngừng|phải|sẽ|việc|(?<!gười )nhà) cung)"
    rf"(?:[^\W_]|[{MARKS}])(?:[^\W_]|[{MARKS}/&-]|\.(?=[{UPPER}]))*[ ])){{1,7}}cung cấp"
    rf"(?=[ ]?\.(?:\s|$)|[^\S\r\n]*(?:[{UPPER}\d(\"“–-]|$))"
)
"""Somebody who provided the picture."""
_CAPITALS = Pattern(rf"[{UPPER}][{UPPER}.]+(?:[ /\-]+[{UPPER}][{UPPER}.]+)+(?=[^\S\r\n])(?! [{UPPER}]{{2}})")
_INITIALS = Pattern(rf"(?:[^\W_]|[{MARKS}.])*[{UPPER}](?:[^\W_]|[{MARKS}.])*[{UPPER}](?:[^\W_]|[{MARKS}.])*")
"""A short form: "M.Q", "H.Nam", "TTH", "GovHK"; what follows it begins a sentence."""
_WORD = Pattern(r"\S+")
_NAME = Pattern(rf"{PART}(?:(?: ?[/&] ?| (?!{ANOTHER})){PART})*(?P<agency> ?[-–] ?(?:TTXVN|VGP|AFP|Reuters))?")


def end_of_credit(text: str, start: int) -> tuple[int, bool] | None:
    """Where the credited name that begins at ``start`` ends, and whether that is sure; None when there is no name.

    A stop behind the name belongs to the credit.
    """
    given = end_of_giver(text, start)
    if given:
        return given, True
    agency = end_of_agency(text, start)
    if agency:
        return agency
    body = end_of_body(text, start, start + LONGEST)
    if body:
        return _end_behind_body(text, *body)
    name = _NAME.match(text, start, start + LONGEST)
    if name is None:
        return None
    stop = STOP.search(text, start, name.end() + 1)
    if stop:
        return _before_title(text, start, stop.end()) or stop.end(), True
    if name["agency"] or OVER.match(text, name.end()):
        return name.end(), True
    return _split(text, start, name.end())


def end_of_giver(text: str, start: int) -> int | None:
    """The end of "… cung cấp", and of the stop behind it."""
    if text.find("cung cấp", start, start + LONGEST) < 0:
        return None
    match = _GIVEN.match(text, start, start + LONGEST)
    if match is None or before_opener(text, start + 1, match.end()):
        return None
    end: int = match.end()
    return end + bool(STOP.match(text, end))


def _end_behind_body(text: str, end: int, whole: bool) -> tuple[int, bool] | None:
    """The end of a credit that names a body up to ``end``; capitals behind it may be of its name unless it is whole."""
    if STOP.match(text, end):
        return end + 1, True
    if OVER.match(text, end) or BEGINS.match(text, end):
        return end, True
    rest = _NAME.match(text, end + 1, end + LONGEST) if text.startswith(" ", end) else None
    if rest is None:
        return None
    if whole:
        return end, True
    stop = STOP.search(text, end, rest.end() + 1)
    if stop:
        return stop.end(), True
    if OVER.match(text, rest.end()):
        return rest.end(), True
    opened = before_opener(text, end, rest.end())
    return (opened, True) if opened else (end, False)


def _before_title(text: str, start: int, stop: int) -> int | None:
    """The end of a name before the last word up to ``stop``, if that is a title: its stop ends no name."""
    words = list(_WORD.finditer(text, start, stop))
    return before_opener(text, words[-1].start(), stop) if len(words) > 1 else None


def _split(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """The end of a name that runs into the capital of the next sentence."""
    capitals = _CAPITALS.match(text, start, end)
    if capitals:
        return capitals.end(), True
    words = list(_WORD.finditer(text, start, end))
    several = [word.group() for word in words]
    named = words[1 if _is_given_name(several) else 0]
    opened = before_opener(text, named.end(), end)
    if opened:
        return opened, True
    if len(words) < 2 or text[end : end + 1] not in " ,":
        return None
    if len(words) == 2:
        begins = several[1].istitle() and frequent_compound(several[1], next_word(text, end))
        return words[0].end(), begins and _INITIALS.fullmatch(several[0]) is not None
    sure = text[end] == " " and len(words) <= 4 and EITHER.isdisjoint(several[:-1])
    return words[-2].end(), sure


def _is_given_name(words: Sequence[str]) -> bool:
    """Whether the second of some words, which else would begin a sentence, is the end of a name: "Đình Được Cú"."""
    return len(words) > 2 and words[1] in GIVEN_NAMES and words[2].istitle() and words[0].lower() in syllables()
