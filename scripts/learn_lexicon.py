"""Learns the word lists of `rules/vnlint_rules/data`: syllables.txt, loans.txt, names.txt, words.txt.

    learn_lexicon.py count CORPUS... --held-out SET.jsonl... -o counts.npz
    learn_lexicon.py select counts.npz LISTS -o rules/vnlint_rules/data

LISTS is the folder with syllables-attested.txt, syllables-popular.txt, words.txt, places.txt and surnames.txt. The same
input gives the same files. Some 2 minutes and 1 GB of memory for 100 M syllables.

A form is not right because it was printed: the press prints "môt" a hundred times. So a form is weighed against its
likeliest correct neighbour, the most frequent one that differs in marks only or in one letter. Which forms the figures
misjudge was decided by reading them: `REFUSED` and `KEPT`.
"""

from __future__ import annotations

import argparse
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import regex
from folding import in_new_style
from lexicon_counts import Counts, chunks, count, hashes

from vnlint_rules.language.context.learning.exclusion import Exclusion
from vnlint_rules.language.syllable import is_legal, is_legal_toneless, skeleton
from vnlint_rules.language.tone import ToneStyle, place_tone, strip_tone

TOP = 300  # occurrences from which on a syllable is a neighbour to be mistaken for
REFUSED = frozenset(
    """
    đìn trờn sễ trưỡng thồi đụi ĩnh trếnh củn nủa lày nguồi tróng trủng giua đễ điến thuể nỏi phìa chổ triến trất thộc
    trạn trển hươn khiền siển lẳm trài tháy ngỡi liếu thịu trậm rổi phiết phược luấn khĩnh phiệu siễn loán cẫm phễn ành
    nố trẩn trộc xợp xệt trản dến điễn biễu diểu biều nhiêm truyến triêu nghiễn them sua soan dẳn chiễn niễn
    nhủng nhửng nẳm cùa dới lỹ diếm thổng khoách phiểu nhiệp dánh diến ngườm tren dau hiều triễn tiểng nghia khoà
    cón duẫn kà khơng linhảnh vàl namvới anhthí bnền bnướch sàigòn đàlạt
    khuyếch ăcquy đna hànộimới thethaovanhoa nguoiduatin dulieuphapluat
    """.split()
)
KEPT = frozenset(
    """
    bulông plơi dzũng dzoãn kách xìcăngđan ắcquy mnông êban kơ kô kôn kông axít iốt lênin arập ảrập
    hoóc xổng đẻn ừm ỳ ngúm đuông gẩy dèm oóc pít xèng tễu khộp dợt bùm
    phộc sỉnh soóng nhền dáo gú phé chảng rốp xủi dớn xuyệt càphê phátxít kilôgram zắc zích zăng ôxi sơvin
    sróc dzô dziên cup mooc kip flan hip hop khaki camo tint xilanh viba sêri cp cos amiđan nhợn bẫng hyđrat
    dước lazăng dão tẳng rếu súa lỉa búc rến hều zin xể xồn pía bía xất ngật sũ chẹp nghẻ gịa
    """.split()
)
"""Settled loans, names and rare syllables that stand near a frequent one."""
LETTERS = frozenset("bcdđfghjklmnpqrstvwxz")
"""Stand for a name, a unit or a point of a list."""

_FOREIGN_SHAPE = regex.compile(r"[kbdđgpf][rlh]|m[nr]|h[mnw]|j|z|dz|f|w|.*[klrs]\Z")
_HEAVY_TONE = regex.compile(r"[\u0300\u0309\u0303\u0323]")
"""Huyền, hỏi, ngã, nặng: loans written solid have none, two Vietnamese words that lost their blank mostly have one."""
_LATIN = regex.compile(r"[\p{Latin}--[ðǎĕŏː]]+\Z", regex.VERSION1)
_VIETNAMESE = frozenset("abcdđeghijklmnopqrstuvxyăâêôơư")


class Lists:
    """The syllables of each published list, folded."""

    def __init__(self, folder: Path) -> None:
        self.dictionary = _syllables(folder / "words.txt")
        self.collected = _syllables(folder / "syllables-attested.txt")
        self.popular = _syllables(folder / "syllables-popular.txt")
        self.places = _syllables(folder / "places.txt")
        self.surnames = _syllables(folder / "surnames.txt")
        lines = (folder / "words.txt").read_text("utf-8").splitlines()
        self.compounds = sorted(
            {in_new_style(line).lower() for line in lines if regex.fullmatch(r"\p{L}+ \p{L}+", line)}
        )


