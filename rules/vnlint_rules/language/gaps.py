"""Places where a word was dropped: "quan hệ Việt Nam và  là quan hệ", "độc giả của đã gửi", "sự nổi lên của , và".

Three kinds of evidence lead to a place. Two blanks or more before a word in lower case prove nothing by themselves (in
news nearly all are the border of a link whose markup was removed): they only license to ask. One blank is asked about
where a word that wants a complement stands before one that is seldom what is wanted, much seldomer than chance would
have it. A blank before punctuation is one where the word before cannot end a phrase. What is asked is a small network
(`gap_model`), fitted to words dropped from news and to places where nothing is missing (`scripts/learn_gaps.py`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document, Pattern
from vnlint_rules.language import meeting
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import FIRST, Ids
from vnlint_rules.language.endings import is_ending
from vnlint_rules.language.gap_model import arrays, detector
from vnlint_rules.language.junctions import REACH, STEPS, junctions
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.language.verdict import probability

WIDE, TIGHT, TRACE = "wide", "tight", "trace"
"""Kinds of gaps: two blanks or more, one blank, blanks before punctuation."""
_REPORTED = {WIDE: 0.65, TIGHT: 4.6, TRACE: 0.0}
"""Log-odds by kind from which a gap is reported; chosen on the sets of docs/accuracy.md."""
_UNDECIDED = {WIDE: -1.0, TIGHT: 4.6, TRACE: 0.0}
"""Log-odds by kind from which a place may be a gap: nothing is said of it, but its blanks stay as they are."""
_AROUND, _ALONE = 0.4, 0.6
"""Weights of the log-odds of two blanks or more: by the network, and by the two words alone (`meeting`)."""
_UNDECIDED_MARK = 0.5
"""Log-odds from which blanks before punctuation may be a gap, so that they stay as they are."""
_EVEN = {WIDE: 0.0, TIGHT: 3.5, TRACE: 0.0}
"""Log-odds by kind at which one place in two lacks a word: the network was taught by as many that do as that do not."""
_TRACE_ODDS = 3.0
"""Log-odds of a trace: all four that were found in 17 M syllables were lost words."""

# Inside a character class.
_BLANKS = " \t\u00a0\u200b\u2000-\u200a\u202f\u205f\u3000"
# A kept link: "vụ  phóng tên lửa  mới đây", "tử vong tại  bệnh viện . Theo".
_LINK_END = Pattern(
    rf"[^.,;:!?…()“”\"\n]{{0,40}}(?<=[{_BLANKS}])[,.;]"
    rf"|(?:[^\s.,;:!?]+[ \u00a0]){{0,5}}[^\s.,;:!?]+[{_BLANKS}]{{2,}}[^\s.,;]"
)
_LINK_START = Pattern(rf"[^\s.,;:!?][{_BLANKS}]{{2,}}(?:[^\s.,;:!?]+[ \u00a0]){{0,5}}[^\s.,;:!?]+\Z")

# "Của A và của B": what may begin the second part, however seldom it does.
_COORDINATING, _PREPOSITIONS = "và hoặc hay".split(), "của ở với tại về từ cho trong trên đến vào để do".split()
# "Liên kết với hoặc vận hành thông qua": what both want comes later.
_SHARED = "với từ".split()
# Words that never end a phrase, except as the end of a compound.
_NEVER_LAST = frozenset("của tại với ở bởi và các những giữa gồm".split())
_TRACE = Pattern(rf"[{_BLANKS}]+([,;)](?!\d)|\.(?![\w.]))")

_BETWEEN = " \t\u00a0"
"""Blanks that are looked for behind a word, on columns: what else is white space hardly stands there."""
_OF_KEYS = "=_"
"""What shows, before a word, that the word is no prose: "--target=THƯ_MỤC  sao chép"."""
_WIDEST = 3
"""Characters that a lost word leaves at most; more are the space between two columns."""


class Gap(Struct, frozen=True):
    """A run of blanks, [start, end) in code points of the text, where a word is missing with log-odds ``score``.

    ``left`` and ``right`` are the words (or the punctuation) beside it, as written.
    """

    start: int
    end: int
    left: str
    right: str
    score: float
    kind: str = WIDE
    seen: float = 0.0
    """How often the two words beside it were seen side by side; 0 where there are no two words."""
    due: float = 0.0
    """How often they would have been by chance; 0 where there are no two words."""

    @property
    def reported(self) -> bool:
        """Whether it is sure enough to be told of; otherwise it is undecided."""
        return self.score >= _REPORTED[self.kind]

    @property
    def confidence(self) -> float:
        """The share of true gaps among such."""
        return probability(self.score - _EVEN[self.kind])


def gaps(document: Document) -> list[Gap]:
    """The gaps of a document or page, those that are undecided among them, in order; a view (`Document.view`)."""
    stream = document.view(reader().read)
    found = [*_between_words(document, stream), *_traces(document, stream)]
    return sorted(found, key=lambda gap: gap.start)


def is_undecided(document: Document, start: int) -> bool:
    """Whether it is not known if the blanks that begin at ``start``, behind a word, are all that is left of another.

    Then they are to stay as they are: neither is it said that a word is missing, nor are they wiped away.
    """
    return start in document.view(_undecided)


def _undecided(document: Document) -> frozenset[int]:
    stream = document.view(reader().read)
    tokens = document.tokens
    further = np.append(tokens.starts[1:], len(document.text))
    numbers = _before_marks(document, np.flatnonzero(further - tokens.ends > 1))  # one word in six
    odds = _odds(stream, numbers, np.ones(len(numbers), np.bool_))[0]
    marks: list[int] = tokens.ends[numbers[odds >= _UNDECIDED_MARK]].tolist()
    told = {gap.start: gap.reported for gap in document.view(gaps)}
    return frozenset(start for start in (*marks, *told) if not told.get(start))


def _before_marks(document: Document, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The words, of some, behind which blanks and a mark of punctuation stand, or perhaps do."""
    ends, columns = document.tokens.ends, document.columns
    numbers = numbers[ends[numbers] + 1 < len(columns.codes)]
    numbers = numbers[columns.among(ends[numbers], _BETWEEN)]
    return numbers[columns.among(ends[numbers] + 1, _BETWEEN + ",.;)")]


