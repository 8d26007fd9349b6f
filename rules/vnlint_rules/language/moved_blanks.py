"""Blanks that were typed a letter or two too early or too late: "bệnhv iện", "thếc òn", "đấ tbảo".

At least one of the two words that such a blank leaves is in no list. Whether two others were meant the model of word
sequences tells: how well these stand there against what is written, and against the best that a slip of one letter or
mark would have made of the odd word ("ô nhiểm" is "ô nhiễm", not "ôn hiểm").
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from vnlint import Document, Span
from vnlint_rules.language import lexicon
from vnlint_rules.language.context.model import Floats, Model
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import UNKNOWN, Ids
from vnlint_rules.language.odd_words import odd_words
from vnlint_rules.language.placed_word import PlacedWord, is_glued
from vnlint_rules.language.slips import candidates
from vnlint_rules.language.unlisted import is_writable
from vnlint_rules.language.verdict import Fault, Verdict

_FARTHEST = 2
"""Letters that a blank is away from its place, at most."""
_LEAST, _LEAST_OF_TWO_ODD, _LEAST_OVER_SLIP = 4.0, -5.0, 3.0
"""Log-odds that two words with the blank elsewhere need against what is written, if one or both words of that are odd
(any unknown word is likely beside another, this one is not), and against a slip in one of them.
"""
_SURE = 0.97
"""Confidence of a finding."""


class Move(Struct, frozen=True):
    """Two words between which a blank may stand out of place."""

    span: Span
    number: int
    """The number of the first word in the text."""
    first: str
    second: str
    """The two words with the blank where it may have been meant."""
    slips: tuple[tuple[str, str, float], ...]
    """What else the two may be, with the log-likelihood of the slip."""


def judged(document: Document, reader: Reader) -> Iterator[Verdict]:
    """The verdicts on the blanks that are out of place, in order."""
    moves = document.view(_moves)
    if not moves:
        return
    spare = _spare_odds(document, moves, reader).tolist()
    done = -1
    for _, of_blank in itertools.groupby(zip(moves, spare, strict=True), key=lambda pair: pair[0].number):
        move, most = max(of_blank, key=lambda pair: pair[1])
        if most > 0 and move.span.start > done:
            done = move.span.end
            blank = document.text[int(document.tokens.ends[move.number])]
            yield Verdict(Fault.MOVED_BLANK, move.span, (move.first + blank + move.second,), _SURE)


def _moves(document: Document) -> list[Move]:
    """The blanks beside odd words that may be out of place, in order of the word before; a view (`Document.view`)."""
    found: dict[tuple[int, str], Move] = {}
    for word in odd_words(document):
        if word.is_glued or not is_writable(word.text.lower()):
            continue
        number = document.tokens.index_at(word.start)
        of_word = [*_of_blank(document, number, word, True)] if word.right else []
        if word.left:
            of_word += _of_blank(document, number - 1, word, False)
        for move in of_word:
            other = found.get((move.number, move.first))
            slips = (*other.slips, *move.slips) if other else move.slips
            found[move.number, move.first] = replace(move, slips=slips)
    return [found[key] for key in sorted(found)]


def _of_blank(document: Document, number: int, odd: PlacedWord, is_first: bool) -> Iterator[Move]:
    """The places to which the blank behind word ``number`` may belong, the ``odd`` one being its first or second."""
    text, tokens = document.text, document.tokens
    start, end = int(tokens.starts[number]), int(tokens.ends[number + 1])
    left, right = (odd.text, odd.right) if is_first else (odd.left, odd.text)
    meant = [(first, second) for first, second in _elsewhere(left, right) if _are_words(first, second)]
    if not meant or is_glued(text, start, end):
        return
    slips = tuple(
        (slip.text, right, slip.weight) if is_first else (left, slip.text, slip.weight)
        for slip in candidates(odd.text.lower())
    )
    for first, second in meant:
        yield Move(Span(start, end), number, first, second, slips)


def _elsewhere(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Two words with the blank between them some letters earlier or later."""
    for step in range(1, _FARTHEST + 1):
        if step < len(left):
            yield left[:-step], left[-step:] + right
        if step < len(right):
            yield left + right[:step], right[step:]


def _are_words(first: str, second: str) -> bool:
    """Whether two words are syllables in use, without capitals inside them."""
    syllables = lexicon.syllables()
    return all((word[1:].islower() or len(word) == 1) and word.lower() in syllables for word in (first, second))


def _spare_odds(document: Document, moves: Sequence[Move], reader: Reader) -> Floats:
    """For each move how far its log-odds are above those that it needs."""
    stream, id_of = document.view(reader.read), reader.model.vocabulary.id_of
    numbers = np.array([move.number for move in moves], np.int64)
    written = np.stack((stream.ids[stream.places[numbers]], stream.ids[stream.places[numbers + 1]]), axis=1)
    as_written = _fits(stream, numbers, written, reader.model)
    sizes = [1 + len(move.slips) for move in moves]
    pairs = [pair for move in moves for pair in ((move.first, move.second), *(slip[:2] for slip in move.slips))]
    words = np.array([[id_of(pair[0].lower()), id_of(pair[1].lower())] for pair in pairs], np.uint16)
    fits = _fits(stream, np.repeat(numbers, sizes), words, reader.model)
    fits[(words == UNKNOWN).any(axis=1)] = -np.inf
    spare = []
    least = np.where((written == UNKNOWN).all(axis=1), _LEAST_OF_TWO_ODD, _LEAST)
    needed = as_written + least
    for move, own, (meant, *others) in zip(moves, needed, np.split(fits, np.cumsum(sizes)[:-1]), strict=True):
        best = max((fit + slip[2] for fit, slip in zip(others, move.slips, strict=True)), default=-np.inf)
        spare.append(min(meant - own, meant - best - _LEAST_OVER_SLIP))
    return np.array(spare)


def _fits(stream: Stream, numbers: NDArray[np.int64], words: Ids, model: Model) -> Floats:
    """The log-likelihoods of pairs of words, (n, 2), in the places of those with these numbers and the next."""
    first, second = stream.places[numbers], stream.places[numbers + 1]
    before, behind = (stream.ids[first + step] for step in (-2, -1)), (stream.ids[second + step] for step in (1, 2))
    return model.log_likelihoods_in_row((*before, words[:, 0], words[:, 1], *behind))
