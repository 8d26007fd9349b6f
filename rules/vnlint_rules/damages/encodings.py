"""Text read in an encoding that it is not in."""

from __future__ import annotations

from vnlint import Damage, Message
from vnlint_rules.damages.stretches import line, sentence
from vnlint_rules.damages.syllables import slipped
from vnlint_rules.language.encoders import encoders

_EXAMPLE = "Hôm nay trời mưa rất to ở nhiều nơi. Người dân vẫn đi làm như mọi ngày trong tuần."
_ENCODERS = encoders()
_UTF_8 = _ENCODERS["utf-8 twice as cp1252"]

DAMAGES = (
    Damage(
        "mojibake",
        Message(
            "a sentence in UTF-8 was read as Windows-1252: “Viá»‡t”", "một câu UTF-8 bị đọc theo Windows-1252: “Viá»‡t”"
        ),
        ("mojibake",),
        sentence(_UTF_8),
        _EXAMPLE,
        fills_line=True,  # an odd blank or hyphen beside it may be half a letter
    ),
    Damage(
        "mojibake-word",
        Message(
            "a word in UTF-8 was read as Windows-1252: “viá»‡c”", "một từ UTF-8 bị đọc theo Windows-1252: “viá»‡c”"
        ),
        ("mojibake",),
        slipped(lambda word, style, random: _UTF_8(word)),
        "Nhiều việc được làm trước.",
        fills_line=True,
    ),
    Damage(
        "tcvn3",
        Message(
            "a line in TCVN3 (ABC) was read as Windows-1252: “§éc lËp”",
            "một dòng TCVN3 (ABC) bị đọc theo Windows-1252: “§éc lËp”",
        ),
        ("legacy-encoding",),
        line(_ENCODERS["tcvn3 as cp1252"]),
        _EXAMPLE,
    ),
    Damage(
        "vni-windows",
        Message(
            "a line in VNI Windows was read as Windows-1252: “Ñoäc laäp”",
            "một dòng VNI Windows bị đọc theo Windows-1252: “Ñoäc laäp”",
        ),
        ("legacy-encoding",),
        line(_ENCODERS["vni as cp1252"]),
        _EXAMPLE,
    ),
)
