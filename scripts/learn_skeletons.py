"""Learns the weights of words without marks, by which Vietnamese without diacritics is told: `data/skeletons.txt`.

    python scripts/learn_skeletons.py raw-news.jsonl wiki.txt > rules/vnlint_rules/data/skeletons.txt

Both arguments are counted for Vietnamese and for the runs of foreign words in them; a JSON line's text is its "text".
A line of the result: skeleton, log-odds against foreign text, log-odds against Vietnamese with its marks (in tenths).
"""

from __future__ import annotations

import collections
import math
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from corpus import texts

from vnlint_rules.language.syllable import is_legal, skeleton

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"(?<!\w)(?:[A-Za-z]+[ ,.;:'’\"()-]{1,3}){7,}[A-Za-z]+(?!\w)")
_KEPT = 30
"""A skeleton is kept when seen so often."""
_LIMIT = 6.0


def main(paths: Iterable[Path]) -> None:
    plain: collections.Counter[str] = collections.Counter()
    foreign: collections.Counter[str] = collections.Counter()
    for path in paths:
        for text in texts(path):
            for run in _FOREIGN.findall(text):
                words = _WORD.findall(run)
                if sum(not is_legal(word) for word in words) > 0.4 * len(words):
                    foreign.update(word for word in words if word.islower())
            plain.update(word for word in _WORD.findall(text) if word.islower())
    marked = {word: count for word, count in plain.items() if is_legal(word)}
    stripped: collections.Counter[str] = collections.Counter()
    for word, count in marked.items():
        stripped[skeleton(word)] += count
    total, others = sum(stripped.values()), sum(foreign.values())
    print(f"{total} syllables, {others} foreign words", file=sys.stderr)
    for word, count in sorted(stripped.items()):
        if count < _KEPT:
            continue
        # An unmarked form that is no syllable in use is in the corpora by mistake, or for a foreign word.
        kept = marked.get(word, 0) if marked.get(word, 0) > 0.002 * count else 0.0
        against_foreign = math.log((count + 0.5) / total) - math.log((foreign[word] + 0.5) / others)
        against_marked = math.log((count + 0.5) / (kept + 0.5))
        scores = (round(10 * max(-_LIMIT, min(_LIMIT, score))) for score in (against_foreign, against_marked))
        print(word, *scores)


if __name__ == "__main__":
    main(map(Path, sys.argv[1:]))
