"""Learns how captions of pictures read, into rules/vnlint_rules/data/captions.txt.

    pip install -e '.[train]'
    learn_captions.py RAW.jsonl --last 20000 -o rules/vnlint_rules/data/captions.txt

Sure captions are what stands between the beginning of a paragraph and a credit, and what runs into a credit without a
stop; sentences of the story are taken from articles without credits. A logistic regression tells one from the other by
`captions.traits`; its weights are written in tenths. Printed: how many of either kind are told right at some scores, in
five parts of which each is scored by a regression on the others. Deterministic.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from corpus import texts
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from vnlint import Pattern
from vnlint_rules.content.captions import LEAST_WORDS, MOST_WORDS, candidate_before, traits
from vnlint_rules.residue.picture_credits import Credit, credits_at

SEEN = 6  # sentences that have a trait, at least
STORIES = 1  # of three articles without credits
SENTENCES = 3  # of one
STRENGTH = 0.15  # of what the sentences say, against weights of 0
LEAST = 1  # tenths of a weight that is kept
_SENTENCE = Pattern(r"\S[^\r\n]*?[.!?…][”\"’)]*(?=\s|$)")
_CREDIT_WORD = Pattern(r"(?i)\b(?:ảnh|nguồn|photo|video|clip)\b")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--last", type=int, default=20_000)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    captions: list[str] = []
    stories: list[str] = []
    chance = random.Random(11)
    for number, text in enumerate(texts(options.raw, options.last)):
        places = np.array([match.start() for match in _CREDIT_WORD.finditer(text)], np.int64)
        credits = list(credits_at(text, places))
        captions += captions_that_show(text, credits)
        if not credits and number % 3 < STORIES:
            stories += some_sentences(text, chance)
    print(f"{len(captions)} captions, {len(stories)} sentences")
    counts = Counter(trait for sentence in captions + stories for trait in traits(sentence))
    numbers = {trait: k for k, trait in enumerate(sorted(t for t, n in counts.items() if n >= SEEN))}
    rows = [[numbers[t] for t in traits(sentence) if t in numbers] for sentence in captions + stories]
    ends = np.cumsum([0, *map(len, rows)])
    table = csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), (len(rows), len(numbers)))
    labels = np.repeat([1, 0], [len(captions), len(stories)])
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    even = np.log(len(stories) / len(captions))
    scores = cross_val_predict(model, table, labels, cv=5, method="decision_function") + even
    for least in range(-1, 5):
        found, wrong = ((scores[labels == label] > least).mean() for label in (1, 0))
        print(f"log-odds over {least}: {found:.3f} of the captions, {wrong:.4f} of the sentences")
    model.fit(table, labels)
    weights = dict(zip(numbers, np.rint(10 * model.coef_[0]).astype(int).tolist(), strict=True))
    weights = {"bias": round(10 * (model.intercept_[0] + even))} | {t: w for t, w in weights.items() if abs(w) >= LEAST}
    options.output.write_text("".join(f"{trait} {weight}\n" for trait, weight in weights.items()), "utf-8")


def captions_that_show(text: str, credits: Sequence[Credit]) -> Iterator[str]:
    """The captions of an article that are sure by their places."""
    for before, credit in pairwise((None, *credits)):
        found = candidate_before(text, credit, before.end if before else 0)
        if found and found.shows:
            yield text[found.start : found.end]


def some_sentences(text: str, chance: random.Random) -> Iterator[str]:
    """Sentences of the body of an article: not the first two, not the last."""
    body = _SENTENCE.findall(text[text.rfind("\n") + 1 :])[2:-1]
    for sentence in chance.sample(body, min(SENTENCES, len(body))):
        if LEAST_WORDS <= len(sentence.split()) <= MOST_WORDS:
            yield sentence


if __name__ == "__main__":
    main()
