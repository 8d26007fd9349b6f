"""What may be said of a text, once its rules have said what they have to say."""

import os
import signal
import sys
from typing import ClassVar

import numpy as np
import pytest
from msgspec.structs import replace

from vnlint import (
    Applicability,
    Bad,
    Characters,
    CharSet,
    Diagnostic,
    Document,
    Edit,
    Evidence,
    Fix,
    Good,
    Invariant,
    Linter,
    Message,
    Pattern,
    PatternRule,
    Phrases,
    Rule,
    Scope,
    Span,
    UsageError,
)


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


def test_a_word_of_several_syllables_covers_what_lies_in_it():
    text = "“ab xx” (ab  xx gh), ef xx ab"
    assert spans(text, Letters(), words=["AB\u00a0Xx"]) == ["xx"]
    assert spans(text, Letters(), words=["ab xx gh", "cd"]) == ["xx", "xx"]
    assert spans(text, Letters(), words=["xx ab xx"]) == ["xx", "xx", "xx"]


def test_a_safe_fix_that_does_not_encode_back_is_not_safe():
    def shift(text):
        return "".join(chr(ord(c) + 1) for c in text)

    (found,) = Linter([Shifted()], encodings={"shifted": shift}).check(Document("a bcd")).diagnostics
    assert found.fix.applicability is Applicability.SAFE
    (found,) = Linter([Shifted()], encodings={"other": str.upper}).check(Document("a bcd")).diagnostics
    assert found.fix.applicability is Applicability.UNSAFE


def test_a_safe_fix_that_does_not_look_the_same_is_not_safe():
    class Capital(Shifted):
        """Capitals for letters with a mark."""

        invariant = Invariant.LOOKALIKE_MAP
        pattern = Pattern("[ąćÁ]")

        def judge(self, document, match, offset):
            """The letter without its mark."""
            plain = {"ą": "A", "ć": "C", "Á": "A\u0301"}[match.group()]
            return self.found(offset + match.start(), offset + match.end(), replace=plain)

    class Seen(Capital):
        """The same, where one looks like the other."""

        lookalikes: ClassVar = {"ą": "A"}

    def fixes(rule):
        return [found.fix.applicability for found in Linter([rule]).check(Document("ą ć Á")).diagnostics]

    assert fixes(Capital()) == [Applicability.UNSAFE, Applicability.UNSAFE, Applicability.SAFE]
    assert fixes(Seen()) == [Applicability.SAFE, Applicability.UNSAFE, Applicability.SAFE]


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


FOUND = Diagnostic("failing", Span(0, 1), Message("bad", "sai"))


def fix(span, content):
    return Fix((Edit(span, content),), Applicability.UNSAFE)


def mentioned(span, field=None):
    return (Evidence(span, "x", Message("once more"), field),)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (None, "Expected `object`, got `null`"),
        ((0, 1), "Expected `object`, got `array`"),
        (replace(FOUND, rule="letters"), "the finding names another rule, `letters`"),
        (replace(FOUND, span=Span(2, 4)), "2..4 is beyond the text of 3 code points"),
        (replace(FOUND, span=Span(0.5, 1)), "Expected `int`, got `float` - at `$.span.start`"),
        (replace(FOUND, message="bad"), "Expected `object`, got `str` - at `$.message`"),
        (replace(FOUND, message=Message("bad", None)), "Expected `str`, got `null` - at `$.message.vi`"),
        (replace(FOUND, fix=fix(Span(3, 4), "")), "3..4 is beyond the text of 3 code points"),
        (replace(FOUND, fix=fix(Span(0, 1), 5)), "Expected `str`, got `int` - at `$.fix.edits[0].content`"),
        (replace(FOUND, fix=fix(Span(0, 1), b"y")), "Expected `str`, got `bytes` - at `$.fix.edits[0].content`"),
        (replace(FOUND, fix=fix(Span(0, 1), "\ud800")), r"a lone surrogate in a replacement, '\ud800'"),
        (replace(FOUND, choices=(1, 2)), "Expected `str`, got `int` - at `$.choices[0]`"),
        (replace(FOUND, confidence="high"), "Expected `float`, got `str` - at `$.confidence`"),
        (replace(FOUND, confidence=float("nan")), "a confidence of nan; it goes from 0 to 1"),
        (replace(FOUND, evidence=("x",)), "Expected `object`, got `str` - at `$.evidence[0]`"),
        (
            replace(FOUND, evidence=(Evidence(Span(0, 1), "x", "once more"),)),
            "Expected `object`, got `str` - at `$.evidence[0].reason`",
        ),
        (replace(FOUND, evidence=mentioned(Span(3, 4))), "3..4 is beyond the text of 3 code points"),
        (replace(FOUND, guards={"nothing"}), "Invalid enum value 'nothing' - at `$.guards[0]`"),
    ],
)
def test_a_rule_with_a_wrong_finding_has_failed_and_the_others_stand(wrong, reason):
    texts = [Document("x"), Document("x! "), Document("xx")]
    results = Linter([failing(lambda document: [FOUND, wrong]), Letters()]).check_page(texts)
    assert [[d.rule for d in checked.diagnostics] for checked in results] == [["letters"]] * 3
    (failure,) = (failure for checked in results for failure in checked.failures)
    assert failure.rule == "failing"
    assert reason in failure.error


