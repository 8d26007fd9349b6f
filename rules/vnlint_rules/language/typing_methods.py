"""What the typing methods Telex, VNI and VIQR make of keys, one syllable at a time.

Telex and VNI as UniKey documents them, VIQR as RFC 1456. People type marks where they like (tieengs, tieesng, tiengse),
so a key is tried on every letter it fits, the latest first, and the first outcome that is a syllable counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from msgspec import Struct

from vnlint_rules.language.syllable import is_legal, may_bear
from vnlint_rules.language.tone import Tone, ToneStyle, place_tone, strip_tone

_CIRCUMFLEX, _BREVE, _HORN, _BAR = "\u0302", "\u0306", "\u031b", "bar"
_FITS = {_CIRCUMFLEX: "aeo", _BREVE: "a", _HORN: "ou", _BAR: "d"}
_VOWELS = frozenset("aăâeêioôơuưy")
_LONGEST = 12
"""Keys of the longest syllable, with some to spare: "nghieengs" has 9; whatever is longer is no syllable."""
_LETTERS = 7
"""Letters of the longest syllable: "nghiêng"."""


class _State(Struct, frozen=True):
    """What has been typed so far."""

    letters: str = ""
    """With their shape marks, without tone."""
    tone: Tone = Tone.LEVEL
    undo: str = ""
    """The key that just marked the last letter, and would take its mark off again."""


class TypingMethod(Struct, frozen=True):
    """A typing method; see `TELEX`, `VNI` and `VIQR`."""

    name: str
    shapes: Mapping[str, tuple[str, ...]]
    """For a mark key (lower case) the marks it may put on an earlier letter."""
    tones: Mapping[str, Tone]
    written: Mapping[str, str]
    """For each letter with a shape mark (lower case) its usual keys."""
    standalone: Mapping[str, str] = {}
    """Keys that are a marked letter by themselves."""

    def encode(self, word: str) -> str:
        """The keys of a word of Vietnamese letters (in NFC, any case): marks of shape at their letters, the tone last.

        Raises ValueError for two tones in one word.
        """
        stripped = strip_tone(word)
        if stripped is None:
            raise ValueError(f"two tones: {word!r}")
        bare, tone = stripped
        keys = ""
        for letter in bare:
            written = self.written.get(letter.lower(), letter)
            if letter.lower() == "o" and keys[-1:].lower() == "o" and "o" in self.shapes:
                written = "oo"  # the third o takes the circumflex off: booong
            keys += written.upper() if letter.isupper() else written
        if tone:
            key = next(key for key, value in self.tones.items() if value is tone)
            keys += key.upper() if bare[-1:].isupper() else key
        return keys

    def decode(self, keys: str, style: ToneStyle = ToneStyle.OLD) -> str | None:
        """The legal syllable that the keys spell, its tone placed in a style; None where they spell none.

        Keys without marks spell what they are, where that is a syllable: "toan". Letters keep their case; of marks case
        does not count.
        """
        return self._read(_State(), keys, style)

    def spread(self, word: str) -> str:
        """A word (NFC) of which some keys were turned into letters, with the keys of these in their places."""
        return "".join(letter if letter.isascii() else self.encode(letter) for letter in word)

    def is_regular(self, keys: str, word: str) -> bool:
        """Whether keys (lower case) stand for a word as people type it: marks at their letters, one tone key or none.

        The tone may stand anywhere behind its letter, but not between the two keys of one: "boson" is no "bốn". At the
        end it may be pressed twice.
        """
        if keys[-1:] in self.tones and keys[-2:-1] == keys[-1:]:
            keys = keys[:-1]
        bare, tone = strip_tone(word) or (word, Tone.LEVEL)
        shaped = {self.encode(bare), self.encode(bare.replace("ươ", "uơ"))}
        if not tone:
            return keys in shaped
        one = set(self.written.values())
        places = (i for i in range(1, len(keys)) if self.tones.get(keys[i]) is tone)
        return any(keys[:i] + keys[i + 1 :] in shaped and keys[i - 1] + keys[i + 1 : i + 2] not in one for i in places)

    def _read(self, state: _State, keys: str, style: ToneStyle) -> str | None:
        if len(keys) > _LONGEST:
            return None
        return next((place_tone(*outcome, style) for outcome in self._outcomes(state, keys)), None)

    def _outcomes(self, state: _State, keys: str) -> Iterator[tuple[str, Tone]]:
        """The syllables that come out, likeliest first, without their tones."""
        states = [state]
        for key in keys:
            after = (new for old in states for new in self._press(old, key) if len(new.letters) <= _LETTERS)
            states = list(dict.fromkeys(after))
        for last in states:
            for letters in (last.letters, _with_horns(last.letters)):
                if letters and may_bear(letters, last.tone):
                    yield letters, last.tone

    def _press(self, state: _State, key: str) -> Iterator[_State]:
        """What one more key may do, likeliest first."""
        lower, letters = key.lower(), state.letters
        if lower in self.tones and not _VOWELS.isdisjoint(letters.lower()):
            yield _State(letters, self.tones[lower])
            return
        if lower == state.undo:
            yield _State(letters[:-1] + _plain(letters[-1]) + key, state.tone)
            return
        for mark in self.shapes.get(lower, ()):
            yield from _marked(state, mark, lower)
        if lower in self.standalone:
            letter = self.standalone[lower]
            yield _State(letters + (letter.upper() if key.isupper() else letter), state.tone)
        elif key.isalpha():
            yield _State(letters + key, state.tone)


def _marked(state: _State, mark: str, key: str) -> Iterator[_State]:
    """The state with a mark on each letter it fits, the latest first; a key that is a letter fits its own kind only."""
    letters = state.letters
    fits = key if key in _FITS[mark] else _FITS[mark]
    places = [i for i in range(len(letters) - 1, -1, -1) if letters[i].lower() in fits]
    if mark == _HORN:
        places = [i for i in places if not (letters[i].lower() == "u" and letters[i - 1 : i].lower() == "q")]
        pairs = [i for i in places if i + 1 in places and letters[i : i + 2].lower() == "uo"]
        for i in pairs:
            yield _State(
                letters[:i] + "".join(_shaped(c, mark) for c in letters[i : i + 2]) + letters[i + 2 :], state.tone
            )
    elif mark == _BAR:
        places = [0] if letters[:1].lower() == "d" else []
    for i in places:
        undo = key if i == len(letters) - 1 and key in "aeo" else ""
        yield _State(letters[:i] + _shaped(letters[i], mark) + letters[i + 1 :], state.tone, undo)


def _shaped(letter: str, mark: str) -> str:
    if mark == _BAR:
        return "Đ" if letter.isupper() else "đ"
    return unicodedata.normalize("NFC", letter + mark)


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _with_horns(letters: str) -> str:
    """ "ưo" and "uơ" as the methods complete them: "ươ"."""
    at = letters.lower().find("ưo")
    if at < 0:
        at = letters.lower().find("uơ")
    if at < 0:
        return letters
    return letters[:at] + "".join(_shaped(_plain(c), _HORN) for c in letters[at : at + 2]) + letters[at + 2 :]


TELEX = TypingMethod(
    "Telex",
    {
        "a": (_CIRCUMFLEX,),
        "e": (_CIRCUMFLEX,),
        "o": (_CIRCUMFLEX,),
        "d": (_BAR,),
        "w": (_HORN, _BREVE),
    },
    {"s": Tone.RISING, "f": Tone.FALLING, "r": Tone.ASKING, "x": Tone.TUMBLING, "j": Tone.HEAVY, "z": Tone.LEVEL},
    {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"},
    {"w": "ư"},
)
VNI = TypingMethod(
    "VNI",
    {"6": (_CIRCUMFLEX,), "7": (_HORN,), "8": (_BREVE,), "9": (_BAR,), "d": (_BAR,)},
    {"1": Tone.RISING, "2": Tone.FALLING, "3": Tone.ASKING, "4": Tone.TUMBLING, "5": Tone.HEAVY, "0": Tone.LEVEL},
    {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"},
)
VIQR = TypingMethod(
    "VIQR",
    {"^": (_CIRCUMFLEX,), "+": (_HORN,), "*": (_HORN,), "(": (_BREVE,), "d": (_BAR,)},
    {"'": Tone.RISING, "`": Tone.FALLING, "?": Tone.ASKING, "~": Tone.TUMBLING, ".": Tone.HEAVY},
    {"ă": "a(", "â": "a^", "ê": "e^", "ô": "o^", "ơ": "o+", "ư": "u+", "đ": "dd"},
)


def half_applied(word: str, style: ToneStyle = ToneStyle.OLD) -> tuple[str, ...]:
    """What may have been meant by a word in which a mark stands and a key was left over, likeliest first.

    ``word`` is in NFC, in any case: "tiêngs" and "tiê1ng" give "tiếng", "nhữngx" gives "những". First what the keys
    would have done (a tone pressed again counts once), then the word without one letter too many ("vàl": "và"). Empty
    for a legal syllable, and for a word without any mark.
    """
    stripped = strip_tone(word)
    if stripped is None or word.isascii() or is_legal(word) or len(word) > _LONGEST:
        return ()
    bare, tone = stripped
    found: list[str] = []
    for method in (TELEX, VNI):
        read = method._read(_State(tone=tone), bare, style)
        if read is not None and any(key.lower() in method.tones or key.lower() in method.shapes for key in bare):
            found.append(read)
    for i in range(len(word) - 1, 0, -1):
        shorter = word[:i] + word[i + 1 :]
        if word[i].isascii() and is_legal(shorter):
            found.append(shorter)
    return tuple(dict.fromkeys(found))
