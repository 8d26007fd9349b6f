"""Letters of other alphabets in Vietnamese words."""

from __future__ import annotations

from vnlint import (
    Applicability,
    Bad,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Span,
)
from vnlint_rules.language.lexicon import syllables
from vnlint_rules.language.syllable import is_legal_toneless
from vnlint_rules.unicode.surroundings import code_of, has_vietnamese, in_address, in_mojibake, near_asian
from vnlint_rules.unicode.word_rule import WordRule
from vnlint_rules.unicode.words import is_syllable

_ETHS = dict(zip("ÐðƉɖᴆᵭ", "ĐđĐđĐđ", strict=True))
_CARONS = {"ǎ": "ă", "Ǎ": "Ă"}
_MACRONS = dict(zip("āēīōū", "ãẽĩõũ", strict=True))
"""Small ones only: names of Japan, India and Polynesia have them, and begin with capitals."""
CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеосрухѕіјһԁ", "ABESIJKMHOPCTYXaeocpyxsijhd", strict=True))
"""Cyrillic letters, and the Latin ones that look like them."""
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανι", "ABEZHIKMNOPTYXoavi", strict=True))

_OTHER_ALPHABETS = CharSet.of("".join(CYRILLIC | _GREEK))
LATIN = CharSet.between("A", "Z") | CharSet.between("a", "z") | CharSet.between("À", "ɏ") | CharSet.between("Ḁ", "ỿ")
_IS_LATIN = Pattern(r"\p{Latin}")

_NORDIC = Pattern(r"[þÞæÆ]|\p{L}ð\p{L}|ð[bdfghjklmnrstvz]|Iceland|Faroe|\b[Ee]th\b|U\+00[DF]0")
"""Signs of Icelandic, Faroese or Old English, or of talk about the letter; "ð" inside a word is theirs, not ours."""
_PHONETIC = Pattern("[ˈˌːəɛɔɪʊʃʒŋɲɣβθɾɐʁɑ]")
_PINYIN = Pattern("[āēěīǐōǒūǔǖǘǚǜ]")
_WITH_PINYIN = Pattern(rf"\p{{L}}*{_PINYIN.source}\p{{L}}*")
_TILDES = str.maketrans(_MACRONS)
_VOWEL = Pattern("[AEIOUYÁÉÍÓÚÝÖ]")
"""Initials have few of them; names in capitals (GUÐNI) have more."""
_OWN = Pattern("[ĂăÂâĐđÊêÔôƠơƯư\u1ea0-\u1ef9]")
_TOGETHER = 100.0
"""How often two words were seen side by side of which one has a macron for a tilde."""
_LEAST_LETTERS = 3
_LEFT, _RIGHT = Pattern(r"(?<!\p{L})(\p{Ll}{1,8})[ \u00a0]$"), Pattern(r"[ \u00a0](\p{Ll}{1,8})(?!\p{L})")
"""The small words beside it."""
_REACH = 80
"""How far, in code points, the language around a word is looked at."""


