"""The inline syntax of Markdown, by place: code, HTML, addresses of links, entities, escapes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from vnlint.diagnostic import Span

_SYNTAX = r"""
    (?P<escape> \\[!-/:-@\[-`{-~] )
    | (?P<ticks> `+ )
    | (?P<autolink> <[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*> | <[\w.+-]+@[\w.-]+> )
    | (?P<html> <[A-Za-z][A-Za-z0-9-]*
                (?: \s+[A-Za-z_:][\w.:-]* (?: \s*=\s*(?: [^\s"'=<>`]+ | '[^']*' | "[^"]*" ) )? )* \s*/?>
              | </[A-Za-z][A-Za-z0-9-]*\s*>
              | <!--.*?--> | <\?.*?\?> | <![A-Za-z].*?> | <!\[CDATA\[.*?\]\]> )
    | (?P<entity> &(?: [A-Za-z][A-Za-z0-9]{1,31} | \#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} ); )
    | (?P<open> !?\[ )
    | (?P<close> \] )
    """
_LABEL = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]", re.DOTALL)


def inline_syntax(text: str, stretches: Sequence[Span]) -> Iterator[Span]:
    """The syntax in the prose of one block, which stands in ``stretches`` of the text, one a line."""
    joined = "\n".join(span.of(text) for span in stretches)
    starts = [0]
    for span in stretches:
        starts.append(starts[-1] + len(span) + 1)

    def place(offset: int) -> int:
        line = min(bisect_right(starts, offset), len(stretches)) - 1
        return stretches[line].start + offset - starts[line]

    for start, end in _scan(joined):
        yield Span(place(start), place(end - 1) + 1)


def _scan(text: str) -> Iterator[tuple[int, int]]:
    """Starts and ends of the syntax in a text."""
    opened: list[tuple[int, int]] = []
    at = 0
    syntax = re.compile(_SYNTAX, re.VERBOSE | re.DOTALL)  # only now: few corpora are Markdown
    while found := syntax.search(text, at):
        start, at = found.span()
        match found.lastgroup:
            case "open":
                opened.append((start, at))
                continue
            case "close":
                if not opened:
                    continue
                bracket = opened.pop()
                end = _target_end(text, at)
                if end is None:
                    continue
                yield bracket
                at = end
            case "ticks":
                closing = re.compile(rf"(?<!`)`{{{at - start}}}(?!`)").search(text, at)
                if not closing:
                    continue  # ticks that nothing closes are only ticks
                at = closing.end()
        yield start, at


def _target_end(text: str, at: int) -> int | None:
    """Where the target of a link ends, ``(address "title")`` or ``[label]``; None when there is none."""
    if text.startswith("[", at):
        match = _LABEL.match(text, at)
        return match.end() if match else None
    if not text.startswith("(", at):
        return None
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    stop = len(text)
    here = _blanks(text, at + 1)
    address = parseLinkDestination(text, here, stop)
    if address.ok:
        here = _blanks(text, address.pos)
        title = parseLinkTitle(text, here, stop)
        if title.ok and here > address.pos:
            here = _blanks(text, title.pos)
    return here + 1 if text.startswith(")", here) else None


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at
