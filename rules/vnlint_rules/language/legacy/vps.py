"""VPS, the encoding of the Vietnamese Professionals Society.

Fourteen capitals have codes among the control characters, of which fonts and programs made little use. Sources: the
tables of xvnkb for all letters but those capitals; for these the table that Mozilla shipped (``vps.ut``).
"""

from __future__ import annotations

from vnlint_rules.language.legacy.codec import codes_of, single_byte

VPS = single_byte(
    "vps",
    "VPS",
    codes_of("""
        E6E2C7EAF4D6DC E0E1E4E3E5 A2A1A3A4A5 C0C3C4C5C6 E8E9C8EBCB 8A898BCD8C ECEDCCEFCE F2F3D5F586 D2D3B087B6
        A9A7AAABAE F9FAFBDBF8 D8D9BABBBF FF9A9BCF9C
        88C2F1CAD4F7D0 80C1818202 8E8D8FF005 8483851C04 D7C9DEFE06 9390949510 B5B4B7B811 BCB9BDBE12 9796989913
        9E9D9FA614 A8DAD1AC15 AFADB11D16 B2DDFDB319
    """),
)
