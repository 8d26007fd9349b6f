"""The reading view is NFC, cluster by cluster, and leads back to the text as read."""

import time
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from tests.texts import either
from vnlint.diagnostic import Applicability, Edit, Fix, Message, Span, apply_edits
from vnlint.document import Document, Meta, Page
from vnlint.reading import Reading, suspects
from vnlint.rule import Diagnostic
from vnlint.wrapping import soft_line_ends

forms = st.sampled_from(["NFC", "NFD", "NFKD"])


@given(either, forms)
@example("Việt Nam " * 5 + "\n và", "NFC")
def test_offsets_lead_back(text, form):
    text = unicodedata.normalize(form, text)
    reading = Reading(Document(text))
    read = reading.document.text
    soft = soft_line_ends(Document(text))
    found = [reading.restore(_finding(i, i + 1)) for i in range(len(read))]
    for character, diagnostic in zip(read, found, strict=True):
        raw = diagnostic.span.of(text)
        if diagnostic.span in soft:
            assert character == " "
        elif raw:
            assert unicodedata.normalize("NFC", raw)[:1] in (character, "") or unicodedata.combining(character)
    joined = apply_edits(text, (Edit(span, " ") for span in soft))
    assert unicodedata.normalize("NFC", read) == unicodedata.normalize("NFC", joined)


@given(either)
def test_composed_text_is_not_suspected_of_anything_it_is_not(text):
    text = unicodedata.normalize("NFC", text)
    reading = Reading(Document(text))
    soft = soft_line_ends(Document(text))
    assert reading.document.text == apply_edits(text, (Edit(span, " ") for span in soft))
    assert reading.differs == bool(soft)


@given(either)
def test_what_differs_is_suspected(text):
    text = unicodedata.normalize("NFD", text)
    if Reading(Document(text)).document.text != text and not soft_line_ends(Document(text)):
        assert suspects(Page([Document("sạch"), Document(text)])) == [1]


def test_edits_wait_in_lines_that_were_composed():
    text = "Viê\u0323t  Nam\nViệt  Nam"
    reading = Reading(Document(text))
    first, second = reading.document.text.find("  "), reading.document.text.rfind("  ")
    waiting, ready = (reading.restore(_finding(i, i + 2, " ")) for i in (first, second))
    assert (waiting.span.of(text), waiting.fix) == ("  ", None)
    assert ready.span.start == text.rfind("  ")
    assert ready.fix == Fix((Edit(ready.span, " "),), Applicability.SAFE)


def _finding(start, end, replace=None):
    fix = None if replace is None else Fix((Edit(Span(start, end), replace),), Applicability.SAFE)
    return Diagnostic("a-rule", Span(start, end), Message("x"), fix)


def test_the_view_of_a_long_text_costs_no_more_a_finding():
    text = unicodedata.normalize("NFD", "Việt  Nam ") * 60_000
    reading = Reading(Document(text, meta=Meta(fenced=tuple(Span(i, i + 1) for i in range(0, 200_000, 20)))))
    began = time.perf_counter()
    for place in range(0, 200_000, 20):
        assert reading.restore(_finding(place, place + 1, " ")).fix is None
    assert time.perf_counter() - began < 5  # it was minutes when each looked at the whole line
