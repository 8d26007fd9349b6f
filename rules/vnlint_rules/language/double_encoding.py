"""UTF-8 that was read as Windows-1252 or Latin-1, once or several times: "Viá»‡t" for "Việt"."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import Pattern
from vnlint_rules.language.legacy.seen import SPECIAL, Seen, as_bytes, as_seen
from vnlint_rules.language.syllable import is_legal

MOST = 3
"""How often a text is read wrongly at most."""

WHOLE = Pattern(
    rf"á[º»][\x80-\x9f¡-¿{SPECIAL}]|â(?:€|\x80)[\x80-\xbf{SPECIAL}]"
    rf"|â[‚„†‡ˆ‰ŠŒŽ˜™šœžŸ\x81-\x92\x98-\x9f][\x80-\xbf{SPECIAL}]|ð[Ÿ\x9f][\x80-\xbf{SPECIAL}]{{2}}"
)
"""What nothing else can be: the three or four characters of a Vietnamese letter, a quotation mark, a sign, an emoji."""
_MARK = "(?<=[a-zA-Z\x80-\xbf‚†›])Ì[\x80-\x83\x86\x89\x9b€‚ƒ†‰›£]"
"""A combining mark of a decomposed letter, behind its vowel or another mark."""
_BESIDE_NUMBER = "(?:(?<=[0-9])|(?<=[0-9] ))Ã[—\x97]|(?<=[0-9a-z])Â[°²³·]|(?<=[a-z0-9.!?)à-ÿạ-ỹ])Â\xa0"
SIGN = Pattern(
    rf"{WHOLE.source}|Æ[°¡¯]|Ä[‘ƒ‚\x90-\x91\x82\x83©¨]|Å[©¨]|Ã[¡-£¨-ª¬\xad²-µ¹º½\x80-\x9d€‚ƒˆ‰ŠŒ•™š]"
    rf"|(?<=[a-z])Ã\xa0|Â[°²³©®±½¼¾§¶º]|{_MARK}|{_BESIDE_NUMBER}"
)
"""A Vietnamese letter, or a quotation mark, a dash or another sign, in UTF-8 read wrongly.

Not `Ã` before a quotation mark or dash, which ends words in capitals ("XÃ”") as well as it is half of "Ô"; before a
no-break space only behind a small letter. "Â" ends no syllable of Vietnamese and no word of French.
Source: no hit in 29,233 news articles as scraped and in 1,000,000 lines of cleaned ones.
"""
UNMISTAKABLE = Pattern(rf"{WHOLE.source}|{_BESIDE_NUMBER}")
"""What nothing else can be (`WHOLE`), and signs of two characters behind a number or word."""
LOST_QUOTE = Pattern(rf"â€\ufffd?(?![\x80-\xbf{SPECIAL}])")
"""A closing quotation mark that lost its last byte, for which Windows-1252 has no character."""
BROKEN = Pattern(rf"{SIGN.source}|{LOST_QUOTE.source}|ï¸|(?:á[º»]|Ä|(?<=[a-z])[ÃÌ])\ufffd")
"""A sign, or what is left of one: of a quotation mark, of the variation selector of an emoji, of a letter."""
TRACE = Pattern("á[º»]|Æ[°¡¯]|Ä[‘ƒ‚\x90]|Ã[\x80-\x9f¡-¿]|[ÃÄÅÆ]\xad|Å[©¨]|â€|" + _MARK)
"""What may be left of a sign, for rules that keep off where one may be.

Source: no hit in 632,689 lines of clean news.
"""
_SPACES = Pattern(" +")
_PARTS = Pattern(r"\W*([^\W\d_]*)\W*")


def misread(text: str, seen: Seen, times: int = 1) -> str:
    """What becomes of ``text`` when its UTF-8 is read as another encoding, ``times`` over."""
    for _ in range(times):
        text = as_seen(text.encode("utf-8", "surrogatepass").decode("latin-1"), seen)
    return text


def misread_with_spaces(text: str, *, single: bool) -> str:
    """``text`` read wrongly as Windows-1252, by a program that makes plain spaces of no-break ones.

    ``single``: it makes one space of several, too.
    """
    seen = misread(text, Seen.CP1252).replace("\xa0", " ")
    return _SPACES.sub(" ", seen) if single else seen


def reread(text: str) -> str | None:
    """``text`` with one wrong reading undone; None where it is not UTF-8 read wrongly, or not wholly."""
    try:
        result = as_bytes(text).encode("latin-1").decode()
    except UnicodeError:
        return None
    return None if result == text else result


def repaired(text: str) -> str | None:
    """``text`` with all wrong readings undone; None where there is none, or where no text comes of it."""
    result = None
    for _ in range(MOST):
        once = reread(text)
        if once is None:
            break
        text = result = once
        if not SIGN.search(text):
            break
    return None if result is None or is_noise(result) else result


def repaired_with_spaces(text: str) -> str | None:
    """``text`` repaired whose no-break spaces, the second halves of "à", became plain ones.

    A space between two spaces may have gone with it: "lÃ viá»‡c" is "là việc", but "lÃ m" is "làm". What the one or the
    other can only be the syllables say.
    """
    first, *rest = text.split(" ")
    tokens = [first]
    for token in rest:
        if not tokens[-1].endswith("Ã"):
            tokens.append(token)
            continue
        tokens[-1] += "\xa0"
        if token and _is_read(tokens[-1] + token):
            tokens[-1] += token
        elif token:
            tokens.append(token)
    if tokens[-1].endswith("Ã"):
        tokens[-1] += "\xa0"
    return repaired(" ".join(tokens))


def _is_read(token: str) -> bool:
    """Whether a token without blanks gives syllables only; its last no-break space may be missing."""
    read = repaired(token + "\xa0" if token.endswith("Ã") else token)
    return read is not None and all(map(_is_syllable, words(read)))


def words(text: str) -> Iterator[str]:
    """The runs of letters in a text."""
    return (match.group(1) for match in _PARTS.finditer(text) if match.group(1))


def _is_syllable(word: str) -> bool:
    return is_legal(word) and (word[1:].islower() or word.isupper() or len(word) == 1)


def is_noise(text: str) -> bool:
    """Whether control or noncharacters came of it, which no text has that was read rightly."""
    return any((c < " " and c not in "\t\n\r") or "\x7f" <= c < "\xa0" or "\ufdd0" <= c <= "\ufdef" for c in text)
