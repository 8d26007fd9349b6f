"""The title and the lead of an article, and where they stand once more in its body."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import Document, Pattern, Span

LONG_TITLE, LONG_LEAD = 20, 60
"""Code points from which a title, and a lead, are no phrase that comes back by chance."""

_STOP = Pattern(r"[.!?…][”\"]?(?=\s)")
_BEGINS = Pattern(r"(?:^|[\n.!?…>][”\"’)\]]{0,2}\s*)\Z")
_GOES_ON = Pattern(r"[^\S\n]*(?:\p{Ll}|[,;–-]|\((?!\s*(?i:ảnh|nguồn|clip|video)))")
_IN_A_WORD = Pattern(r"(?<=\p{Lu}|\d)[\p{L}\d]|(?<=\p{Ll})[\p{Ll}\d]")


def title_of(document: Document) -> tuple[str, int]:
    """The title, and where the text begins that may hold it again; a view (`Document.view`).

    It is the field `title` of the record, or else the first of several lines, if it does not end like a sentence; empty
    when there is none.
    """
    known = document.meta.context.get("title", "").strip()
    first = _lines(document.text, 1)
    if known:
        return known, first[0].end if first and first[0].of(document.text).strip() == known else 0
    if first and document.meta.first and first[0].end < len(document.text.rstrip()):
        title = first[0].of(document.text).strip()
        return "" if title.endswith(".") else title, first[0].end
    return "", 0


def lead_of(document: Document) -> tuple[str, int]:
    """The lead, and where the text begins that may hold it again; a view (`Document.view`).

    It is the field `lead` of the record, or else the second of more than two lines; empty when there is none.
    """
    known = document.meta.context.get("lead", "").strip()
    if known:
        return known, 0
    lines = _lines(document.text, 2)
    if len(lines) == 2 and document.meta.first and lines[1].end < len(document.text.rstrip()):
        return lines[1].of(document.text).strip(), lines[1].end
    return "", 0


def places_of(text: str, head: str, start: int) -> Iterator[Span]:
    """Where the head, or as many of its first sentences as are long enough, stand once more, from ``start`` on."""
    key = head[:LONG_LEAD]
    at = text.find(key, start)
    while at >= 0:
        end = at + len(key)
        while end - at < len(head) and text[end : end + 1] == head[end - at]:
            end += 1
        if end - at < len(head):
            stops = list(_STOP.finditer(text, at, end))
            end = stops[-1].end() if stops else at
        if end - at >= len(key) and not _IN_A_WORD.match(text, end):
            yield Span(at, end)
        at = text.find(key, max(end, at + len(key)))


def is_apart(text: str, span: Span) -> bool:
    """Whether a stretch is no part of a sentence: behind a stop, and not continued."""
    return bool(_BEGINS.search(text, max(0, span.start - 4), span.start)) and not _GOES_ON.match(text, span.end)


def _lines(text: str, count: int) -> list[Span]:
    """The first lines that are not empty."""
    found: list[Span] = []
    start = 0
    while len(found) < count and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            found.append(Span(start, end))
        start = end + 1
    return found