def _syllables(path: Path) -> frozenset[str]:
    return frozenset(in_new_style(word).lower() for word in regex.findall(r"\p{L}+", path.read_text("utf-8")))


class Selection:
    """Sorts counted words into the lists to ship."""

    def __init__(self, counts: Counts, lists: Lists) -> None:
        self.lists = lists
        self.counts = dict(zip(counts.words, counts.numbers.tolist(), strict=True))
        self.total = int(counts.numbers[:, 0].sum())
        self._by_deletion: dict[str, list[str]] = defaultdict(list)
        self._by_skeleton: dict[str, list[str]] = defaultdict(list)
        for word in counts.words:
            if self.seen(word) >= TOP and is_legal(word):
                self._by_skeleton[skeleton(word)].append(word)
                for key in _deletions(word):
                    self._by_deletion[key].append(word)

    def seen(self, word: str, column: int = 0) -> int:
        """How often, by a column of `lexicon_counts.COLUMNS`."""
        return int(self.counts[word][column]) if word in self.counts else 0

    def neighbour(self, word: str) -> str | None:
        """The most frequent legal syllable that `word` may be a slip of."""
        near = {other for key in _deletions(word) for other in self._by_deletion.get(key, ()) if _one_edit(word, other)}
        near.update(self._by_skeleton.get(skeleton(word), ()))
        return max(near - {word}, key=lambda other: (self.seen(other), other), default=None)

    def ratio(self, word: str, column: int = 0) -> float:
        """Occurrences for one of the neighbour; infinite without neighbour."""
        near = self.neighbour(word)
        return math.inf if near is None else self.seen(word) / max(1, self.seen(near, column))

    def is_right(self, word: str) -> bool:
        """Whether a legal syllable is attested as a Vietnamese word, in lower case too."""
        lists, (seen, lower, _, _, documents) = self.lists, self.counts.get(word, [0] * 5)
        if word in KEPT or word in lists.dictionary or word in lists.surnames:
            return True
        if word in lists.collected:
            near = self.neighbour(word)
            return (
                word in lists.popular
                or (near is None or self.seen(near) < 20_000)
                or (seen >= 5 and self.ratio(word) >= 1e-4)
            )
        least = 3e-4 if word in lists.popular else 1e-3
        return seen >= 20 and documents >= 8 and lower >= seen / 5 and self.ratio(word) >= least

    def is_name(self, word: str) -> bool:
        """Whether a form that is no attested syllable is part of a name: mostly capitalised inside sentences."""
        seen, lower, inner, _, documents = self.counts.get(word, [0] * 5)
        if seen < 5 or documents < 3 or inner < seen * 0.3 or lower > seen * 0.3 or not _LATIN.match(word):
            return False
        if word.isascii() and not is_legal(word):
            return _is_frequent(seen, documents) and not (seen < 250 and is_legal_toneless(word))
        if word in self.lists.places or not _VIETNAMESE.issuperset(skeleton(word)) or _is_foreign(word):
            return True
        if not is_legal(word):
            return self.ratio(word, 2) >= 0.03
        return seen >= 8 and self.ratio(word, 2) >= 3e-3

    def is_initialism(self, word: str) -> bool:
        """Whether a form is written in capitals only, and stands for several words."""
        seen, _, _, capitals, documents = self.counts.get(word, [0] * 5)
        if seen < 5 or documents < 3 or capitals < seen * 0.85 or not 1 < len(word) <= 8 or not _LATIN.match(word):
            return False
        if word.isascii():
            return _is_frequent(seen, documents)
        stripped = strip_tone(word)
        return stripped is not None and not stripped[1] and self.ratio(word) >= 1e-4

    def is_loan(self, word: str) -> bool:
        """Whether a form that is no syllable is a foreign word that Vietnamese text uses in lower case."""
        seen, lower, _, _, documents = self.counts.get(word, [0] * 5)
        if seen < 8 or documents < 4 or not _LATIN.match(word) or (lower < seen * 0.3 and not word.isascii()):
            return False
        for head in ("a", "ab", "abc", "abcd"):  # the mark of a picture agency that ran into the next word
            if word.startswith(head) and len(word) > len(head) + 2 and self.seen(word[len(head) :]) > 500:
                return False
        if word.isascii():
            unmarked = word in self._by_skeleton or is_legal_toneless(word)
            return _is_frequent(seen, documents) and not (unmarked and seen < 250)
        if _HEAVY_TONE.search(unicodedata.normalize("NFD", word)):
            return False
        return self.ratio(word) >= 5e-3

    def sort(self) -> tuple[list[str], list[str], list[str]]:
        """Syllables, loans, names."""
        syllables: list[str] = []
        loans: list[str] = []
        names: list[str] = []
        everything = set(self.counts) | self.lists.dictionary | self.lists.collected | self.lists.places
        for word in sorted((everything | KEPT) - REFUSED, key=lambda word: (-self.seen(word), word)):
            if is_legal(word) and self.is_right(word):
                syllables.append(word)
            elif len(word) == 1:
                if word in LETTERS:
                    names.append(word)
            elif self.is_initialism(word) or self.is_name(word):
                names.append(word)
            elif not is_legal(word) and (word in KEPT or self.is_loan(word) or self._is_dictionary_loan(word)):
                loans.append(word)
        return syllables, loans, names

    def _is_dictionary_loan(self, word: str) -> bool:
        return word in self.lists.dictionary and self.seen(word) >= 3 and self.ratio(word) >= 5e-3

    def lines(self, words: Iterable[str]) -> str:
        """Lines of a log count per million and all words of it, by falling counts; two styles as hoà/hòa."""
        rows: dict[str, list[str]] = defaultdict(list)
        for word in words:
            stripped = strip_tone(word) if is_legal(word) else None
            old = word if stripped is None else place_tone(*stripped, ToneStyle.OLD)
            logarithm = math.log(max(self.seen(word), 1) * 1e6 / self.total)
            rows[f"{logarithm:.1f}"].append(self.usual(word) if old == word else f"{word}/{old}")
        return "".join(f"{key} {' '.join(rows[key])}\n" for key in sorted(rows, key=float, reverse=True))

    def usual(self, word: str) -> str:
        """In its usual case: lower for syllables and what is seen in it often, else that of a name or initialism."""
        if word in KEPT:
            return word
        seen, lower, _, capitals, _ = self.counts.get(word, [0] * 5)
        if len(word) == 1 or lower >= max(10, seen * 0.05) or (is_legal(word) and self.is_right(word)):
            return word
        written = word.upper() if capitals >= seen * 0.85 else word.capitalize()
        return written if written.lower() == word and len(written) == len(word) else word

    def compounds(self, right: frozenset[str]) -> str:
        """Lines of a first syllable and the second ones that make a word with it."""
        rows: dict[str, list[str]] = defaultdict(list)
        for compound in self.lists.compounds:
            first, second = compound.split()
            if first in right and second in right:
                rows[first].append(second)
        return "".join(f"{first} {' '.join(rows[first])}\n" for first in sorted(rows))