def _odds(stream: Stream, numbers: NDArray[np.int64], wide: NDArray[np.bool_]) -> tuple[NDArray[np.float32], Ids]:
    """For some words of a stream the log-odds that another is missing behind each; and the ids around, (n, 2 REACH)."""
    table = junctions()
    around, capitals = stream.around(stream.places[numbers], STEPS)
    if not len(numbers):
        return np.empty(0, np.float32), around
    facts = np.concatenate((table.facts(around), wide[:, None].astype(np.float32)), 1)
    return detector()(table.numbers[around], capitals, facts), around


def _between_words(document: Document, stream: Stream) -> Iterator[Gap]:
    tokens, text, table = document.tokens, document.text, junctions()
    numbers, wide = _sites(document, stream)
    scores, around = _odds(stream, numbers, wide)
    some = np.flatnonzero(wide | (scores >= _UNDECIDED[TIGHT]))
    left, right = around[some, REACH - 1], around[some, REACH]
    seen, due = table.model.pair_counts(left, right), table.due(left, right)
    for k, times, chance in zip(some.tolist(), seen.tolist(), due.tolist(), strict=True):
        number, kind, score = int(numbers[k]), WIDE if wide[k] else TIGHT, float(scores[k])
        start, end = int(tokens.ends[number]), int(tokens.starts[number + 1])
        if text[int(tokens.starts[number]) - 1] in _OF_KEYS:
            continue
        before, word = _before(document, stream, number), text[int(tokens.starts[number]) : start]
        following = text[end : int(tokens.ends[number + 1])]
        if kind == WIDE:
            score = _AROUND * score + _ALONE * meeting.odds(before, word, following)
            if score < _UNDECIDED[WIDE] or _beside_link(text, start, end):
                continue
        elif is_ending(before, word) or _is_owner(word, following, _behind(document, stream, number + 1)):
            continue
        yield Gap(start, end, word, following, score, kind, times, chance)


