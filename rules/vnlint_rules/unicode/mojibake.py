"""UTF-8 that was read as another encoding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import unicodedata2

from vnlint import (
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
    Severity,
    Span,
    lines_at,
)
from vnlint_rules.language.code_pages import CLOSING, ENOUGH, CodePage, openings, page_of
from vnlint_rules.language.double_encoding import (
    BROKEN,
    LOST_QUOTE,
    SIGN,
    UNMISTAKABLE,
    WHOLE,
    repaired,
    repaired_with_spaces,
    reread,
    seen_as,
    with_lost_bytes,
)
from vnlint_rules.language.legacy.codec import LETTERS
from vnlint_rules.language.legacy.detecting import LEAST_AFTER, words_of
from vnlint_rules.language.legacy.seen import Seen
from vnlint_rules.language.lexicon import frequency
from vnlint_rules.language.syllable import is_legal
from vnlint_rules.unicode.surroundings import shortened

_SPECIAL = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_AFTER_TILDE = "¡¢£¨©ª¬\xad²³´µ¹º½€‚ƒˆ‰ŠŒ•™š" + "".join(map(chr, range(0x80, 0xA0)))
_SECOND = frozenset().union(*openings().values())
_RARE = "".join(first for first in openings() if first not in LETTERS and (first > "\xff" or first in "·ß"))
"""What signs of other code pages begin with, but for letters that are common: no line has such signs alone."""
_RARE_LETTERS = "".join(filter(str.isalpha, _RARE))
_STRETCH = Pattern(f"[\x00-\x7f\x80-\xff{_SPECIAL}\ufffd]+")
"""Characters that one byte stands for, and the mark of a lost one."""
_NOT_ASCII = Pattern("[^\x00-\x7f]")
_BYTES = Pattern(f"[\x80-\xff{_SPECIAL}]")
_TOKEN = Pattern("[^ \t]+")
_PUNCTUATION = ".,;:!?()\"'“”"
_QUOTES = "‘’“”–—"
"""What may stand behind a sign whose last byte was lost, and be sound."""
_CHOICES = 5


class _Repair(NamedTuple):
    start: int
    end: int
    content: str | None
    applicability: Applicability
    choices: tuple[str, ...] = ()


class Mojibake(Rule):
    """UTF-8 was read as Windows-1252 or another code page, so that two, three or four characters stand for one.

    The text can neither be read nor searched. What was read as Windows-1252 or Latin-1, once, twice or three times, is
    undone where all of it is valid UTF-8 again and what comes of it is text. Where a character was lost on the way,
    readings that are syllables are offered. The same is done for Mac Roman (spreadsheets of macOS), DOS 437 and 850
    (names in archives), and Windows-1250, 1251, 1253, 1254, 1257 and 1258, once and without readings; where parts
    of a line look as in Windows-1252, it is undone as a whole, or left as it is.
    """

    message = Message(
        "“{text}” is UTF-8 read in another encoding: “{answer}”", "“{text}” là UTF-8 bị đọc sai bảng mã: “{answer}”"
    )
    broken = Message(
        "“{text}” is UTF-8 read in another encoding, and a part of it was lost",
        "“{text}” là UTF-8 bị đọc sai bảng mã và đã mất một phần",
    )
    examples = (
        Bad("⟦Tiáº¿ng Viá»‡t cÃ³ dáº¥u⟧.", fixed="Tiếng Việt có dấu."),
        Bad("⟦Ä\x90i vá»\x81 quÃª⟧ rồi", fixed="Đi về quê rồi"),
        Bad("⟦NgÆ°Æ¡Ì\x80i dÃ¢n⟧ đợi", fixed="Ngươ\u0300i dân đợi"),
        Bad("⟦â€œXin chÃ\xa0o!â€\x9d⟧", fixed="“Xin chào!”"),
        Bad("⟦ThÃ nh phá»‘ lÃ m viá»‡c lÃ  chÃ\xadnh⟧.", fixed="Thành phố làm việc là chính."),
        Bad("⟦ViÃ¡Â»â€¡t⟧ Nam", fixed="Việt Nam"),
        Bad("ca sĩ ⟦BeyoncÃ©⟧ đã hát", unsafe="ca sĩ Beyoncé đã hát"),
        Bad("⟦TrÆ°á»ng⟧ ⟦Ä‘áº¹p⟧ quá", fixed="TrÆ°á»ng đẹp quá", unsafe="Trường đẹp quá"),
        Bad("nay ⟦Ä‘á»i⟧ rồi", choices=("đời", "đọi")),
        Bad("Anh ấy đi ⟦v\u00c3\u00a0⟧\nrồi về.", fixed="Anh ấy đi và\nrồi về."),
        Bad("Trời nóng 30⟦Â°C⟧, phòng rộng 20 ⟦mÂ²⟧.", fixed="Trời nóng 30°C, phòng rộng 20 m²."),
        Bad("Giá 5 ⟦â‚¬⟧, vui quá ⟦ðŸ˜€⟧.", fixed="Giá 5 €, vui quá 😀."),
        Bad("⟦Â©⟧ Tòa soạn giữ bản quyền.", unsafe="© Tòa soạn giữ bản quyền."),
        Bad("Hãy đọc “Tình ⟦caâ€⟧ của ông.", unsafe="Hãy đọc “Tình ca” của ông."),
        Bad("⟦ThĂ\u00a0nh phá»‘ Há»“ ChĂ\u00ad⟧ Minh.", fixed="Thành phố Hồ Chí Minh."),
        Bad("Ở ⟦ThĂ\u00a0nh phá»‘ này⟧"),
        Bad("⟦Th√†nh ph·ªë H·ªì Ch√≠⟧ Minh.", fixed="Thành phố Hồ Chí Minh."),
        Bad("Tệp “⟦b√†i gi·∫£ng⟧”", fixed="Tệp “bài giảng”"),
        Bad("⟦Tiß║┐ng Viß╗çt⟧.txt", fixed="Tiếng Việt.txt"),
        Bad("⟦Mã░ß╗Øi giß╗Ø, c├┤ ├ünh⟧ về.", fixed="Mười giờ, cô Ánh về."),
        Bad("⟦HГ\u00a0 Nб»™i vГ\u00a0o⟧ thu", fixed="Hà Nội vào thu"),
        Bad("⟦nhaÌ‚n daÌ‚n ThaÌ€nh phoÌ‚Ì\x81⟧", fixed="nha\u0302n da\u0302n Tha\u0300nh pho\u0302\u0301"),
        Bad("Lan cười: “⟦Vuiâ€\ufffd⟧, rồi đi.", unsafe="Lan cười: “Vui”, rồi đi."),
        Good("KHU DÂN CƯ, THỊ XÃ”", why="a quotation mark after a word in capitals"),
        Good("São Paulo và NÃO, Ärzte, Ålesund", why="other languages"),
        Good("Cộng đồng «quá» đông", why="quotation marks of print"),
        Good("├── ảnh\n└── Cạnh dài r√π, cạnh kia s√π", why="a tree of folders, mathematics"),
        Good("«Клуб»\u00a0— ФРГ\u00a0и ЕЁ", why="other languages"),
    )
    triggers = (
        Pairs(CharSet.of("á"), CharSet.of("º»ş")),
        Pairs(CharSet.of("Æ"), CharSet.of("°¡¯")),
        Pairs(CharSet.of("Ä"), CharSet.of("‘ƒ‚\x82\x83\x90\x91©¨\ufffd")),
        Pairs(CharSet.of("Å"), CharSet.of("©¨")),
        Pairs(CharSet.of("Ã"), CharSet.of(_AFTER_TILDE + "\xa0—\x97" + openings()["Ã"] + "\ufffd")),
        Pairs(CharSet.of("Â"), CharSet.of("°²³·©®±½¼¾§¶º\xa0")),
        Pairs(CharSet.of("â"), CharSet.of("€\x80‚„†‡ˆ‰ŠŒŽ˜™šœžŸ") | CharSet.between("\x81", "\x9f")),
        Pairs(CharSet.of("ðï"), CharSet.of("Ÿ\x9f¸")),
        Pairs(CharSet.of("Ì"), CharSet.of("€‚ƒ†‰›£\x80\x81\x82\x83\x86\x89\x9b\ufffd")),
        Pairs(CharSet.of("Ă"), CharSet.of(openings()["Ă"])),
        Pairs(CharSet.of(_RARE), CharSet.of("".join(_SECOND.difference(CLOSING)) + "»")),
        Pairs(CharSet.of(_RARE_LETTERS), CharSet.of("".join(_SECOND.difference(" ")))),
    )
    phase = Phase.ENCODING
    applicability = Applicability.SAFE
    invariant = Invariant.REENCODES
    severity = Severity.ERROR
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="Wikipedia, 430,000 lines", per_10k=0.0066, read=15, true=15, date="2026-11-23")
    silences = frozenset({"spelling", "unicode", "punctuation", "spacing", "wording"})

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for line in lines_at(document, places):
            for repair in _in_line(text, line):
                yield self._finding(text, repair)

    def _finding(self, text: str, repair: _Repair) -> Diagnostic:
        shown = text[repair.start : repair.end]
        return self.found(
            repair.start,
            repair.end,
            replace=repair.content,
            applicability=repair.applicability,
            choices=repair.choices,
            message=self.message if repair.content is not None else self.broken,
            text=shortened(shown),
            answer=shortened(repair.content or ""),
        )


def _in_line(text: str, line: Span) -> Iterator[_Repair]:
    """The repair of a whole line in another code page, or those of its stretches."""
    page = page_of(text, line.start, line.end)
    if page is not None:
        for stretch in page.stretch.finditer(text, line.start, line.end):
            if any(page.signs(text, *stretch.span())):
                yield from _in_page(text, page, *stretch.span())
        return
    for stretch in _STRETCH.finditer(text, line.start, line.end):
        if BROKEN.search(text, *stretch.span()):
            yield from _repairs(text, *stretch.span())


def _in_page(text: str, page: CodePage, start: int, end: int) -> Iterator[_Repair]:
    """The whole stretch in another page where it can be read, else its words, neighbours together.

    No words of a page in which parts look as in Windows-1252: the repair of these alone would hide it.
    """
    whole = _trimmed(text, start, end, _NOT_ASCII)
    content = page.reread(whole.of(text))
    if content is not None:
        yield from _as_page(text, page, whole, content)
        return
    if page.looks_like_1252:
        yield _Repair(whole.start, whole.end, None, Applicability.UNSAFE)
        return
    for part, is_read in _parts(text, whole, page.word, page.reread):
        if not any(page.signs(text, part.start, part.end)):
            continue
        if is_read:
            run = _trimmed(text, part.start, part.end, _NOT_ASCII)
            yield from _as_page(text, page, run, page.reread(run.of(text)))
        else:
            yield _Repair(part.start, part.end, None, Applicability.UNSAFE)


def _as_page(text: str, page: CodePage, span: Span, content: str | None) -> Iterator[_Repair]:
    """A stretch as it is in another page; nothing where chance put two characters side by side that make no word."""
    signs = list(page.signs(text, span.start, span.end))
    words = words_of(unicodedata2.normalize("NFC", content or ""))
    is_long = any(sign.end - sign.start > 2 for sign in signs)
    if content is None or not (is_long or len(signs) > 1 or words.share == 1):
        return
    told = any(sign.weight == ENOUGH for sign in signs) or page.evidence(text, span.start, span.end) > ENOUGH
    is_text = told and words.share >= LEAST_AFTER
    is_print = not any(c.isalpha() and not c.isascii() for c in content)
    sure = (is_text and words.count > 1) or (is_long and (is_text or is_print))
    yield _Repair(span.start, span.end, content, Applicability.SAFE if sure else Applicability.UNSAFE)


def _repairs(text: str, start: int, end: int) -> Iterator[_Repair]:
    """The whole stretch in Windows-1252 or Latin-1 where it can be read, else its words, neighbours together."""
    whole = _trimmed(text, start, end, _BYTES)
    content = repaired(whole.of(text))
    if content is not None:
        yield _Repair(whole.start, whole.end, content, _judge(text, whole, content))
        return
    half = text[whole.end - 1 : whole.end + 1] == "Ã "
    wider = Span(whole.start, whole.end + half)
    spaced = repaired_with_spaces(wider.of(text))
    if spaced is not None:
        yield _Repair(wider.start, wider.end, spaced, _judge(text, wider, spaced))
        return
    seen = seen_as(whole.of(text))
    words = Span(whole.start, whole.end + text.startswith("\ufffd", whole.end))
    for part, is_read in _parts(text, words, _TOKEN, repaired):
        if is_read:
            yield from _run(text, part)
        elif _is_broken(part.of(text)):
            yield from _in_token(text, seen, part.start, part.end)


def _parts(text: str, whole: Span, word: Pattern, read: Callable[[str], str | None]) -> Iterator[tuple[Span, bool]]:
    """Words side by side each of which can be read, and each word that cannot; with whether it can."""
    first = last = -1
    for match in word.finditer(text, whole.start, whole.end):
        start, end = match.span()
        is_read = match.group().isascii() or read(match.group()) is not None
        if first >= 0 and not (is_read and text[last:start].isspace()):
            yield Span(first, last), True
            first = -1
        if is_read:
            first, last = (start if first < 0 else first), end
        else:
            yield Span(start, end), False
    if first >= 0:
        yield Span(first, last), True


def _run(text: str, part: Span) -> Iterator[_Repair]:
    """Words side by side each of which can be read; "Ã" and a no-break space are a letter beside broken ones only."""
    is_told = SIGN.search(text, part.start, part.end) is not None
    if not is_told and "Ã\xa0" not in part.of(text):
        return
    run = _trimmed(text, part.start, part.end, _BYTES)
    content = repaired(run.of(text))
    if content is not None and (is_told or words_of(content).share == 1):
        yield _Repair(run.start, run.end, content, _judge(text, run, content) if is_told else Applicability.UNSAFE)


def _in_token(text: str, seen: Seen, start: int, end: int) -> Iterator[_Repair]:
    """A word that cannot be read as a whole: what stands between its closing quotation marks, and these."""
    for quote in LOST_QUOTE.finditer(text, start, end):
        first = quote.start()
        if _is_broken(text[start:first]):
            yield from _between_quotes(text, seen, start, first)
        else:
            first = _with_letters(text, first, first, Span(start, first)).start
        yield _Repair(first, quote.end(), text[first : quote.start()] + "”", Applicability.UNSAFE)
        start = quote.end()
    if _is_broken(text[start:end]):
        yield from _between_quotes(text, seen, start, end)


def _between_quotes(text: str, seen: Seen, start: int, end: int) -> Iterator[_Repair]:
    """A word where it can be read, or else its signs, where nothing else in it is broken; else the word."""
    if repaired(text[start:end]) is not None:
        yield from _run(text, Span(start, end))
        return
    signs = [match.span() for match in WHOLE.finditer(text, start, end) if text[match.end() - 1] not in _QUOTES]
    if signs and not _is_broken(WHOLE.compiled.sub("", text[start:end])):
        for first, last in signs:
            yield _Repair(first, last, reread(text[first:last]), Applicability.SAFE)
        return
    yield _lost(text, seen, start, end)


def _is_broken(token: str) -> bool:
    return "á»" in token or BROKEN.search(token) is not None


def _lost(text: str, seen: Seen, start: int, end: int) -> _Repair:
    """A word that lost a byte, with its readings, the most common first."""
    choices = sorted(with_lost_bytes(text[start:end], seen), key=lambda choice: -frequency(choice.strip(_PUNCTUATION)))
    content = choices[0] if len(choices) == 1 and seen is Seen.CP1252 else None
    return _Repair(start, end, content, Applicability.UNSAFE, tuple(choices[:_CHOICES]))


def _trimmed(text: str, start: int, end: int, odd: Pattern) -> Span:
    """The stretch from the first odd character to the last, and the letters of the words at its ends."""
    places = [match.start() for match in odd.finditer(text, start, end)]
    return _with_letters(text, places[0], places[-1] + 1, Span(start, end))


def _with_letters(text: str, first: int, last: int, within: Span) -> Span:
    while first > within.start and text[first - 1].isalpha():
        first -= 1
    while last < within.end and text[last].isalpha():
        last += 1
    return Span(first, last)


def _judge(text: str, span: Span, content: str) -> Applicability:
    """One sign of two characters may be talk about such signs, unless it makes a Vietnamese word."""
    signs = sum(1 for _ in SIGN.finditer(text, span.start, span.end))
    if signs > 1 or UNMISTAKABLE.search(text, span.start, span.end):
        return Applicability.SAFE
    word: str = unicodedata2.normalize("NFC", content).strip(_PUNCTUATION)
    return Applicability.SAFE if len(content) > 1 and is_legal(word) else Applicability.UNSAFE
