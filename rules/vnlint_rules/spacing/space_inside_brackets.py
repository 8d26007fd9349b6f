"""Blanks after an opening bracket or quotation mark, or before a closing one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vnlint import (
    BLANK,
    Applicability,
    Bad,
    CharacterRule,
    CharSet,
    Diagnostic,
    Document,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Pattern,
    Phase,
    Positions,
    Span,
)
from vnlint_rules.language.half_letters import may_be_half_a_letter
from vnlint_rules.spacing.blanks import (
    closes_line,
    demands_complement,
    is_blank,
    is_tokenised,
    opens_line,
    run_at,
    word_after,
)
from vnlint_rules.spacing.quotes import BLANKS, REACH, STRAIGHT, opens_quote, straight_marks

_OPENING, _CLOSING = "([“", ")]”"
_PARTNERS = {"(": ")", ")": "(", "[": "]", "]": "["}
_BEHIND = ",.;"
"""What stands behind a straight quotation mark that closes, whatever stands in its line."""
_ENDS = _BEHIND + ")]”:!?…"
"""What may stand behind one that closes by its turn."""
_SMILEY = Pattern(r"(?:[:;=-]|[:;=]['’])[(\[]\Z")
_JOINING = frozenset("và hoặc của là".split())
"""Words that need another before them."""


class SpaceInsideBrackets(CharacterRule):
    """A blank stands between a bracket or a quotation mark and the text inside.

    Vietnamese sets both close to the text, and a line may break at the blank. Of straight marks those before a comma or
    a stop are known to close; one between blanks opens or closes by its turn, if the other marks of its line agree.
    Brackets with nothing inside have lost their text and are left alone; so are « », which
    French sets with blanks, and texts in which all marks are set off: they went through a tokenizer.
    """

    message = Message("blank inside {bracket}", "khoảng trắng thừa bên trong {bracket}")
    examples = (
        Bad("Ông Nam (⟦ ⟧24 tuổi⟦ ⟧) đến sớm.", fixed="Ông Nam (24 tuổi) đến sớm."),
        Bad("Bài viết “⟦  ⟧Về làng” được giải.", fixed="Bài viết “Về làng” được giải."),
        Bad("Ông Nam (SN⟦ ⟧) đến sớm.", unsafe="Ông Nam (SN) đến sớm."),
        Bad("cung cấp (⟦ ⟧và so sánh)", unsafe="cung cấp (và so sánh)"),
        Bad("Ông Nam (⟦ ⟧chủ tịch xã đến sớm.", unsafe="Ông Nam (chủ tịch xã đến sớm."),
        Bad('"Tôi đến sớm⟦ ⟧", ông nói.', fixed='"Tôi đến sớm", ông nói.'),
        Bad('Ông cho rằng "⟦ ⟧Tôi đến sớm" là đủ.', fixed='Ông cho rằng "Tôi đến sớm" là đủ.'),
        Bad('Một "⟦ ⟧xe điên⟦ ⟧" lao vào "con phố".', fixed='Một "xe điên" lao vào "con phố".'),
        Good('Một màn hình 5 ", hai loa.', "inches"),
        Good('Màn hình 5 " và 7 " đều nét, "rất nét".', "inches"),
        Good('Họ gọi đó là" xe điên "vì nó " không phanh".', "the marks do not open and close by turns"),
        Good('Họ lao vào " hôi của.', "a mark without a partner"),
        Good('Bài "Chuyện " xe điên " trên phố" được giải.', "a quotation inside another one"),
        Good('Ông nói: "Thế\n" rồi ông bảo: "Về thôi".', "a quotation of two lines"),
        Good('Tên miền ".vn" và dấu "," đều đúng.'),
        Good("Các tỉnh ( ) có mưa.", "the text inside is lost"),
        Good("Bài viết “Về làng“ được giải.", "an opening mark that closes"),
        Good("- [ ] việc cần làm"),
        Good("Buồn quá :( Anh ấy đi rồi. Khóc mất :'( Thật đấy.", "smileys"),
        Good("Sáng nay , trời mưa . Ông nói : “ Ở nhà ” . Vì sao ?", "all marks are set off"),
    )
    triggers = (
        Pairs(CharSet.of(_OPENING + STRAIGHT), BLANK),
        Pairs(BLANK, CharSet.of(_CLOSING + STRAIGHT)),
    )
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    heeds_protection = False
    measured = Measured(
        corpus="raw news, 29,233 articles", per_10k=0.67, read=256, true=255, defensible=1, date="2026-11-28"
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """The findings; most straight marks have a blank on one side only, and show so which way they face."""
        columns, last = document.columns, len(document.text) - 1
        opening = columns.among(places, STRAIGHT)
        closing = columns.among(np.minimum(places + 1, last), STRAIGHT)
        apart = columns.among(np.maximum(places - 1, 0), BLANKS + _OPENING) | (places == 0)
        ended = columns.among(np.minimum(places + 2, last), BLANKS + _ENDS) | (places + 1 == last)
        return super().check(document, places[(~opening | apart) & (~closing | ended)])

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        run = run_at(text, place if is_blank(text[place]) else place + 1)
        if (
            may_be_half_a_letter(text, run.start)
            or not is_inside_brackets(document, run)
            or is_tokenised(document, run.start)
        ):
            return None
        after_opening = text[run.start - 1] in _OPENING + STRAIGHT
        lost = word_after(text, run.end) in _JOINING if after_opening else demands_complement(text, run.start)
        bracket = run.start - 1 if after_opening else run.end
        return self.found(
            run.start,
            run.end,
            replace="",
            applicability=Applicability.UNSAFE if lost or _may_be_notation(document, bracket) else None,
            bracket=text[bracket],
        )


def is_inside_brackets(document: Document, run: Span) -> bool:
    """Whether a run of blanks inside a line stands right inside a bracket or quotation mark that faces it."""
    text = document.text
    if opens_line(text, run.start) or closes_line(text, run.end):
        return False
    before, after = text[run.start - 1], text[run.end]
    if before in _OPENING:
        if before == "“":
            faces = opens_quote(document, run.start - 1) and not text[run.start - 2 : run.start - 1].isalnum()
        else:
            faces = not _SMILEY.search(text, max(0, run.start - 3), run.start)
        return faces and (after.isalnum() or after in "“([-")
    if before == STRAIGHT:
        mark = run.start - 1
        apart = opens_line(text, mark) or is_blank(text[mark - 1]) or text[mark - 1] in _OPENING
        return apart and len(run) == 1 and (after.isalnum() or after in "“(") and _faces(document, mark) is True
    if after == STRAIGHT:
        if not (before.isalpha() or before in ".!?…”)]%"):
            return False
        behind, beyond = text[run.end + 1 : run.end + 2], text[run.end + 2 : run.end + 3]
        if behind and behind in _BEHIND and beyond.strip() == "":
            return True
        ended = closes_line(text, run.end + 1) or is_blank(behind) or behind in _ENDS
        return ended and len(run) == 1 and _faces(document, run.end) is False
    if after in _CLOSING:
        faces = after != "”" or not (opens_quote(document, run.end) or text[run.end + 1 : run.end + 2].isalnum())
        return faces and (before.isalnum() or before in ".!?…”)]%")
    return False


def _may_be_notation(document: Document, bracket: int) -> bool:
    """Whether a bracket may be spoken of, or part of a formula: without a partner in its line, or "[ x ]"."""
    text, line = document.text, document.line(bracket)
    if text[bracket] in "([":
        start, end = bracket, text.find(_PARTNERS[text[bracket]], bracket, min(line.end, bracket + REACH))
    elif text[bracket] in ")]":
        start, end = text.rfind(_PARTNERS[text[bracket]], max(line.start, bracket - REACH), bracket), bracket
    else:
        return False
    if min(start, end) < 0:
        return True
    return text[bracket] in "[]" and is_blank(text[start + 1]) and is_blank(text[end - 1])


def _faces(document: Document, mark: int) -> bool | None:
    """Whether a straight mark opens a quotation; None where its line does not tell."""
    return document.view(straight_marks).get(mark)
