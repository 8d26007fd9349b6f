"""Words of Vietnamese in the place of others."""

from __future__ import annotations

from collections.abc import Iterable

from vnlint import Bad, Document, Good, Measured, Message
from vnlint_rules.language.verdict import Fault, Verdict
from vnlint_rules.spelling.base import SpellingRule


class RealWordError(SpellingRule):
    """A word is Vietnamese, but another one was meant in its place.

    "Đoản" for "đoàn", "tần xuất", "cuộc chiên": no list of words finds these, only what stands around them does. A
    model of word sequences, learned from news, Wikipedia and law, tells which words cannot stand where they do, and
    which of those that a slip of hand or ear may have turned into them would; a rare word is suspected less than a
    frequent one. Names, spellings with i for y, words of the dictionary and what a text says again and again are left
    alone as far as they can be told, but not what is a well-known name with other marks ("Hà Nôi"). Rare and old words
    are what is wrongly flagged most. The finding's confidence says how often ones like it are true.
    """

    fault = Fault.MISUSED
    message = Message(
        "“{text}” does not fit in here: is “{meant}” meant?", "“{text}” không hợp ở đây: phải chăng là “{meant}”?"
    )
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=3.84, read=120, true=104, defensible=4, date="2026-11-28"
    )
    examples = (
        Bad(
            "Hai bên trao đổi ⟦đoản⟧, thúc đẩy hợp tác đào tạo.",
            unsafe="Hai bên trao đổi đoàn, thúc đẩy hợp tác đào tạo.",
        ),
        Bad("Xe chạy với ⟦tóc⟧ độ cao.", unsafe="Xe chạy với tốc độ cao."),
        Bad("Đây là một trong ⟦nhưng⟧ người đầu tiên.", unsafe="Đây là một trong những người đầu tiên."),
        Bad("Ông sống ở Hà ⟦Nôi⟧ từ nhỏ.", unsafe="Ông sống ở Hà Nội từ nhỏ."),
        Good("Anh gửi thư cho tòa soạn từ năm ngoái."),
        Good("Anh Hoàng Tuân quê ở Hà Tĩnh.", why="a person may be called what few are"),
        Good("Bà Quí ở phố Lí Thường Kiệt, nước Mĩ.", why="names, and i for y"),
    )

    def verdicts(self, document: Document) -> Iterable[Verdict]:
        return document.view(self.judge().misused)
