"""Trains the network of the shipped model and puts it into the file.

    pip install -e '.[train]'
    learn_network.py MODEL.vnm CORPUS... [--leave-out SET.jsonl...] [--minutes 80] -o MODEL-WITH-NETWORK.vnm

After `vnlint learn`, whose vocabulary and swaps it takes. Each example is a word of the corpora with what stands
around it, to be told from the words that a slip would make of it. Adam, cosine schedule. The shipped network saw 168
million examples in 80 minutes on two processors, 36 of them with 256 hidden units, which were then doubled, and told
0.94 of the words rightly. The seed is fixed, but the outcome hangs on the machine: training ends by the clock.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from corpus import texts
from id_rows import CAPITAL, MISSING, row_of
from numpy.typing import NDArray

from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.model_file import open_model, save
from vnlint_rules.language.context.network import FAR, NEAR, quantized

WIDTH, HIDDEN = 64, 512
BATCH = 8192
CANDIDATES = 32
RATE = 2e-3
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

    def forward(self, near, capitals, far, own, candidates):  # type: ignore[no-untyped-def]
        vectors = torch.nn.functional.embedding(near, self.words) + capitals.unsqueeze(2) * self.capitals
        told = (far > 8).float()
        bag = torch.nn.functional.embedding_bag(far, self.words, per_sample_weights=told, mode="sum")
        bag = bag * 2 / (told.sum(1, keepdim=True) + 1)
        hidden = torch.relu(self.first(torch.cat([vectors.flatten(1), bag, own.unsqueeze(1)], 1)))
        hidden = hidden + torch.relu(self.second(hidden))
        answers = torch.nn.functional.embedding(candidates, self.answers)
        return torch.einsum("be,bke->bk", self.third(hidden), answers) + self.bias[candidates]


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


def train(row: NDArray[np.uint16], model: Model, minutes: float) -> Net:
    torch.manual_seed(1)
    chance = np.random.default_rng(1)
    net, others = Net(len(model.vocabulary)), confused(model)
    told = others[:, 0] > 0
    ids = torch.from_numpy(row.view(np.int16))
    near = torch.tensor([*range(-NEAR, 0), *range(1, NEAR + 1)])
    far = torch.tensor([*range(-FAR, -NEAR), *range(NEAR + 1, FAR + 1)])
    optimizer = torch.optim.Adam(net.parameters(), lr=RATE, betas=(0.9, 0.99))
    begun, step, right = time.time(), 0, 0.0
    while (done := (time.time() - begun) / (60 * minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, step / 200) * (0.485 * (1 + math.cos(math.pi * done)) + 0.03)
        places = torch.from_numpy(chance.integers(FAR, len(row) - FAR, BATCH))
        own = ids[places].long() & 0xFFFF
        kept = (own != MISSING) & told[torch.where(own == MISSING, 0, own % CAPITAL)]
        places, own = places[kept], own[kept]
        words = own % CAPITAL
        around, wide = (ids[places[:, None] + steps].long() & 0xFFFF for steps in (near, far))
        around, wide = (torch.where(one == MISSING, 0, one) for one in (around, wide))
        capitals = (around >= CAPITAL).float()
        around = torch.where(torch.rand(around.shape) < MASKED, 0, around % CAPITAL)
        candidates = torch.cat([words[:, None], others[words]], 1)
        scores = net(around, capitals, wide % CAPITAL, (own >= CAPITAL).float(), candidates)
        scores = scores.masked_fill(candidates == 0, -1e9)
        loss = torch.nn.functional.cross_entropy(scores, torch.zeros(len(places), dtype=torch.long))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        step += 1
        right = 0.99 * right + 0.01 * (scores.argmax(1) == 0).float().mean().item()
        if step % 500 == 0:
            print(f"{step} steps, {time.time() - begun:.0f} s, told rightly {right:.4f}", flush=True)
    return net


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    model = open_model(str(options.model))
    row = row_of(map(texts, options.corpora), model.vocabulary, options.leave_out)
    net = train(row, model, options.minutes)
    arrays = {name: value.detach().numpy() for name, value in net.named_parameters()}
    layers = [(arrays[f"{name}.weight"], arrays[f"{name}.bias"]) for name in ("first", "second", "third")]
    network = quantized(arrays["words"], arrays["answers"], arrays["bias"], arrays["capitals"], layers)
    save(
        Model(model.vocabulary, model.counts, model.pairs, model.triples, model.swaps, model.card, network),
        str(options.output),
    )


if __name__ == "__main__":
    main()
