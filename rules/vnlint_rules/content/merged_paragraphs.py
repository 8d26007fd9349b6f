"""Rule: two paragraphs, or a heading and its paragraph, on one line without a stop between them."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import (
    LOWER,
    UPPER,
    Applicability,
    Bad,
    CharacterRule,
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
    Span,
)
from vnlint_rules.content.openers import may_open, open_sentence
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.punctuation.missing_full_stop import OPENERS
from vnlint_rules.spacing.blanks import word_after, word_before

_COVERED = Pattern(rf"(?:{OPENERS}),")
_CREDIT = Pattern(r"(?i)\b(?:ảnh|nguồn|clip|video|photo)\b[^.!?]*\Z")
_WORK = Pattern(
    r"(?i)\b(?:bài|phim|khúc|cuốn|sách|trình|truyện|thuyết|vở|tập|mục|album|mv|đề|thi|phẩm|hát|thơ|kịch|game|show"
    r"|báo|án|đoàn|quỹ|diễn đàn|chiến dịch|phong trào|trung tâm|tạp chí|tên|gọi|ấn phẩm|chuyên trang|fanpage|nhóm"
    r"|dự án|tạm dịch|là)(?: \S+){0,3}\Z|\b(?:ông|bà|anh|chị|em|cô|chú|bác|cháu|bé|can|nghị quyết|quyết định)\Z"
)
"""What may be followed by a title that begins with such a word, or by a name that is one."""
_TOGETHER = frozenset(("trước đó", "sau đó", "theo đó", "trong đó", "đến nay"))
"""Openings of two words that no dictionary has."""
_NEVER_LAST = frozenset(
    "bởi cho chương các của do hay hoặc khi là mỗi mọi một mà nếu nhạc như những ở rằng sử tháng theo thì trong tại từ "
    "và về vào với xem".split()
)
"""Words that no paragraph ends with: the title of a work follows."""
_NAMES = frozenset({"Cường Để", "Đàng Ngoài", "Đàng Trong", "Đình Dù", "Đồng Dù"})
_AIRBORNE = frozenset("binh chủng đoàn đội lính lượng quân".split())
"""Words before Dù, which is the name of paratroopers as well."""
_REACH, _FAR = 40, 90


class MergedParagraphs(CharacterRule):
    """Two paragraphs, or a heading and its paragraph, stand on one line without a stop between them.

    Scrapers join what the page shows one below the other: "… vì nóng Theo bác sĩ …", "3. Cẩn thận với sương mù Vào
    mùa xuân …". A splitter takes both for one sentence. They are told by words that open sentences and have a capital
    nowhere else, alone ("Theo") or before some others ("Người dân"), as two million sentences of the press show.
    Titles of films, songs and books begin with such words as well and are left alone, as far as the words before them
    tell, and so are names: those that make a word of the dictionary with what stands beside them, and those that come
    back behind the same name. What opens with an adverb and a comma is missing-full-stop's, what follows a credit
    photo-credit's.
    """

    message = Message("a paragraph seems to begin at “{text}”", "có lẽ một đoạn mới bắt đầu ở “{text}”")
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=5.1, read=149, true=149, date="2026-11-26")
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
        Good("Cô hát ca khúc Khi người lớn cô đơn. Theo cô, bài này rất khó.", "the title of a song"),
        Good("Chiều qua, ông Để đến nhà anh Ba.", "a name"),
        Good("Báo cáo của Tổ chức Theo dõi Nhân quyền và của Lữ đoàn Nhảy Dù năm ấy.", "names"),
        Good("Nhật không giúp Cường Để nữa. Từ đó Cường Để về nước.", "a name that comes back"),
        Good("Ông nói: “Trời sẽ mưa.” Theo ông, nên ở nhà."),
        Good("Cầu mới. Ảnh: Hải Nam Theo ông Ba, cầu dài 2 km.", "behind a credit"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """The findings; most capitals are of names, or stand behind a stop."""
        return super().check(document, _where_one_opens(document, places))

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text, start = document.text, place + 1
        if _COVERED.match(text, start) or _WORK.search(text, max(0, place - _REACH), place):
            return None
        if _CREDIT.search(text, max(0, place - _FAR), start):
            return None
        opening = word_after(text, start)
        end = start + len(opening)
        following = word_after(text, end + 1)
        if f"{opening} {following}".lower() in _TOGETHER or frequent_compound(opening, following):
            end += 1 + len(following)
        if _is_in_a_name(document, opening, start):
            return None
        return self.found(start, end, edits=[Edit(Span(place, place), ".")], text=text[start:end])


def _where_one_opens(document: Document, places: Positions) -> Positions:
    """Those of some blanks before capitals behind which a sentence seems to begin, with a word before them."""
    tokens, columns = document.tokens, document.columns
    rows = columns.rows
    places = places[places > 0]
    places = places[LOWER.table()[rows[places - 1]]]
    numbers = tokens.starts.searchsorted(places + 1)
    kept = (numbers > 0) & (numbers + 1 < len(tokens.starts))
    places, numbers = places[kept], numbers[kept]
    kept = may_open(tokens.hashes[numbers])
    places, numbers = places[kept], numbers[kept]
    kept = open_sentence(tokens.hashes[numbers], tokens.hashes[numbers + 1])
    kept &= (tokens.starts[numbers + 1] == tokens.ends[numbers] + 1) & columns.among(tokens.ends[numbers], " ")
    kept &= LOWER.table()[rows[tokens.starts[numbers + 1]]] & LOWER.table()[rows[tokens.ends[numbers] - 1]]
    return places[kept]


def _is_in_a_name(document: Document, opening: str, start: int) -> bool:
    """Whether a word belongs to one: by the words beside it, or since it comes back behind a name."""
    text = document.text
    before = word_before(text, start - 1)
    if before.lower() in _NEVER_LAST or f"{before} {opening}" in _NAMES:
        return True
    if opening == "Dù" and before in _AIRBORNE:
        return True
    if not before[:1].isupper():
        return False
    whole = document.extent(start)
    return frequent_compound(before, opening) or text.count(f"{before} {opening}", whole.start, whole.end) > 1
