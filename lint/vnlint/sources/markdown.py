"""Markdown: the text as written; what is syntax, code, HTML or front matter is fenced off, the prose is not.

Its comments may turn rules off (`directives`).

Blocks are found by markdown-it (CommonMark with tables). It knows no columns, so the place of the prose in its line
and the inline syntax are found here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from vnlint.diagnostic import Span
from vnlint.document import Meta, Switch
from vnlint.source import Chunk, Fields
from vnlint.sources import directives
from vnlint.sources.containers import opened, size_of
from vnlint.sources.inline import inline_syntax
from vnlint.sources.plain import PlainText

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LINE_END = re.compile(r"\r\n?|\n")
_FRONT_MATTER = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?|\n))*?(?:(?P=fence)|\.\.\.)[ \t]*(?=[\r\n]|\Z)"
)
_PIPE = re.compile(r"(?<!\\)[ \t]*\|[ \t]*")
_VERBATIM = ("fence", "code_block", "html_block", "definition")


class Markdown(PlainText):
    """Files of Markdown. Read whole, whatever their size: no place is sure to be outside of all blocks."""

    name: str = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The file, whole."""
        size = size_of(path)
        if size is None:
            with opened(path) as stream:
                size = len(stream.read())
        yield Chunk(path, 0, size)

    def _meta(self, chunk: Chunk, data: bytes, text: str) -> Meta:
        return replace(
            super()._meta(chunk, data, text),
            format="markdown",
            fenced=fenced(text),
            fence=fenced,
            switches=switches(text),
            find_switches=switches,
        )


def fenced(text: str) -> tuple[Span, ...]:
    """All of a Markdown text that is not prose, in order and apart from each other. Blank lines of prose are prose."""
    return _merged(_syntax(text).spans)


def switches(text: str) -> tuple[Switch, ...]:
    """What the comments of a Markdown text turn off and on; one in code is none."""
    if directives.MARK not in text:  # as in nearly all texts, which need not be parsed once more
        return ()
    syntax = _syntax(text)
    return directives.switches_in(text, syntax.html, syntax.lines)


class _Syntax(NamedTuple):
    """What is not prose in a text."""

    spans: list[Span]
    html: list[Span]
    """Those that may hold comments."""
    lines: list[Span]
    """All lines behind the front matter."""


def _syntax(text: str) -> _Syntax:
    text = text.replace("\0", "\ufffd")  # as the parser does, or the lines with one would not be found in its answer
    front = _FRONT_MATTER.match(text)
    body = front.end() if front else 0
    lines = _lines(text, body)
    spans = [Span(0, body)] if front else []
    html: list[Span] = []
    prose: set[int] = set()
    for token in _parser().parse(text[body:]):
        if token.map is None:
            continue
        first, last = token.map
        inline: list[Span] = []
        if token.type in _VERBATIM:
            spans.append(Span(lines[first].start, lines[last - 1].end))
            prose.update(range(first, last))
            if token.type == "html_block":
                html.append(spans[-1])
        elif token.type == "tr_open":
            inline = [*_row_syntax(text, lines[first])]
            prose.add(first)
        elif token.type == "inline" and first not in prose:
            parts = [part.strip() for part in token.content.split("\n")]
            first += _stripped(text, lines[first:last], parts)
            last = first + len(parts)
            inline = [*_text_syntax(text, lines[first:last], parts)]
            prose.update(range(first, last))
        spans += inline
        html += (span for span in inline if text.startswith("<!--", span.start))
    spans += [line for number, line in enumerate(lines) if number not in prose and line.of(text).strip()]
    return _Syntax(spans, html, lines)


def _lines(text: str, start: int) -> list[Span]:
    """The lines from ``start`` on, without their line ends."""
    lines = []
    for match in _LINE_END.finditer(text, start):
        lines.append(Span(start, match.start()))
        start = match.end()
    return [*lines, Span(start, len(text))]


def _stripped(text: str, lines: list[Span], parts: list[str]) -> int:
    """How many lines at the head of a paragraph markdown-it took for blank: those of NBSP alone, say."""
    surplus = len(lines) - len(parts)
    return next((n for n in range(surplus) if all(p in lines[n + i].of(text) for i, p in enumerate(parts))), surplus)


def _text_syntax(text: str, lines: list[Span], parts: list[str]) -> Iterator[Span]:
    """The syntax in and around the lines of a paragraph or heading; ``parts`` is what each holds besides."""
    stretches: list[Span] = []
    for number, (line, part) in enumerate(zip(lines, parts, strict=True)):
        start = line.start + max(line.of(text).rfind(part), 0)
        end = start + len(part)
        tail = text[end : line.end]
        if start > line.start:
            yield Span(line.start, start)
        if tail.strip():  # the closing sequence of a heading
            yield Span(end, line.end)
        elif number < len(lines) - 1 and (tail.endswith("  ") or text.endswith("\\", start, line.end)):
            yield Span(min(end, line.end - 1), line.end)
        stretches.append(Span(start, end))
    yield from inline_syntax(text, stretches)


def _row_syntax(text: str, line: Span) -> Iterator[Span]:
    """The pipes of a table row with the blanks around them, and the syntax in its cells."""
    start = line.start
    for match in _PIPE.finditer(text, line.start, line.end):
        yield Span(*match.span())
        if start < match.start():
            yield from _cell_syntax(text, Span(start, match.start()), line)
        start = match.end()
    if start < line.end:
        yield from _cell_syntax(text, Span(start, line.end), line)


def _cell_syntax(text: str, cell: Span, line: Span) -> Iterator[Span]:
    start = cell.start
    while cell.start == line.start and start < cell.end and text[start] in " \t>":
        start += 1
    if start > cell.start:
        yield Span(cell.start, start)
    yield from inline_syntax(text, [Span(start, cell.end)])


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        elif len(span):
            result.append(span)
    return tuple(result)


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"inline_definitions": True}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])  # inline tokens carry no places
    return parser
