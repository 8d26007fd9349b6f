"""Credits of pictures and clips inside the text."""

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
from vnlint_rules.language.references import is_in_reference
from vnlint_rules.residue.picture_credits import CREDIT_WORDS, credits_at, worth_a_look
from vnlint_rules.residue.removal import removal


class PhotoCredit(Rule):
    """The credit of a picture stands in the text.

    Scrapers take captions for prose: "… tại lễ ký ẢNH: LÊ AN", "(Ảnh: TTXVN)", "Ảnh minh họa". The same few credits
    come back ten thousand times and teach a model that sentences end in an agency. Where the end of a credit cannot be
    told from the words that follow it, nothing is removed. Without a colon a credit is one in brackets, and behind a
    sentence where its name is known, of initials or ended by a stop ("Ảnh Reuters", "Ảnh N.D."). By-lines
    ("Tin, ảnh: …"), titles of galleries ("Chùm ảnh: …") and places in the picture ("(ảnh nhỏ)") are left alone.
    """

    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    heeds_protection = False
    applicability = Applicability.UNSAFE
    message = Message("picture credit in the text: “{text}”", "ghi chú nguồn ảnh lẫn trong bài: “{text}”")
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=10.51, read=150, true=150, date="2026-11-28")
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
        Bad("Cầu mới dài bao nhiêu? ⟦(Hình từ Internet)⟧", unsafe="Cầu mới dài bao nhiêu?"),
        Bad("Cầu mới ⟦- Ảnh: Reuters⟧ Cầu dài 2 km.", unsafe="Cầu mới. Cầu dài 2 km."),
        Bad("Cầu mới. ⟦Ảnh: Hải Nam⟧ Tại buổi lễ, ông Ba cảm ơn.", unsafe="Cầu mới. Tại buổi lễ, ông Ba cảm ơn."),
        Bad("Cầu mới. ⟦Ảnh: Lê Hoa⟧ “Cầu rất đẹp”, ông Ba nói.", unsafe="Cầu mới. “Cầu rất đẹp”, ông Ba nói."),
        Bad("Tàu rời cảng. ⟦Ảnh: Bộ Quốc phòng Mỹ⟧ Hãng tin cho hay", unsafe="Tàu rời cảng. Hãng tin cho hay"),
        Bad("Tang vật vụ án. ⟦Ảnh: Công an cung cấp.⟧ Ba đã khai.", unsafe="Tang vật vụ án. Ba đã khai."),
        Bad("Giá vàng tăng. ⟦Ảnh minh họa.⟧ Chiều nay, giá giảm.", unsafe="Giá vàng tăng. Chiều nay, giá giảm."),
        Bad("Phạm nhân tại tòa ⟦(ảnh Zing)⟧ Dù vậy, mưa to.", unsafe="Phạm nhân tại tòa. Dù vậy, mưa to."),
        Bad("Cô giáo đứng lớp ⟦(ảnh cắt từ clip)⟧. Mưa to.", unsafe="Cô giáo đứng lớp. Mưa to."),
        Bad("Giá gạo năm qua. ⟦Đồ họa: Lê An.⟧ Năm nay, giá giảm.", unsafe="Giá gạo năm qua. Năm nay, giá giảm."),
        Bad("Hai xe hỏng nặng. ⟦Ảnh: M.Q⟧ Thông tin còn ít.", unsafe="Hai xe hỏng nặng. Thông tin còn ít."),
        Bad(
            "Xe khách chắn ngang đường. ⟦Ảnh CTV⟧ Theo đó, mưa to.",
            unsafe="Xe khách chắn ngang đường. Theo đó, mưa to.",
        ),
        Bad("Bé chơi trong sân. ⟦Ảnh N.D.⟧ Chúng tôi đã gặp bé.", unsafe="Bé chơi trong sân. Chúng tôi đã gặp bé."),
        Good("Chùm ảnh: Những chú gà con"),
        Good("Hình ảnh: nét, màu đẹp; nguồn: ổn định."),
        Good("Dân số là 9 triệu (Nguồn: Niên giám thống kê 2019)."),
        Good("Nghi phạm (ảnh nhỏ) và tang vật (ảnh chụp ngày 5-2) vẫn còn đó."),
        Good("Máy chạy tốt. Đồ họa: GeForce GTX. Âm thanh: Trong trẻo."),
        Good("Anh đến. Ảnh Hà Nội. Ảnh Honda Civic. Ảnh HLV Ba đến sân. Ảnh Lan Anh chụp rất đẹp."),
        Good("Bức ảnh minh họa cho bài viết này rất đẹp."),
    )

    def gate(self, page: Page, places: Positions) -> Positions:
        return worth_a_look(page, places)

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        text = document.text
        for credit in credits_at(text, places):
            if is_in_reference(document, credit.start, credit.end):
                continue
            edits = [removal(text, credit.start, credit.end, stop=True)] if credit.sure else []
            yield self.found(credit.start, credit.end, edits=edits, text=text[credit.start : credit.end])
