"""Words with the blank between them lost."""

from __future__ import annotations

from vnlint import Bad, Good, Measured, Message
from vnlint_rules.language.verdict import Fault
from vnlint_rules.spelling.base import SpellingRule


class JoinedSyllables(SpellingRule):
    """Two words stand there without the blank between them.

    "hộithảo", "xăngdầu", "thôngTin": line breaks and copying lose blanks. Settled loans (ôtô, bêtông) are words of
    their own. Where the second word begins a sentence, `missing-full-stop` says so.
    """

    fault = Fault.JOINED
    message = Message(
        "“{text}” is several words run together: “{meant}”", "“{text}” là các từ dính liền nhau: “{meant}”"
    )
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.25, read=200, true=200, date="2026-11-23")
    examples = (
        Bad("Bộ trưởng dự ⟦hộithảo⟧ về y tế.", unsafe="Bộ trưởng dự hội thảo về y tế."),
        Bad("Giá ⟦xăngdầu⟧ tăng mạnh.", unsafe="Giá xăng dầu tăng mạnh."),
        Bad("Bộ ⟦thôngTin⟧ cho biết.", choices=("thông tin", "thông. Tin")),
        Bad("Đoàn về ⟦QuảngNinh⟧ hôm qua.", unsafe="Đoàn về Quảng Ninh hôm qua."),
        Bad("Quà ⟦củaAndy⟧ đã đến.", unsafe="Quà của Andy đã đến."),
        Good("Lệ phí ápPdụng cho mọi người.", why="the second half is no word: a letter is too many"),
        Good("Xe ôtô chở ximăng và bêtông.", why="loans"),
    )
