"""Rules on the content of a document: what the examples in the classes leave out."""

import pytest

from vnlint.diagnostic import Applicability, Span
from vnlint.document import Document, Meta
from vnlint.fixing import Fixer
from vnlint.linter import Linter
from vnlint.plugins import load

REGISTRY = load()
SENTENCE = "Đoàn công tác của tỉnh đã đến thăm và tặng quà các gia đình ở vùng lũ sáng nay."


def linter(*names, **options):
    rules = [REGISTRY.rules[name](**options) for name in names]
    return Linter(rules, REGISTRY.protections, encodings=REGISTRY.encodings)


def found(name, text, meta=None, **options):
    document = Document(text, meta=meta or Meta())
    checked = linter(name, **options).check(document)
    assert not checked.failures
    return [one.span.of(text) for one in checked.diagnostics]


def group(text, level=Applicability.UNSAFE):
    rules = [rule() for rule in REGISTRY.rules.values() if rule.group in ("content", "residue") and rule.default]
    fixer = Fixer(Linter(rules, REGISTRY.protections), level)
    fixed = fixer.fix(Document(text)).text
    assert fixer.fix(Document(fixed)).text == fixed
    return fixed


@pytest.mark.parametrize("credit", ["(Ảnh: TTXVN)", "(Ảnh: Thông tấn xã Việt Nam, Cổng thông tin Chính phủ)"])
def test_a_caption_goes_with_its_credit(credit):
    text = f"Quà cho vùng lũ\n{SENTENCE}\nTrao quà cho dân {credit} Nước đang rút ở các xã. Trời nắng."
    diagnostics = linter("caption-in-body", "photo-credit").check(Document(text)).diagnostics
    assert [one.span.of(text) for one in diagnostics] == ["Trao quà cho dân", credit]
    assert group(text) == f"Quà cho vùng lũ\n{SENTENCE}\nNước đang rút ở các xã. Trời nắng."


@pytest.mark.parametrize(
    ("before", "caption"),
    [
        ("", "Bệnh nhân chờ khám ở Thủ Đức, TP. Hồ Chí Minh."),
        ("", "TP. Phan Rang nơi xảy ra vụ việc."),
        ("", "TS. Lê An, chuyên gia kinh tế."),
        ("", "PGS. TS. Lê An tặng hoa các em nhỏ."),
        ("", "A.B. Watson là mảng bán lẻ của tập đoàn"),
        ("Nhiệt độ là 40 độ C. ", "Hiện trường vụ sạt lở."),
        ("Dân không còn chỗ ở. ", "Hiện trường vụ sạt lở."),
    ],
)
def test_the_stop_of_an_abbreviation_begins_no_caption(before, caption):
    text = f"Nước đang rút. {before}{caption} (Ảnh: TTXVN) Trời đã tạnh."
    assert found("caption-in-body", text) == [caption]


@pytest.mark.parametrize("before", ["Công an tạm giữ Nguyễn Văn H.", "Cây lấy bóng mát cho TP.", "Nhà ở Q."])
def test_nor_does_one_that_may_end_a_sentence(before):
    assert found("caption-in-body", f"Nước rút. {before} Hiện trường vụ sạt lở (Ảnh: TTXVN) Trời đã tạnh.") == []


def test_title_lead_and_sentences_are_told_once_each():
    title = "Tỉnh tặng quà cho vùng lũ lụt"
    text = f"{title}\n{SENTENCE}\n{SENTENCE} Nước đang rút ở các xã vùng trũng. {title}\nTrời nắng."
    rules = ("title-in-body", "lead-in-body", "repeated-sentence", "repeated-paragraph")
    diagnostics = linter(*rules).check(Document(text)).diagnostics
    assert [one.rule for one in diagnostics] == ["lead-in-body", "title-in-body"]


def test_what_is_left_reads_on():
    text = f"Quà cho vùng lũ\n{SENTENCE}\n{SENTENCE} Nước rút. [Cầu mới sẽ thông xe tháng sau] Trời nắng ở các xã."
    assert group(text) == f"Quà cho vùng lũ\n{SENTENCE}\nNước rút. Trời nắng ở các xã."


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Lễ vào ngày 29/2/2024 và 29/2/2023.", ["29/2/2023"]),
        ("Lễ vào ngày 31.4.2017, 31-6-2017.", ["31.4.2017", "31-6-2017"]),
        ("Lễ vào ngày 31/4, ngày 30/4.", ["ngày 31/4"]),
        ("Sáng thứ tư, ngày 1/3/2017, và thứ 5 (2/3/2017).", []),
        ("Sáng thứ ba, ngày 1/3/2017.", ["thứ ba, ngày 1/3/2017"]),
        ("Tối chủ nhật (6/3/2017).", ["chủ nhật (6/3/2017"]),
        ("Số 31/4/2017/NĐ-CP, 31/4/20178, 1.31/4/2017, v31.4.2017.", []),
        ("Ngày 30/2 âm lịch. Ngày 31/2-1/3.", []),
        ("ngày 31/4", ["ngày 31/4"]),
        ("Từ ngày 5/3 đến ngày 1/13.", ["ngày 1/13"]),
        ("1/13/20", []),
    ],
)
def test_dates(text, spans):
    assert found("impossible-date", text) == spans


def test_a_date_at_the_very_end_of_a_text_alone():
    assert found("impossible-date", "31/4/2017") == ["31/4/2017"]
    assert found("impossible-date", "/") == []


