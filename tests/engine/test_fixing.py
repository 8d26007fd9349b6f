"""Edits that meet, guards, the law of evidence, and rest."""

import pytest

from vnlint import (
    Applicability,
    CharacterRule,
    Characters,
    CharSet,
    Document,
    Edit,
    Guard,
    Invariant,
    Linter,
    Message,
    Meta,
    Pattern,
    PatternRule,
    Phase,
    Protection,
    Scope,
    Span,
)
from vnlint.fixing import Fixer
from vnlint.source import Chunk, Fields
from vnlint.sources.markdown import Markdown


class DoubleBlank(PatternRule):
    message = Message("two blanks")
    pattern = Pattern(" {2,}")
    phase = Phase.SPACING
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY

    def replacement(self, match):
        return " "


class Gap(PatternRule):
    message = Message("a word is missing")
    pattern = Pattern("(?<=và) {2,}")

    def judge(self, document, match, offset):
        return self.found(offset + match.start(), offset + match.end(), guards=[Guard.WHITESPACE])


class WideGuard(PatternRule):
    message = Message("a word is missing somewhere")
    pattern = Pattern(r"\(.*\)")

    def judge(self, document, match, offset):
        return self.found(offset + match.start(), offset + match.end(), guards=[Guard.WHITESPACE])


class InnerGuard(WideGuard):
    pattern = Pattern("[abc]")


class EachBlank(DoubleBlank):
    pattern = Pattern(" ")

    def replacement(self, match):
        return ""


class Liar(PatternRule):
    message = Message("says that it edits white space only")
    pattern = Pattern("x")
    applicability = Applicability.SAFE
    invariant = Invariant.WHITESPACE_ONLY

    def replacement(self, match):
        return "y"


class Flip(CharacterRule):
    message = Message("never content")
    triggers = (Characters(CharSet.of("ab")),)
    applicability = Applicability.UNSAFE

    def examine(self, document, place):
        return self.found(place, place + 1, replace="b" if document.text[place] == "a" else "a")


class Wide(PatternRule):
    message = Message("the whole of it")
    pattern = Pattern("p.*q")
    applicability = Applicability.UNSAFE

    def replacement(self, match):
        return "W"


class Narrow(PatternRule):
    message = Message("a part of it")
    pattern = Pattern("p")
    applicability = Applicability.UNSAFE
    phase = Phase.WORDING

    def replacement(self, match):
        return "N"


SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def fixed(text, *rules, level=SAFE, **meta):
    return Fixer(Linter([rule() for rule in rules]), level).fix(Document(text, meta=Meta(**meta)))


@pytest.mark.parametrize("text", ["anh  em", "và   là", "Nam  của"])
def test_blanks_before_a_lower_case_letter_are_evidence(text):
    assert fixed(text, DoubleBlank).text == text
    assert fixed(text, DoubleBlank, level=UNSAFE).text == text.replace("   ", " ").replace("  ", " ")


def test_so_they_are_after_a_mark():
    assert fixed("e\u0323  m", DoubleBlank).text == "e\u0323  m"


def test_other_blanks_are_not():
    assert fixed("xong.  Rồi  Nam 3  kg", DoubleBlank).text == "xong. Rồi Nam 3 kg"


def test_a_guard_holds_against_unsafe_fixes_too():
    assert fixed("Nam và  là  ai", DoubleBlank, Gap, level=UNSAFE).text == "Nam và  là ai"


def test_a_broken_promise_is_not_safe():
    assert fixed("axb", Liar).text == "axb"
    assert fixed("axb", Liar, level=UNSAFE).text == "ayb"


def test_rules_that_never_rest_are_named():
    result = fixed("a", Flip, level=UNSAFE)
    assert result.restless == ("flip",)
    assert len(result.rounds) == 10


@pytest.mark.parametrize("rules", [(Wide, Narrow), (Narrow, Wide)])
def test_the_wider_of_two_edits_wins_whatever_the_order(rules):
    assert fixed("p-p-q", *rules, level=UNSAFE).text == "W"


def test_fenced_text_stays_and_moves_along():
    text = "xong.  Rồi  `a  b`  C.  Đ"
    result = fixed(text, DoubleBlank, fenced=(Span(12, 18),))
    assert result.text == "xong. Rồi `a  b` C. Đ"
    assert len(result.rounds) == 1


def test_what_is_turned_off_stays_in_every_round():
    class Dot(PatternRule):
        message = Message("a dot for blanks")
        pattern = Pattern("·")
        phase = Phase.UNICODE
        applicability = Applicability.UNSAFE

        def replacement(self, match):
            return "     "

    text = "A.·B.·C\n<!-- vnlint-disable-next-line -->\nA.·B.  C\nA.·B.  C <!-- vnlint-disable-line -->\nA.·B.  C\n"
    (document,) = Markdown().load(Chunk("a.md", 0, 0), text.encode(), Fields()).documents
    result = Fixer(Linter([Dot(), DoubleBlank()]), UNSAFE).fix(document)
    assert len(result.rounds) == 2
    _, *silent, _ = text.splitlines()
    assert result.text.splitlines() == ["A. B. C", *silent, "A. B. C"]
    assert result.remaining.silenced == 4


def test_rounds_tell_how_the_text_became_what_it_is():
    result = fixed("A.  B.  C", DoubleBlank)
    assert result.rounds == [[Edit(Span(2, 4), " "), Edit(Span(6, 8), " ")]]
    assert [a.diagnostic.rule for a in result.applied] == ["double-blank", "double-blank"]


def test_a_wide_guard_holds_whatever_stands_in_it():
    assert (
        fixed("(a  b  c  d  e) và.  E", DoubleBlank, InnerGuard, WideGuard, level=UNSAFE).text
        == "(a  b  c  d  e) và. E"
    )


def test_the_trace_of_a_word_is_evidence_whatever_invisible_stands_beside_it():
    for text in "và\u200b  là", "và  \u200blà", "và\u200b \u200b \u200blà", "vàng  \u00ad \u200elà":
        assert fixed(text, EachBlank).text == text


def test_a_document_whose_columns_were_looked_at_is_protected_all_the_same():
    class Asks(PatternRule):
        message = Message("asks the document")
        scope = Scope.DOCUMENT
        heeds_protection = False
        pattern = Pattern("a")

        def judge(self, document, match, offset):
            return None if document.is_protected(Span(match.start(), match.end())) else self.found(0, 1)

    document = Document("a.vn")
    assert len(document.tokens.starts) == 2
    assert not Linter([Asks()], [Protection("domain", r"[a-z]+\.vn")]).check(document).diagnostics
