"""Learns the network that tells where a sentence begins without a stop, into rules/vnlint_rules/data/beginnings.bin.

    pip install -e '.[train]'
    learn_beginnings.py NEWS.txt WIKI.txt LEGAL.txt -o rules/vnlint_rules/data/beginnings.bin

After `vnlint learn`, whose words it reads. A sentence begins where the model's row of ids has an end before a word with
a capital: without that end the words before and behind make an example of two paragraphs on one line. The others are
the capitals inside of sentences. Counted first is how often the capital of each word is one of the former. The texts
have lines without a stop themselves: what a first network is sure of against its label is left out for the second. One
megabyte of 31 is kept to tell how well that does. Nothing was marked by hand. Deterministic on one machine.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from corpus import groups, texts
from numpy.typing import NDArray
from small_net import SmallNet

from vnlint import Document
from vnlint_rules.content.beginnings import LEAST as LEAST_OPENING
from vnlint_rules.content.beginnings import NET, OPENS, STEP, STEPS, WORDS, begins_with_capital, facts, may_end
from vnlint_rules.language.arrays import write
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.context.stream import read
from vnlint_rules.language.context.vocabulary import FIRST, NAME, NUMBER, QUOTE, STOP, UNKNOWN

PAGE = 1_000_000  # code points
EVERY = 31  # page of which one is left out
WIDTH, HIDDEN = 16, 64
BATCH = 2048
RATE = 3e-3
MASKED = 0.03  # share of the words that are hidden
DOUBTED = 3.0  # log-odds from which an example is taken for wrong itself: the texts have such lines
QUOTED = 0.08  # share of the joined sentences that seem to end with a quotation mark
WORD = -int(STEPS[0])

Array = NDArray[np.generic]


def examples(paths: Sequence[Path]) -> tuple[Array, ...]:
    """Of all capitals the ids around, whether each has a capital, whether a sentence begins there, and the page."""
    parts = [part for number, page in enumerate(pages(paths)) for part in examples_of(page, number % EVERY)]
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def examples_of(page: str, number: int) -> Iterator[tuple[Array, ...]]:
    """Those of a page."""
    document = Document(page)
    stream, starts = read(document, reader().model.vocabulary), document.tokens.starts
    ids = stream.ids
    words = np.arange(len(STEPS), len(starts) - len(STEPS))
    words = words[begins_with_capital(document, words)]
    places = stream.places[words]
    filled = np.maximum.accumulate(np.where(ids != STOP, np.arange(len(ids)), 0))
    last = filled[places - 1]  # the word before, and not the end of its sentence
    begins = last < places - 1
    inside = document.columns.among(starts[words] - 1, " ") & may_end(document, starts[words] - 2)
    kept = ((ids[last] >= FIRST) | np.isin(ids[last], (NUMBER, QUOTE, UNKNOWN, NAME))) & (begins | inside)
    places, last, begins = places[kept], last[kept], begins[kept]
    if len(places):
        at = np.concatenate((last[:, None] + STEPS[:WORD] + 1, places[:, None] + STEPS[WORD:]), 1)
        yield ids[at], stream.capital[at], begins, np.full(len(places), number, np.uint8)


def pages(paths: Sequence[Path]) -> Iterator[str]:
    """Texts cut into pages, of which some are kept back; `corpus.pages` would join them, and make fewer."""
    for path in paths:
        for text in texts(path):
            yield from map("".join, groups(text.splitlines(keepends=True), PAGE))


def opening_odds(words: Array, begins: Array) -> NDArray[np.int8]:
    """For each id the log-odds that a capital opens a sentence, times `STEP`."""
    size = len(reader().model.vocabulary)
    opening, other = (np.bincount(words[side], minlength=size) for side in (begins, ~begins))
    odds = np.log((opening + 0.5) / (other + 0.5))
    return np.clip(np.rint(odds * STEP), -127, 127).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--steps", type=int, default=24_000)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    chance = np.random.default_rng(1)
    ids, capitals, begins, page = examples(options.inputs)
    odds = opening_odds(ids[page != 0, WORD], begins[page != 0])
    kept = odds[ids[:, WORD]] >= LEAST_OPENING * STEP
    ids, capitals, begins, page = ids[kept], capitals[kept], begins[kept], page[kept]
    quoted = np.flatnonzero(begins & (chance.random(len(begins)) < QUOTED))
    ids[quoted, : WORD - 1], capitals[quoted, : WORD - 1] = ids[quoted, 1:WORD], capitals[quoted, 1:WORD]
    ids[quoted, WORD - 1], capitals[quoted, WORD - 1] = QUOTE, False
    opens, model = odds.astype(np.float32) / STEP, reader().model
    told = np.concatenate([facts(some, opens, model) for some in np.array_split(ids, len(ids) // 200_000 + 1)])
    mean, spread = told.mean(0), told.std(0) + 1e-6
    words = np.minimum(ids, WORDS).astype(np.int64)
    shown, kept_back = np.flatnonzero(page != 0), np.flatnonzero(page == 0)
    print(f"{len(shown)} capitals, {begins[shown].mean():.3f} of them at the beginning of a sentence", flush=True)

    def batch(at: Array) -> tuple[torch.Tensor, ...]:
        columns = (words[at], capitals[at].astype(np.float32), (told[at] - mean) / spread)
        return tuple(map(torch.from_numpy, columns))

    def scores(net: SmallNet, at: Array) -> Array:
        with torch.no_grad():
            return np.concatenate([net(*batch(some)).numpy() for some in np.array_split(at, len(at) // 20_000 + 1)])

    def trained(shown: Array, steps: int) -> SmallNet:
        net = SmallNet(WORDS + 1, len(STEPS), told.shape[1], width=WIDTH, hidden=HIDDEN)
        order = shown[:0]
        optimizer = torch.optim.Adam(net.parameters(), lr=RATE, betas=(0.9, 0.99))
        begun, average = time.time(), 0.0
        for step in range(steps):
            if len(order) < BATCH:
                order = chance.permutation(shown)
            at, order = order[:BATCH], order[BATCH:]
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * step / steps) + 0.01)
            numbers, capital, fact = batch(at)
            numbers = torch.where(torch.rand(numbers.shape) < MASKED, WORDS, numbers)
            label = torch.from_numpy(begins[at].astype(np.float32))
            loss = torch.nn.functional.binary_cross_entropy_with_logits(net(numbers, capital, fact), label)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            average += (loss.item() - average) * (0.01 if step else 1)
            if step % 1000 == 999:
                print(f"{step + 1} steps, {time.time() - begun:.0f} s, loss {average:.4f}", flush=True)
        return net

    first = scores(trained(shown, options.steps // 3), shown)
    sound = np.where(begins[shown], first > -DOUBTED, first < DOUBTED)
    print(f"{(~sound & ~begins[shown]).sum()} capitals inside of sentences and {(~sound).sum()} in all left out")
    net = trained(shown[sound], options.steps)
    write(options.output, {OPENS: odds} | net.arrays(NET, mean, spread))
    found, is_one = scores(net, kept_back), begins[kept_back]
    for least in range(2, 12):
        right, wrong = (found[is_one] > least).mean(), (found[~is_one] > least).mean()
        print(f"from {least}: {right:.3f} of the beginnings, {wrong:.6f} of the others")


if __name__ == "__main__":
    main()
