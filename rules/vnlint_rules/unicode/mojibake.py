"""UTF-8 that was read as another encoding."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

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
    SPECIAL,
    UNMISTAKABLE,
    WHOLE,
    repaired,
    repaired_with_spaces,
    reread,
)
from vnlint_rules.language.legacy.codec import LETTERS
from vnlint_rules.language.legacy.detecting import LEAST_AFTER, words_of
from vnlint_rules.language.legacy.seen import Seen
from vnlint_rules.language.lexicon import frequency
from vnlint_rules.language.lost_bytes import FAR, Losses, Reading, is_incomplete, losses_of, readings, words
from vnlint_rules.language.openings import opens_sentence
from vnlint_rules.language.syllable import is_legal
from vnlint_rules.unicode.lost_letters import lost_letters
from vnlint_rules.unicode.surroundings import shortened

if TYPE_CHECKING:
    from vnlint_rules.language.lost_in_place import Part, Ranked

_AFTER_TILDE = "¡¢£¨©ª¬\xad²³´µ¹º½€‚ƒˆ‰ŠŒ•™š" + "".join(map(chr, range(0x80, 0xA0)))
_SECOND = frozenset().union(*openings().values())
_RARE = "".join(first for first in openings() if first not in LETTERS and (first > "\xff" or first in "·ß"))
"""What signs of other code pages begin with, but for letters that are common: no line has such signs alone."""
_RARE_LETTERS = "".join(filter(str.isalpha, _RARE))
_STRETCH = Pattern(f"[\x00-\x7f\x80-\xff{SPECIAL}\ufffd]+")
"""Characters that one byte stands for, and the mark of a lost one."""
_NOT_ASCII = Pattern("[^\x00-\x7f]")
_BYTES = Pattern(f"[\x80-\xff{SPECIAL}]")
_TOKEN = Pattern("[^ \t]+")
_PUNCTUATION = ".,;:!?()\"'“”"
_MARKS = ".,;:!?()\"'"
"""The same that are no halves of letters."""
_CLOSING = ".,;:!?)"
"""Those of them that no blank stands before."""
_QUOTES = "‘’“”–—"
"""What may stand behind a sign whose last byte was lost, and be sound."""
_LEAD_OF_LETTER = 5.0
"""The same where it is one letter, as lists of letters have them."""
_CHOICES = 5
_REACH = 12
"""Code points before a word that tell whether a sentence begins there."""
_BLOCK = 8192
"""Code points that tell together which bytes were lost, with as many to either side."""
_COMMON = 3.0
"""`lexicon.frequency` of a word that a word was that can be no other one in use: others were not seen once."""
_LEAD = 2.0
"""Log-odds of the likeliest reading against the next from which it is taken."""


class _Repair(NamedTuple):
    start: int
    end: int
    content: str | None
    applicability: Applicability
    choices: tuple[str, ...] = ()


class _Lost(NamedTuple):
    """A word that lost a byte."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    is_told: bool
    """Whether a sign that nothing else can be stands with it."""

    @property
    def is_open(self) -> bool:
        """Whether what stands around has to tell what it was."""
        return bool(self.readings) and not _is_sure(self)


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
        for repair in _resolved(text, lines):
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


def _in_line(document: Document, line: Span) -> Iterator[_Repair | _Lost]:
    """The repair of a whole line in another code page, or those of its stretches, in order of place."""
    text = document.text
    page = page_of(text, line.start, line.end)
    if page is not None:
        for stretch in page.stretch.finditer(text, line.start, line.end):
            if any(page.signs(text, *stretch.span())):
                yield from _in_page(text, page, *stretch.span())
        return
    losses = _losses(document, line.start)
    found: list[_Repair | _Lost] = []
    for stretch in _STRETCH.finditer(text, line.start, line.end):
        if BROKEN.search(text, *stretch.span()):
            found.extend(_repairs(text, losses, *stretch.span()))
    for word in lost_letters(text, line, losses):
        if all(word.end <= other.start or other.end <= word.start for other in found):
            found.append(_Lost(word.start, word.end, word.readings, word.is_plain))
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


