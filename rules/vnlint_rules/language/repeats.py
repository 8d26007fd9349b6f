"""Decides whether a word or phrase written twice in a row is a slip ("của của") or Vietnamese ("dần dần").

Most repeats are Vietnamese: of all `w w` in news two in five are reduplications of the dictionary, one in three is
the border of two compounds ("trở thành | thành phố"), the rest are names, numbers, songs and slips. So a single word
is judged by itself only when it is a function word that cannot follow itself, one that can but not between these two
("sau đó đó sẽ"), or the first half of a compound that hardly ever does ("tình tình trạng"). By the words beside it
alone a function word goes unread only when the first of the two cannot close a phrase either: not so "nơi để | để xe",
"vụ việc trên | trên mạng", "tình cảm dành cho | cho thấy". Where they leave a doubt, and for all other words ("mắc bệnh
bệnh tay chân miệng"), what stands around has to be asked (`context.doubling`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from vnlint_rules.language.endings import is_ending
from vnlint_rules.language.fit import is_syllable, shipped_fit
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.language.neighbours import FUNCTION_WORDS, load
from vnlint_rules.language.shipped import read_text

# Words that always want another behind them. Most prepositions and particles of verbs (đến, vào, ra, về, được …) are
# not among them, for a relative clause leaves them without a complement, nor is what is a noun or a verb as well; nor
# nhưng, which may stand for không.
CERTAIN = frozenset("các của với và rằng hoặc đang sẽ vẫn cũng đã tại trong cho".split())
_GOVERNING = frozenset(
    "bởi bằng cho cùng của cả giữa gồm hoặc là có khi khỏi nhờ như nhằm qua theo trong trên trước tại từ tới và "
    "vào về với vì đến để ở".split()
)
# Words that want another only behind one of these (the last word, or the last two, before the first of the pair).
_CERTAIN_BEHIND = {
    "những": _GOVERNING,  # elsewhere the first may have been "nhưng"
    "một": frozenset("là có như với của trong bằng thành gồm bởi được".split()),  # not "từng chút một | một cách"
    "khi": frozenset(("sau", "trước")),  # not "ít khi | khi"
    "được": frozenset("đã sẽ đang cũng chỉ thường chưa luôn mới từng đều vẫn".split()),  # not "nhặt được | được thưởng"
    "đến": frozenset(("ảnh hưởng", "liên quan")),
    "trên": frozenset(  # not "thông tin trên | trên mạng", nor what may be the name of such a thing
        ("nằm", "ngồi", "đứng", "dựa", "trượt", "treo", "dán", "hợp tác", "lưu thông", "diễn ra", "trưng bày")
    ),
}
# What may begin a clause of its own behind a relative clause: "những gì họ làm cho | cho thấy".
_CLAUSES = frozenset(("cho", right) for right in "thấy nên dù đến tới".split())
# Behind these the first cho may be the verb: "số tiền mẹ cho | cho em đi học".
_GIVERS = frozenset("ai anh bà bạn bố cha chị chú cô em họ mẹ mình nhà nó ông người ta thầy tôi".split())
UNREAD = CERTAIN | frozenset(_CERTAIN_BEHIND)  # those whose repeat may be deleted unread
WATCHED = frozenset(FUNCTION_WORDS) | frozenset(
    "ở về theo này nên lên ra qua giữa khiến gồm việc khoảng mức từng hãy còn".split()
)

# Behind these a word may close a phrase, so that the same word may begin the next: "ngoài tầm với | với nhiều người".
_CLOSES = {
    "các": "khuê lầu đông tiền điện",
    "của": "và ăn bỏ chia có đòi gom giàu giữ lấy mất nhặt nhiều tham thu tiếc tìm trả vét vơ xin đồng",
    "với": "chơi tầm tay vói vươn",
    "tại": "đổ mai ngoại tiềm tự",
    "trong": "đằng giữ lòng mặt nước phòng tay trắng từ vào vòng",
    "trên": "bài câu dẫn kể lên nêu nói như tầng tin việc vụ án điều cấp",
    "đã": "cái cho chờ coi chơi đợi hãy hẵng khoan ngắm nghe ngủ nghỉ nhìn quá rất thật thấy uống xem ăn",
    "khi": "ít hiếm nhiều lắm bao thảng hoạ họa",
    "một": "từng",
    "được": "bán bắt có đạt đọc giành hiểu kiếm làm lấy mua nghe nhặt nhận nhìn soát thấy thu tìm tính dùng biết",
    "ở": "cùng",
    "cho": "biếu bán chia chuyển dành được đem gửi giao mang nhường tặng thưởng trao vay đưa",
    "về": "lấy mang mua đem đi đưa trở chở",
    "theo": "đem kèm mang đi",
    "qua": "hôm năm ngày tháng thời gian tuần vừa",
}
_CLOSING = frozenset((left, word) for word, lefts in _CLOSES.items() for left in lefts.split())
# (w, next): what may begin behind w: "được cho | cho vay", "giá trị của | của hồi môn", "gần như | như nhau".
_OPENED = {
    "cho": "vay thuê mượn bú",
    "ra": "sao",
    "của": "ăn cải công chung đút hiếm hồi lạ ngon quý riêng để",
    "như": "cũ nhau thế trước vậy",
    "về": "hưu nhà nước quê",
    "cũng": "được hay ổn vui",
    "được": "phép",
}
_OPENING = frozenset((word, right) for word, rights in _OPENED.items() for right in rights.split())
# Words that close one phrase and open another as often as not ("cao hơn | hơn 20 triệu", "gặp phải | phải trả giá",
# "ở đó | đó là"), so that their repeat is a slip only where what stands beside it rules that out.
_ONLY_BEHIND = {
    "đó": frozenset("khi sau trước trong cạnh".split()),
    "hợp": frozenset("phối phù".split()),
    "người": frozenset(  # not năm, which is a year: "đầu năm người người đi chùa"
        "những nhiều mọi vài mấy số lượng một hai ba bốn sáu bảy tám chín mười mươi chục trăm nghìn ngàn vạn triệu tỷ "
        "tỉ".split()
    ),
}
_NEVER_BEHIND = {
    "phải": frozenset(  # not the right one, nor what one meets with, nor "không phải | phải"
        "bên biên cánh cẳng chân cạnh gối hữu lề má mạn mắt nửa phía quẹo rẽ sang tai tay trái vai vệ đùi lẽ ăn bắt "
        "cắn chạm chịu cưới dẫm dính đạp đâm đụng gặp giẫm hít hứng húc lấy mắc mua nghe nhiễm nuốt phạm tông trúng "
        "uống va vấp vớ vướng chả chẳng chưa có đâu đúng không vừa".split()
    ),
    "xuống": frozenset(("lên",)),
}
_NEVER_BEFORE = {
    "đó": frozenset("là chính cũng".split()),
    "hơn": frozenset("bù cả hết hẳn kém là người nữa thế thiệt thua".split()),
    "người": frozenset("ta thì này kia nọ nào nước".split()),
    "phải": frozenset("chăng không lòng".split()),
    "xuống": frozenset("cấp dốc đường nước sắc".split()),
}
_LOOSE = _ONLY_BEHIND.keys() | _NEVER_BEFORE.keys()
_COMPARED = frozenset(  # behind these the first hơn compares, so that the second may begin a number: "cao hơn | hơn 20"
    "cao chậm dài đắt đông giàu hẹp ít kém khá lâu lớn mạnh mỏng muộn nặng ngắn nghèo nhanh nhẹ nhiều nhỏ rẻ rộng sâu "
    "sớm thấp tốt xa xấu yếu".split()
)
# What the dictionary does not tell to be a slip: kháng cáo của, tập tạ tại; các cán bộ, các bác sĩ, được đưa vào.
_MISTYPED = frozenset({("kháng", "của"), ("tập", "tại"), ("tất", "các")})
_MISTYPED_FIRST = frozenset(
    [("các", right) for right in "bộ nhân biệt mạng sĩ".split()]
    + [("và", "nhỏ")]
    + [("được", right) for right in "vào ra lên xuống đến tới về đi sang".split()]
)
# A syllable that is so often the first, so seldom the second half of a compound needs another behind it.
# Where it cannot be the second half, as "nghị" in "với nghị của của", less will do.
_FIRST_HALF, _SECOND_HALF, _FIRST_SOMETIMES = 0.7, 0.2, 0.25

# How often a word that cannot follow itself was seen to by mistake, at most; how much oftener with its other half.
_SELDOM, _OFTEN = 30, 50
# How often the word before it was seen with it, at most, if not one time in so many with the other half.
_RARELY, _PART = 8, 4
# First halves of compounds that close a phrase as well: "không chỉ | chỉ trích", "một củ | củ cải".
_BY_ITSELF = frozenset("chỉ củ vừa".split())

_TIME = frozenset("lúc ngày năm khoảng hôm giờ khi tháng tối sáng chiều cuối đầu thời nay".split())
_DIGITS = frozenset("không một hai ba bốn năm sáu bảy tám chín mười mươi trăm nghìn".split())
# Reduplications of the dictionary that are slips as often as not; words that are said twice for weight, or close a
# phrase and open the next ("kế hoạch hàng năm và năm năm", "nhà ở | ở phố này").
_DOUBLED_BY_CHANCE = frozenset("con là người nhà nhất đường".split())
_DOUBLED_FREELY = frozenset("cực gì khác năm quá rất siêu trẻ ở".split())
_QUALITY = 1 / 250  # share of a word's places that are behind rất, from which it may be doubled freely: "nhỏ nhỏ"
# First words of a phrase that is said twice on purpose ("từng bước từng bước"), and words of degree.
_ITERATED = frozenset("từng kẻ mỗi càng vừa đi nói hoan muôn ngàn hàng".split())
_DEGREE = frozenset("lắm dần quá nữa mãi hoài cùng luôn thôi rồi nhé".split())
_STRESSING = frozenset("cực hơi khá quá rất siêu thật".split())  # "rất lâu rất lâu về trước"
# Phrases that begin a longer word, so that the border of two words looks like a repeat.
_CONTINUED = frozenset({("xã hội", "chủ"), ("xuất bản", "phẩm"), ("bị cáo", "buộc"), ("công bố", "công")})
# Who or what is named by the deed: "viện kiểm sát | kiểm sát", "ban tổ chức | tổ chức", "thẩm định giá | định giá".
_NAMED_BY_DEED = frozenset("ban bên bộ cầu đoàn đội máy người nhà phòng thẩm tổ viện".split())
# Directly before or after: a quoted word, stammering, a part of something longer.
_OPENS = tuple("\"'“‘«(-/_")
_CUTS = ("..", *"\"'”’»…-/!_")

# Edges of a clause: what is said twice between them, and nothing else, is an exclamation ("không nên không nên!").
_CLAUSE_BEGINS = re.compile(r"(?:\A|[.,;:!?…“\"(–-])\s*\Z")
_CLAUSE_ENDS = re.compile(r"(?:\s+(?:thôi|nào|đi|nhé|nha|mà|ơi|ạ|luôn))?\s*(?:[.,;:!?…”\")]|\Z)")

_LAST = re.compile(r"(?:([^\W\d_]+)[ \t\u00a0]+)?([^\W\d_]+)[ \t\u00a0]+\Z")
_LAST_TWO = re.compile(r"([^\W\d_]+)[ \t\u00a0]+\1,?[ \t\u00a0]+\Z", re.IGNORECASE)
_NEXT = re.compile(r"[ \t\u00a0]+[\"“‘'(]?([^\W_]+)")
_NEXT_WORD = re.compile(r"[ \t\u00a0]+([^\W\d_]+)")
_NO_WORD = re.compile(r"[ \t\u00a0]+\d|[,;:.?](?!\w)|\Z")
"""What may stand behind the last word of a phrase: a number, a mark, the end of the line."""
_NEXT_TWO = re.compile(r",?[ \t\u00a0]+([^\W\d_]+)[ \t\u00a0]+\1(?![^\W_])")
_NUMBERED = re.compile(r"\d[ \t\u00a0]+\Z")
_REACH = 24


Doubt = Literal["none", "open", "displaced", "two phrases", "half", "going on", "phrase"]
"""What speaks against deleting a repeat unread.