def _before(document: Document, stream: Stream, number: int) -> str:
    """The word before another, with blanks between, however many (unlike `beside`); empty where it is none."""
    if number == 0 or stream.places[number] - stream.places[number - 1] != 1:
        return ""
    tokens = document.tokens
    return document.text[int(tokens.starts[number - 1]) : int(tokens.ends[number - 1])]


def _is_owner(word: str, following: str, last: str) -> bool:
    """Whether two words behind "của" make one of the dictionary, which mostly is a noun: "của bằng hữu"."""
    return word == "của" and frequent_compound(following, last)


def _behind(document: Document, stream: Stream, number: int) -> str:
    """The word behind another, with blanks between, however many (unlike `beside`); empty where it is none."""
    places, tokens = stream.places, document.tokens
    if number + 1 == len(places) or places[number + 1] - places[number] != 1:
        return ""
    return document.text[int(tokens.starts[number + 1]) : int(tokens.ends[number + 1])]


def _sites(document: Document, stream: Stream) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The numbers of words behind which nothing but blanks and a word in lower case stand, and that may be the last
    before a gap; and of each whether two blanks or more follow."""
    places, tokens = stream.places, document.tokens
    if len(places) < 2:
        return np.empty(0, np.int64), np.empty(0, np.bool_)
    lefts, rights, unlikely = _gate()
    words = np.take(stream.ids, places)
    cells = np.take(lefts, words[:-1], mode="clip")
    cells += np.take(rights, words[1:], mode="clip")
    sites = np.take(unlikely, cells, mode="clip")
    some = np.flatnonzero(sites)
    sites[some[stream.capital[places[some]]]] = False
    parted = tokens.starts[1:] - tokens.ends[:-1]
    wide = (parted > 1) & (parted <= _WIDEST)
    some = np.flatnonzero(sites & (parted <= _WIDEST) | wide)
    some = some[(places[some + 1] == places[some] + 1) & ~stream.capital[places[some + 1]]]
    return some, wide[some]


@functools.cache
def _gate() -> tuple[NDArray[np.uint16], NDArray[np.uint16], NDArray[np.bool_]]:
    """For each id its row and its column in a table of pairs, and the table: which are much rarer than chance."""
    stored, rows = arrays(), junctions().rows
    lefts, rights = np.zeros(len(rows), np.uint16), np.zeros(len(rows), np.uint16)
    for table, name, step in ((lefts, "gate.lefts", 256), (rights, "gate.rights", 1)):
        order = np.zeros(int(rows.max()) + 1, np.uint16)
        order[stored[name]] = np.arange(1, len(stored[name]) + 1) * step
        table[FIRST:] = order[rows[FIRST:]]
    unlikely = np.unpackbits(stored["gate.pairs"]).astype(np.bool_)
    number = junctions().model.vocabulary.id_of
    both, again, shared = ([number(word) for word in words] for words in (_COORDINATING, _PREPOSITIONS, _SHARED))
    unlikely[np.add.outer(lefts[both], rights[again])] = False
    unlikely[np.add.outer(lefts[shared], rights[both])] = False
    return lefts, rights, unlikely


def _traces(document: Document, stream: Stream) -> Iterator[Gap]:
    tokens, text = document.tokens, document.text
    numbers = np.flatnonzero(np.take(_never_last(), np.take(stream.ids, stream.places), mode="clip"))
    for number in _before_marks(document, numbers).tolist():
        start = int(tokens.ends[number])
        mark = _TRACE.match(text, start)
        word = text[int(tokens.starts[number]) : start]
        if mark is not None and word.islower() and not is_ending(_before(document, stream, number), word):
            yield Gap(start, mark.start(1), word, mark[1], _TRACE_ODDS, TRACE)


@functools.cache
def _never_last() -> NDArray[np.bool_]:
    words = junctions().model.vocabulary
    table = np.zeros(len(words), np.bool_)
    table[[words.id_of(word) for word in _NEVER_LAST]] = True
    return table


def _beside_link(text: str, start: int, end: int) -> bool:
    return bool(_LINK_END.match(text, end) or _LINK_START.search(text, max(0, start - 60), start))