def _is_frequent(seen: int, documents: int) -> bool:
    """Enough for a word without marks, of which there are very many."""
    return seen >= 25 and documents >= 8


def _is_foreign(word: str) -> bool:
    return word in KEPT or bool(_FOREIGN_SHAPE.match(skeleton(word)) and not is_legal(word))


def _deletions(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def _one_edit(a: str, b: str) -> bool:
    """Whether two words with a deletion in common are one insertion, deletion, substitution or exchange apart."""
    if len(a) != len(b):
        return True
    places = [at for at in range(len(a)) if a[at] != b[at]]
    return len(places) < 2 or (places[1] == places[0] + 1 and a[places[0]] == b[places[1]] and len(places) == 2)


def main() -> None:
    """Run one of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("count", "select"))
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--held-out", type=Path, nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    if options.step == "count":
        count(chunks(options.inputs, Exclusion(map(str, options.held_out), hashes))).save(options.output)
        return
    selection = Selection(Counts.load(options.inputs[0]), Lists(options.inputs[1]))
    syllables, loans, names = selection.sort()
    for name, words in ("syllables", syllables), ("loans", loans), ("names", names):
        (options.output / f"{name}.txt").write_text(selection.lines(words), "utf-8")
    (options.output / "words.txt").write_text(selection.compounds(frozenset(syllables)), "utf-8")


if __name__ == "__main__":
    main()