- none: nothing.
- open: this word may close one phrase and open the next.
- displaced: one of the two may stand where another word was meant.
- two phrases: a giver stands before cho, or the word is hơn.
- half: the first of the two may be the other half of a compound ("tham giao giao thông").
- going on: only counts tell that the words beside it go on from one to the other.
- phrase: a phrase was copied.
"""


class _Words(NamedTuple):
    """Two-syllable words, as "syllable syllable"."""

    compounds: frozenset[str]  # that touch a watched word and may stand beside it
    frames: frozenset[str]  # that touch a watched word and want a complement: đối với
    doubles: frozenset[str]  # reduplications
    slips: frozenset[str]  # no words, but a letter or an accent away from one: "bóng đã", "đào tại"


@cache
def _words() -> _Words:
    text = read_text("repeats.txt")
    lines = frozenset(line for line in text.splitlines() if not line.startswith("#"))
    frames = frozenset(line.removesuffix(" +") for line in lines if line.endswith("+"))
    behind = (line.split(" ~ ") for line in lines if "~" in line)
    slips = frozenset(f"{left} {word}" for word, lefts in behind for left in lefts.split())
    doubles = frozenset(line for line in lines if len(set(line.split())) == 1)
    return _Words(lines - doubles, frames, doubles, slips)


def judge(before: str, words: tuple[str, ...], after: str) -> Doubt | None:
    """What speaks against deleting one half of `words`, which are equal, between `before` and `after` on one line.

    `words` are as written, nothing but blanks between them; 2 words for a doubled word, 4-8 for a doubled phrase.
    `before` ends with the blank in front of the first word, `after` starts with what follows the last; some 24
    characters of each are looked at. None means: leave it alone.
    """
    if any(not word.islower() for word in words):
        return None
    before, after = before[-_REACH:], after[:_REACH]
    return _word(before, words[0], after) if len(words) == 2 else _phrase(before, words, after)


def may_go_on(before: str, word: str, after: str) -> bool:
    """Whether a word that stands twice is a slip if the words before and behind it go on over one of the two.

    Of those that `judge`, which takes the same, leaves alone. Not so at the border of two compounds, and not where
    Vietnamese doubles words freely.
    """
    left, _ = _left(before)
    following = _NEXT_WORD.match(after)
    if not left or not (following or _NO_WORD.match(after)) or not _is_doubled(before, word, after):
        return False
    if word in _DOUBLED_FREELY or (word not in _DOUBLED_BY_CHANCE and f"{word} {word}" in _words().doubles):
        return False
    if following and frequent_compound(left, word) and frequent_compound(word, following[1]):
        return False
    return shipped_fit().times_together("rất", word) < _QUALITY * shipped_fit().times(word)


def _is_doubled(before: str, word: str, after: str) -> bool:
    """Whether a word stands just twice, and nothing beside it tells that it does so on purpose."""
    if _LAST_TWO.search(before) or _NEXT_TWO.match(after):
        return False  # the second half: "đi đi về về", "có có không không"
    if before.endswith(_OPENS) or after.startswith(_CUTS):
        return False
    following = _NEXT.match(after)
    return word not in (_left(before)[0].lower(), following[1].lower() if following else "")


def _word(before: str, word: str, after: str) -> Doubt | None:
    if not _is_doubled(before, word, after):
        return None
    left, left_two = _left(before)
    following = _NEXT.match(after)
    right = following[1].lower() if following else ""
    known = _words()
    if word in _LOOSE and _is_stranded(before, left.lower(), word, after, following[1] if following else ""):
        # "bị nhà máy hơn hơn một tỷ": behind hơn what was dropped stays unseen
        return "two phrases" if word == "hơn" else "open"
    if f"{word} {word}" in known.doubles:
        return None
    if word not in WATCHED:
        whole = following is not None and following[1] == right and _is_first_half(left, word, right)
        return "half" if whole else None
    if (
        f"{left.lower()} {word}" in known.compounds
        or f"{word} {right}" in known.compounds
        or is_ending(left, word)
        or (left.lower(), word) in _CLOSING
        or (following and (word, following[1]) in _OPENING)
        or (not following and word != "này")
        or (word == "một" and (left in _DIGITS or right in _DIGITS or right.isdigit()))
        or (word in ("vào", "đến") and right in _TIME)
    ):
        return None
    return _doubt(left_two, left, word, right)


def _is_stranded(before: str, left: str, word: str, after: str, right: str) -> bool:
    """Whether a word that may follow itself can hardly do so between these two: "sau đó | đó sẽ"."""
    behind = _ONLY_BEHIND.get(word)
    if behind is not None and left not in behind and not (word == "người" and _NUMBERED.search(before)):
        return False
    if left in _NEVER_BEHIND.get(word, ()) or right.lower() in _NEVER_BEFORE.get(word, ()):
        return False
    if word == "hơn":
        return right != "" and not (left in _COMPARED and (right[0].isdigit() or right in _DIGITS))
    if word == "hợp":
        return not frequent_compound(word, right)
    if word == "người":  # not "2 người | người Nhật", nor "mọi người, | người khóc, người cười"
        return right.islower() and word not in after
    return right != "" or word == "đó"


def _is_first_half(left: str, word: str, right: str) -> bool:
    """Whether a word that stands twice is the first half of a compound, written twice: "có tình tình trạng"."""
    if (
        word in _BY_ITSELF
        or not frequent_compound(word, right)
        or frequent_compound(left, word)
        or (left.islower() and not is_syllable(shipped_fit().row_of(left)))
    ):
        return False
    together = shipped_fit().times_together
    twice, before = together(word, word), together(left, word)
    return (
        twice <= _SELDOM
        and together(word, right) >= _OFTEN * max(twice, 1.0)
        # "phân khu | khu vực" stand beside other words, too; of "người tham tham gia" the first two do not
        and (before <= _RARELY or together(left, word, right) >= before / _PART)
    )


def _doubt(left_two: str, left: str, word: str, right: str) -> Doubt:
    lower = left.lower()
    if word == "cho" and lower in _GIVERS and right not in ("biết", "hay", "rằng"):
        return "two phrases"
    behind = _CERTAIN_BEHIND.get(word, frozenset())
    certain = word in CERTAIN or lower in behind or left_two.lower() in behind
    if (lower, word) in _MISTYPED or (word, right) in _MISTYPED_FIRST or (certain and _displaced(left_two, left, word)):
        return "displaced"
    return "none" if certain and (word, right) not in _CLAUSES else "open"


def _left(before: str) -> tuple[str, str]:
    """The last word of `before`, and the last two; empty behind anything else than a word."""
    last = _LAST.search(before)
    return (last[2], f"{last[1] or ''} {last[2]}") if last else ("", "")


def _displaced(left_two: str, left: str, word: str) -> bool:
    """Whether the first of the two may stand where another word was meant: "tất các các yêu cầu" (tất cả các)."""
    lower = left.lower()
    known, tables = _words(), load()
    before = left_two.removesuffix(left).strip()
    if (left[:1].isupper() and before) or f"{lower} {word}" in known.frames:
        return False
    if f"{lower} {word}" in known.slips:
        return True
    row = tables.row(lower)
    first_half = tables.opens[row]
    if tables.opens[tables.row(before.lower())] < _FIRST_SOMETIMES:  # then `left` is no second half
        return first_half > _FIRST_SOMETIMES or tables.unlikely(lower, word)
    return (first_half > _FIRST_HALF and tables.ends[row] < _SECOND_HALF) or tables.unlikely(lower, word)


def _phrase(before: str, words: tuple[str, ...], after: str) -> Doubt | None:
    unit = words[: len(words) // 2]
    left, _ = _left(before)
    following = _NEXT.match(after)
    right = following[1].lower() if following else ""
    if right == unit[0] or left.lower() == unit[-1] or unit[-1] == "có":
        return None  # "hẹn tới hẹn tới hẹn lui", "xử lý có lý có tình"
    if (" ".join(unit), right) in _CONTINUED or left.lower() in _NAMED_BY_DEED:
        return None
    if len(set(unit)) == 1 or unit[0] in _ITERATED or unit[-1] in _DEGREE or _DIGITS.issuperset(unit):
        return None
    if unit[0] in _STRESSING and not frequent_compound(*unit[:2]):  # not "quá trình quá trình"
        return None
    if len(unit) == 2 and unit[1] == "của" and not frequent_compound(left, unit[0]):
        return None  # "thầy của thầy của tôi", but not "tuyên bố của bố của"
    if _CLAUSE_BEGINS.search(before) and _CLAUSE_ENDS.match(after):
        return None
    if before.endswith(_OPENS) or after.startswith(_CUTS):
        return None
    return "phrase"
