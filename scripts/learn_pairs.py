"""Learns `rules/vnlint_rules/data/pairs.bin`, the counts of adjacent word pairs.

    learn_pairs.py CORPUS... --held-out SET.jsonl... -o rules/vnlint_rules/data/pairs.bin

After learn_lexicon.py, whose lists are the vocabulary. Of all pairs the most frequent are kept, down to the least count
with which the table still has `--size` bytes. The same input gives the same file. Some 2 minutes and 2 GB of memory
for 100 M syllables.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from lexicon_counts import Chunk, HeldOut, Words, chunks
from numpy.typing import NDArray

from vnlint_rules.language.lexicon import known
from vnlint_rules.language.pairs import NAME, NUMBER, Pairs, build, pair_keys

Counted = NDArray[np.int64]
BYTES_A_PAIR = 1.5 * 1.145


def units(chunk: Chunk) -> tuple[Words, NDArray[np.bool_], NDArray[np.int64], NDArray[np.int64]]:
    """Words and numbers in order: their hashes or classes, whether they count, starts and ends.

    A lower-case word that is not known does not count.
    """
    tokens = chunk.tokens
    hashes, valid = tokens.hashes.copy(), chunk.counted.copy()
    unknown = ~known().contains(hashes)
    first, _, _ = chunk.capitals()
    hashes[unknown & first] = NAME
    valid[unknown & ~first] = False
    codes = chunk.columns.codes
    digit = np.zeros(len(codes) + 2, np.bool_)
    digit[1:-1] = (codes >= ord("0")) & (codes <= ord("9"))
    edges = np.flatnonzero(digit[1:] != digit[:-1])
    starts = np.concatenate([tokens.starts, edges[::2]])
    order = np.argsort(starts, kind="stable")
    numbers = len(edges) // 2
    beside = np.append(chunk.counted, True)[np.searchsorted(tokens.starts, edges[::2])]
    return (
        np.concatenate([hashes, np.full(numbers, NUMBER)])[order],
        np.concatenate([valid, beside])[order],
        starts[order],
        np.concatenate([tokens.ends, edges[1::2]])[order],
    )


def learn(pieces: Iterable[Chunk], size: int) -> Pairs:
    """The table of a corpus, of at most `size` bytes."""
    waiting: list[tuple[Words, Counted]] = []
    total = numbers = names = 0
    for chunk in pieces:
        hashes, valid, starts, ends = units(chunk)
        total += int(valid.sum())
        numbers += int((valid & (hashes == NUMBER)).sum())
        names += int((valid & (hashes == NAME)).sum())
        joined = valid[1:] & valid[:-1] & (starts[1:] == ends[:-1] + 1)
        joined &= chunk.columns.codes[starts[1:] - 1] == ord(" ")
        keys = np.sort(pair_keys(hashes[:-1][joined], hashes[1:][joined]))
        waiting.append(_summed(keys, np.ones(len(keys), np.int64)))
        if len(waiting) == 24:
            waiting = [_merged(waiting)]
    keys, counts = _merged(waiting)
    frequent = np.sort(counts)[::-1]
    most = int(size / BYTES_A_PAIR)
    least = int(frequent[most]) + 1 if len(counts) > most else 1
    kept = counts >= least
    print(f"{total} words, {len(counts)} pairs, kept {int(kept.sum())} seen {least} times or more")
    return build(keys[kept], counts[kept], total, numbers, names)


def _merged(parts: list[tuple[Words, Counted]]) -> tuple[Words, Counted]:
    keys, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(keys, kind="stable")
    return _summed(keys[order], counts[order])


def _summed(keys: Words, counts: Counted) -> tuple[Words, Counted]:
    """Distinct ones of sorted keys, with the sums of their counts."""
    if not len(keys):
        return keys, counts
    where = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[where], np.add.reduceat(counts, where)


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--held-out", type=Path, nargs="*", default=[])
    parser.add_argument("--size", type=int, default=1_500_000, help="bytes")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    table = learn(chunks(options.inputs, HeldOut(options.held_out)), options.size)
    options.output.write_bytes(table.dump())


if __name__ == "__main__":
    main()
