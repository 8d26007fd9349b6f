"""Words that a mark of punctuation or a bracket joins where a blank belongs."""

from __future__ import annotations

import re

from vnlint import (
    DIGIT,
    LETTER,
    LOWER,
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
from vnlint_rules.spacing.quotes import REACH, opens_quote

_RATIO = re.compile(r"\b(?:t[ỉỷ] (?:lệ|số|giá)|(?:định )?dạng)\b", re.IGNORECASE)
"""After these words a colon between two words stands for "to": "tỉ lệ đực:cái", "định dạng giờ:phút"."""
_RATIO_REACH = 40
_NAME_GOES_ON = re.compile(r"[./@_=\\]\w")
"""Behind a word this shows that it is of a file's name or an address."""
_OF_CODE = frozenset("=([{&@#_\\")
"""In what stands before a number and a mark these show that it is of a formula, a call, an entity or an address."""
_CODE_REACH = 40
_DOTS = {".": 1, "…": 3}
_ELLIPSIS, _LONGEST_ELLIPSIS = 3, 5
"""Dots of an ellipsis. More of them are the gap of a form: "ngày.......tháng"."""
_NAMESPACES = ("Bản mẫu", "Mô đun", "Tập tin", "Thảo luận", "Thảo luận Thành viên", "Thể loại")
"""Before a colon these name the pages of a wiki: "Bản mẫu:Đang dịch"."""


class MissingSpaceAfterPunctuation(CharacterRule):
    """Two words are joined by a comma, a colon, an ellipsis or a bracket, where a blank belongs.

    Whoever splits words at blanks gets "thích,có" for one. It is safe to part them where both sides are Vietnamese
    words of running text. Numbers (3,5), times (8:30), addresses, function calls and optional parts of words are left
    alone, and so are words that an ellipsis masks ("gi…ết"), draws out or stammers ("co… con").
    """

    message = Message("no space between '{left}' and '{right}'", "thiếu khoảng trắng giữa '{left}' và '{right}'")
    examples = (
        Bad("Người thì thích⟦,⟧có người không.", fixed="Người thì thích, có người không."),
        Bad("Chợ bán nhiều thứ⟦:⟧rau, cá⟦;⟧thịt thì hết.", fixed="Chợ bán nhiều thứ: rau, cá; thịt thì hết."),
        Bad("Ông Trọng⟦(⟧từ Huế⟦)⟧đến trước.", fixed="Ông Trọng (từ Huế) đến trước."),
        Bad("Anh hỏi vì sao⟦?⟧rồi bỏ đi.", fixed="Anh hỏi vì sao? rồi bỏ đi."),
        Bad("Các hãng Samsung⟦,⟧Nokia và Sony.", unsafe="Các hãng Samsung, Nokia và Sony."),
        Bad(
            "Ngày 7/7/2017⟦,⟧ông sang Lào, năm 1971⟦:⟧về nước.", fixed="Ngày 7/7/2017, ông sang Lào, năm 1971: về nước."
        ),
        Bad("Anh nói “vâng⟦”⟧rồi đi.", fixed="Anh nói “vâng” rồi đi."),
        Bad(
            "Chợ bán rau, cá, thịt⟦…⟧và đắt đến⟦...⟧giật mình.", fixed="Chợ bán rau, cá, thịt… và đắt đến... giật mình."
        ),
        Bad("Họ đi xe máy, taxi⟦…⟧về quê.", fixed="Họ đi xe máy, taxi… về quê."),
        Good("Giá tăng 3,5% lúc 8:30, tỉ số 2:1."),
        Good("Xem https://vi.example.org/tim?tu=hoa,la nhé :D"),
        Bad("Ngày 28/6⟦,⟧Đoàn Lào đã đến.", unsafe="Ngày 28/6, Đoàn Lào đã đến."),
        Good("Ô đó là =IF(A1,đúng), mốc 3,5 tỷ, tỉ lệ 10:mười, anh nói &#39;được rồi&#39;."),
        Good("Tỉ lệ đực:cái là 2:1, ghi theo dạng giờ:phút."),
        Good("Trang Bản mẫu:Đang dịch và Thể loại:Hồ Việt Nam.", "pages of a wiki"),
        Good("Tên b…bố láo ấy doạ gi…ết người, đ…m nó.", "stammered and masked words"),
        Good("Hôm nay là ngày……tháng……năm", "the gaps of a form"),
        Good("Mở tệp bao...cao.txt hay https://vi.example.org/tin...moi nhé."),
        Good("Hàm f(x) và người(s) thân, nước(1)."),
    )
    triggers = (
        Pairs(CharSet.of(",;:"), LETTER),
        Pairs(CharSet.of("?!…."), LOWER),
        Pairs(LETTER, CharSet.of("(“")),
        Pairs(CharSet.of(")”"), LETTER | DIGIT),
    )
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.80, read=401, true=401, date="2026-11-28")

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        character, following = text[place], text[place + 1]
        if following in "(“" and character.isalpha():
            mark, at = place + 1, place + 1
            applicability = _before_opening(document, mark)
        elif character in ")”":
            mark, at = place, place + 1
            applicability = _after_closing(document, mark)
        elif character in _DOTS:
            return self._after_ellipsis(text, place)
        else:
            mark, at = place, place + 1
            applicability = _after_mark(text, mark)
        if applicability is None:
            return None
        return self.found(
            mark,
            mark + 1,
            edits=[Edit(Span(at, at), " ")],
            applicability=applicability,
            left=(word_before(text, mark) or text[mark - 1 : mark]) + text[mark:at],
            right=text[at : mark + 1] + word_after(text, mark + 1),
        )

    def _after_ellipsis(self, text: str, last: int) -> Diagnostic | None:
        start, dots = last, _DOTS[text[last]]
        while dots <= _LONGEST_ELLIPSIS and (more := _DOTS.get(text[start - 1 : start])):
            start, dots = start - 1, dots + more
        if not _ELLIPSIS <= dots <= _LONGEST_ELLIPSIS:
            return None
        end = last + 1
        left, right = word_before(text, start), word_after(text, end)
        behind = end + len(right)
        is_name = _is_address(text, start - len(left)) or _NAME_GOES_ON.match(text, behind) is not None
        if len(left) < 2 or is_name or _is_one_word(left.lower(), right):
            return None
        applicability = _around_ellipsis(left, right, next_word(text, behind))
        if applicability is None:
            return None
        return self.found(
            start,
            end,
            edits=[Edit(Span(end, end), " ")],
            applicability=applicability,
            left=left + text[start:end],
            right=right,
        )


