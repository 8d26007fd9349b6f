"""Rule: two paragraphs, or a heading and its paragraph, on one line without a stop between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vnlint import (
    UPPER,
    Applicability,
    Bad,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Good,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Rule,
    Span,
)
from vnlint_rules.content.beginnings import beginnings
from vnlint_rules.language.known_names import folded, with_capitals
from vnlint_rules.language.lexicon import frequent_compound, is_attested
from vnlint_rules.language.references import is_in_reference
from vnlint_rules.punctuation.behind_credits import is_behind_credit
from vnlint_rules.punctuation.missing_full_stop import OPENERS
from vnlint_rules.spacing.blanks import word_after, word_before

_LEAST = 6.0
"""Log-odds from which a sentence begins."""
_AS_A_NAME = 3.0
"""What is asked more where a title, or a name that is such a word, may stand."""
_LONG, _IN_A_SHORTER_LINE = 1500, 6.0
"""Code points of a line that holds a whole article, and what is asked more in one of none, by as much as it is shorter:
where lines are paragraphs few run together. In Wikipedia and laws one in two between the two was false."""
_COVERED = Pattern(rf"(?:{OPENERS}),")
_LABEL = Pattern(
    r"(?<![^\W_])(?:[^\W\d_]|\d|[ivx]{2,4})\)\Z|(?<!\S)\"\Z|(?<![^\r\n])(?:.{0,3}|[^\S\r\n]*\w+:?[^\S\r\n]+\d[\d:/-]*)\Z"
    r"|\b(?i:chương|điều|khoản|mục|phần|phụ lục) (?:[\d.]+|[IVX]+)\Z"
)
"""What numbers the items of a list or is the number of one, opens a quotation, or heads a text: "date 2025-09-04"."""
_WORK = Pattern(
    r"(?i)\b(?:bài|phim|khúc|cuốn|sách|trình|truyện|thuyết|vở|tập|mục|album|mv|đề|thi|phẩm|hát|thơ|kịch|game|show"
    r"|báo|án|đoàn|quỹ|diễn đàn|chiến dịch|phong trào|trung tâm|tạp chí|tên|gọi|ấn phẩm|chuyên trang|fanpage|nhóm"
    r"|dự án|tạm dịch|là)(?: \S+){0,3}\Z|\b(?:ông|bà|anh|chị|em|cô|chú|bác|cháu|bé|can)\Z"
    r"|\b(?:luật|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|công văn|kế hoạch|điều|mục|số)(?: \S+){0,4}\Z"
)
"""What may be followed by a title that begins with such a word, or by a name that is one."""
_NO_SENTENCE = Pattern(
    r"Tải (?:về|hướng dẫn)|Xem (?:thêm|chi tiết)|Tại đây|(?<=\d )Tổng (?:số|cộng)\b|(?:Ảnh|Bài|Clip|Nguồn|Video)\s*:"
)
"""What links, tables and credits say."""
_TOGETHER = frozenset(("trước đó", "sau đó", "theo đó", "trong đó", "đến nay"))
"""Openings of two words that no dictionary has."""
_NEVER_LAST = frozenset(
    "bởi cho chương các của do hay hoặc khi là mỗi mọi một mà nếu nhạc như những ở rằng sử tháng theo thì trong tại từ "
    "và về vào với xem".split()
)
"""Words that no paragraph ends with: the title of a work follows."""
_DATED = frozenset(("Tháng", "Năm"))
"""What some write with a capital in dates: "30 Tháng 4"."""
_NO_PARAGRAPH = 120
"""Code points of a line without a stop that is rather a title, a link or cells: of 3,948 findings two are in one."""
_OPENED = Pattern(r"(?<![^\s(])[“\"](?=\S)[^“”\"\r\n]*\Z")
"""The beginning of a quotation or a title that is not closed yet."""
_BRACKETED = Pattern(r"\([^()\r\n]*\Z")
_CLOSED = Pattern(r"[^()\r\n]{0,100}\)")
"""What stands in brackets, before a place and behind it."""
_CAPITALISED = Pattern(r"(\p{Lu}[^\W\d_]*(?: \p{Ll}+)?(?: và)? )?(\p{Lu}\p{Ll}*) (\p{Ll}+)\Z")
_ALSO = Pattern(r" \p{Ll}+(?: và)? \p{Lu}\p{Ll}")
"""Words of names in which each has a capital: "Hiệp ước Chia sẻ | Nước sông", "kỳ Kiểm điểm | Định kỳ Phổ quát"."""
_IN_CAPITALS = Pattern(r"(?<![\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}]*) (?=(\p{Lu}[\p{L}\p{M}]*))")
"""Two words that begin with a capital."""
_NOTE = Pattern(
    r"(?:(?<![^\r\n])[^\S\r\n]*|[.!?…:][^\S\r\n]+)\((?:<[^<>\r\n]{1,9}>)?[^()<>\r\n\d:@/]{1,40}(?:<[^<>\r\n]{1,9}>)?\)\Z"
)
"""A note in brackets before its sentence: "(Thở dài) Tôi không biết", or the agency of an article: "(TTXVN) Ngày"."""
_TITLED = Pattern(r"(?<![\p{L}\p{M}])(\p{Lu}[\p{Ll}\p{M}]+) (\p{Lu}[\p{Ll}\p{M}]+)\Z")
"""Two words with a capital each, of which the second has small letters: "Tấn Công"."""
_TERM, _ASKED, _NEARBY = 4.0, 3, 60
"""What is asked more for each word of the dictionary nearby that has a capital on both its syllables, for how many at
most, and how near in code points: texts with such terms (games, contracts) have capitals anywhere."""
_MOST, _SHORTEST = 0.7, 4
"""Part of its words from which a line is a title that has a capital on each word, and how many words it has to have."""
_LONGEST = 200
"""Code points of a line that may be one."""
_NEAR, _REACH, _IN_BRACKETS = 24, 40, 100


class MergedParagraphs(Rule):
    """Two paragraphs, or a heading and its paragraph, stand on one line without a stop between them.

    Scrapers join what the page shows one below the other: "… vì nóng Theo bác sĩ …", "3. Cẩn thận với sương mù Vào
    mùa xuân …". A splitter takes both for one sentence. They are told by a capital on a word that has one for this
    reason only: a small network has learned from millions of sentences which words end and which begin one. Titles of
    films, songs and books begin with such words as well: where the words before may be followed by one, or by a name,
    more is asked, and so it is where lines are short, as they are then those of the paragraphs. Notes in brackets
    before a sentence, and terms with a capital on each word, are left alone. What opens with an adverb and a comma is
    missing-full-stop's, what follows a credit photo-credit's.
    """

    message = Message("a paragraph seems to begin at “{text}”", "có lẽ một đoạn mới bắt đầu ở “{text}”")
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=14.0, read=100, true=96, defensible=2, date="2026-11-28"
    )
    triggers = (Pairs(CharSet.of(" "), UPPER),)
    examples = (
        Bad(
            "Nhiều người ngất vì nóng ⟦Theo⟧ bác sĩ, trẻ nhỏ nên ở nhà.",
            unsafe="Nhiều người ngất vì nóng. Theo bác sĩ, trẻ nhỏ nên ở nhà.",
        ),
        Bad(
            "Hai xe va chạm trên cầu ⟦Trước đó⟧ hai tài xế đã cãi nhau.",
            unsafe="Hai xe va chạm trên cầu. Trước đó hai tài xế đã cãi nhau.",
        ),
        Bad(
            "Chợ nổi tấp nập cuối năm ⟦Người⟧ dân chở hoa đến bán.",
            unsafe="Chợ nổi tấp nập cuối năm. Người dân chở hoa đến bán.",
        ),
        Bad(
            "Hàng trăm người dự lễ khai hội năm 2017 ⟦Ông⟧ Lê Văn Ba cho biết, trời rất đẹp.",
            unsafe="Hàng trăm người dự lễ khai hội năm 2017. Ông Lê Văn Ba cho biết, trời rất đẹp.",
        ),
        Bad(
            "Ô tô lao xuống sông trong đêm ⟦Ngày⟧ 4.6, công an đã trục vớt chiếc xe.",
            unsafe="Ô tô lao xuống sông trong đêm. Ngày 4.6, công an đã trục vớt chiếc xe.",
        ),
        Good("Cô hát ca khúc Khi người lớn cô đơn. Theo cô, bài này rất khó.", "the title of a song"),
        Good("Chiều qua, ông Để đến nhà anh Ba.", "a name"),
        Good("Báo cáo của Tổ chức Theo dõi Nhân quyền và của Lữ đoàn Nhảy Dù năm ấy.", "names"),
        Good("Nhật không giúp Cường Để nữa. Từ đó Cường Để về nước.", "a name that comes back"),
        Good("Ông nói: “Trời sẽ mưa.” Theo ông, nên ở nhà."),
        Good("Tòa xử theo điều khoản cũ (riêng Bị can Ba bị xử theo điều mới) và cho các bên kháng cáo.", "a note"),
        Good(
            "Hiệp ước Chia sẻ Nước sông Hằng được ký năm 1996, mở đường cho nhiều thỏa thuận khác về nguồn nước chung "
            "giữa hai nước.",
            "a name with a capital on each of its words",
        ),
        Good("Vai Chính Vai Phụ (Hoài An) - Tú Quyên", "a line that is no paragraph"),
        Good("date 2025-09-04 Tại buổi lễ, ông Ba cảm ơn mọi người.", "behind a header, which metadata-header tells"),
        Good("Tôi rất vui! (cười) Theo tôi, ai cũng nên thử.", "a note behind a stop"),
        Good("(Thở dài) Tôi đã nói rồi mà không ai nghe.", "a note before the sentence"),
        Good("Thôi vậy. (cười mỉm) Tôi đi một mình cũng được.", "the same"),
        Good("Mỗi lần Tăng Tốc Khi Nhảy trúng đích thì được cộng điểm.", "a term with a capital on each word"),
        Good("Những Ngôi Nhà Trong Sương Mù", "a title, the same"),
        Good("Kỹ Năng này hấp thụ Vết Nứt Hư Không trong một phạm vi nhất định.", "the same"),
        Good("Cầu mới. Ảnh: Hải Nam Theo ông Ba, cầu dài 2 km.", "behind a credit"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        blanks, odds = beginnings(document, places)
        likely = odds > _LEAST
        for place, more in zip(blanks[likely].tolist(), (odds[likely] - _LEAST).tolist(), strict=True):
            line = document.line(place)
            more -= _IN_A_SHORTER_LINE * max(0.0, 1 - (line.end - line.start) / _LONG)
            more -= _TERM * min(_ASKED, _terms_near(document, place))
            if more > _AS_A_NAME or (more > 0 and not _may_be_a_name(document, place)):
                yield from self._finding(document, place)

    def _finding(self, document: Document, place: int) -> Iterator[Diagnostic]:
        text, start, line = document.text, place + 1, document.line(place).start
        if _COVERED.match(text, start) or _NO_SENTENCE.match(text, start):
            return
        if _LABEL.search(text, max(line, place - _NEAR), place) or is_behind_credit(document, place):
            return
        if text[place - 1] == ")" and _NOTE.search(text, max(line, place - _NEAR - _REACH), place):
            return
        if _BRACKETED.search(text, max(line, place - _IN_BRACKETS), place) and _CLOSED.match(text, place):
            return
        if _is_titled(document, place):
            return
        opening = word_after(text, start)
        end = start + len(opening)
        following = word_after(text, end + 1)
        if f"{opening} {following}".lower() in _TOGETHER or frequent_compound(opening, following):
            end += 1 + len(following)
        yield self.found(start, end, edits=[Edit(Span(place, place), ".")], text=text[start:end])


def _terms_near(document: Document, place: int) -> int:
    """How many words of two syllables with a capital each, that are no names, stand near a place."""
    line = document.line(place)
    start, end = max(line.start, place - _NEARBY), min(line.end, place + _NEARBY)
    pairs = ((pair[1], pair[2]) for pair in _IN_CAPITALS.finditer(document.text, start, end))
    return sum(all(map(str.istitle, pair)) and _is_term(*pair) for pair in pairs)


def _is_term(first: str, second: str) -> bool:
    """Whether two words make one of the dictionary, and no name that always has capitals."""
    return frequent_compound(first, second) and folded(f"{first} {second}") not in with_capitals()


def _is_titled(document: Document, place: int) -> bool:
    """Whether words there have a capital each, as in titles and as the terms of games and contracts have."""
    text, line = document.text, document.line(place)
    last = _TITLED.search(text, max(line.start, place - _REACH), place)
    opening = word_after(text, place + 1)
    following = word_after(text, place + 2 + len(opening))
    if last and following[:1].isupper() and _is_term(last[1], last[2]):
        return True
    words = line.of(text).split() if len(line) <= _LONGEST else []
    return len(words) >= _SHORTEST and sum(word[0].isupper() for word in words) >= _MOST * len(words)


def _may_be_a_name(document: Document, place: int) -> bool:
    """Whether the word behind a blank may well belong to one, by the words beside it, or begin a title."""
    text, line = document.text, document.line(place)
    if line.end - line.start < _NO_PARAGRAPH and text[line.end - 1] not in ".!?…”":
        return True
    if is_in_reference(document, place, place):
        return True
    near = max(line.start, place - _REACH)
    if _WORK.search(text, near, place) or _OPENED.search(text, near, place):
        return True
    before, opening = word_before(text, place), word_after(text, place + 1)
    if not is_attested(opening):
        return True
    name = _CAPITALISED.search(text, near, place)
    if name and frequent_compound(name[2], name[3]) and (name[1] or _ALSO.match(text, place + 1 + len(opening))):
        return True
    if before.lower() in _NEVER_LAST or (text[place - 1].isdigit() and opening in _DATED):
        return True
    if not before[:1].isupper():
        return False
    return frequent_compound(before, opening) or _comes_back(document, place, f"{before} {opening}")


def _comes_back(document: Document, place: int, words: str) -> bool:
    """Whether words that stand at a place do so once more in the same text."""
    whole, counted = document.extent(place), document.view(_counted)
    if whole.start not in counted:
        counted[whole.start] = Counter(
            f"{pair[1]} {pair[2]}" for pair in _IN_CAPITALS.finditer(document.text, whole.start, whole.end)
        )
    return counted[whole.start][words] > 1


def _counted(document: Document) -> dict[int, Counter[str]]:
    """Two words with capitals and how often they stand in each text that was asked about, by where it begins."""
    return {}