@pytest.mark.parametrize(
    ("given", "admitted"),
    [
        (FOUND, FOUND),
        (replace(FOUND, span=Span(np.int64(0), np.int64(1))), FOUND),
        (replace(FOUND, confidence=np.float64(0.5)), replace(FOUND, confidence=0.5)),
        (
            replace(FOUND, fix=fix(Span(np.int32(0), np.int32(1)), np.str_("y"))),
            replace(FOUND, fix=fix(Span(0, 1), "y")),
        ),
        *[
            (one, one)
            for one in (
                replace(FOUND, fix=fix(Span(0, 3), "\ud800")),  # which stands in the text already
                replace(FOUND, message=Message("\ud801")),
                replace(FOUND, evidence=mentioned(Span(1, 2))),
                replace(FOUND, evidence=mentioned(Span(90, 91), field="title")),
            )
        ],
    ],
)
def test_numbers_of_numpy_are_as_good_as_others(given, admitted):
    (found,) = Linter([failing(lambda document: [given])]).check(Document("!x\ud800")).diagnostics
    assert found == admitted
    assert {type(found.span.start), type(found.span.end)} == {int}
    assert type(found.confidence) is float


class Beyond(Failing):
    """Finds what lies behind all that it was given."""

    scope = Scope.LINE

    def check(self, document, places):
        """A finding behind the text."""
        yield self.found(len(document.text) - 1, len(document.text) + 1)


def test_a_rule_of_line_scope_that_finds_something_behind_all_texts_has_failed():
    results = Linter([Beyond(), Letters()]).check_page([Document("x"), Document("xx")])
    assert [len(checked.diagnostics) for checked in results] == [1, 1]
    assert ["beyond the text" in checked.failures[0].error for checked in results] == [True, True]


class Greedy(Rule):
    message = Message("x")
    triggers = tuple(Characters(CharSet.of(chr(0x4E00 + i))) for i in range(600))

    def check(self, document, places):
        return [self.found(place, place + 1) for place in places.tolist()]


class Greedier(Rule):
    message = Message("x")
    triggers = tuple(Characters(CharSet.of(chr(0x5E00 + i))) for i in range(700))


class OneWord(Rule):
    message = Message("x")
    triggers = (Phrases(frozenset({"một"})),)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ([Greedy(), OneWord()], "rule `one-word`: triggers: ValueError: a phrase has at least two words"),
        (
            [Greedy(), Greedier()],
            "rule `greedier`: triggers: ValueError: 1301 sets of characters have to be",
        ),
    ],
)
def test_a_rule_whose_triggers_cannot_be_compiled_is_named(rules, told):
    with pytest.raises(UsageError, match=told):
        Linter(rules)
    assert spans("x\u4e01 \u5057y", Greedy()) == ["\u4e01", "\u5057"]
