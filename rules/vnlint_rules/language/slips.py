"""What may have been meant by a form that is no word: attested syllables one slip of hand or ear away.

The slips and their weights are a noisy channel in natural logarithms; the order of the classes is that of errors which
people marked in Wikipedia and of errors mined from the press (tone and shape marks before phonetic pairs before keys).
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterator

from msgspec import Struct

from vnlint_rules.language import lexicon
from vnlint_rules.language.syllable import skeleton
from vnlint_rules.language.tone import Tone, strip_tone

LONGEST = 9
"""Letters of the longest form that may be one syllable: "nghiêng" and two more."""


class Slip(enum.Enum):
    """How a form came about."""

    MISSING_MARK = enum.auto()
    """Marks of shape or tone were not typed: "đươc", "nguời"."""
    WRONG_MARK = enum.auto()
    """Another mark was typed: "bễnh", "hản"."""
    DOUBLED = enum.auto()
    """A letter or a mark stands twice: "đượcc", "sẵắn"."""
    LETTER = enum.auto()
    """A letter too many, too few, another one, or two that changed places: "nghành", "trogn", "kông"."""
    KEYS = enum.auto()
    """Keys of a typing method that were not understood: "tieengs", "vàl"."""
    JOINED = enum.auto()
    """A blank was not typed: "hộithảo"."""


class Candidate(Struct, frozen=True):
    """One word, or several apart by blanks, that may have been meant."""

    text: str
    """In lower case and NFC; tones placed as the lexicon has them."""
    slip: Slip
    weight: float
    """Log-likelihood of the slip, 0 or less."""


# Two spellings that an ear, or a scanner (rn), may take for each other, at the head and at the end of a syllable.
_HEADS = (
    "m rn|s x|ch tr|d gi|d r|gi r|v d|v gi|l n|c k|g gh|ng ngh|k c|c q|c qu|k qu|kh h|x s|ph f|gi z|d z|ph p|th t|nh n"
    "|đ d"
)
_TAILS = "m rn|n ng|n nh|t c|ch t|ch c|ng nh|i y|o u|m n|u o"
_PHONETIC = -5.0

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = frozenset(("nu", "un", "hb", "bh", "ce", "ec", "li", "il"))
"""Letters that a scanner takes for each other."""
_DOUBLED = -4.5
_EXTRA_NEAR = -6.0
_EXTRA = -7.5
_DROPPED = -7.0
_SWAPPED = -6.0
_NEAR_KEY = -7.0
_OTHER_KEY = -9.0
_TONE_MISSING = -4.5
_TONE_ASKING_TUMBLING = -4.5
_TONE_OTHER = -6.0
_SHAPE_MISSING = -4.5
_SHAPE_OTHER = -6.0
_ONE_MORE = -3.0
"""Log-likelihood of each difference in marks after the first."""
SELDOM_AGAIN = -5.0
"""Log-likelihood of each difference in marks beside a slip of letters: two slips in one short word are rare in a text
that was read over."""
_WORST = -15.0
_SELDOM = -0.5
"""`lexicon.frequency` below which a word is not taken for what was meant by a form with other letters."""


def candidates(form: str, least: float = lexicon.FLOOR, again: float = SELDOM_AGAIN) -> tuple[Candidate, ...]:
    """What may have been meant by ``form`` (lower case, NFC, no attested syllable), without what stands around it.

    The likeliest slip first; each text once. Words whose `lexicon.frequency` is below ``least`` are left out.
    ``again``: the log-likelihood of a difference in marks beside a slip of letters; unless it is `SELDOM_AGAIN`, a tone
    may be missing there, too.
    """
    best: dict[str, Candidate] = {}
    for candidate in _generated(form, least, again):
        known = best.get(candidate.text)
        if candidate.weight > _WORST and candidate.text != form and (known is None or known.weight < candidate.weight):
            best[candidate.text] = candidate
    return tuple(sorted(best.values(), key=lambda c: (-c.weight, c.text)))


def _generated(form: str, least: float, again: float) -> Iterator[Candidate]:
    if len(form) > LONGEST:
        return
    for once in _marked_once(form):
        written = strip_tone(once)
        if written is None:
            continue
        plain = skeleton(once)
        doubled = once != form
        places = list(range(len(plain)))
        for frequency, text in with_skeleton().get(plain, ()):
            if frequency < least:
                break
            word = _taken_apart(text)
            weight, missing = _marks(written, word, places, _ONE_MORE)
            if doubled:
                yield Candidate(word.text, Slip.DOUBLED, weight + _DOUBLED)
            else:
                yield Candidate(word.text, Slip.MISSING_MARK if missing else Slip.WRONG_MARK, weight)
        if not doubled:
            yield from _by_letters(written, plain, max(least, _SELDOM), again)


def _marked_once(form: str) -> Iterator[str]:
    """The form itself; where it has two tone marks, the forms with one of them, or with one of the two letters."""
    if strip_tone(form) is not None:
        yield form
        return
    for i, letter in enumerate(form):
        stripped = strip_tone(letter)
        if stripped and stripped[1]:
            once = form[:i] + stripped[0] + form[i + 1 :]
            twice = skeleton(letter) in skeleton(form[i - 1 : i] + form[i + 1 : i + 2])
            for less in (once, form[:i] + form[i + 1 :]) if twice else (once,):
                if strip_tone(less) is not None:
                    yield less


def _by_letters(written: tuple[str, Tone], plain: str, least: float, again: float) -> Iterator[Candidate]:
    """Words whose letters, without marks, are one slip away; a slip that makes a rare word is not looked for."""
    index, tone = with_skeleton(), written[1]
    for meant, weight, origin in _edited(plain):
        slip = Slip.DOUBLED if len(meant) < len(plain) and weight == _DOUBLED else Slip.LETTER
        for frequency, text in index[meant]:
            if frequency < least:
                break
            word = _taken_apart(text)
            missing = tone is Tone.LEVEL and (origin[word.bearer] < 0 or again != SELDOM_AGAIN)
            if word.tone is not tone and weight < _PHONETIC and not missing:
                continue  # two slips in one short word
            total = weight + _marks(written, word, origin, again, after_letters=True)[0]
            if total > _WORST:
                yield Candidate(word.text, slip, total)


def _edited(plain: str) -> Iterator[tuple[str, float, list[int]]]:
    """Each known skeleton one slip from ``plain``: it, the weight of the slip, and for each of its letters the place of
    that letter in ``plain`` (-1: none)."""
    index, longer, size = with_skeleton(), _by_shorter(), len(plain)
    places = list(range(size))
    for meant, i in longer.get(plain, ()):
        yield meant, _DROPPED, [*places[:i], -1, *places[i:]]
    for i in range(size):
        fewer = plain[:i] + plain[i + 1 :]
        if fewer in index:
            yield fewer, _extra(plain, i), places[:i] + places[i + 1 :]
        for meant, j in longer.get(fewer, ()):
            if j == i and meant[i] != plain[i]:
                near = meant[i] in near_keys()[plain[i]] or plain[i] + meant[i] in _ALIKE
                weight = _NEAR_KEY if near else _OTHER_KEY
                yield meant, weight, [*places[:i], -1, *places[i + 1 :]]
            elif j == i + 1 and meant[i] == plain[j] and meant[j] == plain[i] != plain[j]:
                yield meant, _SWAPPED, [*places[:i], j, i, *places[j + 1 :]]
    for written, meant in heads():
        if plain.startswith(written):
            other = meant + plain[len(written) :]
            if other in index:
                yield other, _PHONETIC, [-1] * len(meant) + places[len(written) :]
    for written, meant in tails():
        if plain.endswith(written) and size > len(written):
            other = plain[: -len(written)] + meant
            if other in index:
                kept = places[: -len(written)]
                same = len(written) == len(meant)
                yield other, _PHONETIC, kept + (places[-len(written) :] if same else [-1] * len(meant))


def _extra(plain: str, i: int) -> float:
    """The weight of one letter too many: mostly it stands twice, or lies beside the key before or after."""
    beside = plain[i - 1 : i] + plain[i + 1 : i + 2]
    if plain[i] in beside:
        return _DOUBLED
    near = near_keys()[plain[i]]
    return _EXTRA_NEAR if any(letter in near for letter in beside) else _EXTRA


class _Word(Struct, frozen=True):
    """An attested syllable, taken apart."""

    text: str
    bare: str
    """Without its tone."""
    tone: Tone
    bearer: int
    """Which of its letters has the tone mark; -1 for none."""


def _marks(
    written: tuple[str, Tone], word: _Word, origin: list[int], more: float, after_letters: bool = False
) -> tuple[float, bool]:
    """The weight of the differences in marks between a form and a word, and whether marks are missing, none wrong.

    ``written`` is the form without its tone, and the tone. ``origin`` gives for each letter of the word its place in
    the form, -1 for none; ``more`` is added for each difference after the first, or ``after_letters`` for each.
    """
    bare, tone = written
    worst, differences, missing = 0.0, 0, True
    for letter, at in zip(word.bare, origin, strict=False):
        if at < 0 or at >= len(bare) or bare[at] == letter:
            continue
        differences += 1
        if bare[at] == skeleton(letter):
            worst = min(worst, _SHAPE_MISSING)
        else:
            missing = False
            worst = min(worst, _SHAPE_OTHER)
    if tone is not word.tone and not (tone is Tone.LEVEL and origin[word.bearer] < 0):  # is not missed with its letter
        differences += 1
        if tone is Tone.LEVEL:
            worst = min(worst, _TONE_MISSING)
        else:
            missing = False
            pair = {tone, word.tone} == {Tone.ASKING, Tone.TUMBLING}
            worst = min(worst, _TONE_ASKING_TUMBLING if pair else _TONE_OTHER)
    if not differences:
        return 0.0, False
    if after_letters:
        return more * differences, False
    return worst + more * (differences - 1), missing


@functools.cache
def with_skeleton() -> dict[str, list[tuple[float, str]]]:
    """The attested syllables by their letters without marks, each with its frequency, the most frequent first.

    Lower case; where there are two styles of tone placement, the newer.
    """
    syllables, old = lexicon.syllables(), lexicon.old_styles()
    plain = skeleton(" ".join(syllables)).split(" ")  # at once: ten times as fast
    index: dict[str, list[tuple[float, str]]] = {}
    for letters, (text, frequency) in zip(plain, syllables.items(), strict=True):  # by falling frequency
        if text not in old:
            index.setdefault(letters, []).append((frequency, text))
    return index


@functools.lru_cache(maxsize=10_000)
def _taken_apart(text: str) -> _Word:
    bare, tone = strip_tone(text) or (text, Tone.LEVEL)
    bearer = next((i for i, letter in enumerate(text) if letter != bare[i]), -1)
    return _Word(text, bare, tone, bearer)


@functools.cache
def _by_shorter() -> dict[str, list[tuple[str, int]]]:
    """For each string that is a known skeleton less one letter, those skeletons, and which letter it is."""
    shorter: dict[str, list[tuple[str, int]]] = {}
    for plain in with_skeleton():
        for i in range(len(plain)):
            shorter.setdefault(plain[:i] + plain[i + 1 :], []).append((plain, i))
    return shorter


@functools.cache
def near_keys() -> dict[str, str]:
    """The keys beside each letter's key on a QWERTY keyboard."""
    place = {letter: (row, i) for row, letters in enumerate(_ROWS) for i, letter in enumerate(letters)}
    return {
        letter: "".join(
            o for o, (r, i) in place.items() if o != letter and abs(r - row) <= 1 and -1 <= i - at + (r - row) // 2 <= 1
        )
        for letter, (row, at) in place.items()
    }


def _pairs(table: str) -> tuple[tuple[str, str], ...]:
    pairs = [tuple(skeleton(side) for side in pair.split()) for pair in table.split("|")]
    both = [(a, b) for a, b in pairs if a != b]
    return tuple(dict.fromkeys(both + [(b, a) for a, b in both]))


@functools.cache
def heads() -> tuple[tuple[str, str], ...]:
    """Pairs of spellings (without marks) that the head of a syllable may have in place of each other, both ways."""
    return _pairs(_HEADS)


@functools.cache
def tails() -> tuple[tuple[str, str], ...]:
    """Pairs of spellings (without marks) that the end of a syllable may have in place of each other, both ways."""
    return _pairs(_TAILS)
