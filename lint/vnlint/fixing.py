"""Choose edits that do not meet, apply them, look again, until the text rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from vnlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Span, Spans, apply_edits
from vnlint.document import Document
from vnlint.linter import Checked, Linter

MAX_ROUNDS = 10
"""After so many rounds a text that still changes is an error of its rules."""


class Applied(Struct, frozen=True):
    """One fix that was made: its finding, the round it was made in, and the text before that round."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...]
    round: int
    before: str


@dataclass(slots=True)
class Fixed:
    """What became of one document."""

    text: str
    rounds: list[list[Edit]] = field(default_factory=list)
    """The edits of each round, in offsets of the text after the round before."""
    applied: list[Applied] = field(default_factory=list)
    remaining: Checked = field(default_factory=Checked)
    """What the rules say of the text as it is now."""
    restless: tuple[str, ...] = ()
    """The rules that still wanted to change the text after the last round allowed."""


class Fixer:
    """Fixes documents with the rules of a linter, up to a level of applicability."""

    def __init__(self, linter: Linter, level: Applicability, max_rounds: int = MAX_ROUNDS) -> None:
        if level is Applicability.DISPLAY_ONLY:
            raise ValueError("what is for display only is never applied")
        self._linter = linter
        self._level = level
        self._max_rounds = max_rounds
        self._phase = {rule.name: rule.phase for rule in linter.rules}

    def fix(self, document: Document) -> Fixed:
        """One document, fixed as far as it goes."""
        return self.fix_page([document])[0]

    def fix_page(self, documents: Sequence[Document]) -> list[Fixed]:
        """Several documents of one format, fixed as far as it goes; together or one by one gives the same."""
        results = [Fixed(document.text) for document in documents]
        moving = dict(enumerate(documents))
        for round_ in range(self._max_rounds + 1):
            still_moving: dict[int, Document] = {}
            for index, checked in zip(moving, self._linter.check_page(list(moving.values())), strict=True):
                document, result = moving[index], results[index]
                result.remaining = checked
                chosen = self._choose(checked.diagnostics)
                if chosen and round_ == self._max_rounds:
                    result.restless = tuple(sorted({diagnostic.rule for diagnostic, _ in chosen}))
                elif chosen:
                    edits = sorted({edit for _, fix in chosen for edit in fix.edits})
                    result.applied += (Applied(d, fix.edits, round_, document.text) for d, fix in chosen)
                    result.rounds.append(edits)
                    still_moving[index] = edited(document, edits)
                    result.text = still_moving[index].text
            moving = still_moving
            if not moving:
                break
        return results

    def _choose(self, diagnostics: Sequence[Diagnostic]) -> list[tuple[Diagnostic, Fix]]:
        """The fixes to make in this round: by phase, then the wider span, then the name; none meets another."""
        wanted = [(d, d.fix) for d in diagnostics if d.fix and d.fix.applicability >= self._level]
        wanted.sort(key=lambda pair: (self._phase[pair[0].rule], -len(pair[1].span), pair[0].rule, pair[0].span))
        chosen: list[tuple[Diagnostic, Fix]] = []
        taken = Spans()
        for diagnostic, fix in wanted:
            if any(taken.touch(edit.span) for edit in fix.edits):
                continue
            chosen.append((diagnostic, fix))
            for edit in fix.edits:
                taken.add(edit.span)
        return chosen


def edited(document: Document, edits: Sequence[Edit]) -> Document:
    """The document after the edits. Where syntax and switches are in the new text its source says, as of a file."""
    text, meta = apply_edits(document.text, edits), document.meta
    if meta.fence:
        meta = replace(meta, fenced=meta.fence(text))
    elif meta.fenced:
        meta = replace(meta, fenced=_moved(meta.fenced, edits))
    if meta.find_switches:
        meta = replace(meta, switches=meta.find_switches(text))
    return Document(text, document.id, meta)


def _moved(fenced: Sequence[Span], edits: Sequence[Edit]) -> tuple[Span, ...]:
    """Stretches that no edit meets, where they are after the edits."""
    moved = []
    position, by = 0, 0
    for span in fenced:
        while position < len(edits) and edits[position].span.end <= span.start:
            by += len(edits[position].content) - len(edits[position].span)
            position += 1
        moved.append(span.shift(by))
    return tuple(moved)
