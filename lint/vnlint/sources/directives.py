"""Comments of Markdown that turn rules off and on: `vnlint-disable` and its kin. They reach as far as markdownlint's.

A comment holds from the beginning of its line on, so of several on one line the last decides. Those for a file give
way to all others, and those for one line to none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from vnlint.diagnostic import Message, Span
from vnlint.document import Switch
from vnlint.errors import unknown

MARK = "vnlint-"
"""What stands in every text with such a comment."""
_COMMENT = rf"<!--(?:\s*{MARK}(?P<what>[^\s,>]*?)(?P<names>[\s,].*?)?|.*?)-->"
_RANK = {"disable-file": 0, "disable": 1, "enable": 1, "disable-line": 2, "disable-next-line": 2}
_BETWEEN = re.compile(r"[\s,>]+")
"""What stands between names; the last where a quotation is wrapped."""
_REASON = re.compile(r"\s--(?:\s|\Z)")
"""Before the reason that may be given, as to ESLint."""
_DIRECTIVE = Message("directive", "chỉ thị")


def switches_in(text: str, stretches: Iterable[Span], lines: Sequence[Span]) -> tuple[Switch, ...]:
    """What the comments in some stretches of a text turn off and on. ``lines`` are all lines that may have comments."""
    comment = re.compile(_COMMENT, re.DOTALL)  # only now: few texts have any
    # Behind the last end of one nothing is looked for: each beginning would be followed to the end of the text.
    ends = ((stretch.start, text.rfind("-->", stretch.start, stretch.end)) for stretch in stretches)
    comments = (match for start, end in ends if end >= 0 for match in comment.finditer(text, start, end + len("-->")))
    found = [match for match in comments if match["what"] is not None]
    found.sort(key=lambda match: (_RANK.get(match["what"], 0), match.start()))
    starts = [*(line.start for line in lines), len(text) + 1, len(text) + 2]  # one line more, where nothing is found
    return tuple([_switch(match, starts, len(text)) for match in found])


def _switch(match: re.Match[str], starts: Sequence[int], end: int) -> Switch:
    what, place = match["what"], match.start()
    if what not in _RANK:
        known = [MARK + one for one in _RANK]
        return Switch(place, place, place, fault=unknown(_DIRECTIVE, MARK + what, known).message)
    names = tuple(filter(None, _BETWEEN.split(_REASON.split(match["names"] or "")[0])))
    first, last = _reach(match, starts, end)
    return Switch(place, first, last, names, on=what == "enable")


def _reach(match: re.Match[str], starts: Sequence[int], end: int) -> tuple[int, int]:
    """The first and last offset of what a directive is about."""
    if match["what"] == "disable-file":
        return 0, end
    line = bisect_right(starts, match.start()) - 1
    if match["what"] == "disable-next-line":
        line = bisect_right(starts, match.end() - 1)
    elif match["what"] != "disable-line":
        return starts[line], end
    return starts[line], starts[line + 1] - 1
