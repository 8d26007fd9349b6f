"""Hunks of a diff: what they say makes the new lines of the old ones, soon enough."""

import time

from hypothesis import given
from hypothesis import strategies as st

from vnlint.diffing import Hunk, hunks_of

LINES = st.lists(st.sampled_from(["\n", "một\n", "hai\n", "ba\n", "bốn\n"]), max_size=40)


def applied(hunks: list[Hunk], lines: list[str]) -> list[str]:
    """The lines after the hunks, which have to say rightly what was there before."""
    made: list[str] = []
    done = 0
    for hunk in hunks:
        start = hunk.start - 1
        made += lines[done:start]
        done = start + hunk.removed
        assert [line[1:] + "\n" for line in hunk.lines if line[0] in " -"] == lines[start:done]
        added = [line[1:] + "\n" for line in hunk.lines if line[0] in " +"]
        assert len(added) == hunk.added
        made += added
    return made + lines[done:]


@given(LINES, LINES)
def test_hunks_make_the_new_lines(before: list[str], after: list[str]) -> None:
    assert applied(hunks_of("".join(before).encode(), "".join(after).encode(), 1), before) == after


def test_lines_that_changed_stand_together() -> None:
    (hunk,) = hunks_of(b"1\n2\n3\n4\n5\n6\n7\n8\n", b"1\n2\n3\n4!\n5!\n6\n7\n8\n", 11)
    assert hunk == Hunk(11, 8, 8, (" 1", " 2", " 3", "-4", "-5", "+4!", "+5!", " 6", " 7", " 8"))


def test_many_equal_lines_take_no_long_time() -> None:
    old = "".join(f"Dòng {number % 7} .\n\n" for number in range(40_000))
    begun = time.process_time()
    hunks = hunks_of(old.encode(), old.replace("Dòng 3 .", "Dòng 3.").encode(), 1)
    assert time.process_time() - begun < 5  # minutes, when equal lines are looked for
    assert sum(hunk.lines.count("+Dòng 3.") for hunk in hunks) == 40_000 // 7 + 1 - (40_000 % 7 < 4)
