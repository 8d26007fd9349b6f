"""A small letter behind a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import (
    BLANK,
    LOWER,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
)
from vnlint_rules.language.classes import LOWER as SMALL
from vnlint_rules.language.letters import has_mark
from vnlint_rules.language.lexicon import frequent_compound, syllables
from vnlint_rules.spelling.lost_initial import completed

_BEFORE = Pattern(r"(?P<running>[^\W_][”\"’)%]*[ \u00a0])?(?<![^\W\d_])(?P<last>[^\W\d_]{2,})\Z")
"""The word before the stop, and whether one stands before it, and no bracket or comma."""
_AFTER = Pattern(r"(?P<first>[^\W\d_]{2,})[ \u00a0](?P<second>[^\W_]+)")
_STOPPED = rf"\.[ \u00a0][{SMALL}]"
_PARTED_BEFORE = Pattern(rf"{_STOPPED}[^.\r\n]{{0,14}}\Z")
_PARTED_AFTER = Pattern(rf"[^.\r\n]{{0,16}}[^\W\d_]{{2}}{_STOPPED}")
"""Stops that part what stands side by side: "cuộc đời. âm nhạc. thơ"."""
_LONGEST = 40
"""Code points on either side in which the words are looked for."""
_REFERRING = frozenset(
    "ảnh báo bản bài chương điều hình khoản mục năm ngày nguồn nxb phần quyển số tập tháng theo trang".split()
)
"""Words before a name or number in references, credits and by-lines, whose parts have stops between them."""
_GOING_ON = frozenset("bằng của để mà nên nhưng như rồi thì từ và vì với".split())
"""Words before which a comma is likelier than the beginning of a sentence, as it is behind "Theo đó"."""
_VOWELS = tuple("aeiouy")
_FOREIGN = 5
"""Letters of the shortest foreign word that ends in a vowel and is no abbreviation."""
_NAME = 3
"""Letters of the shortest name without marks that is none."""
_REST = 30
"""Code points of its line from the stop on. What is shorter is a by-line or a label."""


class SmallLetterAfterStop(Rule):
    """A small letter follows a full stop.

    "… của đội khách. tuy nhiên họ …": either a sentence begins and wants its capital, or a comma was meant; a model
    learns that anything may follow a stop. Only a person can tell which of the two it is. Abbreviations ("Th. đã đi"),
    the parts of references and credits, brands ("iPhone") and short lines are left alone, and so is a word that lost
    its first letter: that is lost-initial's.
    """

    phase = Phase.WORDING
    message = Message("a small letter follows the stop: “{text}”", "chữ thường đứng sau dấu chấm: “{text}”")
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.13, read=224, true=218, defensible=6, date="2026-11-28"
    )
    triggers = (Pairs(CharSet.of("."), BLANK),)
    examples = (
        Bad("Đội khách ghi bàn⟦. tuy⟧ nhiên trọng tài đã không công nhận.", choices=(". Tuy", ", tuy")),
        Bad("Họ ăn nhiều trứng⟦. bánh⟧ mì, ngũ cốc và các loại rau xanh.", choices=(". Bánh", ", bánh")),
        Bad("Họ rời Colombia⟦. phía⟧ bắc nước này có nhiều núi lửa.", choices=(". Phía", ", phía")),
        Bad(
            "Khi bán hàng và cung cấp dịch⟦. vụ⟧ phải có hóa đơn đầy đủ cho khách.",
            choices=(" vụ", ". Vụ", ", vụ"),
        ),
        Bad("Trời đã tạnh mưa⟦. nhưng⟧ đường vẫn ngập sâu đến đầu gối.", choices=(", nhưng", ". Nhưng")),
        Good("Hôm qua anh Th. đã đến, bà Tr. và ông Qu. cũng đến nhà chị Oanh.", "names cut short"),
        Good("Tập đoàn Warner Bros. chắc chắn đã mua lại Electronics Co. với giá rất cao.", "abbreviations"),
        Good("Tôm, cua, cá v.v. ở hồ này rất nhiều, tr. 12 và x. nghĩa 2 cũng nói vậy.", "abbreviations"),
        Good("Từ này (tiếng Phạn, sa. ba la mật đa) có nghĩa là sang đến bờ bên kia.", "the name of a language"),
        Good("Máy mới ra hôm nay. iPhone này có ba màu, máy cũ... vẫn còn bán ở nhiều nơi.", "brands, ellipses"),
        Good("Nguyễn Văn An, Chợ quê. trang 177, Nhà xuất bản Làng Chài, năm 2013.", "a reference"),
        Good("Trời đã tạnh. theo báo Làng Chài", "a by-line"),
        Good("Triển lãm ảnh của cô có tên là Cuộc đời. âm nhạc. thơ. hội họa và những giấc mơ.", "the name of a work"),
        Good("Trời đã tối. hủ tịch xã ra về, mọi người trong làng cũng về.", "lost-initial"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each such stop."""
        text, rows = document.text, document.columns.rows
        places = places[(places > 0) & (places + 2 < len(rows))]
        lower = LOWER.table()
        places = places[lower[rows[places + 2]]]
        for place in places[lower[rows[places - 1]]].tolist():
            before = _BEFORE.search(text, max(0, place - _LONGEST), place)
            after = _AFTER.match(text, place + 2, place + 2 + _LONGEST)
            if before is None or after is None:
                continue
            last, first, second = before["last"], after["first"], after["second"]
            if not (before["running"] or has_mark(last)) or document.line(place).end - place < _REST:
                continue  # "(sa. anitya)", a by-line
            if _PARTED_BEFORE.search(text, max(0, place - _LONGEST), place) or _PARTED_AFTER.match(text, place + 2):
                continue
            if _begins(first, second) and _may_end(last, second):
                start = place + 1
                choices = [f".{text[start]}{first.capitalize()}", f",{text[start]}{first}"]
                if first in _GOING_ON or last == "đó":
                    choices.reverse()
                if frequent_compound(last, first):
                    choices.insert(0, text[start] + first)
                shown = text[before.start("last") : after.end()]
                yield self.found(place, after.end("first"), choices=choices, text=shown)


def _begins(first: str, second: str) -> bool:
    """Whether these may be the first words of a sentence, or of what goes on."""
    if not first.islower() or first not in syllables() or completed(first, second):
        return False
    if second.islower():
        return second in syllables()
    return first not in _REFERRING


def _may_end(last: str, second: str) -> bool:
    """Whether a word before a stop is no abbreviation: abbreviations are no syllables, and end in consonants."""
    if last.lower() in syllables():
        return last.islower() or (second.islower() and (has_mark(last) or len(last) >= _NAME))
    return second.islower() and len(last) >= _FOREIGN and last.lower().endswith(_VOWELS)
