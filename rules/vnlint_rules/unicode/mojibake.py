"""UTF-8 that was read as another encoding."""

from __future__ import annotations

from collections.abc import Iterator

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
from vnlint_rules.language.code_pages import CLOSING, openings, page_of
from vnlint_rules.language.double_encoding import BROKEN
from vnlint_rules.language.legacy.codec import LETTERS
from vnlint_rules.language.legacy.seen import CONTROLS, SPECIAL
from vnlint_rules.language.lost_bytes import Losses, losses_of
from vnlint_rules.unicode.lost_letters import lost_letters
from vnlint_rules.unicode.other_pages import in_page
from vnlint_rules.unicode.repairs import Lost, Repair, resolved
from vnlint_rules.unicode.surroundings import shortened
from vnlint_rules.unicode.windows_1252 import repairs_in

_AFTER_TILDE = "¡¢£¨©ª¬\xad²³´µ¹º½€‚ƒˆ‰ŠŒ•™š" + CONTROLS
_SECOND = frozenset().union(*openings().values())
_RARE = "".join(first for first in openings() if first not in LETTERS and (first > "\xff" or first in "·ß"))
"""What signs of other code pages begin with, but for letters that are common: no line has such signs alone."""
_RARE_LETTERS = "".join(filter(str.isalpha, _RARE))
_STRETCH = Pattern(f"[\x00-\x7f\x80-\xff{SPECIAL}\ufffd]+")
"""Characters that one byte stands for, and the mark of a lost one."""
_BLOCK = 8192
"""Code points that tell together which bytes were lost, with as many to either side."""


class Mojibake(Rule):
    """UTF-8 was read as Windows-1252 or another code page, so that two, three or four characters stand for one.

    The text can neither be read nor searched. What was read as Windows-1252 or Latin-1, once, twice or three times, is
    undone where all of it is valid UTF-8 again and what comes of it is text. Where bytes were lost on the way, as those
    five that Windows-1252 leaves undefined, the words around tell which syllable a word was; where it can have been one
    only the fix is safe. The same is done for Mac Roman (spreadsheets of macOS), DOS 437 and 850
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
        Bad("⟦TrÆ°á»ng⟧ ⟦Ä‘áº¹p⟧ quá", fixed="Trường đẹp quá"),
        Bad("Em còn đi ⟦há»c⟧.", unsafe="Em còn đi học."),
        Bad("⟦giá»ng⟧ hát rất hay", unsafe="giọng hát rất hay"),
        Bad("Nó vào ⟦Ä⟧ại học rồi.", fixed="Nó vào Đại học rồi."),
        Bad("giá ⟦tá»⟧ hoa", choices=("tờ", "tử")),
        Good("Anh nói «khá» rồi «được», họp ở Älmhult.", why="quotation marks of print, a Swedish name"),
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
        Pairs(CharSet.of("Ä"), CharSet.between("A", "Z") | CharSet.between("a", "z") | CharSet.between("À", "ỹ")),
        Pairs(CharSet.of("Ã"), CharSet.between("a", "z")),
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
        lines = ((line, list(_in_line(document, line))) for line in lines_at(document, places))
        for repair in resolved(text, lines):
            yield self._finding(text, repair)

    def _finding(self, text: str, repair: Repair) -> Diagnostic:
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


def _in_line(document: Document, line: Span) -> Iterator[Repair | Lost]:
    """The repair of a whole line in another code page, or those of its stretches, in order of place."""
    text = document.text
    page = page_of(text, line.start, line.end)
    if page is not None:
        for stretch in page.stretch.finditer(text, line.start, line.end):
            if any(page.signs(text, *stretch.span())):
                yield from in_page(text, page, *stretch.span())
        return
    losses = _losses(document, line.start)
    found: list[Repair | Lost] = []
    for stretch in _STRETCH.finditer(text, line.start, line.end):
        if BROKEN.search(text, *stretch.span()):
            found.extend(repairs_in(text, losses, *stretch.span()))
    taken = bytearray(len(line))

    def take(one: Repair | Lost) -> None:
        taken[one.start - line.start : one.end - line.start] = b"\1" * (one.end - one.start)

    for one in found:
        take(one)
    for word in lost_letters(document, line, losses):
        if taken.find(1, word.start - line.start, word.end - line.start) < 0:
            take(word)
            found.append(word)
    yield from sorted(found, key=lambda one: one.start)


def _losses(document: Document, place: int) -> Losses:
    """What the text around a place, in blocks, tells of the bytes that it may have lost."""
    extent, known = document.extent(place), document.view(_known_losses)
    block = (place - extent.start) // _BLOCK
    key = extent.start, block
    if key not in known:
        start = extent.start + max(0, block - 1) * _BLOCK
        known[key] = losses_of(document.text[start : min(extent.end, extent.start + (block + 2) * _BLOCK)])
    return known[key]


def _known_losses(document: Document) -> dict[tuple[int, int], Losses]:
    """The answers so far, by where a text begins and the number of the block; a view."""
    return {}
