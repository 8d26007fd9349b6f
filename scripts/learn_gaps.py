"""Learns `rules/vnlint_rules/data/neighbours.bin`, the tables and weights behind `missing-word` and `repeated-word`.

    learn_gaps.py count LEXICON.txt CORPUS... -o counts.npz
    learn_gaps.py fit LEXICON.txt counts.npz RAW.jsonl -o rules/vnlint_rules/data/neighbours.bin


Then learn_ranking.py adds the weights of the candidates. A CORPUS is a .txt or a .jsonl of {"text"}, plain or .zst;
LEXICON a word a line, syllables apart. RAW.jsonl is text with its native spacing, for the double blanks that mean
nothing. `--documents N` takes only the first N records of every .jsonl, so that the rest can measure. Random choices
come from a generator with a fixed seed: the same input gives the same file. Some 4 minutes and 1 GB of memory for
100 M syllables.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gap_counts import CLOSE, NAME, OTHER, SPECIALS, Counts, count, fold, texts, vocabulary

from vnlint_rules.language.arrays import write
from vnlint_rules.language.gaps import BLANKS, beside, features
from vnlint_rules.language.neighbours import DEMANDING, FREQUENCY_OFFSET, FUNCTION_WORDS, STEP, Neighbours

VOCABULARY = 8_000
HEADS = 2_500  # words whose two-syllable completions are counted
RIGHTS = 1_000  # columns of the pair table
COMPLETIONS = 16  # kept for each left word
UNLIKELY = 0.4  # seen / due below which a function word is said to be unlikely behind a word

PENALTY = 3.0
BALANCE = {1.0: 0.2, 0.5: 0.05, 3.0: 0.01}

_DOUBLE = re.compile(rf"(?<=[^\W\d_])[{BLANKS}]{{2,}}(?=[^\W\d_])")
_LINK = re.compile(r"(?<=[^\W\d_])( {2,})[^\s.](?:[^\s.]| (?! )){1,40}( {2,})(?=[^\W\d_])")
_LAST = re.compile(r"[^\W\d_]+\Z")

Row = npt.NDArray[np.float64]
Example = tuple[str, str, str]  # word before, left, right


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
    """The arrays of neighbours.bin but the weights. Row 0 is the unknown word, row n the n-th of the vocabulary."""
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
            both = [ids.get(fold(part), OTHER) for part in compound.split()]
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


def examples(
    documents: Iterator[str], lexicon: frozenset[str], lefts: frozenset[str]
) -> Iterator[tuple[Example, float]]:
    """(before, left, right) with its weight, negative for a place where nothing is missing.

    Missing: a name or a two-syllable word is dropped behind a word of `lefts` (1) or any word (.5); a link between
    two double blanks (3). Not missing: every natural double blank (12), places drawn at random (2).
    """
    chance = np.random.default_rng(0)
    for number, text in enumerate(documents):
        for run in _DOUBLE.finditer(text):
            if words := beside(text, *run.span()):
                yield words, -12.0
        for link in _LINK.finditer(text):
            first, last = beside(text, *link.span(1)), beside(text, *link.span(2))
            if last and (left := _LAST.search(text, 0, link.start(1))):
                yield (first[0] if first else "", left[0], last[2]), 3.0
        if number % 4 == 0:
            for line in text.split("\n"):
                yield from _dropped(line.split(" "), lexicon, lefts, chance)


def _dropped(
    tokens: list[str], lexicon: frozenset[str], lefts: frozenset[str], chance: np.random.Generator
) -> Iterator[tuple[Example, float]]:
    draws = chance.random(len(tokens))
    for i in range(1, len(tokens) - 5):
        before, left = tokens[i - 1 : i + 1]
        if not left.isalpha():
            continue
        if draws[i] < 0.02 and tokens[i + 1].isalpha() and tokens[i + 1].islower():
            yield (before, left, tokens[i + 1]), -2.0
        end = i + 1
        while end < i + 5 and tokens[end].istitle() and tokens[end].isalpha():
            end += 1
        if end == i + 1 and f"{tokens[i + 1]} {tokens[i + 2]}" in lexicon:
            end += 2
        right = tokens[end].rstrip(".,;:")
        if end == i + 1 or not (right.isalpha() and right.islower()) or f"{tokens[end - 1]} {right}".lower() in lexicon:
            continue  # the last: "Bộ Ngoại | giao"
        known = left.lower() in lefts
        if draws[i] > (0.5 if known else 0.9):
            yield (before, left, right), 1.0 if known else 0.5


def _balanced(weights: Row) -> Row:
    """The weights with dropped words scaled so that each kind weighs BALANCE of all places where nothing is missing."""
    balanced = weights.copy()
    for kind, share in BALANCE.items():
        part = weights == kind
        balanced[part] *= share * -weights[weights < 0].sum() / max(weights[part].sum(), 1)
    return balanced


def fit(seen: Row, weights: Row) -> Row:
    """Logistic regression by Newton's method; the sign of a weight is the label. Returns one number per feature."""
    scale = np.abs(seen).mean(0) + 1e-9
    x, y, w = seen / scale, (weights > 0).astype(np.float64), np.abs(weights)
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (y - p)) - PENALTY * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(beta))
        step = np.linalg.solve(hessian, gradient)
        beta += step * min(1.0, 5 / np.abs(step).max())
    return np.asarray(beta / scale)


def main() -> None:
    """Run one of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("count", "fit"))
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--documents", type=int, help="records to take of each .jsonl")
    options = parser.parse_args()
    lines = options.lexicon.read_text("utf-8").splitlines()
    lexicon = sorted({line for line in lines if line.count(" ") == 1 and line.islower()})

    if options.step == "count":

        def pieces() -> Iterator[str]:
            for path in options.inputs:
                yield from texts(path, options.documents if ".jsonl" in path.suffixes else None)

        count(pieces(), vocabulary(pieces(), VOCABULARY), lexicon, HEADS).save(options.output)
        return
    counts, raw = Counts.load(options.inputs[0]), options.inputs[1]
    arrays = tables(counts)
    neighbours = Neighbours(arrays | {"weights": np.zeros(0), "ranking": np.zeros(0)})
    lefts = frozenset(counts.words[row - 1] for row in arrays["lefts"].tolist())
    found = list(examples(texts(raw, options.documents), frozenset(lexicon), lefts))
    seen = np.array([features(neighbours, *example) for example, _ in found])
    weights = np.array([weight for _, weight in found])
    beta = fit(seen, _balanced(weights))
    arrays |= {"weights": beta, "ranking": np.zeros(0)}
    write(options.output, arrays)
    score = seen @ beta
    for value in sorted(set(weights.tolist())):
        part = score[weights == value]
        shares = "  ".join(f">={t}: {np.mean(part >= t):.4f}" for t in (0, 0.5, 1, 1.5, 2, 3))
        print(f"weight {value:5}: {len(part):7} examples, share scored {shares}")


if __name__ == "__main__":
    main()