def _resolved(text: str, lines: Iterable[tuple[Span, Sequence[_Repair | _Lost]]]) -> Iterator[_Repair]:
    """The repairs of some lines; what lost a byte becomes what it likely was in its line."""
    lines = list(lines)
    asked = [(line, found) for line, found in lines if any(isinstance(one, _Lost) and one.is_open for one in found)]
    answers: Iterator[Ranked] = iter(())
    if asked:
        from vnlint_rules.language.context import shipped
        from vnlint_rules.language.lost_in_place import ranked

        answers = iter(ranked([list(_parts_of(text, *one)) for one in asked], shipped.reader()))
    for _, found in lines:
        for one in found:
            if isinstance(one, _Repair):
                yield one
            elif not one.readings:
                yield _Repair(one.start, one.end, None, Applicability.UNSAFE)
            elif not one.is_open:
                meant = one.readings[0].text
                yield _Repair(one.start, one.end, meant, Applicability.SAFE, (meant,))
            else:
                answer = next(answers)
                least = _LEAD if len(answer.texts[0]) > 1 else _LEAD_OF_LETTER
                content = answer.texts[0] if answer.lead >= least else None
                yield _Repair(one.start, one.end, content, Applicability.UNSAFE, answer.texts[:_CHOICES])


def _parts_of(text: str, line: Span, found: Iterable[_Repair | _Lost]) -> Iterator[Part]:
    """A line as it would be with all repairs made, in pieces, one for each word that is asked for."""
    at = line.start
    for one in found:
        yield text[at : one.start]
        if isinstance(one, _Repair):
            yield text[one.start : one.end] if one.content is None else one.content
        else:
            yield one.readings if one.is_open else one.readings[0].text if one.readings else text[one.start : one.end]
        at = one.end
    yield text[at : line.end]


def _is_sure(lost: _Lost) -> bool:
    """Whether a word was the first of its readings beyond doubt: all others are far-fetched, and much rarer."""
    first, *others = lost.readings
    common = _commonness(first)
    return (
        lost.is_told
        and first.weight > FAR
        and common >= _COMMON
        and all(other.weight <= FAR and _commonness(other) <= common - _COMMON for other in others)
    )


def _commonness(reading: Reading) -> float:
    return min(map(frequency, words(reading.text)), default=0.0)


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
    spans = (Span(*match.span()) for match in page.word.finditer(text, whole.start, whole.end))
    for part, is_read in _parts(text, spans, lambda span: page.reread(span.of(text)) is not None):
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


def _repairs(text: str, losses: Losses, start: int, end: int) -> Iterator[_Repair | _Lost]:
    """The whole stretch in Windows-1252 or Latin-1 where it can be read, else its words, neighbours together."""
    whole = _trimmed(text, start, end, _BYTES)
    if text.startswith("\ufffd", whole.end):
        whole = _with_letters(text, whole.start, whole.end + 1, Span(start, end))
    content = repaired(whole.of(text))
    if content is not None and not BROKEN.search(content):
        yield _Repair(whole.start, whole.end, content, _judge(text, whole, content))
        return
    wider = whole
    if text.startswith("Ã ", whole.end - 1):
        wider = _with_letters(text, whole.start, whole.end + 1, Span(start, end))
    spaced = repaired_with_spaces(wider.of(text))
    if spaced is not None and not _has_open_half(wider.of(text), losses):
        yield _Repair(wider.start, wider.end, spaced, _judge(text, wider, spaced))
        return
    shown = _with_no_breaks(wider.of(text), losses)
    before = text[max(0, whole.start - _REACH) : whole.start]
    for one in _in_words(shown, before, losses):
        first, last = whole.start + one.start, whole.start + one.end
        if isinstance(one, _Repair) or not (text[first - 1 : first].isalpha() or text[last : last + 1].isalpha()):
            yield one._replace(start=first, end=last)


def _with_no_breaks(shown: str, losses: Losses) -> str:
    """A stretch with a no-break space, the second half of "à", for each blank that can have been nothing else."""
    first, *rest = shown.split(" ")
    tokens = [first]
    for token in rest:
        joined = f"{tokens[-1]}\xa0{token}"
        is_half = not token or token[0] in _CLOSING or (token[0].isalpha() and _makes_words(joined, losses))
        if tokens[-1].endswith("Ã") and is_half:
            tokens[-1] = joined
        else:
            tokens.append(token)
    return " ".join(tokens)


def _has_open_half(shown: str, losses: Losses) -> bool:
    """Whether a single blank parts two words behind "Ã" the first of which may have ended otherwise: "phÃ giao"."""
    tokens = _with_no_breaks(shown, losses).split(" ")[:-1]
    return any(token.endswith("Ã") and len(readings(token.strip(_MARKS), losses)) > 1 for token in tokens)


def _makes_words(shown: str, losses: Losses) -> bool:
    """Whether nothing but syllables comes of a token."""
    read = repaired(shown)
    if read is not None:
        return all(map(is_legal, words(unicodedata2.normalize("NFC", read))))
    return bool(readings(shown.strip(_MARKS), losses))


