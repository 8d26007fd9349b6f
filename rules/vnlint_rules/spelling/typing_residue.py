"""Keys of a typing method that were not turned into letters."""

from __future__ import annotations

from collections.abc import Iterator

from vnlint import Bad, Diagnostic, Document, Good, Measured, Message, Positions
from vnlint_rules.language.excerpt import excerpt
from vnlint_rules.language.typed import Way
from vnlint_rules.language.verdict import Fault
from vnlint_rules.spelling.base import SpellingRule

_CONFIDENCE = 0.98
"""Confidence that a whole stretch was typed in keys."""


class TypingResidue(SpellingRule):
    """Keys of Telex, VNI or VIQR stand in a word instead of the letters they stand for.

    "tieengs", "tiêngs", "Vie65t", "tie^'ng": the input method was off, or was half through. A whole stretch of keys is
    one finding, when the words that come out make sense together; where no language spells words so ("bieetj",
    "nu7o71c"), two of them in a text of their own are enough. A word alone is one if what it spells stands much
    better where it is than the letters do: "Hà Nooij", "hoc5 sinh", "chu? tịch". English words, names and codes that
    happen to spell a syllable in such keys (his, Moon, test, H5N1), words with the figure of a footnote (năm2) and the
    ends of questions and quotes are left alone; so is a full stop that may be a key, unless the sentence goes on.
    """

    fault = Fault.KEYS
    message = Message(
        "“{text}” was typed with the input method off: “{meant}”", "“{text}” còn sót phím gõ dấu: “{meant}”"
    )
    heeds_protection = False  # a stretch may hold numbers
    silences = frozenset({"spelling"})
    measured = Measured(corpus="raw news, 29,233 articles", per_10k=0.011, read=18, true=18, date="2026-11-28")
    examples = (
        Bad("Hội đồng ⟦ddaats⟧ đai họp chiều nay.", unsafe="Hội đồng đất đai họp chiều nay."),
        Bad("Họ nói nhiều thứ ⟦tiêngs⟧ khác nhau.", unsafe="Họ nói nhiều thứ tiếng khác nhau."),
        Bad("Người ⟦Vie65t⟧ ở nước ngoài.", unsafe="Người Việt ở nước ngoài."),
        Bad("⟦Hoom nay troiwf muwa raats⟧ to.", unsafe="Hôm nay trời mưa rất to."),
        Bad("⟦buwxa cowm chieeuf⟧", unsafe="bữa cơm chiều"),
        Bad("⟦D9u7o7ng2 ve62 nha2⟧", unsafe="Đường về nhà"),
        Bad("Ông mua ba cân ⟦đoofng⟧ vụn.", unsafe="Ông mua ba cân đồng vụn."),
        Bad("Em không ⟦cos⟧ bút.", unsafe="Em không có bút."),
        Bad("Gia đình ông ở Hà ⟦Nooij⟧ đã lâu.", unsafe="Gia đình ông ở Hà Nội đã lâu."),
        Bad("⟦DDuwowngf⟧ phố hôm nay rất đông.", unsafe="Đường phố hôm nay rất đông."),
        Bad("Các em ⟦hoc5⟧ sinh đã về nhà.", unsafe="Các em học sinh đã về nhà."),
        Bad("⟦Chu?⟧ tịch nước đến thăm trường.", unsafe="Chủ tịch nước đến thăm trường."),
        Bad(
            "⟦Nga`y mai cha'u dde^'n tha`nh pho^'⟧. Trời mưa.",
            unsafe="Ngày mai cháu đến thành phố. Trời mưa.",
        ),
        Good("Nhân vật này sẽ được buff mạnh hơn.", why="a key of a tone pressed twice is the letter"),
        Good("As soon as her car has seen the test, we too see how to kiss.", why="English"),
        Good("Hij was bij de deur, voor boots naar Hoorn.", why="Dutch"),
        Good("Hàm sin và hàm cos của một góc.", why="a term"),
        Good("Ana de Armas và Max Hazan đến Hà Nội.", why="names"),
        Good("Virus H5N1, áo U23, 15m2 và đường CO2.", why="codes"),
        Good("Ông Moon gặp bà Saab, ông Daan và cô Tana ở Hoorn.", why="foreign names"),
        Good("Vào năm2 ấy nước1 này có luật3, bậc cao4 và loại hai5.", why="footnotes"),
        Good("Chiếc váy 'em hoa' của cô được khen.", why="a quote"),
        Good("Bạn hỏi ai? anh hỏi em? tôi hỏi cả hai.", why="questions"),
        Good("Bài test sex và visa của his car.", why="English words"),
    )

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each stretch, and for each word outside of them."""
        for run in document.view(self.judge().runs):
            if run.way is Way.KEYS:
                yield self.found(
                    run.span.start,
                    run.span.end,
                    edits=run.edits,
                    confidence=_CONFIDENCE,
                    text=excerpt(run.span.of(document.text)),
                    meant=excerpt(run.meant(document.text)),
                )
        for finding in super().check(document, places):
            if not document.is_protected(finding.span):
                yield finding
