"""Learns how often each word is written for each other one, from what the model itself is sure of.

    learn_slips.py MODEL.vnm CORPUS... [--leave-out SET.jsonl...] -o MODEL-WITH-WEIGHTS.vnm

A slip of one kind (a tone mistaken, s for x) is not as frequent in all words: "dành" is written for "giành" ten times
as often as other words with d for gi. The corpora hold such errors; those of which the model is sure are counted for
each pair of words, and compared with what the kind of the slip would make one expect.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from corpora import pages
from msgspec.structs import replace

from vnlint import Document
from vnlint_rules.language.context.learning.exclusion import Exclusion
from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.model_file import open_model, save
from vnlint_rules.language.context.reader import Reader, reader_of
from vnlint_rules.language.context.swaps import STEP, Swaps

SURE = 8.0  # log-odds
DOUBT = 4.0  # errors that a pair has for granted, as many as are due: what is seen less often says little
TRUST = 0.8  # of what is left
LEAST, MOST = -1.5, 3.0  # natural logarithms


def found(paths: list[Path], reader: Reader, exclusion: Exclusion) -> Counter[tuple[int, int]]:
    """How often each id was surely meant by each other one: (written, meant) -> times."""
    times: Counter[tuple[int, int]] = Counter()
    for text in pages(paths):
        document = Document(text)
        ids = document.view(reader.read)
        left_out = exclusion.covers(document)
        for misfit in reader.misfits(document, ids):
            if misfit.odds[0] >= SURE and not ids.capital[ids.places[misfit.number]] and not left_out[misfit.number]:
                times[int(ids.ids[ids.places[misfit.number]]), int(misfit.ids[0])] += 1
    return times


def learned(model: Model, times: Counter[tuple[int, int]]) -> tuple[Swaps, list[tuple[float, int, int, int]]]:
    """The swaps with weights of their own, and (change, times, written, meant) of all pairs that were found."""
    swaps = model.swaps
    written = np.repeat(np.arange(len(swaps.starts) - 1), np.diff(swaps.starts.astype(np.int64)))
    seen = np.array([times[pair] for pair in zip(written.tolist(), swaps.ids.tolist(), strict=True)], np.float64)
    chances = model.counts[swaps.ids].astype(np.float64)
    rates = np.bincount(swaps.weights, seen, 256) / np.maximum(np.bincount(swaps.weights, chances, 256), 1)
    due = chances * rates[swaps.weights]
    change = np.clip(TRUST * np.log((seen + DOUBT) / (due + DOUBT)), LEAST, MOST)
    weights = np.clip(np.rint(swaps.weights - change * STEP), 0, 255).astype(np.uint8)
    some = np.flatnonzero(seen)
    rows = [(float(change[k]), int(seen[k]), int(written[k]), int(swaps.ids[k])) for k in some]
    return _in_order(replace(swaps, weights=weights), written), sorted(rows, reverse=True)


def _in_order(swaps: Swaps, written: np.ndarray) -> Swaps:  # type: ignore[type-arg]
    """The swaps of each word with the likeliest first."""
    order = np.lexsort((swaps.ids, swaps.weights, written))
    return replace(swaps, ids=swaps.ids[order], weights=swaps.weights[order])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    model = open_model(str(options.model))
    exclusion = Exclusion(map(str, options.leave_out), model.vocabulary)
    swaps, rows = learned(model, found(options.corpora, reader_of(model), exclusion))
    words = model.vocabulary
    for change, seen, written, meant in [*rows[:40], *rows[-10:]]:
        print(f"{words.word_of(written)} for {words.word_of(meant)}: {seen} times, {change:+.1f}")
    card = {**model.card, "slips found": sum(seen for _, seen, _, _ in rows)}
    save(Model(words, model.counts, model.pairs, model.triples, swaps, card, model.network), str(options.output))


if __name__ == "__main__":
    main()
