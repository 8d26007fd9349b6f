"""Vietnamese typed without its diacritics."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Edit,
    Good,
    Measured,
    Message,
    Pattern,
    Phase,
    Positions,
    Rule,
    Span,
    Words,
    option,
)
from vnlint_rules.language.cases import casing_of
from vnlint_rules.language.context.restoring import restored
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.language.skeletons import is_right, is_telling, weight
from vnlint_rules.language.verdict import written

_BETWEEN = Pattern(r"[.,;:!?…\"'“”‘’()–-]*[ \u00a0]+(?:[0-9][0-9.,:/%-]*[ \u00a0]+)*[\"'“”‘’(–-]*[ \u00a0]*")
"""What may stand between two words of one run: punctuation, blanks, numbers; no line end, no mark of code."""
_JOINS = frozenset("@#_/\\-=&+<>{}|~^0123456789")
"""Beside a word they make it a part of something else: an address, a tag, a name in code."""
_ENOUGH = 1.6
"""Mean weight of the words of a run."""
_MAY_BE = -1.0
"""Sum of the weights of a clause's words from which on it may go on a run that it stands beside."""
_SHOWN = 60
_SENTENCE_END = Pattern(r"[.!?…][\"'“”‘’)]*[ \u00a0]")
_HALF = 0.15
"""Share of the words of a sentence that tell, from which on its other words without marks are in question, too."""
_AS_IS = 1.5
"""How much likelier a word without marks is right in such a sentence, in natural logarithms."""
_CONFIDENCE_HALF = 0.9
_CONFIDENCE = 0.97
"""The share of words that are restored rightly in news."""
_CLAUSE_END = Pattern(r"[.:;!?…][\"'“”‘’)]*[ \u00a0]|[\"“”()]")


class _Word(NamedTuple):
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class UndiacritizedText(Rule):
    """A stretch of Vietnamese was typed without diacritics.

    "Toi khong biet" has some seven readings a word; a model learns from such lines that marks do not matter, and
    searching finds nothing in them. Words that Vietnamese writes without marks anyway (trong, cho, hai), English and
    other languages, names and codes do not count: a run is told only by words that no other text has (khong, duoc,
    nguoi). Where some words of a sentence have their marks and others tell that theirs are missing, the sentence is
    found as well. The marks are restored from what the words mean together; some 3 words in 100 come out wrong.
    """

    message = Message("Vietnamese without diacritics: “{text}”", "tiếng Việt không dấu: “{text}”")
    examples = (
        Bad("Chị nhắn: ⟦toi khong biet duong ve nha⟧.", unsafe="Chị nhắn: tôi không biết đường về nhà."),
        Bad(
            "⟦Hom nay nhieu nguoi duoc nghi hoc⟧\nHôm nay trời mưa.",
            unsafe="Hôm nay nhiều người được nghỉ học\nHôm nay trời mưa.",
        ),
        Good("Hai anh em trong khu cho xem hai con chim non.", "words that have no marks anyway"),
        Good("The man on the hang glider said: then come and do it again.", "English"),
        Good("Nguyen Van Nam, Tran Thi Hoa, Pham Minh Duc, Vo Nguoi Khong.", "names"),
        Good("Xem tin-tuc/khong-duoc-nguoi-nhung-cua.html và #khong #duoc #nguoi #nhung #cua.", "addresses and tags"),
    )
    triggers = (
        Words.of(
            "cua va cac dong voi duoc nhung nguoi khong mot cong dau nhan moi thong truong tren dan nhieu hien "
            "hoi viec nha thuc biet phai dien cau thuong nuoc hanh thoi phat dieu truoc dat chuyen hoc loi "
            "phuong ngoai rat chuc khac xuat tich kien nghiep lien gioi hoat quyet trien khoang thuoc"
        ),
    )
    phase = Phase.SPELLING
    applicability = Applicability.UNSAFE
    heeds_protection = False
    silences = frozenset({"spelling"})
    measured = Measured(
        corpus="raw news, 29,233 articles, and 80 MB of Wikipedia", per_10k=0.0057, read=40, true=40, date="2026-11-23"
    )

    min_words: int = option(5, "how many words a run must have")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        done = -1
        for place in places.tolist():
            if place < done:
                continue
            words = _run_around(document, document.tokens.index_at(place))
            finding = self._finding(document, words) if len(words) >= self.min_words else None
            finding = finding or self._half(document, place)
            if finding is not None:
                done = finding.span.end
                yield finding
            elif len(words) >= self.min_words:
                done = words[-1].end

    def _half(self, document: Document, place: int) -> Diagnostic | None:
        """The finding where only some words of a sentence lack their marks."""
        words = _sentence(document, place)
        if len(set(_telling(words))) < 2:
            return None  # as nearly always
        first = document.tokens.index_at(words[0].start) if words else 0
        plain = {word for number, word in enumerate(words, first) if _is_plain(document, number)}
        telling = _telling([word for word in words if word in plain])
        if len(plain) < self.min_words or len(set(telling)) < 2 or len(telling) < _HALF * len(words):
            return None
        numbers = range(first, first + len(words) - 1)
        if all(word.text.isascii() for word in words) and not all(_is_joined(document, number) for number in numbers):
            return None  # code
        places = {word.start for word in plain}
        edits = [edit for edit in _marked(document, words, _AS_IS) if edit.span.start in places]
        if len(edits) < 2:
            return None
        start, end = edits[0].span.start, edits[-1].span.end
        shown = document.text[start:end]
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rsplit(" ", 1)[0] + " …"
        return self.found(start, end, edits=edits, confidence=_CONFIDENCE_HALF, text=shown)

    def _finding(self, document: Document, run: list[_Word]) -> Diagnostic | None:
        words = _likeliest(document, run)
        lower = [word for word in words if _counts(word, words)]
        if len(words) < self.min_words or 2 * len(lower) < len(words):
            return None
        texts = [word.text.lower() for word in lower]
        in_use = _in_use(texts)
        telling = [word for word in texts if is_telling(word) and word not in in_use]
        if len(set(telling)) < 2 or 5 * len(telling) < len(lower) or sum(map(weight, texts)) < _ENOUGH * len(lower):
            return None
        start, end = words[0].start, words[-1].end
        text = document.text[start:end]
        shown = text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
        return self.found(start, end, edits=_marked(document, words), confidence=_CONFIDENCE, text=shown)


