"""Words that spell a syllable in the keys of a typing method: with digits (VNI), with signs (VIQR), in letters (Telex).

What stands around such a word has to tell whether the keys were meant: it may be a code, a word with the figure of a
footnote or in quotes, a foreign word or name. How much it has to tell hangs on how often such a thing looks like keys.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import DIGIT, LOWER, Document, Pattern, Positions, Span
from vnlint_rules.language import lexicon
from vnlint_rules.language.cases import Casing, casing_of
from vnlint_rules.language.lexicon import WordTable
from vnlint_rules.language.odd_words import odd
from vnlint_rules.language.placed_word import is_glued
from vnlint_rules.language.tone import fold_style, strip_tone
from vnlint_rules.language.typing_methods import TELEX, VIQR, VNI, TypingMethod

_VNI = Pattern(r"(?<![\w.@#/&=-])[A-Za-zĂăÂâĐđÊêÔôƠơƯư]+(?:[1-9]{1,3}[A-Za-z]*){1,4}(?![\w@/=]|[.-]\w)")
_VIQR = Pattern(
    r"(?<![\w.@#/&=^+(-])[A-Za-z]+(?:[\^+*(]['`?~.]?[A-Za-z]*|['`?~.](?=[a-z])[a-z]*){0,3}['`?~.]?(?![\w@/=^+(])"
)
_TAKEN_BACK = ("ss", "ff", "rr", "xx", "jj")
"""Keys of tones that are pressed twice, which makes the letter: "buff" is no way to type "bù"."""
_TELEX = Pattern(
    "(?:ngh?|[cgknpt]h|tr|gi|qu|dd|[bcdghklmnrstvx])?[aeiouyw][aeiouywsfrxj]*(?:c[sj]?h|n[sfrxj]?[gh]?|[cmpt])?[aeodwsfrxj]*"
)
"""What is built like a syllable with keys in it; three in four words of other languages are not."""
_TWO_KEYS = frozenset(TELEX.written.values())
_OTHERWISE = 8.5
"""Log of how much more frequent the syllable is that a listed word spells, from which the press has it by mistake."""
_SELDOM = -5.0
"""`lexicon.frequency` of the rarest listed words."""
_SHIFTED = Pattern("(AA|DD|EE|OO|AW|OW|UW)[a-z]+")
"""The first letter in two keys, the shift key down for both: "DDuowngf"."""
_REACH = 16
"""Keys of the longest word, with some to spare."""
_SHAPES, _TONES = frozenset("^+*("), frozenset("'`?~.")
"""The keys of VIQR for marks of shape, and for those of tone."""
_STOPS = frozenset("?.")
"""The keys of VIQR that are punctuation as a rule."""
_TWICE = "7"
"""The key of VNI that one word may have twice: "nu7o7c1"."""
_QUOTE, _QUOTED = "'", Pattern(r"(?<!\w)'")
_BEFORE = 100
"""Characters before a word among which a quote may begin that ends with it."""
_CODE = 3
"""Capitals up to which a word is a code if it has digits (CO2, COP21), and initials if it has letters alone (ANZ)."""

# Log-odds that the neighbours of a word have to give if keys were meant. Of 5,700 words of news put into keys 94 in 100
# have as much; of 3,350 in news, Wikipedia and laws that are no keys none has.
_UNMISTAKABLE = 2.0
"""Log-odds asked for keys of Telex that hardly a name has: "Nooij", "Tuwf"."""
_BARRED = 6.0
"""Log-odds asked for two d and at most a tone: "ddax"; attacks on computers are called "DDos"."""
_TONE_KEY = 4.5
"""Log-odds asked for one key of Telex at the end or behind its vowel: "Thanhf", "Thafnh"; "Taif" is a town."""
_TWO_VOWELS = 7.0
"""Log-odds asked for a vowel twice and no more: "Hoom"; "Daan", "Moon", "Roong"."""
_SCATTERED = 8.0
"""Log-odds asked for keys of Telex in any other place: "Tana", "Corso"."""
_IN_CAPITALS = 3.0
"""Log-odds asked beyond these where all letters are capitals."""
_DIGITS = 4.0
"""Log-odds asked for digits of VNI."""
_SHAPED = 3.0
"""Log-odds asked for signs of VIQR that make other letters: "so^'"."""
_TONED = 4.0
"""Log-odds asked for a sign of VIQR for the tone alone: "co'", "Tu'i"."""
_STOPPED = 6.0
"""Log-odds asked for a stop in place of the tone, behind which a sentence goes on in small letters: "chu? tịch"."""


class Keyed(Struct, frozen=True):
    """What one such word may be."""

    span: Span
    meant: str
    """The word that was meant, in lower case and the newer style."""
    casing: Casing
    letters: str
    """The word without its keys, where these are no letters; else as it is written."""
    least: float
    """Log-odds that what stands around has to give."""


def keyed_words(document: Document) -> Iterator[Sequence[Keyed]]:
    """All that each word typed in keys may be; first those with digits or signs, by place, then those of letters."""
    yield from _with_signs(document)
    yield from _in_letters(document)


def _with_signs(document: Document) -> Iterator[Sequence[Keyed]]:
    """The words of VNI and VIQR."""
    tokens, columns, text = document.tokens, document.columns, document.text
    ends = tokens.ends[:-1] if len(tokens.ends) and tokens.ends[-1] == len(text) else tokens.ends
    after = columns.codes[ends]
    near = np.flatnonzero(after - _LEAST_KEY <= _KEY_RANGE)
    near = near[_keys()[after[near] - _LEAST_KEY]]
    near = near[_is_no_stop(document, ends[near])]
    done = -1
    for place in ends[near].tolist():
        if place < done:
            continue
        pattern, read = (_VNI, _in_vni) if text[place].isdigit() else (_VIQR, _in_viqr)
        start = max(done, place - _REACH, 0)
        match = next((m for m in pattern.finditer(text, start, place + _REACH) if m.start() < place < m.end()), None)
        if match and (found := read(match)):
            done = match.end()
            yield found


_LEAST_KEY, _KEY_RANGE = np.uint32(ord("'")), np.uint32(ord("~") - ord("'"))  # 7 of 10 words have a blank behind them


@functools.cache
def _keys() -> NDArray[np.bool_]:
    """Which of the characters from the least key on are keys, letters aside."""
    table = np.zeros(int(_KEY_RANGE) + 1, np.bool_)
    table[[ord(key) - int(_LEAST_KEY) for key in "123456789^+*('`~?."]] = True
    return table


def _is_no_stop(document: Document, places: Positions) -> NDArray[np.bool_]:
    """For each of some places whether a key may stand there: a stop is one only where the sentence goes on."""
    columns = document.columns
    is_stop = columns.among(places, "?.")
    stops = places[is_stop]
    behind, further = (np.take(columns.rows, stops + step, mode="clip") for step in (1, 2))
    blank, comma = (np.take(columns.codes, stops + 1, mode="clip") == ord(mark) for mark in " ,")
    goes_on = (LOWER | DIGIT).table()
    is_key = ~is_stop
    is_key[is_stop] = comma | LOWER.table()[behind] | (blank & goes_on[further])
    return is_key


def _in_vni(match: re.Match[str]) -> Sequence[Keyed]:
    typed = match.group()
    letters, keys = "".join(filter(str.isalpha, typed)), [key for key in typed if key.isdigit()]
    shapes = sum(key in VNI.shapes for key in keys)
    if len(keys) - shapes > 1 or any(keys.count(key) > 1 + (key == _TWICE) for key in keys):
        return ()
    if (len(letters) == 1 and len(keys) == 1) or not (letters.isascii() or typed[-1].isalpha()):
        return ()  # "A1"; "năm2"
    return tuple(_spelt(match, typed, letters, VNI, _DIGITS))


def _in_viqr(match: re.Match[str]) -> Sequence[Keyed]:
    """What a word may be; two words where its last sign may as well be one of punctuation."""
    found: list[Keyed] = []
    typed = match.group()
    for keys in (typed, typed[:-1]) if typed[-1] in _TONES else (typed,):
        letters = "".join(filter(str.isalpha, keys))
        shaped = not _SHAPES.isdisjoint(keys) or letters[:2].lower() == "dd"
        tones = [key for key in keys if key in _TONES]
        if len(tones) > 1 or not (shaped or tones) or (len(letters) == 1 and not shaped):
            continue
        if not shaped and keys[-1] == _QUOTE and _may_end_quote(match):
            continue
        least = _SHAPED if shaped else _STOPPED if keys[-1] in _STOPS else _TONED
        found.extend(_spelt(match, keys, letters, VIQR, least))
    return found


def _may_end_quote(match: re.Match[str]) -> bool:
    start = match.start()
    return _QUOTED.search(match.string, max(0, start - _BEFORE), start + 1) is not None


def _spelt(match: re.Match[str], keys: str, letters: str, method: TypingMethod, least: float) -> Iterator[Keyed]:
    """The syllable in use that the keys at the beginning of a match spell, if they do."""
    word = method.decode(keys)
    if not word or word.lower() not in lexicon.syllables():
        return
    casing = casing_of(word)
    if casing is Casing.MIXED or (casing is Casing.UPPER and len(letters) < _CODE):
        return
    least += _IN_CAPITALS * (casing is Casing.UPPER)
    yield Keyed(Span(match.start(), match.start() + len(keys)), fold_style(word.lower()), casing, letters, least)


def hardly_known(document: Document) -> NDArray[np.bool_]:
    """For each word whether it is odd, or in a list only because the press has it in keys: "khoong", "cos"; a view."""
    found = document.view(odd).copy()
    listed = np.flatnonzero(typed_in(_OTHERWISE).contains(document.tokens.hashes))
    found[listed] |= LOWER.table()[document.columns.rows[document.tokens.starts[listed]]]  # not the river Lys
    return found


@functools.cache
def typed_in(least: float) -> WordTable:
    """The loans and names that are the keys of a syllable so much more frequent (log), in lower case."""
    often, loans = lexicon.syllables(), lexicon.others()
    frequent = (word for word, times in often.items() if times > least + _SELDOM)
    typed = ((TELEX.encode(word), often[word]) for word in frequent)
    words = [keys for keys, times in typed if keys in loans and times - loans[keys] >= least and keys not in often]
    return WordTable(Document("\n".join(words)).tokens.hashes)


def _in_letters(document: Document) -> Iterator[Sequence[Keyed]]:
    """The words of Telex that are in no list, or hardly."""
    starts, ends, text = document.tokens.starts, document.tokens.ends, document.text
    numbers = np.flatnonzero(document.view(hardly_known))
    for start, end in zip(starts[numbers].tolist(), ends[numbers].tolist(), strict=True):
        word = text[start:end]
        if (found := _in_telex(word)) and not is_glued(text, start, end):
            meant, casing, least = found
            yield [Keyed(Span(start, end), meant, casing, word, least)]


@functools.lru_cache(maxsize=50_000)
def _in_telex(word: str) -> tuple[str, Casing, float] | None:
    """The syllable that a word spells, its casing, and what its neighbours have to tell."""
    form = word.lower()
    if not _TELEX.fullmatch(form) or form.endswith(_TAKEN_BACK):
        return None
    casing = Casing.TITLE if _SHIFTED.fullmatch(word) else casing_of(word)
    if casing is Casing.MIXED or (casing is Casing.UPPER and len(word) <= _CODE):
        return None
    meant = TELEX.decode(form)
    if not meant or meant == form or meant not in lexicon.syllables():
        return None
    return fold_style(meant), casing, _least_of(form, meant) + _IN_CAPITALS * (casing is Casing.UPPER)


def _least_of(form: str, meant: str) -> float:
    """Log-odds that the neighbours of a form have to give, by where its keys stand."""
    bare, tone = strip_tone(meant) or (meant, 0)
    shaped, whole = TELEX.encode(bare), TELEX.encode(meant)
    if form != whole and not (tone and _is_within(form, shaped)):
        return _SCATTERED
    vowels = shaped.removeprefix("dd") != bare.removeprefix("đ")
    if "w" in shaped or (vowels and tone):
        return _UNMISTAKABLE
    if shaped.startswith("dd"):
        return _BARRED
    return _TWO_VOWELS if vowels else _TONE_KEY


def _is_within(form: str, shaped: str) -> bool:
    """Whether a form is the keys of letters with one more among them, not between two of one: "boson" is no "bốn"."""
    return any(
        form[:i] + form[i + 1 :] == shaped and shaped[i - 1 : i + 1] not in _TWO_KEYS for i in range(1, len(form))
    )
