"""Learns the weights of `meeting`, whether two words beside wide blanks can meet, into the gaps.bin of learn_gaps.py.

    pip install -e '.[train]'
    learn_meeting.py RAW.jsonl --documents N -o rules/vnlint_rules/data/gaps.bin

RAW.jsonl is text with its native spacing, for the double blanks that mean nothing; its first N records are learned
from. Random choices come from a generator with a fixed seed: the same input gives the same weights.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from corpus import texts
from dropping import compounds, name_end, wanting
from sklearn.linear_model import LogisticRegression

from vnlint_rules.language.arrays import unpack, write
from vnlint_rules.language.gap_model import MEETING
from vnlint_rules.language.meeting import features
from vnlint_rules.language.neighbours import load

PENALTY = 3.0
BALANCE = {1.0: 0.2, 0.5: 0.05, 3.0: 0.01}

BLANKS = " \t\u00a0\u200b\u2000-\u200a\u202f\u205f\u3000"  # inside a character class
_LEFT = re.compile(rf"(?:([^\W\d_]+)[{BLANKS}])?([^\W\d_]+)\Z")
_RIGHT = re.compile(r"[^\W\d_]+")
_DOUBLE = re.compile(rf"(?<=[^\W\d_])[{BLANKS}]{{2,}}(?=[^\W\d_])")
_LINK = re.compile(r"(?<=[^\W\d_])( {2,})[^\s.](?:[^\s.]| (?! )){1,40}( {2,})(?=[^\W\d_])")
_LAST = re.compile(r"[^\W\d_]+\Z")

Row = npt.NDArray[np.float64]
Example = tuple[str, str, str]  # word before, left, right


def beside(text: str, start: int, end: int) -> Example | None:
    """The words beside a run of blanks; the first may be empty. None unless the last is in lower case."""
    left, right = _LEFT.search(text, max(0, start - 48), start), _RIGHT.match(text, end)
    return (left[1] or "", left[2], right[0]) if left and right and right[0].islower() else None


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
        end = name_end(tokens, i + 1)
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


def fit(facts: Row, told: npt.NDArray[np.bool_], counts: Row) -> Row:
    """A weight for each column of facts: what each row is an example of, and how often it counts.

    PENALTY is on the squares of the weights, with each column by its mean size.
    """
    size = np.abs(facts).mean(0) + 1e-9
    model = LogisticRegression(C=1 / PENALTY, fit_intercept=False, solver="newton-cholesky", tol=1e-12)
    return np.asarray(model.fit(facts / size, told, counts).coef_[0] / size)


def main() -> None:
    """Learn and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--documents", type=int, help="records to learn from")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    tables = load()
    found = list(examples(texts(options.raw, options.documents), compounds(), wanting()))
    seen = np.array([features(tables, *example) for example, _ in found])
    weights = np.array([weight for _, weight in found])
    balanced = _balanced(weights)
    beta = fit(seen, balanced > 0, np.abs(balanced))
    write(options.output, unpack(options.output.read_bytes()) | {MEETING: beta})
    score = seen @ beta
    for value in sorted(set(weights.tolist())):
        part = score[weights == value]
        shares = "  ".join(f">={t}: {np.mean(part >= t):.4f}" for t in (0, 0.5, 1, 1.5, 2, 3))
        print(f"weight {value:5}: {len(part):7} examples, share scored {shares}")


if __name__ == "__main__":
    main()
