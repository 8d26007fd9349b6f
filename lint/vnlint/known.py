"""What came of a chunk as bytes, for the cache."""

from __future__ import annotations

from collections import Counter

import msgspec
from msgspec import Struct

from vnlint.checking import Outcome
from vnlint.report import Finding, Part
from vnlint.source import Location, Problem


class _Known(Struct, array_like=True):
    path: str
    findings: list[Finding]
    problems: list[Problem]
    records: int
    syllables: int
    skipped: dict[str, int]
    fields: dict[tuple[str, str], bool]
    silenced: int
    idle: list[Location]
    writable: bool
    texts: int
    candidates: tuple[str, ...]


_decoder = msgspec.msgpack.Decoder(_Known)


def packed(outcome: Outcome) -> bytes | None:
    """The outcome as bytes; None for one that may not be taken for that of the same chunk again: what was fixed is not
    there any more, a rule that failed is to fail again, and a lone surrogate or a huge number cannot be written."""
    part = outcome.part
    if outcome.output is not None or part.applied or any(problem.rule for problem in part.problems):
        return None
    known = _Known(
        part.path,
        part.findings,
        part.problems,
        part.records,
        part.syllables,
        dict(part.skipped),
        part.fields,
        part.silenced,
        part.idle,
        outcome.writable,
        outcome.texts,
        outcome.candidates,
    )
    try:
        return msgspec.msgpack.encode(known)
    except (UnicodeEncodeError, OverflowError):
        return None


def unpacked(data: bytes) -> Outcome | None:
    """The outcome that was packed; None for bytes that are none."""
    try:
        known = _decoder.decode(data)
    except (msgspec.DecodeError, ValueError):
        return None
    part = Part(
        known.path,
        known.findings,
        known.problems,
        records=known.records,
        syllables=known.syllables,
        skipped=Counter(known.skipped),
        fields=known.fields,
        silenced=known.silenced,
        idle=known.idle,
    )
    return Outcome(part, writable=known.writable, texts=known.texts, candidates=known.candidates)
