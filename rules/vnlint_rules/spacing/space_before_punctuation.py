"""Blanks before a mark of punctuation."""

from __future__ import annotations

from vnlint import (
    BLANK,
    Applicability,
    Bad,
    CharacterRule,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Good,
    Invariant,
    Measured,
    Message,
    Pairs,
    Phase,
    Span,
)
from vnlint_rules.language.gaps import is_undecided
from vnlint_rules.language.half_letters import may_be_half_a_letter
from vnlint_rules.spacing.blanks import demands_complement, is_before_punctuation, is_tokenised, run_at
from vnlint_rules.spacing.named_signs import is_named

_UNDECIDED = Message(
    "blank before '{mark}': it stays, for a word may be missing here",
    "khoảng trắng thừa trước dấu '{mark}': giữ nguyên vì có thể thiếu từ ở đây",
)


class SpaceBeforePunctuation(CharacterRule):
    """A blank stands before a comma, a full stop, or another mark that closes up to its word.

    It is the trace of a link that ended there, and a tokenizer takes the mark for a word of its own. After a word such
    as "của", which needs another after it, the blank shows that a word was lost: that is fixed on request only. Where
    it cannot be decided whether one was lost, no fix is offered. Marks that begin something (.NET, an omission, a
    smiley) and marks that are named ("dấu ? ở cuối") are left alone, and so are texts in which all marks are set off:
    they went through a tokenizer.
    """

    message = Message("blank before '{mark}'", "khoảng trắng thừa trước dấu '{mark}'")
    examples = (
        Bad("Theo báo cáo⟦ ⟧, giá gạo tăng⟦  ⟧.", fixed="Theo báo cáo, giá gạo tăng."),
        Bad("Anh có khỏe không⟦ ⟧? Vui quá⟦ ⟧!!!", fixed="Anh có khỏe không? Vui quá!!!"),
        Bad("Có gạo⟦ ⟧,muối và cá.", fixed="Có gạo, muối và cá."),
        Bad("Họ vừa gặp⟦ ⟧, người sáng lập công ty."),
        Bad("sự nổi lên của⟦ ⟧, và sau đó", unsafe="sự nổi lên của, và sau đó"),
        Bad("Ông trả lời⟦ ⟧: “Tôi sẽ đến”.", unsafe="Ông trả lời: “Tôi sẽ đến”."),
        Good("Trộn 2 gạo : 3 nước, tỉ số 2 : 1."),
        Good("Lập trình .NET và tên miền .vn"),
        Good("Tôi nhớ ...", "an omission"),
        Good("Vui quá ;)", "a smiley"),
        Good("Viết dấu ? ở cuối câu hỏi, còn dấu , thì để ngăn các vế.", "the mark is what is spoken of"),
        Good("Không gõ ký tự ; hoặc ! vào ô tên.", "the same"),
        Bad("Ông xin con dấu⟦ ⟧, rồi ra về.", fixed="Ông xin con dấu, rồi ra về."),
        Good("Kết quả 2 . 5 . 7"),
        Good("Sáng nay , trời mưa . Ông nói : “ Ở nhà ” . Vì sao ?", "all marks are set off"),
    )
    triggers = (Pairs(BLANK, CharSet.of(",.;:!?")),)
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY
    heeds_protection = False
    measured = Measured(
        corpus="raw news, 11,000 articles", per_10k=2.22, read=103, true=59, defensible=44, date="2026-11-22"
    )

    def examine(self, document: Document, place: int) -> Diagnostic | None:
        text = document.text
        run = run_at(text, place)
        if (
            may_be_half_a_letter(text, run.start)
            or not is_before_punctuation(text, run)
            or is_named(text, run)
            or document.is_protected(Span(run.end, run.end + 1))
            or is_tokenised(document, run.start)
        ):
            return None
        if text[run.end] in ",.;" and is_undecided(document, run.start):
            return self.found(run.start, run.end, message=_UNDECIDED, mark=text[run.end])
        # Some set a colon apart on purpose, as French does.
        doubtful = text[run.end] == ":" or demands_complement(text, run.start)
        edits = [Edit(run, "")]
        after = text[run.end + 1 : run.end + 2]
        if after.isalpha():
            edits.append(Edit(Span(run.end + 1, run.end + 1), " "))
        return self.found(
            run.start,
            run.end,
            edits=edits,
            applicability=Applicability.UNSAFE if doubtful else None,
            mark=text[run.end],
        )