@pytest.mark.parametrize(
    "text",
    [
        "Der Zug nach Berlin ist heute nicht pünktlich und die Leute warten auf dem Bahnsteig.",
        "El tren de la mañana llega siempre tarde y por eso los niños no van a la escuela con nosotros.",
        "Pemerintah akan membangun jalan ini untuk warga yang tinggal di dalam kota dan sekitarnya.",
        "Il treno della mattina non è ancora arrivato e la gente aspetta sul binario con i bambini.",
        "O trem da manhã ainda não chegou e as pessoas esperam na estação com uma criança.",
        "Поезд сегодня опаздывает, и люди ждут на платформе.",
        "오늘은 날씨가 좋아서 모두 밖으로 나갔습니다 그래서 거리가 조용합니다.",
        "วันนี้อากาศดีมากทุกคนจึงออกไปข้างนอกตั้งแต่เช้า",
    ],
)
def test_other_languages(text):
    assert found("not-vietnamese", text) == [text]


def test_most_of_a_document_is_told_once():
    line = "The train was late again and they had to wait on the platform for more than an hour."
    assert found("not-vietnamese", f"{line}\n{line}\n{line}\nTrời hôm nay đẹp.") == [line]
    assert found("not-vietnamese", f"{line}\n" + "Trời hôm nay đẹp, mọi người ra đường từ sớm.\n" * 9) == [line]


def test_a_text_that_goes_on_in_the_next_piece_does_not_break_off():
    text = "Nước đang rút ở các xã vùng trũng, trời đã tạnh từ sáng. Dưới đây là hình ảnh của vùng lũ:"
    assert found("truncated-text", text) == ["lũ:"]
    assert found("truncated-text", text, Meta(last=False)) == []
    assert found("too-short", text, Meta(last=False)) == []
    assert found("too-short", text) == [text]
    assert found("too-short", "# Tin\n\nTrời nắng.", Meta(format="markdown", fenced=(Span(0, 2),))) == ["Trời nắng."]


def test_the_context_has_the_title():
    title = "Cầu mới qua sông đã thông xe"
    text = f"{title}\nSáng nay trời nắng. {title} Ảnh: L.A."
    assert len(found("title-in-body", text, Meta(context={"title": title}))) == 1
    assert len(found("title-in-body", text, Meta(context={"title": "Nhan đề khác hẳn của bài này"}))) == 0


@pytest.mark.parametrize(
    ("rule", "text", "spans"),
    [
        ("mixed-dash", "A – B. C – D. E — F. G - H.", ["—", "-"]),
        ("mixed-dash", "Gạo - mì. 5-10 người.", []),
        ("mixed-quotes", 'Ông nói: “Tốt”. Bà đáp: "Vâng". Em hỏi: “Sao?”', ['"Vâng"']),
        ("mixed-quotes", '<a href="x.html"> và “Tốt”, “Vâng”', []),
        ("number-style", "1.000.000 và 2.000.000 và 1,234,567.", ["1,234,567"]),
        ("number-style", "Tăng 3,5% và 4.5%, lúc 8.30, ngày 2.5.", ["4.5"]),
        ("number-style", "IP 10.0.0.1, mục 1.2.3, giá 1.000 và 1,000.", []),
        ("name-variant", "Ông Gaddafi và ông Gaddafi. Con ông Gadhafi.", ["Gadhafi"]),
        ("name-variant", "Ở Damascus. Từ Damascus. Gần Damasucs.", ["Damasucs"]),
        ("name-variant", "Bà Maria và bà Maria gặp ông Mario.", []),
    ],
)
def test_consistency(rule, text, spans):
    assert found(rule, text) == spans


def test_a_name_of_another_text_is_none_here():
    run_on = "Đội bóng sang Malaysia Với hai bàn thắng, họ vào chung kết."
    page = [Document(run_on), Document(run_on.replace("hai", "ba"))]
    spans = [one.span for checked in linter("merged-paragraphs").check_page(page) for one in checked.diagnostics]
    assert spans == [Span(23, 26)] * 2


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        ("{} Độ ẩm từ 65-98%.", "{} Độ ẩm từ 60-95%.", False),
        ("Gió nhẹ, độ ẩm từ 65-98%. {} Ở Huế mưa.", "Gió mạnh, độ ẩm từ 60-95%. {} Ở Vinh nắng.", False),
        ("{} Độ ẩm từ 65-98%.", "{} Độ ẩm từ 65-98%.", True),
        ("{} Độ ẩm từ 65-98%.", "{} Độ ẩm là 60-95%.", True),
        ("{} Có 65 hộ nghèo.", "{} Trong 70 hộ nghèo.", True),
        ("{} Ông nói: “Vui lắm”.", "{} Ông nói: “Vui”, rồi im lặng.", True),
        ("{}\nTheo Điều 5, quà là gạo.", "{}\nTheo Điều 6, quà là mì.", True),
        ("Quà có 65 túi.\n{} Mưa to.", "Hôm qua, quà có 70 túi. {} Nắng.", True),
    ],
)
def test_a_sentence_may_stand_twice_beside_other_numbers(one, other, twice):
    text = f"Tin ngắn.\n{one.format(SENTENCE)} Nước đang rút ở các xã. {other.format(SENTENCE)}"
    assert found("repeated-sentence", text) == [SENTENCE] * twice


def test_a_name_that_comes_back_is_no_paragraph_however_many_names_there_are():
    names = " ".join(f"phố {first}{second}x Chợ đông người" for first in "ABCDEGHKLM" for second in "aeiou")
    others = found("merged-paragraphs", f"{names} phố Nex Chợ vắng người")
    assert len(others) > 30
    assert len(found("merged-paragraphs", f"{names} phố Aex Chợ vắng người")) == len(others) - 1
