"""Sentences and lines of a page as runs of words, and which of them stand twice in their document."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import LINE_END, CharSet, Page, Pairs, Pattern, Positions, Tokens
from vnlint_rules.language.hashing import Hashes, followed

_ENDS = 6
"""Words at either end of a part that tell it from others; whoever is told of two compares them whole."""

_STOP = CharSet.of(".!?…")
_AFTER_A_STOP = CharSet.of(' \u00a0”"’)')
SENTENCE_ENDS = (Pairs(_STOP, _AFTER_A_STOP), Pairs(_STOP, LINE_END))
"""Triggers that fire at the last character of a sentence, or the one before a quote or bracket."""

_SENTENCE = Pattern(r"(?m)[^\r\n]*?(?:[.!?…]+[”\"’)]*(?=[^\S\r\n]|$)|(?=[\r\n])|$)")


class Parts(Struct, frozen=True):
    """Runs of words, by the numbers of their words: from ``firsts`` to before ``stops``."""

    firsts: NDArray[np.int64]
    stops: NDArray[np.int64]


def parts_of(page: Page, cuts: Positions, least: int) -> Parts:
    """What lies between places (code points, ascending) and holds as many words."""
    edges = page.tokens.starts.searchsorted(cuts)
    firsts, stops = edges[:-1], edges[1:]  # empty where nothing lies between
    long = stops - firsts >= least
    return Parts(firsts[long], stops[long])


def later_ones(page: Page, parts: Parts) -> Positions:
    """Where those parts begin that stand in the same document before; some may differ in their midst."""
    tokens = page.tokens
    if not len(parts.firsts):
        return parts.firsts
    owners = page.owners(tokens.starts[parts.firsts])
    keys = followed(_keys(tokens, parts), owners.astype(np.uint64))
    order = np.argsort(keys, kind="stable")
    again = np.flatnonzero(keys[order][1:] == keys[order][:-1]) + 1
    return np.sort(tokens.starts[parts.firsts[order[again]]])


def _keys(tokens: Tokens, parts: Parts) -> Hashes:
    keys = (parts.stops - parts.firsts).astype(np.uint64)
    for step in range(_ENDS):
        for places in (parts.firsts + step, parts.stops - 1 - step):
            keys = followed(keys, tokens.hashes[places])
    return keys


def sentence_at(text: str, place: int) -> int:
    """Where the sentence that begins at ``place`` ends, with its stop."""
    match = _SENTENCE.match(text, place)
    return match.end() if match else len(text)
