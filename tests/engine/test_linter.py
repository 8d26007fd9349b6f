"""What may be said of a text, once its rules have said what they have to say."""

from typing import ClassVar

from vnlint import Applicability, Bad, Document, Good, Invariant, Linter, Message, Pattern, PatternRule


class Letters(PatternRule):
    """A rule."""

    group = "spelling"
    message = Message("letters")
    pattern = Pattern("x+y?")
    heeds_words = True
    examples: ClassVar[tuple[Bad | Good, ...]] = ()


class Stretch(Letters):
    """A rule on wide stretches."""

    group = "unicode"
    message = Message("a stretch")
    pattern = Pattern(r"\[.*?\]")
    silences = frozenset({"spelling"})


class Shifted(PatternRule):
    """Text whose letters were moved on by one."""

    group = "unicode"
    message = Message("shifted")
    pattern = Pattern("b[a-z]*")
    applicability = Applicability.SAFE
    invariant = Invariant.REENCODES
    examples: ClassVar[tuple[Bad | Good, ...]] = ()

    def judge(self, document, match, offset):
        """The letters before."""
        before = "".join(chr(ord(c) - 1) for c in match.group())
        return self.found(offset + match.start(), offset + match.end(), replace=before)


def spans(text, *rules, **more):
    return [d.span.of(text) for d in Linter(rules, **more).check(Document(text)).diagnostics]


def test_a_wide_finding_silences_what_it_names_inside_it():
    text = "x [xx [x]] x"
    assert spans(text, Letters(), Stretch()) == ["x", "[xx [x]", "x"]
    assert spans(text, Letters()) == ["x", "xx", "x", "x"]


def test_words_of_the_user_are_right_however_they_are_written():
    assert spans("xx X\u0301y xxx xy", Letters(), words=["XX", "xy"]) == ["xxx"]


def test_a_safe_fix_that_does_not_encode_back_is_not_safe():
    def shift(text):
        return "".join(chr(ord(c) + 1) for c in text)

    (found,) = Linter([Shifted()], encodings={"shifted": shift}).check(Document("a bcd")).diagnostics
    assert found.fix.applicability is Applicability.SAFE
    (found,) = Linter([Shifted()], encodings={"other": str.upper}).check(Document("a bcd")).diagnostics
    assert found.fix.applicability is Applicability.UNSAFE
