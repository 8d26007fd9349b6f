"""An article as tokens around a gap: which phrases it holds, and where each is mentioned in a like context."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from vnlint_rules.language.neighbours import load
from vnlint_rules.language.tokens import KNOWN, Flags, Integers, joined, line_end, tokens_of

Key = tuple[str, ...]
"""The words of a phrase in lower case."""

_LONGEST = 4  # tokens of a name
_PHRASE = 3  # tokens of any other phrase
_REACH = 1500
"""Tokens to either side of the gap that are looked at: some texts are whole books."""
_HEAD = 200
"""Tokens in which a title and a lead end, if a text has them."""
_HALF = 0.25
"""Share of a syllable's occurrences in which it is the first half of a compound, or the second, from which it looks
like one."""
_SAME_BEFORE, _SAME_AFTER = 3, 2
"""Tokens before a place, and behind it, that are compared with those beside the gap."""


class Mention(Struct, frozen=True):
    """A place of a phrase, [start, end) in code points of a field (None: the text).

    ``left`` and ``right``: how many tokens beside it are those beside the gap.
    """

    field: str | None
    start: int
    end: int
    left: int
    right: int
    title: bool
    lead: bool


class Places(Struct, frozen=True):
    """Where several phrases stand, phrase by phrase and the best place of each first."""

    owners: Integers
    """For each place the number of its phrase."""
    bounds: Integers
    """Where the places of each phrase begin among all, and where those of the last one end."""
    firsts: Integers
    """For each place the number of its first token."""
    ends: Integers
    """For each place the number of the token behind it."""
    left: Integers
    """For each place how many tokens directly before it are those before the gap."""
    right: Integers
    """For each place how many tokens directly behind it are those behind the gap."""
    distance: Integers
    """For each place how many tokens it is away from the gap, on either side."""
    ahead: Integers
    """For each place how many tokens its first one stands before the gap; less than 0 behind it."""
    whole: Flags
    """For each place whether it is no part of a longer run of capitalised words."""
    capital: Flags
    """For each place whether it begins with a capital."""
    opening: Flags
    """For each place whether any word there has a capital: at the head of the text, behind a stop, behind a quote."""
    title: Flags
    """For each place whether it is in the title."""
    lead: Flags
    """For each place whether it is in the lead."""
    same_sentence: Flags
    """For each place whether it is in the sentence of the gap."""


class Article:
    """The tokens of a text and of its context fields; the gap lies between two of them."""

    def __init__(self, text: str, start: int, end: int, context: Mapping[str, str]) -> None:
        """`start` and `end` of the gap in `text`, in code points."""
        own = tokens_of(text)
        gap = int(own.starts.searchsorted(end))
        first = max(0, gap - _REACH)
        lines = [k for k, token in enumerate(own.lows[: min(first, _HEAD)]) if token == "\n"]
        head, near = own[: lines[:2][-1] + 1 if lines else 0], own[first : gap + _REACH]
        fields = [tokens_of(content) for content in context.values()]
        self.gap = len(head.lows) + gap - first
        self.tokens = joined([head, near, *(part for field in fields for part in (line_end(), field)), line_end()])
        self._inside = len(head.lows) + len(near.lows)
        """Tokens of the text; those of the context follow."""
        self._names = tuple(context)
        self._field_ends = self._inside + np.cumsum([1 + len(field.lows) for field in fields], dtype=np.int64)
        heads = self.tokens.lows[: min(_HEAD, self._inside)] if "title" not in context else ()
        lines = [k for k, token in enumerate(heads) if token == "\n"]
        self._title_end = lines[0] if lines else 0
        self._lead_end = lines[1] if len(lines) > 1 else self._title_end
        self._at: dict[str, list[int]] = defaultdict(list)
        for k, word in enumerate(self.tokens.lows):
            self._at[word].append(k)
        stops = np.flatnonzero(self.tokens.stops)
        following = int(stops.searchsorted(self.gap))
        self._sentence = (
            int(stops[following - 1]) if following else -1,
            int(stops[following]) if following < len(stops) else len(self.tokens.lows),
        )
        self._own_capitals = self.tokens.capitals.copy()
        """Capitals that are owed to nothing before them."""
        self._own_capitals[0] = False
        self._own_capitals[1:] &= ~self.tokens.openers[:-1]
        self._compounds = self._pairs_that_are_compounds()

    def _pairs_that_are_compounds(self) -> Flags:
        """For each token whether it and the next one look like one word."""
        rows = np.maximum(self.tokens.numbers - KNOWN, 0)
        opening, ending = np.asarray(load().opens)[rows] > _HALF, np.asarray(load().ends)[rows] > _HALF
        found: Flags = np.append(opening[:-1] & ending[1:], False)
        for k in np.flatnonzero(found).tolist():
            found[k] = self.tokens.lows[k] != self.tokens.lows[k + 1]
        return found

    def beside(self, count: int = 2) -> tuple[list[str], list[str]]:
        """So many words before the gap and behind it, as written, up to where the sentence begins and ends."""
        texts, words, gap = self.tokens.texts, self.tokens.words, self.gap
        first = last = gap
        while first > max(0, gap - count) and words[first - 1]:
            first -= 1
        while last < min(len(texts), gap + count) and words[last]:
            last += 1
        return texts[first:gap], texts[gap:last]

    def near(self, reach: int) -> frozenset[str]:
        """The tokens within ``reach`` of the gap, in lower case."""
        return frozenset(self.tokens.lows[max(0, self.gap - reach) : self.gap + reach])

    def __contains__(self, key: Key) -> bool:
        return any(not k < self.gap < k + len(key) for k in self._occurrences(key))

    def phrases(self) -> dict[Key, str]:
        """Names, repeated compounds, phrases beside a word of the gap's context, each as it is written first."""
        tokens = self.tokens
        firsts, ends = self._spans()
        apart = np.zeros(len(tokens.lows), np.int64)  # "Azerbaijan đang"
        apart[1:] = np.cumsum(tokens.capitals[:-1] & ~(tokens.capitals[1:] | self._compounds[:-1]))
        short = tokens.single[ends - 1]  # "Azerbaijan R."
        kept = ~((firsts < self.gap) & (self.gap < ends)) & (apart[ends - 1] == apart[firsts]) & ~short
        found: dict[Key, str] = {}
        for first, end in zip(firsts[kept].tolist(), ends[kept].tolist(), strict=True):
            found.setdefault(tuple(tokens.lows[first:end]), " ".join(tokens.texts[first:end]))
        return found

    def places(self, keys: Sequence[Key]) -> Places:
        """All places of some phrases but those across the gap."""
        found = [self._occurrences(key) for key in keys]
        owners = np.repeat(np.arange(len(keys)), [len(some) for some in found])
        firsts = np.array([k for some in found for k in some], np.int64)
        ends = firsts + np.array([len(key) for key in keys], np.int64)[owners]
        apart = ~((firsts < self.gap) & (self.gap < ends))
        owners, firsts, ends = owners[apart], firsts[apart], ends[apart]
        left, right = self._alike(firsts, ends)
        distance = np.minimum(abs(firsts - self.gap), abs(ends - self.gap))
        title, lead = self._is_in("title", 0, self._title_end), self._is_in("lead", self._title_end, self._lead_end)
        order = np.lexsort((firsts, distance, ~title[firsts], -right, -left, owners))
        firsts, ends = firsts[order], ends[order]
        own = np.append(self._own_capitals, False)
        before = np.maximum(firsts - 1, 0)
        inside = (firsts < self._inside) & (self._sentence[0] < firsts) & (firsts < self._sentence[1])
        return Places(
            owners,
            np.searchsorted(owners, np.arange(len(keys) + 1)),
            firsts,
            ends,
            left[order],
            right[order],
            distance[order],
            self.gap - firsts,
            ~((own[before] & (firsts > 0)) | own[ends]),
            self.tokens.capitals[firsts],
            (firsts == 0) | self.tokens.openers[before],
            title[firsts],
            lead[firsts],
            inside,
        )

    def mentions(self, places: Places, phrase: int) -> Iterator[Mention]:
        """The places of one of the phrases, the best first."""
        return map(self._mention, itertools.repeat(places), range(*places.bounds[phrase : phrase + 2].tolist()))

    def _mention(self, places: Places, number: int) -> Mention:
        first, end = int(places.firsts[number]), int(places.ends[number])
        field = None if first < self._inside else self._names[int(self._field_ends.searchsorted(first, "right"))]
        return Mention(
            field,
            int(self.tokens.starts[first]),
            int(self.tokens.ends[end - 1]),
            int(places.left[number]),
            int(places.right[number]),
            bool(places.title[number]),
            bool(places.lead[number]),
        )

    def _is_in(self, field: str, first: int, end: int) -> Flags:
        """For each token whether it is of a field of the context, or between two tokens of the text."""
        found = np.zeros(len(self.tokens.lows), np.bool_)
        found[first:end] = True
        if field in self._names:
            number = self._names.index(field)
            begin = int(self._field_ends[number - 1]) if number else self._inside
            found[begin : int(self._field_ends[number])] = True
        return found

    def _alike(self, firsts: Integers, ends: Integers) -> tuple[Integers, Integers]:
        """How many tokens directly before some places, and directly behind, are those beside the gap, words alone."""
        lows, gap = self.tokens.lows, self.gap
        before = [gap - 1 - step for step in range(min(_SAME_BEFORE, gap))]
        after = list(range(gap, min(len(lows), gap + _SAME_AFTER)))
        counts = []
        for wanted, beside, step in ((before, firsts - 1, -1), (after, ends, 1)):
            count, going = np.zeros(len(firsts), np.int64), np.ones(len(firsts), np.bool_)
            for k, token in enumerate(wanted):
                if not self.tokens.words[token]:
                    break
                is_there = np.zeros(len(lows) + 1, np.bool_)
                is_there[self._at[lows[token]]] = True
                at = beside + step * k
                going &= (at >= 0) & (at < len(lows)) & is_there[np.clip(at, 0, len(lows))]
                count += going
            counts.append(count)
        return counts[0], counts[1]

    def _occurrences(self, key: Key) -> list[int]:
        some = self._at.get(key[0], [])
        if len(key) == 1:
            return some
        lows, size, words = self.tokens.lows, len(key), list(key)
        return [k for k in some if lows[k : k + size] == words]

    def _spans(self) -> tuple[Integers, Integers]:
        """[start, end) of what `phrases` names, some of them twice."""
        twos = np.flatnonzero(self._compounds)
        twos = twos[twos + 1 != self.gap]
        parts = (self._names_of_runs(*self._runs()), (twos, twos + 2), self._beside_the_same())
        firsts, ends = zip(*parts, strict=True)
        return np.concatenate(firsts), np.concatenate(ends)

    def _runs(self) -> tuple[Integers, Integers]:
        """[start, end) of the longest runs of capitalised words; the gap ends a run."""
        capitals = self.tokens.capitals
        begins, ends = capitals.copy(), capitals.copy()
        begins[1:] &= ~capitals[:-1]
        ends[:-1] &= ~capitals[1:]
        if 0 < self.gap < len(capitals) and capitals[self.gap] and capitals[self.gap - 1]:
            begins[self.gap] = ends[self.gap - 1] = True
        return np.flatnonzero(begins), np.flatnonzero(ends) + 1

    def _names_of_runs(self, firsts: Integers, ends: Integers) -> tuple[Integers, Integers]:
        """[start, end) of the whole runs, their last words and their first ones."""
        closed = np.flatnonzero(~self._compounds) + 1
        far = closed[closed.searchsorted(ends)]  # "Bộ Ngoại giao"
        ends = np.where(ends <= self.gap, np.minimum(far, self.gap), far)
        elsewhere = {self.tokens.lows[k] for k in np.flatnonzero(self._own_capitals).tolist()}
        begins_a_sentence = [self.tokens.lows[k] not in elsewhere for k in firsts.tolist()]
        firsts = firsts + np.array(begins_a_sentence, np.int64)  # to which alone its capital is owed
        begins = np.stack((firsts, ends - 2, ends - 1, firsts, firsts), 1)
        stops = np.stack((ends, ends, ends, firsts + 1, firsts + 2), 1)
        kept = (begins >= firsts[:, None]) & (begins < stops) & (stops - begins <= _LONGEST)
        kept[:, 3:] &= stops[:, 3:] < ends[:, None]
        return begins[kept], stops[kept]

    def _beside_the_same(self) -> tuple[Integers, Integers]:
        """[start, end) of phrases behind the word before the gap, and of those before the two tokens behind it."""
        lows, after = self.tokens.lows, self.tokens.lows[self.gap : self.gap + 2]
        same = self._at[lows[self.gap - 1]] if self.gap else []
        same_after = [k for k in self._at[after[0]] if lows[k : k + 2] == after] if after else []
        others = np.append(0, np.cumsum(~self.tokens.words))
        sizes = np.arange(1, _PHRASE + 1)
        firsts, ends = [], []
        for places, begins, stops in ((same, 1, 1 + sizes), (same_after, -sizes, 0)):
            at = np.array(places, np.int64)[:, None]
            begin, stop = np.broadcast_arrays(at + begins, at + stops)
            low, high = np.minimum(begin, at), np.maximum(stop, at + 1)
            kept = (low >= 0) & (high <= len(lows))
            kept &= others[np.maximum(low, 0)] == others[np.minimum(high, len(lows))]
            firsts.append(begin[kept])
            ends.append(stop[kept])
        return np.concatenate(firsts), np.concatenate(ends)
