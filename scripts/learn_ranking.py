"""Learns how to rank what may have stood in a gap, into the neighbours.bin that learn_gaps.py wrote.

    learn_ranking.py LEXICON.txt RAW.jsonl NEIGHBOURS.bin --documents N

Drops one name or two-syllable word from each of many articles of RAW.jsonl, pools candidates as `candidates.py` does,
and fits a conditional logit (softmax over the pool) to the word dropped. Deterministic. Prints how often the dropped
word comes first and among the first three, on the articles learned from and on the next 1,000 after the first N.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gap_counts import fold, texts

from vnlint_rules.language.arrays import unpack, write
from vnlint_rules.language.article import Article
from vnlint_rules.language.candidates import contenders
from vnlint_rules.language.gaps import Gap
from vnlint_rules.language.neighbours import Neighbours

PENALTY = 2.0
EVERY = 8  # articles to one that is learned from

Row = npt.NDArray[np.float64]
Drop = tuple[str, Gap, str]


def drops(documents: Iterator[str], lexicon: frozenset[str], lefts: frozenset[str]) -> Iterator[Drop]:
    """(damaged text, gap, dropped words), at most one of an article: a name and a word by turns."""
    chance = np.random.default_rng(0)
    for number, text in enumerate(documents):
        places = list(_places(text, lexicon, lefts, names=number % 2 == 0))
        if places:
            start, end, left, right = places[chance.integers(len(places))]
            damaged = text[:start] + text[end:]
            yield damaged, Gap(start - 1, start, left, right, 1.0, ()), text[start : end - 1]


def _places(
    text: str, lexicon: frozenset[str], lefts: frozenset[str], names: bool
) -> Iterator[tuple[int, int, str, str]]:
    """[start, end) of words to drop with the blank behind them, and the words beside."""
    tokens = text.split(" ")
    starts = np.cumsum([0] + [len(token) + 1 for token in tokens]).tolist()
    for i in range(len(tokens) - 6):
        if tokens[i].lower() not in lefts:
            continue
        end = i + 1
        while names and end < i + 5 and tokens[end].istitle() and tokens[end].isalpha():
            end += 1
        if not names and f"{tokens[i + 1]} {tokens[i + 2]}" in lexicon:
            end += 2
        split = f"{tokens[end - 1]} {tokens[end]}".lower() in lexicon  # "Bộ Ngoại | giao"
        if end > i + 1 and tokens[end].isalpha() and tokens[end].islower() and not split:
            yield starts[i + 1], starts[end], tokens[i], tokens[end]


def pools(found: Iterator[Drop], tables: Neighbours) -> Iterator[tuple[Row, int]]:
    """The features of each pool, and which row was dropped (-1: it is not there)."""
    for text, gap, gold in found:
        pool = contenders(Article(text, gap.start, gap.end, {}), gap, tables)
        wanted = [fold(word) for word in gold.split()]
        right = [k for k, (words, _, _) in enumerate(pool) if [fold(word) for word in words.split()] == wanted]
        if pool:
            yield np.array([features for _, _, features in pool]), right[0] if right else -1


def fit(data: list[tuple[Row, int]]) -> Row:
    """Conditional logit by Newton's method with step halving."""
    data = [(x, gold) for x, gold in data if gold >= 0]
    scale: Row = np.sqrt(np.mean([(x**2).mean(0) for x, _ in data], axis=0)) + 1e-6
    data = [(x / scale, gold) for x, gold in data]
    beta: Row = np.zeros(len(scale))
    step: Row = np.zeros(len(scale))
    last = -np.inf
    for _ in range(60):
        value = -PENALTY * float(beta @ beta) / 2
        gradient: Row = -PENALTY * beta
        hessian: Row = PENALTY * np.eye(len(beta))
        for x, gold in data:
            score = x @ beta
            p = np.exp(score - score.max())
            p /= p.sum()
            value += float(np.log(p[gold] + 1e-300))
            gradient = gradient + x[gold] - p @ x
            centred = x - p @ x
            hessian += (centred * p[:, None]).T @ centred
        if value < last:
            beta, step = beta - step / 2, step / 2
            continue
        if value - last < 0.01:
            break
        last, step = value, np.asarray(np.linalg.solve(hessian, gradient), np.float64)
        beta = beta + step
    return np.asarray(beta / scale)


def report(label: str, data: list[tuple[Row, int]], beta: Row) -> None:
    """Print how often the dropped word is in the pool, first, and among the first three."""
    ranks = [int(((x @ beta) > (x @ beta)[gold]).sum()) if gold >= 0 else 9999 for x, gold in data]
    top = "  ".join(f"@{n} {np.mean([rank < n for rank in ranks]):.3f}" for n in (1, 3, 5))
    print(f"{label}: {len(data)} drops, in pool {np.mean([rank < 9999 for rank in ranks]):.3f}  {top}")


def main() -> None:
    """Learn and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("raw", type=Path)
    parser.add_argument("neighbours", type=Path)
    parser.add_argument("--documents", type=int, required=True, help="records of RAW.jsonl to learn from")
    options = parser.parse_args()
    lexicon = frozenset(line for line in options.lexicon.read_text("utf-8").splitlines() if line.count(" ") == 1)
    arrays = unpack(options.neighbours.read_bytes())
    tables = Neighbours(arrays)
    words = bytes(arrays["words"]).decode().split("\n")
    lefts = frozenset(words[row - 1] for row in arrays["lefts"].tolist())

    def learn(start: int, stop: int, every: int) -> list[tuple[Row, int]]:
        documents = islice(texts(options.raw, stop), start, None, every)
        return list(pools(drops(documents, lexicon, lefts), tables))

    data = learn(0, options.documents, EVERY)
    beta = fit(data)
    arrays["ranking"] = beta
    write(options.neighbours, arrays)
    report("learned from", data, beta)
    report("held out", learn(options.documents, options.documents + 1000, 1), beta)


if __name__ == "__main__":
    main()
