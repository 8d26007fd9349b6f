"""Characters without a glyph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnlint import (
    LINE_END,
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
)
from vnlint_rules.language.asked import once_a_line
from vnlint_rules.unicode.surroundings import (
    SEPARATOR,
    beside_vietnamese,
    in_address,
    is_plain,
    is_word_character,
    may_be_legacy,
    named,
    word_around,
)
from vnlint_rules.unicode.words import is_syllable

_ALWAYS = "\u200b\u2060\ufeff\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f"
_SOFT_HYPHEN = "\u00ad"
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
"""Letters without ink: they take room, so between words they do the work of a space."""
_SELECTORS = "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_AT_HOME = "\u034f\u17b4\u17b5\u180e\u200c\u200d" + _SELECTORS + _FILLERS
"""Characters with a use in other writing systems and in emoji; out of place among Latin letters only."""
_TAGS = "".join(map(chr, (0xE0001, *range(0xE0020, 0xE0080))))
"""Letters without a glyph: they name the flags of regions, and elsewhere hide text that programs read."""
_FLAG = "\U0001f3f4"
_INVISIBLE = frozenset(_ALWAYS + _SOFT_HYPHEN + _AT_HOME + _TAGS)

_UNPARTED = Pattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer, where a zero width space stands between words."""
_MARKUP = Pattern(r" {4}|\t|[^\S\r\n]*(?:[#>|=~`*+-]|\d+[.)])")
"""What at the head of a line is syntax to Markdown, unless something invisible stands before it."""
_LINES_BESIDE = 3
"""So many lines to either side tell what a line without other signs is in."""


class _Repair(NamedTuple):
    content: str | None
    applicability: Applicability = Applicability.SAFE
    choices: tuple[str, ...] = ()


_DELETE = _Repair("")


class InvisibleCharacter(Rule):
    """A character without a glyph stands in the text: zero width space, joiner, soft hyphen, filler, hidden letter.

    It cuts a word in two for every program and for no reader. Between two whole words it may be all that is left of a
    space, so there it becomes one only on request. Joiners and selectors of emoji and of other scripts stay, so do the
    spaces between words of Thai, Lao, Burmese and Khmer, and so does the soft hyphen where the line may be in the TCVN3
    encoding, which writes "ư" so.
    """

    message = Message("invisible {name} at “{text}”", "ký tự vô hình {name} ở “{text}”")
    examples = (
        Bad("Anh ấy chém⟦\u200b⟧ vào cột.", fixed="Anh ấy chém vào cột."),
        Bad("trư⟦\u00ad⟧ờng học", fixed="trường học"),
        Bad("phố⟦\u200b⟧cổ", unsafe="phố cổ", choices=(" ", "")),
        Bad("buổi sáng⟦\u3164⟧đẹp trời", unsafe="buổi sáng đẹp trời"),
        Bad("Lê Văn A⟦\ufe0f⟧ đã về.", fixed="Lê Văn A đã về."),
        Bad("⟦\u200b⟧# không là đề mục", unsafe="# không là đề mục"),
        Bad("Sở T⟦\u00ad⟧ pháp đã họp", choices=("", "ư")),
        Good("cả nhà 👨\u200d👩\u200d👧 ❤\ufe0f", why="part of an emoji"),
        Good("phím 1\ufe0f\u20e3", why="part of an emoji"),
        Good("tr\u00ad\u00eang h\u00eep", why="TCVN3, where it is a letter"),
        Good("ch\u00ada\n\u00ae\u00b8m m\u00aey tr\u00aang", why="TCVN3 in the line beside it"),
        Good("Điều 1: nh\u00f7ng tr\u00ad\u00eang h\u00eep", why="a line half in TCVN3"),
        Bad("Tóm tắt⟦\U000e0062\U000e0075\U000e0079⟧ văn bản.", fixed="Tóm tắt văn bản."),
        Good("cờ Scotland \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", why="a flag"),
        Good("tiếng Khmer: \u1797\u17b6\u179f\u17b6\u200b\u1781\u17d2\u1798\u17c2\u179a", why="parts its words"),
        Good("ශ්\u200dරී ලංකා", why="part of a letter of another script"),
    )
    triggers = (Characters(CharSet.of("".join(_INVISIBLE))),)
    phase = Phase.UNICODE
    applicability = Applicability.SAFE
    invariant = Invariant.INVISIBLE_ONLY
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.0584, read=102, true=102, date="2026-11-22")

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        done = 0
        for place in places.tolist():
            if place < done:
                continue
            start = done = place
            while done < len(text) and text[done] in _INVISIBLE:
                done += 1
            # The edges of a text are line ends: so they are to a document in a page.
            before, after = (text[start - 1] if start else "\n"), (text[done] if done < len(text) else "\n")
            characters = set(text[start:done])
            if not characters.isdisjoint(_AT_HOME) and not (is_plain(before) and is_plain(after)):
                continue
            if (before == _FLAG and characters.issubset(_TAGS)) or (_UNPARTED.match(before) and _UNPARTED.match(after)):
                continue
            repair = _repair(document, start, done, before, after)
            if repair:
                word = word_around(text, start, done).of(text)
                yield self.found(
                    start,
                    done,
                    replace=repair.content,
                    applicability=repair.applicability,
                    choices=repair.choices,
                    name=", ".join(map(named, sorted(characters))),
                    text="".join("·" if c in _INVISIBLE else c for c in word),
                )


