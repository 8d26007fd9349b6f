"""What the rules share that tell one kind of odd word each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from vnlint import Applicability, Diagnostic, Document, Message, Phase, Positions, Rule, option
from vnlint_rules.language.verdict import Fault, Verdict
from vnlint_rules.language.verdicts import Judge, judge

_ASKS = Message(
    "“{text}” stands here {times} times: is “{meant}” meant? if it is right, add it to `words`",
    "“{text}” xuất hiện {times} lần: phải chăng là “{meant}”? nếu đúng, hãy thêm vào `words`",
)


@dataclass(frozen=True)
class JudgingRule(Rule):
    """A rule that asks the judge of words, whom all of them share if they name the same model."""

    phase = Phase.SPELLING
    applicability = Applicability.UNSAFE

    model: str = option("", "the file of a model that `vnlint learn` made, instead of the shipped one")
    model_share: float = option(1.0, "how much that model counts beside the shipped one: 1 for it alone")

    def __post_init__(self) -> None:
        """Raises ValueError for a file that is no model."""
        if self.model:
            self.judge()

    def judge(self) -> Judge:
        """Whom the rule asks."""
        return judge(self.model, self.model_share)


class SpellingRule(JudgingRule):
    """A rule that reports the verdicts on one fault.

    All rules of this kind share one look at the page: a word has one verdict and so one finding.
    """

    heeds_words = True
    fault: ClassVar[Fault]
    """What is wrong with the words that it reports; no other rule has the same."""
    no_answer: ClassVar[Message | None] = None
    """What is said where nothing is known that may have been meant."""

    def check(self, document: Document, places: Positions) -> Iterator[Diagnostic]:
        """One finding for each verdict."""
        for verdict in self.verdicts(document):
            yield self._finding(document, verdict)

    def verdicts(self, document: Document) -> Iterable[Verdict]:
        """The verdicts that it reports, in order of place."""
        return document.view(self.judge().verdicts).get(self.fault, ())

    def certainty(self, text: str, verdict: Verdict) -> Applicability:
        """How sure the fix is of a verdict on ``text``."""
        return self.applicability

    def _finding(self, document: Document, verdict: Verdict) -> Diagnostic:
        start, end = verdict.span.start, verdict.span.end
        text = document.text[start:end]
        if not verdict.choices:
            return self.found(start, end, confidence=verdict.confidence, message=self.no_answer, text=text)
        best, *others = verdict.choices
        if verdict.times or verdict.is_open:
            return self.found(
                start,
                end,
                choices=verdict.choices,
                confidence=verdict.confidence,
                message=_ASKS if verdict.times else None,
                text=text,
                meant=best,
                times=verdict.times,
            )
        return self.found(
            start,
            end,
            replace=best,
            applicability=self.certainty(text, verdict),
            choices=others,
            confidence=verdict.confidence,
            text=text,
            meant=best,
        )
