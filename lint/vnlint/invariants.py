"""The promises of safe fixes, as tests on the text before and after an edit; and the law of evidence.

A run of two or more blanks between a letter and a lower-case letter may be all that is left of a dropped word
("quan hệ Việt Nam và  là"). So no edit of whitespace there is ever safe.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Iterable, Mapping

import unicodedata2

from vnlint.diagnostic import Edit
from vnlint.rule import Invariant, Rule

Encoder = Callable[[str], str]
"""From a text to the characters it was seen as after it was written in one encoding and read in another."""

_SPACE_CATEGORIES = frozenset({"Zs", "Zl", "Zp"})


def keeps(rule: Rule | type[Rule], text: str, edit: Edit, encoders: Iterable[Encoder] = ()) -> bool:
    """Whether ``edit`` of ``text`` keeps what its rule promises; ``encoders`` are those that plugins know."""
    if rule.invariant is None:
        return False
    if rule.invariant is Invariant.REENCODES:
        return any(encode(edit.content) == edit.of(text) for encode in encoders)
    if rule.invariant is Invariant.LOOKALIKE_MAP:
        return _same_look(edit.of(text), edit.content, rule.lookalikes)
    return _TESTS[rule.invariant](text, edit)


def destroys_evidence(text: str, edit: Edit) -> bool:
    """Whether an edit of whitespace touches a run of blanks that may be the trace of a dropped word."""
    if not is_whitespace_edit(text, edit):
        return False
    start, end = edit.span.start, edit.span.end
    while start > 0 and _leaves_no_trace(text[start - 1]):
        start -= 1
    while end < len(text) and _leaves_no_trace(text[end]):
        end += 1
    run = [character for character in text[start:end] if unicodedata.category(character) != "Cf"]
    if len(run) < 2 or not all(map(_is_blank, run)) or start == 0 or end == len(text):
        return False
    return unicodedata.category(text[start - 1])[0] in "LM" and text[end].islower()


def is_whitespace_edit(text: str, edit: Edit) -> bool:
    """Whether the edit adds, removes or replaces nothing but whitespace."""
    return all(map(_is_space, edit.of(text))) and all(map(_is_space, edit.content))


def _is_blank(character: str) -> bool:
    return character == "\t" or unicodedata.category(character) == "Zs"


def _leaves_no_trace(character: str) -> bool:
    """Whether it is a blank or has no width: "và\u200b  là" lost a word no less."""
    return _is_blank(character) or unicodedata.category(character) == "Cf"


def _is_space(character: str) -> bool:
    return character in "\t\n\r\v\f\x85" or unicodedata.category(character) in _SPACE_CATEGORIES


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf") or character in _BLANK_FILLERS or _is_space(character)


_SELECTORS = "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_BLANK_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\ufeff" + _SELECTORS)


def _visible(text: str) -> str:
    return "".join(character for character in text if not _is_invisible(character))


def _invisible_only(text: str, edit: Edit) -> bool:
    return _visible(edit.of(text)) == edit.content.strip(" \n")


def _nfc_equal(text: str, edit: Edit) -> bool:
    before = unicodedata2.normalize("NFC", edit.of(text))
    return bool(before == unicodedata2.normalize("NFC", edit.content))


def _base_letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))


def _same_base_letters(text: str, edit: Edit) -> bool:
    return _base_letters(edit.of(text)) == _base_letters(edit.content)


def _case_only(text: str, edit: Edit) -> bool:
    return edit.of(text).casefold() == edit.content.casefold()


def _same_look(before: str, after: str, lookalikes: Mapping[str, str]) -> bool:
    before, after = ("".join(lookalikes.get(c, c) for c in text) for text in (before, after))
    return unicodedata.normalize("NFKD", before) == unicodedata.normalize("NFKD", after)


def _entity_decode(text: str, edit: Edit) -> bool:
    decoded = edit.of(text)
    for _ in range(3):
        if decoded == edit.content:
            return True
        decoded = html.unescape(decoded)
    return decoded == edit.content


def _deletes_a_repeat(text: str, edit: Edit) -> bool:
    gone = edit.of(text).strip().casefold()
    if edit.content or not gone:
        return False
    reach = 2 * len(edit.span)
    before = text[max(0, edit.span.start - reach) : edit.span.start].rstrip().casefold()
    after = text[edit.span.end : edit.span.end + reach].lstrip().casefold()
    return before.endswith(gone) or after.startswith(gone)


def _deletes_punctuation(text: str, edit: Edit) -> bool:
    gone = edit.of(text)
    rest = iter(gone)
    if not gone or len(edit.content) >= len(gone) or not all(c in rest for c in edit.content):
        return False  # what stays must stand in the old text, in order
    around = (
        text[max(0, edit.span.start - 1) : edit.span.start] + edit.content + text[edit.span.end : edit.span.end + 1]
    )
    return all(unicodedata.category(c).startswith("P") for c in gone) and any(
        unicodedata.category(c).startswith("P") for c in around
    )


_TESTS: dict[Invariant, Callable[[str, Edit], bool]] = {
    Invariant.WHITESPACE_ONLY: is_whitespace_edit,
    Invariant.INVISIBLE_ONLY: _invisible_only,
    Invariant.NFC_EQUAL: _nfc_equal,
    Invariant.SAME_BASE_LETTERS: _same_base_letters,
    Invariant.CASE_ONLY: _case_only,
    Invariant.ENTITY_DECODE: _entity_decode,
    Invariant.DELETES_A_REPEAT: _deletes_a_repeat,
    Invariant.DELETES_PUNCTUATION: _deletes_punctuation,
    Invariant.AS_LISTED: lambda text, edit: True,
}
