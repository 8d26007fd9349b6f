"""Counts of Vietnamese syllables and of their neighbours, from the texts of corpora (used by learn_neighbours.py).

Words are counted in lower case and in the old style of tone placement (hòa). A token is a run of letters, a run of
digits, a line end or one punctuation character.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from corpus import CHUNK, pages
from folding import in_old_style

TOKEN = re.compile(r"[^\W\d_]+|\d+|\n|[^\w\s]")
# Not words. Lower-case words outside the vocabulary are OTHER; as a follower every capitalised word is NAME.
OTHER, CLOSE, NAME, NUMBER, OPEN = range(5)
SPECIALS = 5
CLOSING = frozenset(".,;:!?)”…’]\n")


def vocabulary(pieces: Iterable[str], size: int) -> list[str]:
    """The `size` most frequent words, most frequent first, ties in code-point order."""
    surface: Counter[str] = Counter()
    for text in pages(pieces, CHUNK):
        surface.update(TOKEN.findall(text))
    folded: Counter[str] = Counter()
    for token, count in surface.items():
        if token[0].isalpha():
            folded[in_old_style(token)] += count
    return [word for word, _ in sorted(folded.items(), key=lambda item: (-item[1], item[0]))[:size]]


class _Codes(dict[str, int]):
    """Surface token -> 2 * id + (1 if capitalised); fills itself."""

    def __init__(self, words: list[str]) -> None:
        self.ids = {word: number + SPECIALS for number, word in enumerate(words)}

    def __missing__(self, token: str) -> int:
        if token[0].isalpha():
            code = 2 * self.ids.get(in_old_style(token), OTHER) + token[0].isupper()
        elif token[0].isdigit():
            code = 2 * NUMBER
        else:
            code = 2 * (CLOSE if token in CLOSING else OPEN)
        self[token] = code
        return code


@dataclass
class Counts:
    """`pairs[a, b]`: a (any case) directly before b; b a lower-case word or a special id. `after_name[b]`: a
    capitalised word before lower-case b. `compounds[a, k]`: a before the k-th two-syllable word of the lexicon,
    for the `len(compounds)` most frequent a. `syllables`: words counted."""

    words: list[str]
    lexicon: list[str]
    pairs: npt.NDArray[np.uint32]
    after_name: npt.NDArray[np.uint32]
    compounds: npt.NDArray[np.uint32]
    syllables: int

    def save(self, path: Path) -> None:
        """Write all arrays to an .npz."""
        np.savez(
            path,
            words=np.array(self.words),
            lexicon=np.array(self.lexicon),
            pairs=self.pairs,
            after_name=self.after_name,
            compounds=self.compounds,
            syllables=self.syllables,
        )

    @classmethod
    def load(cls, path: Path) -> Counts:
        """What `save` wrote."""
        with np.load(path) as z:
            return cls(
                z["words"].tolist(),
                z["lexicon"].tolist(),
                z["pairs"],
                z["after_name"],
                z["compounds"],
                int(z["syllables"]),
            )


def count(pieces: Iterable[str], words: list[str], lexicon: list[str], heads: int) -> Counts:
    """One pass over the corpora; memory is 4 * len(words)^2 + 4 * heads * len(lexicon) bytes."""
    codes, size = _Codes(words), len(words) + SPECIALS
    compound_of = np.full(size * size, -1, dtype=np.int32)
    for number, compound in enumerate(lexicon):
        left, right = (codes.ids.get(in_old_style(part), OTHER) for part in compound.split())
        if OTHER not in (left, right):
            compound_of[left * size + right] = number
    pairs = np.zeros(size * size, dtype=np.uint32)
    compounds = np.zeros(heads * len(lexicon), dtype=np.uint32)
    after_name = np.zeros(size, dtype=np.uint32)
    syllables = 0
    for text in pages(pieces, CHUNK):
        tokens = TOKEN.findall(text)
        code = np.fromiter(map(codes.__getitem__, tokens), np.int64, len(tokens))
        ids, capital = code >> 1, (code & 1).astype(bool)
        syllables += int(np.count_nonzero((ids == OTHER) | (ids >= SPECIALS)))
        followers = np.where(capital, NAME, ids)
        _add(pairs, ids[:-1] * size + followers[1:])
        _add(after_name, ids[1:][capital[:-1] & ~capital[1:]])
        second = compound_of[followers[1:-1] * size + followers[2:]]
        seen = (second >= 0) & (ids[:-2] >= SPECIALS) & (ids[:-2] < heads + SPECIALS)
        _add(compounds, (ids[:-2][seen] - SPECIALS) * len(lexicon) + second[seen])
    return Counts(words, lexicon, pairs.reshape(size, size), after_name, compounds.reshape(heads, -1), syllables)


def _add(table: npt.NDArray[np.uint32], keys: npt.NDArray[np.int64]) -> None:
    distinct, counts = np.unique(keys, return_counts=True)
    table[distinct] += counts.astype(np.uint32)
