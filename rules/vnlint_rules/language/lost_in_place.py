"""What words meant whose letters lost a byte, by how well each reading stands where the word stands."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from vnlint import Document, Page
from vnlint_rules.language.context.decoding import Doubt, decode
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.vocabulary import FIRST
from vnlint_rules.language.double_encoding import words
from vnlint_rules.language.lost_bytes import Reading

_CASE = 3.0
"""Log-odds between two readings that differ in case from which the rarer does not count."""

Part = str | tuple[Reading, ...]
"""A piece of a line: text that is sure, or all that stands for a word, at least one reading."""


class Ranked(Struct, frozen=True):
    """The readings of a word."""

    texts: tuple[str, ...]
    """The likeliest first."""
    lead: float
    """Log-odds of the first against the next; 0 where nothing tells, infinite where there is no other."""


def ranked(lines: Sequence[Sequence[Part]], reader: Reader) -> list[Ranked]:
    """The readings of all words in question of some lines, in order; those of one line are judged together."""
    texts, starts, asked = [], [], []
    for number, parts in enumerate(lines):
        line, at = [], 0
        for part in parts:
            text = part if isinstance(part, str) else part[0].text
            if not isinstance(part, str):
                asked.append(part)
                starts.append((number, at + _first_letter(text)))
            line.append(text)
            at += len(text)
        texts.append("".join(line))
    doubtful = [k for k, part in enumerate(asked) if len(part) > 1 and all(_is_word(reading.text) for reading in part)]
    found = [Ranked(tuple(reading.text for reading in part), np.inf if len(part) == 1 else 0.0) for part in asked]
    if not doubtful:
        return found
    page = Page([Document(text) for text in texts])
    stream = page.view(reader.read)
    places = np.array([page.starts[line] + at for line, at in (starts[k] for k in doubtful)], np.int64)
    numbers = np.searchsorted(page.tokens.starts, places)
    ids_of = reader.model.vocabulary.id_of
    doubts = [
        Doubt(
            int(stream.places[number]),
            np.array([ids_of(next(words(reading.text))) for reading in asked[k]], np.uint16),
            np.array([reading.weight for reading in asked[k]]),
        )
        for k, number in zip(doubtful, numbers.tolist(), strict=True)
    ]
    row = stream.ids.copy()
    row[[doubt.place for doubt in doubts]] = [
        doubt.ids[k] for doubt, k in zip(doubts, decode(row, doubts, reader.model).tolist(), strict=True)
    ]
    sizes = [len(doubt.ids) for doubt in doubts]
    scores = reader.scores(
        numbers,
        np.repeat(np.arange(len(doubts)), sizes),
        np.concatenate([doubt.ids for doubt in doubts]),
        np.concatenate([doubt.weights for doubt in doubts]),
        stream.with_ids(row),
    )
    for k, doubt, own in zip(doubtful, doubts, np.split(scores, np.cumsum(sizes)[:-1]), strict=True):
        order = np.argsort(-own, kind="stable").tolist()
        first = order[0]
        # A twin that differs in case alone counts unless it is far-fetched: what stands around tells nothing of it.
        rivals = [i for i in order[1:] if doubt.ids[i] != doubt.ids[first] or own[first] - own[i] < _CASE]
        is_told = bool((doubt.ids >= FIRST).all())
        lead = float(own[first] - own[rivals[0]]) if rivals and is_told else np.inf if is_told else 0.0
        found[k] = Ranked(tuple(asked[k][i].text for i in order), lead)
    return found


def _is_word(text: str) -> bool:
    return sum(1 for _ in words(text)) == 1


def _first_letter(text: str) -> int:
    return next((i for i, character in enumerate(text) if character.isalpha()), 0)
