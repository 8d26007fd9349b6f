"""A sentence that begins right after the stop of the one before."""

from __future__ import annotations

from vnlint import (
    LOWER,
    UPPER,
    Applicability,
    Bad,
    CharacterRule,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Phase,
    Span,
)
from vnlint_rules.language.letters import has_mark
from vnlint_rules.language.syllable import is_readable
from vnlint_rules.spacing.blanks import next_word, word_after, word_before
from vnlint_rules.spacing.quotes import opens_quote

_SAFE, _UNSAFE = Applicability.SAFE, Applicability.UNSAFE
_STOPS = ".?!…"
_OPENING = "“("
_CLOSING = "”)"
_CLOSED = ")]”\"'’%"
_VOWELS = frozenset("aeiou")
_OPENERS = frozenset(
    "theo trong sau khi tuy tại nếu những các đây đó nhưng vì để với ngoài trước hiện mặc khoảng nhờ cũng nhằm do được "
    "và bởi còn như dù rồi vậy riêng".split()
)
"""Words that open sentences and no names, so that even after a foreign word they show that one begins."""


class MissingSpaceAfterSentence(CharacterRule):
    """A sentence begins right after the stop of the one before, without a blank.

    Paragraphs that were joined look so, and whoever splits sentences or words gets "tạo.Thứ" for one. It is safe to
    part them where both sides are Vietnamese syllables of running text. Names of sites and files, abbreviations, titles
    and initials (TP.HCM, PGS.TS, Q.1, R.Hasanov) are left alone, and what may be one is fixed on request only.
    """

    message = Message("no space between '{left}' and '{right}'", "thiếu khoảng trắng giữa '{left}' và '{right}'")
    examples = (
        Bad("Ông làm ở ngành đào tạo⟦.⟧Thứ trưởng đến dự.", fixed="Ông làm ở ngành đào tạo. Thứ trưởng đến dự."),
        Bad("Ai sẽ trả lời⟦?⟧Ông Nam im lặng⟦…⟧Mọi người về.",
            fixed="Ai sẽ trả lời? Ông Nam im lặng… Mọi người về."),
        Bad("Ông nói: “Tôi sẽ về.⟦”⟧Rồi ông đi.", fixed="Ông nói: “Tôi sẽ về.” Rồi ông đi."),
        Bad("Đó là năm 2017⟦.⟧Theo ông, giá (gạo)⟦.⟧Sau đó tăng.",
            fixed="Đó là năm 2017. Theo ông, giá (gạo). Sau đó tăng."),
        Bad("Ông kể lại⟦.⟧“Hồi đó vui lắm”.", fixed="Ông kể lại. “Hồi đó vui lắm”."),
        Bad("Họ dự hội nghị⟦.⟧theo kế hoạch.", unsafe="Họ dự hội nghị. theo kế hoạch."),
        Bad("Tin đăng trên Facebook⟦.⟧Ông nói thêm.", fixed="Tin đăng trên Facebook. Ông nói thêm."),
        Bad("Đó là dự án của UBND⟦.⟧Tổng vốn rất lớn.", unsafe="Đó là dự án của UBND. Tổng vốn rất lớn."),
        Bad("Vàng lên 36 triệu đồng/lượng⟦.⟧Giá bạc giữ nguyên.",
            fixed="Vàng lên 36 triệu đồng/lượng. Giá bạc giữ nguyên."),
        Good("Cô ở TP.Hà Nội, Q.Ba Đình, gặp T.Thảo."),
        Good("Đọc VnExpress.Net và Zing.vn."),
        Good("Bút danh của anh là Minh.Tuấn."),
        Good('Các bài hát ("...Ba là cây nến vàng", 1999)', "an omission"),
    )  # fmt: skip
    triggers = (
        Pairs(CharSet.of(_STOPS), UPPER | CharSet.of(_OPENING)),
        Pairs(CharSet.of(_CLOSING), UPPER),
        Pairs(CharSet.of("."), LOWER),
    )
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    measured = Measured(corpus="raw news, 3,000 articles", per_10k=0.71, read=110, true=110, date="2026-11-22")

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text, end = document.text, place + 1
        closing, opening = text[place] in _CLOSING, text[end] in _OPENING
        stops = _stops_before(text, end - closing)
        if not len(stops) or stops.start == 0 or not _faces_the_gap(document, place):
            return None
        mark = stops.of(text)
        is_single = mark == "." and not closing
        left, right = _Left(text, stops.start), _Right(text, end + opening)
        if not (left.may_end if is_single else left.is_text) or not right.word or right.is_identifier:
            return None
        applicability = _after_stop(left, right) if is_single else _after_other(left, right, closing)
        if applicability is None:
            return None
        if mark == ".." or (left.is_number and mark == "!"):
            applicability = _UNSAFE  # "Thứ hai..Chủ nhật", "(n+1)!(n-1)!"
        return self.found(
            place,
            end,
            edits=[Edit(Span(end, end), " ")],
            applicability=applicability,
            left=left.shown + text[stops.start : end],
            right=text[end : end + opening] + right.word,
        )


