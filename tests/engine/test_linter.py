"""What may be said of a text, once its rules have said what they have to say."""

import os
import signal
import sys
from typing import ClassVar

import pytest

from vnlint import Applicability, Bad, Document, Good, Invariant, Linter, Message, Pattern, PatternRule, Rule, Scope


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


class Failing(Rule):
    """Calls a function of its own in texts with an exclamation mark."""

    group = "failing"
    message = Message("bad")
    scope = Scope.DOCUMENT
    fail: ClassVar = None

    def check(self, document, places):
        """What comes of the function."""
        return type(self).fail(document) if "!" in document.text else ()


def failing(function):
    return type("Failing", (Failing,), {"fail": staticmethod(function)})()


def test_a_rule_that_would_end_the_program_has_failed():
    texts = [Document("x"), Document("x!"), Document("xx")]
    results = Linter([failing(lambda document: sys.exit(3)), Letters()]).check_page(texts)
    assert [len(checked.diagnostics) for checked in results] == [1, 1, 1]
    assert [failure.error for checked in results for failure in checked.failures] == ["SystemExit: 3"]


def test_an_interruption_interrupts():
    def interrupted(document):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Linter([failing(interrupted)]).check(Document("x!"))


def test_who_asks_the_program_to_end_is_heard_in_the_middle_of_a_rule():
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
    try:
        with pytest.raises(SystemExit, match="7"):
            Linter([failing(lambda document: os.kill(os.getpid(), signal.SIGTERM))]).check(Document("x!"))
    finally:
        signal.signal(signal.SIGTERM, before)
