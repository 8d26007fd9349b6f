"""Punctuation marks: one that is missing, one that stands twice."""

from __future__ import annotations

from vnlint import Damage, Message, Pattern
from vnlint_rules.damages.replacing import put
from vnlint_rules.language.classes import LOWER, UPPER

_TWO_SENTENCES = Pattern(rf"(?<![^ \n])([{LOWER}]+\. [{UPPER}][{LOWER}]+)(?= [{LOWER}])")
_COMMA = Pattern(rf"[{LOWER}](,) [{LOWER}]")
_STOP = Pattern(rf"[{LOWER}](\.) [{UPPER}]")
_QUOTES = Pattern(r"(?<= )(“[^“”\"\n]{3,80}”)")
_BRACKETS = Pattern(r"(?<= )(\([^()\n]{3,80}\))")

DAMAGES = (
    Damage(
        "stop-lost",
        Message(
            "stop and blank between two sentences are missing: “thảoTrong”",
            "mất dấu chấm và khoảng trắng giữa hai câu: “thảoTrong”",
        ),
        ("missing-full-stop",),
        put(_TWO_SENTENCES, lambda words: words.replace(". ", "")),
        "Đoàn đến dự hội thảo. Trong chuyến thăm, đoàn gặp dân.",
    ),
    Damage(
        "comma-doubled",
        Message("a comma stands twice", "dấu phẩy bị gõ hai lần"),
        ("doubled-punctuation",),
        put(_COMMA, ",,"),
        "Trời đã tạnh, đường vẫn ướt.",
    ),
    Damage(
        "stop-doubled",
        Message("a full stop stands twice", "dấu chấm bị gõ hai lần"),
        ("doubled-punctuation",),
        put(_STOP, ".."),
        "Trời đã tạnh. Đường vẫn ướt.",
    ),
    Damage(
        "quote-lost",
        Message("a closing quotation mark is missing", "mất dấu ngoặc kép đóng"),
        ("unbalanced-quotes",),
        put(_QUOTES, lambda quote: quote[:-1]),
        "Ông nói: “Trời sắp mưa” rồi ra về.",
    ),
    Damage(
        "quote-straightened",
        Message(
            'the mark that closes a quotation is a straight one: “vâng"', 'dấu đóng ngoặc kép là dấu thẳng: “vâng"'
        ),
        ("mismatched-quotes",),
        put(_QUOTES, lambda quote: quote[:-1] + '"'),
        "Ông nói: “Trời sắp mưa” rồi ra về.",
    ),
    Damage(
        "bracket-lost",
        Message("a closing bracket is missing", "mất dấu đóng ngoặc"),
        ("unbalanced-brackets",),
        put(_BRACKETS, lambda brackets: brackets[:-1]),
        "Ông Nam (ở xã bên) đến sớm.",
    ),
)