def _sentence(document: Document, place: int) -> list[_Word]:
    """The words of the sentence around a place, as far as a line and its stops tell."""
    line, text = document.line(place), document.text
    start = max((match.end() for match in _SENTENCE_END.finditer(text, line.start, place)), default=line.start)
    match = _SENTENCE_END.search(text, place, line.end)
    tokens = document.tokens.between(start, match.start() if match else line.end)
    bounds = zip((tokens.starts + start).tolist(), (tokens.ends + start).tolist(), strict=True)
    return [_Word(start, end, text[start:end]) for start, end in bounds]


def _marked(document: Document, words: list[_Word], as_is: float = 0.0) -> Iterator[Edit]:
    """The words of a run with their marks, where they are missing."""
    first = document.tokens.index_at(words[0].start)
    for word, meant in zip(words, restored(document, first, first + len(words) - 1, reader(), as_is), strict=True):
        span = Span(word.start, word.end)
        content = written(document, meant, casing_of(word.text), span)
        if word.text.isascii() and content != word.text and not meant.isascii():
            yield Edit(span, content)


def _telling(words: list[_Word]) -> list[str]:
    """The words that tell, in lower case."""
    texts = [word.text for word in words if word.text.isascii() and word.text.islower()]
    in_use = _in_use(texts)
    return [text for text in texts if is_telling(text) and text not in in_use]


def _in_use(words: list[str]) -> set[str]:
    """The words that Vietnamese has as they stand here: "thong dong", "chua chua"."""
    pairs = itertools.pairwise(words)
    return {word for pair in pairs if pair[0] == pair[1] or frequent_compound(*pair) for word in pair}