def _stops_before(text: str, end: int) -> Span:
    """The stops that end there, if any do."""
    start = end
    while start > 0 and text[start - 1] in _STOPS:
        start -= 1
    return Span(start, end)


def _faces_the_gap(document: Document, place: int) -> bool:
    """Whether a curly mark on either side of where a blank is missing closes the sentence before, or opens the next.

    It counts for what its place among the others says, not for its look.
    """
    text = document.text
    if text[place] == "”":
        return not opens_quote(document, place)
    return text[place + 1] != "“" or opens_quote(document, place + 1)


class _Left:
    """What stands before the stop."""

    def __init__(self, text: str, end: int) -> None:
        self.word = word = word_before(text, end)
        before = text[end - 1]
        self.is_syllable = len(word) > 1 and is_readable(word)
        self.has_mark = has_mark(word)
        self.is_number = before.isdigit()
        # A straight quotation mark closes where it stands right after text; it opens in: ("...Ba là cây nến").
        closes = before not in "\"'’" or text[end - 2 : end - 1].isalnum() or text[end - 2 : end - 1] in tuple(".?!…)")
        self.is_closed = before in _CLOSED and closes
        self.shown = word or before
        outer = text[end - len(word) - 1 : end - len(word)] if word else ""
        # Shorter words, and such without a vowel, are abbreviations as often as not.
        self.is_long = len(word) > 3 or (len(word) == 3 and (word.isupper() or not _VOWELS.isdisjoint(word.lower())))
        is_word = (self.is_syllable or self.is_long) and outer not in tuple("@._\\&#")
        self.may_end = is_word or self.is_number or self.is_closed
        self.is_text = self.may_end or len(word) > 1 or before in ",;"


class _Right:
    """What stands after it."""

    def __init__(self, text: str, start: int) -> None:
        self.word = word = word_after(text, start)
        self.is_identifier = text.startswith("_", start + len(word))
        following = next_word(text, start + len(word))
        self.before_lower = following.islower()
        self.before_marked = has_mark(following) and is_readable(following)
        self.is_lower = word[:1].islower()
        self.is_caps = len(word) > 1 and word.isupper()
        self.is_title = word.istitle()
        self.is_opener = self.is_title and word.lower() in _OPENERS
        self.has_mark = has_mark(word)
        self.is_syllable = (
            is_readable(word) if len(word) > 1 else self.has_mark and self.before_lower and is_readable(word)
        ) and not self.is_caps


def _after_stop(left: _Left, right: _Right) -> Applicability | None:
    """How sure it is that a single full stop ends a sentence."""
    if right.is_lower:
        running = right.is_syllable and (right.has_mark or right.before_lower)
        return _UNSAFE if running and left.word.islower() and left.is_syllable and left.has_mark else None
    if not (right.is_title or right.is_caps):
        return None
    if left.is_closed:
        return _SAFE if right.is_syllable or len(right.word) > 2 else None
    if left.is_number:
        return _SAFE if right.is_syllable and (right.before_lower or right.has_mark) else None
    if left.word.islower() and left.is_syllable:
        if right.is_syllable:
            return _SAFE if left.has_mark or right.has_mark or right.before_lower else _UNSAFE
        return _SAFE if left.has_mark and len(right.word) > 1 else None
    return _after_name(left, right)


def _after_name(left: _Left, right: _Right) -> Applicability | None:
    """The same after a word that may be a name, an abbreviation or foreign."""
    if right.is_opener:
        return _SAFE
    if not right.before_lower or (left.word.isupper() and not right.has_mark):
        return None  # "Minh.Tuấn", "TP.Nam Định"
    if left.word.isupper():
        return _UNSAFE if right.is_syllable and left.is_long else None
    if not right.is_syllable:
        return _UNSAFE if left.is_syllable and left.has_mark else None
    if left.has_mark or right.has_mark or (len(right.word) > 3 and right.before_marked):
        return _SAFE
    return _UNSAFE if left.is_long else None


def _after_other(left: _Left, right: _Right, closing: bool) -> Applicability | None:
    """How sure it is after a question or exclamation mark, an ellipsis, or a stop inside a closing quotation mark."""
    if not (right.is_title or right.is_caps):
        return None
    ended = closing or left.is_closed or (left.is_syllable and left.has_mark)
    if right.is_syllable:
        # "If...Then": without marks, a syllable may be a word of another language.
        sure = ended or left.is_syllable or left.is_number or right.has_mark or right.before_marked or right.is_opener
        return _SAFE if sure else _UNSAFE
    if ended and len(right.word) > 1:
        return _SAFE
    return _UNSAFE if len(right.word) > 2 and left.is_syllable else None
