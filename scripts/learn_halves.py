"""Learns the network that tells whether half of a word is missing, into `rules/vnlint_rules/data/halves.bin`.

    pip install -e '.[train]'
    learn_halves.py CORPUS... [--leave-out SET.jsonl...] -o rules/vnlint_rules/data/halves.bin

After `vnlint learn` and learn_neighbours.py, whose counts it looks up. Syllables of words of two are dropped at random,
and the network learns to tell the places where a syllable is missing from all those where one would do as well though
none was dropped. Some of these lack one all the same, by a slip of the press: they are few, and are not taken out.
Nothing was marked by hand. Two minutes; the seed is fixed, but the outcome hangs on the machine a little.
"""

from __future__ import annotations

import argparse
import itertools
import math
from pathlib import Path

import numpy as np
import torch
from corpus import texts
from id_rows import CAPITAL, MISSING, row_of
from numpy.typing import NDArray
from small_net import SmallNet

from vnlint_rules.language.arrays import write
from vnlint_rules.language.context.model import Model, interpolated, trust_in_shorter
from vnlint_rules.language.context.shipped import reader
from vnlint_rules.language.context.stream import MARGIN, Stream
from vnlint_rules.language.context.vocabulary import FIRST, STOP
from vnlint_rules.language.dropped_syllables import (
    GAIN,
    PREFIX,
    Places,
    bound,
    facts,
    gaining,
    hardly_meet,
    makes_word,
    surroundings,
)
from vnlint_rules.language.junctions import REACH, junctions

SIDE = 22  # ids on either side of a place, as far as anything looks
BLOCK = 1_000_000  # places that are looked at together
DROPPED = 300_000  # syllables to be dropped that would be missed
SLACK = 8.0  # log-likelihood by which a sighting of its own makes a place look sound
WIDTH, HIDDEN, DROPOUT = 8, 48, 0.2
BATCH, EPOCHS, RATE, DECAY = 2048, 6, 2e-3, 0.01
MASKED = 0.05  # share of the words around, but for the two beside the place, that are hidden

Ids = NDArray[np.uint16]
Numbers = NDArray[np.int64]
Examples = tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]  # words, capitals, facts


