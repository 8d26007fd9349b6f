"""Which language a run of words is in, when it is not Vietnamese: by its commonest words, or by its script."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

import regex

from vnlint import Message
from vnlint_rules.language.lexicon import syllables

_COMMON = {
    "English": (
        "tiếng Anh",
        "the of and to is for that with was are be this have from not you they which his will has their been were "
        "would there what about when who more if out your our she it by at on as",
    ),
    "French": (
        "tiếng Pháp",
        "le les des et est dans pour que qui une du sur pas au plus par avec ce sont nous vous mais ont cette aux être "
        "il elle je ne se son ses leur",
    ),
    "German": (
        "tiếng Đức",
        "der die und den von zu das mit sich des auf für ist im nicht ein eine als auch es werden aus er hat dass sie "
        "nach wird bei einer um am sind noch wie einem über einen so zum war",
    ),
    "Spanish": (
        "tiếng Tây Ban Nha",
        "el los las del y en que por con una para es se su al lo como más pero sus le ya este sí porque esta entre "
        "cuando muy sin sobre también me hasta hay donde",
    ),
    "Italian": (
        "tiếng Ý",
        "il lo gli della di che è per un una non con sono del da al dei le nel alla si come più anche ha delle ma dal "
        "questo loro",
    ),
    "Portuguese": (
        "tiếng Bồ Đào Nha",
        "o os as da do dos das em um uma que não com para por mais se na no como mas foi ao ele seu sua ou ser quando "
        "muito há nos já está também só pelo pela",
    ),
    "Indonesian or Malay": (
        "tiếng Indonesia hoặc Mã Lai",
        "yang dan dengan untuk pada ini itu dari dalam tidak akan adalah oleh sebagai juga telah ke atau saya mereka "
        "kami ada lebih bisa para karena tersebut",
    ),
}  # fmt: skip
_SCRIPTS = {
    "Chinese or Japanese": ("tiếng Hoa hoặc Nhật", r"[\p{Han}\p{Hiragana}\p{Katakana}]"),
    "Korean": ("tiếng Hàn", r"\p{Hangul}"),
    "Thai": ("tiếng Thái", r"\p{Thai}"),
    "Lao": ("tiếng Lào", r"\p{Lao}"),
    "Khmer": ("tiếng Khmer", r"\p{Khmer}"),
    "Russian or another language in Cyrillic": ("tiếng Nga hoặc tiếng khác dùng chữ Kirin", r"\p{Cyrillic}"),
    "Arabic": ("tiếng Ả Rập", r"\p{Arabic}"),
    "Greek": ("tiếng Hy Lạp", r"\p{Greek}"),
    "Hindi or another language in Devanagari": ("tiếng Hindi hoặc tiếng khác dùng chữ Devanagari", r"\p{Devanagari}"),
}
_LEAST_COMMON = 0.15
"""Share of the words of a text that must be among the commonest of the language."""
_LEAST_KINDS = 3
"""How many different ones."""
_MOST_SYLLABLES = 0.5
"""Share of its words, the commonest ones aside, that may be Vietnamese syllables."""
_MOST_MARKED = 0.05
"""Share of its words, the commonest ones aside, that may be Vietnamese syllables with marks."""
_IN_SCRIPT = 0.7
"""Share of the letters that must be of a script."""
_WORD = regex.compile(r"[\p{L}\p{M}]+")


def language_of(text: str) -> Message | None:
    """The language of a text that is not Vietnamese, as far as that can be told; else None."""
    letters = len(regex.findall(r"\p{L}", text))
    if not letters:
        return None
    for name, (vietnamese, script) in _SCRIPTS.items():
        if len(regex.findall(script, text)) >= _IN_SCRIPT * letters:
            return Message(name, vietnamese)
    words = [word.lower() for word in _WORD.findall(text)]
    best, count, kinds = _best(words)
    if count < _LEAST_COMMON * len(words) or kinds < _LEAST_KINDS:
        return None
    rest = [word for word in words if word not in _common(best)]
    known = [word for word in rest if word in syllables()]
    if len(known) > _MOST_SYLLABLES * len(rest):
        return None
    if sum(not word.isascii() for word in known) > _MOST_MARKED * len(words):
        return None
    return Message(best, _COMMON[best][0])


def _best(words: Iterable[str]) -> tuple[str, int, int]:
    """The language whose commonest words are most; how many, and how many kinds."""
    times = Counter(words)
    found = ((name, [times[word] for word in _common(name) if times[word]]) for name in _COMMON)
    return max(((name, sum(counts), len(counts)) for name, counts in found), key=lambda one: one[1])


@functools.cache
def _common(name: str) -> frozenset[str]:
    return frozenset(_COMMON[name][1].split())
