"""Gaps: which places are asked about, what is said of them, and that pages and texts agree."""

import pytest

from vnlint import Document, Linter, Page
from vnlint_rules.language.article import Article
from vnlint_rules.language.candidates import candidates
from vnlint_rules.language.gaps import TIGHT, TRACE, WIDE, Gap, gaps, is_undecided
from vnlint_rules.language.junctions import FACTS, REACH, junctions
from vnlint_rules.language.neighbours import load
from vnlint_rules.language.support import described
from vnlint_rules.spacing.repeated_space import RepeatedSpace
from vnlint_rules.spacing.space_before_punctuation import SpaceBeforePunctuation
from vnlint_rules.wording.missing_word import MissingWord

LOST = {
    "Người phát ngôn của đã từ chối bình luận về vụ việc.": TIGHT,
    "Theo thông báo của  đã gửi đến các trường, kỳ thi sẽ lùi lại một tuần.": WIDE,
    "Đây là chuyến thăm đầu tiên của , và cũng là lời cảm ơn.": TRACE,
}
WHOLE = [
    "Người phát ngôn của tỉnh đã từ chối bình luận về vụ việc.",
    "Hai bên đã ký kết.  Qua đó, hợp tác thêm chặt chẽ.",
    "Nạn nhân được đưa đến  bệnh viện huyện . Theo bác sĩ, sức khỏe đã ổn định.",
    "Anh trả cả tiền của , công sức và thời gian.",
    "Con gà Của đã lớn.",
]


def reported(text):
    return [gap for gap in gaps(Document(text)) if gap.reported]


@pytest.mark.parametrize(("text", "kind"), LOST.items())
def test_what_was_lost_is_found(text, kind):
    (gap,) = reported(text)
    assert gap.kind == kind
    assert text[gap.start : gap.end].isspace()
    assert text[: gap.start].endswith(gap.left)
    assert text[gap.end :].startswith(gap.right)


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_whole_is_left_alone(text):
    assert not reported(text)


def test_a_page_and_its_texts_agree():
    texts = [*LOST, *WHOLE, "", "của", " đã "]
    page = Page([Document(text) for text in texts])
    alone = [
        (start + gap.start, gap.kind) for start, text in zip(page.starts, texts, strict=True) for gap in reported(text)
    ]
    assert [(gap.start, gap.kind) for gap in page.view(gaps) if gap.reported] == alone


def test_a_pair_that_is_rare_tells_how_rare():
    (gap,) = reported("Người phát ngôn của đã từ chối bình luận về vụ việc.")
    assert gap.seen < gap.due / 10


def test_facts_have_one_row_a_place():
    around = junctions().model.vocabulary.ids(Document("một hai ba bốn năm sáu bảy tám chín mười").tokens.hashes)
    assert junctions().facts(around.reshape(1, 2 * REACH)).shape == (1, FACTS)


def test_nothing_is_undecided_where_there_is_no_blank():
    document = Document("Anh về nhà.")
    assert not any(is_undecided(document, place) for place in range(len(document.text)))


def test_what_may_have_stood_there_comes_with_its_evidence():
    text = (
        "Quan hệ giữa Lào và Campuchia\n"
        "Lào và Campuchia đã nâng quan hệ lên tầm mới.\n"
        "Hai bên cho rằng hợp tác giữa Lào và  là cần thiết cho cả khu vực."
    )
    (found,) = Linter([MissingWord()]).check(Document(text)).diagnostics
    assert found.choices[0] == "Campuchia"
    assert "“Campuchia” stands 2 times in this text, also behind “và”, also in its title" in found.message.en
    assert {piece.text for piece in found.evidence if piece.weight == found.evidence[0].weight} == {"Campuchia"}
    assert found.evidence[0].reason.en == "stands in the title, behind the same 3 words"


@pytest.mark.parametrize("text", ["Anh nấu cơm và  rửa bát giúp vợ.", "Họ vừa gặp , người sáng lập công ty."])
def test_blanks_that_may_be_evidence_are_reported_without_a_fix(text):
    document = Document(text)
    blanks = next(place for place, character in enumerate(text[:-1]) if character == " " and text[place + 1] in " ,")
    assert is_undecided(document, blanks)
    rules = [MissingWord(), RepeatedSpace(), SpaceBeforePunctuation()]
    (found,) = Linter(rules).check(document).diagnostics
    assert found.rule in ("repeated-space", "space-before-punctuation")
    assert found.fix is None
    assert found.message.en.endswith("for a word may be missing here")


def test_a_place_that_is_reported_is_not_undecided():
    text = "Đây là chuyến thăm đầu tiên của , và cũng là lời cảm ơn."
    assert not is_undecided(Document(text), text.index(" ,"))


def test_a_second_part_may_begin_as_the_first_did():
    assert not reported("Đó là mong muốn của cô và của cả gia đình.")


def test_what_cannot_be_guessed_has_no_candidates():
    article = Article("", 0, 0, {})
    assert not len(described(article, [], [], article.places([]), {}, load()).facts)
    assert candidates("", Gap(0, 0, "xqzt", "xqzt", 1.0), {}) == []


def test_a_name_is_not_joined_with_itself():
    text = "Quan hệ Việt Nam và  là quan hệ truyền thống."
    (gap,) = reported(text)
    assert "Việt Nam" not in [candidate.text for candidate in candidates(text, gap, {})]
