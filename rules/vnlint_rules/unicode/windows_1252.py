"""Stretches of UTF-8 that were read as Windows-1252 or Latin-1, read anew as a whole or word by word."""

from __future__ import annotations

import math
from collections.abc import Iterator

import unicodedata2

from vnlint import Applicability, Pattern, Span
from vnlint_rules.language.double_encoding import (
    BROKEN,
    LOST_QUOTE,
    SIGN,
    UNMISTAKABLE,
    WHOLE,
    repaired,
    repaired_with_spaces,
    reread,
    words,
)
from vnlint_rules.language.legacy.detecting import words_of
from vnlint_rules.language.legacy.seen import SPECIAL, Seen
from vnlint_rules.language.lost_bytes import FAR, Losses, Reading, is_incomplete, readings
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.syllable import is_legal
from vnlint_rules.unicode.repairs import Lost, Repair
from vnlint_rules.unicode.words_read import in_runs, trimmed, with_letters

_BYTES = Pattern(f"[\x80-\xff{SPECIAL}]")
_TOKEN = Pattern("[^ \t]+")
_PUNCTUATION = ".,;:!?()\"'“”"
_MARKS = ".,;:!?()\"'"
"""The same that are no halves of letters."""
_CLOSING = ".,;:!?)"
"""Those of them that no blank stands before."""
_QUOTES = "‘’“”–—"
"""What may stand behind a sign whose last byte was lost, and be sound."""
_REACH = 12
"""Code points before a word that tell whether a sentence begins there."""


def repairs_in(text: str, losses: Losses, start: int, end: int) -> Iterator[Repair | Lost]:
    """The whole stretch in Windows-1252 or Latin-1 where it can be read, else its words, neighbours together."""
    whole = trimmed(text, start, end, _BYTES)
    if text.startswith("\ufffd", whole.end):
        whole = with_letters(text, whole.start, whole.end + 1, Span(start, end))
    content = repaired(whole.of(text))
    if content is not None and not BROKEN.search(content):
        yield Repair(whole.start, whole.end, content, _judge(text, whole, content))
        return
    wider = whole
    if text.startswith("Ã ", whole.end - 1):
        wider = with_letters(text, whole.start, whole.end + 1, Span(start, end))
    spaced = repaired_with_spaces(wider.of(text))
    if spaced is not None and not _has_open_half(wider.of(text), losses):
        yield Repair(wider.start, wider.end, spaced, _judge(text, wider, spaced))
        return
    shown = _with_no_breaks(wider.of(text), losses)
    before = text[max(0, whole.start - _REACH) : whole.start]
    for one in _in_words(shown, before, losses):
        first, last = whole.start + one.start, whole.start + one.end
        is_sure = isinstance(one, Repair) and one.content is not None
        if is_sure or not (text[first - 1 : first].isalpha() or text[last : last + 1].isalpha()):
            yield one._replace(start=first, end=last)


def _with_no_breaks(shown: str, losses: Losses) -> str:
    """A stretch with a no-break space, the second half of "à", for each blank that can have been nothing else."""
    first, *rest = shown.split(" ")
    tokens = [first]
    for token in rest:
        joined = f"{tokens[-1]}\xa0{token}"
        is_half = not token or token[0] in _CLOSING or (token[0].isalpha() and _makes_words(joined, losses))
        if tokens[-1].endswith("Ã") and is_half:
            tokens[-1] = joined
        else:
            tokens.append(token)
    return " ".join(tokens)


def _has_open_half(shown: str, losses: Losses) -> bool:
    """Whether a single blank parts two words behind "Ã" the first of which may have ended otherwise: "phÃ giao"."""
    tokens = _with_no_breaks(shown, losses).split(" ")[:-1]
    return any(token.endswith("Ã") and len(readings(token.strip(_MARKS), losses)) > 1 for token in tokens)


def _makes_words(shown: str, losses: Losses) -> bool:
    """Whether nothing but syllables comes of a token."""
    read = repaired(shown)
    if read is not None:
        return all(map(is_legal, words(unicodedata2.normalize("NFC", read))))
    return bool(readings(shown.strip(_MARKS), losses))


def _in_words(text: str, before: str, losses: Losses) -> Iterator[Repair | Lost]:
    """The words of a stretch that cannot be read as a whole, those that can be in runs; ``before`` stands before it."""
    told = SIGN.search(text) is not None
    tokens = (Span(*match.span()) for match in _TOKEN.finditer(text))
    for part, is_read in in_runs(text, tokens, lambda span: repaired(span.of(text)) is not None):
        if is_read:
            yield from _run(text, part)
        elif _is_damaged(part.of(text)):
            yield from _in_token(text, before, losses, part, told)


