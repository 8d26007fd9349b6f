"""What every finding of every rule is like, on any text."""

import functools
import itertools
import re

import pytest
import unicodedata2
from hypothesis import given

from tests.properties.whole import LEVELS, REGISTRY, documents, files
from vnlint.diagnostic import Applicability, Span

_UNFILLED = re.compile(r"\{\w*\}")


_composed = functools.partial(unicodedata2.normalize, "NFC")


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)


def _check_words(message, text):
    for words in (message.en, message.vi):
        assert words
        assert "{" in text or not _UNFILLED.search(words), words


@given(text=documents)
def test_findings_are_well_formed(text):
    checked = text.check("all")
    assert checked.failures == []
    assert len(set(checked.diagnostics)) == len(checked.diagnostics)
    assert [d.span for d in checked.diagnostics] == sorted(d.span for d in checked.diagnostics)
    everything = text.text + "".join(words for _, words in text.context)
    for diagnostic in checked.diagnostics:
        assert _lies_in(diagnostic.span, text.text), diagnostic
        assert 0 <= diagnostic.confidence <= 1
        assert all(type(choice) is str for choice in diagnostic.choices)
        _check_words(diagnostic.message, everything)
        for evidence in diagnostic.evidence:
            of = text.text if evidence.field is None else dict(text.context)[evidence.field]
            assert _lies_in(evidence.span, of), diagnostic
            assert _composed(evidence.span.of(of)) == _composed(evidence.text)  # rules of language read composed text
            _check_words(evidence.reason, everything)


@given(text=documents)
def test_fixes_are_well_formed(text):
    for diagnostic in text.check("all").diagnostics:
        if diagnostic.fix is None:
            continue
        edits = sorted(diagnostic.fix.edits)
        assert diagnostic.fix.applicability <= REGISTRY.rules[diagnostic.rule].applicability
        assert all(_lies_in(edit.span, text.text) for edit in edits), diagnostic
        assert all(edit.content != edit.of(text.text) for edit in edits), f"an edit that changes nothing: {diagnostic}"
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(edits)), diagnostic


@pytest.mark.parametrize("level", LEVELS)
@given(text=files)
def test_only_what_was_reported_is_fixed(level, text):
    """A fix is built from a finding of the text before its round, with the applicability the level asks for."""
    for applied in text.fix("all", level).applied:
        assert applied.diagnostic.fix is not None
        assert applied.edits == applied.diagnostic.fix.edits
        assert applied.diagnostic.fix.applicability >= level > Applicability.DISPLAY_ONLY
