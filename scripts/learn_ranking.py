"""Learns the network that ranks what may have stood in a gap, into the gaps.bin that learn_gaps.py wrote.

    pip install -e '.[train]'
    learn_ranking.py pools RAW.jsonl --first 0 --last 7000 -o pools.pkl
    learn_ranking.py fit pools.pkl... held-out.pkl -o rules/vnlint_rules/data/gaps.bin

`pools` drops names and two-syllable words from articles of RAW.jsonl, and pools candidates as `candidates.py` does;
`fit` teaches the network to tell the dropped one from the rest of its pool (softmax over the pool), and prints how
often it comes first and among the first three in pools of other articles. Deterministic on one machine.
"""

from __future__ import annotations

import argparse
import math
import pickle
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from corpus import texts
from dropping import compounds, name_end, wanting
from folding import in_old_style
from small_net import SmallNet

from vnlint_rules.language.arrays import unpack, write
from vnlint_rules.language.article import Article
from vnlint_rules.language.candidates import contenders
from vnlint_rules.language.gap_model import FILLING
from vnlint_rules.language.gaps import Gap
from vnlint_rules.language.neighbours import load
from vnlint_rules.language.tokens import KNOWN

NAMES, WORDS = 3, 0.5  # dropped from an article, the second of some articles
WIDTH, HIDDEN = 16, 64
POOLS = 48  # in a batch
RIVALS = 70  # of a pool that the dropped one is told from at a time
RATE, DECAY = 2e-3, 0.01
DROPOUT = 0.2  # of the numbers of words

Floats = npt.NDArray[np.float32]


class Pool(NamedTuple):
    """The candidates of a gap as `support.Described` has them; ``dropped`` is the row of what stood there, or -1."""

    name: bool
    dropped: int
    words: npt.NDArray[np.int16]
    capitals: npt.NDArray[np.bool_]
    facts: npt.NDArray[np.float16]


def pools(documents: Iterator[str], lexicon: frozenset[str]) -> Iterator[Pool]:
    """Some pools of each document."""
    tables, chance = load(), np.random.default_rng(0)
    lefts = wanting()
    for text in documents:
        for name, count in ((True, NAMES), (False, int(chance.random() < WORDS))):
            places = list(_places(text, lexicon, lefts, name)) if count else []
            for number in chance.choice(len(places), min(count, len(places)), replace=False) if places else ():
                start, end, left, right = places[number]
                gap = Gap(start - 1, start, left, right, 1.0)
                dropped = text[start : end - 1]
                article = Article(text[:start] + text[end:], gap.start, gap.end, {})
                pool = contenders(article, gap, tables, dropped.lower())
                wanted = _folded(dropped)
                rows = [k for k, candidate in enumerate(pool.texts) if _folded(candidate) == wanted]
                yield Pool(
                    name,
                    rows[0] if rows else -1,
                    pool.described.words.astype(np.int16),
                    pool.described.capitals,
                    pool.described.facts.astype(np.float16),
                )


def _folded(phrase: str) -> list[str]:
    return list(map(in_old_style, phrase.split()))


def _places(
    text: str, lexicon: frozenset[str], lefts: frozenset[str], names: bool
) -> Iterator[tuple[int, int, str, str]]:
    """[start, end) of words to drop with the blank behind them, and the words beside."""
    tokens = text.split(" ")
    starts = np.cumsum([0] + [len(token) + 1 for token in tokens]).tolist()
    for i in range(len(tokens) - 6):
        if tokens[i].lower() not in lefts:
            continue
        end = name_end(tokens, i + 1) if names else i + 1
        if not names and f"{tokens[i + 1]} {tokens[i + 2]}" in lexicon:
            end += 2
        split = f"{tokens[end - 1]} {tokens[end]}".lower() in lexicon  # "Bộ Ngoại | giao"
        if end > i + 1 and tokens[end].isalpha() and tokens[end].islower() and not split:
            yield starts[i + 1], starts[end], tokens[i], tokens[end]


