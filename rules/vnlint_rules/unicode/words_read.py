"""Where the words of a stretch begin and end that was read in another encoding, and which of them can be read anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from vnlint import Pattern, Span


def in_runs(text: str, spans: Iterable[Span], read: Callable[[Span], bool]) -> Iterator[tuple[Span, bool]]:
    """Words side by side each of which can be read, and each word that cannot; with whether it can."""
    first = last = -1
    for span in spans:
        is_read = span.of(text).isascii() or read(span)
        if first >= 0 and not (is_read and text[last : span.start].isspace()):
            yield Span(first, last), True
            first = -1
        if is_read:
            first, last = (span.start if first < 0 else first), span.end
        else:
            yield span, False
    if first >= 0:
        yield Span(first, last), True


def trimmed(text: str, start: int, end: int, odd: Pattern) -> Span:
    """The stretch from the first odd character to the last, and the letters of the words at its ends."""
    places = [match.start() for match in odd.finditer(text, start, end)]
    return with_letters(text, places[0], places[-1] + 1, Span(start, end))


def with_letters(text: str, first: int, last: int, within: Span) -> Span:
    """A stretch with the letters right beside it."""
    while first > within.start and text[first - 1].isalpha():
        first -= 1
    while last < within.end and text[last].isalpha():
        last += 1
    return Span(first, last)