def _is_word(word: str) -> bool:
    """Whether a word is spelt like a Vietnamese one and is more than a single plain letter, as in formulas."""
    return is_readable(word) and (len(word) > 1 or has_mark(word))


def _is_address(text: str, start: int) -> bool:
    """Whether a word that begins at ``start`` belongs to an entity or address."""
    return text[start - 1 : start] in tuple("&/@_=?#\\")


def _is_one_word(left: str, right: str) -> bool:
    """Whether an ellipsis parts what is one word, masked, drawn out or stammered: "gi…ết", "lâu...âu", "co...con"."""
    return left.endswith(right) or right.startswith(left) or is_readable(left + right)


def _around_ellipsis(left: str, right: str, following: str) -> Applicability | None:
    is_left, is_right = _is_word(left), _is_word(right)
    marked = (is_left and has_mark(left)) or (is_right and has_mark(right))
    if is_left and is_right:
        return Applicability.SAFE if marked or (following.islower() and _is_word(following)) else Applicability.UNSAFE
    foreign = left if is_right else right
    if not (is_left or is_right) or not (len(foreign) > 3 or foreign.isupper()):
        return None  # most shorter ones are cut: "ng...ời"
    return Applicability.SAFE if marked else Applicability.UNSAFE


def _after_mark(text: str, mark: int) -> Applicability | None:
    left, right = word_before(text, mark), word_after(text, mark + 1)
    if (left and _is_address(text, mark - len(left))) or text.startswith("_", mark + 1 + len(right)):
        return None
    if not left and text[mark - 1 : mark].isdigit():
        return _after_number(text, mark, right)
    if text[mark] in ":;" and left.isupper() and right.isupper() and min(len(left), len(right)) > 1:
        return Applicability.UNSAFE  # "CÁC;LỆNH" is notation as often
    if text[mark] == ":":
        # "Ảnh:Reuters" is prose, "mailto:an", "Re:tin" and "K:L" are not.
        if not left or not (_is_word(left) and has_mark(left)) or len(right) < 2:
            return None
        if right[0].isupper():
            return None if text.endswith(_NAMESPACES, 0, mark) else Applicability.SAFE
        if _RATIO.search(text, max(0, mark - _RATIO_REACH), mark):
            return None
        return Applicability.SAFE if _is_word(right) else Applicability.UNSAFE
    if not left:
        closed = text[mark - 1 : mark] in tuple(')]”"%')
        return Applicability.SAFE if closed and _is_word(right) else None
    if _is_word(left) and _is_word(right):
        return Applicability.SAFE if has_mark(left) or has_mark(right) else Applicability.UNSAFE
    if min(len(left), len(right)) < 2:
        return None
    if (_is_word(left) and has_mark(left)) or (_is_word(right) and has_mark(right)):
        return Applicability.SAFE
    return Applicability.UNSAFE if text[mark] == "," and min(len(left), len(right)) > 3 else None


