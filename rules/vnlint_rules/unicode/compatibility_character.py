"""Ligatures, full width and styled letters."""

from __future__ import annotations

from collections.abc import Iterator

import unicodedata2

from vnlint import (
    Applicability,
    Bad,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pattern,
    Phase,
    Positions,
    Rule,
    Span,
    lines_at,
)
from vnlint_rules.unicode.surroundings import in_address, near_asian

_LIGATURES = "\ufb00-\ufb06"
_WIDE_WORD = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_WIDE = "\uff01-\uff5d"
_STYLED = "\U0001d400-\U0001d7ff"
_OLDER = "\u2102\u210a-\u210e\u2110-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134"
"""Letters of the same alphabets that Unicode had before: "ℝ", "ℎ"."""
_ONE = rf"[{_STYLED}{_OLDER}]\p{{M}}*"
_MARKED = "\u00c0-\u024f\u1ea0-\u1ef9"
"""Letters with marks, which these alphabets have not: they stay plain amid the others ("𝖙𝖍𝖚𝖞ề𝖓")."""
_BETWEEN = rf"(?:[{_MARKED}]\p{{M}}*){{0,3}}"
_RUN = Pattern(
    rf"(?P<ligature>[{_LIGATURES}]+)|(?P<wide>[{_WIDE}]+)"
    rf"|(?P<styled>{_ONE}(?:{_BETWEEN}{_ONE})+|(?<=[{_MARKED}]){_ONE}|{_ONE}(?=[{_MARKED}]))"
)
_OF_NOW = Pattern(f"[{_STYLED}]")
_ONLY_WORD = Pattern(rf"[{_WIDE_WORD}]+")
_BRACKET = Pattern("[（）［］｛｝]")
_REACH = 8
"""Chinese or Japanese this near, in code points, makes full width the right width."""
_NEEDS_BLANK = frozenset(",;:!?")


class CompatibilityCharacter(Rule):
    """A letter is written as a ligature, in full width or in a mathematical font, not as itself.

    "ﬁ", "Ｈà" and "𝐓𝐢𝐧" are other strings than "fi", "Hà" and "Tin"; they come from PDF files, from East Asian
    keyboards and from social media. Characters that say more than their plain forms ("m²", "½", "™", "№", "…") stay,
    and so does full width among Chinese and Japanese.
    """

    message = Message("“{text}” is a compatibility form of “{plain}”", "“{text}” là dạng tương thích của “{plain}”")
    examples = (
        Bad("tệp ⟦ﬁ⟧le và ⟦ﬂ⟧ash", fixed="tệp file và flash"),
        Bad("khu ⟦ＡＢ⟧ tầng ⟦１２⟧", fixed="khu AB tầng 12"),
        Bad("gồm⟦：⟧bút, sách", unsafe="gồm: bút, sách"),
        Bad("⟦𝐓𝐢𝐧⟧ nóng hôm nay", unsafe="Tin nóng hôm nay"),
        Bad("⟦𝕮𝖍𝖎ế𝖈⟧ ⟦𝖙𝖍𝖚𝖞ề𝖓⟧ ngoài xa", unsafe="Chiếc thuyền ngoài xa"),
        Bad("⟦ℂ𝕙𝕚ế𝕔⟧ lá rơi", unsafe="Chiếc lá rơi"),
        Good("rộng 20 m², dài 1½ m, giá ™ № … º", why="these say more than their plain forms"),
        Good("tên chữ Hán là 北京（中国）", why="full width is right among Chinese characters"),
        Good("hàm số 𝑓 của 𝑥 trên ℝ, chu kỳ ℎ", why="single letters of mathematics"),
    )
    triggers = (
        Characters(CharSet.between("\ufb00", "\ufb06") | CharSet.between("\uff01", "\uff5d")),
        Characters(CharSet.between("\U0001d400", "\U0001d7ff")),
    )
    phase = Phase.UNICODE
    applicability = Applicability.SAFE
    invariant = Invariant.LOOKALIKE_MAP
    heeds_protection = False
    reads_normalized = False
    measured = Measured(
        corpus="Wikipedia, 119,000 lines", per_10k=0.0348, read=23, true=19, defensible=4, date="2026-11-22"
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for line in lines_at(document, places):
            for match in _RUN.finditer(text, line.start, line.end):
                start, end = match.span()
                wide = match["wide"]
                if match["styled"] and len(match["styled"]) > 1 and not _OF_NOW.search(text, start, end):
                    continue  # "ℝℝ" is of mathematics
                if in_address(text, start, end) or (wide and _is_right(document, start, end, line)):
                    continue
                plain: str = unicodedata2.normalize("NFKC", match.group())
                if plain[-1] in _NEEDS_BLANK and text[end : end + 1].isalnum():
                    plain += " "  # a full-width mark holds its own blank
                safe = match["ligature"] or (wide and _ONLY_WORD.fullmatch(wide))
                yield self.found(
                    start,
                    end,
                    replace=plain,
                    applicability=Applicability.SAFE if safe else Applicability.UNSAFE,
                    text=match.group(),
                    plain=plain.rstrip(),
                )


def _is_right(document: Document, start: int, end: int, line: Span) -> bool:
    """Whether full width stands with Chinese or Japanese: near it, and for a bracket anywhere in its line."""
    if _BRACKET.search(document.text, start, end):
        return near_asian(document, start, end, max(start - line.start, line.end - end))
    return near_asian(document, start, end, _REACH)
