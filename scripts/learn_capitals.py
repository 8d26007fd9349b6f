"""Learns the names of two words that are hardly ever written with a small letter: rules/vnlint_rules/data/capitals.txt.

    learn_capitals.py CORPUS... -o rules/vnlint_rules/data/capitals.txt

Counted is how often two words stand side by side inside a sentence, by which of them has a capital. A name has one on
both nearly always, and what few times it has only the first are more than chance makes of its parts: "Đức thắng" is
Germany, which wins. See `punctuation/small_letter_in_name.py`. Deterministic.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpus import CHUNK, pages, texts
from numpy.typing import NDArray

from vnlint import Document, Pattern
from vnlint_rules.language.context import stream
from vnlint_rules.language.context.shipped import model
from vnlint_rules.language.context.vocabulary import FIRST

OFTEN = 150  # times that a name was seen with both capitals, at least
NEARLY_ALL = 0.98  # share of them
SMALL = 0.01  # share of the same words without any, at most
CHANCE = 0.0015  # times, for each time the name was seen, that its parts meet by chance with the second small
ALONE = 0.8  # share of the occurrences of its first word with a capital that stand before a small one, at most
FIXED = 50  # times that two words with the second small were seen, from which they are one term: "Cộng hoà", "Tổ quốc"
FAMILY = frozenset(("thị", "văn"))  # "Nguyễn thị": old books write so
IN_TWO_WAYS = frozenset(("Minh Béo", "Nhà Trắng"))  # the club of Madrid is "Nhà trắng" to some
SPOKEN = Pattern(r"(?i)..*[^\W\d_b-dđf-hj-np-tv-xz]|[^\W\d_b-dđf-hj-np-tv-xz].")  # no initialism, no single letter
NEITHER, SECOND, FIRST_ONLY, BOTH = range(4)

Counts = NDArray[np.int64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    keys, counts = np.empty(0, np.uint64), np.empty(0, np.int64)
    for path in options.corpora:
        for page in pages(texts(path), CHUNK):
            keys, counts = merged(keys, counts, *pairs(page))
    words, table = by_pair(keys, counts)
    found = sorted(names(words, table))
    options.output.write_text("".join(f"{name}\n" for name in found), "utf-8")
    print(f"{len(found)} names")


def pairs(text: str) -> tuple[NDArray[np.uint64], Counts]:
    """The pairs of words of a text that stand behind a third, with which has a capital in the last bits; and counts."""
    read = stream.read(Document(text), model().vocabulary)
    is_word = read.ids >= FIRST
    at = np.flatnonzero(is_word[:-2] & is_word[1:-1] & is_word[2:]) + 1
    key = read.ids[at].astype(np.uint64) << np.uint64(16) | read.ids[at + 1]
    capitals = 2 * read.capital[at].astype(np.uint64) + read.capital[at + 1]
    return np.unique(key << np.uint64(2) | capitals, return_counts=True)


def merged(
    keys: NDArray[np.uint64], counts: Counts, others: NDArray[np.uint64], more: Counts
) -> tuple[NDArray[np.uint64], Counts]:
    """Two tables of counts in one."""
    both, where = np.unique(np.concatenate((keys, others)), return_inverse=True)
    return both, np.bincount(where, np.concatenate((counts, more))).astype(np.int64)


def by_pair(keys: NDArray[np.uint64], counts: Counts) -> tuple[NDArray[np.int64], Counts]:
    """The words of each pair, shape (n, 2), and its counts by which of them has a capital, shape (n, 4)."""
    pair, where = np.unique(keys >> np.uint64(2), return_inverse=True)
    table = np.zeros((len(pair), 4), np.int64)
    table[where, (keys & np.uint64(3)).astype(np.int64)] = counts
    return np.stack((pair >> np.uint64(16), pair & np.uint64(0xFFFF)), axis=1).astype(np.int64), table


def names(words: NDArray[np.int64], table: Counts) -> Iterator[str]:
    """Those of the pairs that are names, as they are written."""
    vocabulary = model().vocabulary
    first, second = words.T
    small = table[:, FIRST_ONLY]
    before_small, before_capital = (np.bincount(first, table[:, kind], len(vocabulary)) for kind in (FIRST_ONLY, BOTH))
    free = np.where(small < FIXED, small, 0)
    before_any, behind_any = (np.bincount(word, free, len(vocabulary)) for word in (first, second))
    chance = (before_any[first] - free) * (behind_any[second] - free) / free.sum()
    capital, total = table[:, BOTH], table.sum(1)
    kept = (capital >= OFTEN) & (capital > NEARLY_ALL * total) & (table[:, NEITHER] <= SMALL * total)
    kept &= (chance < CHANCE * capital) & (before_small < ALONE * (before_small + before_capital))[first]
    for one, other in words[kept].tolist():
        pair = vocabulary.word_of(one), vocabulary.word_of(other)
        if all(map(SPOKEN.search, pair)) and pair[1] not in FAMILY:
            name = " ".join(pair).title()
            if name not in IN_TWO_WAYS:
                yield name


if __name__ == "__main__":
    main()
