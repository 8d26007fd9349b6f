"""Tags and character references of HTML."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator

from vnlint import (
    LETTER,
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
    Scope,
    Span,
)
from vnlint_rules.language.excerpt import excerpt
from vnlint_rules.spacing.blanks import closes_line, opens_line, with_blanks
from vnlint_rules.spacing.line_ends import majority

_REFERENCE = Pattern(r"&(?:amp;){0,2}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_UNFINISHED = Pattern(r"&(?:nbsp|quot|ldquo|rdquo|hellip|ndash|mdash)(?![^\W_]|[;=])")

_BESIDE = Pattern(r"&#?\w+;(?=[ ,]\Z)")
_REACH = 12
"""A reference one character away from another one is in a list of references: "&amp; &quot; &lt;"."""

_BLOCKS = frozenset(
    "address article aside blockquote br center div dl dt dd figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr "
    "iframe li nav ol p pre script section style table tbody td tfoot th thead tr ul video".split()
)
_INLINE = frozenset(
    "a abbr b big code del em embed font i img input ins label mark object small source span strike strong sub sup "
    "u".split()
)
_BESIDE_EACH_OTHER = frozenset("iframe script style td th video".split())
"""Those of which the texts before and behind stand on one line, or that show no text."""
_NAMES = "|".join(sorted(_BLOCKS | _INLINE, key=len, reverse=True))
_SWITCHES = (
    "allowfullscreen async autofocus autoplay checked controls default defer disabled download hidden loop multiple "
    "muted nowrap noshade novalidate open readonly required reversed selected"
).replace(" ", "|")
"""Attributes without a value: what else stands there may be an "a<b và c>d"."""
_ATTRIBUTE = rf"(?:[\w:\-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)|(?:{_SWITCHES})\b)"
_TAG = (
    r"<!--[^\r\n]{0,500}?-->"
    r"|<(script|style)\b[^<>]*>[^\r\n]{0,2000}?</\1\s*>"
    rf"|</(?:{_NAMES})\s*>"
    rf"|<(?:{_NAMES})(?:\s+{_ATTRIBUTE})*\s*/?>"
)
_TAGS = Pattern(rf"(?i)(?:(?:{_TAG})(?P<gap>[^\S\r\n]*))+")
"""Tags in a row; ``gap`` is what follows the last."""
_NAME = Pattern(r"(?i)<!?/?([a-z0-9]+)")
_ABOUT_MARKUP = Pattern(r"(?i)\b(?:x?html|xml|css|javascript|markdown|mã nguồn|thẻ <|entity|entities)")


class HtmlResidue(Rule):
    """A tag or a character reference of HTML stands in the text.

    What an extractor left ("&nbsp;", "&agrave;", "<br>") splits words and is learned as if it were language. References
    are decoded, those encoded twice as well; a tag is taken out, and a line end takes the place of one that ended a
    line or a paragraph. Texts about markup are left alone, and so are "AT&T;", "<3" and "x < y". In Markdown both are
    markup and mean what they say.
    """

    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    formats = frozenset({"plain"})
    heeds_protection = False
    invariant = Invariant.ENTITY_DECODE
    applicability = Applicability.SAFE
    message = Message("left over from HTML: “{text}”", "sót lại từ HTML: “{text}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.002, read=4, true=4, date="2026-11-22")
    triggers = (
        Pairs(CharSet.of("&"), LETTER | CharSet.of("#")),
        Pairs(CharSet.of("<"), LETTER | CharSet.of("/!")),
    )
    examples = (
        Bad("Bát ph⟦&#7903;⟧ và th⟦&igrave;⟧a", fixed="Bát phở và thìa"),
        Bad("Trà⟦&nbsp;⟧đá và ⟦&amp;quot;⟧cà phê⟦&amp;quot;⟧", fixed='Trà\u00a0đá và "cà phê"'),
        Bad("Phòng R⟦&amp;⟧D nghiên cứu.", fixed="Phòng R&D nghiên cứu."),
        Bad("Trời ⟦<b>⟧mưa⟦</b>⟧ to.⟦<br/>⟧Gió lớn.", unsafe="Trời mưa to.\nGió lớn."),
        Bad('⟦<p class="lead">⟧Trời mưa.⟦</p> <p>⟧Gió lớn.⟦</p>⟧', unsafe="Trời mưa.\nGió lớn."),
        Bad("⟦<li>⟧gạo ⟦<li>⟧muối\n⟦<tr><td>⟧cá⟦</td><td>⟧tôm⟦</td></tr>⟧", unsafe="gạo\nmuối\ncá tôm"),
        Good("Phòng R&D; tập đoàn AT&T; Bộ GD&ĐT; sở KH&CN;", "no reference has these names"),
        Bad("Xem ⟦<a href=/tin download>⟧tin⟦</a >⟧ này.", unsafe="Xem tin này."),
        Good("Nếu a<b và c>d, x<i và y>j thì p<a hoặc q>b.", "comparisons"),
        Good("Yêu bạn <3, vì x < y và y > z; soạn <số tiền> gửi đi."),
        Good("Trong HTML, &nbsp; là dấu cách và <b> là chữ đậm.", "a text about markup"),
        Good("Trời <b>mưa</b>&nbsp;to.", format="markdown"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text, done, line_end = document.text, 0, ""
        for place in places.tolist():
            if place < done:
                continue
            if text[place] == "<":
                line_end = line_end or majority(document)
                finding = self._tags(text, place, line_end)
            else:
                finding = self._reference(text, place)
            if finding:
                if not done and _ABOUT_MARKUP.search(_TAGS.sub(" ", text)):
                    return
                done = finding.span.end
                yield finding

    def _reference(self, text: str, start: int) -> Diagnostic | None:
        match = _REFERENCE.match(text, start)
        if match is None:
            match = _UNFINISHED.match(text, start)
            decoded = _decode(match.group() + ";") if match else None
            sure = Applicability.UNSAFE
        else:
            decoded = _decode(match.group())
            beside = _BESIDE.search(text, max(0, start - _REACH), start) or _REFERENCE.match(text, match.end() + 1)
            sure = Applicability.UNSAFE if beside and beside.group() != match.group() else Applicability.SAFE
        if match is None or decoded is None:
            return None
        return self.found(start, match.end(), replace=decoded, applicability=sure, text=match.group())

    def _tags(self, text: str, start: int, line_end: str) -> Diagnostic | None:
        match = _TAGS.match(text, start)
        if match is None:
            return None
        end = match.start("gap")
        blocks = _BLOCKS.intersection(name.lower() for name in _NAME.findall(text[start:end]))
        edge = not start or text[start - 1].isspace() or end == len(text) or text[end].isspace()
        edit = Edit(Span(start, end), " " if blocks and not edge else "")
        if blocks - _BESIDE_EACH_OTHER:
            gap = with_blanks(text, start, end)
            if not (opens_line(text, gap.start) or closes_line(text, gap.end)):
                edit = Edit(gap, line_end)
        return self.found(start, end, edits=[edit], applicability=Applicability.UNSAFE, text=excerpt(text[start:end]))


@functools.lru_cache(maxsize=1_000)
def _decode(reference: str) -> str | None:
    """What a reference stands for, decoded up to three times; None when it stands for nothing that can be printed."""
    import html  # only now: its table of names takes as long to load as a hundred texts to check

    decoded = reference
    for _ in range(3):
        decoded = html.unescape(decoded)
        if decoded == "&" or not _REFERENCE.fullmatch(decoded):
            break
    known = decoded != reference and not decoded.endswith(";")
    printed = all(unicodedata.category(character)[0] not in "C" for character in decoded) and "\ufffd" not in decoded
    return decoded if known and printed else None