def _in_words(text: str, before: str, losses: Losses) -> Iterator[_Repair | _Lost]:
    """The words of a stretch that cannot be read as a whole, those that can be in runs; ``before`` stands before it."""
    told = SIGN.search(text) is not None
    tokens = (Span(*match.span()) for match in _TOKEN.finditer(text))
    for part, is_read in _parts(text, tokens, lambda span: repaired(span.of(text)) is not None):
        if is_read:
            yield from _run(text, part)
        elif _is_broken(part.of(text)) or is_incomplete(part.of(text)):
            yield from _in_token(text, before, losses, part, told)


def _parts(text: str, spans: Iterable[Span], read: Callable[[Span], bool]) -> Iterator[tuple[Span, bool]]:
    """Words side by side each of which can be read, and each word that cannot; with whether it can."""
    first = last = -1
    for span in spans:
        is_read = span.of(text).isascii() or read(span)
        if first >= 0 and not (is_read and text[last : span.start].isspace()):
            yield Span(first, last), True
            first = -1
        if is_read:
            first, last = (span.start if first < 0 else first), span.end
        else:
            yield span, False
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


def _in_token(text: str, before: str, losses: Losses, token: Span, told: bool) -> Iterator[_Repair | _Lost]:
    """A word that cannot be read as a whole: all that it may have been, or what stands between its quotation marks."""
    start, end = token.start, token.end
    quotes = list(LOST_QUOTE.finditer(text, start, end))
    lost = _lost(text, before, losses, token, told and not quotes)
    if lost:
        yield lost
        return
    for quote in quotes:
        first = quote.start()
        if _is_broken(text[start:first]) or is_incomplete(text[start:first]):
            yield from _between_quotes(text, before, losses, Span(start, first), told)
        else:
            first = _with_letters(text, first, first, Span(start, first)).start
        yield _Repair(first, quote.end(), text[first : quote.start()] + "”", Applicability.UNSAFE)
        start = quote.end()
    if _is_broken(text[start:end]) or is_incomplete(text[start:end]):
        yield from _between_quotes(text, before, losses, Span(start, end), told)


def _lost(text: str, before: str, losses: Losses, part: Span, told: bool) -> _Lost | None:
    """All that a word may have been, less its punctuation; nothing where nothing was lost."""
    core = _without_punctuation(text, part)
    options = readings(core.of(text), losses)
    if not options:
        return None
    near = (before + text[max(0, core.start - _REACH) : core.start])[-_REACH:]
    cased = _cased(options, opens_sentence(near, len(near)))
    return _Lost(core.start, core.end, cased, told and (len(cased) == len(options) or losses.seen is Seen.CP1252))


def _between_quotes(text: str, before: str, losses: Losses, part: Span, told: bool) -> Iterator[_Repair | _Lost]:
    """A word where it can be read, or what it may have been; or else its signs, where nothing else is broken in it."""
    if repaired(part.of(text)) is not None:
        yield from _run(text, part)
        return
    lost = _lost(text, before, losses, part, told)
    if lost:
        yield lost
        return
    found = WHOLE.finditer(text, part.start, part.end)
    signs = [match.span() for match in found if text[match.end() - 1] not in _QUOTES]
    if signs and not _is_broken(WHOLE.compiled.sub("", part.of(text))):
        for first, last in signs:
            yield _Repair(first, last, reread(text[first:last]), Applicability.SAFE)
    elif _is_broken(part.of(text)):
        yield _Lost(part.start, part.end, (), told)


def _is_broken(token: str) -> bool:
    return "á»" in token or BROKEN.search(token) is not None


def _without_punctuation(text: str, part: Span) -> Span:
    start, end = part.start, part.end
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def _cased(options: tuple[Reading, ...], opens: bool) -> tuple[Reading, ...]:
    """Some readings, less those of the wrong case: where a sentence begins, or where "Đ" and "đ" were lost alike."""
    capital = [one for one in options if one.text[:1].isupper()]
    if opens and capital:
        return tuple(capital)
    weights = {one.text: one.weight for one in options}

    def is_other_case(one: Reading) -> bool:
        first, rest = one.text[:1], one.text[1:]
        other = weights.get(f"đ{rest}" if first == "Đ" else f"Đ{rest}" if first == "đ" else "", -math.inf)
        return one.weight <= other if first == "Đ" else one.weight <= FAR < other

    return tuple(one for one in options if not is_other_case(one))


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
