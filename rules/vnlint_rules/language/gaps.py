"""Places where a word was dropped and two blanks were left ("quan hệ Việt Nam và  là quan hệ").

A double blank proves nothing: in news that was never damaged 6 in 100,000 syllables stand before one and a lower-case
word, nearly all of them the border of a link whose markup was removed. It only licenses to ask whether the two words
can meet. A logistic model over per-word tables answers, fitted by dropping words from news and against the double
blanks that news has by itself (`scripts/learn_gaps.py`).

Of 9,233 news articles kept apart from learning (5.6 M syllables) the model reports nothing, and a trace 1 true gap; of
the 20,000 it learned from, 4 and 3. It finds nearly all gaps behind function words, few behind content words.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from vnlint import Pattern
from vnlint_rules.language.endings import is_ending
from vnlint_rules.language.neighbours import Neighbours, load

# Log-odds from which a gap is reported.
REPORTED = 0.5
# The log-odds given to a trace: four in four were lost words when read on 17 M syllables.
TRACE_SCORE = 3.0

# Inside a character class.
BLANKS = " \t\u00a0\u200b\u2000-\u200a\u202f\u205f\u3000"
_LEFT = Pattern(rf"(?:([^\W\d_]+)[{BLANKS}])?([^\W\d_]+)\Z")
_RIGHT = Pattern(r"[^\W\d_]+")
# A kept link: "vụ  phóng tên lửa  mới đây", "tử vong tại  bệnh viện . Theo".
_LINK_END = Pattern(
    rf"[^.,;:!?…()“”\"\n]{{0,40}}(?<=[{BLANKS}])[,.;]"
    rf"|(?:[^\s.,;:!?]+[ \u00a0]){{0,5}}[^\s.,;:!?]+[{BLANKS}]{{2,}}[^\s.,;]"
)
_LINK_START = Pattern(rf"[^\s.,;:!?][{BLANKS}]{{2,}}(?:[^\s.,;:!?]+[ \u00a0]){{0,5}}[^\s.,;:!?]+\Z")

# Words that never end a phrase, except as the end of a compound.
_NEVER_LAST = frozenset("của tại với ở bởi và các những giữa gồm".split())
_TRACED = frozenset(",.;)")
_TRACE = Pattern(r"[,;)](?!\d)|\.(?![\w.])")


class Gap(Struct, frozen=True):
    """A run of blanks, [start, end) in code points of the text, where a word is missing with log-odds `score`.

    `left` and `right` are the words (or the punctuation) beside it, as written. `reasons` are for people.
    """

    start: int
    end: int
    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


def sites(text: str, blank_runs: Iterable[tuple[int, int]]) -> list[Gap]:
    """Scores those of the given runs of blanks that could be a gap, reported or not (see REPORTED), in text order.

    Runs are [start, end) in code points and maximal. Runs of two or more between a word and a lower-case word are
    scored by the model; runs before punctuation are gaps if the word before them cannot end a phrase. The border of
    a kept link is passed over, and so is everything else.
    """
    found = []
    for start, end in blank_runs:
        following = text[end : end + 1]  # most runs end here: a capital, a bracket, a digit
        lower = following.islower() and end - start >= 2
        if (not lower and following not in _TRACED) or not text[start - 1 : start].isalpha():
            continue
        words = _LEFT.search(text, max(0, start - 48), start)
        if words is None or "\n" in text[start:end] or is_ending(words[1] or "", words[2]):
            continue
        if lower:
            gap = None if _beside_link(text, start, end) else _scored(text, start, end, words[1] or "", words[2])
        else:
            gap = _trace(text, start, end, words[2])
        if gap is not None:
            found.append(gap)
    return found


def beside(text: str, start: int, end: int) -> tuple[str, str, str] | None:
    """(word before, left word, right word) of a run of blanks; the first may be empty, the last is lower-case.

    None if the run does not stand between a word and a lower-case word.
    """
    left, right = _LEFT.search(text, max(0, start - 48), start), _RIGHT.match(text, end)
    return (left[1] or "", left[2], right[0]) if left and right and right[0].islower() else None


def features(tables: Neighbours, before: str, left: str, right: str) -> list[float]:
    """What the model sees of `before left ∅ right` (`before` may be empty; only the case of it counts)."""
    a, b = tables.row(left.lower()), tables.row(right)
    pair = tables.pair(a, b)
    score = pair or 0.0
    closing, demanded = tables.closing[a], tables.demanded[b]
    name_fits, name_before = tables.before_name[a], tables.after_name[b]
    is_and = left == "và"
    return [
        1.0,
        closing,
        score,
        float(pair is None),
        demanded,
        name_fits,
        name_before,
        tables.frequency[a],
        tables.frequency[b],
        float(left[0].isupper()),
        float(is_and and before[:1].isupper()),
        float(is_and and before[:1].islower()),
        max(0.0, -score),
        closing * score,
        closing * demanded,
        closing * name_before,
        name_fits * name_before,
        closing * float(pair is None),
        score * demanded,
        tables.ends[a],
        tables.opens[a],
        tables.ends[b],
        tables.opens[b],
        closing * tables.ends[a],
        closing * tables.opens[a],
    ]


def _scored(text: str, start: int, end: int, before: str, left: str) -> Gap | None:
    right = _RIGHT.match(text, end)
    if right is None or not right[0].islower():
        return None
    tables = load()
    score = sum(map(float.__mul__, tables.weights, features(tables, before, left, right[0])))
    return Gap(start, end, left, right[0], score, _reasons(tables, left, right[0]))


def _reasons(tables: Neighbours, left: str, right: str) -> tuple[str, ...]:
    a, b = tables.row(left.lower()), tables.row(right)
    reasons = ["two blanks"]
    if tables.closing[a] < -3:
        reasons.append(f'"{left}" wants a word after it')
    if (pair := tables.pair(a, b)) is not None and pair < -1:
        reasons.append(f'"{left} {right}" is {2.718**-pair:.0f} times rarer than chance')
    if tables.demanded[b] < -3:
        reasons.append(f'"{right}" does not begin what is wanted')
    return tuple(reasons)


def _trace(text: str, start: int, end: int, left: str) -> Gap | None:
    mark = _TRACE.match(text, end)
    if mark is None or left not in _NEVER_LAST:
        return None
    return Gap(start, end, left, mark[0], TRACE_SCORE, (f'"{left}" cannot stand before "{mark[0]}"', "a blank"))


def _beside_link(text: str, start: int, end: int) -> bool:
    return bool(_LINK_END.match(text, end) or _LINK_START.search(text, max(0, start - 60), start))
