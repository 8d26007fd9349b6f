"""Learns the network that tells whether a word is missing between two, into `rules/vnlint_rules/data/gaps.bin`.

    pip install -e '.[train]'
    learn_gaps.py rows CORPUS[:N]... [--leave-out SET.jsonl...] -o rows.npy
    learn_gaps.py fit rows.npy... [--further] -o rules/vnlint_rules/data/gaps.bin

After `vnlint learn` and learn_neighbours.py, whose counts it looks up; learn_meeting.py and learn_ranking.py add the
rest. `rows` reads a .txt or a .jsonl of {"text"} as ids, N records or pieces of 4 MB of it. `fit` drops words from
them, and learns to tell the places where it did from those where it did not: names behind any word and one or two
other words, mostly where the word before wants a complement; against places drawn at random, and all those that pass
the gate of `gaps`, which it makes first and thins out last. Nothing was marked by hand. Deterministic on one machine.

The shipped network saw 2,200 batches in which half as many places were drawn at random, and fewer of them behind
words that want nothing, then 500 batches as they are made now (`--further --steps 500`).
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from corpus import texts
from dropping import LONGEST_NAME, compounds
from id_rows import CAPITAL, MISSING, row_of
from numpy.typing import NDArray
from small_net import SmallNet

from vnlint_rules.language.arrays import unpack, write
from vnlint_rules.language.context.vocabulary import COMMA, FIRST, NAME, STOP
from vnlint_rules.language.gap_model import GAP
from vnlint_rules.language.junctions import FACTS, REACH, Junctions, junctions
from vnlint_rules.language.neighbours import load

SIDE = 255  # words on either side of the gate
RARE, DUE = 0.1, 10  # seen / due of a pair below which it is asked about, if so many were due
OPENING = 0.35  # share of a word's occurrences as the second half of a compound up to which it may follow a gap
WANTED = -2.4  # log share of its occurrences behind a word that wants a complement, up to which it may
SURVIVING = 0.0006  # of all words, those that the gate may let through
WIDTH, HIDDEN = 16, 96
BATCH = 2048  # dropped words, beside other places
RATE = 3e-3
MASKED = 0.03  # share of the words around that are hidden
PRUNING = 50  # batches of dropped words that judge the gate

Ids = NDArray[np.uint16]
Floats = NDArray[np.float32]
Places = NDArray[np.int64]


def named(corpus: str) -> Iterator[str]:
    """The texts of CORPUS[:N]."""
    path, _, limit = corpus.partition(":")
    return texts(Path(path), int(limit) if limit else None)


class Gate:
    """Which pairs of words are asked about without other evidence."""

    def __init__(self, table: Junctions) -> None:
        tables, seen = load(), table.model.counts.astype(np.float64)
        demanded, ends = (np.asarray(column)[table.rows] for column in (tables.demanded, tables.ends))
        order = np.argsort(-seen, kind="stable")
        order = order[(order >= FIRST) & (table.rows[order] > 0)]
        wants = set(tables.lefts)
        self.lefts = np.array([n for n in order.tolist() if table.rows[n] in wants][:SIDE])
        self.rights = order[(demanded[order] < WANTED) & (ends[order] < OPENING)][:SIDE]
        self._row, self._column = (np.zeros(len(table.rows), np.int64) for _ in range(2))
        self._row[self.lefts] = np.arange(1, len(self.lefts) + 1) * 256
        self._column[self.rights] = np.arange(1, len(self.rights) + 1)
        left = np.repeat(self.lefts, len(self.rights)).astype(np.uint16)
        right = np.tile(self.rights, len(self.lefts)).astype(np.uint16)
        due = table.due(left, right)
        rare = (table.model.pair_counts(left, right) < RARE * due) & (due > DUE) & (left != right)
        self.pairs = np.zeros(1 << 16, np.bool_)
        self.pairs[self.cells(left, right)[rare]] = True

    def cells(self, left: Ids, right: Ids) -> NDArray[np.int64]:
        """The cell of each pair in the table; in row or column 0 nothing is asked about."""
        result: NDArray[np.int64] = self._row[left] + self._column[right]
        return result

    def prune(self, dropped: NDArray[np.int64], natural: NDArray[np.int64], words: int) -> None:
        """Keep the cells in which most found gaps stand against places to be asked about, while these stay few."""
        gain, cost = (np.bincount(cells, minlength=1 << 16) for cells in (dropped, natural))
        order = np.argsort(-gain / (cost + 1.0), kind="stable")
        order = order[self.pairs[order] & (gain[order] > 1)]
        self.pairs[:] = False
        self.pairs[order[np.cumsum(cost[order]) < SURVIVING * words]] = True

    def arrays(self, table: Junctions) -> dict[str, NDArray[np.generic]]:
        """As `gaps` reads them."""
        return {
            "gate.lefts": table.rows[self.lefts].astype(np.uint16),
            "gate.rights": table.rows[self.rights].astype(np.uint16),
            "gate.pairs": np.packbits(self.pairs),
        }


class Corpus:
    """A row of ids, and places in it to learn from: the ids around each, with their bits for capitals."""

    def __init__(self, row: Ids, table: Junctions, gate: Gate) -> None:
        self._row, self._gate, self._chance = row, gate, np.random.default_rng(1)
        self._usable = row != MISSING
        self._low = row < CAPITAL
        self._ids = np.where(self._usable, row & (CAPITAL - 1), 0).astype(np.uint16)
        self._word = self._ids >= FIRST
        self._wants = np.isin(table.rows, list(load().lefts))
        number = table.model.vocabulary.id_of
        pairs = map(str.split, sorted(compounds()))
        self._compounds = np.unique([number(first) << 16 | number(second) for first, second in pairs])
        cells = gate.cells(self._ids[:-1], self._ids[1:])
        asked = gate.pairs[cells] & self._low[:-1] & self._low[1:] & self._usable[:-1] & self._usable[1:]
        asked[: 2 * REACH] = asked[-3 * REACH :] = False
        self.asked, self.words = np.flatnonzero(asked), int(self._word.sum())

    def cells(self) -> NDArray[np.int64]:
        """The cells of all places that pass the gate."""
        return self._gate.cells(self._ids[self.asked], self._ids[self.asked + 1])

    def dropped(self, count: int) -> Ids:
        """What stands around places where words were dropped."""
        row, ids = self._row, self._ids
        at = self._chance.integers(2 * REACH, len(row) - 3 * REACH, 10 * count)
        at = at[self._word[at] & self._usable[at] & (self._wants[ids[at]] | self._often(at, 0.03))]
        name = (self._word[at + 1] | (ids[at + 1] == NAME)) & ~self._low[at + 1]
        length, going = np.zeros(len(at), np.int64), np.ones(len(at), np.bool_)
        for step in range(1, LONGEST_NAME + 1):
            going &= ~self._low[at + step] & self._usable[at + step]
            length += going
        length = np.where(name, np.maximum(length, 1), np.where(self._often(at, 0.15), 1, 2))
        after = at + length + 1
        mark = np.isin(ids[after], (COMMA, STOP)) & self._often(at, 0.4)
        plain = self._word[at + 1] & self._low[at + 1] & self._word[after - 1] & self._low[after - 1]
        kept = ((self._word[after] & self._low[after]) | mark) & (name | plain) & (name | self._often(at, 0.5))
        kept &= name | (length == 1) | self._compound(at + 1, at + 2) | self._often(at, 0.2)
        cut = self._compound(after - 1, after) | (self._compound(at, at + 1) & ~name)
        kept &= (~cut | self._often(at, 0.15)) & (ids[at] != ids[after])
        return self._around(at[kept][:count], length[kept][:count])

    def natural(self, count: int) -> Ids:
        """What stands around places drawn at random."""
        at = self._chance.integers(2 * REACH, len(self._row) - 3 * REACH, 8 * count)
        after = self._ids[at + 1]
        met = (self._word[at + 1] & self._low[at + 1]) | (np.isin(after, (COMMA, STOP)) & self._often(at, 0.4))
        met &= self._word[at] & self._usable[at] & self._usable[at + 1]
        at = at[met & (self._wants[self._ids[at]] | self._often(at, 0.8))][:count]
        return self._around(at, np.zeros(len(at), np.int64))

    def gated(self, count: int) -> Ids:
        """What stands around places that pass the gate."""
        at = self._chance.choice(self.asked, count)
        return self._around(at, np.zeros(count, np.int64))

    def _around(self, at: Places, length: NDArray[np.int64]) -> Ids:
        before, behind = np.arange(1 - REACH, 1), np.arange(1, REACH + 1)
        found = self._row[np.concatenate((at[:, None] + before, (at + length)[:, None] + behind), 1)]
        result: Ids = found[(found != MISSING).all(1)]
        return result

    def _often(self, at: Places, share: float) -> NDArray[np.bool_]:
        return self._chance.random(len(at)) < share

    def _compound(self, first: Places, second: Places) -> NDArray[np.bool_]:
        return np.isin(self._ids[first].astype(np.int64) << 16 | self._ids[second], self._compounds)


class Examples:
    """Batches of places: words, capitals, facts, and whether a word was dropped there."""

    def __init__(self, corpus: Corpus, table: Junctions, gate: Gate) -> None:
        self._corpus, self._table, self._gate = corpus, table, gate

    def batch(self, count: int) -> tuple[NDArray[np.int64], Floats, Floats, Floats]:
        """``count`` dropped words beside wide blanks, those of them that pass the gate once more beside a single one;
        as many places drawn at random, wide, and half as many of those that pass the gate, not."""
        dropped, natural, gated = (
            self._corpus.dropped(count),
            self._corpus.natural(count),
            self._corpus.gated(count // 2),
        )
        passing = self._passing(dropped)
        facts = self._facts(dropped, counted=False)
        around = np.concatenate((dropped, dropped[passing], natural, gated))
        facts = np.concatenate((facts, facts[passing], self._facts(natural, True), self._facts(gated, True)))
        sizes = (len(dropped), int(passing.sum()), len(natural), len(gated))
        wide = np.repeat(np.array([1, 0, 1, 0], np.float32), sizes)
        label = np.repeat(np.array([1, 1, 0, 0], np.float32), sizes)
        words = self._table.numbers[around & (CAPITAL - 1)]
        return words, (around >= CAPITAL).astype(np.float32), np.concatenate((facts, wide[:, None]), 1), label

    def passing(self, count: int) -> tuple[NDArray[np.int64], Floats, Floats, NDArray[np.int64]]:
        """Those of so many dropped words that pass the gate, with their cells."""
        around = self._corpus.dropped(count)
        around = around[self._passing(around)]
        bare = around & np.uint16(CAPITAL - 1)
        facts = np.concatenate((self._facts(around, False), np.zeros((len(around), 1), np.float32)), 1)
        cells = self._gate.cells(bare[:, REACH - 1], bare[:, REACH])
        return self._table.numbers[bare], (around >= CAPITAL).astype(np.float32), facts, cells

    def _passing(self, around: Ids) -> NDArray[np.bool_]:
        left, right = (around[:, REACH + step] for step in (-1, 0))
        cells = self._gate.cells(left & (CAPITAL - 1), right & (CAPITAL - 1))
        result: NDArray[np.bool_] = self._gate.pairs[cells] & (left < CAPITAL)
        return result

    def _facts(self, around: Ids, counted: bool) -> Floats:
        return self._table.facts(around & np.uint16(CAPITAL - 1), np.full(len(around), counted))


def train(
    examples: Examples, net: SmallNet, steps: int, rate: float, scale: tuple[Floats, Floats] | None
) -> tuple[Floats, Floats]:
    """Teach the network; returns mean and spread of the facts it was shown, which are ``scale`` if that is given."""
    if scale is None:
        facts = examples.batch(2 * BATCH)[2]
        scale = facts.mean(0), facts.std(0) + 1e-6
    mean, spread = scale
    optimizer = torch.optim.Adam(net.parameters(), lr=rate, betas=(0.9, 0.99))
    begun, average = time.time(), 0.0
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 50) * (0.5 + 0.5 * math.cos(math.pi * step / steps) + 0.02)
        numbers, capitals, facts, label = examples.batch(BATCH)
        shown = torch.from_numpy(numbers)
        shown = torch.where(torch.rand(shown.shape) < MASKED, 0, shown)
        odds = net(shown, torch.from_numpy(capitals), torch.from_numpy((facts - mean) / spread))
        loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, torch.from_numpy(label))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        average += (loss.item() - average) * (0.02 if step else 1)
        if step % 100 == 99:
            print(f"{step + 1} steps, {time.time() - begun:.0f} s, loss {average:.4f}", flush=True)
    return mean, spread


def resumed(net: SmallNet, arrays: dict[str, NDArray[np.generic]]) -> tuple[Floats, Floats]:
    """Give a network the weights of a stored one; returns mean and spread of its facts."""
    names = ("vectors", "scales", "capitals", "mean", "spread")
    stored = {name: np.asarray(arrays[GAP + name], np.float32) for name in names}
    values = {"words": stored["vectors"] * stored["scales"][:, None], "capitals": stored["capitals"]}
    for name in ("first", "second", "third"):
        values[f"{name}.weight"] = np.asarray(arrays[f"{GAP}{name}.weights"], np.float32)
        values[f"{name}.bias"] = np.asarray(arrays[f"{GAP}{name}.bias"], np.float32)
    net.load_state_dict({name: torch.from_numpy(value) for name, value in values.items()})
    return stored["mean"], stored["spread"]


def prune(
    gate: Gate,
    examples: Examples,
    corpus: Corpus,
    net: SmallNet,
    mean: Floats,
    spread: Floats,
    least: float,
) -> None:
    """Leave what is worth its while: where the network finds dropped words."""
    found = []
    for _ in range(PRUNING):
        numbers, capitals, facts, cells = examples.passing(4 * BATCH)
        with torch.no_grad():
            odds = net(*map(torch.from_numpy, (numbers, capitals, (facts - mean) / spread))).numpy()
        found.append(cells[odds >= least])
    before = int(gate.pairs.sum())
    gate.prune(np.concatenate(found), corpus.cells(), corpus.words)
    hits = np.concatenate(found)
    print(f"{before} pairs in the gate, {gate.pairs.sum()} left; of found gaps {gate.pairs[hits].mean():.3f} pass,")
    print(f"of all words {gate.pairs[corpus.cells()].sum() / corpus.words:.5f}")


def main() -> None:
    """Run one of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("rows", "fit"))
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("--steps", type=int, default=2800)
    parser.add_argument("--further", action="store_true", help="go on with the network in the output")
    parser.add_argument("--odds", type=float, default=3.0, help="of a gap with one blank, to be worth the gate's while")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    if options.step == "rows":
        row = row_of(map(named, options.inputs), junctions().model.vocabulary, options.leave_out)
        np.save(options.output, row)
        return
    torch.set_num_threads(1)
    torch.manual_seed(1)
    table = junctions()
    gate = Gate(table)
    corpus = Corpus(np.concatenate([np.load(name) for name in options.inputs]), table, gate)
    print(f"{corpus.words} words, {len(corpus.asked)} places pass the gate", flush=True)
    examples = Examples(corpus, table, gate)
    net = SmallNet(FIRST + 1 + len(load().rows), 2 * REACH, FACTS + 1, width=WIDTH, hidden=HIDDEN)
    scale = None
    if options.further:
        scale = resumed(net, unpack(options.output.read_bytes()))
    mean, spread = train(examples, net, options.steps, RATE / 3 if options.further else RATE, scale)
    prune(gate, examples, corpus, net, mean, spread, options.odds)
    kept = unpack(options.output.read_bytes()) if options.output.exists() else {}
    write(options.output, kept | net.arrays(GAP, mean, spread) | gate.arrays(table))


if __name__ == "__main__":
    main()