def _after_number(text: str, mark: int, right: str) -> Applicability | None:
    """How sure it is that a blank belongs between the mark behind a number and a word: "năm 2024,từng bước"."""
    if len(right) < 2 or not (_is_word(right) and has_mark(right)):
        return None
    joined = text[max(0, mark - _CODE_REACH) : mark].rsplit(maxsplit=1)[-1]
    if not _OF_CODE.isdisjoint(joined):
        return None
    if text[mark] == ":" and _RATIO.search(text, max(0, mark - _RATIO_REACH), mark):
        return None
    end = mark + 1 + len(right)
    if text[end : end + 1] in tuple(",;"):
        return None  # data: "12,đỏ;13,xanh"
    following = next_word(text, end)
    in_prose = following.islower() and _is_word(following)
    return Applicability.SAFE if in_prose else Applicability.UNSAFE


def _before_opening(document: Document, mark: int) -> Applicability | None:
    text = document.text
    left, right = word_before(text, mark), word_after(text, mark + 1)
    if text[mark] == "“":
        if not opens_quote(document, mark):
            return None
        begins = right or text[mark + 1 : mark + 2].isdigit()
        return Applicability.SAFE if begins and len(left) > 1 and _is_word(left) else None
    if len(left) < 2:
        return None
    if not right:
        # A note's number is closed at once, "(25 tuổi" goes on.
        end = mark + 1
        while text[end : end + 1].isdigit():
            end += 1
        goes_on = end > mark + 1 and _is_word(next_word(text, end))
        return Applicability.SAFE if goes_on and _is_word(left) else None
    behind = text[mark + 1 + len(right) : mark + 2 + len(right)]
    if len(right) < 2 or (behind == ")" and right.islower()) or behind == "_":
        return None  # f(x), người(s), (tái), SUM(giá_trị)
    marked = has_mark(left) or has_mark(right)
    if not marked or not (_is_word(left) or _is_word(right)) or _is_address(text, mark - len(left)):
        return None
    called = left.isupper() and not has_mark(left) and (right[0].isupper() or behind in tuple(";)"))
    return Applicability.UNSAFE if called else Applicability.SAFE  # FACT(Số), FREQUENCY(Dữ liệu; Hạng)


def _after_closing(document: Document, mark: int) -> Applicability | None:
    text = document.text
    right = word_after(text, mark + 1)
    if text[mark - 1 : mark] in tuple(".?!…") and right[:1].isupper():
        return None  # missing-space-after-sentence
    if len(right) < 2 or not _is_word(right):
        return None
    if text[mark] == "”":
        return None if opens_quote(document, mark) else Applicability.SAFE
    opening = text.rfind("(", max(document.line(mark).start, mark - REACH), mark)
    inside = text[opening + 1 : mark]
    if right.islower() and opening >= 0 and inside.isalpha():
        return Applicability.UNSAFE if has_mark(right) else None  # (tái)cấu trúc
    running = has_mark(right) or next_word(text, mark + 1 + len(right)).islower()
    return Applicability.SAFE if running else Applicability.UNSAFE