def _run(text: str, part: Span) -> Iterator[Repair]:
    """Words side by side each of which can be read; "Ã" and a no-break space are a letter beside broken ones only."""
    is_told = SIGN.search(text, part.start, part.end) is not None
    if not is_told and "Ã\xa0" not in part.of(text):
        return
    run = trimmed(text, part.start, part.end, _BYTES)
    content = repaired(run.of(text))
    if content is not None and (is_told or words_of(content).share == 1):
        yield Repair(run.start, run.end, content, _judge(text, run, content) if is_told else Applicability.UNSAFE)


def _in_token(text: str, before: str, losses: Losses, token: Span, told: bool) -> Iterator[Repair | Lost]:
    """A word that cannot be read as a whole: all that it may have been, or what stands between its quotation marks."""
    start, end = token.start, token.end
    quotes = list(LOST_QUOTE.finditer(text, start, end))
    lost = _lost(text, before, losses, token, told and not quotes)
    if lost:
        yield lost
        return
    for quote in quotes:
        first = quote.start()
        if _is_damaged(text[start:first]):
            yield from _between_quotes(text, before, losses, Span(start, first), told)
        else:
            first = with_letters(text, first, first, Span(start, first)).start
        yield Repair(first, quote.end(), text[first : quote.start()] + "”", Applicability.UNSAFE)
        start = quote.end()
    if _is_damaged(text[start:end]):
        yield from _between_quotes(text, before, losses, Span(start, end), told)


def _lost(text: str, before: str, losses: Losses, part: Span, told: bool) -> Lost | None:
    """All that a word may have been, less its punctuation; nothing where nothing was lost."""
    core = _without_punctuation(text, part)
    options = readings(core.of(text), losses)
    if not options:
        return None
    near = (before + text[max(0, core.start - _REACH) : core.start])[-_REACH:]
    cased = _cased(options, opens_sentence(near, len(near)))
    return Lost(core.start, core.end, cased, told and (len(cased) == len(options) or losses.seen is Seen.CP1252))


def _between_quotes(text: str, before: str, losses: Losses, part: Span, told: bool) -> Iterator[Repair | Lost]:
    """A word where it can be read, or what it may have been; or else its signs, where nothing else is broken in it."""
    if repaired(part.of(text)) is not None:
        yield from _run(text, part)
        return
    lost = _lost(text, before, losses, part, told)
    if lost:
        yield lost
        return
    found = WHOLE.finditer(text, part.start, part.end)
    signs = [match.span() for match in found if text[match.end() - 1] not in _QUOTES]
    if signs and not _is_broken(WHOLE.compiled.sub("", part.of(text))):
        for first, last in signs:
            yield Repair(first, last, reread(text[first:last]), Applicability.SAFE)
    elif _is_broken(part.of(text)):
        yield Repair(part.start, part.end, None, Applicability.UNSAFE)


def _is_broken(token: str) -> bool:
    return "á»" in token or BROKEN.search(token) is not None


def _is_damaged(token: str) -> bool:
    """Whether it is broken, or a byte is missing in it."""
    return _is_broken(token) or is_incomplete(token)


def _without_punctuation(text: str, part: Span) -> Span:
    start, end = part.start, part.end
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def _cased(options: tuple[Reading, ...], opens: bool) -> tuple[Reading, ...]:
    """Some readings, less those of the wrong case: where a sentence begins, or where "Đ" and "đ" were lost alike."""
    capital = [one for one in options if one.text[:1].isupper()]
    if opens and capital:
        return tuple(capital)
    weights = {one.text: one.weight for one in options}

    def is_other_case(one: Reading) -> bool:
        first, rest = one.text[:1], one.text[1:]
        other = weights.get(f"đ{rest}" if first == "Đ" else f"Đ{rest}" if first == "đ" else "", -math.inf)
        return one.weight <= other if first == "Đ" else one.weight <= FAR < other

    return tuple(one for one in options if not is_other_case(one))


def _judge(text: str, span: Span, content: str) -> Applicability:
    """One sign of two characters may be talk about such signs, unless it makes a Vietnamese word."""
    signs = sum(1 for _ in SIGN.finditer(text, span.start, span.end))
    if signs > 1 or UNMISTAKABLE.search(text, span.start, span.end):
        return Applicability.SAFE
    word: str = unicodedata2.normalize("NFC", content).strip(_PUNCTUATION)
    return Applicability.SAFE if len(content) > 1 and is_legal(word) else Applicability.UNSAFE
