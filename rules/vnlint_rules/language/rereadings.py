"""What a form may be when it is read in another way: with blanks put in, or with a key of Telex left in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vnlint_rules.language import lexicon
from vnlint_rules.language.slips import Candidate, Slip
from vnlint_rules.language.syllable import skeleton
from vnlint_rules.language.tone import fold_style
from vnlint_rules.language.typing_methods import TELEX, half_applied

_BLANK = -4.0
_SHARED = -3.0
_LEFT_OVER = -3.0
_TELEX_KEYS = frozenset("sfrxjwz")
_SINGLE = frozenset("ở ý y ô ả ơ".split())
"""Words of one letter that may be glued to another."""


def splits(form: str) -> tuple[Candidate, ...]:
    """Two or three attested syllables that ``form`` (lower case, NFC) is when blanks are put in, likeliest first.

    A letter that ends one syllable and begins the next may stand once: "danhiệu" is "danh hiệu".
    """
    found: dict[str, Candidate] = {}
    for words, weight in _split(form, 3):
        if len(words) > 1:
            found.setdefault(" ".join(words), Candidate(" ".join(words), Slip.JOINED, weight))
    return tuple(sorted(found.values(), key=lambda c: (-c.weight, c.text)))


def half_keyed(form: str) -> tuple[Candidate, ...]:
    """The attested syllables that ``form`` (lower case, NFC) may be where one key was left beside a mark: "tiêngs"."""
    found = [word for word in half_applied(form) if is_left_over(form, word) and _is_word(word)]
    return tuple(Candidate(fold_style(word), Slip.KEYS, _LEFT_OVER) for word in found)


def is_left_over(typed: str, meant: str) -> bool:
    """Whether what was typed beside the letters that were meant (in lower case) are keys.

    Either such as no syllable ends with, or all in the places where they are typed: "đoofng".
    """
    more = Counter(skeleton(typed)) - Counter(skeleton(meant))
    return bool(more) and (more.keys() <= _TELEX_KEYS or TELEX.is_regular(TELEX.spread(typed), meant))


def _split(form: str, most: int) -> Iterator[tuple[tuple[str, ...], float]]:
    if _is_word(form) and (len(form) > 1 or form in _SINGLE):
        yield (form,), 0.0
    if most == 1:
        return
    for cut in range(1, len(form)):
        left, right = form[:cut], form[cut:]
        if not _is_word(left) or (cut == 1 and left not in _SINGLE):
            continue
        for words, weight in _split(right, most - 1):
            yield (left, *words), weight + _BLANK
        if left[-1] in "ngh":
            for words, weight in _split(left[-1] + right, most - 1):
                yield (left, *words), weight + _BLANK + _SHARED


def _is_word(form: str) -> bool:
    return form in lexicon.syllables()
