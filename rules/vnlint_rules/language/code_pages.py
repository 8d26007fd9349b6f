"""UTF-8 that was read as Windows-1258 or Windows-1250: "viĂªn" for "viên".

Windows-1258 is the code page of Vietnamese Windows, 1250 that of Central Europe. Most letters look as they do in
Windows-1252, but "à", "í" and their like do not. Source: the code pages of Microsoft, which Python has too.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from vnlint import Pattern
from vnlint_rules.language.double_encoding import is_noise

PAGES = ("cp1258", "cp1250")

SIGN = Pattern(r"(?<=[a-z])Ă[ \x80-\xbf]|Ă[\x80-\x9f¡-¿€‚ƒ„†‡ˆ‰‹™›ˇ˘Ł]|áş[\x80-\xbf€‚ƒ„†‡ˆ‰‹™›ˇ˘ŁĄŻ˛łąľż˝]|Ć[°ˇ]")
"""A letter in UTF-8 that was read in one of the two, and that Windows-1252 shows in another way.

"Ă" ends no syllable of Vietnamese, nor does a small letter stand before it; as a letter that is talked about it stands
before a blank, a quotation mark or a dash.
"""


def misread_as(text: str, page: str) -> str:
    """What becomes of ``text`` when its UTF-8 is read in one of `PAGES`; what has no meaning there is a control."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1").translate(_shown(page))


def reread_as(text: str, page: str) -> str | None:
    """``text`` with that undone; None where it is not UTF-8 read so, or not wholly, or where no text comes of it."""
    bytes_of = _bytes(page)
    if any(c > "\x7f" and ord(c) not in bytes_of for c in text):
        return None
    try:
        result = text.translate(bytes_of).encode("latin-1").decode()
    except UnicodeError:
        return None
    return None if result == text or is_noise(result) else result


@functools.cache
def _shown(page: str) -> Mapping[int, str]:
    """What each byte above ASCII is shown as; the bytes as characters of the same number."""
    return {byte: bytes([byte]).decode(page, "ignore") or chr(byte) for byte in range(0x80, 0x100)}


@functools.cache
def _bytes(page: str) -> Mapping[int, str]:
    return {ord(shown): chr(byte) for byte, shown in _shown(page).items()}
