"""The sentences of a line, and the words in them as they were typed, with the digits and signs of keys."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from vnlint import Pattern, Span
from vnlint_rules.language.typed import readings

_END = Pattern(r"[.!?…;]+[\"'”’)\]]*[ \u00a0]+(?!\p{Ll})")
"""Where a sentence ends: not before a small letter, for a stop may be a key."""
_REACH = 600
"""Code points that a sentence may have; a longer one is read in parts."""
_CHUNK = Pattern(r"[^ \u00a0\t]+")
_LEFT, _RIGHT = "\"'“”‘’([-–…", ".,:;!?…\"'“”‘’)]-–"
"""What may stand before and behind a word in its chunk."""
_STOPS = frozenset(".!?…;")
"""What may end a sentence."""
_PART = Pattern(r"\p{L}[\p{L}\p{M}]*")
_VNI = Pattern(r"\p{L}+(?:(?:([1-689])(?!\w*\1)|7(?!(?:\w*7){2}))\p{L}*){1,4}")
"""A word in the keys of VNI. No key is pressed twice but that of the two horns: "d9u7o7c5"."""
_VIQR = Pattern(r"\p{L}+(?:[\^+*('`?~.]{1,2}\p{L}*){1,3}")
_SIGNED = Pattern(r"[A-Za-z][\^+*(]['`?~.]?[A-Za-z \u00a0]|[AEIOUYaeiouy][`~][A-Za-z \u00a0]")
"""Signs behind letters that hardly stand in anything but VIQR."""
_SCANNED = Pattern(r"(?=.*[^\x00-\x7f])\p{L}*[10]\p{L}*")
"""What a scanner makes of a word with a letter like a digit: "1à", "t1ếp"."""
_LONGEST = 12
"""Keys of the longest syllable, with some to spare."""
_LONGEST_CHUNK = 64
"""Characters without a blank that may hold words; addresses and data are longer."""


class Unit(Struct, frozen=True):
    """A word at [start, end) of the text, with the keys for its marks, or digits that were letters."""

    start: int
    end: int
    text: str
    is_glued: bool = False
    """Whether it is a part of something longer: "xi-lanh"."""


def sentence_around(text: str, place: int, line: Span) -> Span:
    """The sentence around a place of a line, or of a very long one a part: the same from each place in it.

    Were it what lies around the place, text without stops would be read once for each of its words.
    """
    reach = _REACH + _LONGEST_CHUNK  # no part is longer
    least, most = max(line.start, place - reach), min(line.end, place + reach)
    start, end = least, most
    for match in _END.finditer(text, least, most):
        if match.end() <= place:
            start = match.end()
        elif match.start() >= place:
            end = match.start()
            break
    is_whole = (start > least or least == line.start) and (end < most or most == line.end)
    if is_whole and end - start <= _REACH:
        return Span(start, end)
    part = _part_around(text, place, line)
    return Span(max(start, part.start), min(end, part.end))


def _part_around(text: str, place: int, line: Span) -> Span:
    """The part of a line around a place, of `_REACH` code points up to the next blank."""
    number = (place - line.start) // _REACH
    start = _part_start(text, number, line)
    if place < start:
        return Span(_part_start(text, number - 1, line), start)
    return Span(start, _part_start(text, number + 1, line))


def _part_start(text: str, number: int, line: Span) -> int:
    """Where a part of a line begins: at a blank, if there is one not far behind."""
    start = line.start + number * _REACH
    if number <= 0 or start >= line.end:
        return max(line.start, min(start, line.end))
    blank = text.find(" ", start, min(start + _LONGEST_CHUNK, line.end))
    return start if blank < 0 else blank


def units(text: str, sentence: Span) -> list[Unit]:
    """The words of a sentence. What is joined to more than one other word is none: addresses, tags, code."""
    signed = _SIGNED.search(text, sentence.start, min(len(text), sentence.end + 1)) is not None
    found: list[Unit] = []
    for chunk in _CHUNK.finditer(text, sentence.start, sentence.end):
        found.extend(_units(chunk.group(), chunk.start(), signed, chunk.end() == sentence.end))
    return found


def _units(chunk: str, offset: int, signed: bool, is_last: bool) -> Iterator[Unit]:
    if len(chunk) > _LONGEST_CHUNK:
        return
    core = chunk.lstrip(_LEFT)
    offset += len(chunk) - len(core)
    word = core.rstrip(_RIGHT)
    # What looks like punctuation may be a tone of VIQR: "la`", "hoc.", "tho?".
    sizes = [*range(len(core) if signed else len(word), len(word) - 1, -1)]
    if is_last and core[-1:] in _STOPS:
        sizes = [*sizes[1:], sizes[0]]  # which is no key, unless nothing can be read without it: "Vie^t."
    for size in sizes:
        if _is_keyed(core[:size], signed):
            yield Unit(offset, offset + size, core[:size])
            return
    if not word.isalpha() and _SCANNED.fullmatch(word):
        yield Unit(offset, offset + len(word), word)
        return
    parts = list(_PART.finditer(word))
    if len(_PART.sub("", word)) == len(parts) - 1:  # one word, or several with one character between them
        for part in parts:
            yield Unit(offset + part.start(), offset + part.end(), part.group(), len(parts) > 1)


def _is_keyed(typed: str, signed: bool) -> bool:
    """Whether a word has digits or signs in it, and reads as a syllable with them as keys."""
    if typed.isalpha() or len(typed) > _LONGEST:
        return False
    pattern = _VIQR if signed else _VNI
    return pattern.fullmatch(typed) is not None and bool(readings(typed.lower()))