def fit(data: list[Pool], held_out: list[Pool], epochs: int) -> tuple[SmallNet, Floats, Floats]:
    """The network, and mean and spread of the facts."""
    torch.manual_seed(7)
    chance = np.random.default_rng(1)
    data = [pool for pool in data if pool.dropped >= 0]
    facts = np.concatenate([pool.facts for pool in data[:1500]]).astype(np.float32)
    mean, spread = facts.mean(0), facts.std(0) + 1e-3
    size, positions = len(load().rows) + KNOWN + 1, data[0].words.shape[1]
    net = SmallNet(size, positions, facts.shape[1], width=WIDTH, hidden=HIDDEN, dropout=DROPOUT)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps, step = epochs * (len(data) // POOLS), 0
    for epoch in range(epochs):
        order = chance.permutation(len(data))
        for first in range(0, len(order) - POOLS + 1, POOLS):
            batch = [_some(data[number], chance) for number in order[first : first + POOLS]]
            sizes = np.array([len(pool.facts) for pool in batch])
            dropped = np.cumsum(sizes) - sizes + [pool.dropped for pool in batch]
            owner = torch.from_numpy(np.repeat(np.arange(POOLS), sizes))
            score = net(*_tensors(batch, mean, spread))
            top = torch.full((POOLS,), -1e9).scatter_reduce(0, owner, score, "amax")
            total = torch.log(torch.zeros(POOLS).index_add(0, owner, torch.exp(score - top[owner]))) + top
            loss = (total - score[torch.from_numpy(dropped)]).mean()
            for group in optimizer.param_groups:
                group["lr"] = RATE * (0.51 + 0.5 * math.cos(math.pi * step / steps))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            step += 1
        report(f"held out, after {epoch + 1} rounds", net, held_out, mean, spread)
    return net, mean, spread


def _some(pool: Pool, chance: np.random.Generator) -> Pool:
    """What was dropped, first, and some of the others."""
    others = chance.permutation(len(pool.facts))[:RIVALS]
    rows = np.concatenate(([pool.dropped], others[others != pool.dropped]))
    return Pool(pool.name, 0, pool.words[rows], pool.capitals[rows], pool.facts[rows])


def _tensors(batch: list[Pool], mean: Floats, spread: Floats):  # type: ignore[no-untyped-def]
    words, capitals, facts = (np.concatenate(parts) for parts in zip(*(pool[2:] for pool in batch), strict=True))
    return (
        torch.from_numpy(words.astype(np.int64)),
        torch.from_numpy(capitals.astype(np.float32)),
        torch.from_numpy((facts.astype(np.float32) - mean) / spread),
    )


def report(label: str, net: SmallNet, data: list[Pool], mean: Floats, spread: Floats) -> None:
    """Print how often the dropped word is in the pool, first, and among the first three and five."""
    net.eval()
    for name in (True, False):
        ranks = []
        for pool in data:
            if pool.name == name:
                with torch.no_grad():
                    score = net(*_tensors([pool], mean, spread)).numpy()
                ranks.append(int((score > score[pool.dropped]).sum()) if pool.dropped >= 0 else len(score) + 99)
        top = "  ".join(f"@{n} {np.mean([rank < n for rank in ranks]):.3f}" for n in (1, 3, 5))
        print(f"{label}: {len(ranks)} {'names' if name else 'words'}  {top}", flush=True)
    net.train()


def main() -> None:
    """Run one of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("pools", "fit"))
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--last", type=int)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.step == "pools":
        documents = islice(texts(options.inputs[0], options.last), options.first, None)
        options.output.write_bytes(pickle.dumps([tuple(pool) for pool in pools(documents, compounds())]))
        return
    *data, held_out = ([Pool(*pool) for pool in pickle.loads(path.read_bytes())] for path in options.inputs)
    net, mean, spread = fit(list(chain.from_iterable(data)), held_out, options.epochs)
    write(options.output, unpack(options.output.read_bytes()) | net.arrays(FILLING, mean, spread))


if __name__ == "__main__":
    main()
