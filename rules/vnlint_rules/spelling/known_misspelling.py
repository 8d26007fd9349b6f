"""Compound words in a spelling that is known to be wrong."""

from __future__ import annotations

from vnlint import (
    Applicability,
    Bad,
    CharacterRule,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pattern,
    Phase,
    Phrases,
)
from vnlint_rules.language.beside import is_one_blank, word_before, word_behind
from vnlint_rules.language.cases import Casing, casing_of, in_casing
from vnlint_rules.language.fit import shipped_fit
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.language.misspellings import LONGEST, Misspelling, misspellings
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.style import styled_like
from vnlint_rules.language.tone import fold_styles, in_both_styles

_NUMBER = Pattern(r"[0-9][0-9.,]*\Z")
_QUOTES = frozenset("“”\"'‘’«»")
_REACH = 12
"""How far back, in code points, a number before a phrase is looked for."""
_BEHIND_HYPHEN = Pattern(r"(?:-\p{L}+|(?<![\p{L}\p{M}])\p{Lu}\p{L}*)-\Z")
"""A name in syllables, of which the first word is the last: "Cam-pu-chia sẽ"."""
_GAIN = 3.2
"""Log-likelihood gained from which the words at the edges of a phrase go with what was meant.

Below it they go with their other neighbours: of 119 such places in 48 million syllables 20 were below, all but 5 of
them sound.
"""


class KnownMisspelling(CharacterRule):
    """A compound is written in a way that is known to be wrong.

    "sát nhập" for "sáp nhập", "nổ lực" for "nỗ lực", "bổ xung" for "bổ sung": each syllable is right by itself, so no
    look at single words finds them, and each splits one word into two for whoever counts words. The table holds only
    forms that stand for nothing else in 100 million syllables of text; where one can be right ("tấn công xuất hiện",
    "vỡ bàng quang") the words beside it decide, and where one of them makes a word with its neighbour ("trinh sát nhập
    vai") the model of word sequences has to prefer what may be meant. Names, and what is capitalised within a
    sentence, are left alone.
    """

    message = Message("“{text}” is a misspelling of “{meant}”", "“{text}” là cách viết sai của “{meant}”")
    examples = (
        Bad("Hai xã sẽ được ⟦sát nhập⟧ vào năm tới.", unsafe="Hai xã sẽ được sáp nhập vào năm tới."),
        Bad(
            "Hàng đã ⟦sẳn sàng⟧, ⟦mặt dù⟧ mưa to.",
            fixed="Hàng đã sẵn sàng, mặt dù mưa to.",
            unsafe="Hàng đã sẵn sàng, mặc dù mưa to.",
        ),
        Bad("Máy mới cho ⟦năng xuất⟧ gấp đôi.", unsafe="Máy mới cho năng suất gấp đôi."),
        Bad("Ông giữ thái độ ⟦bàng quang⟧ với mọi việc.", unsafe="Ông giữ thái độ bàng quan với mọi việc."),
        Bad("Thuốc có ở ⟦tất các⟧ xã.", unsafe="Thuốc có ở tất cả các xã."),
        Good("Mây đen có khả năng xuất hiện vào chiều nay.", "khả năng | xuất hiện"),
        Good("Bệnh nhân bị vỡ bàng quang.", "the organ"),
        Good("Tổ trinh sát nhập vai người mua.", "trinh sát | nhập vai"),
        Good("Thợ rèn trao cho ông thanh kiếm chế tạo rất công phu.", "kiếm | chế tạo"),
        Good("Ngày mai Cam-pu-chia sẽ thi đấu.", "the end of a name"),
        Good("Vụ nổ lực lượng nào gây ra?", "vụ nổ | lực lượng"),
        Good("Trung vệ Sát nhập cuộc từ phút đầu.", "a name"),
    )
    triggers = (Phrases(in_both_styles(misspellings())),)
    silences = frozenset(
        {
            "missing-shape",
            "letter-slip",
            "impossible-syllable",
            "doubled-mark",
            "typing-residue",
            "real-word-error",
            "repeated-word",
        }
    )
    phase = Phase.SPELLING
    applicability = Applicability.SAFE
    invariant = Invariant.AS_LISTED
    heeds_words = True
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=1.1, read=456, true=444, defensible=12, date="2026-11-26"
    )

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        tokens, text = document.tokens, document.text
        first = tokens.index_at(place)
        ends = tokens.ends[first : first + LONGEST].tolist()
        for end in reversed(ends):
            known = misspellings().get(fold_styles(text[place:end].lower().replace("\u00a0", " ")))
            if known is not None:
                return self._finding(document, known, place, end)
        return None

    def _finding(self, document: Document, known: Misspelling, start: int, end: int) -> Diagnostic | None:
        text = document.text
        casing = _casing(text, start, end)
        if casing is None or not known.holds(_before(document, start), _after(document, end)):
            return None
        if _BEHIND_HYPHEN.search(text, max(0, start - _REACH), start) or _is_border(document, known, start, end):
            return None
        meant = in_casing(styled_like(document, start, known.meant), casing)
        quoted = text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES  # it may be the word itself
        return self.found(
            start,
            end,
            replace=meant,
            applicability=Applicability.SAFE if known.safe and not quoted else Applicability.UNSAFE,
            confidence=0.99 if known.safe else 0.95,
            text=text[start:end],
            meant=meant,
        )


