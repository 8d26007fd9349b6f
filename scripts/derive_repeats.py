"""Derives the compounds that clear a repeated word, from a list of Vietnamese words.

    derive_repeats.py WORDS.txt > rules/vnlint_rules/data/repeats.txt

WORDS.txt holds a word or compound a line, its syllables apart. Kept are the two-syllable words which begin or end
with a word that `repeats` watches, and all reduplications (X X). Those of FRAMES are marked with a +. A line
"w ~ …" lists behind which words a `w` may be a slip for the end of a compound ("bóng đã" for "bóng đá", "đào tại" for
"đào tạo"), of those whose repeat is deleted unread.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from vnlint_rules.language.neighbours import FUNCTION_WORDS, load
from vnlint_rules.language.repeats import UNREAD, WATCHED

# A syllable that is so often the second half of a compound needs no other behind it.
WHOLE = 0.5

# Not a border of two phrases but one grammatical word that still wants its complement, or that its first syllable
# cannot govern: in "đối với với" and "cho cho hay" the second word is a slip all the same.
FRAMES = frozenset(
    {
        "đối với", "không những", "chẳng những", "với lại", "dù cho", "cho dù", "cho hay", "cho nên", "cho qua",
        "cho xong", "cho cùng", "đến cùng", "đến điều", "đến nỗi", "đến nơi", "cũng nên", "bởi vì",
        "bởi thế", "bởi vậy", "vì thế", "vì vậy", "vì nể", "dường như", "hầu như", "hình như", "in như", "nếu như",
        "chừng như", "dầu như", "như ai", "như thể", "như thường", "như tuồng", "một khi", "mỗi khi",
        "mấy khi", "khi hồi", "một số", "một vài", "một ít", "một chút", "một chiều", "một đôi", "một hơi", "một tí",
        "một tẹo", "mà lại", "nếu mà", "nhưng mà", "thế mà", "vậy mà", "giá mà", "kẻo mà", "rằng là", "thì là",
        "thì ra", "thì phải", "thì giờ", "thì chớ", "thì có", "vào khoảng", "trên dưới", "trên hết", "trên cơ",
        "trong ngoài", "tại sao", "được thể", "những ai", "những tưởng", "dù rằng", "tuy rằng", "thà rằng",
        "của nổi", "của chìm", "ắt là", "hay là", "gọi là", "nghĩa là", "thế là", "số là", "nữa là", "thà là",
        "nhất là", "tức là", "ơi là", "bao gồm", "sau này", "này khác", "vì sao",
    }
)  # fmt: skip


def main(path: Path) -> None:
    """Print the derived list."""
    words = {line.strip().lower() for line in path.read_text("utf-8").splitlines()}
    pairs = {(first, second) for first, second in (word.split() for word in words if word.count(" ") == 1)}
    print("# Two-syllable words that touch a watched word (+: they want a complement), and reduplications.")
    print("# w ~: behind these, w may be a slip for the end of a compound.")
    print("# Derived by derive_repeats.py from the word list of pyvi (MIT); see NOTICE.md.")
    for first, second in sorted(pairs):
        if first == second or not WATCHED.isdisjoint((first, second)):
            print(f"{first} {second}" + " +" * (f"{first} {second}" in FRAMES))
    for word in sorted(UNREAD):
        print(f"{word} ~ {' '.join(sorted({a for a, b in pairs if _may_be(word, a, b)} - _before(word, pairs)))}")


def _before(word: str, pairs: set[tuple[str, str]]) -> set[str]:
    return {first for first, second in pairs if second == word} | set(FUNCTION_WORDS)


def _may_be(word: str, first: str, second: str) -> bool:
    """Whether `word` behind `first` may have been meant for `second`: other accents, or another or no last letter."""
    a, b = _letters(word), _letters(second)
    if a == b:
        return True
    tables = load()
    whole = tables.ends[tables.row(first)] > WHOLE  # "thông báo các" is no slip for "báo cáo"
    return not whole and (a[:-1] == b or a == b[:-1] or (a[:-1] == b[:-1] and len(a) > len("và")))


def _letters(word: str) -> str:
    """The word without accents; đ stays."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
