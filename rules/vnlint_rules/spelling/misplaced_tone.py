"""Tone marks on a vowel that bears them in neither style."""

from __future__ import annotations

from vnlint import Applicability, Bad, Good, Invariant, Measured, Message
from vnlint_rules.language.verdict import Fault, Verdict
from vnlint_rules.spelling.base import SpellingRule

_SURE = 0.99
"""Confidence from which a fix is safe; only Vietnamese words around give as much."""


class MisplacedTone(SpellingRule):
    """A tone mark stands on a vowel that bears it in neither style of tone placement.

    "taị", "cuả", "qúa", "tòan": the eye hardly sees it, but no search finds the word and a tokeniser takes it for
    another. Both styles (hòa, hoà) are right; what is mended is written in the style that the text keeps. Left alone
    is what may be a word of Portuguese or Spanish ("caí", "aí", "baú"), unless words that only Vietnamese has stand by;
    what would make a rare word ("maỵ") is for `impossible-syllable`, which asks the words around.
    """

    fault = Fault.MISPLACED_TONE
    message = Message(
        "the tone of “{text}” belongs on another vowel: “{meant}”", "dấu thanh của “{text}” đặt sai chữ: “{meant}”"
    )
    applicability = Applicability.SAFE
    invariant = Invariant.SAME_BASE_LETTERS
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.012, read=21, true=21, date="2026-11-23")
    examples = (
        Bad("Công việc của ông ⟦taị⟧ tỉnh đã xong.", fixed="Công việc của ông tại tỉnh đã xong."),
        Bad("Nhà ⟦cuả⟧ họ ở rất xa, ai cũng biết.", fixed="Nhà của họ ở rất xa, ai cũng biết."),
        Bad("⟦Tòan⟧ dân góp sức.", unsafe="Toàn dân góp sức."),
        Bad("Trẻ nhỏ ⟦qúa⟧ giờ ăn.", fixed="Trẻ nhỏ quá giờ ăn."),
        Good("Hòa bình và hoà bình, thúy và thuý, khỏe và khoẻ đều đúng."),
        Good("Luíz và José là bạn.", why="foreign names"),
        Good("Hoa Hạ (chữ Hán: 華夏; bính âm: huá xià) là tên cũ.", why="Chinese in Latin letters"),
        Good("Eu caí da escada ontem e não consegui ir à escola.", why="Portuguese"),
        Good("Ca khúc ấy có câu “aí se eu te pego”, ai cũng thuộc.", why="Portuguese"),
        Good("Người Bồ Đào Nha gọi cái rương là “baú”.", why="a word of Portuguese"),
        Good("Áo quần giặt gịa xong thì đem phơi.", why="the one word that is written so"),
    )

    def certainty(self, text: str, verdict: Verdict) -> Applicability:
        """Names may keep an odd spelling, and other languages have such words."""
        return Applicability.SAFE if text.islower() and verdict.confidence >= _SURE else Applicability.UNSAFE
