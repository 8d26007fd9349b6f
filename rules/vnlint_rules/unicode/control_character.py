"""Control characters."""

from __future__ import annotations

from vnlint import (
    Applicability,
    Bad,
    CharacterRule,
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
)
from vnlint_rules.unicode.lines import inked_part
from vnlint_rules.unicode.surroundings import (
    SEPARATOR,
    beside_vietnamese,
    code_of,
    is_word_character,
    may_be_legacy,
    word_around,
)
from vnlint_rules.unicode.words import is_syllable

_LINE_BREAKS = "\v\f\x85\u2028\u2029"
_CONTROLS = "".join(c for c in map(chr, [*range(0x20), *range(0x7F, 0xA0)]) if c not in "\t\n\r") + "\u2028\u2029"
_IN_SENTENCE = Pattern(r"[\p{L}\p{N},;–-][ \u00a0]*$")


class ControlCharacter(CharacterRule):
    """A control character, or a line separator that is no line end, stands in the text.

    It breaks tools that read line by line (U+2028 and U+0085 end a line in some and not in others) and is invisible in
    most editors. One inside a word may be a letter of an old encoding, so there it is only shown.
    """

    message = Message("control character {code} at “{text}”", "ký tự điều khiển {code} ở “{text}”")
    examples = (
        Bad("Phải đau đầu ⟦\x08⟧trong nhiều ngày.", fixed="Phải đau đầu trong nhiều ngày."),
        Bad("Giám đốc s⟦\x1c⟧ở đã họp", fixed="Giám đốc sở đã họp"),
        Bad("dòng thứ nhất.⟦\u2028⟧Dòng thứ hai.", unsafe="dòng thứ nhất.\nDòng thứ hai."),
        Bad("một câu bị⟦\u2028⟧ngắt giữa chừng", unsafe="một câu bị ngắt giữa chừng"),
        Bad("hết trang.⟦\f⟧\nTrang sau", fixed="hết trang.\nTrang sau"),
        Bad("chữ đ⟦\x82⟧c không đọc được"),
        Bad("ta có ⟦\x7f⟧'\"`UNIQ--postMath-00000001-QINU`\"'⟦\x7f⟧ là độ dài"),
        Good("cột một\tcột hai\r\n", why="tabs and line ends are text"),
        Good("Ä\x90á»™c láº\xadp", why="half of a letter in the wrong encoding"),
    )
    triggers = (Characters(CharSet.of(_CONTROLS)),)
    phase = Phase.UNICODE
    applicability = Applicability.SAFE
    invariant = Invariant.INVISIBLE_ONLY
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="news 2016–2019, 531,000 lines", per_10k=0.0105, read=15, true=15, date="2026-11-22")

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        end = place + 1
        if text[place] not in _LINE_BREAKS:  # a hole on a disk is read as thousands of NUL: one finding
            if text[place - 1 : place] == text[place]:
                return None
            while text[end : end + 1] == text[place]:
                end += 1
        # The edges of a text are line ends: so they are to a document in a page.
        before, after = (text[place - 1] if place else "\n"), (text[end] if end < len(text) else "\n")
        if text[place] in _LINE_BREAKS:
            content, applicability = _line_break(document, place, before, after)
        else:
            if text[place] >= "\x80" and may_be_legacy(document, place):
                return None
            content, applicability = "", _deletion(document, place, before, after)
        word = word_around(text, place, end).of(text)
        return self.found(
            place,
            end,
            replace=None if applicability is Applicability.DISPLAY_ONLY else content,
            applicability=applicability,
            code=code_of(text[place]),
            text=word.replace(text[place:end], "·"),
        )


def _line_break(document: Document, place: int, before: str, after: str) -> tuple[str, Applicability]:
    """Nothing where no text is between it and a true line end; else a line end, or a space where a sentence runs on."""
    text, inked = document.text, inked_part(document, place)
    if not inked.start < place < inked.end:
        return "", Applicability.SAFE
    if not (_IN_SENTENCE.search(text, max(inked.start, place - 20), place) and _goes_on_small(text, place + 1)):
        return "\n", Applicability.UNSAFE
    return "" if before in SEPARATOR or after in SEPARATOR else " ", Applicability.UNSAFE


def _goes_on_small(text: str, start: int) -> bool:
    """Whether what follows behind some blanks begins with a small letter; something does."""
    while text[start].isspace():
        start += 1
    return text[start].islower()


def _deletion(document: Document, place: int, before: str, after: str) -> Applicability:
    """How sure it is that nothing was lost where the character stands."""
    text = document.text
    beside_letter = is_word_character(before) or is_word_character(after)
    if (text[place] >= "\x80" and beside_letter) or text[place] + after == "\x1b[":
        return Applicability.DISPLAY_ONLY  # a letter of an old encoding, or the start of a colour code
    if text.startswith("'\"`UNIQ-", place + 1) or text.endswith("QINU`\"'", 0, place):
        return Applicability.DISPLAY_ONLY  # the edge of a MediaWiki strip marker: a formula or table was lost
    if "\ufffd" in before + after or not beside_vietnamese(document, place):
        return Applicability.UNSAFE
    if text[place] >= "\x80":
        return Applicability.UNSAFE  # may be half of a quotation mark
    if is_word_character(before) and is_word_character(after):
        word = word_around(text, place, place + 1).of(text).replace(text[place], "")
        return Applicability.SAFE if is_syllable(word) else Applicability.UNSAFE
    return Applicability.SAFE