def _run_around(document: Document, number: int) -> list[_Word]:
    """The words without any mark around word ``number``, up to the next with one; none if it has one itself."""
    first, last = number, number
    if not _is_plain(document, number):
        return []
    while first > 0 and _is_joined(document, first - 1) and _is_plain(document, first - 1):
        first -= 1
    while last + 1 < len(document.tokens.starts) and _is_joined(document, last) and _is_plain(document, last + 1):
        last += 1
    tokens = document.tokens
    bounds = zip(tokens.starts[first : last + 1].tolist(), tokens.ends[first : last + 1].tolist(), strict=True)
    return [_Word(start, end, document.text[start:end]) for start, end in bounds]


def _is_plain(document: Document, number: int) -> bool:
    """Whether a word is all ASCII, and no part of an address or a tag."""
    text = document.text
    start, end = int(document.tokens.starts[number]), int(document.tokens.ends[number])
    return (
        text[start:end].isascii()
        and text[start - 1 : start] not in _JOINS
        and (text[end : end + 1] not in _JOINS or text[end : end + 2] == "- ")
    )


def _is_joined(document: Document, number: int) -> bool:
    """Whether nothing but blanks, punctuation and numbers stands between a word and the next."""
    end, start = int(document.tokens.ends[number]), int(document.tokens.starts[number + 1])
    return _BETWEEN.fullmatch(document.text, end, start) is not None


def _is_one_clause(document: Document, number: int) -> bool:
    """Whether there is a word ``number`` and a next one, and only a blank between them."""
    tokens = document.tokens
    if not 0 <= number < len(tokens.starts) - 1:
        return False
    return document.text[tokens.ends[number] : tokens.starts[number + 1]] in (" ", "\u00a0")


def _counts(word: _Word, words: list[_Word]) -> bool:
    """Whether a word is evidence: what is capitalised may be a name, unless all is in capitals."""
    return word.text.islower() or all(len(other.text) == 1 or other.text.isupper() for other in words)


def _likeliest(document: Document, run: list[_Word]) -> list[_Word]:
    """The part of a run with the greatest weight, without the clauses at its ends that no strong word tells."""
    values = [weight(word.text.lower()) if _counts(word, run) else 0.0 for word in run]
    sums = list(itertools.accumulate(values, initial=0.0))
    best, start, span = 0.0, 0, (0, 0)
    for end in range(1, len(sums)):
        if sums[end] - sums[start] > best:
            best, span = sums[end] - sums[start], (start, end)
        if sums[end] <= sums[start]:
            start = end
    clauses = _clauses(document, run)
    first, last = span
    telling = [i for i in range(first, last) if is_telling(run[i].text.lower()) and _counts(run[i], run)]
    if not telling:
        return []
    opening = next(clause for clause in clauses if telling[0] in clause)
    closing = next(clause for clause in clauses if telling[-1] in clause)
    if first < opening.start or all(word.text.istitle() for word in run[opening.start : first]):
        first = opening.start
    last = min(last, closing.stop)
    first, last = _widened(clauses, values, first, last)
    number = document.tokens.index_at(run[0].start)
    if first == 0 and _is_one_clause(document, number - 1):  # cut by a word with marks: whose are these?
        while is_right(run[first].text.lower()):
            first += 1
    number += len(run)
    if last == len(run) and _is_one_clause(document, number - 1):
        while is_right(run[last - 1].text.lower()):
            last -= 1
    return run[first:last]


def _widened(clauses: list[range], values: list[float], first: int, last: int) -> tuple[int, int]:
    """A run of words with the rest of its clauses, and the clauses beside it, as far as they may be like it."""
    while first > 0:
        start = next(clause.start for clause in clauses if first - 1 in clause)
        if sum(values[start:first]) < _MAY_BE:
            break
        first = start
    while last < len(values):
        stop = next(clause.stop for clause in clauses if last in clause)
        if sum(values[last:stop]) < _MAY_BE:
            break
        last = stop
    return first, last


def _clauses(document: Document, run: list[_Word]) -> list[range]:
    """The numbers of the words of a run, cut where a clause ends."""
    text = document.text
    cuts = [i for i in range(1, len(run)) if _CLAUSE_END.search(text[run[i - 1].end : run[i].start])]
    return [range(a, b) for a, b in itertools.pairwise([0, *cuts, len(run)])]
