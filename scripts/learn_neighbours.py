"""Learns `rules/vnlint_rules/data/neighbours.bin`, the tables of what stands beside a word.

    learn_neighbours.py count LEXICON.txt CORPUS... -o counts.npz
    learn_neighbours.py tables counts.npz -o rules/vnlint_rules/data/neighbours.bin

A CORPUS is a .txt or a .jsonl of {"text"}, plain or .zst; LEXICON a word a line, syllables apart. `--documents N`
takes only the first N records of every .jsonl, so that the rest can measure. The same input gives the same file. Some
4 minutes and 1 GB of memory for 100 M syllables.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from corpus import has_records, texts
from folding import in_old_style
from neighbour_counts import CLOSE, NAME, OTHER, SPECIALS, Counts, count, vocabulary

from vnlint_rules.language.arrays import write
from vnlint_rules.language.neighbours import DEMANDING, FREQUENCY_OFFSET, FUNCTION_WORDS, STEP

VOCABULARY = 8_000
HEADS = 2_500  # words whose two-syllable completions are counted
RIGHTS = 1_000  # columns of the pair table
COMPLETIONS = 16  # kept for each left word
UNLIKELY = 0.4  # seen / due below which a function word is said to be unlikely behind a word

Row = npt.NDArray[np.float64]


def left_words(counts: Counts) -> npt.NDArray[np.int64]:
    """Words that want a complement and take many: seldom before a closing mark, with followers of many kinds.

    The second keeps out the first halves of compounds. A capitalised follower counts as one of a thousand names, and
    words that mostly precede one (given names, foreign words) are left out.
    """
    pairs = counts.pairs[: HEADS + SPECIALS].astype(np.float64)
    share = pairs / np.maximum(pairs.sum(1, keepdims=True), 1)
    surprise = -np.log(np.maximum(share, 1e-12))
    surprise[:, NAME] += np.log(1000)
    perplexity = np.exp((share * surprise).sum(1))
    chosen = (np.log(share[:, CLOSE] + 1e-12) < -3.2) & (perplexity >= 26) & (share[:, NAME] < 0.45)
    chosen[:SPECIALS] = False
    return np.flatnonzero(chosen)


def tables(counts: Counts) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of neighbours.bin. Row 0 is the unknown word, row n the n-th of the vocabulary."""
    rows = np.r_[OTHER, SPECIALS : len(counts.words) + SPECIALS]
    pairs = counts.pairs.astype(np.float64)
    as_left, as_right = pairs.sum(1), pairs.sum(0)
    ids = {word: number + SPECIALS for number, word in enumerate(counts.words)}
    demanding, functions = ([ids[word] for word in words] for words in (DEMANDING, FUNCTION_WORDS))

    def share(part: Row, whole: Row) -> npt.NDArray[np.int8]:
        return _sixteenths(np.log((part[rows] + 0.5) / (whole[rows] + 50)))

    def half(axis: int, whole: Row) -> npt.NDArray[np.int8]:
        compounds = np.zeros(len(whole))
        for compound in counts.lexicon:
            both = [ids.get(in_old_style(part), OTHER) for part in compound.split()]
            if OTHER not in both:
                compounds[both[axis]] += pairs[both[0], both[1]]
        return np.rint(127 * compounds[rows] / (whole[rows] + 50)).astype(np.int8)

    def odds(left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Row:
        due = as_left[left][:, None] * as_right[right][None, :] / as_left.sum()
        return np.asarray(np.log((pairs[np.ix_(left, right)] + 0.5) / (due + 0.5)))

    lefts, rights = left_words(counts), np.arange(SPECIALS, SPECIALS + RIGHTS)
    rare = (odds(rows, np.array(functions)) < np.log(UNLIKELY)) & (as_left[rows] > 300)[:, None]
    rare[0] = False
    bits = np.arange(len(FUNCTION_WORDS), dtype=np.uint64)
    return {
        "words": _text(counts.words),
        "closing": share(pairs[:, CLOSE], as_left),
        "demanded": share(pairs[demanding].sum(0), as_right),
        "before_name": share(pairs[:, NAME], as_left),
        "after_name": share(counts.after_name.astype(np.float64), as_right),
        "opens": half(0, as_left),
        "ends": half(1, as_right),
        "frequency": _sixteenths(np.log(as_left[rows] + 1) - FREQUENCY_OFFSET),
        "unlikely": (rare.astype(np.uint64) << bits).sum(1, dtype=np.uint64),
        "lefts": (lefts - SPECIALS + 1).astype(np.uint16),
        "pairs": (_sixteenths(odds(lefts, rights)) + np.int16(128)).astype(np.uint8),
        "completions": _text([_completions(counts, left, as_left[left]) for left in lefts]),
    }


def _completions(counts: Counts, left: int, total: float) -> str:
    """ "word=share|word=share", the shares in ten-thousandths of all followers of `left`."""
    seen = counts.compounds[left - SPECIALS]
    best = [int(k) for k in np.argsort(-seen.astype(np.int64), kind="stable")[:COMPLETIONS]]
    shares = ((counts.lexicon[k], round(seen[k] / total * 10_000)) for k in best)
    return "|".join(f"{word}={share}" for word, share in shares if share)


def _sixteenths(values: Row) -> npt.NDArray[np.int8]:
    return np.clip(np.rint(values * STEP), -128, 127).astype(np.int8)


def _text(lines: list[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode("utf-8"), np.uint8)


def main() -> None:
    """Run one of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("count", "tables"))
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--documents", type=int, help="records to take of each .jsonl")
    options = parser.parse_args()
    if options.step == "tables":
        write(options.output, tables(Counts.load(options.inputs[0])))
        return
    lines = options.inputs[0].read_text("utf-8").splitlines()
    lexicon = sorted({line for line in lines if line.count(" ") == 1 and line.islower()})

    def pieces() -> Iterator[str]:
        for path in options.inputs[1:]:
            yield from texts(path, options.documents if has_records(path) else None)

    count(pieces(), vocabulary(pieces(), VOCABULARY), lexicon, HEADS).save(options.output)


if __name__ == "__main__":
    main()
