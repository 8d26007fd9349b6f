"""Learns the words that open a sentence and have a capital nowhere else, into rules/vnlint_rules/data/openers.txt.

    learn_openers.py NEWS.txt --also WIKI.txt LEGAL.txt -o rules/vnlint_rules/data/openers.txt

NEWS.txt has a sentence a line. Counted are pairs of words, the first with a capital, the second without: how often they
open a line, and how often they stand inside one, behind a word or a name. A pair that does the latter hardly ever opens
a sentence, and so does a word that hardly ever does whatever follows; what they do now and then is what the corpus
itself has lost stops of. A line of the result is a word and those that make such a pair with it, or "+", a word and
those before which it opens none; tones in the newer style. What stands inside sentences of the other texts, as titles
and the names of offices and features do there, is none either. Deterministic.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from gap_counts import texts

from vnlint import Pattern
from vnlint_rules.language.tone import fold_style

OFTEN, SELDOM = 200, 0.004  # lines that a word opens, and its share inside lines, if any word may follow
PAIR_OFTEN, PAIR_SELDOM = 40, 0.006  # the same of a pair
TWICE, PAIR_FREQUENT = 2, 0.02  # and of a pair that makes an exception
ELSEWHERE, PAIR_ELSEWHERE = 0.05, 0.02  # the shares in other texts

Pair = tuple[str, str]

_HEAD = Pattern(r"(?m)^([^\W\d_]+) ([^\W\d_]+)(?![^\W_])")
_HEAD_ANYWHERE = Pattern(r"(?m)(?:^|(?<=[.!?…”\"] ))([^\W\d_]+) ([^\W\d_]+)(?![^\W_])")
_INSIDE = Pattern(r"(?<=\s)([^\W\d_]+) (?=([^\W\d_]+) ([^\W\d_]+))")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--also", type=Path, nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    heads, inside = counted([options.news], _HEAD)
    more_heads, more_inside = counted(options.also, _HEAD_ANYWHERE)
    openers, others = by_first(heads), by_first(inside)
    more_openers, more_others = by_first(more_heads), by_first(more_inside)
    free = {
        word
        for word, count in openers.items()
        if count >= OFTEN and others[word] <= SELDOM * count and more_others[word] <= ELSEWHERE * more_openers[word]
    }
    names = {both for both, count in inside.items() if count >= TWICE and count > PAIR_FREQUENT * heads[both]}
    names |= {
        both for both, count in more_inside.items() if count >= TWICE and count > PAIR_ELSEWHERE * more_heads[both]
    }
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for word in free:
        lines["+" + word] = []
    for first, second in names:
        if first in free:
            lines["+" + first].append(second)
    for both, count in heads.items():
        if both[0] in free or both in names:
            continue
        if count >= PAIR_OFTEN and inside[both] + 0.3 <= PAIR_SELDOM * count:
            lines[both[0]].append(both[1])
    print(f"{len(free)} words before any other, {len(lines) - len(free)} before some of them")
    result = "".join(f"{' '.join([first, *sorted(seconds)])}\n" for first, seconds in sorted(lines.items()))
    options.output.write_text(result, "utf-8")


def counted(paths: Iterable[Path], head: Pattern) -> tuple[Counter[Pair], Counter[Pair]]:
    """How often pairs open a sentence of some texts, and how often they stand inside one."""
    heads: Counter[Pair] = Counter()
    inside: Counter[Pair] = Counter()
    for text in chain.from_iterable(map(texts, paths)):
        heads.update(pair(m[1], m[2]) for m in head.finditer(text) if m[1].istitle() and m[2].islower())
        inside.update(
            pair(m[2], m[3])
            for m in _INSIDE.finditer(text)
            if m[2][0].isupper() and m[2].istitle() and m[3].islower() and (m[1].islower() or m[1].istitle())
        )
    return heads, inside


def by_first(pairs: Counter[Pair]) -> Counter[str]:
    """How often the first words of some pairs were counted."""
    found: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        found[first] += count
    return found


def pair(first: str, second: str) -> Pair:
    """Two words as they are counted."""
    return fold_style(first.lower()), fold_style(second)


if __name__ == "__main__":
    main()
