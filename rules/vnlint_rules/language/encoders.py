"""The encodings that a fix may claim to undo, by name; each is loaded when a claim is first tested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from vnlint_rules.language.legacy.seen import CONTROLS, Seen


def encoders() -> Mapping[str, Callable[[str], str]]:
    """For each encoding what makes of a clean text the text as it was seen."""
    return {name: partial(_encode, name) for name in _NAMES}


_CODECS = ("tcvn3", "tcvn5712", "vni", "viscii", "vps", "cp1258", "cp1258-composed")
_SEEN = ("cp1252", "latin-1")
_TIMES = ("twice", "three times", "four times")
_DOUBLE = tuple(f"utf-8 {times} as {seen}" for times in _TIMES for seen in _SEEN)
_LOSSES = {"dropped": "", "as U+FFFD": "\ufffd", "as question marks": "?"}
"""What becomes of bytes that have no character."""
_LOSSY = {
    f"utf-8 twice as {seen}, {bytes_} {how}": (seen, gone, mark)
    for seen, bytes_, gone in (
        ("cp1252", "undefined bytes", CONTROLS),
        ("cp1252", "undefined bytes and soft hyphens", f"{CONTROLS}\xad"),
        ("latin-1", "controls", CONTROLS),
    )
    for how, mark in _LOSSES.items()
}
_SPACED = ("utf-8 twice with spaces", "utf-8 twice with single spaces")
_PAGES = tuple(
    f"utf-8 twice as {page}" for page in "mac-roman cp437 cp850 cp1251 cp1253 cp1254 cp1257 cp1258 cp1250".split()
)
_NAMES = (*_DOUBLE, *_LOSSY, *_SPACED, *_PAGES, *(f"{codec} as {seen}" for codec in _CODECS for seen in _SEEN))


def _encode(name: str, text: str) -> str:
    from vnlint_rules.language import code_pages, double_encoding
    from vnlint_rules.language.legacy.registry import CODECS

    if name in _SPACED:
        return double_encoding.misread_with_spaces(text, single=name == _SPACED[1])
    if name in _LOSSY:
        read_as, gone, mark = _LOSSY[name]
        shown = double_encoding.misread(text, Seen(read_as))
        return shown.translate(dict.fromkeys(map(ord, gone), mark))
    how, _, seen = name.partition(" as ")
    if name in _PAGES:
        return code_pages.PAGES[seen].misread(text)
    if name in _DOUBLE:
        return double_encoding.misread(text, Seen(seen), 1 + _TIMES.index(how.removeprefix("utf-8 ")))
    return CODECS[how].encode(text, Seen(seen))
