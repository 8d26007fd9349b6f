"""A sentence that stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vnlint import (
    Bad,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Page,
    Pattern,
    Positions,
    Span,
    option,
)
from vnlint_rules.content.base import RepeatedPartRule
from vnlint_rules.content.parts import SENTENCE_ENDS, later_ones, parts_of, sentence_at
from vnlint_rules.content.refrains import is_in_refrain
from vnlint_rules.language.references import is_in_reference
from vnlint_rules.spacing.blanks import opens_line

_SOURCE = Pattern(r"https?:|www\.|(?i:\b(?:nxb|nhà xuất bản)\b)|\b(?:t|tr|TP|No|[Vv]ol|pp?)\.\Z")
"""What only an entry of a list of sources has, or where it is cut: "tr. 140"."""
_CITED = Pattern(r"[”\"]?\s*(?i:bản gốc|nxb|nhà xuất bản|tr\.)|[^\r\n.]{0,60}: (?i:nxb|nhà xuất bản)")
_BULLET = Pattern(r"(?:\A|[\r\n])[^\S\r\n]*(?:\d{1,3}(?:\.\d{1,2})*|\p{L})[.)-][^\S\r\n]*\Z")
_HEADING = Pattern(r"\?[^\S\r\n]*(?:[\r\n]|\Z)")
"""The end of a question that heads what answers it; before, it stands in a list of such questions or a summary."""
_REACH = 16
_LABEL = Pattern(r"[^\r\n.:;]{2,40}:")
_PIECE = Pattern(r"\d(?:[.,:/]?\d)*|[^\W\d_]+")
_CREDIT = Pattern(r"[^\S\r\n]*[(\[]?(?:Ảnh|ảnh (?=minh họa)|Video|Clip)\b")
"""What follows a caption."""
_CAPTION = 200
"""Code points behind a sentence of a caption, within which its credit stands."""
_BY_LINE = 40
"""Code points of a by-line, at most."""
_COPIED = 40
"""Code points beside a sentence that are the same again where a passage was copied."""
_BESIDE = 60
"""Code points beside a sentence in which it is told whether it is of a row."""
_ALIKE = 2
"""Words there that have to be the same for a row."""

_ONE = "Đoàn công tác của tỉnh đã đến thăm và tặng quà các gia đình ở vùng lũ."


@dataclass(frozen=True)
class RepeatedSentence(RepeatedPartRule):
    """A sentence stands twice in a document.

    Pages show a sentence once more as a caption, a pull quote or a summary, and a scraper takes both; a model learns
    to repeat itself. Short sentences, the items of lists ("7. Thực hiện nhiệm vụ khác …") and the parts of references
    repeat rightly, and so do sentences said of several regions or prices in turn, told by what stands beside them
    and differs in a number; only long sentences of running text are looked at. The second is taken out where it is
    surely too many: right behind the first, before a credit, at the end of the text, within a passage that was copied.
    A whole line that stands twice is repeated-paragraph's, the lead and the title of an article are lead-in-body's and
    title-in-body's.
    """

    message = Message("this sentence stands twice: “{text}”", "câu này có hai lần: “{text}”")
    triggers = SENTENCE_ENDS
    examples = (
        Bad(
            f"Mưa lớn. {_ONE} Nước lên cao. ⟦{_ONE}⟧ Ảnh: An Nước đang rút chậm ở các xã vùng trũng.",
            unsafe=f"Mưa lớn. {_ONE} Nước lên cao. Ảnh: An Nước đang rút chậm ở các xã vùng trũng.",
        ),
        Bad(f"{_ONE} ⟦{_ONE}⟧ Trời vẫn mưa.", unsafe=f"{_ONE} Trời vẫn mưa."),
        Bad(f"{_ONE} Trời vẫn mưa. ⟦{_ONE}⟧ Nước rút chậm, nhiều hộ dân ở ven sông chưa thể về nhà."),
        Good("Xin cảm ơn ông. Trời vẫn mưa. Xin cảm ơn ông.", "short"),
        Good(f"Mưa.\n1. {_ONE}\nMưa lớn.\n2. {_ONE}", "items of lists"),
        Good(f"Xã An: {_ONE} Nhận quà có 65 hộ. Xã Bình: {_ONE} Nhận quà có 70 hộ.", "said of two in turn"),
        Good(f"Lục quân: áo xanh. {_ONE}\nHải quân: áo trắng. {_ONE}", "said of two in turn"),
        Good(f"{_ONE[:-1]}? Ai nhận quà?\nMưa.\n{_ONE[:-1]}?\nĐể giúp dân.", "a question that heads a part"),
        Good(f"“{_ONE}”\nMưa.\n“{_ONE}”\nAi cũng nghe.", "said twice"),
        Good("Trường Chinh, Tuyển tập, tập hai, nhà xuất bản Chính trị quốc gia, Hà Nội, tr. 3. " * 2, "references"),
        Good(f"{_ONE} {_ONE.replace('vùng lũ', 'vùng núi')}", "not the same"),
    )
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=1.2, read=58, true=54, defensible=3, date="2026-11-28"
    )
    min_words: int = option(12, "Words that a sentence has to have.")

    def gate(self, page: Page, places: Positions) -> Positions:
        cuts = np.sort(np.concatenate((places + 1, page.columns.line_starts)), kind="stable")  # two runs are merged
        return later_ones(page, parts_of(page, cuts, self.min_words))

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for place in places.tolist():
            end = sentence_at(text, place)
            before = text.find(text[place:end])
            one, other = Span(before, before + end - place), Span(place, end)
            if before == place or is_in_refrain(document, other):
                continue
            if _is_prose(document, other) and not _is_of_a_row(document, one, other):
                yield self.again(text, other, before, goes=_is_a_copy(document, one, other))


def _is_a_copy(document: Document, one: Span, other: Span) -> bool:
    """Whether the second of two sentences is surely the one that is too many.

    Alone in its surroundings either of the two may be the caption, the pull quote or the lead, and the other a part of
    the story; paragraphs of laws and forms say again what others say. A copied passage repeats what is beside it, too.
    """
    text = document.text
    if text[other.end - 1] == "?":
        return True  # heads what answers it
    if document.line(one.start) != document.line(other.start):
        return False
    if not text[one.end : other.start].strip() or _CREDIT.match(text, other.end) or _is_last(text, other.end):
        return True
    if _CREDIT.search(text, one.end, one.end + _CAPTION) and not _CREDIT.search(text, other.end, other.end + _CAPTION):
        return False  # the first is the caption
    behind = [text[span.end : span.end + _COPIED] for span in (one, other)]
    before = [text[max(0, span.start - 2 * _COPIED) : span.start].rstrip()[-_COPIED:] for span in (one, other)]
    return behind[0] == behind[1] or (before[0] == before[1] and len(before[0]) == _COPIED)


def _is_last(text: str, end: int) -> bool:
    """Whether nothing but a by-line follows."""
    return len(text) - end <= 2 * _BY_LINE and len(text[end:].strip()) <= _BY_LINE


def _is_prose(document: Document, span: Span) -> bool:
    """Whether a sentence is no heading or item of a list, and no part of a reference: those hold little but names."""
    text, start, end = document.text, span.start, span.end
    if _HEADING.match(text, end - 1) and opens_line(text, start):
        return False
    if (
        _SOURCE.search(text, start, end)
        or _CITED.match(text, end)
        or _BULLET.search(text, max(0, start - _REACH), start)
        or is_in_reference(document, start, end)
    ):
        return False
    words = text[start:end].split()
    return 2 * sum(word[:1].isupper() for word in words) <= len(words)


def _is_of_a_row(document: Document, one: Span, other: Span) -> bool:
    """Whether numbers are what differs first beside two places: "… Độ ẩm từ 65%." and "… Độ ẩm từ 70%."; or, of two
    lines, in their heads, or the labels that these begin with: "Lục quân: …" and "Không quân: …"."""
    text = document.text
    before, after, heads, labels = [], [], [], []
    for span in (one, other):
        line = document.line(span.start).start
        label = _LABEL.match(text, line, span.start)
        labels.append(label.group() if label else "")
        heads.append(_PIECE.findall(text[line : min(span.start, line + _BESIDE)].lower()))
        before.append(_PIECE.findall(text[max(line, span.start - _BESIDE) : span.start].lower())[::-1])
        following = text[span.end : span.end + _BESIDE]
        after.append(_PIECE.findall(following[: sentence_at(following, 0)].lower()))
    if "" not in labels and labels[0] != labels[1]:
        return True
    return any(_differ_in_numbers(*pieces) for pieces in (heads, before, after))


def _differ_in_numbers(one: list[str], other: list[str]) -> bool:
    """Whether some numbers are the first that two rows of words differ in."""
    alike, numbers = 0, False
    for left, right in zip(one, other, strict=False):
        if left == right:
            alike += 1
        elif left[0].isdigit() and right[0].isdigit():
            numbers = True
        else:
            break
    return numbers and alike >= _ALIKE