class LookalikeLetter(WordRule):
    """A letter of another alphabet stands where a Vietnamese letter belongs that looks the same.

    "Ðông" with the Icelandic letter eth, or "сho" with a Cyrillic "с", is read without a thought and found by no
    search; old keyboards and converters wrote them by the million. Words wholly in another alphabet, Icelandic and Old
    English names, phonetic transcription and pinyin are right as they are.
    """

    message = Message(
        "“{text}” has {codes}, which only looks like {letters}",
        "“{text}” có ký tự {codes} chỉ trông giống chữ {letters}",
    )
    examples = (
        Bad("miền ⟦Ðông⟧ và ⟦ðồng⟧ bằng", fixed="miền Đông và đồng bằng"),
        Bad("Chủ tịch ⟦HÐND⟧ thị xã", fixed="Chủ tịch HĐND thị xã"),
        Bad("giá ⟦VNÐ⟧ tăng, vé 5.000⟦ð⟧ một lượt", fixed="giá VNĐ tăng, vé 5.000đ một lượt"),
        Bad("chữ cái ⟦Ð⟧ viết hoa ở đầu từ", unsafe="chữ cái Đ viết hoa ở đầu từ"),
        Bad("họ \u200b⟦\u0441ho⟧ rằng", fixed="họ \u200bcho rằng"),
        Bad("điện thoại ⟦iPh\u043ene⟧ mới", unsafe="điện thoại iPhone mới"),
        Bad("giá cả ⟦t\u01ceng⟧ nhanh", unsafe="giá cả tăng nhanh"),
        Bad("người ⟦ho\u01cec⟧ vật", unsafe="người hoăc vật"),
        Bad("các nhà ⟦l\u0101nh⟧ đạo họp", unsafe="các nhà lãnh đạo họp"),
        Good("lãnh chúa (daimyō) và chō hay machi của người Nhật", why="Japanese"),
        Good("Thủ tướng Jóhanna Sigurðardóttir đến Hà Nội.", why="an Icelandic name"),
        Good("từ gốc là Þórr và Ða, một cách viết cổ", why="Icelandic or Old English around it"),
        Good("tiếng Nga: Сирии", why="wholly in another alphabet"),
        Good("interferon IFNα và tia Kα", why="a symbol of science"),
        Good("đọc là [ðe] hoặc /ðiː/", why="phonetic transcription"),
    )
    triggers = (
        Characters(CharSet.of("".join(_ETHS | _CARONS | _MACRONS))),
        Pairs(_OTHER_ALPHABETS, LATIN),
        Pairs(LATIN, _OTHER_ALPHABETS),
    )
    phase = Phase.UNICODE
    applicability = Applicability.SAFE
    invariant = Invariant.LOOKALIKE_MAP
    lookalikes = _ETHS | _CARONS | _MACRONS | CYRILLIC | _GREEK
    heeds_protection = False
    reads_normalized = False
    measured = Measured(corpus="Wikipedia, 119,000 lines", per_10k=0.5584, read=40, true=40, date="2026-11-22")

    def judge(self, document: Document, span: Span) -> Diagnostic | None:
        text = document.text
        word = span.of(text)
        meant = self.lookalikes
        repaired = "".join(meant.get(c, c) for c in word)
        applicability = self._judge(document, span, word, repaired)
        if applicability is None or in_address(text, span.start, span.end) or in_mojibake(document, span.start):
            return None
        changed = {c: meant[c] for c in word if c in meant}
        edits = [Edit(Span(i, i + 1), meant[text[i]]) for i in range(span.start, span.end) if text[i] in meant]
        return self.found(
            span.start,
            span.end,
            edits=edits,
            applicability=applicability,
            text=word,
            codes=", ".join(map(code_of, changed)),
            letters=", ".join(changed.values()),
        )

    def _judge(self, document: Document, span: Span, word: str, repaired: str) -> Applicability | None:
        """How sure it is that the word is meant with the Latin letters; None when it may be right."""
        line = document.line(span.start)
        before = document.text[max(line.start, span.start - _REACH) : span.start]
        after = document.text[span.end : min(line.end, span.end + _REACH)]
        around = f"{before} {after}"
        if any(c in CYRILLIC or c in _GREEK for c in word):
            return _mixed(word, repaired)
        if any(c in _CARONS or c in _MACRONS for c in word):
            if not has_vietnamese(around) or near_asian(document, span.start, span.end, _REACH):
                return None
            if any(not _is_spelling(match.group().translate(_TILDES)) for match in _WITH_PINYIN.finditer(around)):
                return None
            return _caron(word, repaired) or _macron(word, repaired, before, after)
        return _eth(word, repaired, before, after)


def _caron(word: str, repaired: str) -> Applicability | None:
    """A caron for the breve, of a syllable that may lack its tone as well ("hoǎc"); no other mark of pinyin."""
    marked = any(c in _CARONS for c in word) and not _PINYIN.search(word)
    return Applicability.UNSAFE if marked and _is_spelling(repaired) else None


def _is_spelling(word: str) -> bool:
    """Whether it is a syllable, or one but for its tone."""
    return is_syllable(word) or is_legal_toneless(word)


def _macron(word: str, repaired: str, before: str, after: str) -> Applicability | None:
    """A macron for the tilde, in a word that is often seen beside one of its neighbours."""
    if not word.islower() or len(word) < _LEAST_LETTERS or repaired not in syllables():
        return None
    from vnlint_rules.language.fit import shipped_fit

    together = shipped_fit().times_together
    left, right = _LEFT.search(before), _RIGHT.match(after)
    seen = max(together(left[1], repaired) if left else 0.0, together(repaired, right[1]) if right else 0.0)
    return Applicability.UNSAFE if seen >= _TOGETHER else None


def _mixed(word: str, repaired: str) -> Applicability | None:
    """Cyrillic or Greek among Latin letters."""
    latin = len(_IS_LATIN.findall(word))
    if len(_IS_LATIN.findall(repaired)) < len(repaired) or 2 * latin < len(word):
        return None  # letters without a Latin twin, or more of the other alphabet: the Latin ones are the intruders
    greek = any(c in _GREEK for c in word)
    if is_syllable(repaired) and (not greek or _OWN.search(word)):
        return Applicability.SAFE
    return None if greek or len(word) < 4 else Applicability.UNSAFE


def _eth(word: str, repaired: str, before: str, after: str) -> Applicability | None:
    """The letter eth and its like for Đ and đ."""
    around = f"{before} {after}"
    if _NORDIC.search(around):
        return None
    vietnamese = has_vietnamese(around)
    if len(word) == 1:
        if word == "ð" and before[-1:].isdigit():
            return Applicability.SAFE if vietnamese else None  # 5.000ð
        return Applicability.UNSAFE if vietnamese and word == "Ð" else None
    if is_syllable(repaired):
        if _OWN.search(word):
            return Applicability.SAFE
        foreign = word[0].islower() and (_PHONETIC.search(around) or before[-1:] in ("/", "["))
        return Applicability.SAFE if vietnamese and not foreign else None
    if repaired.isupper() and vietnamese:
        return Applicability.SAFE if len(_VOWEL.findall(repaired)) < 2 else Applicability.UNSAFE
    return Applicability.UNSAFE if has_vietnamese(word) else None
