"""What rules on parts that stand twice have in common."""

from __future__ import annotations

from vnlint import Applicability, Diagnostic, Evidence, Message, Phase, Rule, Scope, Span
from vnlint_rules.language.excerpt import excerpt
from vnlint_rules.residue.removal import removal

_BEFORE = Message("stands here before", "đã có ở chỗ này")
_SEEN = 60
"""Code points of the earlier one that are shown as evidence."""


class RepeatedPartRule(Rule):
    """A part of a document that stands there before, and is taken out where it stands again."""

    scope = Scope.DOCUMENT
    phase = Phase.RESIDUE
    applicability = Applicability.UNSAFE
    heeds_protection = False

    def again(self, text: str, span: Span, before: int, *, goes: bool = True) -> Diagnostic:
        """The finding for a part that begins at ``before`` as well, and is taken out here if it ``goes``."""
        end = before + min(len(span), _SEEN)
        seen = Evidence(Span(before, end), text[before:end], _BEFORE)
        edits = [removal(text, span.start, span.end)] if goes else []
        return self.found(span.start, span.end, edits=edits, evidence=[seen], text=excerpt(span.of(text)))
