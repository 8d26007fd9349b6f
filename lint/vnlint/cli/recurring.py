"""Forms that are flagged all over a corpus: asked about once at the end, not shown again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from vnlint.diagnostic import Applicability, Message
from vnlint.lang import number
from vnlint.report import Finding
from vnlint.reporters.visible import visible

_SHOWN = 5
"""How often a form is shown."""
_ASKED = 10
"""About how many forms is asked."""

_QUESTION = Message(
    "“{text}” was flagged {n} times ({hidden} not shown); if it is right, add it to `words`",
    "“{text}” bị báo {n} lần ({hidden} lần không hiện); nếu đúng, hãy thêm vào `words`",
)
_MORE = Message("{n} more forms were flagged more than {shown} times", "còn {n} dạng khác bị báo hơn {shown} lần")


class Recurring:
    """Counts the forms that rules flag which heed the user's own words; a form that is surely wrong is not counted."""

    def __init__(self, rules: frozenset[str]) -> None:
        """``rules``: the names of those rules."""
        self._rules = rules
        self._times: Counter[str] = Counter()

    def news(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings worth showing: all, but of each form the first few only."""
        return [finding for finding in findings if self._is_news(finding)]

    def _is_news(self, finding: Finding) -> bool:
        if finding.diagnostic.rule not in self._rules or finding.applicability is Applicability.SAFE:
            return True
        form = finding.text.casefold()
        self._times[form] += 1
        return self._times[form] <= _SHOWN

    def questions(self, lang: str) -> Iterator[str]:
        """A line for each form that was not shown every time, the most frequent first."""
        often = [(text, n) for text, n in self._times.most_common() if n > _SHOWN]
        for text, n in often[:_ASKED]:
            shown = visible(text, spaces=False)
            yield _QUESTION(text=shown, n=number(n, lang), hidden=number(n - _SHOWN, lang)).text(lang)
        if len(often) > _ASKED:
            yield _MORE(n=number(len(often) - _ASKED, lang), shown=_SHOWN).text(lang)
