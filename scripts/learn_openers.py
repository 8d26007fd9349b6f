"""Learns how surely a capital shows that a sentence begins, into rules/vnlint_rules/data/openers.txt.

    learn_openers.py NEWS.txt --also WIKI.txt LEGAL.txt -o rules/vnlint_rules/data/openers.txt

NEWS.txt has a sentence a line. Counted is how often a word with a capital opens a line, and how often it stands inside
one, behind a word in small letters, by what follows it: a word in small letters, another capital, a number or a comma;
in the other texts, too, where titles and the names of offices and features are such words. Their ratio, that of a pair
drawn towards that of its first word, is what is written (see `content/openers.py`); tones in the newer style.

Printed are the weights of `content/beginnings.py`: a logistic regression tells places where two lines of NEWS.txt, not
counted, were joined without the stop between them from the capitals inside of lines. Deterministic.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from gap_counts import texts
from logistic import fit

from vnlint import Document, Pattern
from vnlint_rules.content.beginnings import candidates, evidence
from vnlint_rules.content.openers import CAPITAL, COMMA, LEAST, NUMBER, STEP, Openers
from vnlint_rules.language.tone import fold_style

OFTEN = 50  # lines that a word opens, at least
SEEN = 3  # times that a pair was seen
DRAWN = 4.0  # times that a pair is taken to have been seen as its first word was
APART = 1.0  # log-odds by which a pair differs that is written
EVERY = 31  # line of which one is left out, and the next
PENALTY = 1e-6  # no more than keeps the equations solvable

Pair = tuple[str, str]
Counts = tuple[Counter[Pair], Counter[Pair]]

_WORD = r"([^\W\d_]+)(?:(,)| (\d|[^\W\d_]+))"
_HEAD = Pattern(rf"[“\"'(]?{_WORD}")
_HEAD_ANYWHERE = Pattern(rf"(?:^|(?<=[.!?…”\"] )){_WORD}")
_INSIDE = Pattern(rf"(?<=[^\W\d_] )(?={_WORD})")
_BEFORE_CAPITAL = Pattern(r" (?=\p{Lu})")
_PLAIN = Pattern(r"[“\"]?\p{Lu}.{40,}\p{Ll}{2}\.")
"""A line of which the end is sure."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--also", type=Path, nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    counts: Counts = Counter(), Counter()
    left_out: list[tuple[str, str]] = []
    lines = (line for text in texts(options.news) for line in text.splitlines())
    for number, (line, following) in enumerate(pairwise(lines)):
        if number % EVERY < 2:
            if number % EVERY == 0:
                left_out.append((line, following))
            continue
        head = _HEAD.match(line)
        count(line, [head] if head else [], counts)
    for path in options.also:
        for text in texts(path):
            for line in text.splitlines():
                count(line, list(_HEAD_ANYWHERE.finditer(line)), counts)
    written = table(*counts)
    options.output.write_text("".join(f"{line}\n" for line in written), "utf-8")
    print(f"{len(written)} words, {sum(line.count(':') for line in written)} pairs")
    report(left_out, Openers(written))


def count(line: str, heads: Sequence[object], counts: Counts) -> None:
    """Count the words that open a sentence of a line, given by matches, and those inside with a capital."""
    opening, inside = counts
    ends = set()
    for head in heads:
        word = head[1]
        ends.add(head.start(1))
        if word.istitle():
            opening[pair(head)] += 1
    for match in _INSIDE.finditer(line):
        if match.start(1) not in ends and match[1].istitle() and line[match.start(1) - 2].islower():
            inside[pair(match)] += 1


def pair(match: object) -> Pair:
    """A word and what follows it, as they are counted."""
    word, comma, second = match[1], match[2], match[3]
    if comma:
        return fold_style(word.lower()), COMMA
    if second[0].isdigit():
        return fold_style(word.lower()), NUMBER
    return fold_style(word.lower()), CAPITAL if second[0].isupper() else fold_style(second)


def table(opening: Counter[Pair], inside: Counter[Pair]) -> list[str]:
    """The lines of the file."""
    heads, others = by_first(opening), by_first(inside)
    share = {word: (heads[word] + 0.5) / (heads[word] + others[word] + 1.5) for word in heads if heads[word] >= OFTEN}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in sorted(opening.keys() | inside.keys()):
        if first not in share:
            continue
        seen = opening[first, second] + inside[first, second]
        together = (opening[first, second] + DRAWN * share[first]) / (seen + DRAWN)
        odds, alone = log_odds(together), log_odds(share[first])
        if seen >= SEEN and max(odds, alone) >= LEAST and abs(odds - alone) > APART:
            found[first].append(f"{second}:{round(odds * STEP)}")
    known = sorted(word for word in share if word in found or log_odds(share[word]) >= LEAST)
    return [" ".join((word, str(round(log_odds(share[word]) * STEP)), *found[word])) for word in known]


def log_odds(share: float) -> float:
    """Of a share."""
    return math.log(share / (1 - share))


def by_first(pairs: Counter[Pair]) -> Counter[str]:
    """How often the first words of some pairs were counted."""
    found: Counter[str] = Counter()
    for (first, _), number in pairs.items():
        found[first] += number
    return found


def report(left_out: Sequence[tuple[str, str]], known: Openers) -> None:
    """Print the weights of what tells that a sentence begins, and what they tell of the lines left out."""
    facts, begins = [], []
    for rows, is_one in examples(left_out, known):
        facts.append(rows)
        begins.append(is_one)
    table, told = np.concatenate(facts), np.concatenate(begins)
    table = np.concatenate((table, np.ones((len(table), 1))), axis=1)
    weights = fit(table, told, np.ones(len(table)), PENALTY)
    print("weights of counts, of what parts and of what ends, and constant:", weights.round(2).tolist())
    scores = table @ weights
    for least in range(2, 9):
        right, wrong = (scores[told] > least).sum(), (scores[~told] > least).sum()
        print(f"from {least}: {right} of {told.sum()} beginnings, {wrong} others")


def examples(left_out: Sequence[tuple[str, str]], known: Openers) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Of lines joined without the stop between them, what tells of each capital, and whether a line begins there."""
    for line, following in left_out:
        if not _PLAIN.fullmatch(line):
            continue
        text = f"{line[:-1]} {following}"
        document = Document(text)
        blanks = np.array([match.start() for match in _BEFORE_CAPITAL.finditer(text, 0, len(line) + 1)], np.int64)
        places, facts = evidence(document, *candidates(document, blanks, known), known)
        yield facts, places == len(line) - 1


if __name__ == "__main__":
    main()