class Corpus:
    """A row of ids (`id_rows`), and places in it."""

    def __init__(self, row: Ids) -> None:
        self._row, self._model = row, reader().model
        self._ids = np.where(row == MISSING, 0, row & (CAPITAL - 1)).astype(np.uint16)
        self._small = (self._ids >= FIRST) & (row < CAPITAL)
        self._chance = np.random.default_rng(1)

    def sound(self) -> Examples:
        """All places of the corpus where a syllable seems to be missing, though none was dropped."""
        found = [self._sound(at) for at in range(SIDE, len(self._row) - SIDE - 2, BLOCK)]
        return joined(found)

    def dropped(self) -> Examples:
        """Places where one was dropped, and is the one that seems to be missing."""
        found: list[Examples] = []
        while sum(len(words) for words, *_ in found) < DROPPED:
            at = self._chance.integers(SIDE + 2, len(self._row) - SIDE - 3, BLOCK)
            at = at[self._small[at] & self._small[at - 1] & self._small[at + 1]]
            before, own, behind = (self._ids[at + step] for step in (-1, 0, 1))
            at = at[makes_word(before, own, self._model) | makes_word(own, behind, self._model)]
            stream, kept = self._around(at - 1, 1)
            places = gaining(stream, strange(stream, self._model, 0), self._model)
            right = places.syllables == self._ids[at[kept]][places.numbers // 2]
            places = Places(places.numbers[right], places.syllables[right], places.gains[right])
            found.append(examples(stream, places, 0))
        return joined(found)

    def _sound(self, first: int) -> Examples:
        at = np.arange(first, min(first + BLOCK, len(self._row) - SIDE - 2))
        at = at[self._small[at] & self._small[at + 1]]
        opening, closing = bound()
        at = at[opening[self._ids[at]] | closing[self._ids[at + 1]]]
        stream, _ = self._around(at, 0)
        places = gaining(stream, strange(stream, self._model, 1), self._model, GAIN - SLACK)
        gains = places.gains + vouched(stream, places, self._model)
        kept = gains >= GAIN
        return examples(stream, Places(places.numbers[kept], places.syllables[kept], gains[kept]), 1)

    def _around(self, at: Numbers, dropped: int) -> tuple[Stream, NDArray[np.bool_]]:
        """What stands around some places, each a text of its own, less so many ids behind each; and which are kept."""
        before, behind = np.arange(1 - SIDE, 1), np.arange(1 + dropped, SIDE + 1 + dropped)
        rows = self._row[at[:, None] + np.concatenate((before, behind))]
        kept = (rows != MISSING).all(1)
        ids = rows[kept].ravel()
        starts = np.arange(kept.sum()) * 2 * SIDE
        places = np.stack((starts + SIDE - 1, starts + SIDE), 1).ravel()
        margin = np.full(MARGIN, STOP, np.uint16)
        capital = np.concatenate((ids >= CAPITAL, np.zeros(MARGIN, np.bool_)))
        return Stream(np.concatenate((ids & (CAPITAL - 1), margin)), places, capital, starts), kept


def strange(stream: Stream, model: Model, counted: int) -> Numbers:
    """The numbers of the first words of all places whose two words hardly ever meet elsewhere."""
    numbers = np.arange(0, len(stream.places), 2)
    left, right = stream.ids[stream.places[numbers]], stream.ids[stream.places[numbers + 1]]
    opening, closing = bound()
    seen = model.pair_counts(left, right) - counted
    return numbers[(opening[left] | closing[right]) & hardly_meet(left, right, seen)]


def vouched(stream: Stream, places: Places, model: Model) -> NDArray[np.float64]:
    """How much likelier some places are for their own sighting: differences of log-likelihoods."""
    at = stream.places[places.numbers]
    row = [stream.ids[at + step] for step in (-1, 0, 1, 2)]
    pairs = [model.pair_counts(one, other) for one, other in itertools.pairwise(row)]
    lone = [pairs[0], np.maximum(pairs[1] - 1, 0), pairs[2]]
    found = np.zeros(len(at))
    for own, counts, sign in ((0, pairs, 1), (1, lone, -1)):
        for k in range(2):
            first, second, third = row[k : k + 3]
            triple = model.triple_counts(first, second, third, counts[k], counts[k + 1], np.full(len(at), float(own)))
            seen = model.counts[second].astype(np.float32)
            share = np.exp(model.log_shares(third)).astype(np.float32)
            found += sign * np.log(interpolated(share, seen, trust_in_shorter(seen), counts[k], counts[k + 1], triple))
    return found


def examples(stream: Stream, places: Places, counted: int) -> Examples:
    words, capitals = surroundings(stream, places)
    return words, capitals.astype(np.float32), facts(stream, places, reader(), counted)


def joined(parts: list[Examples]) -> Examples:
    words, capitals, told = (np.concatenate(column) for column in zip(*parts, strict=True))
    return words, capitals, told


def train(sound: Examples, dropped: Examples) -> tuple[SmallNet, NDArray[np.float32], NDArray[np.float32]]:
    torch.manual_seed(1)
    chance = np.random.default_rng(1)
    words, capitals, told = joined([sound, dropped])
    mean, spread = told.mean(0), told.std(0) + 1e-6
    told = (told - mean) / spread
    net = SmallNet(
        int(junctions().numbers.max()) + 1, words.shape[1], told.shape[1], width=WIDTH, hidden=HIDDEN, dropout=DROPOUT
    )
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * len(words) // BATCH
    hideable = np.ones(words.shape[1], np.bool_)
    hideable[[REACH - 1, REACH, 2 * REACH]] = False
    label = torch.cat((torch.zeros(BATCH // 2), torch.ones(BATCH // 2)))
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.01)
        some = np.concatenate(
            (chance.integers(0, len(sound[0]), BATCH // 2), chance.integers(len(sound[0]), len(words), BATCH // 2))
        )
        around = np.where((chance.random((BATCH, words.shape[1])) < MASKED) & hideable, 0, words[some])
        scores = net(torch.from_numpy(around), torch.from_numpy(capitals[some]), torch.from_numpy(told[some]))
        loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, label)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            print(f"{step} of {steps} steps, loss {float(loss.detach()):.4f}", flush=True)
    return net.eval(), mean, spread


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    corpus = Corpus(row_of(map(texts, options.corpora), reader().model.vocabulary, options.leave_out))
    sound, dropped = corpus.sound(), corpus.dropped()
    print(f"{len(sound[0])} places where nothing was dropped, {len(dropped[0])} where a syllable was")
    net, mean, spread = train(sound, dropped)
    write(options.output, net.arrays(PREFIX, mean, spread))


if __name__ == "__main__":
    main()
