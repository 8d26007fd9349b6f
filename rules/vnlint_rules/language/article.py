"""An article as tokens around a gap: which phrases it holds, and where each is mentioned in a like context."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from vnlint import Pattern

_TOKEN = Pattern(r"[^\W\d_]+|\d[\d.,]*|\n|[^\w\s]")
_STOPS = frozenset(".!?…\n")
_OPENERS = _STOPS | frozenset(":;\"“”‘’'(-–—[")  # a capital behind these says nothing
_LONGEST = 4  # tokens of a name
_PHRASE = 3  # tokens of any other phrase
_REACH = 1500
"""Tokens to either side of the gap that are looked at: some texts are whole books."""
_HEAD = 200
"""Tokens in which a title and a lead end, if a text has them."""


class Token(Struct, frozen=True):
    """A word, number, line end or punctuation character of a field (None: the text), [start, end) in code points."""

    field: str | None
    start: int
    end: int
    text: str
    low: str

    @property
    def word(self) -> bool:
        """Whether it is a run of letters."""
        return self.text[0].isalpha()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


class Mention(Struct, frozen=True):
    """A place of a phrase. `left` and `right`: how many tokens beside it are those beside the gap; `distance` in tokens
    from the gap, `ahead` the same with a sign, less than 0 behind it; `whole`: not a part of a longer run of
    capitalised words; `capital`: written with one; `opening`: behind what may be the reason of it; `beside`: the
    two tokens before and the one behind, in lower case."""

    field: str | None
    start: int
    end: int
    left: int
    right: int
    distance: int
    ahead: int
    whole: bool
    capital: bool
    opening: bool
    title: bool
    lead: bool
    same_sentence: bool
    beside: tuple[str, ...]


class Article:
    """The tokens of a text and of its context fields; the gap lies between two of them."""

    def __init__(self, text: str, start: int, end: int, context: Mapping[str, str]) -> None:
        """`start` and `end` of the gap in `text`, in code points."""
        self.tokens, self.gap = _around(_tokens(None, text), end)
        heads = enumerate(self.tokens[:_HEAD]) if "title" not in context else ()
        lines = [k for k, token in heads if token.text == "\n"]
        self._title_end = lines[0] if lines else 0
        self._lead_end = lines[1] if len(lines) > 1 else self._title_end
        for field, content in context.items():
            self.tokens.append(Token(field, 0, 0, "\n", "\n"))
            self.tokens.extend(_tokens(field, content))
        self.tokens.append(Token(None, len(text), len(text), "\n", "\n"))
        low = [token.low for token in self.tokens]
        self._before = [low[k] for k in range(self.gap - 1, max(-1, self.gap - 4), -1)]
        self._after = low[self.gap : self.gap + 2]
        self._at: dict[str, list[int]] = defaultdict(list)
        for k, word in enumerate(low):
            self._at[word].append(k)
        stops = [k for k, token in enumerate(self.tokens) if token.text in _STOPS]
        self._sentence = (
            max((k for k in stops if k < self.gap), default=-1),
            min((k for k in stops if k >= self.gap), default=len(low)),
        )

    def beside(self, count: int = 2) -> tuple[list[str], list[str]]:
        """So many words before the gap and behind it, as written, up to where the sentence begins and ends."""
        before: list[str] = []
        for token in reversed(self.tokens[max(0, self.gap - count) : self.gap]):
            if not token.word:
                break
            before.insert(0, token.text)
        after = []
        for token in self.tokens[self.gap : self.gap + count]:
            if not token.word:
                break
            after.append(token.text)
        return before, after

    def __contains__(self, key: tuple[str, ...]) -> bool:
        return any(True for _ in self._occurrences(key))

    def phrases(self, compound: Callable[[str, str], bool]) -> dict[tuple[str, ...], str]:
        """Names, repeated compounds, phrases beside a word of the gap's context: lower-case tokens -> as written.

        `compound` tells of two lower-case words whether they look like one.
        """
        found: dict[tuple[str, ...], str] = {}
        for start, end in self._spans(compound):
            part = self.tokens[start:end]
            loose = any(a.capital and not (b.capital or compound(a.low, b.low)) for a, b in pairwise(part))
            if start < self.gap < end or loose or (len(part) > 1 and len(part[-1].text) == 1):
                continue  # across the gap; "Azerbaijan đang"; "Azerbaijan R."
            key = tuple(token.low for token in part)
            if len(key) > 1 or len(key[0]) > 1:
                found.setdefault(key, " ".join(token.text for token in part))
        return found

    def mentions(self, key: tuple[str, ...]) -> Iterator[Mention]:
        """All places of a phrase but one across the gap."""
        for k in self._occurrences(key):
            end = k + len(key)
            first, last = self.tokens[k], self.tokens[end - 1]
            inside = first.field is None
            yield Mention(
                first.field,
                first.start,
                last.end,
                _common((self.tokens[j].low for j in range(k - 1, max(-1, k - 4), -1)), self._before),
                _common((token.low for token in self.tokens[end : end + 2]), self._after),
                min(abs(k - self.gap), abs(end - self.gap)),
                self.gap - k,
                not (self._capital(k - 1) or self._capital(end)),
                first.capital,
                k == 0 or self.tokens[k - 1].text in _OPENERS,
                first.field == "title" or (inside and k < self._title_end),
                first.field == "lead" or (inside and self._title_end <= k < self._lead_end),
                inside and self._sentence[0] < k < self._sentence[1],
                tuple(self.tokens[j].low if 0 <= j < len(self.tokens) else "\n" for j in (k - 2, k - 1, end)),
            )

    def near(self, key: tuple[str, ...], reach: int) -> bool:
        """Whether all tokens of a phrase stand within `reach` tokens of the gap."""
        window = {token.low for token in self.tokens[max(0, self.gap - reach) : self.gap + reach]}
        return window.issuperset(key)

    def _occurrences(self, key: tuple[str, ...]) -> Iterator[int]:
        for k in self._at.get(key[0], ()):
            if k < self.gap < k + len(key):
                continue
            if tuple(token.low for token in self.tokens[k : k + len(key)]) == key:
                yield k

    def _capital(self, k: int) -> bool:
        """Whether a capitalised word stands at `k` that owes its capital to nothing before it."""
        return 0 < k < len(self.tokens) and self.tokens[k].capital and self.tokens[k - 1].text not in _OPENERS

    def _spans(self, compound: Callable[[str, str], bool]) -> Iterator[tuple[int, int]]:
        """[start, end) of what `phrases` names, some of them twice."""
        for start, end in self._runs():
            while (
                end < len(self.tokens) and end != self.gap and compound(self.tokens[end - 1].low, self.tokens[end].low)
            ):
                end += 1  # "Bộ Ngoại giao"
            start += self._opener(start)
            yield from ((k, end) for k in {start, end - 2, end - 1} if start <= k < end and end - k <= _LONGEST)
            yield from ((start, k) for k in (start + 1, start + 2) if k < end)
        pairs = [(first.low, second.low) for first, second in pairwise(self.tokens)]
        whole = {pair for pair in set(pairs) if compound(*pair)}
        yield from ((k, k + 2) for k, pair in enumerate(pairs) if pair in whole and k + 1 != self.gap)
        for word in self._before[:1]:
            for k in self._at[word]:
                yield from ((k + 1, k + 1 + size) for size in range(1, _PHRASE + 1) if self._words(k, k + 1 + size))
        for word in self._after[:1]:
            for k in (k for k in self._at[word] if self._matches(k)):
                yield from ((k - size, k) for size in range(1, _PHRASE + 1) if self._words(k - size, k + 1))

    def _runs(self) -> Iterator[tuple[int, int]]:
        """[start, end) of the longest runs of capitalised words; the gap ends a run."""
        start = None
        for k, token in enumerate(self.tokens):
            if start is not None and (not token.capital or k == self.gap):
                yield start, k
                start = None
            if token.capital and start is None:
                start = k

    def _words(self, start: int, end: int) -> bool:
        return start >= 0 and end <= len(self.tokens) and all(token.word for token in self.tokens[start:end])

    def _matches(self, k: int) -> bool:
        return [token.low for token in self.tokens[k : k + 2]] == self._after

    def _opener(self, k: int) -> bool:
        """Whether the word at `k` owes its capital to a beginning sentence: inside one it is not capitalised."""
        return not self._capital(k) and not any(self._capital(j) for j in self._at[self.tokens[k].low])


@lru_cache(maxsize=4)
def _tokens(field: str | None, text: str) -> tuple[Token, ...]:
    """The tokens of a field. Those of the last ones are kept, for a text with one gap often has a second."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        found.append(Token(field, match.start(), match.end(), word, word.lower()))
    return tuple(found)


def _around(tokens: Sequence[Token], end: int) -> tuple[list[Token], int]:
    """The tokens of title and lead and within reach of the gap that ends at a place; and which is the first behind."""
    gap = bisect.bisect_left(tokens, end, key=lambda token: token.start)
    first = max(0, gap - _REACH)
    lines = [k for k, token in enumerate(tokens[: min(first, _HEAD)]) if token.text == "\n"]
    head = tokens[: lines[:2][-1] + 1] if lines else ()
    return [*head, *tokens[first : gap + _REACH]], len(head) + gap - first


def _common(tokens: Iterator[str], wanted: list[str]) -> int:
    """How many leading tokens are the wanted words; punctuation ends the count."""
    count = 0
    for token, want in zip(tokens, wanted, strict=False):
        if token != want or not token[0].isalpha():
            break
        count += 1
    return count
