"""Rule: credits of pictures and clips inside the text."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import (
    Applicability,
    Bad,
    Diagnostic,
    Document,
    Good,
    Measured,
    Message,
    Page,
    Phase,
    Positions,
    Rule,
    Scope,
)
from vnlint_rules.residue.picture_credits import CREDIT_WORDS, credits_at, worth_a_look
from vnlint_rules.residue.removal import removal


class PhotoCredit(Rule):
    """The credit of a picture stands in the text.

    Scrapers take captions for prose: "… tại lễ ký ẢNH: LÊ AN", "(Ảnh: TTXVN)", "Ảnh minh họa". The same few credits
    come back ten thousand times and teach a model that sentences end in an agency. Where the end of a credit cannot be
    told from the words that follow it, nothing is removed. By-lines ("Tin, ảnh: …") and titles of galleries
    ("Chùm ảnh: …") are left alone.
    """

    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    heeds_protection = False
    applicability = Applicability.UNSAFE
    message = Message("picture credit in the text: “{text}”", "ghi chú nguồn ảnh lẫn trong bài: “{text}”")
    measured = Measured(corpus="raw news, 8,342 articles", per_10k=8.95, read=223, true=223, date="2026-11-22")
    triggers = CREDIT_WORDS
    examples = (
        Bad("Hai đoàn gặp nhau tại Huế ⟦ẢNH: LÊ AN⟧", unsafe="Hai đoàn gặp nhau tại Huế"),
        Bad(
            "Hai đoàn gặp nhau tại Huế ⟦(Ảnh: TTXVN)⟧ Sáng nay, mưa lớn.",
            unsafe="Hai đoàn gặp nhau tại Huế. Sáng nay, mưa lớn.",
        ),
        Bad(
            "Cầu mới nhìn từ trên cao. ⟦Ảnh: Minh Vũ.⟧ Cầu dài 2 km.", unsafe="Cầu mới nhìn từ trên cao. Cầu dài 2 km."
        ),
        Bad("Cầu mới ⟦- Ảnh: Reuters⟧ Cầu dài 2 km.", unsafe="Cầu mới. Cầu dài 2 km."),
        Bad("Cầu mới. ⟦Ảnh: Hải Nam⟧ Tại buổi lễ, ông Ba cảm ơn.", unsafe="Cầu mới. Tại buổi lễ, ông Ba cảm ơn."),
        Bad("Cầu mới. ⟦Ảnh: Lê Hoa⟧ “Cầu rất đẹp”, ông Ba nói.", unsafe="Cầu mới. “Cầu rất đẹp”, ông Ba nói."),
        Bad("Tàu rời cảng. ⟦Ảnh: Bộ Quốc phòng Mỹ⟧ Hãng tin cho hay", unsafe="Tàu rời cảng. Hãng tin cho hay"),
        Bad("Tang vật vụ án. ⟦Ảnh: Công an cung cấp.⟧ Ba đã khai.", unsafe="Tang vật vụ án. Ba đã khai."),
        Bad("Giá vàng tăng. ⟦Ảnh minh họa.⟧ Chiều nay, giá giảm.", unsafe="Giá vàng tăng. Chiều nay, giá giảm."),
        Good("Chùm ảnh: Những chú gà con"),
        Good("Hình ảnh: nét, màu đẹp; nguồn: ổn định."),
        Good("Dân số là 9 triệu (Nguồn: Niên giám thống kê 2019)."),
        Good("Bức ảnh minh họa cho bài viết này rất đẹp."),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        return worth_a_look(page, places)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for credit in credits_at(text, places):
            edits = [removal(text, credit.start, credit.end, stop=True)] if credit.sure else []
            yield self.found(credit.start, credit.end, edits=edits, text=text[credit.start : credit.end])
