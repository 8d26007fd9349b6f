"""Trains the network of the shipped model and puts it into the file.

    pip install torch
    learn_network.py MODEL.vnm CORPUS... [--leave-out SET.jsonl...] [--go-on] [--minutes 80] -o MODEL-WITH-NETWORK.vnm

After `vnlint learn`, whose vocabulary and swaps it takes. Each example is a word of the corpora with what stands
around it, to be told from the words that a slip would make of it. A part of the examples are words for which no pair
vouches, for it is there that the network is asked; what is rare but right is learned from them. Adam, cosine schedule.
`--go-on` begins with the network of MODEL.vnm. The seed is fixed, but the outcome hangs on the machine: training ends
by the clock.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from corpora import pages
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.context import stream, substitution
from vnlint_rules.language.context.learning.exclusion import Exclusion
from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.model_file import open_model, save
from vnlint_rules.language.context.network import FAR, NEAR, quantized

WIDTH, HIDDEN = 64, 512
BATCH = 8192
CANDIDATES, TRIED = 32, 16  # words that one is told from, and how many of them in one step
MISSING = 65535
CAPITAL = 0x8000
RATE = 2e-3
DOUBTFUL = 0.3  # share of the examples for which no pair vouches
MASKED = 0.03  # share of the words around that are hidden, so that one typing error there does not decide


class Net(torch.nn.Module):
    def __init__(self, ids: int) -> None:
        super().__init__()
        self.words = torch.nn.Parameter(torch.randn(ids, WIDTH) * 0.1)
        self.capitals = torch.nn.Parameter(torch.zeros(2 * NEAR, WIDTH))
        self.first = torch.nn.Linear(2 * NEAR * WIDTH + WIDTH + 1, HIDDEN)
        self.second = torch.nn.Linear(HIDDEN, HIDDEN)
        self.third = torch.nn.Linear(HIDDEN, WIDTH)
        self.answers = torch.nn.Parameter(torch.randn(ids, WIDTH) * 0.1)
        self.bias = torch.nn.Parameter(torch.zeros(ids))

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Net:
        """The network that some arrays of a model hold (`network.quantized`)."""

        def rows(name: str) -> torch.Tensor:
            return torch.from_numpy(arrays[f"net.{name}"] * arrays[f"net.{name}.scales"][:, None])

        def plain(name: str) -> torch.Tensor:
            return torch.from_numpy(arrays[f"net.{name}"].copy())

        net = cls(len(arrays["net.bias"]))
        state = {name: rows(name) for name in ("words", "answers")}
        state |= {name: plain(name) for name in ("capitals", "bias")}
        for name in ("first", "second", "third"):
            state |= {f"{name}.weight": rows(f"{name}.weights"), f"{name}.bias": plain(f"{name}.bias")}
        net.load_state_dict(state)
        return net

    def forward(self, near, capitals, far, own, candidates):  # type: ignore[no-untyped-def]
        vectors = torch.nn.functional.embedding(near, self.words) + capitals.unsqueeze(2) * self.capitals
        told = (far > 8).float()
        bag = torch.nn.functional.embedding_bag(far, self.words, per_sample_weights=told, mode="sum")
        bag = bag * 2 / (told.sum(1, keepdim=True) + 1)
        with torch.autocast("cpu", torch.bfloat16):  # ten times as fast where the processor can
            hidden = torch.relu(self.first(torch.cat([vectors.flatten(1), bag, own.unsqueeze(1)], 1)))
            hidden = hidden + torch.relu(self.second(hidden))
            expected = self.third(hidden)
        answers = torch.nn.functional.embedding(candidates, self.answers)
        return (answers * expected.float().unsqueeze(1)).sum(2) + self.bias[candidates]


class Row(NamedTuple):
    """All ids of the corpora in a row."""

    ids: NDArray[np.uint16]
    """With a bit for capitals; what is left out is MISSING."""
    doubtful: NDArray[np.int64]
    """The places of words for which no pair vouches."""


def row_of(paths: list[Path], model: Model, exclusion: Exclusion) -> Row:
    parts, places, size = [], [], 0
    for text in pages(paths):
        document = Document(text)
        read = stream.read(document, model.vocabulary)
        ids = read.ids.copy()
        ids[read.capital] |= CAPITAL
        ids[read.places[exclusion.covers(document)]] = MISSING
        parts.append(ids)
        places.append(read.places[substitution.suspects(read, model)] + size)
        size += len(ids)
    doubtful = np.concatenate(places)
    return Row(np.concatenate(parts), doubtful[(doubtful >= FAR) & (doubtful < size - FAR)])


def confused(model: Model) -> torch.Tensor:
    """For each id those it is told from: what may have been meant by it, and what it may have been written as."""
    swaps = model.swaps
    either: list[list[tuple[int, int]]] = [[] for _ in range(len(model.vocabulary))]
    for word in range(len(model.vocabulary)):
        for place in range(swaps.starts[word], swaps.starts[word + 1]):
            other, weight = int(swaps.ids[place]), int(swaps.weights[place])
            either[word].append((weight, other))
            either[other].append((weight + 16, word))
    table = np.zeros((len(either), CANDIDATES), np.int64)
    for word, others in enumerate(either):
        best = list(dict.fromkeys(other for _, other in sorted(others)))[:CANDIDATES]
        table[word, : len(best)] = best
    return torch.from_numpy(table)


def train(row: Row, model: Model, net: Net, rate: float, minutes: float) -> Net:
    chance = np.random.default_rng(1)
    others = confused(model)
    told = others[:, 0] > 0
    ids = torch.from_numpy(row.ids.view(np.int16))
    near = torch.tensor([*range(-NEAR, 0), *range(1, NEAR + 1)])
    far = torch.tensor([*range(-FAR, -NEAR), *range(NEAR + 1, FAR + 1)])
    optimizer = torch.optim.Adam(net.parameters(), lr=rate, betas=(0.9, 0.99))
    begun, step = time.time(), 0
    right = {"anywhere": 0.0, "doubtful": 0.0}
    while (done := (time.time() - begun) / (60 * minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, step / 200) * (0.485 * (1 + math.cos(math.pi * done)) + 0.03)
        anywhere = chance.integers(FAR, len(row.ids) - FAR, BATCH - int(DOUBTFUL * BATCH))
        doubtful = row.doubtful[chance.integers(0, len(row.doubtful), int(DOUBTFUL * BATCH))]
        places = torch.from_numpy(np.concatenate((anywhere, doubtful)))
        own = ids[places].long() & 0xFFFF
        kept = (own != MISSING) & told[torch.where(own == MISSING, 0, own % CAPITAL)]
        places, own = places[kept], own[kept]
        words = own % CAPITAL
        around, wide = (ids[places[:, None] + steps].long() & 0xFFFF for steps in (near, far))
        around, wide = (torch.where(one == MISSING, 0, one) for one in (around, wide))
        capitals = (around >= CAPITAL).float()
        around = torch.where(torch.rand(around.shape) < MASKED, 0, around % CAPITAL)
        tried = torch.from_numpy(chance.permutation(CANDIDATES)[:TRIED])
        candidates = torch.cat([words[:, None], others[:, tried][words]], 1)
        scores = net(around, capitals, wide % CAPITAL, (own >= CAPITAL).float(), candidates)
        scores = scores.masked_fill(candidates == 0, -1e9)
        loss = torch.nn.functional.cross_entropy(scores, torch.zeros(len(places), dtype=torch.long))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        step += 1
        if step % 10 == 0:
            told_rightly, in_doubt = scores.argmax(1) == 0, kept[: len(anywhere)].sum()
            for name, part in (("anywhere", told_rightly[:in_doubt]), ("doubtful", told_rightly[in_doubt:])):
                right[name] = 0.98 * right[name] + 0.02 * part.float().mean().item()
        if step % 500 == 0:
            print(f"{step} steps, {time.time() - begun:.0f} s, told rightly {right}", flush=True)
    return net


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("--go-on", action="store_true")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    model = open_model(str(options.model))
    row = row_of(options.corpora, model, Exclusion(map(str, options.leave_out), model.vocabulary))
    torch.manual_seed(1)
    net = Net.of(model.network) if options.go_on else Net(len(model.vocabulary))
    net = train(row, model, net, options.rate, options.minutes)
    arrays = {name: value.detach().numpy() for name, value in net.named_parameters()}
    layers = [(arrays[f"{name}.weight"], arrays[f"{name}.bias"]) for name in ("first", "second", "third")]
    network = quantized(arrays["words"], arrays["answers"], arrays["bias"], arrays["capitals"], layers)
    save(
        Model(model.vocabulary, model.counts, model.pairs, model.triples, model.swaps, model.card, network),
        str(options.output),
    )


if __name__ == "__main__":
    main()
