"""Rule: two paragraphs, or a heading and its paragraph, on one line without a stop between them."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import (
    LOWER,
    UPPER,
    Applicability,
    Bad,
    CharacterRule,
    Diagnostic,
    Document,
    Edit,
    Good,
    Measured,
    Message,
    Pattern,
    Phase,
    Positions,
    Span,
    Words,
)
from vnlint_rules.language.lexicon import frequent_compound
from vnlint_rules.punctuation.missing_full_stop import OPENERS
from vnlint_rules.spacing.blanks import word_after, word_before

_OPENING = Pattern(
    r"(?:Theo|Tại|Khi|Nhưng|Dù|Bởi|Với|Để|Vào|Bên cạnh|Mặc dù|Cụ thể"
    r"|Cũng (?:theo|trong|tại|như|với|có)|Về (?:phía|phần|việc|vấn)|Từ (?:ngày|đó|khi|năm|đầu)"
    r"|Trước (?:đó|khi|tình|đây)|Sau (?:đó|khi|hơn|gần|nhiều)|Tuy (?:nhiên|vậy)|Ngoài (?:ra|việc)"
    r"|Cùng (?:với|ngày|đó)|Hiện (?:nay|tại|đang|có|cơ|vụ)|Do (?:đó|vậy)"
    r"|Đây (?:là|cũng|sẽ|không|chính)|Đó (?:là|cũng|chính)|Đến (?:nay|ngày|khi|trưa|chiều|tối|sáng))(?= \p{Ll})"
)
_COVERED = Pattern(rf"(?:{OPENERS}),")
_CREDIT = Pattern(r"(?i)\b(?:ảnh|nguồn|clip|video|photo)\b[^.!?]*\Z")
_WORK = Pattern(
    r"(?i)\b(?:bài|phim|khúc|cuốn|sách|trình|truyện|thuyết|vở|tập|mục|album|mv|đề|thi|phẩm|hát|thơ|kịch|game|show"
    r"|báo|án|đoàn|quỹ|diễn đàn|chiến dịch|phong trào|trung tâm|tạp chí|tên|gọi|ấn phẩm|chuyên trang|fanpage|nhóm"
    r"|dự án|tạm dịch|là)(?: \S+){0,3}\Z|\b(?:ông|bà|anh|chị|em|cô|chú|bác|cháu|bé|can|nghị quyết|quyết định)\Z"
)
"""What may be followed by a title that begins with such a word, or by a name that is one."""
_OPENING_PAIRS = frozenset(
    ("bởi vì", "dù cho", "dù sao", "nhưng mà", "tại sao", "tại vì", "vào khoảng", "với lại", "để dành", "để ý")
)
"""Words of two syllables that open a sentence; others that begin so are names: "Tổ chức Theo dõi Nhân quyền"."""
_NEVER_LAST = frozenset("bởi các của hoặc mỗi một nhạc như những rằng và về với".split())
"""Words that no paragraph ends with: the title of a work follows."""
_NAMES = frozenset({"Cường Để", "Đình Dù", "Đồng Dù"})
_AIRBORNE = frozenset("binh chủng đoàn đội lính lượng quân".split())
"""Words before Dù, which is the name of paratroopers as well."""
_REACH, _FAR = 40, 90


class MergedParagraphs(CharacterRule):
    """Two paragraphs, or a heading and its paragraph, stand on one line without a stop between them.

    Scrapers join what the page shows one below the other: "… vì nóng Theo bác sĩ …", "3. Cẩn thận với sương mù Vào
    mùa xuân …". A splitter takes both for one sentence. They are told by words that open sentences and have a capital
    nowhere else; titles of films, songs and books begin with such words as well and are left alone, as far as the
    words before them tell, and so are names: those that make a word of the dictionary with what stands beside them, and
    those that come back behind the same name. What opens with an adverb and a comma is missing-full-stop's, what
    follows a credit photo-credit's.
    """

    message = Message("a paragraph seems to begin at “{text}”", "có lẽ một đoạn mới bắt đầu ở “{text}”")
    phase = Phase.WORDING
    applicability = Applicability.UNSAFE
    measured = Measured(
        corpus="raw news, 6,323 articles", per_10k=1.8, read=80, true=78, defensible=2, date="2026-11-26"
    )
    triggers = (
        Words.of(
            "theo tại khi nhưng dù bởi cũng với để vào về từ trước sau tuy ngoài bên mặc cùng cụ hiện do đây đó đến"
        ),
    )
    examples = (
        Bad(
            "Nhiều người ngất vì nóng ⟦Theo⟧ bác sĩ, trẻ nhỏ nên ở nhà.",
            unsafe="Nhiều người ngất vì nóng. Theo bác sĩ, trẻ nhỏ nên ở nhà.",
        ),
        Bad(
            "Hai xe va chạm trên cầu ⟦Trước đó⟧ hai tài xế đã cãi nhau.",
            unsafe="Hai xe va chạm trên cầu. Trước đó hai tài xế đã cãi nhau.",
        ),
        Good("Cô hát ca khúc Khi người lớn cô đơn. Theo cô, bài này rất khó.", "the title of a song"),
        Good("Chiều qua, ông Để đến nhà anh Ba.", "a name"),
        Good("Báo cáo của Tổ chức Theo dõi Nhân quyền và của Lữ đoàn Nhảy Dù năm ấy.", "names"),
        Good("Nhật không giúp Cường Để nữa. Từ đó Cường Để về nước.", "a name that comes back"),
        Good("Ông nói: “Trời sẽ mưa.” Theo ông, nên ở nhà."),
        Good("Cầu mới. Ảnh: Hải Nam Theo ông Ba, cầu dài 2 km.", "behind a credit"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """The findings; most of the words stand in lower case, or at the head of a sentence."""
        rows, columns = document.columns.rows, document.columns
        places = places[places > 2]
        places = places[UPPER.table()[rows[places]] & columns.among(places - 1, " ")]
        return super().check(document, places[LOWER.table()[rows[places - 2]]])

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        match = _OPENING.match(text, place)
        if match is None or _COVERED.match(text, place):
            return None
        if _WORK.search(text, max(0, place - _REACH), place - 1) or _CREDIT.search(text, max(0, place - _FAR), place):
            return None
        if _is_in_a_name(document, place, match.end()):
            return None
        edit = Edit(Span(place - 1, place - 1), ".")
        return self.found(place, match.end(), edits=[edit], text=match.group())


def _is_in_a_name(document: Document, start: int, end: int) -> bool:
    """Whether what begins at ``start`` belongs to one: by the words beside it, or since it comes back behind a name."""
    text = document.text
    opening, before = text[start:end], word_before(text, start - 1)
    if before.lower() in _NEVER_LAST:
        return True
    if " " in opening:
        return False
    if f"{before} {opening}" in _NAMES or (opening == "Dù" and before in _AIRBORNE):
        return True
    word, after = opening.lower(), word_after(text, end + 1)
    if frequent_compound(word, after):
        return f"{word} {after}" not in _OPENING_PAIRS
    if not before[:1].isupper():
        return False
    whole = document.extent(start)
    return frequent_compound(before, word) or text.count(f"{before} {opening}", whole.start, whole.end) > 1
