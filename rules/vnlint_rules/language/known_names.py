"""Well-known names of two syllables or more: pairs of words seen very often, and those always written with capitals."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from vnlint_rules.language.context.model import Model
from vnlint_rules.language.shipped import read_text
from vnlint_rules.language.syllable import skeleton
from vnlint_rules.language.tone import fold_styles

_SEEN, _TIMES = 800.0, 100.0
"""How often the pair of a well-known name was seen, and how many times as often as the pair that is written."""
_OF_PERSONS = frozenset(
    "bà anh chị cô dì chú bác cậu cụ cháu em ông thầy thị văn nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ "
    "hồ ngô dương lý đào đoàn trương đinh lâm mai trịnh tô cao tạ thái lưu".split()
)
"""Words beside which most names are of persons, who may be called what nobody else is."""


@functools.cache
def with_capitals() -> Mapping[str, str]:
    """The names of two words that hardly ever have a small first letter, by `folded`, and how they are written."""
    return {folded(name): name for name in read_text("capitals.txt").splitlines()}


def folded(words: str) -> str:
    """Some words in lower case and the newer style of tone placement, one blank between them."""
    return fold_styles(" ".join(words.lower().split()))


def has_name_beside(left: str, right: str) -> bool:
    """Whether one of the words beside a word has a capital, and is not of a person's name."""
    return _is_of_name(left) or _is_of_name(right)


def makes_known_name(model: Model, left: str, right: str, word: str, meant: str) -> bool:
    """Whether ``word`` with other marks on it, as in ``meant``, makes a well-known name with a neighbour.

    ``left`` and ``right`` are the words beside it as they are written, empty where something else stands there.
    """
    if skeleton(word) != skeleton(meant):
        return False  # "Bình Xương", which is Pyeongchang, is no Bình Dương
    pairs = [(left, word), (left, meant)], [(word, right), (meant, right)]
    for neighbour, both in zip((left, right), pairs, strict=True):
        if _is_of_name(neighbour):
            own, other = model.words_together(*both)
            if other >= max(_SEEN, _TIMES * own):
                return True
    return False


def _is_of_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in _OF_PERSONS