def _casing(text: str, start: int, end: int) -> Casing | None:
    """How the phrase is capitalised; None where it may be a name."""
    shown = text[start:end]
    if shown.islower():
        return Casing.LOWER
    if shown.isupper():
        around = text[max(0, start - _REACH) : start].rsplit("\n", 1)[-1] + text[end : end + _REACH].split("\n", 1)[0]
        return Casing.UPPER if around.upper() == around != around.lower() else None  # else a name: "Ảnh: CHÍ TUỆ"
    if casing_of(shown) is not Casing.TITLE:
        return None
    return Casing.TITLE if opens_sentence(text, start) else None


def _is_border(document: Document, known: Misspelling, start: int, end: int) -> bool:
    """Whether two other words meet inside the phrase, one of which begins before it or ends behind it."""
    written, meant = document.text[start:end].replace("\u00a0", " ").split(" "), known.meant.split(" ")
    if len(written) != len(meant):
        return False
    first = document.tokens.index_at(start)
    before, after = _two_before(document, first), _two_behind(document, first + len(written) - 1)
    if not (frequent_compound(before[1], written[0]) or frequent_compound(written[-1], after[0])):
        return False
    in_row = shipped_fit().in_row
    return in_row([*before, *meant, *after]) - in_row([*before, *written, *after]) < _GAIN


def _two_before(document: Document, number: int) -> list[str]:
    """Two words before another one, "" for what no single blank joins to it."""
    nearest = word_before(document, number)
    return [word_before(document, number - 1) if nearest else "", nearest]


def _two_behind(document: Document, number: int) -> list[str]:
    """Two words behind another one, "" for what no single blank joins to it."""
    nearest = word_behind(document, number)
    return [nearest, word_behind(document, number + 1) if nearest else ""]


def _before(document: Document, start: int) -> str:
    """The word one blank before that at a position, in lower case; "#" for a number, "^" for none."""
    if word := word_before(document, document.tokens.index_at(start)):
        return word.lower()
    is_number = (
        start
        and is_one_blank(document.text, start - 1, start)
        and _NUMBER.search(document.text, max(0, start - _REACH), start - 1)
    )
    return "#" if is_number else "^"


def _after(document: Document, end: int) -> str:
    """The word one blank behind the one that ends at a position, in lower case; "^" for none."""
    return word_behind(document, document.tokens.index_at(end) - 1).lower() or "^"