def _repair(document: Document, start: int, end: int, before: str, after: str) -> _Repair | None:
    """What to put in place of the run; None when it had better be left alone."""
    text = document.text
    run = text[start:end]
    if _SOFT_HYPHEN in run and _may_be_letter(document, start):
        return None
    if set(run) == {_SOFT_HYPHEN}:
        return _soft_hyphen(document, start, end)
    if before in LINE_END and _MARKUP.match(text, end):
        return _Repair("", Applicability.UNSAFE)
    if before in SEPARATOR or after in SEPARATOR:
        return _DELETE
    if any(c in _FILLERS for c in run):
        return _Repair(" ", Applicability.UNSAFE, (" ", ""))
    if in_address(text, start, end):
        return _Repair("", Applicability.UNSAFE)
    if not (before.isalnum() or is_word_character(before)) or not (after.isalnum() or is_word_character(after)):
        return _DELETE
    return _between(*_halves(text, start, end))


def _halves(text: str, start: int, end: int) -> tuple[str, str]:
    word = word_around(text, start, end)
    return text[word.start : start], text[end : word.end]


def _between(left: str, right: str) -> _Repair:
    """Between two halves that are one word, or two."""
    if not left and not right:
        return _DELETE  # digits on both sides
    whole = is_syllable(left) and is_syllable(right)
    if whole or not left or not right:
        return _Repair(" ", Applicability.UNSAFE, (" ", ""))
    return _DELETE if is_syllable(left + right) else _Repair("", Applicability.UNSAFE, ("", " "))


def _may_be_letter(document: Document, position: int) -> bool:
    """Whether the soft hyphen there may be the "ư" of TCVN3: its line or one beside it may be in that encoding.

    A line need not show it: "l\xad\xadng" has no other sign, and a line half converted has words of both kinds.
    """
    if may_be_legacy(document, position):
        return True
    if beside_vietnamese(document, position):
        return _beside_tcvn3(document, position)
    extent = document.extent(position)
    before = after = document.line(position)
    for _ in range(_LINES_BESIDE):
        if before.start > extent.start:
            before = document.line(before.start - 1)
        if after.end + 1 < extent.end:
            after = document.line(after.end + 1)
        if any(may_be_legacy(document, beside.start) for beside in (before, after)):
            return True
    return False


def _has_tcvn3(line: str) -> bool:
    from vnlint_rules.language.legacy.detecting import has_words_in
    from vnlint_rules.language.legacy.tcvn3 import ABC

    return has_words_in(line, ABC)


_beside_tcvn3 = once_a_line(_has_tcvn3)


def _soft_hyphen(document: Document, start: int, end: int) -> _Repair:
    """A place where a word may be broken; or, in a text that was half converted from TCVN3, a lost "ư"."""
    text = document.text
    left, right = _halves(text, start, end)
    if (left or right) and not is_syllable(left + right) and is_syllable(f"{left}ư{right}"):
        return _Repair(None, choices=("", "ư"))
    return _DELETE if beside_vietnamese(document, start) else _Repair("", Applicability.UNSAFE)
