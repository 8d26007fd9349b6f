"""Stretches of UTF-8 that were read in Mac Roman, DOS and the other pages of Windows."""

from __future__ import annotations

from collections.abc import Iterator

import unicodedata2

from vnlint import Applicability, Pattern, Span
from vnlint_rules.language.code_pages import ENOUGH, CodePage
from vnlint_rules.language.legacy.detecting import LEAST_AFTER, words_of
from vnlint_rules.unicode.repairs import Repair
from vnlint_rules.unicode.words_read import in_runs, trimmed

_NOT_ASCII = Pattern("[^\x00-\x7f]")


def in_page(text: str, page: CodePage, start: int, end: int) -> Iterator[Repair]:
    """The whole stretch in another page where it can be read, else its words, neighbours together.

    No words of a page in which parts look as in Windows-1252: the repair of these alone would hide it.
    """
    whole = trimmed(text, start, end, _NOT_ASCII)
    content = page.reread(whole.of(text))
    if content is not None:
        yield from _as_page(text, page, whole, content)
        return
    if page.looks_like_1252:
        yield Repair(whole.start, whole.end, None, Applicability.UNSAFE)
        return
    spans = (Span(*match.span()) for match in page.word.finditer(text, whole.start, whole.end))
    for part, is_read in in_runs(text, spans, lambda span: page.reread(span.of(text)) is not None):
        if not any(page.signs(text, part.start, part.end)):
            continue
        if is_read:
            run = trimmed(text, part.start, part.end, _NOT_ASCII)
            yield from _as_page(text, page, run, page.reread(run.of(text)))
        else:
            yield Repair(part.start, part.end, None, Applicability.UNSAFE)


def _as_page(text: str, page: CodePage, span: Span, content: str | None) -> Iterator[Repair]:
    """A stretch as it is in another page; nothing where chance put two characters side by side that make no word."""
    signs = list(page.signs(text, span.start, span.end))
    words = words_of(unicodedata2.normalize("NFC", content or ""))
    is_long = any(sign.end - sign.start > 2 for sign in signs)
    if content is None or not (is_long or len(signs) > 1 or words.share == 1):
        return
    told = any(sign.weight == ENOUGH for sign in signs) or page.evidence(text, span.start, span.end) > ENOUGH
    is_text = told and words.share >= LEAST_AFTER
    is_print = not any(c.isalpha() and not c.isascii() for c in content)
    sure = (is_text and words.count > 1) or (is_long and (is_text or is_print))
    yield Repair(span.start, span.end, content, Applicability.SAFE if sure else Applicability.UNSAFE)
