"""What a safe fix leaves as it was, judged on the texts before and after, apart from how the engine judges it."""

import functools
import re
import unicodedata

import pytest
import unicodedata2
from hypothesis import given

from tests.properties.whole import REGISTRY, Text, documents, linter_of, texts
from vnlint.diagnostic import Applicability, Phase
from vnlint.fixing import Fixer
from vnlint.invariants import keeps
from vnlint.linter import Linter
from vnlint.rule import Invariant

SAFE = Applicability.SAFE
_BLANK = r"[\t\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_RUN = re.compile(f"(?<!{_BLANK}){_BLANK}{{2,}}(?!{_BLANK})")


def runs_of_evidence(text):
    """The runs of two or more blanks between a letter (or its mark) and a lower-case letter, in order."""
    return [
        match.group()
        for match in _RUN.finditer(text)
        if match.start() and unicodedata.category(text[match.start() - 1])[0] in "LM"
        if match.end() < len(text) and text[match.end()].islower()
    ]


def is_subsequence(part, whole):
    rest = iter(whole)
    return all(any(one == other for other in rest) for one in part)


@given(text=documents)
def test_a_safe_edit_keeps_the_invariant_of_its_rule(text):
    for applied in text.fix("all", SAFE).applied:
        rule = REGISTRY.rules[applied.diagnostic.rule]
        assert all(keeps(rule, applied.before, edit, REGISTRY.encodings.values()) for edit in applied.edits), applied


@given(text=documents)
def test_blanks_that_may_be_the_trace_of_a_word_survive_every_safe_fix(text):
    fixed = text.fix("all", SAFE).text
    # What looks like a letter may be half of a broken quote, if its marks were composed.
    read = Fixer(_reading(), SAFE).fix(text.document(unicodedata2.normalize("NFC", text.text))).text
    assert is_subsequence(runs_of_evidence(read), runs_of_evidence(fixed))


@functools.cache
def _reading():
    """The rules that have a text read in its right encoding."""
    rules = [rule() for rule in REGISTRY.rules.values() if rule.phase is Phase.ENCODING]
    return Linter(rules, REGISTRY.protections, encodings=REGISTRY.encodings)


@functools.cache
def _alone(rule):
    return Linter([REGISTRY.rules[rule]()], REGISTRY.protections, encodings=REGISTRY.encodings)


def _nothing_but_white(text):
    return "".join(text.split())


def _seen(text):
    """What has a glyph."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Mn") and not c.isspace())


_KEPT = {
    Invariant.WHITESPACE_ONLY: _nothing_but_white,
    Invariant.NFC_EQUAL: functools.partial(unicodedata2.normalize, "NFC"),
    Invariant.SAME_BASE_LETTERS: lambda text: [
        c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)
    ],
    Invariant.CASE_ONLY: str.casefold,
    Invariant.INVISIBLE_ONLY: _seen,
    Invariant.DELETES_PUNCTUATION: lambda text: [c for c in text if unicodedata.category(c)[0] != "P"],
    Invariant.DELETES_A_REPEAT: lambda text: set(re.findall(r"[^\W\d_]+", text.casefold())),
}
"""What a whole text has before and after, however many safe edits of a rule with that invariant were made."""


@pytest.mark.parametrize("rule", [name for name, rule in REGISTRY.rules.items() if rule.invariant])
@given(text=texts)
def test_a_rule_alone_keeps_its_promise_in_the_whole_text(rule, text):
    kept = _KEPT.get(REGISTRY.rules[rule].invariant, lambda text: None)
    fixed = Fixer(_alone(rule), SAFE).fix(Text(text).document()).text
    assert kept(fixed) == kept(text)
    if REGISTRY.rules[rule].phase is not Phase.ENCODING:  # a blank of a text that is read wrongly may be half a letter
        assert is_subsequence(runs_of_evidence(text), runs_of_evidence(fixed))


def test_evidence_is_what_the_law_says():
    assert runs_of_evidence("Nam và  là") == ["  "]
    assert runs_of_evidence("e\u0323 \u00a0m") == [" \u00a0"]
    assert runs_of_evidence("xong.  Rồi  Nam 3  kg") == []
    assert linter_of("all").check(Text("Nam và  là quan hệ").document()).failures == []
