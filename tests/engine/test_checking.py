"""Places of what was fixed, in the text as it was before any round."""

from vnlint.checking import _WayBack
from vnlint.diagnostic import Edit, Span, apply_edits


def test_offsets_lead_back_over_a_round():
    text = "a--b++c"
    edits = [Edit(Span(0, 0), ">>"), Edit(Span(1, 3), ""), Edit(Span(4, 6), "====")]
    after = apply_edits(text, edits)
    assert after == ">>ab====c"
    back = _WayBack(edits)
    assert [back(after.index(character)) for character in "abc"] == [0, 1, 6]  # what was deleted before b began at 1
    assert [back(offset) for offset in (5, 6, 7)] == [6, 6, 6]  # inside of what was written: its end


def test_no_edit_no_way():
    assert _WayBack([])(7) == 7
